"""Where rows come from, go to, and what they obey. Knows nobody above."""
