"""The sheets of a tracker that the tool makes itself, with live formulas and right caches."""
