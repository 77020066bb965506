"""From a question and a request to rows: plan, compose, print, materialize, execute."""
