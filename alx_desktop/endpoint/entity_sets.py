"""Our entity sets: what of a company's rows OData shows, for whom. The engine below knows nothing of it.

A set that the token may not read, or that the company switched off, does not exist. Names are the published ones; each
entity has an opaque key besides, so that it can be told apart also where ids are switched off. A removed row of course
progress has the key that it had while it was there.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from alx_desktop.domain.priority import fetched
from alx_desktop.domain.progress import CancelToken
from alx_desktop.domain.published_fields import BY_NAME, FieldKind
from alx_desktop.domain.tokens import TokenScope
from alx_desktop.endpoint.odata.edm import EdmType, EntitySet, Property, coded_key
from alx_desktop.endpoint.odata.model import Model
from alx_desktop.endpoint.odata.service import ODataService
from alx_desktop.endpoint.reading import stoppable
from alx_desktop.endpoint.row_keys import RowKeys
from alx_desktop.services.callers import Caller
from alx_desktop.services.opaque import CursorInvalid, Cursors
from alx_desktop.store.published import (
    CompanyView,
    PublishedSet,
    courses_set,
    daily_set,
    departments_set,
    episodes_set,
    learners_set,
    progress_set,
)  # fmt: skip
from alx_desktop.store.store import Store

NAMESPACE = "ALX"
CONTAINER = "Reporting"
KEY = "id"

_TYPES = {
    FieldKind.INTEGER: EdmType.INT64,
    FieldKind.NUMBER: EdmType.DOUBLE,
    FieldKind.TEXT: EdmType.STRING,
    FieldKind.MOMENT: EdmType.DATE_TIME_OFFSET,
    FieldKind.BOOLEAN: EdmType.BOOLEAN,
}
_OTHERS: dict[str, tuple[EdmType, bool, str]] = {
    "removed_at": (EdmType.DATE_TIME_OFFSET, False, "When the row was found gone"),
    "removed_reason": (EdmType.STRING, True, "Why: the first that holds of company_removed, user_deleted, "
                       "left_company, course_deleted, course_unassigned, unenrolled"),
    "completion_enabled": (EdmType.BOOLEAN, False, "Whether Moodle tracks completion in the course"),
    "via": (EdmType.STRING, False, "How the course is the company's: assigned to it, or shared with it"),
    "valid_days": (EdmType.INT64, True, "Days that a completion is valid"),
    "warn_days": (EdmType.INT64, True, "Days in which the course should be completed"),
    "department_shortname": (EdmType.STRING, False, "Short name of the department"),
    "parent_id": (EdmType.INT64, True, "The department above"),
    "episode_id": (EdmType.INT64, False, "The id of the training episode in IOMAD"),
    "licence_name": (EdmType.STRING, True, "The licence that the learner used"),
    "is_cleared": (EdmType.BOOLEAN, False, "Whether the learner's results of the episode were cleared"),
    "day": (EdmType.DATE, False, "The day in the site's time zone"),
    "enrolled": (EdmType.INT64, False, "Learners enrolled at the end of the day"),
    "active": (EdmType.INT64, False, "Learners with an active enrolment"),
    "completed": (EdmType.INT64, False, "Learners who have completed the course"),
    "in_progress": (EdmType.INT64, False, "Learners who have begun it"),
    "not_started": (EdmType.INT64, False, "Learners who have not begun it"),
    "overdue": (EdmType.INT64, False, "Learners whose due date is past"),
    "expired": (EdmType.INT64, False, "Learners whose completion has expired"),
    "expiring_30d": (EdmType.INT64, False, "Learners whose completion expires within 30 days"),
}  # fmt: skip
"""What is not in the catalogue of published fields: type, nullable, meaning."""


@dataclass(frozen=True, slots=True)
class _Declared:
    """A set: its entity type, rows, the kind of its keys, the scope that it needs, and whether the company shows it."""

    type_name: str
    rows: Callable[[CompanyView], PublishedSet]
    kind: str
    meaning: str
    scope: TokenScope | None = None
    needs: frozenset[str] = frozenset()


_SETS: dict[str, _Declared] = {
    "CourseProgress": _Declared(
        "CourseProgress", progress_set, "progress", "One row for each learner and course", TokenScope.PROGRESS
    ),
    "Learners": _Declared("Learner", learners_set, "learner", "The company's learners", TokenScope.LEARNERS),
    "Courses": _Declared("Course", courses_set, "course", "The company's courses"),
    "Departments": _Declared(
        "Department", departments_set, "department", "The company's departments",
        needs=frozenset({"department_id", "department_name"}),
    ),
    "CompletionEpisodes": _Declared(
        "CompletionEpisode", episodes_set, "episode", "Training episodes, as IOMAD tracked them", TokenScope.HISTORY
    ),
    "RemovedCourseProgress": _Declared(
        "RemovedCourseProgress", partial(progress_set, removed=True), "progress",
        "Rows of CourseProgress that are gone, with their last values and the key that they had", TokenScope.HISTORY,
    ),
    "DailyProgress": _Declared(
        "DailyProgress", daily_set, "daily", "Counts for each course and day", TokenScope.HISTORY
    ),
}  # fmt: skip

SET_NAMES = tuple(_SETS)
"""What a token with every scope can read, where the company shows it."""


class Places:
    """Cursors as the engine wants them: what does not fit is None."""

    def __init__(self, cursors: Cursors) -> None:
        self._cursors = cursors

    def seal(self, place: Any, *purpose: object) -> str:
        """A text for a place."""
        return self._cursors.seal(place, *purpose)

    def open(self, text: str, *purpose: object) -> Any:
        """The place, or None."""
        try:
            return self._cursors.open(text, *purpose)
        except CursorInvalid:
            return None


def entity_model(caller: Caller, key: bytes) -> Model:
    """What exists for a caller. key: 32 bytes of the store, for the keys of entities."""
    view, scopes = caller.view, caller.token.scopes
    return Model(NAMESPACE, CONTAINER, str(view.company_id), {
        name: partial(_entity_set, name, declared, view, key)
        for name, declared in _SETS.items()
        if (declared.scope is None or declared.scope in scopes) and declared.needs <= view.fields
    })  # fmt: skip


def _entity_set(name: str, declared: _Declared, view: CompanyView, key: bytes) -> EntitySet:
    published = declared.rows(view)
    properties = (coded_key(KEY, "Opaque key of the row"), *(_property(n, c) for n, c in published.columns.items()))
    codec = RowKeys(key, declared.kind, view.company_id, len(published.key))
    return EntitySet(
        name, declared.type_name, properties, KEY, published.source, published.condition, published.key, codec,
        declared.meaning,
    )  # fmt: skip


def _property(name: str, column: Any) -> Property:
    if name in _OTHERS:
        kind, nullable, meaning = _OTHERS[name]
        return Property(name, kind, column, nullable, description=meaning)
    field = BY_NAME[name]
    return Property(name, _TYPES[field.kind], column, field.nullable, description=field.meaning)


def odata_service(store: Store, cursors: Cursors, stopping: CancelToken | None = None) -> ODataService:
    """The service over the store; one for all callers."""
    token = stopping or CancelToken()
    return ODataService(lambda: stoppable(store, token), Places(cursors), lambda: int(time.time()), fetched=fetched)
