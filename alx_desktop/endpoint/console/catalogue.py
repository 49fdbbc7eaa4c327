"""Every error that a client can meet, of all protocols, with its cause and what helps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from alx_desktop.endpoint.errors import CATALOGUE
from alx_desktop.endpoint.odata import errors as odata
from alx_desktop.endpoint.plugin.errors import PluginFault


@dataclass(frozen=True, slots=True)
class ListedError:
    """One error. status: of HTTP."""

    code: str
    status: int
    title: str
    cause: str
    recovery: str


@dataclass(frozen=True, slots=True)
class Family:
    """The errors of some protocols. form: how they are written."""

    name: str
    form: str
    errors: tuple[ListedError, ...]


_ODATA: Mapping[type[odata.ODataError], tuple[str, str]] = {
    odata.ODataError: ("The request cannot be served", "The message says what is wrong; correct it."),
    odata.SyntaxRefused: ("The query cannot be read", "The message names the place; correct the query there."),
    odata.TypeRefused: ("The query compares what does not fit", "Compare a property with a value of its own type."),
    odata.PropertyUnknown: ("The property is unknown", "Look the name up in $metadata; what is off does not exist."),
    odata.OptionRefused: ("The query option does not fit", "Leave the option out, or give it a value it can have."),
    odata.TooComplex: ("The query is too complex", "Ask with fewer conditions, and split long lists over requests."),
    odata.TooSlow: ("The query takes too long", "Narrow the filter, or order by the key, and ask again."),
    odata.OutOfRange: ("A value is out of range", "Use a value that the property's type can hold."),
    odata.TokenInvalid: ("The link to the next page does not fit", "Begin again without $skiptoken."),
    odata.NotFound: ("There is nothing at this address", "Look the name up in the service document."),
    odata.MethodRefused: ("The service only reads", "Use GET; POST is for $batch alone."),
    odata.NotAcceptable: ("The format is not offered", "Ask for application/json; $metadata is application/xml."),
    odata.BodyTooLarge: ("The body is too large", "Send fewer requests in one batch."),
    odata.UriTooLong: ("The address is too long", "Use a shorter filter, or send the request inside $batch."),
    odata.NotSupported: ("This part of OData is not here", "Do without it; the message names the part."),
}  # fmt: skip

_PLUGIN: Mapping[PluginFault, tuple[str, str, str]] = {
    PluginFault.TOKEN: (
        "The token is not accepted",
        "No token was sent as wstoken, or one that is unknown, wrong or revoked.",
        "Ask the administrator of ALX Desktop for a new token.",
    ),
    PluginFault.ACCESS: (
        "Access is refused",
        "The token has expired, is not allowed from this address or for course progress, or wsfunction is another one.",
        "Check wsfunction, then ask the administrator to look at the token.",
    ),
    PluginFault.LIMIT: (
        "The limit is too large",
        "More rows were asked for than a page can have.",
        "Ask for fewer rows with limit, and for the next ones with offset.",
    ),
    PluginFault.PARAMETER: (
        "A parameter does not fit",
        "A parameter is unknown, missing, or has a value that it cannot have.",
        "Correct it; a token with debugging gets debuginfo that names it.",
    ),
    PluginFault.DAILY: (
        "The daily limit is reached",
        "The token, or its company, has begun as many refreshes today as it may. Pages of a refresh do not count.",
        "Go on tomorrow, by the clock of the site, or ask the administrator for a higher limit.",
    ),
    PluginFault.METHOD: (
        "GET is switched off",
        "The company allows POST only.",
        "Send the parameters as a form with POST.",
    ),
    PluginFault.OUTDATED: (
        "The refresh cannot go on",
        "It did not begin with offset 0, or the company's settings or the store have changed since.",
        "Begin again with offset 0.",
    ),
    PluginFault.BUSY: (
        "Too many requests",
        "The token's limit of requests per minute, or at once, is used up.",
        "Wait as long as the header Retry-After says, then go on.",
    ),
    PluginFault.UNAVAILABLE: (
        "The reporting store cannot be read now",
        "The store is being repaired or moved, or its server does not answer.",
        "Try again later. If it lasts, the administrator should run `alx-desktop doctor`.",
    ),
    PluginFault.INTERNAL: (
        "Something unexpected happened",
        "A fault of ALX Desktop. Its log has the details.",
        "Try again; if it happens again, report it with the header X-Request-Id.",
    ),
}


def families() -> tuple[Family, ...]:
    """All errors; those of REST are first."""
    return (
        Family(
            "REST, streams, and whatever no other protocol answers",
            "RFC 9457: application/problem+json with type, title, status, code, detail, recovery and request_id. "
            "OData answers refusals of the token, limits and the store with these codes too, in its own form.",
            tuple(ListedError(code, e.status, e.title, e.cause, e.recovery) for code, e in CATALOGUE.items()),
        ),
        Family(
            "OData",
            'OData JSON: {"error": {"code": ..., "message": ...}}.',
            tuple(
                ListedError(kind.code, kind.status, title, _sentence(kind.__doc__), recovery)
                for kind, (title, recovery) in _ODATA.items()
            ),
        ),
        Family(
            "The plugin's protocol",
            'As Moodle writes them, always with HTTP 200: {"exception": ..., "errorcode": ..., "message": ...}. The '
            "code here is the errorcode.",
            tuple(ListedError(fault.value[1], 200, *texts) for fault, texts in _PLUGIN.items()),
        ),
    )


def _sentence(doc: str | None) -> str:
    return " ".join((doc or "").split()).partition(" message:")[0]
