"""What a token is good for."""

from __future__ import annotations

from alx_desktop.domain.tokens import Token, TokenState

NOW = 1_790_000_000


def test_a_revoked_one_is_revoked_whatever_the_clock_says() -> None:
    token = Token("t", 1, "BI", "0" * 64, NOW - 10, revoked_at=NOW)
    assert {token.state(NOW + moved) for moved in (-86_400, -1, 0, 1)} == {TokenState.REVOKED}
