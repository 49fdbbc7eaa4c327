"""`profile add|list|remove`; the rest is in profile_change_commands."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from alx_desktop.cli import profile_change_commands
from alx_desktop.cli.options import JsonOption, YesOption, file_option
from alx_desktop.cli.session import Session, ask_password, session_of
from alx_desktop.cli.ssh_options import SshByPasswordOption, SshKeyOption, SshOption, ssh_values
from alx_desktop.domain.errors import AlxError, SecretNotKept, WrongUse
from alx_desktop.services.secrets import Purpose

if TYPE_CHECKING:
    from alx_desktop.config import Profile, SourceSettings

UrlOption = Annotated[str, typer.Option("--url", help="mysql+pymysql://user@host:3306/moodle, without password.")]
PrefixOption = Annotated[str, typer.Option("--prefix", help="Table prefix, as in Moodle's config.php.")]


TlsCaOption = Annotated[Path | None, file_option("--tls-ca", "CA file of the server's certificate (PEM).")]
TlsCertOption = Annotated[Path | None, file_option("--tls-cert", "Certificate of this client (PEM).")]
TlsKeyOption = Annotated[Path | None, file_option("--tls-key", "Key of this client's certificate (PEM).")]
TlsVerifyOption = Annotated[
    bool, typer.Option("--tls-verify/--no-tls-verify", help="Check the server's certificate and name.")
]
CompanySourceOption = Annotated[
    str, typer.Option("--company-source", help="iomad, cohort, category, profile:FIELD or site.")
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(help="The Moodle sites that ALX Desktop knows.", no_args_is_help=True)
    group.command("add")(add)
    group.command("list")(list_profiles)
    group.command("remove")(remove)
    profile_change_commands.register(group)
    app.add_typer(group, name="profile")


def add(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="A name for the site.")],
    url: UrlOption,
    prefix: PrefixOption = "mdl_",
    tls_ca: TlsCaOption = None,
    tls_cert: TlsCertOption = None,
    tls_key: TlsKeyOption = None,
    tls_verify: TlsVerifyOption = True,
    ssh: SshOption = None,
    ssh_key: SshKeyOption = None,
    ssh_by_password: SshByPasswordOption = False,
    company_source: CompanySourceOption = "iomad",
    time_zone: Annotated[
        str | None, typer.Option("--time-zone", help="The site's time zone, where Moodle's says `server`.")
    ] = None,
    store_url: Annotated[
        str | None, typer.Option("--store-url", help="Keep the store in PostgreSQL: postgresql+psycopg://user@host/db.")
    ] = None,
    save_password: Annotated[
        bool,
        typer.Option(
            "--save-password",
            help="Keep the passwords (ALX_DB_PASSWORD and ALX_SSH_PASSWORD, or asked for) in the keychain or vault.",
        ),
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Add a Moodle site. Test it with `connect`, read it with `sync`."""
    session = session_of(context)
    session.output.as_json |= as_json
    tls = {"ca": tls_ca, "certificate": tls_cert, "key": tls_key, "verify": tls_verify}
    tunnel = ssh_values(ssh, ssh_key, ssh_by_password)
    source = source_settings(url=url, prefix=prefix, tls=tls, ssh=tunnel, company_source=company_source)
    profile = _profile(name=name, source=source, time_zone=time_zone, store_url=store_url)
    kept = _passwords_to_keep(session, profile) if save_password else {}
    session.app.profiles.add(profile)
    for purpose, secret in kept.items():
        _keep_password(session, name, secret, purpose)
    session.output.result(
        profile_data(profile, False), f'Profile {name!r} added. Test it: alx-desktop --profile "{name}" connect'
    )


def list_profiles(context: typer.Context, as_json: JsonOption = False) -> None:
    """List the profiles."""
    session = session_of(context)
    session.output.as_json |= as_json
    default = session.app.profiles.default_name()
    found = session.app.profiles.list()
    rows = [
        (
            p.name,
            p.folder,
            p.source.url,
            p.source.prefix,
            p.source.company_source,
            "default" if p.name == default else "",
        )
        for p in found
    ]
    data = [profile_data(profile, profile.name == default) for profile in found]
    session.output.table(data, ("Name", "Folder", "URL", "Prefix", "Companies from", ""), rows)
    if not found:
        session.output.say("No profiles yet. Add one with `profile add NAME --url ...`, or try `demo`.")


