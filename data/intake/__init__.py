"""Files into tables: read, map, check, explain, store. Nothing is stored that cannot be taken back."""
