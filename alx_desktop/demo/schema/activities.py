"""The instance tables of the activity types that the demo site uses, in the notation of `core`."""

ACTIVITIES = """
page:
  course B=0, name V255/1333=, intro X?, introformat S=0, content X?, contentformat S=0, legacyfiles S=0,
  legacyfileslast B?, display S=0, displayoptions X?, revision B=0, timemodified B=0
  ix course
url:
  course B=0, name V255/1333=, intro X?, introformat S=0, externalurl X, display S=0, displayoptions X?, parameters X?,
  timemodified B=0
  ix course
resource:
  course B=0, name V255/1333=, intro X?, introformat S=0, tobemigrated S=0, legacyfiles S=0, legacyfileslast B?,
  display S=0, displayoptions X?, filterfiles S=0, revision B=0, timemodified B=0
  ix course
label:
  course B=0, name V255/1333=, intro X, introformat S?=0, timemodified B=0
  ix course
forum:
  course B=0, type V20=general, name V255/1333=, intro X, introformat S=0, duedate B=0, cutoffdate B=0, assessed B=0,
  assesstimestart B=0, assesstimefinish B=0, scale B=0, grade_forum B=0, grade_forum_notify S=0, maxbytes B=0,
  maxattachments B=1, forcesubscribe T=0, trackingtype T=1, rsstype T=0, rssarticles T=0, timemodified B=0,
  warnafter B=0, blockafter B=0, blockperiod B=0, completiondiscussions B=0, completionreplies B=0,
  completionposts B=0, displaywordcount T=0, lockdiscussionafter B=0
  ix course
quiz:
  course B=0, name V255/1333=, intro X, introformat S=0, timeopen B=0, timeclose B=0, timelimit B=0,
  overduehandling V16=autoabandon, graceperiod B=0, preferredbehaviour V32=, canredoquestions S=0, attempts M=0,
  attemptonlast S=0, grademethod S=1, decimalpoints S=2, questiondecimalpoints S=-1, reviewattempt M=0,
  reviewcorrectness M=0, reviewmaxmarks M=0 @45, reviewmarks M=0, reviewspecificfeedback M=0, reviewgeneralfeedback M=0,
  reviewrightanswer M=0, reviewoverallfeedback M=0, questionsperpage B=0, navmethod V16=free, shuffleanswers S=0,
  sumgrades N=0, grade N=0, timecreated B=0, timemodified B=0, password V255=, subnet V255=, browsersecurity V32=,
  delay1 B=0, delay2 B=0, showuserpicture S=0, showblocks S=0, completionattemptsexhausted T?=0,
  completionpass T?=0 @-311, completionminattempts B=0, allowofflineattempts T?=0, precreateattempts T? @51
  ix course
assign:
  course B=0, name V255/1333=, intro X, introformat S=0, alwaysshowdescription T=0, nosubmissions T=0,
  submissiondrafts T=0, sendnotifications T=0, sendlatenotifications T=0, duedate B=0, allowsubmissionsfromdate B=0,
  grade B=0, timemodified B=0, requiresubmissionstatement T=0, completionsubmit T=0, cutoffdate B=0,
  gradingduedate B=0, teamsubmission T=0, requireallteammemberssubmit T=0, teamsubmissiongroupingid B=0,
  blindmarking T=0, hidegrader T=0, revealidentities T=0, attemptreopenmethod V10=none, maxattempts M=-1,
  markingworkflow T=0, markingallocation T=0, markinganonymous T=0 @45, sendstudentnotifications T=1,
  preventsubmissionnotingroup T=0, activity X? @41, activityformat S=0 @41, timelimit B=0 @41,
  submissionattachments T=0 @41, gradepenalty T=0 @51
  ix course; teamsubmissiongroupingid; gradepenalty @51
scorm:
  course B=0, name V255/1333=, scormtype V50=local, reference V255=, intro X, introformat S=0, version V9=,
  maxgrade N=0, grademethod T=0, whatgrade B=0, maxattempt B=1, forcecompleted T=0, forcenewattempt T=0,
  lastattemptlock T=0, masteryoverride T=1, displayattemptstatus T=1, displaycoursestructure T=0, updatefreq T=0,
  sha1hash V40?, md5hash V32=, revision B=0, launch B=0, skipview T=1, hidebrowse T=0, hidetoc T=0, nav T=1,
  navpositionleft B?=-100, navpositiontop B?=-100, auto T=0, popup T=0, options V255=, width B=100, height B=600,
  timeopen B=0, timeclose B=0, timemodified B=0, completionstatusrequired T?, completionscorerequired N?,
  completionstatusallscos T?, autocommit T=0
  ix course
subsection: @45
  course B=0, name V255/1333=, timemodified B=0
  ix course
iomadcertificate: @iomad
  course B=0, name V255=, intro X?, introformat S=0, emailteachers T=0, emailothers X?, savecert T=0, reportcert T=0,
  delivery S=0, requiredtime B=0, iomadcertificatetype V50=, orientation V10=, borderstyle V255=0, bordercolor V30=0,
  printwmark V255=0, printdate B=0, datefmt B=0, printnumber T=0, printgrade B=0, gradefmt B=0, printoutcome B=0,
  printhours V255?, printteacher B=0, customtext X?, printsignature V255=0, printseal V255=0, timecreated B=0,
  timemodified B=0
"""
