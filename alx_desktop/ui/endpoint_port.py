"""What the window needs of tokens and of the endpoint, as protocols; the rest is in `ports`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from alx_desktop.domain.progress import CancelToken

if TYPE_CHECKING:
    from alx_desktop.domain.tokens import NewToken, Token
    from alx_desktop.services.token_list import TokenDetail, TokenList, TokenQuery
    from alx_desktop.services.tokens import TokenLimits


class TokensPort(Protocol):
    """Acts on tokens; see services.tokens.TokenService."""

    def create_many(self, companies: list[int], name: str, limits: TokenLimits | None = None) -> list[NewToken]: ...
    def rotate(self, token_id: str, grace_days: float = ...) -> NewToken: ...
    def revoke(self, token_id: str) -> Token: ...
    def change(self, token_id: str, limits: TokenLimits, debug: bool | None = None) -> Token: ...
    def make_next_full(self, token_id: str) -> Token: ...


class TokenListPort(Protocol):
    """Reads tokens; see services.token_list.TokenListService."""

    def read(self, query: TokenQuery, cancel: CancelToken | None = None) -> TokenList: ...
    def detail(self, token_id: str) -> TokenDetail | None: ...


class EndpointAppPort(Protocol):
    """What the application gives of them, for an opened site."""

    def tokens(self, site: Any) -> TokensPort: ...
    def token_list(self, site: Any) -> TokenListPort: ...
