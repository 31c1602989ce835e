"""Journeys that a user makes through the window, and the server they are made on."""
