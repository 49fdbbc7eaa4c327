"""Moodle's own tables, as text. Sources: the databases of Moodle 3.11, 4.1, 4.5 and 5.1, column by column.

One table per block: `name:`, then columns, then `ix` (indexes) and `uq` (unique keys). A column is a name, a type,
and marks:

B, S, M, T bigint, smallint, mediumint, tinyint; V40 varchar(40), V255/1333 varchar(255), since 5.1 (1333);
X longtext; N decimal(10,5). `?` may be NULL; `=0` default (`=` alone: the empty string); neither: must be given.
@41 exists since Moodle 4.1; @-311 only up to 3.11. An index can have a mark too. Every table also has `id`.
"""

USERS = """
user:
  auth V20=manual, confirmed T=0, policyagreed T=0, deleted T=0, suspended T=0, mnethostid B=0, username V100=,
  password V255=, idnumber V255=, firstname V100=, lastname V100=, email V100=, emailstop T=0, phone1 V20=, phone2 V20=,
  institution V255=, department V255=, address V255=, city V120=, country V2=, lang V30=en,
  calendartype V30=gregorian, theme V50=, timezone V100=99, firstaccess B=0, lastaccess B=0, lastlogin B=0,
  currentlogin B=0, lastip V45=, secret V15=, picture B=0, description X?, descriptionformat T=1, mailformat T=1,
  maildigest T=0, maildisplay T=2, autosubscribe T=1, trackforums T=0, timecreated B=0, timemodified B=0,
  trustbitmask B=0, imagealt V255?, lastnamephonetic V255?, firstnamephonetic V255?, middlename V255?,
  alternatename V255?, moodlenetprofile V255?
  uq mnethostid username
  ix deleted; confirmed; firstname; lastname; city; country; lastaccess; email; auth; idnumber
  ix firstnamephonetic; lastnamephonetic; middlename; alternatename
user_info_category:
  name V255=, sortorder B=0
user_info_field:
  shortname V255=shortname, name X, datatype V255=, description X?, descriptionformat T=0, categoryid B=0,
  sortorder B=0, required T=0, locked T=0, visible S=0, forceunique T=0, signup T=0, defaultdata X?,
  defaultdataformat T=0, param1 X?, param2 X?, param3 X?, param4 X?, param5 X?
user_info_data:
  userid B=0, fieldid B=0, data X, dataformat T=0
  uq userid fieldid
user_lastaccess:
  userid B=0, courseid B=0, timeaccess B=0
  uq userid courseid
  ix userid; courseid
cohort:
  contextid B, name V254=, idnumber V100?, description X?, descriptionformat T, visible T=1, component V100=,
  timecreated B, timemodified B, theme V50?
  ix contextid
cohort_members:
  cohortid B=0, userid B=0, timeadded B=0
  uq cohortid userid
  ix cohortid; userid
role:
  name V255=, shortname V100=, description X, sortorder B=0, archetype V30=
  uq sortorder
  uq shortname
capabilities:
  name V255=, captype V50=, contextlevel B=0, component V100=, riskbitmask B=0
  uq name
role_capabilities:
  contextid B=0, roleid B=0, capability V255=, permission B=0, timemodified B=0, modifierid B=0
  uq roleid contextid capability
  ix roleid; contextid; modifierid; capability
role_assignments:
  roleid B=0, contextid B=0, userid B=0, timemodified B=0, modifierid B=0, component V100=, itemid B=0, sortorder B=0
  ix sortorder; roleid contextid; userid contextid roleid; component itemid userid; roleid; contextid; userid
context:
  contextlevel B=0, instanceid B=0, path V255?, depth T=0, locked T=0
  uq contextlevel instanceid
  ix instanceid; path
config:
  name V255=, value X
  uq name
config_plugins:
  plugin V100=core, name V100=, value X
  uq plugin name
task_scheduled:
  component V255=, classname V255=, lastruntime B?, nextruntime B?, blocking T=0, minute V200=, hour V70=, day V90=,
  month V30=, dayofweek V25=, faildelay B?, customised T=0, disabled T=0, timestarted B?, hostname V255?, pid B?
  uq classname
external_services:
  name V200=, enabled T, requiredcapability V150?, restrictedusers T, component V100?, timecreated B, timemodified B?,
  shortname V255?, downloadfiles T=0, uploadfiles T=0
  uq name
external_tokens:
  token V128=, privatetoken V64?, tokentype S, userid B, externalserviceid B, sid V128?, contextid B, creatorid B=1,
  iprestriction V255?, validuntil B?, timecreated B, lastaccess B?, name V255? @45
  ix token; sid @41; userid; externalserviceid; contextid; creatorid
"""

