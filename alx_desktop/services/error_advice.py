"""What is known of the codes in the request log that the endpoint's own catalogue does not have.

That is why a token was refused, which the client is not told, and the codes of the plugin's protocol and of OData. The
texts are for the administrator.
"""

from __future__ import annotations

from collections.abc import Mapping

from alx_desktop.domain.phrases import phrase
from alx_desktop.services.authentication import Refusal
from alx_desktop.services.monitoring_tables import Advice

_REFUSED = phrase("The token is not accepted")

_UNANSWERED = phrase("An OData query cannot be answered")
_QUERY = Advice(
    _UNANSWERED,
    phrase("A part of $filter, $orderby or another option cannot be read, or its parts do not fit each other."),
    phrase("Its answer says what and where: run the query in the client, or with “Try it” on the page Endpoint."),
)

FURTHER: Mapping[str, Advice] = {
    Refusal.MISSING: Advice(
        _REFUSED,
        phrase("The request carried no token."),
        phrase(
            "In Power BI and Excel choose Basic, and give the token as the password. Browsers and scanners that come "
            "by are counted here, too."
        ),
    ),
    Refusal.MALFORMED: Advice(
        _REFUSED,
        phrase("What was sent is not the form of a token: often it was cut off when it was copied."),
        phrase("Give the client the whole token, or rotate it where it is no longer known."),
    ),
    Refusal.UNKNOWN: Advice(
        _REFUSED,
        phrase("No token has that id: it is of another site or store, or somebody guesses."),
        phrase("Make a token for this client. Many in a row from one address: see who it is."),
    ),
    Refusal.WRONG: Advice(
        _REFUSED,
        phrase("The id is known, the secret is not: the client has one from before the token was rotated."),
        phrase("Give the client the new secret. Many in a row from a strange address: rotate the token."),
    ),
    Refusal.EXPIRED: Advice(
        _REFUSED,
        phrase("Its expiry has passed."),
        phrase("Rotate it, or make a new one, and give it to the client."),
    ),
    Refusal.REVOKED: Advice(
        _REFUSED,
        phrase("It was revoked, and a client still sends it."),
        phrase("Switch that client's refresh off, or give it a new token."),
    ),
    Refusal.ADDRESS: Advice(
        _REFUSED,
        phrase("The token's address rules do not allow where the request came from."),
        phrase("Add the address to the token's rules if it is the client's own."),
    ),
    "limittoolarge": Advice(
        phrase("More rows were asked for than a page may have"),
        phrase("The plugin's protocol gives at most 1,000 rows at once."),
        phrase("Read in pages, with limit and offset."),
    ),
    "invalidparameter": Advice(
        phrase("A parameter does not fit"),
        phrase("A parameter of the plugin's protocol is unknown, missing or not of its type."),
        phrase("Switch debugging on for the token: the answer then says which one."),
    ),
    "accessexception": Advice(
        phrase("The function is not offered"),
        phrase("The client calls another function than the plugin's report."),
        phrase("Correct the client's wsfunction."),
    ),
    "invalidrequestmethod": Advice(
        phrase("The company allows POST only"),
        phrase("The client sends GET."),
        phrase("Use POST, or let the company allow GET."),
    ),
    "BadRequest": _QUERY,
    "InvalidSyntax": _QUERY,
    "InvalidType": _QUERY,
    "ValueOutOfRange": _QUERY,
    "InvalidQueryOption": Advice(
        _UNANSWERED,
        phrase("The query has an option that OData does not know, or a value that the option cannot have."),
        phrase("See the query in the client; the API guide lists the options that there are."),
    ),
    "NotImplemented": Advice(
        _UNANSWERED,
        phrase("The query uses a part of OData that is not offered here, such as $apply or $expand."),
        phrase("Read the rows, and compute the rest in the client: in Power Query, with steps that do not fold."),
    ),
    "PropertyNotFound": Advice(
        phrase("A column that was asked for does not exist"),
        phrase("Most often the company's settings have switched the field off since the report was made."),
        phrase("Switch the field on for the company, or take the column out of the report's query."),
    ),
    "QueryTooComplex": Advice(
        _UNANSWERED,
        phrase("The filter or the order is larger than what is allowed: 500 parts."),
        phrase("Filter in several queries, or in the client."),
    ),
    "refreshoutdated": Advice(
        phrase("A refresh could not go on"),
        phrase("It did not begin with offset 0, or the company's settings or the store have changed since it began."),
        phrase("The client begins again with offset 0; nothing is lost."),
    ),
}


SAME: Mapping[str, str] = {
    "NotFound": "not_found",
    "MethodNotAllowed": "method_not_allowed",
    "FormatNotSupported": "parameter_invalid",
    "InvalidSkipToken": "cursor_invalid",
    "QueryTooSlow": "query_too_slow",
    "RequestTooLarge": "body_too_large",
    "UriTooLong": "url_too_long",
}
"""Codes of OData that say what a code of the catalogue says."""


def advice_of(codes: Mapping[str, Advice]) -> dict[str, Advice]:
    """The endpoint's catalogue, and what is known besides."""
    same = {code: codes[known] for code, known in SAME.items() if known in codes}
    return {**{str(code): advice for code, advice in FURTHER.items()}, **same, **codes}
