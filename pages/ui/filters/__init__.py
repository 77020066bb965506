"""The filter bar: fields, period, saved segments, and the choice as a sentence."""