COURSES = """
course_categories:
  name V255=, idnumber V100?, description X?, descriptionformat T=0, parent B=0, sortorder B=0, coursecount B=0,
  visible T=1, visibleold T=1, timemodified B=0, depth B=0, path V255=, theme V50?
  ix parent
course:
  category B=0, sortorder B=0, fullname V254/1333=, shortname V255=, idnumber V100=, summary X?, summaryformat T=0,
  format V21=topics, showgrades T=1, newsitems M=1, startdate B=0, enddate B=0, relativedatesmode T=0, marker B=0,
  maxbytes B=0, legacyfiles S=0, showreports S=0, visible T=1, visibleold T=1, downloadcontent T?, groupmode S=0,
  groupmodeforce S=0, defaultgroupingid B=0, lang V30=, calendartype V30=, theme V50=, timecreated B=0,
  timemodified B=0, requested T=0, enablecompletion T=0, completionnotify T=0, cacherev B=0, originalcourseid B?,
  showactivitydates T=0, showcompletionconditions T?, pdfexportfont V50? @45, enableaitools T? @51
  ix category; idnumber; shortname; sortorder; originalcourseid @41
course_sections:
  course B=0, section B=0, name V255/1333?, summary X?, summaryformat T=0, sequence X?, visible T=1, availability X?,
  component V100? @45, itemid B? @45, timemodified B=0
  uq course section
  ix component itemid @45
course_format_options:
  courseid B, format V21=, sectionid B=0, name V100=, value X?
  uq courseid format sectionid name
  ix courseid
modules:
  name V20=, cron B=0, lastcron B=0, search V255=, visible T=1
  ix name
course_modules:
  course B=0, module B=0, instance B=0, section B=0, idnumber V100?, added B=0, score S=0, indent M=0, visible T=1,
  visibleoncoursepage T=1, visibleold T=1, groupmode S=0, groupingid B=0, completion T=0,
  completiongradeitemnumber B?, completionview T=0, completionexpected B=0, completionpassgrade T=0 @41,
  showdescription T=0, availability X?, deletioninprogress T=0, downloadcontent T?=1 @41, lang V30? @41,
  enableaitools T? @51, enabledaiactions X? @51
  ix visible; course; module; instance; idnumber course; groupingid
groups:
  courseid B, idnumber V100=, name V254=, description X?, descriptionformat T=0, enrolmentkey V50?, picture B=0,
  visibility T=0 @45, participation T=1 @45, timecreated B=0, timemodified B=0
  ix idnumber; courseid
groups_members:
  groupid B=0, userid B=0, timeadded B=0, component V100=, itemid B=0
  uq userid groupid
  ix groupid; userid
enrol:
  enrol V20=, status B=0, courseid B, sortorder B=0, name V255?, enrolperiod B?=0, enrolstartdate B?=0,
  enrolenddate B?=0, expirynotify T?=0, expirythreshold B?=0, notifyall T?=0, password V50?, cost V20?, currency V3?,
  roleid B?=0, customint1 B?, customint2 B?, customint3 B?, customint4 B?, customint5 B?, customint6 B?, customint7 B?,
  customint8 B?, customchar1 V255?, customchar2 V255?, customchar3 V1333?, customdec1 N12.7?, customdec2 N12.7?,
  customtext1 X?, customtext2 X?, customtext3 X?, customtext4 X?, timecreated B=0, timemodified B=0
  ix enrol; courseid; roleid @41
user_enrolments:
  status B=0, enrolid B, userid B, timestart B=0, timeend B=2147483647, modifierid B=0, timecreated B=0,
  timemodified B=0
  uq enrolid userid
  ix enrolid; userid; modifierid
"""

