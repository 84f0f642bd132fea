"""The core: values and functions about a course that goes down. No Qt, no screen, no resources."""

__version__ = "0.1.0"
