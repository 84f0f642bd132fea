"""The window and the command line. Knows the core; the core never knows it."""
