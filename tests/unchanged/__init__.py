"""Compares a commit with the working tree: results, addresses, commands, schema, and files made by the older one.

`python -m tests.unchanged BASE` is the program. `capture/` runs inside either tree, as the package `unchanged.capture`,
and knows the tree only by its public names and by those in `capture/lookup.py`.
"""
