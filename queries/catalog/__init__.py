"""The catalogue of questions: headers of the SQL files, and the fields of filters."""
