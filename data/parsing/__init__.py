"""Parsers of single values: flags, numbers, days, moments, telephone numbers, addresses, identity numbers."""
