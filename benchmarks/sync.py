"""Syncs of a million enrolments (site B), each as a ratio to its limit, which is measured in the same run.

    python bootstrap.py bench sync [--only PART,...] [--rounds N] [--driver pymysql|mysqldb] [--source-url URL]

full         a full sync: reading the large tables plus writing the final rows, nothing derived
incremental  after 1,000 changed completions of 500 learners: the bare timestamp filters plus re-reading the learners
logged       the same by Moodle's event log: half a second
unchanged    an incremental run with nothing changed: the bare timestamp filters
reconcile    with nothing changed: one fixed reference statement per table (benchmarks/syncing/reference.py)

Changes of the site are undone afterwards. Exit code 1 where a median is above its limit.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.big_site import big_site
from benchmarks.syncing.full import measure_full
from benchmarks.syncing.parts import measure_changed, measure_logged, measure_reconcile, measure_unchanged
from benchmarks.syncing.runs import Measured, synced_store
from benchmarks.syncing.site import Site, check_clock


@dataclass(frozen=True)
class Part:
    """One thing to measure. most: the ratio that it may have; None = it is only shown."""

    measure: Callable[[Site, Path], Measured]
    most: float | None


PARTS = {
    "full": Part(lambda site, _store: measure_full(site), None),
    "unchanged": Part(measure_unchanged, 1.2),
    "incremental": Part(measure_changed, 1.5),
    "logged": Part(measure_logged, 1.0),
    "reconcile": Part(measure_reconcile, 1.5),
}


def chosen(text: str) -> list[str]:
    """The parts named, in the order in which they are measured."""
    names = set(text.split(","))
    if unknown := names - PARTS.keys():
        raise argparse.ArgumentTypeError(f"no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    return [name for name in PARTS if name in names]


def options() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", type=chosen, default=list(PARTS), metavar="PART,...", help=", ".join(PARTS))
    parser.add_argument("--rounds", type=int, default=1, help="medians over so many rounds of all parts")
    parser.add_argument("--driver", default="pymysql", choices=["pymysql", "mysqldb"])
    parser.add_argument("--source-url", help="an existing site B, e.g. mysql+pymysql://root@127.0.0.1:3306/b")
    parser.add_argument("--prefix", default="mdl_")
    parser.add_argument("--connections", type=int, default=2, help="of a sync at a time; those of limits use one")
    parser.add_argument("--store", type=Path, help="folder of the synced store to start from; made where it is not")
    return parser.parse_args()


def show(name: str, measured: Measured) -> None:
    """One round of a part."""
    limit = " + ".join(f"{what} {seconds:.2f}" for what, seconds in measured.limit.items())
    remark = f"; {measured.remark}" if measured.remark else ""
    print(f"{name}: {measured.seconds:.2f} s = {measured.ratio:.2f} x ({limit}){remark}")
    print(f"    load: {measured.load}", flush=True)


def verdict(name: str, rounds: list[Measured]) -> bool:
    """The median of a part, and whether it is within its limit."""
    ratio = statistics.median(item.ratio for item in rounds)
    seconds = statistics.median(item.seconds for item in rounds)
    most = PARTS[name].most
    kept = most is None or ratio <= most
    allowed = "" if most is None else f", at most {most}: {'kept' if kept else 'NOT KEPT'}"
    print(f"{name}: {ratio:.2f} x its limit{allowed} (medians of {len(rounds)}; {seconds:.2f} s)")
    return kept


def main() -> int:
    """Rounds of all parts, runs and limits in turn."""
    asked = options()
    found: dict[str, list[Measured]] = {name: [] for name in asked.only}
    with ExitStack() as stack:
        site = Site(stack.enter_context(big_site(asked.source_url, asked.driver)), asked.prefix, asked.connections)
        store = Path()
        if asked.only != ["full"]:
            check_clock(site)
            store = stack.enter_context(synced_store(site, asked.store))
        for _round in range(asked.rounds):
            for name in asked.only:
                found[name].append(PARTS[name].measure(site, store))
                show(name, found[name][-1])
    print(f"driver {asked.driver}")
    verdicts = [verdict(name, rounds) for name, rounds in found.items()]
    return 0 if all(verdicts) else 1


if __name__ == "__main__":
    raise SystemExit(main())
