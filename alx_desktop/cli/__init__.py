"""The command line. Imports only what every command needs; each command loads the rest when it runs."""

from alx_desktop.cli.root import app, main

__all__ = ["app", "main"]
