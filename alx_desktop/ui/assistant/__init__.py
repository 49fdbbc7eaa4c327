"""The connection assistant: from nothing to a tested profile."""
