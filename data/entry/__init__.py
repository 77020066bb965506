"""What people type in rather than upload: checked, held against who is there already, stored, audited, undoable."""
