"""The command line of the questions: arguments in, tables out."""
