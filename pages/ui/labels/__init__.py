"""What columns, values, tables and fields are called on screen."""
