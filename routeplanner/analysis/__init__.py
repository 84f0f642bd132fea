"""From profiles and arrays to findings."""
