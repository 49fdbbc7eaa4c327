"""Figures per span become points of charts: counts, sums, means, percentiles; what was not recorded stays unknown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from alx_desktop.domain.metrics import percentile
from alx_desktop.services.monitoring_window import TimeWindow
from alx_desktop.store.request_log import Figure

Points = tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """One line. key: which (its words are the window's). values: one per time, None = not known."""

    key: str
    values: Points


@dataclass(frozen=True, slots=True)
class Chart:
    """Lines over the same times (UTC epoch seconds). unit: count, ms, seconds, share, bytes."""

    key: str
    unit: str
    times: tuple[int, ...]
    series: tuple[Series, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it is known."""
        return all(value is None for one in self.series for value in one.values)


def per_step(figures: Mapping[int, Figure], window: TimeWindow) -> dict[int, Figure]:
    """Figures of spans, put together per step of the window."""
    found: dict[int, Figure] = {}
    for at, figure in figures.items():
        if window.start <= at < window.end:
            found.setdefault(window.start + (at - window.start) // window.step * window.step, Figure()).add(figure)
    return found


def first_known(*courses: Mapping[int, Figure]) -> int | None:
    """When the first of these figures was recorded."""
    return min((at for course in courses for at in course), default=None)


def counts(figures: Mapping[int, Figure], times: Sequence[int], since: int | None) -> Points:
    """How many per step. Where something was recorded before, a step without a record had none."""
    return _zeroed(figures, times, since, lambda one: float(one.count))


def sums(figures: Mapping[int, Figure], times: Sequence[int], since: int | None) -> Points:
    """How much per step, in the same way."""
    return _zeroed(figures, times, since, lambda one: one.total)


def means(figures: Mapping[int, Figure], times: Sequence[int]) -> Points:
    """The mean per step; None without a record: nothing was measured."""
    return tuple(_of(figures.get(at), lambda one: one.total / one.count if one.count else None) for at in times)


def percentiles(figures: Mapping[int, Figure], times: Sequence[int], share: float) -> Points:
    """That percentile per step; None without a request."""
    return tuple(_of(figures.get(at), lambda one: percentile(one.buckets or (), share, one.highest)) for at in times)


def shares(part: Mapping[int, Figure], rest: Mapping[int, Figure], times: Sequence[int]) -> Points:
    """part of part and rest, 0 to 1; None where there was neither."""
    found: list[float | None] = []
    for at in times:
        ours, others = (one[at].count if at in one else 0 for one in (part, rest))
        found.append(ours / (ours + others) if ours + others else None)
    return tuple(found)


def together(figures: Mapping[int, Figure]) -> Figure:
    """All of them as one."""
    found = Figure()
    for one in figures.values():
        found.add(one)
    return found


def _of(figure: Figure | None, value: Callable[[Figure], float | None]) -> float | None:
    return None if figure is None else value(figure)


def _zeroed(
    figures: Mapping[int, Figure], times: Sequence[int], since: int | None, value: Callable[[Figure], float]
) -> Points:
    return tuple(value(figures[at]) if at in figures else None if since is None or at < since else 0.0 for at in times)
