"""Text to sentences and tokens: Arabic and English normalising, clitics, numbers, dates."""
