<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source> MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> {0} removals wait on the Sync page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 active token never expires</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 enrolment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 failure, tried again after {0} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 learner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 removal held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 removed row forgotten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 row changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 token has no daily limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 token may be used from everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 token was not used for 90 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>12 weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A backup is made first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A certificate, which each computer that reads must trust: your organisation&apos;s, or one made here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A client gets in again when that is otherwise in Moodle, after the next sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A colleague&apos;s Power BI or Excel, in this network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A date in Moodle has passed since the last sync. The next one brings it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A double click, or Return, shows a token on the Tokens page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A limit stops a client that has run wild.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A look at the site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A refresh needs this window, or “alx-desktop serve”, to run. Asleep or closed, it fails with “unable to connect”; the next one catches up, and nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A scheduled refresh at that time fails, and Power BI sends an e-mail; after four failures in a row it switches the schedule off. Keep the machine from sleeping, or move it to a server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A script or a data warehouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sync that takes longer stops as “partial”; the next one goes on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A token of the company, on the Tokens page: paste it as the password; the user name is anything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ALX Desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the first sync, every learner&apos;s progress in every course is here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All active tokens expire one day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always incremental</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An error without an entry in the catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>And {0} more: `alx-desktop store check` lists them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers kept in memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the defaults for new companies have it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking Moodle …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At /sandbox, with a token that /docs shows; no real data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic sync is paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the default: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup made, {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Below is what the store knows already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Below is what the store knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocked here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bulk export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes of the answers, as sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes of the store&apos;s databases, with indexes and logs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cache cleared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cache hits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cache time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change them there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check of the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a longer time, and export again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose all rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the one that it reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the search, close the dialog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client sync mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comes from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compact the store?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compact …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compacted: {0} before, {1} now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compacting the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companies and courses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Company chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Company offboarded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Company {0} (no longer in Moodle)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with Moodle every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed enrolments as a share of all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed enrolments as a share of all enrolments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed share at the end of each of the last 12 weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completions that expire in the next 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Control Center</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the chosen rows, with headers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the rule in Moodle; the next sync reads it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Course progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Course {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Courses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+C copies with headers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data as of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data served</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Department</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Departments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier completions, removed rows and daily figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Educator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted; the certificate is good until {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endpoint (on its own page)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enrolments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enrolments per range. Smaller needs less memory, larger is faster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enrolments that are new in the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enrolments that had changed in Moodle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enrolments that no longer exist in Moodle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enrolments with their progress, grades and completions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors and refusals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors are faults on this side. Refused are requests that were answered with an error of the client&apos;s: no valid token, a limit, a wrong parameter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every change of settings and tokens appears here, with who made it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every refresh brings all rows, and nothing is remembered about the client.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every refresh brings all rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every request, refused ones too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every token is bound to addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every {0} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every {0} hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every {0} minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything in one file: CSV, JSON lines, Parquet, Arrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expires</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expires soon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expiring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds connections that a sleep or the VPN has cut.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First page of a search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First page, by learner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First page, most overdue first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First-sync window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold or unfold the rail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For clients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the endpoint&apos;s figures, which are kept per minute for 2 days, per hour for 35 days and per day for 3 years.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the request&apos;s arrival to the last byte of its answer. Percentiles come from a histogram: they are as exact as its steps (1, 2, 5, 10, 20 … ms).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full sync every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it a day, and rotate it before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives other users of Moodle&apos;s database room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Giving space back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to Sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help on this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden courses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History of changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How its newest refresh reads: everything, or what has changed since the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long ago the mark moved from which on its client is sent changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many began in each step, and how many of them failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a certificate, or make one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a new one before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a new one. Until then, clients refuse the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inactive enrolments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incremental</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Info</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inserted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It changed in Moodle since the last sync. The next one brings it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It gets no connection. A client that repeats later misses nothing: changes wait for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its address rule cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its learner is deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its learner is in no company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its learner is in several companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its learner is not among the service&apos;s users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its learner is not confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its learner is suspended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its next read is a full one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its web service asks for a capability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its web service is off in Moodle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last pull</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last sync failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last sync {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learners see it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learners&apos; progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the firewall admit only those that need it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters, digits and underscores; it may be empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load on Moodle&apos;s database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for changes every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look through all dates every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made by themselves every day after a sync. A damaged store comes back from the newest one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory that is this application&apos;s (resident set).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Monitoring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moodle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moodle could not be asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moodle has assigned no course to this company.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moodle has no departments in this company.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moodle has no learners in this company.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moodle may have taken it back since. A sync that reads Moodle&apos;s tokens lets it in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moodle says something else now: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moodle was not asked: this session does not know the password yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moodle&apos;s administrator sees to that, under Server, Web services; the next sync reads it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moodle&apos;s query times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moodle&apos;s rows are those of the last sync, so the store is wrong. Reconcile mends it; please report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moodle&apos;s token blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moodle&apos;s token given to this company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moodle&apos;s token unblocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names that clients use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never synced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next read made full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: {0} at {1}, {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer could have come from the cache in the last 24 hours. The endpoint writes this every minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer was looked for in the cache in this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No backup is made of a store on a server: see that yours is recent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No client has read this company yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No client has read yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No courses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No data yet: this site was never synced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No departments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No enrolments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No learners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No refresh yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No request was recorded in this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rows fit these filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sample in this time. One is taken every minute while this window, or `serve` with an endpoint, is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sync has finished yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sync ran in this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tokens yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has used it yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not completed, and past the day on which the course is due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not encrypted, and it never leaves this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not read from Moodle for a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not used yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing but the address that is set already: no certificate, nothing open to others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been synced yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is wrong with the store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of all companies together. The oldest make room for new ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the syncs that began in each step, all modes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Old rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this computer: nothing more. On another one: the two points below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the host&apos;s name or address, without http:// and without blanks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only this computer reaches it ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what changed since the client&apos;s last refresh. Rows that were removed are not told by the plugin&apos;s protocol.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open at the same time, at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the chosen row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other computers reach it ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other computers would reach it without encryption: it does not start so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>POST only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause automatic sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause between ranges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Per statement that a sync sent to Moodle&apos;s database, as measured here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plugin protocol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Power BI Desktop or Excel on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Power BI Service, through a gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the store&apos;s care</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the page anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read: rows read from Moodle&apos;s tables. Changed: rows inserted, updated or removed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the store&apos;s size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rebuild</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rebuild the store from Moodle?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rebuild …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rebuilding the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rebuilt from Moodle: {0} rows added, {1} changed, {2} removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconcile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconcile with Moodle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refreshes a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removals and daily counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removals need a decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed rows older than {0} days and runs older than {1} days are forgotten for good; then the space is given back. Reports stay readable; syncs wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed {0}: {1}. This is its last value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renew connections after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reporting store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports and history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests are forgotten after this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests since midnight of the site&apos;s time zone, refused ones too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests since the site&apos;s midnight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Response time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume automatic sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return opens the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke what nobody needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right for a few computers that were told to trust it; else take one of your organisation&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows in answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows read from Moodle&apos;s tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows served</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows that Moodle no longer has are forgotten after this time, with the first sync of a day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows that its newest refresh was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows {0}–{1} of {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run a full sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule (on the Sync page)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search on this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serve a made-up company for trying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set “Only from” on the Tokens page: a stolen token is then of no use elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the answers that came from the cache, of those that were looked for there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shared with all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shared with this company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorter than the server&apos;s or a firewall&apos;s limit for idle connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of indexes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slowest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody changed the database past this application. `alx-desktop doctor` says more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start with the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statement limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. The store is as it was, but for what was finished before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Store size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stream</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Success</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspended learners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synced {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Syncing {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Syncing …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Syncs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Syncs that ran longer ago are forgotten then, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take one away, or search for fewer words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out what is not needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test a connection before it is used again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The audit trail is broken at entry {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The audit trail is whole: no entry was changed or taken out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate cannot be used: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate expires: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate has expired: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate is signed by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client went away before its answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database account that may read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field&apos;s short name: letters, digits and underscores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The firewall of this computer must let them in to the port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first refresh is full, later ones bring only what changed. A refresh that failed, comes after the sync window, or follows a change of fields or courses is full again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history begins with the first sync; a line needs two weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last sync found no learner of a company in any of its courses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lists of learners, departments and courses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newest reading of a client through the endpoint, with the name of its token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The on-premises data gateway (standard mode). Where it runs on this computer, the address stays “this computer only”; else other computers must reach it, with a certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reading was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rebuild stopped early; the next sync goes on. {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row is only in Moodle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row is only in the store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row was removed, and Moodle agrees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server stops a statement that takes longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The store has never had it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The store says what Moodle says now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sync did not bring it: Moodle left no trace of the change. Reconcile compares everything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value of dbname in Moodle&apos;s config.php</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The “removed” field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their own token, bound to their address with “Only from”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their refresh fails until this computer is awake again; what they have stays as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no enrolments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such row in Moodle any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This list of shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This site&apos;s store is on a PostgreSQL server; whoever runs that server makes its backups.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the control before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the next control</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token revoked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token rotated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens that may be used now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Totals row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unblock it, if that was a slip.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unblocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Updated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watermark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web pages may read it: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web pages of others may not read it (CORS is off)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web pages that may read (CORS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a token sees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What its clients get: full reads or changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the endpoint keeps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When a client last read with a token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where is the database? For example db.example.org</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the store is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who has it is not read here, so nobody is taken to have it. Make a token of ALX Desktop instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a token a client of this company reads its rows from the endpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With an active enrolment, suspended ones left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With those below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a point per 4 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a point per 5 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a point per day (UTC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a point per hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a point per minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a short rest after the last run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>admin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an unfinished full sync goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before an update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being read …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>company {0} only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>daily</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every {0} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every {0} hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every {0} minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everything is read {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everything of its company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everything {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>files on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>imported from the plugin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it stops at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>longest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next run in a moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next run in {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not to its end yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing has been synced yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on a PostgreSQL server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p99</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quiet from {0} to {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reconcile hourly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reconcile is due {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reconcile {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reporting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reports and history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>serve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slowest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>syncs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first sync has not finished, rows are missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last 24 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last 365 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last 90 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last run was stopped, the next one goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>times of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to be chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under 1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vs. day before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vs. hour before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vs. quarter before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vs. week before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vs. year before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for a password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>went on from an unfinished full sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whole site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} Then indexes are made anew and everything is read from Moodle, which takes as long as a full sync. History and removed rows stay. If it is interrupted, the next sync goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} after {1} failures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} failures in a row, tried again after {1} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} in Moodle now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} in the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} answers ({2}) came from the cache in the last 24 hours; it held {3} at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} rows: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: back to the default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} active tokens never expire</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} courses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} enrolments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} learners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} removals held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} removed rows forgotten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} rows changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} tokens have no daily limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} tokens may be used from everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} tokens were not used for 90 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Repair …” below puts it right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“alx-desktop serve” as a service, where it runs at night.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“alx-desktop serve” as a service: refreshes come while nobody is logged in.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AboutCard</name>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later, as Moodle. It is made of free software of others, with icons of Lucide (ISC).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licences of all parts …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>1 part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About ALX Desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later, as Moodle. It comes without any warranty. It is made of these parts, each under its own licence; choose one to read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No text came with this part; its licence is named above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} parts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActivityCard</name>
    <message>
        <source>Recent activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Syncs that change something, clients that read, and what people do here appear as it happens.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AppearanceCard</name>
    <message>
        <source>ALX Desktop speaks the chosen language from its next start on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spoken from the next start on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AssistantPanel</name>
    <message>
        <source>Asking the keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to Moodle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is saved before the last step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save and sync now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the script of rights</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttentionBell</name>
    <message>
        <source>Notifications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} to act on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttentionCard</name>
    <message>
        <source>1 is put off until tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 to act on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed share of all enrolments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed share of all enrolments, week by week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not before tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing but what you have put off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs attention.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show 1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show them again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show {n} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The completed share, week by week, appears here after the second week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last sync went well, the data is fresh, and nothing is held back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>could not be read: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} are put off until tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} to act on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message>
        <source>Block …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the next reads full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke or block …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} tokens</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BulkDialog</name>
    <message>
        <source>1 company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 company has it so already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change 1 company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change settings of 1 company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change settings of {n} companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change {n} companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clients whose fields or courses change read everything at their next refresh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the settings of a company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at what would change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the client sync mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch a field on or off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch all courses on or off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With its switched-off courses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} companies have it so already.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BundleDialog</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting the store&apos;s rows …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of the bundle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at everything …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for names of learners …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One zip file with what helps to find a problem: without passwords, tokens, names of learners and companies, e-mail addresses, servers and accounts. Look through it, then save it; it is sent nowhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the support bundle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the log …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading what must not be in it …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running the checks …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the support bundle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Support bundle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zip file (*.zip)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CertificateDialog</name>
    <message>
        <source>Browse …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer *.key *.pfx *.p12);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None, where it is in the same file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PEM files stay where they are, so that renewed ones are used at the next start. A PFX file is unpacked into this site&apos;s folder, and its password is not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate that holds now is kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CertificateGetter</name>
    <message>
        <source>Importing a certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making a certificate</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChecksCard</name>
    <message>
        <source>1 to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Security check-list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} to look at</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChecksPart</name>
    <message>
        <source>1 to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks at the data folder, the keychain, the store&apos;s files, tables, indexes and rows, its backups and the audit trail, and whether Moodle&apos;s database answers. Changes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair the store of {0}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run them again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped; nothing was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The site is closed for it and opened again afterwards; its endpoint does not answer meanwhile. Damaged files are repaired or restored from the newest backup and kept aside; missing tables and indexes are made anew. What Moodle has is read again with the next sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} to look at</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChoicePopup</name>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} chosen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClientsPanel</name>
    <message>
        <source> h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 refresh today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A client&apos;s first full read brings only rows that changed within this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the latest after this time an answer is made anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the plugin&apos;s protocol: tokens in addresses end up in logs of proxies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In automatic mode, a client whose last refresh is older than this reads everything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of all its tokens together; pages of one refresh count once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only POST requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send courses that learners do not see</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send inactive enrolments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send removed rows, marked by a field “removed”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send suspended learners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspended, expired or not yet begun ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same question is answered from memory while the company&apos;s data has not changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the plugin&apos;s protocol leaves out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without it, the first refresh after a removal is a full one in automatic mode.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} refreshes today.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColumnPopup</name>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search columns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompaniesPage</name>
    <message>
        <source>Clear the cache of all companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defaults for new ones …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to Sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here you will set what each company&apos;s clients get. The first sync reads the companies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import from the Moodle plugin …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No companies yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of a company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list below was read earlier.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no other company to compare with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What clients of a company get that nobody has set anything for</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompaniesStep</name>
    <message>
        <source>A profile field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cohorts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Course categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each cohort is a company, its members are its learners.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each top category is a company; whoever is enrolled in its courses is its learner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IOMAD&apos;s companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learners with the same value in that field are a company.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the site …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports are made per company. IOMAD has companies of its own; without it, choose what fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short name of the profile field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole site is one company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where do companies come from?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With their departments, courses and licences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>short name, e.g. company</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompanyChoice</name>
    <message>
        <source>1 chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose all shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} chosen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompanyDetail</name>
    <message>
        <source>All companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Courses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defaults for new companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Departments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moodle no longer has this company. Its settings can be seen, but not changed; offboarding exports what is left of it, and erases it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offboard …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of the company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is below was read earlier.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompanyEditor</name>
    <message>
        <source>1 company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 setting was changed since, and stays so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cache cleared for {0}: their next requests are answered from the store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clearing the cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing changed: it was so already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cache was not cleared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plugin&apos;s settings are taken over for {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings were not changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undoing the change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undoing the import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone: {0} as before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was changed since stays so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} settings were changed since, and stay so.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompanyList</name>
    <message>
        <source>1 company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change settings …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose two companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companies that Moodle no longer has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moodle no longer has all of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No company fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offboard …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search looks at names, short names and ids.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} companies</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>1 setting differs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both have the same settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Courses, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Would get</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} Copying gives {1} what is at the right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has the settings of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} settings differ.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConnectionCard</name>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companies from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit and test …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table prefix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>certificate checked with {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>if the server offers it; its certificate is not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} (demo)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ControlCenterActs</name>
    <message>
        <source>Back up now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup made, {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with Moodle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds changes that left no date in Moodle, and takes them over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the endpoint</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ControlCenterPage</name>
    <message>
        <source>1 company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Control Center</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures and companies appear here as soon as it has finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to Sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here you will see how training stands, what needs attention, and each company in one line. The first sync reads it from Moodle; Moodle itself is never changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No data yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figures below were read at {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first sync is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refreshing …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} companies</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CopyAction</name>
    <message>
        <source>1 row copied, with headers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy {0} rows?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copying rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other programs may take long to paste that much. An export writes a file instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select rows first, or all of them with Ctrl+A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} rows are too many to copy; the limit is {1}. Export them instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} rows copied, with headers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CoursesSection</name>
    <message>
        <source>A course that is off does not exist for the company&apos;s clients. New courses are on until you switch them off. A double click or Return switches a course.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All courses: off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All courses: on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} courses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrashCard</name>
    <message>
        <source>ALX Desktop met an error that nobody caught, or ended unexpectedly: {0}. The report is only on this computer; a support bundle takes along where it happened, without names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last crash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View the report …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report of the last crash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Support bundle …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was synced is safe. This text was sent nowhere; it may quote names. In a support bundle only the place of the error and its kind are kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrashOffer</name>
    <message>
        <source>ALX Desktop met an error the last time that nobody caught. A report of it is on this computer; it was sent nowhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleting the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View the report</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DataCard</name>
    <message>
        <source>Everything this application keeps is in one folder of yours; passwords are not in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the data folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the logs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DatabaseStep</name>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Better than Moodle&apos;s own account is one that may only read. The database&apos;s administrator makes it; the script and a letter are ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CA file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer *.key)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the server&apos;s certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a PEM file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted if the server offers it. To be sure who answers, give the server&apos;s CA file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encryption (TLS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filled in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filled in. “localhost” is Moodle&apos;s own machine: enter its name as this computer knows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In front of every table&apos;s name; “mdl_” on most sites, may be empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moodle&apos;s database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moodle&apos;s own file config.php names its database: dbhost, dbname, dbuser, dbpass and prefix. Copy that file&apos;s text, and the fields fill themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keychain answers here: it is kept until the window closes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only if the server asks for one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PEM file of the authority that signed the server&apos;s certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste config.php</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it in this computer&apos;s keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table prefix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clipboard has no config.php. Copy the whole file&apos;s text first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server must prove itself with a certificate signed by {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to find this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which rights the account needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DemoMaker</name>
    <message>
        <source>Making the demo site</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DemoNews</name>
    <message>
        <source>Demo: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DemoScreen</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companies, learners, courses and two years of training, all invented.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the demo site</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DepartmentsSection</name>
    <message>
        <source>1 department</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} departments</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DesktopNotes</name>
    <message>
        <source>1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, and {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DiagnosticsPage</name>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied. It may name servers and folders; a support bundle does not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleting the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for a crash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a support bundle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moodle&apos;s database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reporting store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Support bundle …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions, what the checks found and the store&apos;s figures, as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What runs here, what is wrong with it, and what was written about it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EndpointGlance</name>
    <message>
        <source>1 request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95 % within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changing …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 24 hours; up to {0} in an hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No requests in the last 24 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused or failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests in each of the last 24 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to answer, of the newest 10,000 requests of today at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} refused, {1} failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} requests</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EndpointPage</name>
    <message>
        <source>Endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endpoint settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was lost: clients that ask later get what they have missed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Power BI, Excel and scripts read the store here, one company per token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the endpoint&apos;s requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The endpoint&apos;s settings hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who pulls? …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EndpointSettingsCard</name>
    <message>
        <source>A free one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address and certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By which clients call it, beside this computer&apos;s own; with commas between them. A request by another name is refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clients have it in their settings: better keep it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For {0}; expires {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give an address of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be used: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made by itself: on Windows, install it under “Trusted Root Certification Authorities” of each computer that reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None, not applied yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None. Needed as soon as other computers reach it: without, anyone on the way could read tokens and learners&apos; data. Import your organisation&apos;s (PEM or PFX), or make one here: then each computer that reads must be told to trust it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not applied yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One address …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other computers may reach it only with a certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other computers too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start it with the window, and with “alx-desktop serve”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who reaches it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, not applied yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EndpointView</name>
    <message>
        <source>1 time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cache hits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code and status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data served</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details of the error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors and refusals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to Endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here you will see how Power BI, Excel and scripts are answered: how many requests, how fast, and what went wrong. Start the endpoint, and let a client read from it; or look further back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No company&apos;s token was used in this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No request in this time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No request was refused or failed in this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No token was used in this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is kept of the time before, or nothing was recorded in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points of the charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the companies&apos; figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the endpoint&apos;s figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the tokens&apos; figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading who met it …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading who met the error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Response time, p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables behind the charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cache is counted per company, not per token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log of the application may say more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What helps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who met it, newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all companies, since {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose one to see its course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no earlier figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no look-ups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not kept per token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the last {0} days: requests are kept no longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the {0} busiest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, first {1}, last {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>… and others</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorPanel</name>
    <message>
        <source>An unexpected error happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please report it with the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportBar</name>
    <message>
        <source>1 row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export cancelled. Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export to {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting to {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} written to {1} in {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>All {0} columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV for spreadsheets (.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel workbook (.xlsx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export 1 row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export all rows of the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export {n} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the file a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the whole path, with its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON lines for scripts (.jsonl)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaces the saved export of that name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the file in its folder afterwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file exists, and will be replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {0} columns as seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a folder. Give the name of a file in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a name, it can be run again in one click: same filters, columns and file.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FailedScreen</name>
    <message>
        <source>Choose another site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed: what was synced is still there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} could not be opened</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FieldsCard</name>
    <message>
        <source>A field that is off does not exist for the company&apos;s clients: not in rows, filters, orders, counts or metadata. Switching one makes each client&apos;s next refresh a full one. Changes hold at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields of the Moodle plugin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For REST, OData and the streams. A moment that is off is off in the plugin&apos;s protocol, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newer fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off, because {0} is off below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UTC epoch seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the plugin&apos;s names. Elsewhere they have the name behind the arrow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by the site&apos;s clock</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>1 row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Courses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every word must be in a name, an e-mail or an ID. Ctrl+F</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learner, course or company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows that are gone from Moodle keep their last values here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} + {1} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FinishStep</name>
    <message>
        <source>As Moodle says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the time zone of the site&apos;s people.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the site a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters, digits, blanks, dots and dashes only, beginning with a letter or digit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moodle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moodle leaves it to its server, so it must be chosen: whose midnight counts?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moodle says {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name and time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the time zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a site of that name already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with IOMAD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without IOMAD</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GrowthCard</name>
    <message>
        <source>1 day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A straight line by least squares through the mean size of each of {0} days, {1} to {2} (of the last {3} days).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A trend needs the store&apos;s size on {0} days; it is known on {1}. A sample is taken every minute while this window, or `serve` with an endpoint, is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Growth and capacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not grow: {0} are free on its disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It explains {0} of the differences between the days (R²).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No forecast yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is little: take the forecast as a hint only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The store is on a database server, whose disk this application cannot see.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} are free on its disk: at this rate it is full in {1}, about {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} are free on its disk: at this rate that is enough for more than ten years.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} free ÷ {1} a day = {2} days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, {1} a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HeldCard</name>
    <message>
        <source>Decide later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep {0} rows of {1}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removals need a decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {0} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {0} rows of {1}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {0} rows …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So many rows vanished from Moodle at once that the sync stopped before removing them. Until you decide, reports show them as before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They stay in all reports as they are. If the next full sync still does not find them in Moodle, you will be asked again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} rows ({2}) leave all reports, because Moodle no longer has them: {3}. Their last values are kept as history. If they come back in Moodle, the next sync brings them back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: {1} of {2} rows would be removed ({3})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>All shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no help for this page.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistorySection</name>
    <message>
        <source>1 act</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} acts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>1 company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change 1 company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change {n} companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import from the Moodle plugin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can be undone, here at once and later by “alx-desktop company import-plugin --undo”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing would change: all of {0} have the plugin&apos;s settings already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read with this password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the plugin&apos;s settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the plugin&apos;s settings from Moodle. Nothing is changed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting of the plugin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking over the plugin&apos;s settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plugin&apos;s settings could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What has no place here, or needs a word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} would change. What the plugin has no setting for stays as it is here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} companies</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LastSyncCard</name>
    <message>
        <source>Last sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read from Moodle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows changed per sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows read from Moodle&apos;s tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} new, {1} changed, {2} removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} syncs; the last one changed {1} rows</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LearnersSection</name>
    <message>
        <source>1 learner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading learners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search learners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} learners</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>Keep running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still running: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping is safe: what was committed is kept, and the next run goes on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LimitsForm</name>
    <message>
        <source>A token that may read nothing is of no use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses or networks, with commas between them: 10.1.2.3, 10.1.0.0/16. None: from everywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Daily limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expires</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expires on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Per minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refreshes on a day of the site. A refresh counts once, however many pages it has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests in a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests that are answered at the same time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who uses it, such as “Power BI of the training team”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever gets hold of it can read for ever. Choose a day, and rotate it before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in 90 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in two years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on a day …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is no address and no network.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogPart</name>
    <message>
        <source>1 entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy what is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No entry fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show new entries as they are written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the window, the command line and the endpoint do is written here, without passwords.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the newest {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} and worse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} entries</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Help on this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>An unexpected error happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MonitoringPage</name>
    <message>
        <source>All companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to look at all tokens again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Monitoring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Monitoring of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync and queries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is shown below was read before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read at {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refreshing …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MoodleAccessDialog</name>
    <message>
        <source>1 of them was used today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept tokens of the plugin&apos;s web service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each sync then asks Moodle which tokens there are. Moodle&apos;s database makes a hash of each, and only that comes here. A token reads the company of its learner; where a learner has several, it is refused until you choose one. Whatever Moodle refuses is refused here too: expired, from another address, of a suspended learner. If Moodle could not be asked for a day, all of them are refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not read from Moodle yet: the next sync does it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read from Moodle: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refuse all of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports that read from the plugin in Moodle have a token that Moodle made. If these tokens are accepted here, such a report needs only another host name; nobody has to hand out new ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account must be able to read Moodle&apos;s external_* tables: “alx-desktop connect --grants --moodle-tokens” writes the statements for its administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last sync could not read them: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are off unless you accept them. Tokens of ALX Desktop are good either way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens of the plugin&apos;s web service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of them were used today.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MoodleCompanyDialog</name>
    <message>
        <source>A choice holds even if the learner joins another company; without one the token is refused from then on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Company of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In Moodle the token belongs to {0}. Here it reads one of this learner&apos;s companies, and nothing of the others. Its clients read everything anew after a change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing: it is refused until a company is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the only company of its learner</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MoodleTokenActions</name>
    <message>
        <source>Accepted as soon as the next sync has read them from Moodle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choosing the company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moodle&apos;s tokens are refused from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving the decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unblocking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>user {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is blocked no more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} reads {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: no company is chosen any more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewTokensDialog</name>
    <message>
        <source>1 file written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close without copying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied to the clipboard. It cannot be shown again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it now: it cannot be shown again. Only its fingerprint is kept here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for the connection files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For Power BI, Excel and scripts: each opens with its company&apos;s data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not copied yet, and it cannot be shown again. Close all the same?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save connection files …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokens are made, and still shown above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your new token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} files written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} new tokens</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotificationsPopup</name>
    <message>
        <source>Go to Control Center</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has needed attention yet. What comes up is listed here, also after it is mended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, over since {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, still waits</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OffboardDialog</name>
    <message>
        <source>1 of Moodle&apos;s blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 row exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 token revoked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browse …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Company&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase its {0} rows and history, and {1} learners that are its alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel (*.xlsx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export {0} rows of course progress to Excel, removed ones too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export, revoke and erase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Final export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept: the audit trail, the request log and backups until they are due, the company&apos;s settings, and learners and courses that other companies have. Moodle itself is never changed: tokens of its own are blocked here; its administrator revokes them there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at what the company has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moodle still has this company: the next sync reads it again. Remove it in Moodle first, if it is to stay away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offboard a company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offboard it again to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offboard {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offboarding was stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove 1 saved export of this company alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {n} saved exports of this company alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke 1 token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke {n} tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type “{0}” to confirm. Erasing cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is ticked is done; the company&apos;s data is all still here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>block 1 token of Moodle that reads this company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>block {n} tokens of Moodle that read this company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was offboarded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of Moodle&apos;s blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} rows exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} tokens revoked</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OpeningScreen</name>
    <message>
        <source>Opening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening {0} …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OverviewPanel</name>
    <message>
        <source>1 expires soon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active learners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Child: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client sync mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Courses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enrolments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expiring: in the next 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its clients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last pull</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open its report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parent and child companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parent: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refreshes today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With an active enrolment, suspended ones left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all on, new ones too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no client has read yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no enrolments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} may be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} expire soon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} refreshes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageHeader</name>
    <message>
        <source>Help on this page (F1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PagePreparation</name>
    <message>
        <source>Preparing the pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageSkeleton</name>
    <message>
        <source>Loading</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Look at the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password for {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password of the database account {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it in this computer&apos;s keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session does not know it yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Hide the password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PasswordKeeper</name>
    <message>
        <source>Saving the password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync with this password</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlaceButton</name>
    <message>
        <source>{0} to decide</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlotLoading</name>
    <message>
        <source>Preparing the charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The charts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewSection</name>
    <message>
        <source>A token that may read course progress gets exactly these fields and rows in a full read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every field is off: its clients get rows without content.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rows: no course is on, nobody is enrolled, or the opt-ins leave them out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>REST, OData, streams</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plugin&apos;s protocol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first {0} of {1} rows</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProfileEditor</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PullAssistant</name>
    <message>
        <source>As a service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it into the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When this computer sleeps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who pulls?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without this window, also after a restart of the computer. Start one of the two: the window&apos;s endpoint and the service cannot have the same port.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuickActions</name>
    <message>
        <source>Quick actions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Collapse the rail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfold the rail</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RemoveCard</name>
    <message>
        <source>Also delete what was synced: store, history and backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forgets the connection and its password. Moodle itself is not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove and delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {0} …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {0}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The store with its history and all its backups is deleted. This cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was synced stays in the data folder; connecting a site of the same name finds it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportCard</name>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportModel</name>
    <message>
        <source>Click to sort; Alt+Up and Alt+Down sort by the current column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report cannot be sorted by this column.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportTable</name>
    <message>
        <source>Copy with headers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this value?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Choose columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose columns and their order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Course progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved exports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort by {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rows that were read before are still shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To Excel, CSV or JSON lines. Ctrl+E</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this value?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ascending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>descending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sorted by {0}, {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RequestsPanel</name>
    <message>
        <source>1 request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each request shows here, refused ones too: who asked for what, and how it was answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No request fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No requests yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path, error, address or program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the request log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show new requests as they come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show older</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The requests below are from an earlier reading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} requests</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RightsDialog</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the database&apos;s administrator. The letter says what is asked for, with the script in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rights of the reading account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Script only</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RotateDialog</name>
    <message>
        <source>30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new secret is made and shown once. Clients go on with the former one until the time is over; give them the new one before. What they have read so far stays valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right for a planned exchange.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right where a secret has leaked. Reports fail until they have the new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate {n} tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The former secret is good for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no longer: it stops at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one hour</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowDetail</name>
    <message>
        <source>All columns of the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details of the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide definitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moodle&apos;s rows, the rule step by step, and the history. Ctrl+Shift+W</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show definitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this value?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunDetail</name>
    <message>
        <source>As of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In Moodle&apos;s database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inserted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Updated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was committed before is kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SavedExportsAction</name>
    <message>
        <source>Another export is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its filters and columns are forgotten. The file {0} stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the saved exports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the saved export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {0}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removing the saved export</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SavedExportsPopup</name>
    <message>
        <source>1 row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet. Give an export a name in the export dialog, and it is run again from here in one click.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved exports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the rows of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write {0} again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} · never run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} · {1} · {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScheduleCard</name>
    <message>
        <source> days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with Moodle every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing finds everything already; this is for who wants to be sure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds what changed without a trace, such as people who were unenrolled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full sync now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for changes every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look through all dates every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moodle&apos;s event log names who changed in between, where it is on; that takes a second.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not more often than looking for changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing runs by itself then, by the site&apos;s clock ({0}). What runs stops, and goes on afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quiet to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read everything again every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read everything from Moodle again, whatever has changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads what has a new date or number since the last time; takes seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They must not begin and end at the same time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While this window is open, or “alx-desktop serve” runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as Moodle says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is below was read earlier.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionAttention</name>
    <message>
        <source>Looking for what needs attention</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionEndpoint</name>
    <message>
        <source>Restarting the endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting the endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping the endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The endpoint of {0} was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionSampling</name>
    <message>
        <source>Taking a sample</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsFinder</name>
    <message>
        <source>All to their defaults …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differs from the default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back the last change made on this page (Ctrl+Z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>All settings are as a new site has them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All settings to their defaults?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to what a new site has: {0}. Connection, companies and tokens stay. It can be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes hold at once. Appearance is the same for all sites; the rest is {0}&apos;s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No setting fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the last change of a setting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SeverityMark</name>
    <message>
        <source>For information</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables and dialogs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Close the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SiteMenu</name>
    <message>
        <source>Connect another site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect another site …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit and test the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit and test the connection …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the demo site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Site</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SiteSession</name>
    <message>
        <source>Reading the status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <source>Loading</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusCard</name>
    <message>
        <source>Computers that reach {0} can ask, if the firewall lets them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every computer that reaches this one can ask, as {0}, if the firewall lets it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off: Power BI, Excel and scripts get nothing. It runs as long as this window is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only programs on this computer reach it. It runs as long as this window is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restarting …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State of the endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its name or address</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StoreCard</name>
    <message>
        <source>1 removed row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sync takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Median of the last syncs of the same kind as the newest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reporting store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as Moodle was {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>enrolments, one row for each company, learner and course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never synced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of it in Moodle&apos;s database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} kept as history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} removed rows</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StorePart</name>
    <message>
        <source>Counting the store&apos;s rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables of the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figures from before stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counting …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} rows</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StoreView</name>
    <message>
        <source>Here you will see how large the store is and how it grows, and how much memory this application uses. A sample is taken every minute while this window is open: the first is there in a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sample in this time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sample was taken in this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points of the charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the samples</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SyncButton</name>
    <message>
        <source>Sync now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Syncing {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Syncing …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SyncChartCard</name>
    <message>
        <source>1 run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows changed per run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new and changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} runs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>1 row changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 row kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 row removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sync reads enrolments, completions and grades from Moodle&apos;s database and keeps them here. It only reads: Moodle itself is never changed. The first one reads everything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled. What was committed is kept; the next sync goes on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare every table with Moodle, and find changes that left no trace there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deciding on removals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit and test the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that was synced before is still here, and reports go on working.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished: {0}; removals need a decision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full sync running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History of syncs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sync has run yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconcile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconcile running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first sync is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history below is from an earlier reading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time limit was reached. The next sync goes on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last {0} runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>started {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} finished: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} rows changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} rows kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} rows removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} runs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SyncProgressCard</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync running</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SyncView</name>
    <message>
        <source>Go to Sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here you will see how long syncs take, how many rows they read and change, and which queries are slow. Run a sync, or look further back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the database goes about it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring the store&apos;s queries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moodle&apos;s statements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No statement was sent to Moodle in this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sync in this time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points of the charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queries of the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the query times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the syncs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow queries, and the points of the charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statement {0} of {1}, {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The store&apos;s queries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all calls of this time, the longest in all first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measured once, just now; choose one to see its plan</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message>
        <source>Columns of {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TestStep</name>
    <message>
        <source>Change the database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the prefix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a CA file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One step failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the rights it needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Testing the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The test could not be made</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimeZoneCard</name>
    <message>
        <source>As Moodle says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the time zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports show times in it, and days begin and end by it. Choose one if Moodle leaves it to its server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such time zone. Begin to type, then choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time zone of the site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time zone: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TokenActions</name>
    <message>
        <source>1 of them was used today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 token blocked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 token revoked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block {0}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block {n} tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block {n} tokens?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In Moodle nothing changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was used today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the next read full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moodle&apos;s are only blocked here, and can be unblocked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke or block {n} tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke or block {n} tokens?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke {0}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke {n} tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke {n} tokens?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoking tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotated. The former secret: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotating tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving the limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped; {0} were left as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The limits hold from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next read is a full one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whatever reads with it here is refused at once, until it is unblocked: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whatever reads with it is refused at once, and for good: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing connection files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no company yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of them were used today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} tokens blocked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} tokens revoked or blocked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} tokens revoked.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TokenDetailPanel</name>
    <message>
        <source>At once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose which of its learner&apos;s companies it reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Company …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Daily</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details of the token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expires</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Former secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the next read full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moodle, read by each sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No client has read with it yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Per minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refreshes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where a client has lost rows: it is sent everything once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>full, as you asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>good until {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no limit; {0} refreshes today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>user {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} by {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} refreshes today</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TokenDialog</name>
    <message>
        <source>A token reads what is visible of one company. Several companies: one token for each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a company.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create {n} tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was made or changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save limits</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TokenFilters</name>
    <message>
        <source>Clear all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every word must be in the name, the company, the id or the learner&apos;s name. Ctrl+F</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token or company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TokensHead</name>
    <message>
        <source>1 company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 expires within 14 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens of Moodle that nobody gets in with, and why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} · {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} expire within 14 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} tokens</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TokensPage</name>
    <message>
        <source>1 selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moodle&apos;s tokens …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No token fits the filters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tokens yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Power BI, Excel and scripts read one company each, with a token that is made for it. It is shown once, can expire, and can be taken back at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show tokens that expire soon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokens below are from an earlier reading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether tokens of the plugin&apos;s web service are accepted too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} selected</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TokensSection</name>
    <message>
        <source>{0} of {1} may be used</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TotalsRow</name>
    <message>
        <source>Counting …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total: 1 row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total: {n} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Totals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>avg {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TryPanel</name>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask as a client would</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export: CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None: a trial token is made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OData: course progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OData: what there is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste one to see what its client sees. Without, a token of the company is made that is good for ten minutes; the audit trail has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>REST: changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>REST: course progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>REST: learners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the endpoint first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trial of the console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the rest was not read</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VerdictBar</name>
    <message>
        <source>Asking Moodle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide on the Sync page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re-read now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read Moodle again. F5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconcile with Moodle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Syncing …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VersionsPart</name>
    <message>
        <source>ALX Desktop is free software under the GNU General Public License, version 3 or later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licences of all parts …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewExport</name>
    <message>
        <source>1 row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charts as an image (.png) …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points and tables as an Excel workbook (.xlsx) …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points of the charts as CSV (.csv) …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomeScreen</name>
    <message>
        <source>A site to try</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to Moodle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invented companies, learners and two years of training, made on this computer in a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the demo site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports on training from Moodle and IOMAD: who has completed what, what is overdue, what expires. It reads your site&apos;s database, keeps a copy on this computer, and never writes to Moodle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome to ALX Desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You need the address of its database and an account that may read. Every step is tested.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your Moodle site</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhyAction</name>
    <message>
        <source>Choose a row first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhyHead</name>
    <message>
        <source>The value in short</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhySave</name>
    <message>
        <source>Open file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF, to send or print (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the explanation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving the explanation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhyWindow</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moodle&apos;s rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read with this password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PDF or HTML …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole page was copied as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was read before is still shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this value?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this value? {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>About ALX Desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collapse the rail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow the system&apos;s colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfold the rail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>close exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>licence version gpl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>theme appearance mode</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WindowFlow</name>
    <message>
        <source>A sync is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must stop before another site opens. What was committed is kept; the next sync goes on there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing had to be repaired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removing the site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repairing the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repairing the store of {0} …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and open {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was removed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Calm</name>
    <message>
        <source>All is well</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>application</name>
    <message>
        <source>Starting the schedule</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>companies</name>
    <message>
        <source>IOMAD&apos;s companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cohorts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>course categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the profile field {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the whole site is one company</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>held</name>
    <message>
        <source>{0} because the company no longer exists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} because the course was deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} because the course was taken from the company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} because the learner left the company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} because the learner was deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} because the learner was unenrolled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of the company</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>language</name>
    <message>
        <source>en</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phases</name>
    <message>
        <source>Backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companies and courses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learners&apos; progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removals and daily counts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>progress</name>
    <message>
        <source>Connecting to Moodle&apos;s database …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a few seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} learners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} per second</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>steps</name>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
