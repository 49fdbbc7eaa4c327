"""Every table that the generator fills, with the columns it sets; the others keep Moodle's defaults."""

from __future__ import annotations

from alx_desktop.demo.bulk import Sink


class Rows:
    """One buffer per table. Values go in by position, in the order written here, as millions of rows pass through."""

    def __init__(self, sink: Sink) -> None:
        self.sink = sink
        self._furniture(sink)
        self._courses(sink)
        self._people(sink)
        self._progress(sink)
        self._iomad(sink)

    def _furniture(self, sink: Sink) -> None:
        self.config = sink.open("config", "name value")
        self.plugin_config = sink.open("config_plugins", "plugin name value")
        self.scheduled_task = sink.open(
            "task_scheduled", "component classname lastruntime nextruntime minute hour day month dayofweek"
        )
        self.context = sink.open("context", "contextlevel instanceid path depth")
        self.role = sink.open("role", "name shortname description sortorder archetype")
        self.capability = sink.open("capabilities", "name captype contextlevel component riskbitmask")
        self.role_capability = sink.open("role_capabilities", "contextid roleid capability permission timemodified")
        self.module = sink.open("modules", "name visible")
        self.service = sink.open(
            "external_services", "name enabled restrictedusers component timecreated shortname downloadfiles"
        )
        self.token = sink.open(
            "external_tokens",
            "token tokentype userid externalserviceid contextid creatorid iprestriction validuntil timecreated"
            " lastaccess name",
        )

    def _courses(self, sink: Sink) -> None:
        self.category = sink.open(
            "course_categories", "name idnumber parent sortorder coursecount visible visibleold timemodified depth path"
        )
        self.course = sink.open(
            "course",
            "category sortorder fullname shortname idnumber summary summaryformat format newsitems startdate visible"
            " visibleold timecreated timemodified enablecompletion cacherev showcompletionconditions",
        )
        self.section = sink.open("course_sections", "course section name summary summaryformat sequence timemodified")
        self.course_module = sink.open(
            "course_modules",
            "course module instance section added visible visibleold completion completiongradeitemnumber"
            " completionview completionpassgrade deletioninprogress",
        )
        self.enrol = sink.open(
            "enrol",
            "enrol status courseid sortorder name enrolperiod expirythreshold roleid customint1 timecreated"
            " timemodified",
        )
        self.criterion = sink.open("course_completion_criteria", "course criteriatype module moduleinstance gradepass")
        self.aggregation = sink.open("course_completion_aggr_methd", "course criteriatype method")
        self.grade_category = sink.open(
            "grade_categories",
            "courseid depth path fullname aggregation aggregateonlygraded timecreated timemodified",
        )
        self.grade_item = sink.open(
            "grade_items",
            "courseid categoryid itemname itemtype itemmodule iteminstance itemnumber gradetype grademax gradepass"
            " aggregationcoef2 sortorder timecreated timemodified",
        )
        self.group = sink.open("groups", "courseid name description timecreated timemodified")
        self.instances = {
            module: sink.open(module, f"course name timemodified intro {more}")
            for module, more in (
                ("page", "content"),
                ("url", "externalurl"),
                ("resource", ""),
                ("scorm", ""),
                ("quiz", ""),
                ("assign", ""),
                ("forum", ""),
                ("label", ""),
                ("iomadcertificate", ""),
            )
        }

    def _people(self, sink: Sink) -> None:
        self.user = sink.open(
            "user",
            "auth confirmed deleted suspended mnethostid username password idnumber firstname lastname email"
            " institution department city country lang timezone firstaccess lastaccess lastlogin currentlogin lastip"
            " description timecreated timemodified",
        )
        self.profile_category = sink.open("user_info_category", "name sortorder")
        self.profile_field = sink.open(
            "user_info_field", "shortname name datatype categoryid sortorder visible param1 param2"
        )
        self.profile_data = sink.open("user_info_data", "userid fieldid data")
        self.cohort = sink.open(
            "cohort", "contextid name idnumber description descriptionformat component timecreated timemodified"
        )
        self.cohort_member = sink.open("cohort_members", "cohortid userid timeadded")
        self.group_member = sink.open("groups_members", "groupid userid timeadded")

    def _progress(self, sink: Sink) -> None:
        self.enrolment = sink.open(
            "user_enrolments", "status enrolid userid timestart timeend modifierid timecreated timemodified"
        )
        self.role_assignment = sink.open(
            "role_assignments", "roleid contextid userid timemodified modifierid component itemid"
        )
        self.state = sink.open(
            "course_modules_completion", "coursemoduleid userid completionstate viewed overrideby timemodified"
        )
        self.viewed = sink.open("course_modules_viewed", "coursemoduleid userid timecreated")
        self.criterion_met = sink.open(
            "course_completion_crit_compl", "userid course criteriaid gradefinal timecompleted"
        )
        self.completion = sink.open(
            "course_completions", "userid course timeenrolled timestarted timecompleted reaggregate"
        )
        self.grade = sink.open(
            "grade_grades",
            "itemid userid rawgrade rawgrademax usermodified finalgrade hidden timecreated timemodified"
            " aggregationstatus aggregationweight",
        )
        self.access = sink.open("user_lastaccess", "userid courseid timeaccess")
        self.log = sink.open(
            "logstore_standard_log",
            "eventname component action target objecttable objectid crud edulevel contextid contextlevel"
            " contextinstanceid userid courseid relateduserid other timecreated origin ip",
        )

    def _iomad(self, sink: Sink) -> None:
        self.company = sink.open(
            "company",
            "name shortname code city country timezone category suspended managernotify parentid validto",
        )
        self.department = sink.open("department", "name shortname company parent")
        self.company_user = sink.open("company_users", "companyid userid managertype departmentid suspended educator")
        self.company_course = sink.open("company_course", "companyid courseid departmentid")
        self.created_course = sink.open("company_created_courses", "companyid courseid")
        self.shared_course = sink.open("company_shared_courses", "companyid courseid")
        self.course_group = sink.open("company_course_groups", "companyid groupid courseid")
        self.domain = sink.open("company_domains", "companyid domain")
        self.iomad_course = sink.open(
            "iomad_courses",
            "courseid licensed shared validlength warnexpire warncompletion notifyperiod warnnotstarted hasgrade",
        )
        self.license = sink.open(
            "companylicense",
            "name allocation humanallocation validlength startdate expirydate used companyid type reference cutoffdate",
        )
        self.license_course = sink.open("companylicense_courses", "licenseid courseid")
        self.license_user = sink.open(
            "companylicense_users", "licenseid userid isusing timecompleted licensecourseid issuedate"
        )
        self.track = sink.open(
            "local_iomad_track",
            "courseid coursename userid timecompleted timeenrolled timestarted timeexpires finalscore companyid"
            " licenseid licensename licenseallocated expirysent notstartedstop completedstop expiredstop coursecleared"
            " modifiedtime",
        )
        self.certificate = sink.open("local_iomad_track_certs", "trackid filename")
