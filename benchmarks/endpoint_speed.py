"""How fast the endpoint answers, each against a limit of the same run.

python bootstrap.py bench endpoint_speed [--rows 1000000] [--rounds 3] [--folder DIR] [--datasette PROGRAM]

OData JSON against streaming the same JSON straight out of SQLite over HTTP (benchmarks/plain_servers.py; limit 1.3);
CSV against Datasette's stream of a view with the same columns (at least 5 x faster; --datasette names its program, and
without one it is left out); Parquet against fetching the rows and writing them with pyarrow (limit 1.5); pages of 1,000
rows through the plugin's protocol (median below 5 ms; answered from the cache, p99 below 5 ms); memory above idle
(below 150 MB). Ratios take the median of the rounds. Exit code 1 where a limit is not kept.
"""

from __future__ import annotations

import argparse
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from urllib.parse import urlencode, urlsplit

import httpx

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.endpoint import FUNCTION, at
from benchmarks.endpoint_site import ServedStore, served_store
from benchmarks.plain_servers import FROM, ORDER, column, shown
from tests.server_process import free_port

JSON_LIMIT, CSV_LIMIT, PARQUET_LIMIT, PAGE_LIMIT, MEMORY_LIMIT = 1.3, 5.0, 1.5, 5.0, 150.0
PAGES = 300


class Verdict:
    """Prints each figure beside its limit, and remembers whether all were kept."""

    def __init__(self) -> None:
        self.kept = True

    def tell(self, name: str, figure: float, limit: float, more: str = "", least: bool = False) -> None:
        """least: whether the limit is a lower one."""
        good = figure >= limit if least else figure <= limit
        self.kept &= good
        print(f"{name:34} {figure:8.2f}  limit {limit:g}: {'kept' if good else 'NOT KEPT'}  {more}", flush=True)


def read_all(url: str, token: str | None = None) -> tuple[float, int]:
    """Seconds and bytes of one answer, read as it comes."""
    headers = {"Accept-Encoding": "identity"} | ({"X-API-Key": token} if token else {})
    begun, size = time.perf_counter(), 0
    with httpx.stream("GET", url, headers=headers, timeout=600) as answer:
        answer.raise_for_status()
        for piece in answer.iter_raw(1 << 20):
            size += len(piece)
    return time.perf_counter() - begun, size


def read_odata(served: ServedStore) -> tuple[float, int]:
    """Seconds and bytes of a full read, from link to link."""
    link: str | None = f"{served.url}/odata/{served.company}/CourseProgress"
    begun, size, headers = time.perf_counter(), 0, {"X-API-Key": served.token, "Accept-Encoding": "identity"}
    with httpx.Client(headers=headers, timeout=600) as client:
        while link:
            body = client.get(link).raise_for_status().content
            size += len(body)
            link = next_link(body)
    return time.perf_counter() - begun, size


def next_link(body: bytes) -> str | None:
    """Of a page, without reading its rows: it is in the last two kilobytes, behind them."""
    _before, found, after = body[-12_000:].rpartition(b'"@odata.nextLink":"')
    return after.partition(b'"')[0].decode() if found else None


