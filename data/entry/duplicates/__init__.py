"""Duplicate customers: candidate search, text normalization, match rules."""
