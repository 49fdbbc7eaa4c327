"""Takes out of a text what says who somebody is or where something is: for what leaves this computer.

Rules before lists: a name that nobody has told us of must not pass either. So what an error of a library or a database
says is left out as a whole (it quotes values), and only our own messages are kept, without what stands in quotes.
"""

from __future__ import annotations

import getpass
import platform
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from ipaddress import IPv6Address
from pathlib import Path

from alx_desktop.domain.tokens import without_tokens
from alx_desktop.services.log_reading import LogEntry

OURS = "alx_desktop"
SHORTEST = 3
"""Letters of a word that is looked for: shorter ones are parts of others."""

E_MAIL = re.compile(r"[^\s<>\"'(),;:=]+@[^\s<>\"'(),;:=]+")
URL = re.compile(r"\b[a-z][a-z0-9+.-]*://[^\s\"'<>)]+", re.IGNORECASE)
IPV4 = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])")
IPV6 = re.compile(r"(?<![\w:.])(?=[0-9A-Fa-f.]*:[0-9A-Fa-f.]*:)([0-9A-Fa-f:.]+)(%\w+)?(?!\w)")
"""What may be one; ipaddress decides."""

SHARE = re.compile(r"\\{2,}[^\\/\s\"'<>:|?*]+\\[^\s\"'<>:|?*]*")
HOST = re.compile(r"(?<![\w.])(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}\b")
FILE_ENDINGS = frozenset("sqlite py pyc log toml json csv xlsx txt zip parquet pem pfx db ini so dll html md".split())
QUOTED = re.compile(
    r"""(?<!\w)'(?:[^'\n]|'(?=\w))*(?:'|$)|"[^"\n]*(?:"|$)|“[^”\n]*(?:”|$)|‘[^’\n]*(?:’|$)|«[^»\n]*(?:»|$)|`[^`\n]*(?:`|$)""",
    re.MULTILINE,
)
"""To the end of the line where a quote is not closed; an apostrophe within a word is none."""

VALUES = re.compile(r"\[(?:SQL|parameters):.*|=\([^\n]*\)|\bcontains \([^\n]*\)", re.DOTALL)
HOME = re.compile(r"(/home/|/Users/|[A-Za-z]:\\Users\\)[^/\\\s:\"']+")
FRAME = re.compile(r'^\s+File "([^"]+)", line (\d+)(?:,)? in (\S+)')
RAISED = re.compile(r"^((?:[A-Za-z_]\w*\.)*[A-Za-z_]\w*)(?::|$)")


@dataclass(frozen=True, slots=True)
class Masker:
    """words: (text, what stands for it), such as a host and "<host>"; longer ones are replaced first.

    secrets: taken out wherever they stand, also within a word.
    """

    words: tuple[tuple[str, str], ...] = ()
    secrets: tuple[str, ...] = ()
    _pattern: re.Pattern[str] | None = field(init=False, default=None)
    _stand_ins: dict[str, str] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Make one pattern of all words."""
        known = {word.casefold(): stand_in for word, stand_in in self.words if len(word) >= SHORTEST}
        longest = sorted(known, key=len, reverse=True)
        if longest:
            pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", re.IGNORECASE)
            object.__setattr__(self, "_pattern", pattern)
            object.__setattr__(self, "_stand_ins", known)

    def known(self, text: str) -> str:
        """A text without the words that are known, and otherwise as it is."""
        if self._pattern is None:
            return text
        return self._pattern.sub(lambda match: self._stand_ins.get(match[0].casefold(), "<name>"), text)

    def text(self, text: str) -> str:
        """A text without known words, tokens, addresses, hosts and folders of people."""
        for secret in sorted(self.secrets, key=len, reverse=True):
            if len(secret) >= SHORTEST:
                text = text.replace(secret, "<secret>")
        text = without_tokens(text)
        # Addresses as a whole before words that may be a part of them.
        for pattern, stand_in in ((URL, "<address>"), (SHARE, "<address>"), (E_MAIL, "<e-mail>")):
            text = pattern.sub(stand_in, text)
        text = IPV4.sub("<ip>", IPV6.sub(_ipv6, text))
        text = HOME.sub(r"\1<person>", self.known(text))
        return HOST.sub(_host, text)

    def said(self, text: str) -> str:
        """A message that may quote values: what stands in quotes or is a statement's value is left out as well."""
        return self.text(QUOTED.sub("<quoted>", VALUES.sub("<values>", text)))

    def entry(self, entry: LogEntry) -> LogEntry:
        """A log entry. Of libraries only level and name are kept; of a traceback the places and the kind of error."""
        ours = entry.logger == OURS or entry.logger.startswith(f"{OURS}.")
        message = self.said(entry.message) if ours else "<text of a library>"
        return LogEntry(entry.at, entry.level, entry.process, entry.logger, message, self.traceback(entry.rest))

    def traceback(self, text: str) -> str:
        """Where an error happened and of which kind it is, without what it said: that may quote values."""
        found = []
        for line in text.splitlines():
            if frame := FRAME.match(line):
                found.append(f"  File {self.text(_inner(frame[1]))}, line {frame[2]}, in {frame[3]}")
            elif line.startswith(("Traceback ", "Fatal Python error", "Thread 0x", "Current thread")):
                found.append(line.partition(" (")[0])
            elif (raised := RAISED.match(line)) and _is_kind(raised[1]):
                found.append(f"{raised[1]}: <left out>" if ":" in line else raised[1])
        return "\n".join(found)


def here() -> list[tuple[str, str]]:
    """Names of this computer and of who works on it."""
    found = [(platform.node(), "<computer>"), (platform.node().partition(".")[0], "<computer>")]
    try:
        person = getpass.getuser()
    except (OSError, KeyError, ImportError):
        # No account of a name: a container, or a service.
        return found
    return found if person in ("root", "user", "admin") else [*found, (person, "<person>")]


def each(words: Iterable[str | None], stand_in: str) -> list[tuple[str, str]]:
    """The same stand-in for each of these words."""
    return [(word, stand_in) for word in words if word]


def _host(match: re.Match[str]) -> str:
    name = match[0]
    return name if name.rpartition(".")[2].lower() in FILE_ENDINGS else "<host>"


def _ipv6(match: re.Match[str]) -> str:
    """Signs of the sentence may follow it: a colon, a full stop."""
    text = match[1]
    for end in range(len(text), max(0, len(text) - 3), -1):
        try:
            IPv6Address(text[:end])
        except ValueError:
            continue
        return f"<ip>{text[end:]}"
    return match[0]


def _inner(path: str) -> str:
    """A file of a package as it is called inside of it: where it is installed says who has installed it."""
    parts = Path(path.replace("\\", "/")).parts
    for mark in ("site-packages", OURS):
        if mark in parts:
            at = len(parts) - 1 - parts[::-1].index(mark)
            return "/".join(parts[at + (mark == "site-packages") :])
    return parts[-1] if parts else ""


def _is_kind(name: str) -> bool:
    """Whether a word at the beginning of a traceback's line is the name of an exception."""
    last = name.rpartition(".")[2]
    return last.endswith(("Error", "Exception", "Warning", "Exit", "Interrupt")) or ("." in name and last[:1].isupper())
