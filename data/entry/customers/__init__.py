"""Customers on record: save, edit, archive, join, merge; who is assigned; what was done."""