@contextmanager
def program(command: list[str], url: str) -> Iterator[str]:
    """A server of another's, until it answers."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _each in range(600):
            try:
                httpx.get(url)
                break
            except httpx.TransportError:
                time.sleep(0.1)
        yield url
    finally:
        process.terminate()
        process.wait(30)


def both(rounds: int, ours: Callable[[], float], limit: Callable[[], float]) -> tuple[float, float]:
    """Medians of seconds, taken in turns."""
    pairs = [(ours(), limit()) for _each in range(rounds)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def odata(served: ServedStore, rounds: int, verdict: Verdict) -> None:
    port = free_port()
    command = [sys.executable, "-m", "benchmarks.plain_servers", str(served.file), str(served.company), str(port)]
    with program(command, f"http://127.0.0.1:{port}") as url:
        size = read_odata(served)[1] / 1e6
        ours, limit = both(rounds, lambda: read_odata(served)[0], lambda: read_all(url + "/json")[0])
    verdict.tell("OData JSON / JSON out of SQLite", ours / limit, JSON_LIMIT, f"{ours:.1f} s, {size:.0f} MB")


def csv_stream(served: ServedStore, rounds: int, datasette: str | None, verdict: Verdict) -> None:
    def ours() -> float:
        return read_all(f"{served.url}/export/{served.company}/course-progress.csv", served.token)[0]

    if datasette is None:
        print(f"CSV: {ours():.1f} s; Datasette is left out (--datasette)")
        return
    with tempfile.TemporaryDirectory(prefix="alx-datasette-") as folder:
        copy, port = Path(folder, "bench.db"), free_port()
        flat_copy(served, copy)
        settings = ["--setting", "max_returned_rows", "10000", "--setting", "max_csv_mb", "0"]
        with program([datasette, "serve", str(copy), "-p", str(port), *settings], f"http://127.0.0.1:{port}") as url:
            mine, theirs = both(rounds, ours, lambda: read_all(f"{url}/bench/progress.csv?_stream=on")[0])
    verdict.tell("Datasette's CSV stream / ours", theirs / mine, CSV_LIMIT, f"{mine:.1f} s; {theirs:.1f} s", least=True)


def flat_copy(served: ServedStore, copy: Path) -> None:
    """A table with the same columns, which Datasette pages through by rowid: the fastest that it can stream."""
    columns = ", ".join(f"{column(field)} AS {field.name}" for field in shown())
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("ATTACH ? AS store", (str(served.file),))
        select = f"SELECT {columns} FROM {FROM} {ORDER}".replace("?", str(served.company))
        connection.execute(f"CREATE TABLE progress AS {select}")
        connection.commit()


def parquet(served: ServedStore, rounds: int, verdict: Verdict) -> None:
    url = f"{served.url}/export/{served.company}/course-progress.parquet"
    ours, limit = both(rounds, lambda: read_all(url, served.token)[0], lambda: written_parquet(served))
    verdict.tell("Parquet / fetching + pyarrow", ours / limit, PARQUET_LIMIT, f"{ours:.1f} s")


def written_parquet(served: ServedStore) -> float:
    """Seconds to fetch the rows with sqlite3 and write them with pyarrow, in pieces."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = ", ".join(column(field) for field in shown())
    begun = time.perf_counter()
    cursor = sqlite3.connect(served.file).execute(f"SELECT {columns} FROM {FROM} {ORDER}", (served.company,))
    writer = None
    with tempfile.TemporaryFile() as file:
        while rows := cursor.fetchmany(50_000):
            arrays = [pa.array(values) for values in zip(*rows, strict=True)]
            table = pa.table(arrays, names=[field.name for field in shown()])
            writer = writer or pq.ParquetWriter(file, table.schema)
            writer.write_table(table.cast(writer.schema))
        if writer:
            writer.close()
    return time.perf_counter() - begun


def pages(served: ServedStore, verdict: Verdict) -> None:
    """Each page twice, one after the other on one connection, until its last byte is there.

    The client is the standard library's: httpx takes 0.8 ms of its own for a page, and what the plugin needs for one
    (87 ms, cached 59 ms) was measured in its server.
    """
    params = {"wsfunction": FUNCTION, "moodlewsrestformat": "json", "limit": 1000, "wstoken": served.token}
    seconds: dict[str, list[float]] = {"store": [], "cache": []}
    with closing(HTTPConnection(urlsplit(served.url).netloc, timeout=60)) as client:
        for offset in range(0, PAGES * 1000, 1000):
            path = f"/webservice/rest/server.php?{urlencode(params | {'offset': offset})}"
            for source in seconds:
                begun = time.perf_counter()
                client.request("GET", path)
                answer = client.getresponse()
                answer.read()
                seconds[source].append(time.perf_counter() - begun)
                assert answer.headers["X-ALX-Source"] == source and answer.headers["X-ALX-Rows"] == "1000"
    fresh, cached = seconds.values()
    verdict.tell("plugin page of 1,000, median ms", at(fresh, 0.5), PAGE_LIMIT, f"p99 {at(fresh, 0.99):.1f} ms")
    verdict.tell("the same again, p99 ms", at(cached, 0.99), PAGE_LIMIT, f"median {at(cached, 0.5):.1f} ms")


@contextmanager
def watched(served: ServedStore, verdict: Verdict) -> Iterator[None]:
    """The server's memory meanwhile, above what it has now."""
    idle, most, done = served.memory, served.memory, threading.Event()

    def watch() -> None:
        nonlocal most
        while not done.wait(0.05):
            most = max(most, served.memory)

    thread = threading.Thread(target=watch)
    thread.start()
    yield
    done.set()
    thread.join()
    verdict.tell("memory above idle, MB", most - idle, MEMORY_LIMIT, f"idle {idle:.0f} MB")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", help="keep the store here, and use it again")
    parser.add_argument("--datasette", help="its program, of an environment of its own")
    options, verdict = parser.parse_args(), Verdict()
    with (
        tempfile.TemporaryDirectory(prefix="alx-speed-") as temporary,
        served_store(Path(options.folder or temporary), options.rows) as served,
        watched(served, verdict),
    ):
        odata(served, options.rounds, verdict)
        csv_stream(served, options.rounds, options.datasette, verdict)
        parquet(served, options.rounds, verdict)
        pages(served, verdict)
    return 0 if verdict.kept else 1


if __name__ == "__main__":
    sys.exit(main())
