"""`store move`: from SQLite to PostgreSQL, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from alx_desktop.cli.options import JsonOption, YesOption
from alx_desktop.cli.session import Session, ask_password, session_of
from alx_desktop.cli.store_care_commands import ask
from alx_desktop.domain.errors import SecretNotKept, StoreLoginRefused

if TYPE_CHECKING:
    from alx_desktop.config import Profile
    from alx_desktop.store.location import StoreLocation
    from alx_desktop.store.moving import Moved

KEPT = "The profile still uses its store as before; a half copy at the new place is begun anew at the next try."


def register(group: typer.Typer) -> None:
    """Add the command to `store`."""
    group.command("move")(move)


def move(
    context: typer.Context,
    to: Annotated[str, typer.Option("--to", help="sqlite, or postgresql+psycopg://user@host:5432/db.")],
    yes: YesOption = False,
    as_json: JsonOption = False,
) -> None:
    """Move the store to PostgreSQL, or back into SQLite files. The old store is kept."""
    session = session_of(context)
    session.output.as_json |= as_json
    profile = session.app.profiles.get(session.profile_name)
    after = session.app.store_move.moved(profile, to)
    source, target = session.app.location(profile), session.app.location(after)
    session.output.say(
        f"The store of {profile.name!r} is copied from {source} to {target} and compared; then the profile uses the "
        "copy. The old store is kept. Close every window and service that uses it."
    )
    ask(session, f"Move the store of {profile.name!r}?", yes)
    # It may have the password of either store, and is to keep the new one's.
    session.unlock_vault()
    session.output.kept = KEPT
    moved, typed = _moved(session, profile, to)
    if typed is not None:
        _keep(session, profile.name, typed)
    session.output.result(_data(moved), _text(moved))


def _moved(session: Session, profile: Profile, to: str) -> tuple[Moved, str | None]:
    """The move, and the password that had to be typed for it."""
    from alx_desktop.services.secrets import Purpose

    try:
        return session.run(lambda progress, cancel: session.app.store_move.move(profile, to, progress, cancel)), None
    except StoreLoginRefused:
        if not session.has_person or session.app.secrets.environment.get(profile.name, Purpose.STORE) is not None:
            raise
    typed = ask_password(f"the PostgreSQL store of {profile.name}")
    session.app.secrets.remember(profile.name, typed, keep=False, purpose=Purpose.STORE)
    return session.run(lambda progress, cancel: session.app.store_move.move(profile, to, progress, cancel)), typed


def _keep(session: Session, name: str, typed: str) -> None:
    """The window will need it, too."""
    from alx_desktop.services.secrets import Purpose

    try:
        session.app.secrets.remember(name, typed, keep=True, purpose=Purpose.STORE)
    except SecretNotKept as error:
        session.output.say(f"{error.title}: {error.detail}. Set ALX_STORE_PASSWORD for later starts.")


def _data(moved: Moved) -> dict[str, Any]:
    return {
        "source": str(moved.source),
        "target": str(moved.target),
        "rows": moved.rows,
        "set_aside": [str(path) for path in moved.set_aside],
    }


def _text(moved: Moved) -> str:
    lines = [f"{sum(moved.rows.values()):,} rows in {len(moved.rows)} tables are at {moved.target}, and the same."]
    lines += [f"An earlier store there was kept as {path}." for path in moved.set_aside]
    return "\n".join([*lines, _old(moved.source)])


def _old(source: StoreLocation) -> str:
    if source.folder is None:
        return f"The old store is kept at {source}. To delete it: DROP SCHEMA reporting, admin, activity CASCADE;"
    return (
        f"The old store is kept in {source.folder}. To delete it, delete reporting.sqlite, admin.sqlite and "
        "activity.sqlite there (and the folder backups, if nobody needs it)."
    )
