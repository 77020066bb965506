"""Loading a file into a table: preview, store, rejected rows, templates."""
