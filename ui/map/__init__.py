"""The map: a page of our own scheme that draws what Python tells it, and a widget that takes plain values."""
