"""The parts of the Endpoint page."""
