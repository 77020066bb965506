"""What the headings and the words of a file mean: columns of the table and values of its lists."""