PROGRESS = """
course_modules_completion:
  coursemoduleid B, userid B, completionstate T, viewed T? @-311, overrideby B?, timemodified B
  uq userid coursemoduleid
  ix coursemoduleid
course_modules_viewed: @41
  coursemoduleid B, userid B, timecreated B
  uq userid coursemoduleid
  ix coursemoduleid
course_completions:
  userid B=0, course B=0, timeenrolled B=0, timestarted B=0, timecompleted B?, reaggregate B=0
  uq userid course
  ix userid; course; timecompleted
course_completion_criteria:
  course B=0, criteriatype B=0, module V100?, moduleinstance B?, courseinstance B?, enrolperiod B?, timeend B?,
  gradepass N?, role B?
  ix course
course_completion_aggr_methd:
  course B=0, criteriatype B?, method T=0, value N?
  uq course criteriatype
  ix course; criteriatype
course_completion_crit_compl:
  userid B=0, course B=0, criteriaid B=0, gradefinal N?, unenroled B?, timecompleted B?
  uq userid course criteriaid
  ix userid; criteriaid; course; timecompleted
grade_categories:
  courseid B, parent B?, depth B=0, path V255?, fullname V255=, aggregation B=0, keephigh B=0, droplow B=0,
  aggregateonlygraded T=0, aggregateoutcomes T=0, timecreated B, timemodified B, hidden B=0
  ix courseid; parent
grade_items:
  courseid B?, categoryid B?, itemname V255/1333?, itemtype V30=, itemmodule V30?, iteminstance B?, itemnumber B?,
  iteminfo X?, idnumber V255?, calculation X?, gradetype S=1, grademax N=100, grademin N=0, scaleid B?, outcomeid B?,
  gradepass N=0, multfactor N=1, plusfactor N=0, aggregationcoef N=0, aggregationcoef2 N=0, sortorder B=0, display B=0,
  decimals T?, hidden B=0, locked B=0, locktime B=0, needsupdate B=0, weightoverride T=0, timecreated B?,
  timemodified B?
  ix locked locktime; itemtype needsupdate; gradetype; idnumber courseid
  ix itemtype itemmodule iteminstance courseid @41
  ix courseid; categoryid; scaleid; outcomeid
grade_grades:
  itemid B, userid B, rawgrade N?, rawgrademax N=100, rawgrademin N=0, rawscaleid B?, usermodified B?, finalgrade N?,
  hidden B=0, locked B=0, locktime B=0, exported B=0, overridden B=0, excluded B=0, feedback X?, feedbackformat B=0,
  information X?, informationformat B=0, timecreated B?, timemodified B?, aggregationstatus V10=unknown,
  aggregationweight N?, deductedmark N=0 @51
  uq userid itemid
  ix locked locktime; itemid; userid; rawscaleid; usermodified
grade_settings:
  courseid B, name V255=, value X?
  uq courseid name
  ix courseid
logstore_standard_log:
  eventname V255=, component V100=, action V100=, target V100=, objecttable V50?, objectid B?, crud V1=, edulevel T,
  contextid B, contextlevel B, contextinstanceid B, userid B, courseid B?, relateduserid B?, anonymous T=0, other X?,
  timecreated B, origin V10?, ip V45?, realuserid B?
  ix timecreated; courseid anonymous timecreated; userid contextlevel contextinstanceid crud edulevel timecreated
  ix contextid; userid @41; courseid @41; realuserid @41; relateduserid @41
"""
