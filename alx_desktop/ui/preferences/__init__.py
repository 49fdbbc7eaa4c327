"""The cards of the Settings page, one subject each."""
