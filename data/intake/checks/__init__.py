"""Checks of a file against the contract of its table: values, keys, references, duplicates."""
