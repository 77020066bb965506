"""Parsers of single values: flags, numbers, days, moments, choices, telephone numbers, addresses, identity numbers."""
