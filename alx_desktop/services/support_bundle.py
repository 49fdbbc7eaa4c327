"""A support bundle: what helps to find a problem, in one zip file, without anything that says who or where somebody is.

It is composed first and shown; the file is written when a person says so, and sent by nobody but them.
"""

from __future__ import annotations

import contextlib
import io
import json
import time
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from alx_desktop.config import Profile
from alx_desktop.domain.errors import AlxError
from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink, ignore_progress
from alx_desktop.files import write_atomically
from alx_desktop.paths import DataDir
from alx_desktop.services.bundle_settings import plain_settings
from alx_desktop.services.crash_report import CrashReport
from alx_desktop.services.diagnostics import Diagnosis
from alx_desktop.services.log_reading import LogQuery, LogReader, lines_of
from alx_desktop.services.masking import Masker, each, here
from alx_desktop.store.location import StoreLocation
from alx_desktop.store.table_sizes import StoreTables

MOST_ENTRIES = 20_000
"""Of the log: the newest ones."""

ABOUT = """Support bundle of ALX Desktop, made {moment}.

What is in it
{files}

What is not in it
- Passwords, tokens and keys.
- Rows of Moodle or of the store: no learner, company, course, e-mail address.
- Names of computers, servers and accounts, IP addresses, folders of people.
  Where one stood, a word in angle brackets stands now, such as <host>.
- What libraries and databases have written to the log, because they quote
  values: only when, how bad and from where. Of an error, its kind and the
  lines of code are here, and not its text.

Read it before you hand it on: these are plain texts. ALX Desktop itself sends nothing.
"""


@dataclass(frozen=True, slots=True)
class BundleFile:
    """One file of the bundle; what: in one line, for the person who looks through it."""

    name: str
    what: str
    text: str

    @property
    def bytes(self) -> int:
        """Its size in the bundle, before it is compressed."""
        return len(self.text.encode("utf-8"))


@dataclass(frozen=True, slots=True)
class Bundle:
    """made_at: UTC epoch seconds."""

    made_at: float
    files: tuple[BundleFile, ...]

    @property
    def file_name(self) -> str:
        """What the zip file is called when nobody says otherwise."""
        return f"alx-desktop-support-{time.strftime('%Y%m%d-%H%M', time.gmtime(self.made_at))}.zip"

    def zipped(self) -> bytes:
        """The zip file."""
        into = io.BytesIO()
        stamp = time.gmtime(max(self.made_at, 315_532_800))[:6]
        with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in self.files:
                archive.writestr(zipfile.ZipInfo(file.name, stamp), file.text.encode("utf-8"), zipfile.ZIP_DEFLATED)
        return into.getvalue()


