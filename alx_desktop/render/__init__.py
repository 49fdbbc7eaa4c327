"""Pages that are made without a window."""
