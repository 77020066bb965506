"""Survey files: recognise the tool's layout, propose what each column means, check, store, take back."""
