"""State of a session: filters, address, answers, errors, jobs."""
