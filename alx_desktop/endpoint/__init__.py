"""The HTTP endpoint: what clients of one company read from the store. The only package that imports FastAPI."""
