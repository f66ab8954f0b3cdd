"""Bytes to articles: files, feeds, pages, publication dates, boilerplate, near-duplicates."""
