"""What a run sees before its earliest snapshot, so that the next one knows what is new since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from alx_desktop.domain.site import SiteStructure
from alx_desktop.domain.sync import OVERLAP as OVERLAP
from alx_desktop.moodle.event_log import LogLook
from alx_desktop.sync.log_signs import LogSigns


@dataclass(frozen=True, slots=True)
class Seen:
    """Highest row id per table, the course completions that Moodle's cron has yet to compute, and where the event log
    ends (None: it is off)."""

    ids: dict[str, int]
    reaggregating: frozenset[int]
    log: LogLook | None = None


@dataclass(slots=True)
class Signs:
    """What the store remembers between runs.

    ids: (time, highest ids) of the last runs that read everything new by ids and times, oldest first. rules: site-wide
    rules that no course's signature holds. log: what was looked at of the event log. in_part: learners of whom some
    courses were read after the whole that their checksums speak of. Written before the first of these is merged, and
    forgotten by the run that has read all of them whole: of everybody else, the checksums say what the rows follow
    from, so that a reconcile misses nothing (two changes that undo each other, one of them half seen, would hide
    from it).
    """

    ids: list[tuple[int, dict[str, int]]] = field(default_factory=list)
    reaggregating: frozenset[int] = frozenset()
    rules: dict[str, Any] = field(default_factory=dict)
    log: LogSigns | None = None
    in_part: frozenset[int] = frozenset()

    @classmethod
    def load(cls, text: str | None) -> Signs:
        """From sync_state; empty where nothing was seen yet."""
        if not text:
            return cls()
        data = orjson.loads(text)
        ids = [(at, ids) for at, ids in data["ids"]]
        log, in_part = LogSigns.load(data.get("log")), frozenset(data.get("in_part", ()))
        return cls(ids, frozenset(data["reaggregating"]), data["rules"], log, in_part)

    def dump(self) -> str:
        """As stored."""
        data = {
            "ids": self.ids,
            "reaggregating": sorted(self.reaggregating),
            "rules": self.rules,
            "log": None if self.log is None else self.log.dump(),
            "in_part": sorted(self.in_part),
        }
        return orjson.dumps(data).decode()

    def scanned_at(self, otherwise: int) -> int:
        """When a run last read everything new by ids and times (UTC epoch seconds)."""
        return self.ids[-1][0] if self.ids else otherwise

    def settled_ids(self, watermark: int) -> dict[str, int]:
        """Per table the highest id seen at least OVERLAP seconds before the last scan (watermark: its time).

        Everything up to it was visible to that run, as no transaction takes longer than OVERLAP. Counted from the last
        run and not from now: what was invisible to it may have been committed the moment after it, however long ago
        that is. Before any run is so old, the ids of the oldest one: what was invisible then has a later id or a fresh
        time, or is found by the next reconcile.
        """
        old = [ids for at, ids in self.ids if at <= watermark - OVERLAP]
        return old[-1] if old else self.ids[0][1] if self.ids else {}

    def after(self, now: int, seen: Seen, site: SiteStructure, log: LogSigns | None = None) -> Signs:
        """What to remember after a run at `now` that saw this: one entry that is settled, and all younger ones.

        log: what it looked at of the event log; None: it read everything since the look at the log's end.
        """
        settled = [entry for entry in self.ids if entry[0] <= now - OVERLAP][-1:]
        younger = [entry for entry in self.ids if now - OVERLAP < entry[0] < now]
        if log is None and seen.log is not None:
            log = LogSigns.of(seen.log, now)
        return Signs([*settled, *younger, (now, seen.ids)], seen.reaggregating, site_rules(site), log)

    def after_log(self, seen: Seen, site: SiteStructure, log: LogSigns) -> Signs:
        """What to remember after a run that went by the event log alone: the tables are as they were last scanned."""
        return Signs(self.ids, seen.reaggregating, site_rules(site), log, self.in_part)

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
