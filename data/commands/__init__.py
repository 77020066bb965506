"""What `python -m data` does: one module per command."""
