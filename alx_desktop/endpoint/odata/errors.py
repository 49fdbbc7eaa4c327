"""What a request can be refused for, with the status and the code that the client gets."""

from __future__ import annotations

from typing import ClassVar

import orjson


class ODataError(Exception):
    """A request that is refused. message: for the person who wrote the query; it repeats nothing secret."""

    status: ClassVar[int] = 400
    code: ClassVar[str] = "BadRequest"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    def body(self) -> bytes:
        """The error as OData JSON."""
        return orjson.dumps({"error": {"code": self.code, "message": self.message}})


class SyntaxRefused(ODataError):
    """An expression or option that cannot be read."""

    code = "InvalidSyntax"


class TypeRefused(ODataError):
    """An expression whose parts do not fit each other."""

    code = "InvalidType"


class PropertyUnknown(ODataError):
    """A name that the entity type does not have."""

    code = "PropertyNotFound"


class OptionRefused(ODataError):
    """A query option that does not exist here, or has a value it cannot have."""

    code = "InvalidQueryOption"


class TooComplex(ODataError):
    """An expression beyond the limits of size or depth."""

    code = "QueryTooComplex"


class TooSlow(ODataError):
    """A query that used up its time."""

    code = "QueryTooSlow"


class OutOfRange(ODataError):
    """A number or date that its type cannot hold, in the query or met while it ran."""

    code = "ValueOutOfRange"


class TokenInvalid(ODataError):
    """A skip token that was not given for this query."""

    code = "InvalidSkipToken"


class NotFound(ODataError):
    """No such resource."""

    status = 404
    code = "NotFound"


class MethodRefused(ODataError):
    """The service is read-only."""

    status = 405
    code = "MethodNotAllowed"


class NotAcceptable(ODataError):
    """A format that is not offered."""

    status = 406
    code = "FormatNotSupported"


class BodyTooLarge(ODataError):
    """A request body beyond the limit."""

    status = 413
    code = "RequestTooLarge"


class UriTooLong(ODataError):
    """A URL beyond the limit."""

    status = 414
    code = "UriTooLong"


class NotSupported(ODataError):
    """A part of OData that this service does not have."""

    status = 501
    code = "NotImplemented"
