"""What companies leave to a person: learners who are overdue, and tokens of companies that are gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.report_query import ReportQuery, SortColumn
from alx_desktop.domain.tokens import Token, TokenState
from alx_desktop.services.attention_item import BAD, WARN, Attention
from alx_desktop.store.company_figures import CompanyRecord
from alx_desktop.store.report_overview import Late

MANY_OVERDUE = 10
OVERDUE_LINES = 3
"""The courses of a company with the most overdue learners, from this many learners on."""

JUMP_ROWS = 10
JUMP_SHARE = 0.25
"""Overdue enrolments that rose by both within a week did not do so by chance."""

OPEN = ("in_progress", "not_started")


def overdue_courses(
    late: Mapping[tuple[int, int], Late], companies: Mapping[int, str], courses: Mapping[int, str]
) -> Iterator[Attention]:
    """Courses with many overdue learners. late: by (company id, course id)."""
    many = [(one, key) for key, one in late.items() if one.rows >= MANY_OVERDUE and key[0] in companies]
    for one, (company, course) in sorted(many, key=lambda item: (-item[0].rows, item[1]))[:OVERDUE_LINES]:
        query = ReportQuery((company,), (course,), OPEN, sort=SortColumn.DUE_AT)
        name = courses.get(course, course)
        text = phrase("{0}: {1:,} learners are overdue in {2}", companies[company], one.rows, name)
        key = f"overdue:{company}:{course}"
        yield Attention(key, WARN, text, "open_report", phrase("Open report"), query, one.first_due_at, can_wait=True)


def overdue_jumps(
    now: Mapping[int, int], before: Mapping[int, int], companies: Mapping[int, str], days: int, since: int
) -> Iterator[Attention]:
    """Companies whose overdue enrolments rose much. now, before: rows by company id; before: `days` ago, at `since`.

    A company without figures of that day has no jump: nobody knows where it came from.
    """
    risen = [(rows - before[company], company) for company, rows in now.items() if company in before]
    jumped = [(by, company) for by, company in risen
              if by >= JUMP_ROWS and by >= JUMP_SHARE * max(1, before[company]) and company in companies]  # fmt: skip
    for _by, company in sorted(jumped, key=lambda item: (-item[0], item[1]))[:OVERDUE_LINES]:
        query = ReportQuery((company,), (), OPEN, sort=SortColumn.DUE_AT)
        text = phrase(
            "{0}: overdue enrolments rose from {1:,} to {2:,} in {3} days",
            companies[company],
            before[company],
            now[company],
            days,
        )
        yield Attention(
            f"jump:{company}", WARN, text, "open_report", phrase("Open report"), query, since, can_wait=True
        )


def tokens_of_lost_companies(
    tokens: Sequence[Token], companies: Mapping[int, CompanyRecord], now: int
) -> Iterator[Attention]:
    """Tokens that still work, of companies that Moodle has no more, never had, or has suspended."""
    live: dict[int, int] = {}
    for token in tokens:
        if token.state(now) is TokenState.ACTIVE:
            live[token.company_id] = live.get(token.company_id, 0) + 1
    for company_id, count in sorted(live.items()):
        company = companies.get(company_id)
        if company is not None and company.removed_at is None and not company.is_suspended:
            continue
        works = phrase("1 token of it still works") if count == 1 else phrase("{0:,} tokens of it still work", count)
        name = company.name if company else phrase("Company {0}", company_id)
        gone = company is None or company.removed_at is not None
        since = company.removed_at if company else None
        key = f"lost:{company_id}"
        severity = BAD if gone else WARN
        text = (
            phrase("{0} is no longer in Moodle, but {1}", name, works)
            if gone
            else phrase("{0} is suspended in Moodle, but {1}", name, works)
        )
        yield Attention(
            key, severity, text, "open_tokens", phrase("See its tokens"), company_id, since, can_wait=not gone
        )
