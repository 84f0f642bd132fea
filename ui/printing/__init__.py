"""The prep sheet on paper."""
