"""Migrations of the store, run by `store/upgrade.py`."""
