"""`run` and `demo`: what opens the window."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from alx_desktop.cli.demo_endpoint import serve_demo
from alx_desktop.cli.options import JsonOption
from alx_desktop.cli.serve_command import keep_syncing
from alx_desktop.cli.session import Session, session_of
from alx_desktop.cli.sync_commands import sync_text
from alx_desktop.domain.errors import AlxError, WrongUse
from alx_desktop.domain.sync import SyncRequest

if TYPE_CHECKING:
    from alx_desktop.services.live_demo import LiveDemo

SLOWEST = 3600.0


class NoDisplay(AlxError):
    """A window was asked for where none can be shown."""

    title = "There is no display for a window"
    advice = "Everything but the window works here: see `alx-desktop --help`."


class Size(StrEnum):
    """How large a demo site is."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("run")(run)
    app.command("demo")(demo)


def run(
    context: typer.Context,
    background: Annotated[
        bool, typer.Option("--background", help="Begin in the tray, without showing the window, as at login.")
    ] = False,
) -> None:
    """Open the window."""
    open_window(session_of(context), background=background)


def demo(
    context: typer.Context,
    size: Annotated[Size, typer.Option("--size", help="How large the demo site is.")] = Size.MEDIUM,
    no_window: Annotated[bool, typer.Option("--no-window", help="Do not open the window at the end.")] = False,
    live: Annotated[
        bool, typer.Option("--live", help="Let things happen on the site, until the window closes.")
    ] = False,
    every: Annotated[
        float | None, typer.Option("--every", min=1, max=SLOWEST, help="With --live: seconds between them; else 10.")
    ] = None,
    serve: Annotated[
        bool, typer.Option("--serve", help="Where no window can be opened, serve its endpoint, until Ctrl+C.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Make a demo site, sync it, and open the window."""
    if every is not None and not live:
        raise WrongUse("--every says how often something happens with --live", advice="Add --live.")
    session = session_of(context)
    session.output.as_json |= as_json
    name = session.run(lambda progress, cancel: session.app.make_demo(progress, cancel, size.value))
    session.profile_name = name
    with session.site() as site:
        ran = session.run(lambda progress, cancel: site.sync.run(SyncRequest(), progress, cancel))
        status = site.sync.status()
    data = {"profile": name, "result": ran.result.value, "rows_live": status.rows_live}
    session.output.result(data, f"{sync_text(ran)}\n{_next_steps(name, status.rows_live)}")
    if ran.result.exit_code:
        raise typer.Exit(int(ran.result.exit_code))
    if live:
        _go_live(session, every, not no_window and has_display())
    elif not no_window and has_display():
        open_window(session)
    elif serve:
        serve_demo(session, name)


def _go_live(session: Session, every: float | None, window: bool) -> None:
    """Let the demo move under the window; without one beside the scheduler, as `serve` runs it, until Ctrl+C."""
    from alx_desktop.services.live_demo import EVERY, LiveDemo, quicken

    profile = quicken(session.app.profiles, session.app.profiles.get(session.profile_name))
    demo = LiveDemo(profile, EVERY if every is None else every)
    if window:
        with _living(demo):
            open_window(session, demo)
        return
    demo.listen(lambda text: session.output.say(f"Demo: {text}"))
    with _living(demo):
        keep_syncing(session, [profile], session.app.make_scheduler([profile.name]))


@contextmanager
def _living(demo: LiveDemo) -> Iterator[None]:
    demo.start()
    try:
        yield
    finally:
        demo.stop()


def open_window(session: Session, demo: LiveDemo | None = None, background: bool = False) -> None:
    """Show the window and wait until it is closed. demo: whose happenings it tells. background: begin in the tray."""
    if not has_display():
        raise NoDisplay
    # Qt costs a quarter of a second and 50 MB: only for who opens a window.
    from alx_desktop.services.secrets import INTERACTIVE_SECONDS
    from alx_desktop.ui.application import run_window

    # Whoever looks at a window can unlock a keychain, whether it was started from a terminal or not.
    session.app.secrets.keychain.patience = INTERACTIVE_SECONDS
    raise typer.Exit(run_window(session.app, session.profile_name, demo, background))


def show_error(error: AlxError) -> None:
    """Tell an error in a window of its own, and wait until it is closed."""
    from alx_desktop.ui.application import show_message

    what = f"{error.title}: {error.detail}" if error.detail else error.title
    show_message("\n\n".join(part for part in (what, error.advice) if part))


def has_display() -> bool:
    """Whether this process can show a window."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _next_steps(name: str, rows: int) -> str:
    return f"""{rows:,} rows of course progress are in the store of the profile {name!r}. What next:
  alx-desktop                                          the window
  alx-desktop --profile {name} status                    what the store holds
  alx-desktop --profile {name} export course-progress --format xlsx --output progress.xlsx
  alx-desktop profile add mysite --url mysql+pymysql://user@host:3306/moodle     a site of your own"""
