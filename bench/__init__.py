"""How fast pages and loads are. `make bench` prints it."""
