"""The weeks before the race, planned by their descent."""
