"""Load on an endpoint: so many clients for so long, each with the next request as soon as the last one is answered.

python bootstrap.py bench endpoint --clients N --seconds S [--url URL --company ID --token T [--token T ...]]
                                   [--kinds plugin,rest,odata,...] [--rows N] [--folder DIR]

With --url it asks a running endpoint; the tokens are all of one company, and taken in turns (a token has limits of its
own: answers 429 are counted). Without it a store with --rows rows is made and served, with a token for each client.
Prints, per kind of request: answers by status, milliseconds (median, p95, p99, longest), rows and megabytes a second;
then how evenly clients were served, and the server's memory where it is ours. Exit code 1 if there was a 5xx.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import httpx

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.endpoint_site import ServedStore, served_store

FUNCTION = "local_alx_report_api_get_course_progress"
TIMEOUT = 120.0


@dataclass
class Kind:
    """A kind of request: how often among others, its path with {company}, its parameters, rows of an answer."""

    weight: int
    path: str
    params: dict[str, Any]
    rows: int = 0


KINDS = {
    "plugin page": Kind(4, "/webservice/rest/server.php", {"wsfunction": FUNCTION, "moodlewsrestformat": "json",
                                                           "limit": 1000, "offset": 0}, 1000),
    "rest page": Kind(4, "/api/v1/course-progress", {"limit": 1000}, 1000),
    "changes page": Kind(2, "/api/v1/changes", {"limit": 1000}, 1000),
    "odata preview": Kind(4, "/odata/{company}/CourseProgress", {"$top": 1000}, 1000),
    "odata page": Kind(1, "/odata/{company}/CourseProgress", {}, 10_000),
    "odata filter": Kind(2, "/odata/{company}/CourseProgress",
                         {"$filter": "status eq 'completed' and percentage ge 50", "$top": 100}, 100),
    "odata count": Kind(2, "/odata/{company}/CourseProgress/$count", {}),
    "metadata": Kind(2, "/odata/{company}/$metadata", {}),
    "health": Kind(1, "/health", {}),
}  # fmt: skip


@dataclass
class Tally:
    """What one kind of request met. seconds: of the answers 200."""

    statuses: Counter[int] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    size: int = 0


@dataclass
class Load:
    """The run so far. served: answers per client."""

    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    served: Counter[int] = field(default_factory=Counter)
    most_memory: float = 0.0


async def client(
    number: int, url: str, company: str, token: str, kinds: dict[str, Kind], end: float, load: Load
) -> None:
    """One client, until the end."""
    random, names = Random(number), list(kinds)
    weights = [kinds[name].weight for name in names]
    headers = {"X-API-Key": token, "User-Agent": f"load {number}", "Accept-Encoding": "identity"}
    async with httpx.AsyncClient(base_url=url, headers=headers, timeout=TIMEOUT, verify=False) as http:
        while time.perf_counter() < end:
            (name,) = random.choices(names, weights)
            kind, begun = kinds[name], time.perf_counter()
            tally = load.tallies[name]
            try:
                answer = await http.get(kind.path.format(company=company), params=kind.params)
            except httpx.TransportError:
                tally.statuses[0] += 1
                continue
            tally.statuses[answer.status_code] += 1
            if answer.status_code == 200:
                tally.seconds.append(time.perf_counter() - begun)
                tally.size += len(answer.content)
                load.served[number] += 1
            else:
                await asyncio.sleep(min(1.0, float(answer.headers.get("Retry-After", 0.05))))


async def watch(served: ServedStore, end: float, load: Load) -> None:
    """The server's memory, ten times a second."""
    while time.perf_counter() < end:
        load.most_memory = max(load.most_memory, served.memory)
        await asyncio.sleep(0.1)


async def run(
    options: argparse.Namespace, url: str, company: str, tokens: list[str], served: ServedStore | None
) -> Load:
    """All clients at once."""
    load, end = Load(), time.perf_counter() + options.seconds
    kinds = {name: kind for name, kind in KINDS.items() if not options.kinds or name.split()[0] in options.kinds}
    work = [client(number, url, company, tokens[number % len(tokens)], kinds, end, load)
            for number in range(options.clients)]  # fmt: skip
    await asyncio.gather(*work, *([watch(served, end, load)] if served else []))
    return load


def at(seconds: list[float], share: float) -> float:
    """Milliseconds within which that share of answers came."""
    ordered = sorted(seconds)
    return 1000 * ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def report(load: Load, clients: int, seconds: float) -> None:
    """The figures of each kind."""
    print(f"{'':14} {'answers':>8} {'p50':>8} {'p95':>8} {'p99':>8} {'longest':>8} {'rows/s':>9} {'MB/s':>7}  others")
    for name, tally in sorted(load.tallies.items()):
        others = {status: count for status, count in tally.statuses.items() if status != 200}
        figures = "".join(f"{at(tally.seconds, share):9.1f}" for share in (0.5, 0.95, 0.99, 1) if tally.seconds)
        rows, size = len(tally.seconds) * KINDS[name].rows / seconds, tally.size / 1e6 / seconds
        print(f"{name:14} {len(tally.seconds):8,}{figures:36} {rows:9,.0f} {size:7.1f}  {others or ''}")
    counts = sorted(load.served[number] for number in range(clients))
    print(f"answers per client: least {counts[0]}, median {counts[len(counts) // 2]}, most {counts[-1]}")


@contextmanager
def target(options: argparse.Namespace) -> Iterator[tuple[str, str, list[str], ServedStore | None]]:
    """The endpoint to ask: url, company, tokens, and the server where it is ours."""
    if options.url:
        yield options.url, options.company, options.token, None
        return
    with ExitStack() as stack:
        folder = options.folder or stack.enter_context(tempfile.TemporaryDirectory(prefix="alx-load-"))
        served = stack.enter_context(served_store(Path(folder), options.rows, options.clients))
        yield served.url, str(served.company), served.tokens, served


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--url")
    parser.add_argument("--company")
    parser.add_argument("--token", action="append")
    parser.add_argument("--kinds", type=lambda text: set(text.split(",")), help="plugin, rest, changes, odata, ...")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--folder", help="keep the store here, and use it again")
    options = parser.parse_args()
    if options.url and not (options.token and options.company):
        parser.error("--url needs --company and --token")
    with target(options) as (url, company, tokens, served):
        idle = served.memory if served else 0.0
        load = asyncio.run(run(options, url, company, tokens, served))
        report(load, options.clients, options.seconds)
        if served:
            print(f"server: {idle:.0f} MB idle, {load.most_memory:.0f} MB at most")
    faults = sum(count for tally in load.tallies.values() for status, count in tally.statuses.items()
                 if status >= 500 and status != 503)  # fmt: skip
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
