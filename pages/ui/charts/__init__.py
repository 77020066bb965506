"""Charts: axes, series, colours, and the shapes that several pages draw."""
