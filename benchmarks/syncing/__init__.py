"""The parts of `bench sync`."""
