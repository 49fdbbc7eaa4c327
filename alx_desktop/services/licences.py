"""Under which licences this program and what it is made of may be used, from the installed packages' own metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, PackagePath, distribution
from pathlib import Path

from alx_desktop import __version__

OUR_LICENCE = Path(__file__).resolve().parents[2] / "LICENSE"
OURS = "GPL-3.0-or-later"
LUCIDE = Path(__file__).resolve().parents[1] / "resources" / "icons" / "LICENSE.lucide"

ROOTS = (
    "PySide6-Essentials", "SQLAlchemy", "alembic", "asyncssh", "bcrypt", "cachetools", "PyMySQL", "mysqlclient",
    "psycopg", "psycopg-binary", "cryptography", "fastapi", "fastapi-standalone-docs", "filelock", "keyring",
    "openpyxl", "orjson", "platformdirs", "prometheus-client", "psutil", "pyarrow", "pydantic", "pyqtgraph",
    "python-multipart", "rich", "tomli-w", "typer", "tzdata", "uvicorn",
)  # fmt: skip
"""What pyproject.toml names; what these need themselves is followed."""

REQUIREMENT = re.compile(r"^\s*([A-Za-z0-9][A-Za-z0-9._-]*)")
LICENCE_FILES = re.compile(r"(^|/)(licen[cs]e|copying|notice)[^/]*$", re.IGNORECASE)
UNKNOWN = "not stated"


@dataclass(frozen=True, slots=True)
class Licence:
    """One part of the program. licence: an SPDX expression, or what its maker calls it."""

    name: str
    version: str
    licence: str
    home: str = ""


def packages() -> list[Distribution]:
    """Every installed package that this program is made of. build.spec takes their metadata and licences along."""
    found: dict[str, Distribution] = {}
    waiting = list(ROOTS)
    while waiting:
        key = _canonical(waiting.pop())
        if key in found:
            continue
        try:
            found[key] = distribution(key)
        except PackageNotFoundError:
            # An extra that is not installed, or one for another system.
            continue
        waiting += _needs(found[key])
    return list(found.values())


def licences() -> list[Licence]:
    """This program, then every installed package that it is made of, by name. Reads some hundred small files."""
    found = [Licence(one.name, one.version, licence_of(one), _home(one)) for one in packages()]
    ours = Licence("ALX Desktop", __version__, OURS)
    icons = Licence("Lucide (icons)", "", "ISC")
    return [ours, *sorted([*found, icons], key=lambda one: one.name.casefold())]


def licence_text(name: str) -> str:
    """The full text that came with a part of the program, "" where none did."""
    if name == "ALX Desktop":
        return _read(OUR_LICENCE)
    if name.startswith("Lucide"):
        return _read(LUCIDE)
    try:
        package = distribution(name)
    except PackageNotFoundError:
        return ""
    texts = [_read(Path(str(file.locate()))) for file in licence_files(package)]
    return "\n\n".join(text for text in texts if text)


def licence_files(package: Distribution) -> list[PackagePath]:
    """The texts that came with a package, of its own parts too. build.spec takes them along."""
    files = [file for file in package.files or [] if LICENCE_FILES.search(file.as_posix())]
    return [file for file in files if file.suffix not in (".py", ".pyc")]


def licence_of(package: Distribution) -> str:
    """What a package says of its licence: the SPDX expression, else the classifier, else its first line of text."""
    data = package.metadata
    if expression := _first(package, "License-Expression"):
        return expression
    classifiers = [line.rpartition("::")[2].strip() for line in data.get_all("Classifier") or [] if
                   line.startswith("License ::")]  # fmt: skip
    named = [line for line in classifiers if line != "OSI Approved"]
    if named:
        return ", ".join(named)
    return _first(package, "License").strip().partition("\n")[0][:80] or UNKNOWN


def _first(package: Distribution, field: str) -> str:
    return next(iter(package.metadata.get_all(field) or []), "")


def _home(package: Distribution) -> str:
    if page := _first(package, "Home-page"):
        return page
    lines = package.metadata.get_all("Project-URL") or []
    return next((line.partition(",")[2].strip() for line in lines), "")


def _needs(package: Distribution) -> Iterator[str]:
    """Names that a package requires, without those of its extras."""
    for line in package.requires or []:
        match = REQUIREMENT.match(line)
        if match and "extra ==" not in line.replace("'", '"'):
            yield match.group(1)


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
