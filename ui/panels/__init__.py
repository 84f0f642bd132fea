"""One panel per file. A panel takes values, shows them, and says what the runner wants; it edits nothing."""
