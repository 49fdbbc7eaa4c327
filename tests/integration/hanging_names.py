"""The command line where the name service never answers for one host; for tests.

python -m tests.integration.hanging_names DATA_DIR WORDS...
"""

from __future__ import annotations

import socket
import sys
import threading
from typing import Any

from alx_desktop.cli import main

HOST = "hangs.example"


def hang() -> None:
    """From now on, for whoever asks for HOST."""
    ask = socket.getaddrinfo

    def hanging(host: Any, *more: Any, **options: Any) -> Any:
        if host in (HOST, HOST.encode()) and not options.get("flags", 0) & socket.AI_NUMERICHOST:
            sys.stderr.write("hanging\n")
            sys.stderr.flush()
            threading.Event().wait()
        return ask(host, *more, **options)

    socket.getaddrinfo = hanging


if __name__ == "__main__":
    hang()
    sys.argv = ["alx-desktop", "--data-dir", *sys.argv[1:]]
    main()
