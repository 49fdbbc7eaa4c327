"""The built program, without Python: command line, endpoint, files, drivers, window; its size and how fast it starts.

    python bootstrap.py build
    python bootstrap.py bench built [--folder dist/alx-desktop] [--rounds 5]

Copies the folder to a place with a space and an umlaut in its path and runs it there without PATH. On Linux with
strace it also looks whether anything of this checkout or of a Python was opened. Prints what held, and ends with 1 if
something did not. The time of a start is a ratio to the same command in .venv.
"""

from __future__ import annotations

import argparse
import json
import os
import pkgutil
import shutil
import ssl
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from base64 import b64encode
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import alx_desktop  # noqa: E402
from alx_desktop.services.licences import licence_files, packages  # noqa: E402
from benchmarks.built_program import BuiltProgram, DoesNotHold, opened_elsewhere, wait_for  # noqa: E402

ANSWERED = r"good for a day: (\S+)\s+(http\S+)/docs"
DRIVERS = ("postgresql+psycopg", "mysql+pymysql")
NOBODY = "u@127.0.0.1:9/moodle"


def version(program: BuiltProgram) -> str:
    """It is this version."""
    said = program.run("--version")
    _expect(alx_desktop.__version__ in said, said)
    return said.strip()


def modules(program: BuiltProgram) -> str:
    """Every module of ours is in its archive."""
    from PyInstaller.archive.readers import CArchiveReader

    held = CArchiveReader(str(program.command_line)).open_embedded_archive("PYZ.pyz").toc
    ours = {one.name for one in pkgutil.walk_packages(alx_desktop.__path__, "alx_desktop.")}
    # What Alembic reads as files is no module of the archive.
    missing = {name for name in ours - set(held) if not name.endswith("__main__") and ".versions." not in name}
    _expect(not missing, f"missing: {sorted(missing)}")
    return f"{len(ours)} modules"


def licences(program: BuiltProgram) -> str:
    """The licence of every part is there, as About shows it."""
    # `bench` installs mysqlclient for its own measures, perhaps after the building.
    parts = [one for one in packages() if one.name != "mysqlclient" or (program.inside / "MySQLdb").exists()]
    texts = [(package.name, file) for package in parts for file in licence_files(package)]
    missing = sorted({name for name, file in texts if not (program.inside / str(file)).exists()})
    _expect(not missing and (program.inside / "LICENSE").exists(), f"no text of {missing}")
    return f"{len(texts)} texts"


def demo(program: BuiltProgram) -> str:
    """A demo site is made and read; the migrations are found."""
    return program.run("demo", "--size", "small", "--no-window").partition("\n")[0]


def sync(program: BuiltProgram) -> str:
    """A second sync."""
    return program.run("--profile", "demo", "sync").strip()


def drivers(program: BuiltProgram) -> str:
    """Profiles of other databases get as far as a server that is not there."""
    for driver in DRIVERS:
        name = driver.partition("+")[0]
        program.run("profile", "add", name, "--url", f"{driver}://{NOBODY}")
        said = program.run("--profile", name, "connect", codes=(3,))
        _expect("Nothing answers at that address" in said, said)
    program.run("profile", "add", "tunnel", "--url", f"mysql+pymysql://{NOBODY}", "--ssh", "u@127.0.0.1:9")
    said = program.run("--profile", "tunnel", "connect", codes=(3,))
    _expect("[failed]" in said and "127.0.0.1:9" in said, said)
    program.run("profile", "remove", "tunnel", "--yes")
    listed = program.run("profile", "list")
    _expect(all(driver.partition("+")[0] in listed for driver in DRIVERS), listed)
    for driver in DRIVERS:
        program.run("profile", "remove", driver.partition("+")[0], "--yes")
    return f"{', '.join(DRIVERS)}, SSH"


def exports(program: BuiltProgram) -> str:
    """Three kinds of files, with the same rows."""
    from openpyxl import load_workbook

    files = {form: program.home / f"Fortschritt.{form}" for form in ("jsonl", "csv", "xlsx")}
    for form, file in files.items():
        program.run("--profile", "demo", "export", "course-progress", "--format", form, "--output", str(file))
    lines = len(files["jsonl"].read_text("utf-8").splitlines())
    _expect(len(files["csv"].read_text("utf-8-sig").splitlines()) > lines > 100, f"{lines} lines")
    sheets = load_workbook(files["xlsx"], read_only=True)
    _expect(any(sum(1 for _row in sheet.rows) > lines for sheet in sheets), "the workbook has fewer rows")
    return f"{lines} rows each in {', '.join(files)}"


def doctor(program: BuiltProgram) -> str:
    """The doctor finds no error and all parts."""
    said = program.run("--profile", "demo", "--json", "doctor")
    found = json.loads(said)
    absent = [line for line in json.dumps(found).split('"') if line.endswith("not installed")]
    _expect(len(absent) <= 1, said)  # mysqlclient is the one that may be
    return "no error"


