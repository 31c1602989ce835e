"""How people reach the actions: the command line, the window, the words they read."""
