"""Responses into the warehouse in one transaction; rejected ones into a file."""
