"""What every Moodle site has before anybody works with it: settings, roles, activity types, site course, two users."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from alx_desktop.demo.rows import Rows
from alx_desktop.demo.schema import Generation

SYSTEM, USER, CATEGORY, COURSE, MODULE = 10, 30, 40, 50, 70  # context levels
GUEST_ID, ADMIN_ID = 1, 2
SITE_COURSE = 1
TRACKED = "moodle/course:isincompletionreports"

ROLES = (
    ("", "manager", "manager"),
    ("", "coursecreator", "coursecreator"),
    ("", "editingteacher", "editingteacher"),
    ("", "teacher", "teacher"),
    ("", "student", "student"),
    ("", "guest", "guest"),
    ("", "user", "user"),
    ("", "frontpage", "frontpage"),
)
IOMAD_ROLES = (
    ("Client Administrator", "clientadministrator"),
    ("Company Manager", "companymanager"),
    ("Company Department Manager", "companydepartmentmanager"),
    ("Client Course Editor", "companycourseeditor"),
    ("Client Course Access", "companycoursenoneditor"),
    ("Client Reporter Only", "clientreporter"),
    ("Company Reporter Only", "companyreporter"),
)
STUDENT, COMPANY_MANAGER, DEPARTMENT_MANAGER, COURSE_EDITOR, COURSE_ACCESS = 5, 10, 11, 12, 13

# Capability, its context level, and the roles that have it.
CAPABILITIES = (
    (TRACKED, COURSE, "student"),
    ("moodle/course:view", COURSE, "manager companymanager"),
    ("moodle/course:viewhiddencourses", COURSE, "manager coursecreator editingteacher teacher companycourseeditor"),
    ("moodle/course:update", COURSE, "manager editingteacher companycourseeditor"),
    ("moodle/course:create", CATEGORY, "manager coursecreator clientadministrator"),
    ("moodle/course:markcomplete", COURSE, "manager editingteacher teacher companycourseeditor"),
    ("moodle/course:overridecompletion", COURSE, "manager editingteacher teacher companycourseeditor"),
    ("moodle/course:togglecompletion", COURSE, "user"),
    ("moodle/course:activityvisibility", COURSE, "manager editingteacher companycourseeditor"),
    ("moodle/course:enrolreview", COURSE, "manager editingteacher teacher companycourseeditor companycoursenoneditor"),
    ("moodle/grade:view", COURSE, "student"),
    ("moodle/grade:viewall", COURSE, "manager editingteacher teacher companycourseeditor companycoursenoneditor"),
    ("moodle/user:viewdetails", COURSE, "manager editingteacher teacher student companycourseeditor"),
    ("moodle/user:create", SYSTEM, "manager clientadministrator"),
    ("moodle/role:assign", COURSE, "manager editingteacher"),
    ("moodle/site:config", SYSTEM, ""),
    ("moodle/cohort:manage", CATEGORY, "manager"),
    ("moodle/my:manageblocks", SYSTEM, "user"),
    ("report/completion:view", COURSE, "manager editingteacher teacher companycourseeditor companycoursenoneditor"),
    ("report/progress:view", COURSE, "manager editingteacher teacher companycourseeditor companycoursenoneditor"),
    ("enrol/manual:enrol", COURSE, "manager editingteacher"),
    ("mod/page:view", MODULE, "guest user"),
    ("mod/quiz:attempt", MODULE, "student"),
    ("mod/quiz:grade", MODULE, "manager editingteacher teacher companycourseeditor"),
    ("mod/assign:submit", MODULE, "student"),
    ("mod/assign:grade", MODULE, "manager editingteacher teacher companycourseeditor"),
    ("webservice/rest:use", SYSTEM, "companymanager"),
)
_MODULES = (
    "assign bigbluebuttonbn book choice data feedback folder forum glossary h5pactivity imscp label lesson lti page "
    "quiz resource scorm url wiki workshop"
)
MODULES = frozenset(_MODULES.split())
OFF_BY_DEFAULT = frozenset({"assignment", "bigbluebuttonbn"})


@dataclass(frozen=True, slots=True)
class Furniture:
    """Where things of the empty site are."""

    system_context: int
    modules: dict[str, int]
    services: tuple[int, ...]


def module_names(site: Generation) -> list[str]:
    """The activity types of the generation, in the order in which an installation numbers them."""
    names = set(MODULES)
    if site.level < 51:
        names |= {"assignment", "chat", "survey"}
    if site.level >= 45:
        names.add("subsection")
    if site.level >= 51:
        names.add("qbank")
    if site.iomad:
        names |= {"iomadcertificate", "trainingevent"}
    return sorted(names)


def furnish(rows: Rows, random: Random, begin: int) -> Furniture:
    """Write the empty site. The first row of the config table is there already: the mark that says whose site it is."""
    site = rows.sink.schema.generation
    _settings(rows, site, random)
    system = rows.context.add(SYSTEM, 0, "/1", 1)
    rows.context.add(COURSE, SITE_COURSE, f"/{system}/{system + 1}", 2)
    names = [*ROLES, *((name, short, short) for name, short in IOMAD_ROLES if site.iomad)]
    for order, (name, short, archetype) in enumerate(names, 1):
        rows.role.add(name, short, "", order, archetype)
    held = {short: number for number, (_, short, _) in enumerate(names, 1)}
    for capability, level, holders in CAPABILITIES:
        component = "moodle" if capability.startswith("moodle/") else capability.split(":")[0].replace("/", "_")
        rows.capability.add(capability, "read" if ":view" in capability else "write", level, component, 0)
        for holder in holders.split():
            if holder in held:
                rows.role_capability.add(system, held[holder], capability, 1, begin)
    modules = {name: rows.module.add(name, 0 if name in OFF_BY_DEFAULT else 1) for name in module_names(site)}
    _site_course(rows, begin)
    _first_users(rows, system, begin)
    return Furniture(system, modules, _services(rows, begin))


def _settings(rows: Rows, site: Generation, random: Random) -> None:
    """The rows of `config` that a reader looks at, and those that show which plugins are there."""
    settings = {
        "version": site.version,
        "release": site.release,
        "branch": site.branch,
        "siteidentifier": f"{random.getrandbits(128):032x}demo.example",
        "enablecompletion": "1",
        "completiondefault": "1",
        "siteadmins": str(ADMIN_ID),
        "siteguest": str(GUEST_ID),
        "guestroleid": "6",
        "notloggedinroleid": "6",
        "defaultuserroleid": "7",
        "defaultfrontpageroleid": "8",
        "gradebookroles": str(STUDENT),
        "grade_minmaxtouse": "1",
        "grade_aggregation": "13",
        "grade_aggregateonlygraded": "1",
        "enrol_plugins_enabled": "manual,guest,self,cohort" + (",license" if site.iomad else ""),
        "mnet_localhost_id": "1",
        "timezone": "Europe/London",
        "lang": "en",
        "country": "GB",
    }
    if site.level >= 45:
        del settings["completiondefault"]
    rows.config.reserve()
    for name, value in settings.items():
        rows.config.add(name, value)
    plugins = [("tool_log", "enabled_stores", "logstore_standard"), ("logstore_standard", "loglifetime", "60")]
    plugins += [
        ("enrol_manual", "status", "0"),
        ("enrol_self", "status", "1"),
        ("enrol_manual", "version", site.version),
    ]
    if site.iomad:
        plugins += [("local_iomad", "version", "2023042741" if site.level < 51 else "2026022300")]
        plugins += [("enrol_license", "version", "2022100641")]
    for plugin, name, value in plugins:
        rows.plugin_config.add(plugin, name, value)


def _site_course(rows: Rows, begin: int) -> None:
    title = "Northgate Learning"
    rows.course.add(0, 1, title, "northgate", "", "", 0, "site", 3, 0, 1, 1, begin, begin, 0, begin, None)
    rows.section.add(SITE_COURSE, 1, None, "", 1, "", begin)


def _first_users(rows: Rows, system: int, begin: int) -> None:
    guest = ("manual", 1, 0, 0, 1, "guest", "not cached", "", "Guest user", " ", "root@localhost")
    admin = ("manual", 1, 0, 0, 1, "admin", "not cached", "", "Admin", "User", "admin@northgate.example")
    for person in (guest, admin):
        number = rows.user.add(*person, "", "", "", "", "en", "99", 0, 0, 0, 0, "", None, begin, begin)
        rows.context.add(USER, number, f"/{system}/{rows.context.next_id}", 2)


def _services(rows: Rows, begin: int) -> tuple[int, ...]:
    """Web services for external tokens: Moodle's own for its app, and one that a client's reports use."""
    mobile = rows.service.add("Moodle mobile web service", 1, 0, "moodle", begin, "moodle_mobile_app", 1)
    reports = rows.service.add("Reporting for clients", 1, 1, None, begin, "client_reports", 0)
    return (mobile, reports)
