"""The steps of a connection test, and how one ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from alx_desktop.config import SshSettings
from alx_desktop.domain.errors import AlxError
from alx_desktop.domain.phrases import joined, phrase
from alx_desktop.domain.ssh_errors import HostKey, HostKeyChanged, HostKeyUnknown, SshLoginRefused
from alx_desktop.moodle.overview import SiteCounts

SSH_STEPS = {
    "ssh_server": phrase("Reach the SSH server"),
    "ssh_key": phrase("Know its host key"),
    "ssh_login": phrase("Log in to the SSH server"),
}
STEPS = {
    "host": phrase("Find the host"),
    "port": phrase("Reach the database server"),
    "tls": phrase("Encrypt the connection"),
    "login": phrase("Log in"),
    "database": phrase("Open the database"),
    "read_only": phrase("Read only"),
    "moodle": phrase("Find Moodle"),
    "rights": phrase("Find its tables, with the right to read them"),
    "companies": phrase("Find the companies"),
    "clock": phrase("Compare the clocks"),
    "cron": phrase("See when Moodle's scheduled tasks ran"),
    "time_zone": phrase("Know the site's time zone"),
}


class StepState(Enum):
    """How a step ended."""

    OK = "ok"
    WARN = "warn"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Found:
    """What the test learned of the site. clock_difference: seconds that the server is ahead of this machine.

    time_zone: IANA name, None = must be asked for. hint: how reading could be faster, "" = it is fast.
    """

    server: str
    cipher: str | None
    release: str
    flavour: str
    prefix: str
    companies: int
    counts: SiteCounts
    missing_features: tuple[str, ...]
    clock_difference: int
    time_zone: str | None
    hint: str


@dataclass(frozen=True, slots=True)
class StepResult:
    """One step: key as in STEPS, state, what was seen, what to do. The last step carries `found` if all went well.

    host_key: of an SSH server that is not known yet, for a person to accept.
    """

    key: str
    title: str
    state: StepState
    detail: str = ""
    advice: str = ""
    found: Found | None = None
    host_key: HostKey | None = None


def step(key: str, state: StepState, detail: str = "", advice: str = "") -> StepResult:
    """The result of a step."""
    return StepResult(key, STEPS.get(key) or SSH_STEPS[key], state, detail, advice)


def failed(key: str, error: AlxError) -> StepResult:
    """The result of a step that ended with an error."""
    detail = joined(": ", [error.title, error.detail]) if error.detail else error.title
    return step(key, StepState.FAILED, detail, error.advice)


def ssh_steps(ssh: SshSettings, number: int) -> list[StepResult]:
    """The first steps of a tunnel, done."""
    details = (f"{ssh.host}:{ssh.port}", phrase("as it was accepted"), phrase("as {0}", ssh.user))
    return [step(key, StepState.OK, detail) for key, detail in list(zip(SSH_STEPS, details, strict=True))[:number]]


def not_tunnelled(ssh: SshSettings, error: AlxError) -> Iterator[StepResult]:
    """A tunnel is opened at once: tell by the error how far it came."""
    if isinstance(error, HostKeyUnknown | HostKeyChanged):
        yield from ssh_steps(ssh, 1)
        yield replace(failed("ssh_key", error), host_key=error.host_key if isinstance(error, HostKeyUnknown) else None)
    elif isinstance(error, SshLoginRefused):
        # A key file is read before anybody is connected to.
        was_there = ssh.auth != "key" or type(error) is SshLoginRefused
        yield from ssh_steps(ssh, 2 if was_there else 0)
        yield failed("ssh_login", error)
    else:
        yield failed("ssh_server", error)
