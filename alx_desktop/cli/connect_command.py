"""`connect`: tests a connection step by step, or prints the rights that it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from alx_desktop.cli.options import JsonOption
from alx_desktop.cli.profile_commands import (
    CompanySourceOption,
    PrefixOption,
    TlsCaOption,
    TlsCertOption,
    TlsKeyOption,
    TlsVerifyOption,
    source_settings,
)
from alx_desktop.cli.session import Session, ask_password, session_of
from alx_desktop.cli.ssh_options import (
    AcceptHostKeyOption,
    SshByPasswordOption,
    SshKeyOption,
    SshOption,
    accept_host_key,
    ssh_values,
)
from alx_desktop.domain.errors import ExitCode

if TYPE_CHECKING:
    from alx_desktop.config import SourceSettings
    from alx_desktop.domain.ssh_errors import HostKey
    from alx_desktop.services.connection_steps import StepResult


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("connect")(connect)


def connect(
    context: typer.Context,
    url: Annotated[
        str | None, typer.Option("--url", help="mysql+pymysql://user@host:3306/moodle; without it, the profile's.")
    ] = None,
    prefix: PrefixOption = "mdl_",
    tls_ca: TlsCaOption = None,
    tls_cert: TlsCertOption = None,
    tls_key: TlsKeyOption = None,
    tls_verify: TlsVerifyOption = True,
    ssh: SshOption = None,
    ssh_key: SshKeyOption = None,
    ssh_by_password: SshByPasswordOption = False,
    accept_host_key: AcceptHostKeyOption = None,
    company_source: CompanySourceOption = "iomad",
    grants: Annotated[
        bool, typer.Option("--grants", help="Print the least rights as SQL, in a letter to the administrator.")
    ] = False,
    moodle_tokens: Annotated[
        bool,
        typer.Option(
            "--moodle-tokens", help="With --grants: the tables that `token accept-moodle on` needs to be read, too."
        ),
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Test the connection to a Moodle database, and say what it found."""
    session = session_of(context)
    session.output.as_json |= as_json
    if url is None:
        profile = session.app.profiles.get(session.profile_name)
        settings, name = profile.source, profile.name
    else:
        tls = {"ca": tls_ca, "certificate": tls_cert, "key": tls_key, "verify": tls_verify}
        tunnel = ssh_values(ssh, ssh_key, ssh_by_password)
        settings = source_settings(url=url, prefix=prefix, tls=tls, ssh=tunnel, company_source=company_source)
        name = ""
    if moodle_tokens and not grants:
        raise typer.BadParameter("It goes with --grants.", param_hint="--moodle-tokens")
    if grants:
        password, secret = _known_password(session, settings, name), _ssh_secret(session, settings, name)
        found = session.app.connection.grants(settings, password, moodle_tokens, secret)
        session.output.result({"script": found.script, "letter": found.letter}, found.letter)
        return
    _take_steps(session, settings, name, accept_host_key)


def _take_steps(session: Session, settings: SourceSettings, name: str, fingerprint: str | None) -> None:
    secret = _ssh_secret(session, settings, name)
    password = _password(session, settings, name)
    steps, unknown = _steps(session, settings, password, secret)
    if unknown is not None and accept_host_key(session, unknown, fingerprint):
        steps, _unknown = _steps(session, settings, password, secret)
    failed = any(step.state.value == "failed" for step in steps)
    if session.output.as_json:
        session.output.result({"ok": not failed, "steps": [_step_data(step) for step in steps]}, "")
    if failed:
        raise typer.Exit(int(ExitCode.SOURCE_UNREACHABLE))


def _steps(
    session: Session, settings: SourceSettings, password: str | None, secret: str | None
) -> tuple[list[StepResult], HostKey | None]:
    """The steps, told as they come; and the host key that somebody may accept."""
    steps = []
    for step in session.app.connection.run_steps(settings, password, secret):
        steps.append(step)
        session.output.line(_step_text(step))
    return steps, next((step.host_key for step in steps if step.host_key is not None), None)


def _ssh_secret(session: Session, settings: SourceSettings, name: str) -> str | None:
    return None if settings.ssh is None else session.ssh_secret(settings.ssh, name)


def _known_password(session: Session, settings: SourceSettings, name: str) -> str | None:
    session.unlock_vault()
    return None if settings.url.startswith("sqlite") else session.app.secrets.get(name)


def _password(session: Session, settings: SourceSettings, name: str) -> str | None:
    known = _known_password(session, settings, name)
    if known is not None or settings.url.startswith("sqlite") or not session.has_person:
        return known
    return ask_password(name or (settings.parsed_url.username or "the account"))


def _step_text(step: StepResult) -> str:
    text = f"{'[' + step.state.value + ']':<10} {step.title}" + (f": {step.detail}" if step.detail else "")
    return f"{text}\n{'':<10} {step.advice}" if step.advice else text


def _step_data(step: StepResult) -> dict[str, Any]:
    return {
        "key": step.key,
        "title": step.title,
        "state": step.state.value,
        "detail": step.detail,
        "advice": step.advice,
    }
