"""IOMAD's tables (4.1.22), in the notation of `core`, and the names that IOMAD 5.1 gives them.

IOMAD has almost no keys in them: duplicates and dangling ids are possible there and here.
"""

IOMAD = """
company: @iomad
  name V50=, shortname V25=, code V255?, address X?, city V50=, region V50?, postcode V20?, country V2=,
  maildisplay T=2, mailformat T=1, maildigest T=0, autosubscribe T=1, trackforums T=0, htmleditor T=1, screenreader T=0,
  timezone V100=99, lang V30=en, bgcolor_header V7?, bgcolor_content V7?, theme V50=, category B=0, profileid B=0,
  suspended T=0, customcss X?, maincolor V20?, headingcolor V20?, linkcolor V20?, emailprofileid B?,
  supervisorprofileid B=0, managernotify B=0, parentid B=0, ecommerce T=0, custommenuitems X?, managerdigestday T=0,
  previousroletemplateid B=0, previousemailtemplateid B=0, hostname V200?, maxusers B=0, validto B?, suspendafter B?,
  companyterminated T=0, custom1 V255?, custom2 V255?, custom3 V255?, paymentaccount B?, departmentprofileid B=0
  ix shortname; name; parentid
company_users: @iomad
  companyid B, userid B, managertype T=0, departmentid B, suspended T=0, educator T=0, lastused B=0 @45
  uq companyid userid departmentid
  ix companyid managertype; departmentid managertype
department: @iomad
  name V255=, shortname V32=, company B=0, parent B?
  ix id company parent; id company
company_course: @iomad
  companyid B, courseid B, departmentid B
  ix companyid courseid; departmentid courseid
company_course_autoenrol: @iomad
  companyid B, courseid B, autoenrol T=0, mandatory T=0 @51
company_course_groups: @iomad
  companyid B, groupid B, courseid B
company_created_courses: @iomad
  companyid B, courseid B
company_shared_courses: @iomad
  companyid B, courseid B
company_domains: @iomad
  companyid B, domain X
iomad_courses: @iomad
  courseid B, licensed T?=0, shared T?=0, validlength B?=0, warnexpire B=0, warncompletion B=0, notifyperiod B=0,
  expireafter B=0, warnnotstarted B=0, hasgrade T=1
companylicense: @iomad
  name V255=, allocation B=0, humanallocation B=0, validlength B=0, startdate B=0, expirydate B=0, used B=0,
  companyid B?, parentid B?=0, type T=0, program T=0, reference V100?, instant T=0, cutoffdate B=0, clearonexpire T=0
  ix companyid
companylicense_courses: @iomad
  licenseid B, courseid B
companylicense_users: @iomad
  licenseid B, userid B, isusing T=0, timecompleted B?, score N?, result X?, licensecourseid B?=0, issuedate B?=0,
  groupid B=0
  ix licenseid; licensecourseid; userid licenseid licensecourseid
local_iomad_track: @iomad
  courseid B, coursename V254?, userid B, timecompleted B?, timeenrolled B?, timestarted B?, timeexpires B?,
  finalscore N=0, companyid B, licenseid B?=0, licensename V255?, licenseallocated B?, expirysent B?,
  notstartedstop T=0, completedstop T=0, expiredstop T=0, coursecleared T=0, modifiedtime B=0
  ix userid; companyid courseid; userid courseid timeenrolled; userid courseid timecompleted
  ix userid courseid timeexpires; userid courseid licenseid licenseallocated
local_iomad_track_certs: @iomad
  trackid B, filename X
  ix trackid
"""

# Tables and columns as IOMAD 5.1 calls them (iomad/iomad#2637; columns as in install.xml of 20260223).
RENAMED = {
    "company": (
        "local_iomad_companies",
        {
            "category": "coursecategoryid",
            "profileid": "profilecategoryid",
            "paymentaccount": "paymentaccountid",
            "companyterminated": "terminated",
        },
    ),
    "company_users": ("local_iomad_company_users", {}),
    "department": ("local_iomad_departments", {"company": "companyid", "parent": "parentid"}),
    "company_course": ("local_iomad_company_courses", {}),
    "company_course_autoenrol": ("local_iomad_company_course_options", {}),
    "company_course_groups": ("local_iomad_company_course_groups", {}),
    "company_created_courses": ("local_iomad_company_created_courses", {}),
    "company_shared_courses": ("local_iomad_company_shared_courses", {}),
    "company_domains": ("local_iomad_company_domains", {}),
    "iomad_courses": ("local_iomad_courses", {}),
    "companylicense": ("local_iomad_company_licenses", {}),
    "companylicense_courses": ("local_iomad_company_license_courses", {}),
    "companylicense_users": ("local_iomad_company_license_users", {}),
    "local_iomad_track": ("local_iomad_tracks", {}),
}
