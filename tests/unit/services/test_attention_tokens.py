"""What needs attention of tokens: those that expire, have expired, or are of a company that is gone."""

from __future__ import annotations

import pytest

from alx_desktop.domain.tokens import Token
from alx_desktop.services.attention_companies import tokens_of_lost_companies
from alx_desktop.services.attention_tokens import expired_tokens, expiring_tokens
from alx_desktop.store.company_figures import CompanyRecord
from tests.unit.services.attention_parts import said
from tests.unit.services.test_overview import DAY, NOW


def token(name: str, expires: int | None, **values) -> Token:
    return Token(f"id-{name}", values.pop("company_id", 1), name, "d", NOW - 400 * DAY, expires, **values)


@pytest.mark.parametrize(
    ("left", "severity", "text"),
    [
        (15 * DAY, None, ""),
        (14 * DAY, "warn", "Token “BI” of Acme expires in 14 days"),
        (2 * DAY + 1, "warn", "Token “BI” of Acme expires in 2 days"),
        (2 * DAY, "bad", "Token “BI” of Acme expires in 2 days"),
        (90, "bad", "Token “BI” of Acme expires in 1 hour"),
        (0, None, ""),
    ],
)
def test_a_token_that_expires(left, severity, text):
    found = list(expiring_tokens([token("BI", NOW + left)], {1: "Acme"}, NOW))
    assert said(found) == ([(severity, text)] if severity else [])
    assert all(item.can_wait is (severity == "warn") and item.argument == "expiring" for item in found)


def test_many_tokens_that_expire_are_one_line():
    tokens = [token(str(number), NOW + number * DAY) for number in range(3, 8)] + [token("endless", None)]
    (item,) = expiring_tokens(tokens, {}, NOW)
    assert item.text == "5 tokens expire within 14 days, the first one in 3 days"


def test_revoked_tokens_expire_silently():
    assert not list(expiring_tokens([token("BI", NOW + 9, revoked_at=NOW - 1)], {}, NOW))
    assert not list(expired_tokens([token("BI", NOW - 9, revoked_at=NOW - 20, last_used_at=NOW - 30)], {}, NOW))


def test_what_was_made_for_a_moment_expires_silently():
    """The console's trial of the Endpoint page."""
    before, after = (
        Token("id", 1, "Trial", "d", end - 600, end, last_used_at=end - 9) for end in (NOW + 300, NOW - 300)
    )
    assert not list(expiring_tokens([before], {}, NOW)) and not list(expired_tokens([after], {}, NOW))


@pytest.mark.parametrize(
    ("ended", "used", "told"),
    [(1, 60, True), (14 * DAY, 15 * DAY, True), (14 * DAY + 1, 15 * DAY, False), (DAY, 15 * DAY + 1, False),
     (DAY, None, False)],
)  # fmt: skip
def test_an_expired_token_is_told_if_a_client_misses_it(ended, used, told):
    one = token("BI", NOW - ended, last_used_at=None if used is None else NOW - used)
    found = list(expired_tokens([one], {1: "Acme"}, NOW))
    text = "Token “BI” of Acme has expired; its client is refused"
    assert said(found) == ([("bad", text)] if told else [])
    assert len(list(expired_tokens([one] * 9, {}, NOW))) == (1 if told else 0)


def company(number: int, removed_at: int | None = None, suspended: bool = False) -> CompanyRecord:
    return CompanyRecord(number, f"C{number}", f"c{number}", f"c{number}", None, suspended, removed_at)


def test_tokens_of_companies_that_are_gone():
    companies = {1: company(1), 2: company(2, NOW - 50), 3: company(3, suspended=True)}
    tokens = [token(f"{number}-{copy}", None, company_id=number) for number in (1, 2, 3, 9) for copy in (1, 2)]
    tokens.append(token("revoked", None, company_id=2, revoked_at=NOW - 1))
    found = list(tokens_of_lost_companies(tokens, companies, NOW))
    assert said(found) == [
        ("bad", "C2 is no longer in Moodle, but 2 tokens of it still work"),
        ("warn", "C3 is suspended in Moodle, but 2 tokens of it still work"),
        ("bad", "Company 9 is no longer in Moodle, but 2 tokens of it still work"),
    ]
    assert [(item.action_key, item.argument) for item in found] == [("open_tokens", number) for number in (2, 3, 9)]
