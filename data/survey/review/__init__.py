"""The mapping as a person reviews it: saved maps, corrections, what was confirmed before."""
