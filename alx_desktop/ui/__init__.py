"""The window. Knows services and domain; no SQL, nothing that blocks."""
