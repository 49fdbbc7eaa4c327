"""The parts of the Diagnostics page and the dialogs that belong to it."""
