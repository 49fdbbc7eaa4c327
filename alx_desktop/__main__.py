"""`python -m alx_desktop` and the `alx-desktop` command."""

from __future__ import annotations

from alx_desktop.cli import main

if __name__ == "__main__":
    main()
