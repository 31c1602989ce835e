"""Measurements and trials that anyone can run."""
