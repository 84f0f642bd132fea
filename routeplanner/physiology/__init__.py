"""One published model per function."""
