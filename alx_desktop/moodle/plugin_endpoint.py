"""Reads the plugin's web service: its own HTTP protocol (plugin-inventory.md, section 6), bounded in every direction.

Its side effects are its own: every page that it answers moves the point from which it goes on for the client, so that
a token that a report uses should not be used here.
"""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import IO, Any
from urllib.parse import urlencode, urlsplit

import orjson

from alx_desktop.domain.errors import EndpointFailed, WrongUse
from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink, ignore_progress
from alx_desktop.moodle.plugin_rows import PluginRow

FUNCTION = "local_alx_report_api_get_course_progress"
PATH = "/webservice/rest/server.php"
LIMIT = 1000
"""Rows per page: the plugin's maximum by default; it says so where its own is lower."""
TIMEOUT = 60.0
MOST_BYTES = 64 * 1024 * 1024
MOST_ROWS = 500_000
"""Of one company: all of them are held at once, as its pages come in no order."""

TEXTS = ("firstname", "lastname", "email", "coursename", "status")
GIVEN = {"timecompleted_unix": "completed_at", "timestarted_unix": "started_at", "percentage": "percentage"}
LOST = (
    "The endpoint answered a full page and then nothing. That is its known defect (page one switches the client to "
    "incremental), unless it has exactly that many rows: rows beyond may only be missing from the answer."
)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect would carry the token to another address, and turn the POST into a GET."""

    def redirect_request(self, *_args: Any, **_options: Any) -> None:
        """Follow none: the answer becomes an error that names the other address."""


class PluginEndpoint:
    """All rows that a token's company gets, read at once, kept in order of the learner."""

    def __init__(
        self,
        url: str,
        token: str,
        company_id: int,
        progress: ProgressSink = ignore_progress,
        cancel: CancelToken | None = None,
    ) -> None:
        """Read every page. Raises WrongUse for an address that is none, EndpointFailed, Cancelled."""
        self._url = endpoint_url(url)
        self._token = token
        self._company_id = company_id
        self._opener = urllib.request.build_opener(_NoRedirect)
        self.name = self._url
        self.notes: Sequence[str] = ()
        self.given: frozenset[str] = frozenset()
        self._rows = self._read(progress, cancel or CancelToken())
        self._users = [row.user_id for row in self._rows]

    def companies(self) -> list[int]:
        """The one whose token it is, as the caller says."""
        return [self._company_id]

    def courses(self, company_id: int) -> set[int]:
        """Courses that it gave rows of."""
        return {row.course_id for row in self._rows} if company_id == self._company_id else set()

    def boundary(self, _company_id: int, after: int, size: int) -> int | None:
        """The learner of the row number `size` above a learner id."""
        at = bisect_right(self._users, after) + size - 1
        return self._users[at] if at < len(self._users) else None

    def rows(self, _company_id: int, after: int, through: int) -> list[PluginRow]:
        """The rows of the learners with after < id <= through."""
        return self._rows[bisect_right(self._users, after) : bisect_right(self._users, through)]

    def _read(self, progress: ProgressSink, cancel: CancelToken) -> list[PluginRow]:
        rows: dict[tuple[int, int], PluginRow] = {}
        limit, offset = LIMIT, 0
        while True:
            cancel.raise_if_cancelled()
            progress(Progress("endpoint", offset, message=f"{offset:,} rows"))
            page = self._page(limit, offset)
            if isinstance(page, int):
                limit = page
                continue
            if not page and offset:
                self.notes = (LOST,)
            for item in page:
                row = self._row(item)
                rows[row.user_id, row.course_id] = row
            offset += len(page)
            if len(page) < limit:
                return sorted(rows.values())
            if offset > MOST_ROWS:
                raise EndpointFailed(
                    f"more than {MOST_ROWS:,} rows", advice=phrase("Compare with the plugin's table instead.")
                )

    def _page(self, limit: int, offset: int) -> list[dict[str, Any]] | int:
        """One page; or the largest limit that the endpoint takes, where it finds this one too large."""
        answer = self._ask({"limit": limit, "offset": offset})
        if isinstance(answer, dict):
            message = str(answer.get("message", ""))
            allowed = re.search(r"Maximum allowed .* is (\d+)", message)
            if answer.get("errorcode") == "limittoolarge" and allowed and 0 < int(allowed[1]) < limit:
                return int(allowed[1])
            code = answer.get("errorcode", "unknown")
            raise EndpointFailed(f"{code}: {message}"[:500], advice=_ADVICE.get(code, EndpointFailed.advice))
        if not isinstance(answer, list) or not all(isinstance(item, dict) for item in answer):
            raise EndpointFailed("the answer is not the plugin's")
        return answer

    def _ask(self, parameters: dict[str, int]) -> Any:
        form = {"wstoken": self._token, "wsfunction": FUNCTION, "moodlewsrestformat": "json", **parameters}
        # The plugin reads the token from this header only; without it all tokens of a company share one state.
        headers = {"Authorization": f"Bearer {self._token}", "Accept": "application/json"}
        request = urllib.request.Request(self._url, urlencode(form).encode(), headers)
        try:
            with self._opener.open(request, timeout=TIMEOUT) as response:
                content = _bounded(response)
        except urllib.error.HTTPError as error:
            place = error.headers.get("Location")
            to = f", to {urlsplit(place).hostname}" if place else ""
            raise EndpointFailed(f"HTTP {error.code}{to}") from None
        except (urllib.error.URLError, OSError, ValueError) as error:
            raise EndpointFailed(str(getattr(error, "reason", error))) from None
        try:
            return orjson.loads(content)
        except orjson.JSONDecodeError:
            raise EndpointFailed("the answer is not JSON", advice=_NOT_JSON) from None

    def _row(self, item: dict[str, Any]) -> PluginRow:
        try:
            user_id, course_id = int(item["userid"]), int(item["courseid"])
            texts = {name: None if item.get(name) is None else str(item[name]) for name in TEXTS}
            completed, started, percentage = (_number(item.get(name), kind) for name, kind in _NUMBERS)
        except KeyError as error:
            raise EndpointFailed(f"the field {error} is switched off", advice=_SWITCHED_OFF) from None
        except (TypeError, ValueError) as error:
            raise EndpointFailed(f"a row is not the plugin's: {error}") from None
        given = {name for name in TEXTS if name in item} | {GIVEN[name] for name in GIVEN if name in item}
        self.given |= given
        return PluginRow(
            user_id, course_id, texts["firstname"], texts["lastname"], texts["email"], texts["coursename"],
            completed or None, started or None, percentage, texts["status"],
        )  # fmt: skip


