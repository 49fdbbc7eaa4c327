"""What is known of the codes in the request log that the endpoint's own catalogue does not have.

That is why a token was refused, which the client is not told, and the plugin's own codes. The texts are for the
administrator.
"""

from __future__ import annotations

from collections.abc import Mapping

from alx_desktop.services.authentication import Refusal
from alx_desktop.services.monitoring_tables import Advice

_REFUSED = "The token is not accepted"

FURTHER: Mapping[str, Advice] = {
    Refusal.MISSING: Advice(
        _REFUSED, "The request carried no token.",
        "In Power BI and Excel choose Basic, and give the token as the password. Browsers and scanners that come by "
        "are counted here, too.",
    ),
    Refusal.MALFORMED: Advice(
        _REFUSED, "What was sent is not the form of a token: often it was cut off when it was copied.",
        "Give the client the whole token, or rotate it where it is no longer known.",
    ),
    Refusal.UNKNOWN: Advice(
        _REFUSED, "No token has that id: it is of another site or store, or somebody guesses.",
        "Make a token for this client. Many in a row from one address: see who it is.",
    ),
    Refusal.WRONG: Advice(
        _REFUSED, "The id is known, the secret is not: the client has one from before the token was rotated.",
        "Give the client the new secret. Many in a row from a strange address: rotate the token.",
    ),
    Refusal.EXPIRED: Advice(
        _REFUSED, "Its expiry has passed.", "Rotate it, or make a new one, and give it to the client.",
    ),
    Refusal.REVOKED: Advice(
        _REFUSED, "It was revoked, and a client still sends it.",
        "Switch that client's refresh off, or give it a new token.",
    ),
    Refusal.ADDRESS: Advice(
        _REFUSED, "The token's address rules do not allow where the request came from.",
        "Add the address to the token's rules if it is the client's own.",
    ),
    "limittoolarge": Advice(
        "More rows were asked for than a page may have", "The plugin's protocol gives at most 1,000 rows at once.",
        "Read in pages, with limit and offset.",
    ),
    "invalidparameter": Advice(
        "A parameter does not fit", "A parameter of the plugin's protocol is unknown, missing or not of its type.",
        "Switch debugging on for the token: the answer then says which one.",
    ),
    "accessexception": Advice(
        "The function is not offered", "The client calls another function than the plugin's report.",
        "Correct the client's wsfunction.",
    ),
    "invalidrequestmethod": Advice(
        "The company allows POST only", "The client sends GET.", "Use POST, or let the company allow GET.",
    ),
    "refreshoutdated": Advice(
        "A refresh could not go on", "It did not begin with offset 0, or the company's settings or the store have "
        "changed since it began.",
        "The client begins again with offset 0; nothing is lost.",
    ),
}  # fmt: skip


def advice_of(codes: Mapping[str, Advice]) -> dict[str, Advice]:
    """The endpoint's catalogue, and what is known besides."""
    return {**{str(code): advice for code, advice in FURTHER.items()}, **codes}
