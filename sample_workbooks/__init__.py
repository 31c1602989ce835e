"""Trackers as a certification body may have them, built by a script; every name is invented."""
