"""`serve`: up, one line per run, down; in a process of its own, because signals matter."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from alx_desktop.app import App
from alx_desktop.cli.demo_endpoint import demo_token
from alx_desktop.config import EndpointSettings, Profile, SourceSettings
from alx_desktop.domain.errors import PortRefused, SecretMissing, StoreBusy
from alx_desktop.domain.sync import RunResult, SyncMode, SyncRun
from alx_desktop.paths import DataDir
from alx_desktop.services.profiles import ProfileService
from alx_desktop.services.scheduler_state import SchedulerState
from alx_desktop.services.scheduler_turn import TurnEnd
from alx_desktop.sync.schedule import NO_TROUBLE, Plan, Trouble
from tests.site_settings import put
from tests.unit.cli.conftest import HOME, Run, without_display
from tests.waiting import LONG, until

# Windows sends no other signal, and this one to a group of its own only.
END = getattr(signal, "CTRL_BREAK_EVENT", signal.SIGTERM)
ENDS = [END] if os.name != "posix" else [signal.SIGTERM, signal.SIGINT]
NEW_GROUP = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
NOBODY = "mysql+pymysql://moodle@127.0.0.1:1/moodle"


class Served:
    """A `serve` process; what it says is in a file."""

    def __init__(self, folder: Path, data: Path, *arguments: str) -> None:
        self.ready = folder / "ready.json"
        self._err = folder / "err.txt"
        command = [sys.executable, "-m", "alx_desktop", "--data-dir", str(data), "serve", *arguments]
        with self._err.open("wb") as err:
            self.process = subprocess.Popen(
                [*command, "--ready-file", str(self.ready)], stderr=err, stdout=subprocess.PIPE, cwd=HOME,
                env=without_display(), stdin=subprocess.DEVNULL,
                creationflags=NEW_GROUP,
            )  # fmt: skip

    @property
    def said(self) -> str:
        return self._err.read_text("utf-8")

    def stop(self, number: int = END) -> int:
        self.process.send_signal(number)
        return self.process.wait(LONG)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Callable[..., Served]]:
    """Starts `serve`; nothing is left at the end."""
    made: list[Served] = []

    def start(data: Path, *arguments: str) -> Served:
        folder = tmp_path / f"serve{len(made)}"
        folder.mkdir()
        made.append(Served(folder, data, *arguments))
        return made[-1]

    yield start
    for one in made:
        one.process.kill()
        one.process.communicate()


@pytest.mark.parametrize("number", ENDS)
def test_it_syncs_says_so_and_stops_when_told(
    served: Callable[..., Served], synced_copy: Path, tmp_path: Path, number: int
) -> None:
    profiles = ProfileService(DataDir(synced_copy))
    profiles.add(Profile(name="fresh", source=profiles.get("demo").source))
    profiles.add(Profile(name="far", source=SourceSettings(url=NOBODY)))
    one = served(synced_copy)
    until(one.ready.exists, "the ready file")
    found = json.loads(one.ready.read_text())
    assert found == {"pid": one.process.pid, "profiles": ["demo", "far", "fresh"]}
    until(lambda: "fresh: Sync (full): success" in one.said and "far: failed" in one.said, "a line per run")
    assert one.stop(number) == 0
    assert not one.ready.exists()
    assert one.process.stdout is not None and one.process.stdout.read() == b""
    lines = one.said.splitlines()
    assert "demo: Every 5 minutes · reconcile hourly" in lines
    line = next(line for line in lines if "fresh: Sync" in line)
    assert re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ fresh: Sync \(full\): success\. [\d,]+ read, ", line)
    assert re.search(r" Next in \d min \d+ s \(every 5 minutes\)\.$", line)
    assert "Nothing answers at that address" in next(line for line in lines if "far: failed" in line)
    assert lines[-1] == "Stopped."
    assert "Traceback" not in one.said


def test_only_the_chosen_ones(served: Callable[..., Served], synced_copy: Path) -> None:
    profiles = ProfileService(DataDir(synced_copy))
    profiles.add(Profile(name="fresh", source=profiles.get("demo").source))
    one = served(synced_copy, "fresh", "--at-once", "2")
    until(one.ready.exists, "the ready file")
    assert json.loads(one.ready.read_text())["profiles"] == ["fresh"]
    until(lambda: "fresh: Sync" in one.said, "a run")
    assert one.stop() == 0
    assert "demo:" not in one.said


def test_a_profile_that_is_not_there_is_wrong_use(run: Run, synced_copy: Path) -> None:
    ended = run("--data-dir", synced_copy, "serve", "nobody")
    assert ended.code == 2 and "nobody" in ended.err


def test_doctor_tells_the_schedule(run: Run, synced_copy: Path) -> None:
    def told() -> list[str]:
        found = run("--data-dir", synced_copy, "doctor", "--json").data["findings"]
        return [one["title"] for one in found if one["key"] == "schedule"]

    assert told() == ["Synced while the window or `serve` runs"]
    profiles = ProfileService(DataDir(synced_copy))
    demo = profiles.get("demo")
    paused = demo.sync.schedule.model_copy(update={"automatic": False})
    put(profiles, demo.model_copy(update={"sync": demo.sync.model_copy(update={"schedule": paused})}))
    assert told() == ["Automatic sync is paused"]


def end(**values: object) -> TurnEnd:
    return TurnEnd(Plan(300, SyncMode.INCREMENTAL, "every 5 minutes"), 0, NO_TROUBLE, **values)  # type: ignore[arg-type]


def test_what_is_said_of_turns(capsys: pytest.CaptureFixture[str]) -> None:
    from alx_desktop.cli.console import Output
    from alx_desktop.cli.serve_command import Teller

    teller = Teller(Output())
    state = SchedulerState("a", paused=False)
    run = SyncRun("r", SyncMode.INCREMENTAL, RunResult.SUCCESS, 1, 3)

    def said(*ends: TurnEnd | None) -> list[str]:
        for one in ends:
            teller.hear(state, one)
        return [line.partition(" ")[2] for line in capsys.readouterr().err.splitlines()]

    assert said(None, end(), end(error=StoreBusy(), busy=True)) == []
    assert said(end(run=run))[0].startswith("a: Sync (incremental): success. 0 read")
    assert said(end(run=run))[0].endswith("in 2 s. Next in 5 min 0 s (every 5 minutes).")
    (failed,) = said(end(error=PortRefused("127.0.0.1:1")))
    assert failed.startswith("a: failed: Nothing answers at that address: 127.0.0.1:1. Next in 5 min 0 s")
    missing = end(error=SecretMissing("x"))
    assert said(missing, missing, missing) == [f"a: skipped: The password is not known. {SecretMissing.advice}"]
    assert len(said(end(run=run), missing)) == 2
    paused = TurnEnd(Plan(None, None, "paused"), 0, Trouble(), run)
    assert "Next" not in said(paused)[0]


def test_quiet_says_failures_only(capsys: pytest.CaptureFixture[str]) -> None:
    from alx_desktop.cli.console import Output
    from alx_desktop.cli.serve_command import Teller

    output = Output()
    output.quiet = True
    teller = Teller(output)
    state = SchedulerState("a", paused=False)
    teller.hear(state, end(run=SyncRun("r", SyncMode.INCREMENTAL, RunResult.SUCCESS, 1, 3)))
    teller.hear(state, end(error=PortRefused("x")))
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_live_demo_without_a_window_tells_what_happens_and_stops(tmp_path: Path) -> None:
    from alx_desktop.services.live_demo import SCHEDULE

    data, said = tmp_path / "data", tmp_path / "said.txt"
    command = [sys.executable, "-m", "alx_desktop", "--data-dir", str(data), "demo", "--size", "small"]
    with said.open("wb") as err:
        process = subprocess.Popen(
            [*command, "--live", "--every", "1"], stderr=err, stdout=subprocess.PIPE, cwd=HOME, env=without_display(),
            stdin=subprocess.DEVNULL, creationflags=NEW_GROUP,
        )  # fmt: skip
    try:
        until(lambda: "Demo: " in said.read_text("utf-8"), "a happening")
        process.send_signal(END)
        out, _none = process.communicate(timeout=LONG)
    finally:
        process.kill()
        process.wait()
    text = said.read_text("utf-8")
    assert process.returncode == 0, text
    assert text.splitlines()[-1] == "Stopped." and "Traceback" not in text
    assert b"rows of course progress are in the store" in out
    assert "demo: Every minute" in text
    assert ProfileService(DataDir(data)).get("demo").sync.schedule == SCHEDULE


def test_a_demo_without_a_window_serves_its_endpoint_and_stops(tmp_path: Path) -> None:
    said = tmp_path / "said.txt"
    command = [sys.executable, "-m", "alx_desktop", "--data-dir", str(tmp_path / "data"), "demo", "--size", "small"]
    with said.open("wb") as err:
        process = subprocess.Popen(
            [*command, "--serve"], stderr=err, stdout=subprocess.PIPE, cwd=HOME, env=without_display(),
            stdin=subprocess.DEVNULL, creationflags=NEW_GROUP,
        )  # fmt: skip
    try:
        until(lambda: "It answers until Ctrl+C" in said.read_text("utf-8"), "the endpoint")
        token, url = re.findall(r'curl -u "any:(\S+)" "(\S+)"', said.read_text("utf-8"))[0]
        answer = httpx.get(url, auth=("any", token), timeout=LONG)
        process.send_signal(END)
        process.communicate(timeout=LONG)
    finally:
        process.kill()
        process.wait()
    assert answer.status_code == 200 and len(answer.json()["data"]) == 3
    assert process.returncode == 0 and "Traceback" not in said.read_text("utf-8")


@pytest.mark.parametrize("arguments", [["--every", "5"], ["--live", "--every", "0"], ["--live", "--every", "x"]])
def test_a_pace_that_does_not_fit_is_wrong_use(run: Run, tmp_path: Path, arguments: list[str]) -> None:
    ended = run("--data-dir", tmp_path / "data", "demo", *arguments)
    assert ended.code == 2 and "--every" in ended.err
    assert not (tmp_path / "data" / "config.toml").exists()


def test_each_start_of_the_demo_has_the_same_token_with_a_new_secret(synced_copy: Path) -> None:
    app = App(DataDir(synced_copy))
    try:
        with closing(app.open_site("demo")) as site:
            tokens, company = app.tokens(site), next(iter(app.company_settings(site).companies()))
            first, second = demo_token(tokens, company), demo_token(tokens, company)
            (kept,) = tokens.all(company)
            for made in (first, second):  # who has the first start's may still run
                assert kept.proves(made.text.split("_", 2)[2], tokens.now())
            tokens.revoke(kept.token_id)
            assert demo_token(tokens, company).token.token_id != kept.token_id
    finally:
        app.close()


def test_live_is_for_demo_sites_only(run: Run, synced_copy: Path) -> None:
    profiles = ProfileService(DataDir(synced_copy))
    put(profiles, profiles.get("demo").model_copy(update={"is_demo": False}))
    ended = run("--data-dir", synced_copy, "demo", "--live", "--no-window")
    assert ended.code == 2 and "real site" in ended.err


def test_the_endpoint_runs_beside_it(served: Callable[..., Served], run: Run, synced_copy: Path) -> None:
    made = run("--data-dir", synced_copy, "company", "list", "--json").data[0]
    token = run(
        "--data-dir", synced_copy, "token", "create", "--company", made["company_id"], "--name", "x", "--json"
    ).data["token"]
    one = served(synced_copy, "demo", "--port", "0")
    until(one.ready.exists, "the ready file")
    found = json.loads(one.ready.read_text())
    assert set(found) == {"pid", "profiles", "url", "port"}
    assert found["url"] == f"http://127.0.0.1:{found['port']}"
    with urllib.request.urlopen(f"{found['url']}/health?wstoken={token}", timeout=LONG) as answer:
        assert json.loads(answer.read())["status"] == "ready"
    other = run("--data-dir", synced_copy, "--json", "serve", "demo", "--port", found["port"])
    assert other.code == 1 and json.loads(other.out)["error"]["type"] == "PortBusy"
    assert one.stop() == 0
    assert "the endpoint answers at" in one.said and "Traceback" not in one.said and token not in one.said


def test_endpoint_options_that_do_not_fit(run: Run, synced_copy: Path, tmp_path: Path) -> None:
    garbage = tmp_path / "garbage.pem"
    garbage.write_text("x")
    profiles = ProfileService(DataDir(synced_copy))

    def error(*options: object) -> str:
        ended = run("--data-dir", synced_copy, "--json", "serve", *options)
        assert ended.code in (1, 2)
        return str(json.loads(ended.out)["error"]["type"])

    assert error("demo", "--port", 0, "--host", "0.0.0.0") == "TlsNeeded"
    assert error("demo", "--port", 0, "--host", "203.0.113.9", "--cert", garbage) == "CertificateBad"
    assert error("demo", "--port", 0, "--host", "no.such.host.invalid") == "TlsNeeded"
    assert error("demo", "--host", "127.0.0.1") == "WrongUse"
    assert error("demo", "--port", 0, "--pfx", garbage, "--cert", garbage) == "WrongUse"
    profiles.add(Profile(name="second", source=SourceSettings(url=NOBODY)))
    assert error("--port", 0) == "WrongUse"


def test_a_profile_that_has_it_on_starts_its_endpoint(served: Callable[..., Served], synced_copy: Path) -> None:
    profiles = ProfileService(DataDir(synced_copy))
    demo = profiles.get("demo")
    put(profiles, demo.model_copy(update={"endpoint": EndpointSettings(enabled=True, port=0)}))
    one = served(synced_copy)
    until(one.ready.exists, "the ready file")
    assert json.loads(one.ready.read_text())["port"] > 0
    assert one.stop() == 0
