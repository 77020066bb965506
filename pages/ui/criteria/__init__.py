"""Criteria in words and in a form: conditions on what is known of a customer."""
