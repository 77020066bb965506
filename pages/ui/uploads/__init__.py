"""Steps of an upload: file, columns, questions, check, store."""
