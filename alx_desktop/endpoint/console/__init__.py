"""The console under /docs: OpenAPI, the catalogue of errors, and a sandbox, all without the network."""
