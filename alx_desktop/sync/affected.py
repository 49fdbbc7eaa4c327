"""Which learners a change of the structure concerns."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection

from alx_desktop.domain.progress import CancelToken
from alx_desktop.moodle.source import SourceReader
from alx_desktop.store import pending
from alx_desktop.store.merge_structure import StructureChanges
from alx_desktop.sync.extract import read_again
from alx_desktop.sync.plan import company_members
from alx_desktop.sync.recompute import Recomputation
from alx_desktop.sync.signs import site_rules

GLOBAL_RULES = ("version", "default_role", "guest")
"""Rules that concern everybody."""


def affected_learners(
    connection: Connection,
    work: Recomputation,
    changes: StructureChanges,
    rules: dict[str, Any],
    cancel: CancelToken,
) -> set[int]:
    """Learners with rows to recompute, by what differs from the stored structure and remembered rules."""
    now = site_rules(work.site)
    if any(now[name] != rules.get(name) for name in GLOBAL_RULES):
        return pending.everybody(connection)
    users = _by_course(connection, work, changes, cancel) | _by_site_rules(work, rules, cancel)
    for company_id in changes.come_or_gone:
        users |= pending.users_with_rows(connection, company_id=company_id)
        users |= pending.members(connection, company_id)
        if company_id in work.site.companies:
            users |= company_members(work, company_id, cancel)
    return users


def _by_course(connection: Connection, work: Recomputation, changes: StructureChanges, cancel: CancelToken) -> set[int]:
    methods: dict[int, list[int]] = defaultdict(list)
    for method_id, (course_id, _enabled) in work.site.methods.items():
        methods[course_id].append(method_id)

    def enrolled(courses: set[int]) -> set[int]:
        wanted = [method for course_id in courses for method in methods[course_id]]
        return read_again(work.source, lambda reader: work.changes.users_enrolled_by(reader, wanted), cancel)

    users = enrolled(changes.rules) if changes.rules else set()
    for course_id in changes.rules:
        users |= pending.users_with_rows(connection, course_id=course_id)
    by_course: dict[int, set[int]] = defaultdict(set)
    for company_id, course_id in changes.company_courses:
        if course_id not in changes.rules and company_id not in changes.come_or_gone:
            by_course[course_id].add(company_id)
    for course_id, companies in by_course.items():
        learners = enrolled({course_id})
        for company_id in companies:
            users |= pending.users_with_rows(connection, course_id=course_id, company_id=company_id)
            # Where companies follow from enrolments, whoever is enrolled in a course of one becomes its member.
            members = work.companies.memberships() is not None
            users |= learners & pending.members(connection, company_id) if members else learners
    return users


def _by_site_rules(work: Recomputation, rules: dict[str, Any], cancel: CancelToken) -> set[int]:
    """Admins who came or went, and learners of licences that went to another company."""
    users = set(rules.get("admins", ())) ^ work.site.admins
    before = {tuple(pair) for pair in rules.get("licences", ())}
    moved = {licence for licence, _company in before ^ set(work.site.licence_company.items())}
    if moved:

        def read(reader: SourceReader) -> set[int]:
            return work.changes.users_of_licences(reader, moved)

        users |= read_again(work.source, read, cancel)
    return users
