"""A customer as the form knows it: its fields, their checks, and the record in the warehouse."""
