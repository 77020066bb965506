"""Sentences, numbers and days in the language of the reader."""
