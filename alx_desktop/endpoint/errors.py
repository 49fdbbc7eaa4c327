"""The endpoint's errors: stable codes, and the catalogue that says what causes each and what helps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from alx_desktop.domain.errors import AlxError
from alx_desktop.domain.phrases import phrase


class Code(StrEnum):
    """What went wrong, for programs; a code is never given another meaning."""

    TOKEN_REFUSED = "token_refused"
    SCOPE_MISSING = "scope_missing"
    NOT_FOUND = "not_found"
    METHOD_NOT_ALLOWED = "method_not_allowed"
    PARAMETER_INVALID = "parameter_invalid"
    CURSOR_INVALID = "cursor_invalid"
    CURSOR_OUTDATED = "cursor_outdated"
    HOST_REFUSED = "host_refused"
    URL_TOO_LONG = "url_too_long"
    BODY_TOO_LARGE = "body_too_large"
    BODY_TOO_SLOW = "body_too_slow"
    BURST_LIMIT = "burst_limit"
    CONCURRENCY_LIMIT = "concurrency_limit"
    DAILY_LIMIT = "daily_limit"
    QUERY_TOO_SLOW = "query_too_slow"
    SERVER_FULL = "server_full"
    LIVE_UNAVAILABLE = "live_unavailable"
    STORE_UNAVAILABLE = "store_unavailable"
    FORMAT_MISSING = "format_missing"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Entry:
    """One error of the catalogue. status: of HTTP; cause and recovery: for who writes a client."""

    title: str
    status: int
    cause: str
    recovery: str


CATALOGUE: Mapping[Code, Entry] = {
    Code.TOKEN_REFUSED: Entry(
        phrase("The token is not accepted"),
        401,
        phrase(
            "No token was sent, or one that is unknown, wrong, expired, revoked, or not allowed from this address. "
            "Which of these is only told to the administrator, in the request log."
        ),
        phrase(
            "Send the token as the password of HTTP Basic, as a Bearer token, or as X-API-Key. Ask the "
            "administrator of "
            "ALX Desktop for a new one if it still is refused."
        ),
    ),
    Code.SCOPE_MISSING: Entry(
        phrase("The token may not read this"),
        403,
        phrase("The token was made without the scope that this address needs."),
        phrase("Ask the administrator for a token with that scope."),
    ),
    Code.NOT_FOUND: Entry(
        phrase("There is nothing at this address"),
        404,
        phrase("The path is unknown, or names something that this token's company does not have."),
        phrase("Check the path; the company is always the token's own."),
    ),
    Code.METHOD_NOT_ALLOWED: Entry(
        phrase("The method is not possible here"),
        405,
        phrase("The endpoint only reads, or the company allows POST only on this path."),
        phrase("Use a method that the Allow header names."),
    ),
    Code.PARAMETER_INVALID: Entry(
        phrase("A parameter does not fit"),
        400,
        phrase("A parameter is unknown, missing, not of its type, or out of its range."),
        phrase("The detail names the parameter; correct it."),
    ),
    Code.CURSOR_INVALID: Entry(
        phrase("The cursor does not fit"),
        400,
        phrase("The cursor was changed, or given for another token, address or query."),
        phrase("Begin again without a cursor."),
    ),
    Code.CURSOR_OUTDATED: Entry(
        phrase("The cursor leads nowhere any more"),
        410,
        phrase(
            "Since it was given, the store was rebuilt, the company's fields or courses were changed, a newer "
            "refresh has "
            "begun, or rows that went away meanwhile are no longer remembered. The detail says which of these."
        ),
        phrase("Begin again without a cursor, and replace what you hold by what then comes."),
    ),
    Code.HOST_REFUSED: Entry(
        phrase("The host name is not served here"),
        421,
        phrase("The Host header names a host that the endpoint is not known by. This keeps web pages of others out."),
        phrase("Use the address that the endpoint shows, or add the name to its allowed hosts."),
    ),
    Code.URL_TOO_LONG: Entry(
        phrase("The address is too long"),
        414,
        phrase("Path and query together are longer than 8 KB."),
        phrase("Ask for less in one request, or use a shorter filter."),
    ),
    Code.BODY_TOO_LARGE: Entry(
        phrase("The body is too large"),
        413,
        phrase("The body of the request is longer than 1 MB."),
        phrase("Send less in one request."),
    ),
    Code.BODY_TOO_SLOW: Entry(
        phrase("The body did not arrive in time"),
        408,
        phrase("The client sent the head of a request, and then not its body."),
        phrase("Send the request again."),
    ),
    Code.BURST_LIMIT: Entry(
        phrase("Too many requests in a short time"),
        429,
        phrase("The token's limit of requests per minute is used up."),
        phrase("Wait as long as Retry-After says, then go on."),
    ),
    Code.CONCURRENCY_LIMIT: Entry(
        phrase("Too many requests at once"),
        429,
        phrase("As many requests of this token as it may have at once are still being answered."),
        phrase("Wait until one of them is answered."),
    ),
    Code.DAILY_LIMIT: Entry(
        phrase("The daily limit is reached"),
        429,
        phrase(
            "The token, or its company, has begun as many refreshes today as it may. Pages of a refresh do not count."
        ),
        phrase("Go on tomorrow (the site's time zone), or ask the administrator for a higher limit."),
    ),
    Code.QUERY_TOO_SLOW: Entry(
        phrase("The query takes too long"),
        400,
        phrase("The query used up the time that one request has, and was stopped."),
        phrase("Ask for less: narrower filters, no sort, no total, fewer rows."),
    ),
    Code.SERVER_FULL: Entry(
        phrase("Too many connections"),
        503,
        phrase("As many clients as the endpoint serves at once are connected."),
        phrase("Wait as long as Retry-After says, then try again; close connections that are not needed."),
    ),
    Code.LIVE_UNAVAILABLE: Entry(
        phrase("There are no rows yet, and Moodle did not give them in time"),
        503,
        phrase(
            "The store was never synced, or is being rebuilt. Rows then come straight from Moodle, which takes "
            "longer than "
            "one request may, or cannot be reached."
        ),
        phrase("Try again after Retry-After. If it lasts, the administrator should run `alx-desktop sync`."),
    ),
    Code.STORE_UNAVAILABLE: Entry(
        phrase("The reporting store cannot be read now"),
        503,
        phrase("The store is being repaired or moved, its server does not answer, or the endpoint is being stopped."),
        phrase("Try again after Retry-After. If it lasts, the administrator should run `alx-desktop doctor`."),
    ),
    Code.FORMAT_MISSING: Entry(
        phrase("This format is not installed"),
        501,
        phrase("Parquet and Arrow need the package pyarrow, which this installation of ALX Desktop does not have."),
        phrase("Read csv or jsonl, or let the administrator install the extra `arrow`."),
    ),
    Code.INTERNAL: Entry(
        phrase("Something unexpected happened"),
        500,
        phrase("A fault of ALX Desktop. Its log has the details, under the request id of this answer."),
        phrase("Try again; if it happens again, report it with the request id."),
    ),
}


class EndpointError(AlxError):
    """A request that is answered with an error. retry_after: seconds. headers: further ones of the answer."""

    def __init__(
        self, code: Code, detail: str = "", *, retry_after: int | None = None, headers: Mapping[str, str] | None = None
    ) -> None:
        entry = CATALOGUE[code]
        super().__init__(detail, title=entry.title, advice=entry.recovery)
        self.code = code
        self.retry_after = retry_after
        self._headers = dict(headers or {})

    @property
    def status(self) -> int:
        """Of HTTP."""
        return CATALOGUE[self.code].status

    @property
    def headers(self) -> dict[str, str]:
        """Headers that belong to the answer whatever its form: Retry-After, WWW-Authenticate."""
        found = dict(self._headers)
        if self.retry_after is not None:
            found["Retry-After"] = str(self.retry_after)
        if self.status == 401:
            found["WWW-Authenticate"] = 'Basic realm="ALX Desktop", charset="UTF-8", Bearer realm="ALX Desktop"'
        return found