_NUMBERS: tuple[tuple[str, Callable[[Any], Any]], ...] = (
    ("timecompleted_unix", int),
    ("timestarted_unix", int),
    ("percentage", float),
)
_ADVICE = {
    "invalidtoken": phrase("Check the token: Moodle deletes expired ones."),
    "accessexception": phrase(
        "Check the token's date and address rules, and that its service has the plugin's function."
    ),
    "ratelimitexceeded": phrase("Try again tomorrow, or raise the plugin's daily limit."),
}
_NOT_JSON = phrase("Check that the address is Moodle's own, and that its web services are switched on.")
_SWITCHED_OFF = phrase("Switch it on in the plugin's settings of this company; without it no row can be found.")


def endpoint_url(url: str) -> str:
    """The endpoint's address from what a person gives: the site's address will do. Raises WrongUse."""
    parts = urlsplit(url.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise WrongUse(
            f"{url!r} is not a web address", advice=phrase("Give the address of Moodle: https://moodle.example.com")
        )
    if parts.username is not None or parts.query:
        raise WrongUse(
            "the address must hold no user name and no parameters", advice=phrase("Give the token by itself.")
        )
    path = parts.path if parts.path.endswith(".php") else parts.path.rstrip("/") + PATH
    return f"{parts.scheme}://{parts.netloc}{path}"


def _bounded(response: IO[bytes]) -> bytes:
    content = response.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise EndpointFailed(f"a page is larger than {MOST_BYTES // 1024 // 1024} MB")
    return content


def _number(value: Any, kind: Callable[[Any], Any]) -> Any:
    return None if value is None or value == "" else kind(value)
