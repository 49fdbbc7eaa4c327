"""The Monitoring page's readings over a year of metrics: 500 companies, 10,000 tokens with sessions every day.

    python bootstrap.py bench monitoring [--folder DIR] [--repeat N]

Prints the milliseconds of each reading and range (median, worst), and p95 of those that the page waits for before it
shows its figures, as a share of the limit (200 ms); beside it the processor's time alone, which is what an idle machine
takes. Ends with 1 above the limit. --folder: keep the store there, use it again.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from alx_desktop.config import Profile, SourceSettings
from alx_desktop.services.monitoring import MonitoringService
from alx_desktop.services.monitoring_endpoint import Watched
from alx_desktop.services.monitoring_window import Range
from alx_desktop.store.store import Store, StoreLocation
from benchmarks.metrics_store import MetricsSize, fill_metrics

LIMIT_MS = 200.0
NOW = 1_795_444_268
SIZE = MetricsSize(companies=500, tokens=10_000, requests=300_000, runs=20_000, busy=20_000, sessions=True)
PROFILE = Profile(name="bench", source=SourceSettings(url="sqlite:///x"), time_zone="Europe/Vienna")

Reading = Callable[[MonitoringService, Range], Any]
FIRST: dict[str, Reading] = {
    "endpoint": lambda service, chosen: service.endpoint(Watched(chosen)),
    "endpoint, one company": lambda service, chosen: service.endpoint(Watched(chosen, 7)),
    "syncs": lambda service, chosen: service.syncs(chosen),
    "store": lambda service, chosen: service.store(chosen),
}
"""What a view waits for before it shows its figures."""

LATER: dict[str, Reading] = {
    "endpoint, one token": lambda service, chosen: service.endpoint(Watched(chosen, 8, "t00000000007")),
    "companies": lambda service, chosen: service.companies(chosen),
    "tokens": lambda service, chosen: service.tokens(Watched(chosen)),
    "errors": lambda service, chosen: service.errors(Watched(chosen)),
    "statements": lambda service, chosen: service.statements(chosen),
}


def main() -> int:
    """Run the benchmark; 0 if the first figures keep the limit."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--repeat", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        place = StoreLocation(folder=options.folder or Path(temporary))
        with Store.open(place) as store:
            return _run(store, options.repeat)


def _run(store: Store, repeat: int) -> int:
    _fill(store)
    service = MonitoringService(PROFILE, store, {}, lambda: NOW)
    first = [pair for name, read in FIRST.items() for pair in _measure(name, read, service, repeat)]
    for name, read in LATER.items():
        _measure(name, read, service, repeat)
    p95, busy = (statistics.quantiles(times, n=20)[-1] for times in zip(*first, strict=True))
    print(f"\nfirst figures: p95 {p95:.0f} ms, {p95 / LIMIT_MS:.0%} of the limit; of the processor {busy:.0f} ms")
    return 0 if p95 <= LIMIT_MS else 1


def _fill(store: Store) -> None:
    marker = store.location.folder / "filled" if store.location.folder else None
    if marker is None or marker.exists():
        return
    print("making a year of metrics ...", file=sys.stderr)
    with store.writing(store.activity) as connection:
        fill_metrics(connection, SIZE, NOW)
    marker.touch()


def _measure(name: str, read: Reading, service: MonitoringService, repeat: int) -> list[tuple[float, float]]:
    """Milliseconds on the wall and of the processor."""
    found = []
    line = []
    for chosen in Range:
        times = []
        for _ in range(repeat):
            began, busy = time.perf_counter(), time.thread_time()
            read(service, chosen)
            times.append((time.perf_counter() - began) * 1000)
            found.append((times[-1], (time.thread_time() - busy) * 1000))
        line.append(f"{chosen} {statistics.median(times):.0f}/{max(times):.0f}")
    print(f"{name:24}{'  '.join(line)}")
    return found


if __name__ == "__main__":
    sys.exit(main())
