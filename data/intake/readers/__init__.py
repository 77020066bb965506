"""Files into rows of text: encodings, delimiters, workbooks, headers."""
