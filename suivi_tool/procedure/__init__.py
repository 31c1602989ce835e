"""MGT 02 as pure rules: dates and frozen facts in, values out; no file, no clock."""
