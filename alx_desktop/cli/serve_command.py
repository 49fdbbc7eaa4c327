"""`serve`: what runs without a window, until it is told to stop."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from alx_desktop.cli.console import Output
from alx_desktop.cli.options import file_option
from alx_desktop.cli.serve_endpoint import EndpointOptions, endpoints, endpoints_wanted, ready_data
from alx_desktop.cli.session import Session, session_of
from alx_desktop.cli.sync_commands import sync_text
from alx_desktop.cli.working import duration, run_cancellable
from alx_desktop.domain.errors import AlxError, SecretMissing
from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.files import write_atomically

if TYPE_CHECKING:
    from alx_desktop.config import Profile
    from alx_desktop.services.endpoint_control import EndpointStatus
    from alx_desktop.services.scheduler import Scheduler
    from alx_desktop.services.scheduler_state import SchedulerState
    from alx_desktop.services.scheduler_turn import TurnEnd

Endpoints = AbstractContextManager[Mapping[str, "EndpointStatus"]]

LOOK = 3600.0
"""Seconds to sleep at a time while nothing is to be done here."""


class StillRunning(AlxError):
    """A run did not stop in time; the process ends without it."""

    title = "A sync did not stop in time"
    advice = "Nothing half-written is ever committed: the next run goes on after the last part that was."


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("serve")(serve)


def serve(
    context: typer.Context,
    names: Annotated[
        list[str] | None, typer.Argument(help="Profiles to sync; without any, --profile's, or all of them.")
    ] = None,
    at_once: Annotated[int, typer.Option("--at-once", min=1, max=16, help="How many sites to sync at once.")] = 1,
    ready_file: Annotated[
        Path | None, typer.Option("--ready-file", help="Written when it is up, removed at the end.", resolve_path=True)
    ] = None,
    host: Annotated[
        str | None, typer.Option("--host", help="Address of the endpoint; others than 127.0.0.1 need a certificate.")
    ] = None,
    port: Annotated[
        int | None, typer.Option("--port", min=0, max=65_535, help="Start the endpoint there; 0: on a free port.")
    ] = None,
    cert: Annotated[Path | None, file_option("--cert", "Certificate of the endpoint (PEM).")] = None,
    key: Annotated[Path | None, file_option("--key", "Its key (PEM).")] = None,
    pfx: Annotated[Path | None, file_option("--pfx", "Both in one file; its password is in ALX_PFX_PASSWORD.")] = None,
    sandbox: Annotated[
        bool | None, typer.Option("--sandbox/--no-sandbox", help="Whether /docs offers a made-up company to try.")
    ] = None,
) -> None:
    """Sync by the schedule of each profile, until Ctrl+C. Passwords come from ALX_DB_PASSWORD or the keychain.

    With --port, or where a profile's settings have it on, the endpoint for Power BI, Excel and scripts runs beside it.
    """
    session = session_of(context)
    chosen = names or ([session.profile_name] if session.profile_name else None)
    profiles = [session.app.profiles.get(name) for name in chosen] if chosen else session.app.profiles.list()
    wanted = endpoints_wanted(profiles, EndpointOptions(host, port, cert, key, pfx, sandbox))
    scheduler = session.app.make_scheduler(chosen, at_once)
    keep_syncing(session, profiles, scheduler, ready_file, endpoints(session.app, wanted, session.output))


def keep_syncing(
    session: Session,
    profiles: list[Profile],
    scheduler: Scheduler,
    ready_file: Path | None = None,
    beside: Endpoints | None = None,
) -> None:
    """Run the scheduler until Ctrl+C, or until the system wishes it to end; say what it does. Raises StillRunning.

    beside: the endpoints that run as long; what they raise at their start ends it before it has begun.
    """
    scheduler.listen(Teller(session.output).hear)

    def work(_progress: ProgressSink, cancel: CancelToken) -> bool:
        with beside or nullcontext({}) as running:
            scheduler.start()
            try:
                _say_what_runs(session.output, profiles)
                with _ready(ready_file, [profile.name for profile in profiles], ready_data(running)):
                    while not cancel.wait(LOOK):
                        pass
            finally:
                stopped = scheduler.stop()
        return stopped

    if not run_cancellable(work, True, CancelToken()):
        raise StillRunning
    session.output.say("Stopped.")


class Teller:
    """Says on stderr, in a line, how each run ended, and once what keeps a profile from being synced."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._skipped: set[str] = set()
        self._lock = threading.Lock()

    def hear(self, state: SchedulerState, end: TurnEnd | None) -> None:
        """A listener of the scheduler; on any of its threads."""
        for text in end.recovered if end is not None else ():
            self._alert(f"{state.profile}: {text}")
        if end is None or end.busy or (end.run is None and end.error is None):
            return
        with self._lock:
            if end.error is None and end.run is not None:
                self._skipped.discard(state.profile)
                self._output.say(f"{_now()} {state.profile}: {sync_text(end.run)}{_next(end)}")
            elif isinstance(end.error, SecretMissing):
                self._tell_skipped(state.profile, end.error)
            elif end.error is not None:
                self._alert(f"{state.profile}: failed: {end.error}.{_next(end)} {end.error.advice}")

    def _tell_skipped(self, name: str, error: SecretMissing) -> None:
        if name not in self._skipped:
            self._skipped.add(name)
            self._alert(f"{name}: skipped: {error.title}. {error.advice}")

    def _alert(self, text: str) -> None:
        """Also with --quiet."""
        typer.echo(f"{_now()} {text}".rstrip(), err=True)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _next(end: TurnEnd) -> str:
    if end.plan.at is None:
        return ""
    return f" Next in {duration(max(0.0, end.plan.at - end.now))} ({end.plan.reason})."


def _say_what_runs(output: Output, profiles: list[Profile]) -> None:
    from alx_desktop.sync.schedule import in_words

    for profile in profiles:
        output.say(f"{profile.name}: {in_words(profile.sync.schedule)}")
    if not profiles:
        output.say("No profiles yet. Those that are added are synced without a restart.")


@contextmanager
def _ready(path: Path | None, names: list[str], more: Mapping[str, Any]) -> Iterator[None]:
    """The file that says to others that it is up: JSON with the process id, the profiles, and the endpoint's URL."""
    if path is None:
        yield
        return
    text = json.dumps({"pid": os.getpid(), "profiles": names, **more})
    write_atomically(path, text.encode())
    try:
        yield
    finally:
        # Another one may have been started meanwhile, and be ready.
        if path.exists() and path.read_text("utf-8") == text:
            path.unlink(missing_ok=True)
