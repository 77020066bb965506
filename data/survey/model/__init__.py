"""What a survey file means: mapping of columns to questions, outcome of an import, reasons."""
