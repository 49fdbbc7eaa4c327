"""Table models over what services return."""
