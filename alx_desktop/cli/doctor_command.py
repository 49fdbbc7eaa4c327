"""`doctor`: what there is, what is wrong, and repair."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from alx_desktop.cli.options import JsonOption
from alx_desktop.cli.session import Session, session_of
from alx_desktop.domain.errors import AlxError, ExitCode

if TYPE_CHECKING:
    from alx_desktop.config import Profile
    from alx_desktop.services.diagnostics import Diagnosis
    from alx_desktop.store.finding import Finding


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("doctor")(doctor)


def doctor(
    context: typer.Context,
    repair: Annotated[bool, typer.Option("--repair", help="Put right what can be put right.")] = False,
    bundle: Annotated[
        Path | None,
        typer.Option("--bundle", metavar="FILE", help="Write a support bundle, a zip file without personal data."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Look at installation, stores, passwords and connections: of one profile, or of all."""
    session = session_of(context)
    session.output.as_json |= as_json
    profiles = _profiles(session)
    _unlock_vault(session, profiles)
    done = {profile.name: _repair(session, profile) for profile in profiles} if repair else {}
    found = session.run(lambda progress, cancel: session.app.diagnostics.diagnose(profiles, progress, cancel))
    data: dict[str, Any] = {
        "facts": dict(found.facts),
        "repaired": done,
        "findings": [{"profile": name, **asdict(one)} for name, one in found.findings],
    }
    lines = [f"{what + ':':<22}{value}" for what, value in found.facts]
    lines += [f"{name}: {text}" for name, texts in done.items() for text in texts]
    lines += [finding_text(one, name) for name, one in found.findings]
    if bundle is not None:
        files = _save_bundle(session, profiles, found, bundle)
        data["bundle"] = {"file": str(bundle), "contents": files}
        lines.append(f"Support bundle: {bundle} ({', '.join(files)}). Read it before you hand it on.")
    session.output.result(data, "\n".join(lines))
    if found.source_failed:
        raise typer.Exit(int(ExitCode.SOURCE_UNREACHABLE))
    raise typer.Exit(int(ExitCode.FAILED if found.has_errors else ExitCode.DONE))


def finding_text(finding: Finding, profile: str | None = None) -> str:
    """A finding as a person reads it."""
    where = f"{profile}: " if profile else ""
    text = f"{'[' + finding.severity + ']':<10} {where}{finding.title}" + (
        f": {finding.detail}" if finding.detail else ""
    )
    return f"{text}\n{'':<10} {finding.advice}" if finding.advice else text


def finding_data(finding: Finding) -> dict[str, Any]:
    """A finding as scripts get it."""
    return asdict(finding)


def _profiles(session: Session) -> list[Profile]:
    if session.profile_name is not None:
        return [session.app.profiles.get(session.profile_name)]
    return session.app.profiles.list()


def _unlock_vault(session: Session, profiles: list[Profile]) -> None:
    from alx_desktop.services.diagnostics import passwords_of

    if any(passwords_of(profile) for profile in profiles):
        session.unlock_vault()


def _save_bundle(session: Session, profiles: list[Profile], found: Diagnosis, path: Path) -> list[str]:
    """Write the bundle; the names of the files in it. Raises AlxError where the file cannot be written."""
    support = session.app.support
    made = session.run(lambda progress, cancel: support.compose(profiles, progress, cancel, found))
    try:
        support.save(made, path.absolute())
    except OSError as error:
        advice = "Choose another place with --bundle."
        raise AlxError(str(error), title="The support bundle could not be written", advice=advice) from error
    return [file.name for file in made.files]


def _repair(session: Session, profile: Profile) -> list[str]:
    return session.run(lambda progress, _cancel: session.app.diagnostics.repair(profile, progress))