def endpoint(program: BuiltProgram) -> str:
    """The demo's endpoint answers with its token: REST, OData, the console, and every form of stream."""
    import pyarrow as pa
    from pyarrow import parquet

    with program.started(program.command_line, "demo", "--size", "small", "--no-window", "--serve") as words:
        token, url = wait_for(words, ANSWERED).groups()
        rows = json.loads(_get(f"{url}/api/v1/course-progress?limit=3", token))
        _expect(len(rows["data"]) == 3, str(rows)[:300])
        for page in ("/docs", "/docs/console.js", "/docs/swagger-ui-bundle.js", "/openapi.json", "/health"):
            _get(url + page, token)
        company = json.loads(_get(f"{url}/api/v1/companies", token))["data"][0]["company_shortname"]
        stream = f"{url}/export/{company}/course-progress"
        table = parquet.read_table(BytesIO(_get(f"{stream}.parquet", token)))
        other = pa.ipc.open_stream(BytesIO(_get(f"{stream}.arrow", token))).read_all()
        _expect(table.num_rows == other.num_rows > 0, f"{table.num_rows} and {other.num_rows} rows")
    return f"{table.num_rows} rows as Parquet and Arrow; console, REST; ended by Ctrl+C"


def certificate(program: BuiltProgram) -> str:
    """HTTPS with a certificate that it has made."""
    folder, ready = program.home / "Zertifikat", program.home / "ready.json"
    program.run("certificate", str(folder), "--host", "127.0.0.1")
    cert, key = folder / "endpoint-certificate.pem", folder / "endpoint-key.pem"
    options = ("--host", "127.0.0.1", "--port", "0", "--cert", str(cert), "--key", str(key))
    with program.started(program.command_line, "serve", "demo", *options, "--ready-file", str(ready)):
        url = wait_for(ready, r'"(https://[^"]+)"')[1]
        with urllib.request.urlopen(f"{url}/health", context=ssl.create_default_context(cafile=cert)) as answer:
            _expect(answer.status == 200, str(answer.status))
    return url.rpartition(":")[0]


def window(program: BuiltProgram) -> str:
    """The window opens (offscreen), and closes when it is asked to; the log has no error."""
    with program.started(program.window, "--profile", "demo"):
        _until_open(program)
    logs = "".join(path.read_text("utf-8") for path in (program.data / "logs").glob("*.log"))
    _expect(" ERROR " not in logs and "Traceback" not in logs, logs[-3000:])
    return "opened and closed"


def nothing_else(program: BuiltProgram) -> str:
    """Nothing of the checkout or of another Python is opened, by a command and by the window."""
    strace = shutil.which("strace")
    if strace is None:
        return "not looked at: no strace here"
    trace = program.home / "trace.txt"
    before = (strace, "-f", "-qq", "-e", "trace=openat,open,execve", "-o", str(trace))
    with program.started(program.window, "--profile", "demo", before=before):
        _until_open(program)
    found = opened_elsewhere(trace, program)
    _expect(not found, f"opened: {sorted(found)[:20]}")
    return f"{len(trace.read_text('utf-8', errors='replace').splitlines())} openings looked at"


def _until_open(program: BuiltProgram) -> None:
    """Until the window's process answers those who start it once more."""
    from PySide6.QtNetwork import QLocalSocket

    from alx_desktop.ui.single_instance import server_name

    end = time.monotonic() + 60
    while time.monotonic() < end:
        socket = QLocalSocket()
        socket.connectToServer(server_name(program.data))
        if socket.waitForConnected(1000):
            socket.write(b"hello\n")
            socket.waitForBytesWritten(1000)
            # The other side answers from its event loop: the window is up.
            if socket.waitForReadyRead(30_000):
                return
        time.sleep(0.05)
    raise DoesNotHold("the window did not open")


def _get(url: str, token: str) -> bytes:
    login = b64encode(f"any:{token}".encode()).decode()
    request = urllib.request.Request(url, headers={"Authorization": f"Basic {login}"})
    with urllib.request.urlopen(request) as answer:
        return bytes(answer.read())


def _expect(holds: bool, otherwise: str) -> None:
    if not holds:
        raise DoesNotHold(otherwise)


CHECKS: tuple[Callable[[BuiltProgram], str], ...] = (
    version, modules, licences, demo, sync, drivers, exports, doctor, endpoint, certificate, window, nothing_else,
)  # fmt: skip


def measure(program: BuiltProgram, rounds: int) -> None:
    """Print the size, and how long commands take beside the same ones in .venv."""
    size = sum(path.lstat().st_size for path in program.folder.rglob("*") if path.is_file() and not path.is_symlink())
    print(f"size: {size / 1e6:,.0f} MB")
    for command in (("--version",), ("profile", "list")):
        built, plain = [], []
        for _round in range(rounds):
            built.append(program.seconds(*command))
            begun = time.perf_counter()
            line = [sys.executable, "-P", "-m", "alx_desktop", "--data-dir", str(program.data), *command]
            subprocess.run(line, cwd=program.home, check=True, capture_output=True)
            plain.append(time.perf_counter() - begun)
        here, there = statistics.median(built), statistics.median(plain)
        print(f"start, {' '.join(command)}: {here:.2f} s, {here / there:.2f} times that in .venv ({there:.2f} s)")


def main() -> int:
    """Try and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=ROOT / "dist" / "alx-desktop")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    if not options.folder.exists():
        parser.error(f"{options.folder} is not there: python3 bootstrap.py build")
    failed = 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        program = BuiltProgram(options.folder, Path(place))
        os.chdir(place)
        for check in CHECKS:
            try:
                print(f"holds: {check.__name__}: {check(program)}", flush=True)
            except Exception as error:  # the others are tried as well
                failed += 1
                print(f"FAILS: {check.__name__}: {type(error).__name__}: {error}", flush=True)
        measure(program, options.rounds)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
