"""The rules of a refresh: whether it is full, where it begins, and when the client's watermark moves. No I/O.

A refresh is a session of one token, protocol and query. Its first page fixes the mode and the range (since, until] of
change_seq. A client that applies its rows by key misses nothing that existed throughout: what changes meanwhile gets a
change_seq above `until`, and comes in the next session.
"""

from __future__ import annotations

from dataclasses import dataclass

from alx_desktop.domain.client_mode import ClientMode, FullReason, ReadMode

HOUR = 3600

REPLAY_SECONDS = 600
"""Seconds in which the first page of an incremental session, asked for again, is that session again."""


@dataclass(frozen=True, slots=True)
class FeedState:
    """Where a company's rows stand: what every watermark has to fit.

    epoch: of the store. settings: version of the company's visible fields and courses. oldest: the lowest change_seq
    from which tombstones are still known. last: the highest change_seq. removals: whether, since the client's
    watermark, a row went away or out of sight without the client's protocol being able to say so.
    """

    epoch: str
    settings: int
    oldest: int
    last: int
    removals: bool = False


@dataclass(frozen=True, slots=True)
class Session:
    """A refresh that was begun. started_at, delivered_at: UTC epoch seconds; delivered_at: its last page was sent."""

    mode: ReadMode
    since: int
    until: int
    started_at: int
    delivered_at: int | None = None


@dataclass(frozen=True, slots=True)
class ClientState:
    """What is remembered of a client between refreshes.

    watermark: change_seq up to which it has everything; None = nothing yet. moved_at: start of the session that brought
    it there. epoch, settings: what the watermark and the open session belong to. session: the newest one.
    """

    watermark: int | None = None
    moved_at: int = 0
    epoch: str = ""
    settings: int = 0
    session: Session | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """What a new session is. reason: why it is full; None for an incremental one."""

    mode: ReadMode
    since: int
    until: int
    reason: FullReason | None = None


def moved(state: ClientState) -> ClientState:
    """The state after its newest session: the watermark moves only if that one delivered its last page."""
    session = state.session
    if session is None or session.delivered_at is None:
        return state
    return ClientState(session.until, session.started_at, state.epoch, state.settings, session)


def choose(
    mode: ClientMode, state: ClientState, feed: FeedState, now: int, window_hours: int, asked_full: bool = False
) -> Choice:
    """What the session that begins now is (requirement R2). state: before `moved`. window_hours: the company's."""
    after = moved(state)
    reason = _full_reason(mode, state, after, feed, now, window_hours, asked_full)
    if reason is not None or after.watermark is None:
        return Choice(ReadMode.FULL, 0, feed.last, reason)
    return Choice(ReadMode.INCREMENTAL, after.watermark, feed.last)


def replays(session: Session | None, now: int) -> bool:
    """Whether a first page asked for now is the newest session again: an incremental one, begun a moment ago."""
    if session is None or session.mode is ReadMode.FULL:
        return False
    return 0 <= now - session.started_at <= REPLAY_SECONDS


def _full_reason(
    mode: ClientMode,
    before: ClientState,
    after: ClientState,
    feed: FeedState,
    now: int,
    window_hours: int,
    asked_full: bool,
) -> FullReason | None:
    if mode is ClientMode.DISABLED:
        return FullReason.NO_STATE
    if mode is ClientMode.ALWAYS_FULL:
        return FullReason.ALWAYS
    if asked_full:
        return FullReason.ASKED
    if after.watermark is None:
        return FullReason.FIRST if before.session is None else FullReason.NOT_DELIVERED
    if after.epoch != feed.epoch or after.watermark > feed.last:
        return FullReason.STORE_REBUILT
    if after.settings != feed.settings:
        return FullReason.SETTINGS_CHANGED
    if after.watermark < feed.oldest:
        return FullReason.RETENTION_PASSED
    if mode is ClientMode.ALWAYS_INCREMENTAL:
        return None
    if before.session is not None and before.session.delivered_at is None:
        return FullReason.NOT_DELIVERED
    # A clock that was set back makes the last session seem to lie ahead: nobody knows how old it is.
    if not 0 <= now - after.moved_at <= window_hours * HOUR:
        return FullReason.WINDOW_PASSED
    return FullReason.REMOVALS if feed.removals else None