class SupportBundleService:
    """Composes a bundle and saves it. diagnose, tables, crash and passwords are asked when one is composed.

    names: of a profile's store what must not leave, companies' names above all. people: learners whom a text names.
    passwords: those that are known.
    """

    def __init__(
        self,
        data_dir: DataDir,
        diagnose: Callable[[list[Profile], ProgressSink, CancelToken], Diagnosis],
        tables: Callable[[Profile, CancelToken], StoreTables],
        names: Callable[[Profile], Iterable[str]],
        people: Callable[[Profile, str, CancelToken], Iterable[str]],
        location: Callable[[Profile], StoreLocation],
        passwords: Callable[[Profile], Iterable[str]],
        crash: Callable[[], CrashReport | None],
    ) -> None:
        self._data_dir = data_dir
        self._diagnose, self._tables, self._names, self._people = diagnose, tables, names, people
        self._location, self._passwords, self._crash = location, passwords, crash

    def compose(
        self,
        profiles: Iterable[Profile],
        progress: ProgressSink = ignore_progress,
        cancel: CancelToken | None = None,
        diagnosis: Diagnosis | None = None,
    ) -> Bundle:
        """Look at everything and put it together; writes nothing. Raises Cancelled.

        diagnosis: made just now; otherwise everything is looked at first. A store or a source that does
        not answer is said in the bundle: that is what it is for.
        """
        token, chosen = cancel or CancelToken(), list(profiles)
        progress(Progress("bundle", 0, 5, message="checks"))
        if diagnosis is None:
            diagnosis = self._diagnose(chosen, ignore_progress, token)
        token.raise_if_cancelled()
        progress(Progress("bundle", 1, 5, message="names"))
        masker = self._masker(chosen)
        files = [_checks(diagnosis, masker), self._settings(chosen, masker)]
        progress(Progress("bundle", 2, 5, message="store"))
        files.append(self._store(chosen, masker, token))
        token.raise_if_cancelled()
        progress(Progress("bundle", 3, 5, message="log"))
        files.append(self._log(masker, token))
        crash = self._crash()
        if crash is not None:
            files.append(_crash_file(crash, masker))
        progress(Progress("bundle", 4, 5, message="people"))
        files = self._without_people(files, chosen, token)
        progress(Progress("bundle", 5, 5))
        return _with_about(time.time(), files)

    def save(self, bundle: Bundle, path: Path) -> Path:
        """Write the zip file. Raises OSError where it cannot be written; then there is none."""
        write_atomically(path, bundle.zipped())
        return path

    def _masker(self, profiles: list[Profile]) -> Masker:
        words = [*here(), (str(self._data_dir.root), "<data>")]
        for number, profile in enumerate(profiles, 1):
            location = self._location(profile)
            urls = [profile.source.parsed_url, *([location.parsed_url] if location.url else [])]
            for url in urls:
                words += each([url.host], "<host>")
                words += each([url.username], "<account>")
                words += each([url.database], "<database>")
            if profile.source.ssh is not None:
                words += each([profile.source.ssh.host], "<host>")
                words += each([profile.source.ssh.user], "<account>")
            words += each([*profile.endpoint.allowed_hosts, profile.endpoint.host], "<host>")
            words += each(self._names_of(profile), "<company>")
            words.append((profile.name, f"<site {number}>"))
        secrets = {password for profile in profiles for password in self._passwords(profile)}
        return Masker(tuple(words), tuple(secrets))

    def _without_people(
        self, files: list[BundleFile], profiles: list[Profile], cancel: CancelToken
    ) -> list[BundleFile]:
        """The rules know no names; the stores do. Figures and settings have no texts of people's."""
        text = "\n".join(file.text for file in files if file.name.endswith(".txt"))
        found: list[str] = []
        for profile in profiles:
            # A store that cannot be read has named nobody lately, and the rules hold.
            with contextlib.suppress(AlxError):
                found += self._people(profile, text, cancel)
            cancel.raise_if_cancelled()
        masker = Masker(tuple(each(found, "<learner>")))
        return [
            BundleFile(file.name, file.what, masker.known(file.text)) if file.name.endswith(".txt") else file
            for file in files
        ]

    def _names_of(self, profile: Profile) -> list[str]:
        try:
            return list(self._names(profile))
        except AlxError:
            # A store that cannot be opened names nobody; its findings are masked by the rules.
            return []

    def _settings(self, profiles: list[Profile], masker: Masker) -> BundleFile:
        data = {f"site {number}": plain_settings(profile) for number, profile in enumerate(profiles, 1)}
        return BundleFile(
            "settings.json", phrase("Settings of the sites, without addresses and names"), _json(data, masker)
        )

    def _store(self, profiles: list[Profile], masker: Masker, cancel: CancelToken) -> BundleFile:
        data: dict[str, Any] = {}
        for number, profile in enumerate(profiles, 1):
            try:
                data[f"site {number}"] = asdict(self._tables(profile, cancel))
            except AlxError as error:
                data[f"site {number}"] = {"error": masker.said(error.title)}
        return BundleFile("store.json", phrase("Tables and indexes of the stores: rows and bytes"), _json(data, masker))

    def _log(self, masker: Masker, cancel: CancelToken) -> BundleFile:
        page = LogReader(self._data_dir.logs).read(LogQuery(), cancel, MOST_ENTRIES)
        oldest_first = [masker.entry(entry) for entry in reversed(page.entries)]
        return BundleFile("log.txt", phrase("The log, without names, addresses and values"), lines_of(oldest_first))


def _checks(diagnosis: Diagnosis, masker: Masker) -> BundleFile:
    lines = [f"{what}: {masker.text(value)}" for what, value in diagnosis.facts]
    for profile, finding in diagnosis.findings:
        where = f"{masker.text(profile)}: " if profile else ""
        detail = f": {masker.said(finding.detail)}" if finding.detail else ""
        lines.append(f"[{finding.severity}] {where}{finding.key}: {masker.said(finding.title)}{detail}")
    return BundleFile("checks.txt", phrase("Versions, and what the checks found"), "\n".join(lines) + "\n")


def _crash_file(crash: CrashReport, masker: Masker) -> BundleFile:
    head, _, trace = crash.text.partition("\n\n")
    facts, _, stacks = trace.partition("\n\n")
    text = "\n\n".join((masker.text(head), masker.text(facts), masker.traceback(stacks)))
    return BundleFile("crash.txt", phrase("Where the last crash happened"), text + "\n")


def _with_about(made_at: float, files: list[BundleFile]) -> Bundle:
    lines = "\n".join(f"- {file.name}: {file.what}." for file in files)
    moment = time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime(made_at))
    about = BundleFile("README.txt", phrase("What this is"), ABOUT.format(moment=moment, files=lines))
    return Bundle(made_at, (about, *files))


def _json(data: object, masker: Masker) -> str:
    return json.dumps(_masked(data, masker), indent=1, ensure_ascii=False, default=str) + "\n"


def _masked(value: Any, masker: Masker) -> Any:
    """The same structure with every text in it masked; table and index names are ours, and stay."""
    if isinstance(value, dict):
        return {key: _masked(inner, masker) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_masked(inner, masker) for inner in value]
    return masker.text(value) if isinstance(value, str) else value
