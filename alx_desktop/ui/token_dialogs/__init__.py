"""Dialogs about tokens of the endpoint."""
