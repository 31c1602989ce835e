"""The fiches and letters of MGT 02: what they say, from the facts of one appeal."""
