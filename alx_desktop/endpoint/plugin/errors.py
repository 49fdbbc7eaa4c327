"""The errors of the plugin's protocol, as Moodle writes them; each is sent with HTTP 200."""

from __future__ import annotations

from enum import Enum

from alx_desktop.domain.errors import AlxError
from alx_desktop.endpoint.errors import Code, EndpointError
from alx_desktop.endpoint.problems import as_endpoint_error
from alx_desktop.services.authentication import Refusal, TokenRefused

HIGHEST_LIMIT = 1000
"""Rows of a page."""


class PluginFault(Enum):
    """(exception, errorcode, message). The first six are the plugin's own; clients know them by their code."""

    TOKEN = ("moodle_exception", "invalidtoken", "Invalid token - token not found")
    ACCESS = ("webservice_access_exception", "accessexception", "Access control exception")
    LIMIT = (
        "moodle_exception",
        "limittoolarge",
        f"Requested limit is too large. Maximum allowed records per request is {HIGHEST_LIMIT}. "
        "Read the rows in pages, with limit and offset.",
    )
    PARAMETER = ("invalid_parameter_exception", "invalidparameter", "Invalid parameter value detected")
    DAILY = (
        "moodle_exception",
        "ratelimitexceeded",
        "Daily rate limit exceeded. Refreshes are possible again tomorrow, by the clock of the site.",
    )
    METHOD = ("moodle_exception", "invalidrequestmethod", "Only POST method is allowed for security reasons")
    OUTDATED = (
        "moodle_exception",
        "refreshoutdated",
        "This refresh cannot go on: it did not begin with offset 0, or the company's settings or the store have "
        "changed since. Begin again with offset 0.",
    )
    BUSY = ("moodle_exception", "servicebusy", "Too many requests. Try again later.")
    UNAVAILABLE = (
        "moodle_exception",
        "storeunavailable",
        "The reporting store cannot be read at the moment. Try again later.",
    )
    INTERNAL = ("moodle_exception", "internalerror", "Something unexpected happened. The log of ALX Desktop has more.")


_FAULTS = {
    Code.TOKEN_REFUSED: PluginFault.TOKEN,
    Code.SCOPE_MISSING: PluginFault.ACCESS,
    Code.NOT_FOUND: PluginFault.ACCESS,
    Code.PARAMETER_INVALID: PluginFault.PARAMETER,
    Code.DAILY_LIMIT: PluginFault.DAILY,
    Code.BURST_LIMIT: PluginFault.BUSY,
    Code.CONCURRENCY_LIMIT: PluginFault.BUSY,
    Code.LIVE_UNAVAILABLE: PluginFault.UNAVAILABLE,
    Code.STORE_UNAVAILABLE: PluginFault.UNAVAILABLE,
}


class PluginError(AlxError):
    """A request of the plugin's protocol that is answered with an error. detail: what debugging clients are told."""

    title = "The request of the plugin's protocol is refused"

    def __init__(self, fault: PluginFault, detail: str = "") -> None:
        super().__init__(detail)
        self.fault = fault


def as_plugin_error(error: Exception) -> tuple[PluginError, EndpointError | None]:
    """The error in the plugin's words, and as the endpoint's own error where it is one."""
    if isinstance(error, PluginError):
        return error, None
    told = as_endpoint_error(error)
    refused = told.__cause__
    if isinstance(refused, TokenRefused) and refused.reason in (Refusal.EXPIRED, Refusal.ADDRESS):
        return PluginError(PluginFault.ACCESS), told
    return PluginError(_FAULTS.get(told.code, PluginFault.INTERNAL)), told
