"""The ledger of all writes: batches, change log, undo, audit, one unit of work."""
