"""How many learners each company has in Moodle: what a sync of everybody measures its progress per company by."""

from __future__ import annotations

from collections import Counter

import orjson
from sqlalchemy import Text, func, select

from alx_desktop.moodle.companies import CompanySource
from alx_desktop.moodle.pack import exact_text
from alx_desktop.moodle.schema import MoodleSchema
from alx_desktop.moodle.source import SourceReader


def member_counts(
    reader: SourceReader, schema: MoodleSchema, companies: CompanySource, after: int
) -> dict[int, int] | None:
    """Learners with a user id above `after` of each company that has any; None where only enrolments tell who they are.

    One statement over the memberships, which are small beside the enrolments.
    """
    table = companies.memberships()
    if table is None:
        return None
    # The company comes first, so that a GROUP BY of the constant 1 means just that in all three databases.
    company, user = table.values[0], schema.table("user")
    known = select(user.c.id).where(user.c.id > after)
    is_text = isinstance(company.type, Text)
    value, group = (func.min(company), exact_text(company)) if is_text else (company, company)
    statement = select(value, func.count(table.user.distinct())).select_from(table.source)
    if table.where is not None:
        statement = statement.where(table.where)
    found: Counter[int] = Counter()
    for named, count in reader.rows("company_sizes", statement.where(table.user.in_(known)).group_by(group)):
        found[companies.company_id(orjson.loads(named) if isinstance(named, str) else named)] += count
    del found[0]
    return dict(found)
