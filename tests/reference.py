"""Moodle's rule for one row at a time, in plain Python over whole tables: slow, and written apart from the product.

Written from the description of the rule only, so that a mistake of the product is not repeated here.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import sqlalchemy as sa

from alx_desktop.demo.schema import build_schema
from alx_desktop.moodle.companies import profile_company_id

Key = tuple[int, int, int]
DAY = 86400
FOREVER = 2147483647


class Reference:
    """The answers of a site made by the demo generator (any generation), as of a time (UTC epoch seconds)."""

    def __init__(self, url: str, now: int, generation: str = "iomad41", prefix: str = "mdl_") -> None:
        self.now = now
        self.schema = build_schema(prefix, generation)
        engine = sa.create_engine(url)
        with engine.connect() as connection:
            self.tables = {
                name: [dict(zip(table.c.keys(), row, strict=True)) for row in connection.execute(sa.select(table))]
                for name, table in self.schema.tables.items()
            }
        engine.dispose()
        self.config = {row["name"]: row["value"] for row in self.rows("config")}
        self.version = float(self.config["version"])
        self.users = {row["id"]: row for row in self.rows("user")}
        self.courses = {row["id"]: row for row in self.rows("course") if row["category"]}
        self.methods = {row["id"]: row for row in self.rows("enrol")}
        self.contexts = {
            row["instanceid"]: [int(part) for part in row["path"].split("/") if part]
            for row in self.rows("context")
            if row["contextlevel"] == 50
        }
        self.enrolments: dict[tuple[int, int], list[Any]] = defaultdict(list)
        for row in self.rows("user_enrolments"):
            method = self.methods.get(row["enrolid"])
            if method:
                self.enrolments[row["userid"], method["courseid"]].append((row, method))
        self.assigned: dict[int, list[Any]] = defaultdict(list)
        for row in self.rows("role_assignments"):
            self.assigned[row["userid"]].append(row)
        self.states: dict[int, list[Any]] = defaultdict(list)
        for row in self.rows("course_modules_completion"):
            self.states[row["userid"]].append(row)
        self.modules = {row["id"]: row for row in self.rows("course_modules")}
        self.tracked = {course_id: self._tracked(course_id) for course_id in self.courses}

    def rows(self, table: str) -> list[dict[str, Any]]:
        """All rows; none where this generation has no such table."""
        return self.tables.get(table, [])

    def iomad(self) -> dict[Key, dict[str, Any]]:
        """Answers by (company, course, user) where companies are IOMAD's."""
        return self.answers(*self.belonging("iomad"))

    def belonging(self, company_source: str) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
        """(company, user) of members and (company, course), by where companies come from."""
        if company_source == "iomad":
            return self._iomad_belonging()
        if company_source == "category":
            return self._category_belonging()
        if company_source == "site":
            members = {(1, user_id) for user_id in self.users}
        elif company_source == "cohort":
            cohorts = {row["id"] for row in self.rows("cohort")}
            members = {(r["cohortid"], r["userid"]) for r in self.rows("cohort_members") if r["cohortid"] in cohorts}
        else:
            shortname = company_source.removeprefix("profile:")
            fields = {row["id"] for row in self.rows("user_info_field") if row["shortname"] == shortname}
            found = [row for row in self.rows("user_info_data") if row["fieldid"] in fields and row["data"].strip()]
            members = {(profile_company_id(row["data"]), row["userid"]) for row in found}
        companies = {company_id for company_id, _user in members}
        return members, {(company_id, course_id) for company_id in companies for course_id in self.courses}

    def companies(self, company_source: str) -> set[int]:
        """Ids of the companies."""
        if company_source in ("iomad", "cohort"):
            return {row["id"] for row in self.rows("company" if company_source == "iomad" else "cohort")}
        if company_source == "category":
            return {row["id"] for row in self.rows("course_categories") if not row["parent"]}
        return {company_id for company_id, _user in self.belonging(company_source)[0]}

    def _category_belonging(self) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
        tops = self.companies("category")
        first = {row["id"]: row["path"].split("/")[1:2] for row in self.rows("course_categories")}
        top = {i: int(part[0]) for i, part in first.items() if part and part[0].isdigit()}
        pairs = {(top.get(course["category"], 0), course_id) for course_id, course in self.courses.items()}
        pairs = {pair for pair in pairs if pair[0] in tops}
        enrolled = {(user_id, course_id) for user_id, course_id in self.enrolments if user_id in self.users}
        return {(c, user) for c, course in pairs for user, other in enrolled if other == course}, pairs

    def _iomad_belonging(self) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
        companies = self.companies("iomad")
        members = {(r["companyid"], r["userid"]) for r in self.rows("company_users") if r["companyid"] in companies}
        pairs = {(row["companyid"], row["courseid"]) for row in self.rows("company_course")}
        shared: dict[int, int] = {}
        for row in sorted(self.rows("iomad_courses"), key=lambda row: row["id"]):
            shared.setdefault(row["courseid"], row["shared"])
        for row in self.rows("company_shared_courses"):
            if shared.get(row["courseid"]) == 2:
                pairs.add((row["companyid"], row["courseid"]))
        pairs |= {(company, course) for course, flag in shared.items() if flag == 1 for company in companies}
        return members, {pair for pair in pairs if pair[0] in companies and pair[1] in self.courses}

    def answers(self, members: set[tuple[int, int]], pairs: set[tuple[int, int]]) -> dict[Key, dict[str, Any]]:
        """Answers for every member with an enrolment in a course of the company."""
        by_company: dict[int, set[int]] = defaultdict(set)
        for company_id, course_id in pairs:
            by_company[company_id].add(course_id)
        found = {}
        for company_id, user_id in members:
            user = self.users.get(user_id)
            if user is None or user["deleted"]:
                continue
            for course_id in by_company[company_id]:
                if (user_id, course_id) in self.enrolments:
                    found[company_id, course_id, user_id] = self.answer(user_id, course_id)
        return found

    def why_gone(self, key: Key, company_source: str) -> str | None:
        """The first reason that there is no row (company, user, course); None if there should be one."""
        company_id, user_id, course_id = key
        members, pairs = self.belonging(company_source)
        user = self.users.get(user_id)
        checks = (
            ("company_removed", company_id not in self.companies(company_source)),
            ("user_deleted", user is None or user["deleted"]),
            ("left_company", (company_id, user_id) not in members),
            ("course_deleted", course_id not in self.courses),
            ("course_unassigned", (company_id, course_id) not in pairs),
            ("unenrolled", (user_id, course_id) not in self.enrolments),
        )
        return next((reason for reason, holds in checks if holds), None)

    def answer(self, user_id: int, course_id: int) -> dict[str, Any]:
        """What Moodle says of one learner in one course."""
        active = self._active(user_id, course_id)
        tracked = active and self._may_be_tracked(user_id, course_id)
        completion = next(
            (r for r in self.rows("course_completions") if r["userid"] == user_id and r["course"] == course_id), {}
        )
        completed, started = completion.get("timecompleted") or None, completion.get("timestarted") or None
        done = self._done(user_id, course_id)
        visited = any(r["userid"] == user_id and r["courseid"] == course_id for r in self.rows("user_lastaccess"))
        status = "completed" if completed else "in_progress" if done or started or visited else "not_started"
        return {
            "is_active": active,
            "is_tracked": tracked,
            "percentage": self._percentage(user_id, course_id, tracked, completed),
            "activities_done": done,
            "activities_total": len(self.tracked[course_id]),
            "completed_at": completed,
            "started_at": started,
            "status": status,
            "enrolled_at": min(row["timecreated"] for row, _method in self.enrolments[user_id, course_id]) or None,
        }

    def _active(self, user_id: int, course_id: int) -> bool:
        if user_id == int(self.config["siteguest"]):
            return False
        return any(
            method["status"] == 0
            and row["status"] == 0
            and row["timestart"] <= self.now
            and (row["timeend"] == 0 or row["timeend"] > self.now)
            for row, method in self.enrolments[user_id, course_id]
        )

    def _may_be_tracked(self, user_id: int, course_id: int) -> bool:
        if str(user_id) in self.config["siteadmins"].split(","):
            return True
        path = self.contexts.get(course_id, [])
        roles = {row["roleid"] for row in self.assigned[user_id] if row["contextid"] in path}
        roles.add(int(self.config["defaultuserroleid"]))
        granted = False
        for role in roles:
            nearest = 0
            for context in path:
                for row in self.rows("role_capabilities"):
                    if (row["contextid"], row["roleid"]) == (context, role) and row["capability"] == (
                        "moodle/course:isincompletionreports"
                    ):
                        if row["permission"] == -1000:
                            return False
                        nearest = row["permission"] or nearest
            granted = granted or nearest == 1
        return granted

    def _tracked(self, course_id: int) -> set[int]:
        types = {row["id"]: row["name"] for row in self.rows("modules") if row["visible"]}
        listed = {
            int(part)
            for row in self.rows("course_sections")
            if row["course"] == course_id
            for part in (row["sequence"] or "").split(",")
            if part
        }
        names = {(name, row["id"]): row["name"] for name in types.values() for row in self.rows(name)}
        return {
            row["id"]
            for row in self.modules.values()
            if row["course"] == course_id
            and row["completion"]
            and not row["deletioninprogress"]
            and row["id"] in listed
            and self._is_named(types.get(row["module"]), row["instance"], names)
        }

    def _is_named(self, module: str | None, instance: int, names: dict[Any, Any]) -> bool:
        """Where the activity's own table is not there, nothing speaks against it."""
        return module is not None and (module not in self.tables or bool(names.get((module, instance))))

    def _done(self, user_id: int, course_id: int, states: tuple[int, ...] = (1, 2)) -> int:
        return sum(
            row["completionstate"] in states and row["coursemoduleid"] in self.tracked[course_id]
            for row in self.states[user_id]
        )

    def _percentage(self, user_id: int, course_id: int, tracked: bool, completed: int | None) -> float | None:
        enabled = self.config["enablecompletion"] == "1" and self.courses[course_id]["enablecompletion"]
        total = len(self.tracked[course_id])
        if not enabled or not tracked:
            return None
        if completed:
            return 100.0
        if not total:
            return None
        if self.version < 2022112800:
            return self._done(user_id, course_id, (1, 2, 3, 4)) * 100 / total
        if self.version < 2023042400:
            return self._done(user_id, course_id, (1, 2, 4)) * 100 / total
        everywhere = sum(
            row["completionstate"] in (1, 2)
            and row["coursemoduleid"] in self.modules
            and self.modules[row["coursemoduleid"]]["course"] == course_id
            for row in self.states[user_id]
        )
        return min(100.0, everywhere * 100 / total)
