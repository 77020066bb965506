"""Recognition of the questions in a survey file: roles, scales, matrices, respondents."""
