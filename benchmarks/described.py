"""Requests made up from the endpoint's description (schemathesis), for as long as you like.

    python3 bootstrap.py bench described [--examples N] [--seed N] [--url URL --company ID --token T]

N requests that fit the description and N that do not, for each operation. Without --url it serves the demo site. Prints
how many were sent for each operation; exit code 1 if there was a 5xx, or an answer that the description does not have.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.hostile import served_demo
from tests.endpoint.described_api import any_seed, described_operations, explore, modes_of


def main() -> int:
    """Run it; its exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--examples", type=int, default=200)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--url")
    parser.add_argument("--company")
    parser.add_argument("--token")
    options = parser.parse_args()
    seed = any_seed() if options.seed is None else options.seed
    print(f"seed {seed}", flush=True)
    if options.url:
        return _run(options.url, options.company, options.token, options.examples, seed)
    with served_demo() as (url, company, token):
        return _run(url, company, token, options.examples, seed)


def _run(url: str, company: str, token: str, examples: int, seed: int) -> int:
    failed = 0
    for operation in described_operations(url, token, company):
        for mode in modes_of(operation):
            try:
                sent = explore(operation, url, token, examples, seed, mode)
                print(f"{operation.label} ({mode.value}): {sent} requests", flush=True)
            except Exception as error:
                failed += 1
                print(
                    f"{operation.label} ({mode.value}): {error}",
                    *getattr(error, "exceptions", ()),
                    sep="\n",
                    flush=True,
                )
    print(f"{failed} operations failed" if failed else "every answer was one of those described")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
