"""Clients' mirrors through every protocol, while syncs change the store and the server is killed: equal to the store?

python bootstrap.py bench exactness [--rounds 200] [--seed N]

Mirrors of two companies: the plugin's protocol in auto mode (with and without the `removed` field; page by page, and
pages side by side), REST /changes and mode=client, OData in full; small pages, repeated pages, clients that die, a
server that is killed with SIGKILL, fields and courses switched, a rebuilt store. Every ten rounds each mirror must be
what the store has (tests/endpoint/mirrored_site.py). Exit code 1 at the first difference.
"""

from __future__ import annotations

import argparse
import logging
import random
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.endpoint.mirrored_site import mirrored_rounds

CHECK_EVERY = 10


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=random.randrange(10**9))
    options = parser.parse_args()
    logging.disable(logging.WARNING)
    print(f"seed {options.seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="alx-exactness-") as folder:
        try:
            mirrored_rounds(Path(folder, "data"), options.seed, options.rounds, CHECK_EVERY, tell)
        except AssertionError as difference:
            print(f"seed {options.seed}: {difference}")
            return 1
    return 0


def tell(text: str) -> None:
    """At once, also into a file."""
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
