"""The window at full size: a million enrolments, 500 companies, 10,000 tokens, a year of metrics, everything at once.

    python bootstrap.py bench desktop --folder DIR [--seconds 60] [--enrolments N] [--companies N] [--tokens N]

Makes what it needs in DIR where it is not there (some minutes). While all pages are visited again and again, a full
sync, an Excel export and eight clients of the endpoint run. Prints how long the event loop stood still (limits: p99
50 ms, at most 250 ms) and how long pages took to show something (limit: p95 200 ms), first alone, then beside the load.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from alx_desktop.app import App  # noqa: E402
from benchmarks.desktop_site import PROFILE, DesktopSize, biggest_company, prepared  # noqa: E402
from benchmarks.window import Load, measure_gaps  # noqa: E402

CLIENTS = 8


class WholeLoad(Load):
    """A full sync, an export, and clients of the endpoint."""

    beside = "full sync, export and endpoint"
    known: tuple[int, list[str]]
    """The clients' company, and a token for each of them."""

    def _start_load(self) -> None:
        self._clients: subprocess.Popen[bytes] | None = None
        endpoint = self._flow.session.endpoint
        endpoint.changed.connect(self._on_endpoint)
        endpoint.start()
        super()._start_load()

    def _on_endpoint(self) -> None:
        status = self._flow.session.endpoint.status
        if status.running and self._clients is None:
            self._clients = subprocess.Popen(_clients(status.url, *self.known, self._seconds))

    def _end(self) -> None:
        super()._end()
        if self._clients is None or self._clients.wait():
            print("the endpoint was not asked: what stands above is without it", flush=True)


def _clients(url: str, company: int, tokens: list[str], seconds: float) -> list[str]:
    command = [sys.executable, str(ROOT / "benchmarks" / "endpoint.py"), "--url", url, "--company", str(company)]
    command += ["--clients", str(CLIENTS), "--seconds", str(seconds * 0.8)]
    return command + [part for token in tokens for part in ("--token", token)]


def main() -> None:
    """Prepare and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    size = DesktopSize()
    parser.add_argument("--folder", required=True)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--enrolments", type=int, default=size.enrolments)
    parser.add_argument("--companies", type=int, default=size.companies)
    parser.add_argument("--tokens", type=int, default=size.tokens)
    options: Any = parser.parse_args()
    folder = Path(options.folder)
    folder.mkdir(parents=True, exist_ok=True)
    data = prepared(folder, DesktopSize(options.enrolments, options.companies, options.tokens))
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    options.data_dir, options.profile = str(data.root), PROFILE
    with closing(App(data)) as app, closing(app.open_site(PROFILE)) as site:
        company, tokens = biggest_company(site), app.tokens(site)
        WholeLoad.known = company, [tokens.create(company, f"client {number}").text for number in range(CLIENTS)]
    measure_gaps(options, WholeLoad)


if __name__ == "__main__":
    main()
