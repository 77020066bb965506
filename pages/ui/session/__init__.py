"""What the session keeps: the choice, the address, answers, errors, jobs."""