def remove(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="The profile's name.")],
    keep_store: Annotated[bool, typer.Option("--keep-store", help="Leave its store and backups on disk.")] = False,
    yes: YesOption = False,
    as_json: JsonOption = False,
) -> None:
    """Remove a site from ALX Desktop: settings, passwords, store and backups. Moodle is not touched."""
    session = session_of(context)
    session.output.as_json |= as_json
    profile = session.app.profiles.get(name)
    if session.has_person and not yes:
        what = "its settings and passwords" if keep_store else "its settings, passwords, store, history and backups"
        if not typer.confirm(f"Remove {name!r} with {what}?", err=True):
            raise AlxError(title="Nothing was removed")
    session.app.profiles.remove(name, delete_store=not keep_store)
    if profile.store_url is not None:
        session.output.say("Its store on PostgreSQL was left alone; drop that database if nobody needs it.")
    left = profile_change_commands.tell_of_left(session, name)
    data = {"removed": name, "store_kept": keep_store, "left_in_keychain": left}
    session.output.result(data, f"Profile {name!r} removed.")


def source_settings(**values: Any) -> SourceSettings:
    """Typed settings of a source. Raises WrongUse that names the option."""
    from pydantic import ValidationError

    from alx_desktop.config import SourceSettings, problems

    try:
        return SourceSettings.model_validate(values | {"url": _with_full_path(values["url"])})
    except ValidationError as error:
        raise WrongUse(problems(error)) from None


def profile_data(profile: Profile, is_default: bool) -> dict[str, Any]:
    """A profile as scripts get it."""
    ssh = profile.source.ssh
    return {
        "name": profile.name,
        "url": profile.source.url,
        "prefix": profile.source.prefix,
        "ssh": None if ssh is None else f"{ssh.user}@{ssh.host}:{ssh.port}",
        "company_source": profile.source.company_source,
        "time_zone": profile.time_zone,
        "store_url": profile.store_url,
        "is_demo": profile.is_demo,
        "folder": profile.folder,
        "color": profile.color,
        "is_default": is_default,
    }


def _profile(**values: Any) -> Profile:
    from pydantic import ValidationError

    from alx_desktop.config import Profile, problems
    from alx_desktop.store.location import StoreLocation

    if values["store_url"] is not None and StoreLocation(url=values["store_url"]).parsed_url.password is not None:
        raise WrongUse(
            "store_url: leave the password out", advice="It is read from ALX_STORE_PASSWORD or the keychain."
        )
    try:
        return Profile.model_validate(values)
    except ValidationError as error:
        raise WrongUse(problems(error)) from None


def _with_full_path(url: str) -> str:
    """The URL of a SQLite file by its full path, for the same reason as the other files."""
    scheme, separator, path = url.partition(":///")
    if scheme != "sqlite" or not separator or not path or path.startswith(":memory:"):
        return url
    file, mark, query = path.partition("?")
    return f"sqlite:///{Path(file).absolute()}{mark}{query}"


def _password_to_keep(session: Session, name: str) -> str:
    secret = os.environ.get("ALX_DB_PASSWORD")
    if secret is not None:
        return secret
    if not session.has_person:
        raise WrongUse("no password to save", advice="Set ALX_DB_PASSWORD, or run this in a terminal.")
    return ask_password(name)


def _passwords_to_keep(session: Session, profile: Profile) -> dict[Purpose, str]:
    session.unlock_vault()
    kept = {Purpose.SOURCE: _password_to_keep(session, profile.name)}
    ssh = profile.source.ssh
    secret = session.ssh_secret(ssh, profile.name) if ssh is not None else None
    return kept | ({Purpose.SSH: secret} if secret is not None else {})


def _keep_password(session: Session, name: str, secret: str, purpose: Purpose) -> None:
    try:
        session.app.secrets.remember(name, secret, keep=True, purpose=purpose)
    except SecretNotKept as error:
        session.output.say(f"{error.title}: {error.detail}. {error.advice}")
