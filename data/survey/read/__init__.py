"""Survey files into staged rows, whatever tool exported them."""
