"""What the window needs of tokens and of the endpoint, as protocols; the rest is in `ports`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from alx_desktop.domain.progress import CancelToken

if TYPE_CHECKING:
    from alx_desktop.domain.tokens import NewToken, Token
    from alx_desktop.services.certificate_info import CertificateDesk
    from alx_desktop.services.endpoint_checks import Check
    from alx_desktop.services.endpoint_control import EndpointStatus
    from alx_desktop.services.request_list import RequestPage
    from alx_desktop.services.token_list import TokenDetail, TokenList, TokenQuery
    from alx_desktop.services.tokens import TokenLimits
    from alx_desktop.store.request_log_reading import RequestFilter


class TokensPort(Protocol):
    """Acts on tokens; see services.tokens.TokenService."""

    def now(self) -> int: ...
    def create_many(self, companies: list[int], name: str, limits: TokenLimits | None = None) -> list[NewToken]: ...
    def rotate(self, token_id: str, grace_days: float = ...) -> NewToken: ...
    def revoke(self, token_id: str) -> Token: ...
    def change(self, token_id: str, limits: TokenLimits, debug: bool | None = None) -> Token: ...
    def make_next_full(self, token_id: str) -> Token: ...


class TokenListPort(Protocol):
    """Reads tokens; see services.token_list.TokenListService."""

    def read(self, query: TokenQuery, cancel: CancelToken | None = None) -> TokenList: ...
    def detail(self, token_id: str) -> TokenDetail | None: ...


class EndpointRunnerPort(Protocol):
    """The endpoint of a site; see services.endpoint_runner.EndpointRunner."""

    def status(self) -> EndpointStatus: ...
    def start(self) -> EndpointStatus: ...
    def stop(self) -> None: ...
    def restart(self) -> EndpointStatus: ...


class EndpointChecksPort(Protocol):
    """The security check-list; see services.endpoint_checks."""

    def run(self) -> list[Check]: ...


class RequestListPort(Protocol):
    """The request log; see services.request_list."""

    def read(
        self,
        wanted: RequestFilter,
        *,
        before: int | None = None,
        after: int | None = None,
        cancel: CancelToken | None = None,
    ) -> RequestPage: ...


class EndpointAppPort(Protocol):
    """What the application gives of them, for an opened site."""

    def tokens(self, site: Any) -> TokensPort: ...
    def token_list(self, site: Any) -> TokenListPort: ...
    @property
    def certificates(self) -> CertificateDesk: ...
    def endpoint_runner(self, name: str) -> EndpointRunnerPort: ...
    def endpoint_checks(self, site: Any) -> EndpointChecksPort: ...
    def request_list(self, site: Any) -> RequestListPort: ...
