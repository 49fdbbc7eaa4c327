"""HTTP access to the store, company by company; the only package that knows the web framework."""
