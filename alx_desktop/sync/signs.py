"""What a run sees before its earliest snapshot, so that the next one knows what is new since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from alx_desktop.domain.site import SiteStructure
from alx_desktop.moodle.changes import ChangeReader
from alx_desktop.moodle.source import SourceReader

OVERLAP = 900
"""Seconds: timestamps are written before the commit, and ids become visible out of order (moodle-semantics 1.9)."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Highest row id per table, and the course completions that Moodle's cron has yet to compute."""

    ids: dict[str, int]
    reaggregating: frozenset[int]


def see(reader: SourceReader, changes: ChangeReader) -> Seen:
    """Look, in the reader's snapshot."""
    return Seen(changes.highest_ids(reader), frozenset(changes.reaggregating(reader)))


@dataclass(slots=True)
class Signs:
    """What the store remembers between runs.

    ids: (time, highest ids) of the last runs, oldest first. rules: site-wide rules that no course's signature holds.
    """

    ids: list[tuple[int, dict[str, int]]] = field(default_factory=list)
    reaggregating: frozenset[int] = frozenset()
    rules: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def load(cls, text: str | None) -> Signs:
        """From sync_state; empty where nothing was seen yet."""
        if not text:
            return cls()
        data = orjson.loads(text)
        return cls([(at, ids) for at, ids in data["ids"]], frozenset(data["reaggregating"]), data["rules"])

    def dump(self) -> str:
        """As stored."""
        data = {"ids": self.ids, "reaggregating": sorted(self.reaggregating), "rules": self.rules}
        return orjson.dumps(data).decode()

    def settled_ids(self, watermark: int) -> dict[str, int]:
        """Per table the highest id seen at least OVERLAP seconds before the last run (watermark: its time).

        Everything up to it was visible to that run, as no transaction takes longer than OVERLAP. Counted from the last
        run and not from now: what was invisible to it may have been committed the moment after it, however long ago
        that is. Before any run is so old, the ids of the oldest one: what was invisible then has a later id or a fresh
        time, or is found by the next reconcile.
        """
        old = [ids for at, ids in self.ids if at <= watermark - OVERLAP]
        return old[-1] if old else self.ids[0][1] if self.ids else {}

    def after(self, now: int, seen: Seen, site: SiteStructure) -> Signs:
        """What to remember after a run at `now` that saw this: one entry that is settled, and all younger ones."""
        settled = [entry for entry in self.ids if entry[0] <= now - OVERLAP][-1:]
        younger = [entry for entry in self.ids if now - OVERLAP < entry[0] < now]
        return Signs([*settled, *younger, (now, seen.ids)], seen.reaggregating, site_rules(site))

    def went_back(self, seen: Seen) -> list[str]:
        """Tables whose highest id is lower than it was: newest rows deleted, or a backup restored."""
        last: Mapping[str, int] = self.ids[-1][1] if self.ids else {}
        return [name for name, highest in last.items() if seen.ids.get(name, 0) < highest]


def site_rules(site: SiteStructure) -> dict[str, Any]:
    """Rules of the whole site that are in no course's signature."""
    return {
        "version": site.version,
        "default_role": site.default_role,
        "guest": site.guest_id,
        "admins": sorted(site.admins),
        "licences": sorted(site.licence_company.items()),
    }
