<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source> h</source>
        <translation> h</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source> on {0}</source>
        <translation> auf {0}</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source> {0} removals wait on the Sync page.</source>
        <translation> {0} Entfernungen warten auf der Seite Synchronisierung.</translation>
    </message>
    <message>
        <source>, set by user {0}</source>
        <translation>, gesetzt von Benutzer {0}</translation>
    </message>
    <message>
        <source>- It asks which tokens the plugin&apos;s web service has, whose they are and until when (`{0}external_tokens` and three
  tables beside it). Your server makes a SHA-256 of each token, for which the account must be able to read that column;
  the token itself is not asked for.
</source>
        <translation>- Es fragt, welche Token der Webservice des Plugins hat, wem sie gehören und bis wann (`{0}external_tokens` und drei
  Tabellen daneben). Ihr Server bildet von jedem Token einen SHA-256, wofür das Konto diese Spalte lesen können muss;
  nach dem Token selbst wird nicht gefragt.
</translation>
    </message>
    <message>
        <source>1 active token never expires</source>
        <translation>1 aktives Token läuft nie ab</translation>
    </message>
    <message>
        <source>1 company</source>
        <translation>1 Firma</translation>
    </message>
    <message>
        <source>1 course</source>
        <translation>1 Kurs</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message>
        <source>1 day ago</source>
        <translation>vor 1 Tag</translation>
    </message>
    <message>
        <source>1 enrolment</source>
        <translation>1 Einschreibung</translation>
    </message>
    <message>
        <source>1 enrolment.</source>
        <translation>1 Einschreibung.</translation>
    </message>
    <message>
        <source>1 failure, tried again after {0} min</source>
        <translation>1 Fehlschlag, neuer Versuch nach {0} min</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 Datei</translation>
    </message>
    <message>
        <source>1 further activity not counted; the table says why.</source>
        <translation>1 weitere Aktivität nicht gezählt; die Tabelle sagt, warum.</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>1 hour ago</source>
        <translation>vor 1 Stunde</translation>
    </message>
    <message>
        <source>1 learner</source>
        <translation>1 Teilnehmer/in</translation>
    </message>
    <message>
        <source>1 learner changed without a trace</source>
        <translation>1 Teilnehmer/in änderte sich ohne Spur</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 Minute</translation>
    </message>
    <message>
        <source>1 minute ago</source>
        <translation>vor 1 Minute</translation>
    </message>
    <message>
        <source>1 month ago</source>
        <translation>vor 1 Monat</translation>
    </message>
    <message>
        <source>1 person</source>
        <translation>1 Person</translation>
    </message>
    <message>
        <source>1 removal held</source>
        <translation>1 Entfernung zurückgehalten</translation>
    </message>
    <message>
        <source>1 removed row forgotten.</source>
        <translation>1 entfernte Zeile vergessen.</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>1 row changed</source>
        <translation>1 Zeile geändert</translation>
    </message>
    <message>
        <source>1 row of the store is wrong.</source>
        <translation>1 Zeile des Speichers ist falsch.</translation>
    </message>
    <message>
        <source>1 to {0} bytes, without spaces around it.</source>
        <translation>1 bis {0} Bytes, ohne Leerzeichen am Rand.</translation>
    </message>
    <message>
        <source>1 token has no daily limit</source>
        <translation>1 Token hat kein Tageslimit</translation>
    </message>
    <message>
        <source>1 token may be used from everywhere</source>
        <translation>1 Token kann von überall benutzt werden</translation>
    </message>
    <message>
        <source>1 token of it still works</source>
        <translation>1 Token von ihr funktioniert noch</translation>
    </message>
    <message>
        <source>1 token was not used for 90 days</source>
        <translation>1 Token wurde 90 Tage nicht benutzt</translation>
    </message>
    <message>
        <source>12 weeks</source>
        <translation>12 Wochen</translation>
    </message>
    <message>
        <source>; the event log is off or not readable: incremental syncs take longer</source>
        <translation>; das Ereignis-Log ist aus oder nicht lesbar: Inkrementelle Synchronisierungen dauern länger</translation>
    </message>
    <message>
        <source>A backup is made first.</source>
        <translation>Zuerst wird eine Sicherung erstellt.</translation>
    </message>
    <message>
        <source>A certificate, which each computer that reads must trust: your organisation&apos;s, or one made here.</source>
        <translation>Ein Zertifikat, dem jeder lesende Computer vertrauen muss: das Ihrer Organisation oder ein hier erstelltes.</translation>
    </message>
    <message>
        <source>A client gets in again when that is otherwise in Moodle, after the next sync.</source>
        <translation>Ein Client kommt wieder hinein, wenn das in Moodle anders ist, nach der nächsten Synchronisierung.</translation>
    </message>
    <message>
        <source>A colleague&apos;s Power BI or Excel, in this network</source>
        <translation>Power BI oder Excel einer anderen Person, in diesem Netz</translation>
    </message>
    <message>
        <source>A column of the export is not known</source>
        <translation>Eine Spalte des Exports ist nicht bekannt</translation>
    </message>
    <message>
        <source>A column that was asked for does not exist</source>
        <translation>Eine Spalte, nach der gefragt wurde, gibt es nicht</translation>
    </message>
    <message>
        <source>A company has forgotten changes that it has not made</source>
        <translation>Eine Firma hat Änderungen vergessen, die sie nicht gemacht hat</translation>
    </message>
    <message>
        <source>A company&apos;s counter of changes is behind its rows</source>
        <translation>Der Änderungszähler einer Firma liegt hinter ihren Zeilen</translation>
    </message>
    <message>
        <source>A completed course is 100 %, whatever its activities say.</source>
        <translation>Ein abgeschlossener Kurs hat 100 %, was auch immer seine Aktivitäten sagen.</translation>
    </message>
    <message>
        <source>A completion of this course stays valid.</source>
        <translation>Ein Abschluss dieses Kurses bleibt gültig.</translation>
    </message>
    <message>
        <source>A date in Moodle has passed since the last sync. The next one brings it.</source>
        <translation>Seit der letzten Synchronisierung ist ein Datum in Moodle verstrichen. Die nächste bringt es.</translation>
    </message>
    <message>
        <source>A demo site is not made here</source>
        <translation>Hier wird keine Demo-Site erstellt</translation>
    </message>
    <message>
        <source>A double click, or Return, shows a token on the Tokens page</source>
        <translation>Doppelklick oder Eingabetaste zeigt ein Token auf der Seite Token</translation>
    </message>
    <message>
        <source>A fault of ALX Desktop. Its log has the details, under the request id of this answer.</source>
        <translation>Ein Fehler von ALX Desktop. Sein Log enthält die Details, unter der Anfrage-ID dieser Antwort.</translation>
    </message>
    <message>
        <source>A full sync is not finished yet: rows that it has not reached are older than the others.</source>
        <translation>Eine vollständige Synchronisierung ist noch nicht fertig: Zeilen, die sie nicht erreicht hat, sind älter als die anderen.</translation>
    </message>
    <message>
        <source>A limit stops a client that has run wild.</source>
        <translation>Ein Limit stoppt einen Client, der außer Kontrolle geraten ist.</translation>
    </message>
    <message>
        <source>A look at the site</source>
        <translation>Ein Blick auf die Site</translation>
    </message>
    <message>
        <source>A parameter does not fit</source>
        <translation>Ein Parameter passt nicht</translation>
    </message>
    <message>
        <source>A parameter is unknown, missing, not of its type, or out of its range.</source>
        <translation>Ein Parameter ist unbekannt, fehlt, hat den falschen Typ oder liegt außerhalb seines Bereichs.</translation>
    </message>
    <message>
        <source>A parameter of the plugin&apos;s protocol is unknown, missing or not of its type.</source>
        <translation>Ein Parameter des Plugin-Protokolls ist unbekannt, fehlt oder hat den falschen Typ.</translation>
    </message>
    <message>
        <source>A part of $filter, $orderby or another option cannot be read, or its parts do not fit each other.</source>
        <translation>Ein Teil von $filter, $orderby oder einer anderen Option ist nicht lesbar, oder seine Teile passen nicht zueinander.</translation>
    </message>
    <message>
        <source>A refresh could not go on</source>
        <translation>Eine Aktualisierung konnte nicht weitergehen</translation>
    </message>
    <message>
        <source>A refresh needs this window, or “alx-desktop serve”, to run. Asleep or closed, it fails with “unable to connect”; the next one catches up, and nothing is lost.</source>
        <translation>Für eine Aktualisierung muss dieses Fenster oder „alx-desktop serve“ laufen. Schläft der Computer oder ist es geschlossen, scheitert sie mit „Verbindung nicht möglich“; die nächste holt alles nach, und nichts geht verloren.</translation>
    </message>
    <message>
        <source>A required table or column is missing</source>
        <translation>Eine nötige Tabelle oder Spalte fehlt</translation>
    </message>
    <message>
        <source>A saved export cannot be read</source>
        <translation>Ein gespeicherter Export ist nicht lesbar</translation>
    </message>
    <message>
        <source>A scheduled refresh at that time fails, and Power BI sends an e-mail; after four failures in a row it switches the schedule off. Keep the machine from sleeping, or move it to a server.</source>
        <translation>Eine geplante Aktualisierung zu dieser Zeit schlägt fehl, und Power BI sendet eine E-Mail; nach vier Fehlschlägen in Folge schaltet es den Zeitplan ab. Lassen Sie den Rechner nicht schlafen, oder ziehen Sie auf einen Server um.</translation>
    </message>
    <message>
        <source>A script or a data warehouse</source>
        <translation>Ein Skript oder ein Data-Warehouse</translation>
    </message>
    <message>
        <source>A service of the system serves this site</source>
        <translation>Ein Dienst des Systems bedient diese Site</translation>
    </message>
    <message>
        <source>A site administrator who is enrolled is always tracked.</source>
        <translation>Eine eingeschriebene Person der Site-Administration wird immer verfolgt.</translation>
    </message>
    <message>
        <source>A sync that takes longer stops as “partial”; the next one goes on from there.</source>
        <translation>Eine Synchronisierung, die länger dauert, endet als „unvollständig“; die nächste macht dort weiter.</translation>
    </message>
    <message>
        <source>A table of the store is missing</source>
        <translation>Eine Tabelle des Speichers fehlt</translation>
    </message>
    <message>
        <source>A table was changed while it was read</source>
        <translation>Eine Tabelle wurde geändert, während sie gelesen wurde</translation>
    </message>
    <message>
        <source>A token of the company, on the Tokens page: paste it as the password; the user name is anything.</source>
        <translation>Ein Token der Firma, von der Seite Token: Fügen Sie es als Passwort ein; der Benutzername ist beliebig.</translation>
    </message>
    <message>
        <source>ALX Desktop</source>
        <translation>ALX Desktop</translation>
    </message>
    <message>
        <source>ALX Desktop makes no backups of a PostgreSQL store. Add its database to your server&apos;s backups, e.g. `pg_dump --format=custom --file=alx.dump DATABASE` every day; `pg_restore` brings it back.</source>
        <translation>ALX Desktop macht keine Sicherungen eines Speichers auf PostgreSQL. Nehmen Sie seine Datenbank in die Sicherungen Ihres Servers auf, z. B. täglich `pg_dump --format=custom --file=alx.dump DATABASE`; `pg_restore` bringt sie zurück.</translation>
    </message>
    <message>
        <source>ALX Desktop {0}{1} · numbers: company {2}, learner {3}, course {4} · times shown in {5}</source>
        <translation>ALX Desktop {0}{1} · Nummern: Firma {2}, Teilnehmer/in {3}, Kurs {4} · Zeiten in {5}</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Active learners</source>
        <translation>Aktive Teilnehmende</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Aktivitäten</translation>
    </message>
    <message>
        <source>Activities done</source>
        <translation>Erledigte Aktivitäten</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Add one with `profile add NAME --url ...`, or use --profile.</source>
        <translation>Fügen Sie eines mit `profile add NAME --url ...` hinzu, oder benutzen Sie --profile.</translation>
    </message>
    <message>
        <source>Add the address to the token&apos;s rules if it is the client&apos;s own.</source>
        <translation>Nehmen Sie die Adresse in die Regeln des Tokens auf, wenn es die des Clients ist.</translation>
    </message>
    <message>
        <source>Add the first person.</source>
        <translation>Fügen Sie die erste Person hinzu.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>After the first sync, every learner&apos;s progress in every course is here.</source>
        <translation>Nach der ersten Synchronisierung steht hier der Fortschritt aller Teilnehmenden in allen Kursen.</translation>
    </message>
    <message>
        <source>All active tokens expire one day</source>
        <translation>Alle aktiven Token laufen eines Tages ab</translation>
    </message>
    <message>
        <source>All learners</source>
        <translation>Alle Teilnehmenden</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>Alle Zeilen</translation>
    </message>
    <message>
        <source>Allocated</source>
        <translation>Zugeteilt</translation>
    </message>
    <message>
        <source>Always full</source>
        <translation>Immer vollständig</translation>
    </message>
    <message>
        <source>Always incremental</source>
        <translation>Immer inkrementell</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>Bernstein</translation>
    </message>
    <message>
        <source>An OData query cannot be answered</source>
        <translation>Eine OData-Abfrage kann nicht beantwortet werden</translation>
    </message>
    <message>
        <source>An administrator has given your login other rights. Nothing was changed. Open the site again, or start again: you go on with what you may do now.</source>
        <translation>Eine Administratorin oder ein Administrator hat Ihrem Login andere Rechte gegeben. Es wurde nichts geändert. Öffnen Sie die Site erneut oder starten Sie neu: Sie machen mit dem weiter, was Sie jetzt dürfen.</translation>
    </message>
    <message>
        <source>An administrator has taken your rights away, or is bringing the store to another version. Start again in a minute, or ask one.</source>
        <translation>Die Administration hat Ihnen die Rechte entzogen, oder bringt den Speicher gerade auf eine andere Version. Starten Sie in einer Minute neu, oder fragen Sie nach.</translation>
    </message>
    <message>
        <source>An error without an entry in the catalogue</source>
        <translation>Ein Fehler ohne Eintrag im Katalog</translation>
    </message>
    <message>
        <source>An export needs a column</source>
        <translation>Ein Export braucht eine Spalte</translation>
    </message>
    <message>
        <source>And {0} more: “alx-desktop store check” lists them.</source>
        <translation>Und {0} weitere: „alx-desktop store check“ zählt sie auf.</translation>
    </message>
    <message>
        <source>Another administrator changes your own rights</source>
        <translation>Ihre eigenen Rechte ändert ein/e andere/r Administrator/in</translation>
    </message>
    <message>
        <source>Another course</source>
        <translation>Ein anderer Kurs</translation>
    </message>
    <message>
        <source>Another process has just synced this site</source>
        <translation>Ein anderer Prozess hat diese Site gerade synchronisiert</translation>
    </message>
    <message>
        <source>Another process took over this sync</source>
        <translation>Ein anderer Prozess hat diese Synchronisierung übernommen</translation>
    </message>
    <message>
        <source>Another sync of this site is running</source>
        <translation>Eine andere Synchronisierung dieser Site läuft</translation>
    </message>
    <message>
        <source>Another window or command is changing the settings</source>
        <translation>Ein anderes Fenster oder ein Befehl ändert gerade die Einstellungen</translation>
    </message>
    <message>
        <source>Answers kept in memory</source>
        <translation>Antworten im Arbeitsspeicher</translation>
    </message>
    <message>
        <source>As many clients as the endpoint serves at once are connected.</source>
        <translation>So viele Clients, wie der Endpunkt gleichzeitig bedient, sind schon verbunden.</translation>
    </message>
    <message>
        <source>As many requests of this token as it may have at once are still being answered.</source>
        <translation>So viele Anfragen dieses Tokens, wie es gleichzeitig haben darf, werden noch beantwortet.</translation>
    </message>
    <message>
        <source>As the defaults for new companies have it</source>
        <translation>Wie die Standardwerte für neue Firmen</translation>
    </message>
    <message>
        <source>Ask an administrator of the store to let you in.</source>
        <translation>Bitten Sie die Administration des Speichers um Zugang.</translation>
    </message>
    <message>
        <source>Ask an administrator of the store to let you in: `alx-desktop store people add`.</source>
        <translation>Bitten Sie die Administration des Speichers um Zugang: `alx-desktop store people add`.</translation>
    </message>
    <message>
        <source>Ask for less in one request, or use a shorter filter.</source>
        <translation>Verlangen Sie weniger in einer Anfrage, oder benutzen Sie einen kürzeren Filter.</translation>
    </message>
    <message>
        <source>Ask for less: narrower filters, no sort, no total, fewer rows.</source>
        <translation>Verlangen Sie weniger: engere Filter, keine Sortierung, keine Summe, weniger Zeilen.</translation>
    </message>
    <message>
        <source>Ask its administrator for the key&apos;s fingerprint. Accept it in the connection test, if it is the same.</source>
        <translation>Fragen Sie die Administration nach dem Fingerabdruck des Schlüssels. Nehmen Sie ihn im Verbindungstest an, wenn er gleich ist.</translation>
    </message>
    <message>
        <source>Ask its administrator to allow TCP forwarding to the database for this account (AllowTcpForwarding).</source>
        <translation>Bitten Sie die Administration, für dieses Konto die TCP-Weiterleitung zur Datenbank zu erlauben (AllowTcpForwarding).</translation>
    </message>
    <message>
        <source>Ask the administrator for a token with that scope.</source>
        <translation>Bitten Sie die Administration um ein Token mit diesem Recht.</translation>
    </message>
    <message>
        <source>Asking Moodle …</source>
        <translation>Moodle wird gefragt …</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>Zugewiesen</translation>
    </message>
    <message>
        <source>Assigned in the</source>
        <translation>Zugewiesen in</translation>
    </message>
    <message>
        <source>At /sandbox, with a token that /docs shows; no real data.</source>
        <translation>Unter /sandbox, mit einem Token, das /docs zeigt; keine echten Daten.</translation>
    </message>
    <message>
        <source>At least one enrolment is neither suspended nor outside its dates, and its method is enabled.</source>
        <translation>Mindestens eine Einschreibung ist weder deaktiviert noch außerhalb ihrer Zeit, und ihre Methode ist eingeschaltet.</translation>
    </message>
    <message>
        <source>Attributed by</source>
        <translation>Zuordnung durch</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Automatic sync is paused</source>
        <translation>Synchronisierung pausiert</translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation>Zurück zum Standard</translation>
    </message>
    <message>
        <source>Back to the default: {0}</source>
        <translation>Zurück zum Standard: {0}</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Jetzt sichern</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Backup made, {0}.</source>
        <translation>Sicherung erstellt, {0}.</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Backups are made while the window or `alx-desktop` runs. Leave it open for some minutes a day.</source>
        <translation>Sicherungen entstehen, während das Fenster oder `alx-desktop` läuft. Lassen Sie es täglich einige Minuten offen.</translation>
    </message>
    <message>
        <source>Backups of this store are made by its database server</source>
        <translation>Sicherungen dieses Speichers erstellt sein Datenbankserver</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Stapelgröße</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>Weil</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Begin again without a cursor, and replace what you hold by what then comes.</source>
        <translation>Beginnen Sie ohne Cursor von vorn, und ersetzen Sie, was Sie haben, durch das, was dann kommt.</translation>
    </message>
    <message>
        <source>Begin again without a cursor.</source>
        <translation>Beginnen Sie ohne Cursor von vorn.</translation>
    </message>
    <message>
        <source>Begin again without it. A cursor is good for the token, the address and the query that it was given for.</source>
        <translation>Beginnen Sie ohne ihn von vorn. Ein Cursor gilt für das Token, die Adresse und die Abfrage, für die er ausgegeben wurde.</translation>
    </message>
    <message>
        <source>Below is what the store knows already.</source>
        <translation>Unten steht, was der Speicher schon weiß.</translation>
    </message>
    <message>
        <source>Below is what the store knows.</source>
        <translation>Unten steht, was der Speicher weiß.</translation>
    </message>
    <message>
        <source>Between {0} and {1}, as the course&apos;s settings have it.</source>
        <translation>Zwischen {0} und {1}, wie es in den Einstellungen des Kurses steht.</translation>
    </message>
    <message>
        <source>Between {0} and {1}, as the grade&apos;s own row has it.</source>
        <translation>Zwischen {0} und {1}, wie es in der Zeile der Bewertung selbst steht.</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Blocked here</source>
        <translation>Hier gesperrt</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Bounds of the grade</source>
        <translation>Grenzen der Bewertung</translation>
    </message>
    <message>
        <source>Bulk export</source>
        <translation>Massenexport</translation>
    </message>
    <message>
        <source>By the source</source>
        <translation>Durch die Quelle</translation>
    </message>
    <message>
        <source>Bytes of the answers, as sent.</source>
        <translation>Bytes der Antworten, wie gesendet.</translation>
    </message>
    <message>
        <source>Bytes of the store&apos;s databases, with indexes and logs.</source>
        <translation>Bytes der Datenbanken des Speichers, mit Indizes und Logs.</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Cache cleared</source>
        <translation>Cache geleert</translation>
    </message>
    <message>
        <source>Cache hits</source>
        <translation>Cache-Treffer</translation>
    </message>
    <message>
        <source>Cache time</source>
        <translation>Cache-Dauer</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Calls today</source>
        <translation>Abrufe heute</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Zurückgekommen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the sync</source>
        <translation>Synchronisierung abbrechen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Cancelled before anything was changed.</source>
        <translation>Abgebrochen, bevor etwas geändert wurde.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Cancelled. What was committed is kept; the next sync goes on from there.</source>
        <translation>Abgebrochen. Was geschrieben wurde, bleibt; die nächste Synchronisierung macht dort weiter.</translation>
    </message>
    <message>
        <source>Cancelled; the next run goes on from here.</source>
        <translation>Abgebrochen; der nächste Lauf macht von hier weiter.</translation>
    </message>
    <message>
        <source>Category of the course</source>
        <translation>Kursbereich</translation>
    </message>
    <message>
        <source>Change number</source>
        <translation>Änderungsnummer</translation>
    </message>
    <message>
        <source>Change them there</source>
        <translation>Dort ändern</translation>
    </message>
    <message>
        <source>Change what she may do instead.</source>
        <translation>Ändern Sie stattdessen, was die Person darf.</translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Changes by itself</source>
        <translation>Ändert sich von selbst</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Check all dates every</source>
        <translation>Zeitstempel prüfen alle</translation>
    </message>
    <message>
        <source>Check both, and that pg_hba.conf lets this account in from this machine.</source>
        <translation>Prüfen Sie beides, und dass pg_hba.conf dieses Konto von diesem Rechner einlässt.</translation>
    </message>
    <message>
        <source>Check both, and that the account may log in from this machine.</source>
        <translation>Prüfen Sie beides, und dass sich das Konto von diesem Rechner anmelden darf.</translation>
    </message>
    <message>
        <source>Check of the store</source>
        <translation>Prüfung des Speichers</translation>
    </message>
    <message>
        <source>Check that the CA, certificate and key files exist, are readable, are PEM files, and need no password.</source>
        <translation>Prüfen Sie, dass die Dateien von CA, Zertifikat und Schlüssel da und lesbar sind, PEM-Dateien sind und kein Passwort brauchen.</translation>
    </message>
    <message>
        <source>Check that the address is Moodle&apos;s own, and that its web services are switched on.</source>
        <translation>Prüfen Sie, dass es die Adresse von Moodle selbst ist, und dass dessen Webdienste eingeschaltet sind.</translation>
    </message>
    <message>
        <source>Check that the database can be reached, and that the account may create tables in it.</source>
        <translation>Prüfen Sie, ob die Datenbank erreichbar ist und das Konto darin Tabellen anlegen darf.</translation>
    </message>
    <message>
        <source>Check that the disk is there and sound, and that you may write to the folder and its files.</source>
        <translation>Prüfen Sie, dass der Datenträger da und in Ordnung ist, und dass Sie in den Ordner und seine Dateien schreiben dürfen.</translation>
    </message>
    <message>
        <source>Check that this is the port of the database, and that the kind of database in the URL is right.</source>
        <translation>Prüfen Sie, dass das der Port der Datenbank ist und die Art der Datenbank in der URL stimmt.</translation>
    </message>
    <message>
        <source>Check the CA file, the host name in the certificate, and whether the server offers TLS.</source>
        <translation>Prüfen Sie die CA-Datei, den Hostnamen im Zertifikat, und ob der Server TLS anbietet.</translation>
    </message>
    <message>
        <source>Check the SSH server&apos;s name and port, and that a firewall lets this machine through.</source>
        <translation>Prüfen Sie Name und Port des SSH-Servers, und dass die Firewall diesen Rechner durchlässt.</translation>
    </message>
    <message>
        <source>Check the address and the token, and that this machine reaches the site.</source>
        <translation>Prüfen Sie Adresse und Token, und ob dieser Rechner die Site erreicht.</translation>
    </message>
    <message>
        <source>Check the database and the prefix, and whether an upgrade or a restore of the site has not finished.</source>
        <translation>Prüfen Sie Datenbank und Präfix, und ob ein Update oder eine Wiederherstellung der Site unvollendet ist.</translation>
    </message>
    <message>
        <source>Check the database name, and that the account has rights on it.</source>
        <translation>Prüfen Sie den Datenbanknamen, und dass das Konto Rechte daran hat.</translation>
    </message>
    <message>
        <source>Check the database name; the value is `dbname` in Moodle&apos;s config.php.</source>
        <translation>Prüfen Sie den Datenbanknamen; der Wert ist `dbname` in Moodles config.php.</translation>
    </message>
    <message>
        <source>Check the database&apos;s name. A store gets there with `alx-desktop store move`, on the machine that has it now.</source>
        <translation>Prüfen Sie den Namen der Datenbank. Ein Speicher kommt mit `alx-desktop store move` dorthin, auf dem Computer, der ihn jetzt hat.</translation>
    </message>
    <message>
        <source>Check the disk and your rights on the folder, and that no other program holds the file.</source>
        <translation>Prüfen Sie den Datenträger und Ihre Rechte am Ordner, und dass kein anderes Programm die Datei festhält.</translation>
    </message>
    <message>
        <source>Check the host and port of the store&apos;s URL, and that the server runs and can be reached from here.</source>
        <translation>Prüfen Sie Host und Port in der URL des Speichers, und dass der Server läuft und von hier erreichbar ist.</translation>
    </message>
    <message>
        <source>Check the name, or make it with `createdb` and give the account the right to create schemas in it.</source>
        <translation>Prüfen Sie den Namen, oder legen Sie sie mit `createdb` an und geben dem Konto das Recht, darin Schemas anzulegen.</translation>
    </message>
    <message>
        <source>Check the path of the database file.</source>
        <translation>Prüfen Sie den Pfad der Datenbankdatei.</translation>
    </message>
    <message>
        <source>Check the path; the company is always the token&apos;s own.</source>
        <translation>Prüfen Sie den Pfad; die Firma ist immer die des Tokens.</translation>
    </message>
    <message>
        <source>Check the port, that the database allows connections from other machines, and the firewall.</source>
        <translation>Prüfen Sie den Port, dass die Datenbank Verbindungen von anderen Rechnern zulässt, und die Firewall.</translation>
    </message>
    <message>
        <source>Check the spelling of the SSH server, and that this machine is in the right network or VPN.</source>
        <translation>Prüfen Sie die Schreibweise des SSH-Servers, und ob dieser Rechner im richtigen Netz oder VPN ist.</translation>
    </message>
    <message>
        <source>Check the spelling of the host, and that this machine is in the right network or VPN.</source>
        <translation>Prüfen Sie die Schreibweise des Hosts, und ob dieser Rechner im richtigen Netz oder VPN ist.</translation>
    </message>
    <message>
        <source>Check the token&apos;s date and address rules, and that its service has the plugin&apos;s function.</source>
        <translation>Prüfen Sie Datum und Adressregeln des Tokens, und dass sein Dienst die Funktion des Plugins hat.</translation>
    </message>
    <message>
        <source>Check the token: Moodle deletes expired ones.</source>
        <translation>Prüfen Sie das Token: Moodle löscht abgelaufene.</translation>
    </message>
    <message>
        <source>Check the token; it may have expired or been revoked. The administrator of ALX Desktop can make a new one.</source>
        <translation>Prüfen Sie das Token; es kann abgelaufen oder widerrufen sein. Die Administration von ALX Desktop kann ein neues erstellen.</translation>
    </message>
    <message>
        <source>Check the user, and the password or the key; the server&apos;s administrator knows which way it accepts.</source>
        <translation>Prüfen Sie den Benutzer, und das Passwort oder den Schlüssel; die Administration des Servers weiß, welchen Weg er annimmt.</translation>
    </message>
    <message>
        <source>Check what you changed since the backup.</source>
        <translation>Prüfen Sie, was Sie seit der Sicherung geändert haben.</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Choose a folder on a local disk with --data-dir, or a PostgreSQL store for several machines.</source>
        <translation>Wählen Sie mit --data-dir einen Ordner auf einer lokalen Festplatte, oder für mehrere Rechner einen PostgreSQL-Speicher.</translation>
    </message>
    <message>
        <source>Choose a later date, or none.</source>
        <translation>Wählen Sie ein späteres Datum, oder keines.</translation>
    </message>
    <message>
        <source>Choose a longer time, and export again.</source>
        <translation>Wählen Sie eine längere Zeit, und exportieren Sie noch einmal.</translation>
    </message>
    <message>
        <source>Choose a smaller batch, or a longer statement limit, in the profile&apos;s settings.</source>
        <translation>Wählen Sie einen kleineren Stapel oder ein längeres Anweisungslimit in den Einstellungen des Profils.</translation>
    </message>
    <message>
        <source>Choose a time that Moodle&apos;s server has reached.</source>
        <translation>Wählen Sie eine Zeit, die Moodles Server schon erreicht hat.</translation>
    </message>
    <message>
        <source>Choose all rows</source>
        <translation>Alle Zeilen wählen</translation>
    </message>
    <message>
        <source>Choose an address of this machine, such as 127.0.0.1, and a port above 1023.</source>
        <translation>Wählen Sie eine Adresse dieses Rechners, zum Beispiel 127.0.0.1, und einen Port über 1023.</translation>
    </message>
    <message>
        <source>Choose an empty database, or a file that does not exist yet.</source>
        <translation>Wählen Sie eine leere Datenbank, oder eine Datei, die es noch nicht gibt.</translation>
    </message>
    <message>
        <source>Choose another file name.</source>
        <translation>Wählen Sie einen anderen Dateinamen.</translation>
    </message>
    <message>
        <source>Choose another folder, and export again.</source>
        <translation>Wählen Sie einen anderen Ordner, und exportieren Sie noch einmal.</translation>
    </message>
    <message>
        <source>Choose another name, or delete its folder.</source>
        <translation>Wählen Sie einen anderen Namen, oder löschen Sie ihren Ordner.</translation>
    </message>
    <message>
        <source>Choose another name, or remove that one first.</source>
        <translation>Wählen Sie einen anderen Namen, oder entfernen Sie zuerst jenes.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Choose another port, or 0 for a free one; or stop the program that uses it.</source>
        <translation>Wählen Sie einen anderen Port, oder 0 für einen freien; oder beenden Sie das Programm, das ihn benutzt.</translation>
    </message>
    <message>
        <source>Choose at least one column.</source>
        <translation>Wählen Sie mindestens eine Spalte.</translation>
    </message>
    <message>
        <source>Choose at least one scope.</source>
        <translation>Wählen Sie mindestens ein Recht.</translation>
    </message>
    <message>
        <source>Choose or make another login.</source>
        <translation>Wählen Sie ein anderes Login, oder legen Sie eines an.</translation>
    </message>
    <message>
        <source>Choose the one that it reads.</source>
        <translation>Wählen Sie die, die es liest.</translation>
    </message>
    <message>
        <source>Choose the private key (not the .pub file), in OpenSSH&apos;s or PEM format, readable by this account.</source>
        <translation>Wählen Sie den privaten Schlüssel (nicht die .pub-Datei), im Format von OpenSSH oder PEM, lesbar für dieses Konto.</translation>
    </message>
    <message>
        <source>Choose what the companies are to get.</source>
        <translation>Wählen Sie, was die Firmen bekommen sollen.</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>Alle Filter aufheben</translation>
    </message>
    <message>
        <source>Clear the search, close the dialog</source>
        <translation>Suche leeren, Dialog schließen</translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation>Geleert</translation>
    </message>
    <message>
        <source>Clearing of a company&apos;s data begun</source>
        <translation>Löschen der Daten einer Firma begonnen</translation>
    </message>
    <message>
        <source>Clearing of its data begun</source>
        <translation>Löschen der Daten begonnen</translation>
    </message>
    <message>
        <source>Client sync mode</source>
        <translation>Modus der Client-Synchronisierung</translation>
    </message>
    <message>
        <source>Close ALX Desktop and start it again: the file is then repaired, or restored from a backup.</source>
        <translation>Schließen Sie ALX Desktop, und starten Sie es neu: Die Datei wird dann repariert oder aus einer Sicherung zurückgeholt.</translation>
    </message>
    <message>
        <source>Close ALX Desktop and start it again: the file is then repaired, or restored from a backup. {0}</source>
        <translation>Schließen Sie ALX Desktop, und starten Sie es neu: Die Datei wird dann repariert oder aus einer Sicherung zurückgeholt. {0}</translation>
    </message>
    <message>
        <source>Close every other window and command that uses this store, and start again.</source>
        <translation>Schließen Sie jedes andere Fenster und jeden Befehl, der diesen Speicher benutzt, und starten Sie neu.</translation>
    </message>
    <message>
        <source>Close the file if it is open in another program, or choose a folder that you may write to.</source>
        <translation>Schließen Sie die Datei, falls sie in einem anderen Programm offen ist, oder wählen Sie einen Ordner, in den Sie schreiben dürfen.</translation>
    </message>
    <message>
        <source>Close the verification</source>
        <translation>Die Prüfung schließen</translation>
    </message>
    <message>
        <source>Close the windows and runs that use it, then try again.</source>
        <translation>Schließen Sie die Fenster und Läufe, die es benutzen, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Close the windows and runs that use it.</source>
        <translation>Schließen Sie die Fenster und Läufe, die ihn benutzen.</translation>
    </message>
    <message>
        <source>Close what reads it.</source>
        <translation>Schließen Sie, was daraus liest.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Columns are missing</source>
        <translation>Spalten fehlen</translation>
    </message>
    <message>
        <source>Comes from</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Komprimieren</translation>
    </message>
    <message>
        <source>Compact the store?</source>
        <translation>Den Speicher komprimieren?</translation>
    </message>
    <message>
        <source>Compact …</source>
        <translation>Komprimieren …</translation>
    </message>
    <message>
        <source>Compacted: {0} before, {1} now.</source>
        <translation>Komprimiert: {0} vorher, {1} jetzt.</translation>
    </message>
    <message>
        <source>Compacting the store</source>
        <translation>Speicher wird komprimiert</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>Firmen</translation>
    </message>
    <message>
        <source>Companies and courses</source>
        <translation>Firmen und Kurse</translation>
    </message>
    <message>
        <source>Companies of the learner: {0}.</source>
        <translation>Firmen der Person: {0}.</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Company chosen</source>
        <translation>Firma gewählt</translation>
    </message>
    <message>
        <source>Company number</source>
        <translation>Firmennummer</translation>
    </message>
    <message>
        <source>Company offboarded</source>
        <translation>Offboarding der Firma</translation>
    </message>
    <message>
        <source>Company removed</source>
        <translation>Firma entfernt</translation>
    </message>
    <message>
        <source>Company short name</source>
        <translation>Kurzname der Firma</translation>
    </message>
    <message>
        <source>Company {0}</source>
        <translation>Firma {0}</translation>
    </message>
    <message>
        <source>Company {0} (no longer in Moodle)</source>
        <translation>Firma {0} (nicht mehr in Moodle)</translation>
    </message>
    <message>
        <source>Compare the clocks</source>
        <translation>Uhren vergleichen</translation>
    </message>
    <message>
        <source>Compare with Moodle every</source>
        <translation>Mit Moodle abgleichen alle</translation>
    </message>
    <message>
        <source>Compare with the plugin&apos;s table instead.</source>
        <translation>Vergleichen Sie stattdessen mit der Tabelle des Plugins.</translation>
    </message>
    <message>
        <source>Comparing with Moodle found changes without a trace, and took them over: {0}</source>
        <translation>Der Abgleich mit Moodle fand Änderungen ohne Spur und hat sie übernommen: {0}</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Completed enrolments as a share of all</source>
        <translation>Anteil der abgeschlossenen an allen Einschreibungen</translation>
    </message>
    <message>
        <source>Completed enrolments as a share of all enrolments</source>
        <translation>Anteil der abgeschlossenen an allen Einschreibungen</translation>
    </message>
    <message>
        <source>Completed on {0}; a completion is valid for {1}.</source>
        <translation>Abgeschlossen am {0}; ein Abschluss gilt {1}.</translation>
    </message>
    <message>
        <source>Completed share at the end of each of the last 12 weeks</source>
        <translation>Anteil der abgeschlossenen am Ende jeder der letzten 12 Wochen</translation>
    </message>
    <message>
        <source>Completed: the course has a completion time. In progress: an activity is done, or the course was started or opened. Not started: none of these.</source>
        <translation>Abgeschlossen: Der Kurs hat eine Abschlusszeit. In Arbeit: Eine Aktivität ist erledigt, oder der Kurs wurde begonnen oder geöffnet. Nicht begonnen: nichts davon.</translation>
    </message>
    <message>
        <source>Completion of the course</source>
        <translation>Abschluss des Kurses</translation>
    </message>
    <message>
        <source>Completion of the course; none while it is not complete</source>
        <translation>Abschluss des Kurses; leer, solange er nicht abgeschlossen ist</translation>
    </message>
    <message>
        <source>Completion tracking is off, so Moodle has no percentage.</source>
        <translation>Die Abschlussverfolgung ist aus, deshalb hat Moodle keinen Prozentwert.</translation>
    </message>
    <message>
        <source>Completions that expire in the next 30 days</source>
        <translation>Abschlüsse, die in den nächsten 30 Tagen ablaufen</translation>
    </message>
    <message>
        <source>Completions that stop being valid within 30 days.</source>
        <translation>Abschlüsse, die innerhalb von 30 Tagen ungültig werden.</translation>
    </message>
    <message>
        <source>Compliance and grade</source>
        <translation>Fristen und Bewertung</translation>
    </message>
    <message>
        <source>Computes learners again straight from Moodle and compares them with the store, row by row and field by field. It changes nothing, here or there.</source>
        <translation>Berechnet Teilnehmende neu, direkt aus Moodle, und vergleicht sie mit dem Speicher, Zeile für Zeile und Feld für Feld. Sie ändert nichts, hier wie dort.</translation>
    </message>
    <message>
        <source>Connect timeout</source>
        <translation>Verbindungszeitlimit</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Control Center</source>
        <translation>Leitstand</translation>
    </message>
    <message>
        <source>Copy the chosen rows, with headers</source>
        <translation>Gewählte Zeilen mit Überschriften kopieren</translation>
    </message>
    <message>
        <source>Correct the client&apos;s wsfunction.</source>
        <translation>Berichtigen Sie wsfunction im Client.</translation>
    </message>
    <message>
        <source>Correct the rule in Moodle; the next sync reads it.</source>
        <translation>Berichtigen Sie die Regel in Moodle; die nächste Synchronisierung liest sie.</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Zählt</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>Kurs</translation>
    </message>
    <message>
        <source>Course ID number</source>
        <translation>ID-Nummer des Kurses</translation>
    </message>
    <message>
        <source>Course category</source>
        <translation>Kursbereich</translation>
    </message>
    <message>
        <source>Course deleted</source>
        <translation>Kurs gelöscht</translation>
    </message>
    <message>
        <source>Course grade</source>
        <translation>Kursbewertung</translation>
    </message>
    <message>
        <source>Course no longer assigned</source>
        <translation>Kurs nicht mehr zugewiesen</translation>
    </message>
    <message>
        <source>Course number</source>
        <translation>Kursnummer</translation>
    </message>
    <message>
        <source>Course of the company</source>
        <translation>Kurs der Firma</translation>
    </message>
    <message>
        <source>Course progress</source>
        <translation>Kursfortschritt</translation>
    </message>
    <message>
        <source>Course progress refers to companies that are not there</source>
        <translation>Der Kursfortschritt verweist auf Firmen, die es nicht gibt</translation>
    </message>
    <message>
        <source>Course progress refers to courses that are not there</source>
        <translation>Der Kursfortschritt verweist auf Kurse, die es nicht gibt</translation>
    </message>
    <message>
        <source>Course progress refers to learners that are not there</source>
        <translation>Der Kursfortschritt verweist auf Teilnehmende, die es nicht gibt</translation>
    </message>
    <message>
        <source>Course short name</source>
        <translation>Kurzname des Kurses</translation>
    </message>
    <message>
        <source>Course total</source>
        <translation>Gesamtbewertung</translation>
    </message>
    <message>
        <source>Course total between its lowest and highest possible grade.</source>
        <translation>Gesamtbewertung des Kurses zwischen der niedrigsten und der höchsten möglichen Bewertung.</translation>
    </message>
    <message>
        <source>Course total in percent of its range</source>
        <translation>Gesamtbewertung in Prozent ihres Bereichs</translation>
    </message>
    <message>
        <source>Course total in points.</source>
        <translation>Gesamtbewertung des Kurses in Punkten.</translation>
    </message>
    <message>
        <source>Course visible</source>
        <translation>Kurs sichtbar</translation>
    </message>
    <message>
        <source>Course {0}</source>
        <translation>Kurs {0}</translation>
    </message>
    <message>
        <source>Courses</source>
        <translation>Kurse</translation>
    </message>
    <message>
        <source>Create a new one.</source>
        <translation>Erstellen Sie ein neues.</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Created today</source>
        <translation>Heute erstellt</translation>
    </message>
    <message>
        <source>Criterion</source>
        <translation>Kriterium</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>Ctrl+C copies with headers</source>
        <translation>Strg+C kopiert mit Überschriften</translation>
    </message>
    <message>
        <source>Damaged indexes of the reporting store were made again</source>
        <translation>Beschädigte Indizes des Berichtsspeichers wurden neu angelegt</translation>
    </message>
    <message>
        <source>Damaged indexes of the run history were made again</source>
        <translation>Beschädigte Indizes des Laufverlaufs wurden neu angelegt</translation>
    </message>
    <message>
        <source>Damaged indexes of the settings were made again</source>
        <translation>Beschädigte Indizes der Einstellungen wurden neu angelegt</translation>
    </message>
    <message>
        <source>Damaged or replaced files are kept</source>
        <translation>Beschädigte oder ersetzte Dateien sind aufbewahrt</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Data as of {0}</source>
        <translation>Datenstand: {0}</translation>
    </message>
    <message>
        <source>Data directory</source>
        <translation>Datenordner</translation>
    </message>
    <message>
        <source>Data of a company cleared</source>
        <translation>Daten einer Firma gelöscht</translation>
    </message>
    <message>
        <source>Data served</source>
        <translation>Ausgelieferte Daten</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Days overdue</source>
        <translation>Tage überfällig</translation>
    </message>
    <message>
        <source>Days to expiry</source>
        <translation>Tage bis zum Ablauf</translation>
    </message>
    <message>
        <source>Dear database administrator,

I would like to use ALX Desktop, a program that reports on course progress from our Moodle site. Please make an account
for it in the database {0!r}{1}, with the script at the end of this letter.

What the program does there:
- It only reads. Each of its sessions is set to read-only, and the account below could not write either.
- It reads {2} that hold courses, enrolments, completions, grades and roles, and of the table `{3}`
  only names, e-mail addresses and states: no password hashes.
{4}- It opens at most {5} connections. No statement runs longer than {6} seconds; no transaction
  stays open between the short ranges it reads. A replica is welcome, if there is one.
- When I cancel, it stops its own statement (KILL QUERY, pg_cancel_backend); that needs no further right.

Please tell me:
- the host name and the port, as they can be reached from my computer,
- the account&apos;s name and password,
- the CA file (PEM) of the server&apos;s certificate, if the server offers encrypted connections; it should.

Thank you.

{7}</source>
        <translation>Guten Tag,

ich möchte ALX Desktop benutzen, ein Programm, das über den Kursfortschritt unserer Moodle-Site berichtet. Bitte legen
Sie dafür in der Datenbank {0!r}{1} ein Konto an, mit dem Skript am Ende dieses Briefs.

Was das Programm dort tut:
- Es liest nur. Jede seiner Sitzungen ist auf Lesen gestellt, und auch das Konto unten könnte nicht schreiben.
- Es liest {2}, in denen Kurse, Einschreibungen, Abschlüsse, Bewertungen und Rollen stehen, und aus der Tabelle `{3}`
  nur Namen, E-Mail-Adressen und Zustände: keine Passwort-Hashes.
{4}- Es öffnet höchstens {5} Verbindungen. Keine Anweisung läuft länger als {6} Sekunden; keine Transaktion
  bleibt zwischen den kurzen Bereichen offen, die es liest. Ein Replikat ist willkommen, wenn es eines gibt.
- Wenn ich abbreche, beendet es seine eigene Anweisung (KILL QUERY, pg_cancel_backend); das braucht kein weiteres Recht.

Bitte nennen Sie mir:
- den Hostnamen und den Port, wie sie von meinem Computer erreichbar sind,
- Name und Passwort des Kontos,
- die CA-Datei (PEM) des Serverzertifikats, wenn der Server verschlüsselte Verbindungen anbietet; das sollte er.

Vielen Dank.

{7}</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Entscheiden</translation>
    </message>
    <message>
        <source>Default: {0}.</source>
        <translation>Standard: {0}.</translation>
    </message>
    <message>
        <source>Delete them when you are sure that nothing in them is needed.</source>
        <translation>Löschen Sie sie, wenn Sie sicher sind, dass nichts davon gebraucht wird.</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Abteilung</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>Abteilungen</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Detail</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Ausgeschaltet</translation>
    </message>
    <message>
        <source>Does a role show the learner in completion reports?</source>
        <translation>Zeigt eine Rolle die Person in den Abschlussberichten?</translation>
    </message>
    <message>
        <source>Does the course belong to the company?</source>
        <translation>Gehört der Kurs zur Firma?</translation>
    </message>
    <message>
        <source>Does the learner exist, and is the account not deleted?</source>
        <translation>Gibt es die Person, und ist das Konto nicht gelöscht?</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>Due date passed, course not completed.</source>
        <translation>Fälligkeit vorbei, Kurs nicht abgeschlossen.</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Duration of enrolment</source>
        <translation>Dauer der Einschreibung</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>E-mail address.</source>
        <translation>E-Mail-Adresse.</translation>
    </message>
    <message>
        <source>Each with her own login of the database server, which enforces it in every program.</source>
        <translation>Jede mit einem eigenen Login des Datenbankservers, der es in jedem Programm durchsetzt.</translation>
    </message>
    <message>
        <source>Earlier completions, removed rows and daily figures</source>
        <translation>Frühere Abschlüsse, entfernte Zeilen und Tageszahlen</translation>
    </message>
    <message>
        <source>Earliest start of the enrolments.</source>
        <translation>Frühester Beginn der Einschreibungen.</translation>
    </message>
    <message>
        <source>Educator</source>
        <translation>Trainer/in</translation>
    </message>
    <message>
        <source>Encrypt the connection</source>
        <translation>Verbindung verschlüsseln</translation>
    </message>
    <message>
        <source>Encrypted; the certificate is good until {0}</source>
        <translation>Verschlüsselt; das Zertifikat ist gültig bis {0}</translation>
    </message>
    <message>
        <source>End of the enrolment; none is unlimited</source>
        <translation>Ende der Einschreibung; leer ist unbegrenzt</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Endpoint (on its own page)</source>
        <translation>Endpunkt (auf seiner eigenen Seite)</translation>
    </message>
    <message>
        <source>Endpoint: did not start</source>
        <translation>Endpunkt: nicht gestartet</translation>
    </message>
    <message>
        <source>Endpoint: off</source>
        <translation>Endpunkt: aus</translation>
    </message>
    <message>
        <source>Endpoint: {0}</source>
        <translation>Endpunkt: {0}</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>Eingeschrieben</translation>
    </message>
    <message>
        <source>Enrolment</source>
        <translation>Einschreibung</translation>
    </message>
    <message>
        <source>Enrolment active</source>
        <translation>Einschreibung aktiv</translation>
    </message>
    <message>
        <source>Enrolment ends</source>
        <translation>Ende der Einschreibung</translation>
    </message>
    <message>
        <source>Enrolment plus the course&apos;s days to complete (IOMAD). Empty where the course has no such limit.</source>
        <translation>Einschreibung plus die Tage, die der Kurs zum Abschluss lässt (IOMAD). Leer, wenn der Kurs keine solche Frist hat.</translation>
    </message>
    <message>
        <source>Enrolment starts</source>
        <translation>Beginn der Einschreibung</translation>
    </message>
    <message>
        <source>Enrolments</source>
        <translation>Einschreibungen</translation>
    </message>
    <message>
        <source>Enrolments per range. Smaller needs less memory, larger is faster.</source>
        <translation>Einschreibungen je Bereich. Kleiner braucht weniger Arbeitsspeicher, größer ist schneller.</translation>
    </message>
    <message>
        <source>Enrolments so far</source>
        <translation>Einschreibungen bisher</translation>
    </message>
    <message>
        <source>Enrolments that are new in the store</source>
        <translation>Einschreibungen, die im Speicher neu sind</translation>
    </message>
    <message>
        <source>Enrolments that had changed in Moodle</source>
        <translation>Einschreibungen, die sich in Moodle geändert hatten</translation>
    </message>
    <message>
        <source>Enrolments that no longer exist in Moodle</source>
        <translation>Einschreibungen, die es in Moodle nicht mehr gibt</translation>
    </message>
    <message>
        <source>Enrolments with their progress, grades and completions</source>
        <translation>Einschreibungen mit Fortschritt, Bewertungen und Abschlüssen</translation>
    </message>
    <message>
        <source>Enter its master password. For runs without a person, set ALX_VAULT_PASSWORD.</source>
        <translation>Geben Sie sein Master-Passwort ein. Setzen Sie für Läufe ohne Person ALX_VAULT_PASSWORD.</translation>
    </message>
    <message>
        <source>Enter the passphrase of this key file again, or choose another key file.</source>
        <translation>Geben Sie die Passphrase dieser Schlüsseldatei noch einmal ein, oder wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>Entries from there on cannot be trusted: compare them with a backup from before. An administrator of the database may have changed it by hand, or a part of a backup was put back.</source>
        <translation>Einträgen ab dort ist nicht zu trauen: Vergleichen Sie sie mit einer früheren Sicherung. Vielleicht hat jemand aus der Datenbankadministration von Hand geändert, oder ein Teil einer Sicherung wurde zurückgespielt.</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Errors and refusals</source>
        <translation>Fehler und Ablehnungen</translation>
    </message>
    <message>
        <source>Errors are faults on this side. Refused are requests that were answered with an error of the client&apos;s: no valid token, a limit, a wrong parameter.</source>
        <translation>Fehler liegen auf dieser Seite. Abgelehnt sind Anfragen, die mit einem Fehler des Clients beantwortet wurden: kein gültiges Token, ein Limit, ein falscher Parameter.</translation>
    </message>
    <message>
        <source>Every change of settings and tokens appears here, with who made it.</source>
        <translation>Hier erscheint jede Änderung an Einstellungen und Token, mit der Person, die sie gemacht hat.</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Täglich</translation>
    </message>
    <message>
        <source>Every hour</source>
        <translation>Stündlich</translation>
    </message>
    <message>
        <source>Every minute</source>
        <translation>Jede Minute</translation>
    </message>
    <message>
        <source>Every refresh brings all rows, and nothing is remembered about the client.</source>
        <translation>Jede Aktualisierung bringt alle Zeilen, und über den Client wird nichts gemerkt.</translation>
    </message>
    <message>
        <source>Every refresh brings all rows.</source>
        <translation>Jede Aktualisierung bringt alle Zeilen.</translation>
    </message>
    <message>
        <source>Every request, refused ones too.</source>
        <translation>Jede Anfrage, auch abgelehnte.</translation>
    </message>
    <message>
        <source>Every token is bound to addresses</source>
        <translation>Jedes Token ist an Adressen gebunden</translation>
    </message>
    <message>
        <source>Every {0} days</source>
        <translation>Alle {0} Tage</translation>
    </message>
    <message>
        <source>Every {0} hours</source>
        <translation>Alle {0} Stunden</translation>
    </message>
    <message>
        <source>Every {0} minutes</source>
        <translation>Alle {0} Minuten</translation>
    </message>
    <message>
        <source>Everything else was done. The keychain did not open, so that it may still have the entries named here, of the service alx-desktop. They are used no more, and deleted once ALX Desktop reads another password there; or delete them in the keychain.</source>
        <translation>Alles andere ist geschehen. Der Schlüsselbund hat sich nicht geöffnet und enthält die hier genannten Einträge des Dienstes alx-desktop vielleicht noch. Sie werden nicht mehr verwendet und gelöscht, sobald ALX Desktop dort ein anderes Passwort liest; oder löschen Sie sie selbst im Schlüsselbund.</translation>
    </message>
    <message>
        <source>Everything in one file: CSV, JSON lines, Parquet, Arrow</source>
        <translation>Alles in einer Datei: CSV, JSON Lines, Parquet, Arrow</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Expires soon</source>
        <translation>Endet bald</translation>
    </message>
    <message>
        <source>Expiring</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Expiring in 30 days</source>
        <translation>Läuft in 30 Tagen ab</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Fields of this site: {0}.</source>
        <comment>, </comment>
        <translation>Felder dieser Site: {0}.</translation>
    </message>
    <message>
        <source>Fields: {0}.</source>
        <comment>, </comment>
        <translation>Felder: {0}.</translation>
    </message>
    <message>
        <source>Filter in several queries, or in the client.</source>
        <translation>Filtern Sie in mehreren Abfragen oder im Client.</translation>
    </message>
    <message>
        <source>Find Moodle</source>
        <translation>Moodle finden</translation>
    </message>
    <message>
        <source>Find its tables, with the right to read them</source>
        <translation>Seine Tabellen finden, mit dem Recht, sie zu lesen</translation>
    </message>
    <message>
        <source>Find the companies</source>
        <translation>Firmen finden</translation>
    </message>
    <message>
        <source>Find the host</source>
        <translation>Host finden</translation>
    </message>
    <message>
        <source>Finds connections that a sleep or the VPN has cut.</source>
        <translation>Findet Verbindungen, die ein Ruhezustand oder das VPN getrennt hat.</translation>
    </message>
    <message>
        <source>Finished: {0}; removals need a decision.</source>
        <translation>Fertig: {0}; Entfernungen brauchen eine Entscheidung.</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Zuerst</translation>
    </message>
    <message>
        <source>First and last name. Sorted by last name, then first name.</source>
        <translation>Vor- und Nachname. Sortiert nach Nachname, dann Vorname.</translation>
    </message>
    <message>
        <source>First enrolment in the course</source>
        <translation>Erste Einschreibung in den Kurs</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Vorname</translation>
    </message>
    <message>
        <source>First name.</source>
        <translation>Vorname.</translation>
    </message>
    <message>
        <source>First page of a search</source>
        <translation>Erste Seite einer Suche</translation>
    </message>
    <message>
        <source>First page, by learner</source>
        <translation>Erste Seite, nach Teilnehmer/in</translation>
    </message>
    <message>
        <source>First page, most overdue first</source>
        <translation>Erste Seite, am längsten Überfällige zuerst</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Zuerst gesehen</translation>
    </message>
    <message>
        <source>First-sync window</source>
        <translation>Fenster der ersten Synchronisierung</translation>
    </message>
    <message>
        <source>Fold or unfold the rail</source>
        <translation>Seitenleiste ein- oder ausklappen</translation>
    </message>
    <message>
        <source>For clients</source>
        <translation>Für Clients</translation>
    </message>
    <message>
        <source>For new clients make a token here: `alx-desktop token create --company ID --name NAME`.</source>
        <translation>Erstellen Sie für neue Clients hier ein Token: `alx-desktop token create --company ID --name NAME`.</translation>
    </message>
    <message>
        <source>For runs without a person, set ALX_DB_PASSWORD. `alx-desktop vault make` makes an encrypted file.</source>
        <translation>Setzen Sie für Läufe ohne Person ALX_DB_PASSWORD. `alx-desktop vault make` legt eine verschlüsselte Datei an.</translation>
    </message>
    <message>
        <source>Forgot {0} removals of rows that are not there.</source>
        <translation>{0} Entfernungen von Zeilen vergessen, die es nicht gibt.</translation>
    </message>
    <message>
        <source>Found: {0}.</source>
        <translation>Gefunden: {0}.</translation>
    </message>
    <message>
        <source>Free some space and export again; an older file of that name is untouched.</source>
        <translation>Schaffen Sie Platz, und exportieren Sie noch einmal; eine ältere Datei dieses Namens ist unberührt.</translation>
    </message>
    <message>
        <source>Free some space and start again; what was committed is kept.</source>
        <translation>Schaffen Sie Platz, und starten Sie noch einmal; was geschrieben wurde, bleibt.</translation>
    </message>
    <message>
        <source>Free some space on the database server; what was committed is kept.</source>
        <translation>Schaffen Sie Platz auf dem Datenbankserver; was geschrieben wurde, bleibt.</translation>
    </message>
    <message>
        <source>Free some space: daily backups and migrations copy the store.</source>
        <translation>Schaffen Sie Platz: Tägliche Sicherungen und Migrationen kopieren den Speicher.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>From the endpoint&apos;s figures, which are kept per minute for 2 days, per hour for 35 days and per day for 3 years.</source>
        <translation>Aus den Zahlen des Endpunkts; sie werden je Minute 2 Tage, je Stunde 35 Tage und je Tag 3 Jahre aufbewahrt.</translation>
    </message>
    <message>
        <source>From the request&apos;s arrival to the last byte of its answer. Percentiles come from a histogram: they are as exact as its steps (1, 2, 5, 10, 20 … ms).</source>
        <translation>Vom Eintreffen der Anfrage bis zum letzten Byte der Antwort. Perzentile stammen aus einem Histogramm: Sie sind so genau wie seine Stufen (1, 2, 5, 10, 20 … ms).</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>Full name of the course</source>
        <translation>Voller Name des Kurses</translation>
    </message>
    <message>
        <source>Full name of the course.</source>
        <translation>Voller Name des Kurses.</translation>
    </message>
    <message>
        <source>Full sync</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>Full sync every</source>
        <translation>Vollständige Synchronisierung alle</translation>
    </message>
    <message>
        <source>Give `alx-desktop connect --grants` to the database&apos;s administrator.</source>
        <translation>Geben Sie der Datenbankadministration `alx-desktop connect --grants`.</translation>
    </message>
    <message>
        <source>Give a certificate and its key, which belong together, as PEM files; or a PFX file, with its password in ALX_PFX_PASSWORD.</source>
        <translation>Geben Sie ein Zertifikat und seinen Schlüssel, die zusammengehören, als PEM-Dateien an; oder eine PFX-Datei, mit ihrem Passwort in ALX_PFX_PASSWORD.</translation>
    </message>
    <message>
        <source>Give a password, and it is made.</source>
        <translation>Geben Sie ein Passwort an, dann wird es angelegt.</translation>
    </message>
    <message>
        <source>Give it a day, and rotate it before.</source>
        <translation>Geben Sie ihm einen Tag, und erneuern Sie es vorher.</translation>
    </message>
    <message>
        <source>Give its id, as `alx-desktop token list` shows it.</source>
        <translation>Geben Sie seine ID an, wie `alx-desktop token list` sie zeigt.</translation>
    </message>
    <message>
        <source>Give one with --cert and --key, or --pfx; `alx-desktop certificate` makes one. Or listen on 127.0.0.1.</source>
        <translation>Geben Sie eines mit --cert und --key oder --pfx an; `alx-desktop certificate` erstellt eines. Oder lauschen Sie auf 127.0.0.1.</translation>
    </message>
    <message>
        <source>Give that profile another name first.</source>
        <translation>Geben Sie jenem Profil zuerst einen anderen Namen.</translation>
    </message>
    <message>
        <source>Give the address of Moodle: https://moodle.example.com</source>
        <translation>Geben Sie die Adresse von Moodle an: https://moodle.example.com</translation>
    </message>
    <message>
        <source>Give the client the new secret. Many in a row from a strange address: rotate the token.</source>
        <translation>Geben Sie dem Client das neue Geheimnis. Viele in Folge von einer fremden Adresse: Erneuern Sie das Token.</translation>
    </message>
    <message>
        <source>Give the client the whole token, or rotate it where it is no longer known.</source>
        <translation>Geben Sie dem Client das ganze Token, oder erneuern Sie es, wenn es nicht mehr bekannt ist.</translation>
    </message>
    <message>
        <source>Give the database&apos;s host and port as the SSH server knows them; 127.0.0.1 is the SSH server itself.</source>
        <translation>Geben Sie Host und Port der Datenbank so an, wie der SSH-Server sie kennt; 127.0.0.1 ist der SSH-Server selbst.</translation>
    </message>
    <message>
        <source>Give the name of a file.</source>
        <translation>Geben Sie den Namen einer Datei an.</translation>
    </message>
    <message>
        <source>Give the server&apos;s CA file, so that nobody can pose as the server.</source>
        <translation>Geben Sie die CA-Datei des Servers an, damit sich niemand als der Server ausgeben kann.</translation>
    </message>
    <message>
        <source>Give the server&apos;s CA file, so that nobody on the way can read or change what Moodle says.</source>
        <translation>Geben Sie die CA-Datei des Servers an, damit niemand auf dem Weg lesen oder ändern kann, was Moodle sagt.</translation>
    </message>
    <message>
        <source>Give the token by itself.</source>
        <translation>Geben Sie das Token für sich an.</translation>
    </message>
    <message>
        <source>Give yourself the right to write there, or choose another folder with --data-dir.</source>
        <translation>Geben Sie sich das Recht, dort zu schreiben, oder wählen Sie mit --data-dir einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Gives other users of Moodle&apos;s database room.</source>
        <translation>Lässt anderen Nutzern von Moodles Datenbank Raum.</translation>
    </message>
    <message>
        <source>Giving space back</source>
        <translation>Platz wird freigegeben</translation>
    </message>
    <message>
        <source>Go on tomorrow (the site&apos;s time zone), or ask the administrator for a higher limit.</source>
        <translation>Machen Sie morgen weiter (Zeitzone der Site), oder bitten Sie die Administration um ein höheres Limit.</translation>
    </message>
    <message>
        <source>Go to Endpoint</source>
        <translation>Zum Endpunkt</translation>
    </message>
    <message>
        <source>Go to Sync</source>
        <translation>Zur Synchronisierung</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Grade %</source>
        <translation>Bewertung %</translation>
    </message>
    <message>
        <source>Grade and last access</source>
        <translation>Bewertung und letzter Zugriff</translation>
    </message>
    <message>
        <source>Grade hidden</source>
        <translation>Bewertung verborgen</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>Has Moodle recorded the course as complete?</source>
        <translation>Hat Moodle den Kurs als abgeschlossen erfasst?</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Help on this page</source>
        <translation>Hilfe zu dieser Seite</translation>
    </message>
    <message>
        <source>Hidden courses</source>
        <translation>Verborgene Kurse</translation>
    </message>
    <message>
        <source>Highest grade</source>
        <translation>Höchste Bewertung</translation>
    </message>
    <message>
        <source>Highest grade of the course total</source>
        <translation>Höchste mögliche Gesamtbewertung</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>History of changes</source>
        <translation>Verlauf der Änderungen</translation>
    </message>
    <message>
        <source>History of the value</source>
        <translation>Verlauf des Werts</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Stunde</translation>
    </message>
    <message>
        <source>How its newest refresh reads: everything, or what has changed since the one before</source>
        <translation>Wie seine jüngste Aktualisierung liest: alles, oder was sich seit der vorigen geändert hat</translation>
    </message>
    <message>
        <source>How long ago the mark moved from which on its client is sent changes</source>
        <translation>Vor welcher Zeit die Marke vorrückte, ab der sein Client Änderungen bekommt</translation>
    </message>
    <message>
        <source>How many began in each step, and how many of them failed.</source>
        <translation>Wie viele in jedem Abschnitt begannen, und wie viele davon fehlschlugen.</translation>
    </message>
    <message>
        <source>How many tracked activities are done?</source>
        <translation>Wie viele verfolgte Aktivitäten sind erledigt?</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>ID-Nummer</translation>
    </message>
    <message>
        <source>ID number of the course in Moodle</source>
        <translation>ID-Nummer des Kurses in Moodle</translation>
    </message>
    <message>
        <source>ID number of the course in Moodle.</source>
        <translation>ID-Nummer des Kurses in Moodle.</translation>
    </message>
    <message>
        <source>ID number of the learner in Moodle</source>
        <translation>ID-Nummer der Person in Moodle</translation>
    </message>
    <message>
        <source>ID number of the learner in Moodle.</source>
        <translation>ID-Nummer der Person in Moodle.</translation>
    </message>
    <message>
        <source>IOMAD has no days to complete for this course.</source>
        <translation>IOMAD hat für diesen Kurs keine Tage bis zum Abschluss.</translation>
    </message>
    <message>
        <source>IOMAD record</source>
        <translation>IOMAD-Datensatz</translation>
    </message>
    <message>
        <source>IOMAD&apos;s latest completed record, {0}, expires then.</source>
        <translation>Der letzte abgeschlossene Datensatz von IOMAD, {0}, läuft dann ab.</translation>
    </message>
    <message>
        <source>IOMAD&apos;s open record {0} was enrolled on {1}; the course gives {2}.</source>
        <translation>Der offene Datensatz {0} von IOMAD hat als Einschreibung {1}; der Kurs lässt {2}.</translation>
    </message>
    <message>
        <source>IOMAD&apos;s record</source>
        <translation>IOMADs Datensatz</translation>
    </message>
    <message>
        <source>IOMAD&apos;s record of this course names the company.</source>
        <translation>IOMADs Datensatz zu diesem Kurs nennt die Firma.</translation>
    </message>
    <message>
        <source>IOMAD&apos;s records of the course</source>
        <translation>IOMADs Datensätze zum Kurs</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>If they differ</source>
        <translation>Wenn sie sich unterscheiden</translation>
    </message>
    <message>
        <source>Import a certificate, or make one.</source>
        <translation>Importieren Sie ein Zertifikat, oder erstellen Sie eines.</translation>
    </message>
    <message>
        <source>Import a new one before.</source>
        <translation>Importieren Sie vorher ein neues.</translation>
    </message>
    <message>
        <source>Import a new one. Until then, clients refuse the connection.</source>
        <translation>Importieren Sie ein neues. Bis dahin lehnen Clients die Verbindung ab.</translation>
    </message>
    <message>
        <source>Import from the plugin undone</source>
        <translation>Import aus dem Plugin rückgängig gemacht</translation>
    </message>
    <message>
        <source>Import it anew.</source>
        <translation>Importieren Sie es neu.</translation>
    </message>
    <message>
        <source>In Moodle</source>
        <translation>In Moodle</translation>
    </message>
    <message>
        <source>In Moodle now</source>
        <translation>Jetzt in Moodle</translation>
    </message>
    <message>
        <source>In Power BI and Excel choose Basic, and give the token as the password. Browsers and scanners that come by are counted here, too.</source>
        <translation>Wählen Sie in Power BI und Excel „Standard“ (Basic), und geben Sie das Token als Passwort an. Auch zufällige Browser und Scanner werden hier gezählt.</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>Insgesamt</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>In short</source>
        <translation>In Kürze</translation>
    </message>
    <message>
        <source>In the store</source>
        <translation>Im Speicher</translation>
    </message>
    <message>
        <source>In the store, as of</source>
        <translation>Im Speicher, Stand</translation>
    </message>
    <message>
        <source>Inactive enrolments</source>
        <translation>Inaktive Einschreibungen</translation>
    </message>
    <message>
        <source>Incremental</source>
        <translation>Inkrementell</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>Indizes</translation>
    </message>
    <message>
        <source>Indexes are missing, so that pages are slow</source>
        <translation>Indizes fehlen, sodass Seiten langsam sind</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Inserted</source>
        <translation>Eingefügt</translation>
    </message>
    <message>
        <source>Install it with: pip install alx-desktop[{0}]</source>
        <translation>Installieren Sie ihn mit: pip install alx-desktop[{0}]</translation>
    </message>
    <message>
        <source>Install pgcrypto in Moodle&apos;s database.</source>
        <translation>Installieren Sie pgcrypto in Moodles Datenbank.</translation>
    </message>
    <message>
        <source>Install the newer version, or go back with `alx-desktop store rollback`.</source>
        <translation>Installieren Sie die neuere Version, oder gehen Sie mit `alx-desktop store rollback` zurück.</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Is an educator of the company.</source>
        <translation>Ist Trainer/in der Firma.</translation>
    </message>
    <message>
        <source>Is an enrolment active?</source>
        <translation>Ist eine Einschreibung aktiv?</translation>
    </message>
    <message>
        <source>Is completion tracking switched on?</source>
        <translation>Ist die Abschlussverfolgung eingeschaltet?</translation>
    </message>
    <message>
        <source>Is the learner a member of the company?</source>
        <translation>Gehört die Person zur Firma?</translation>
    </message>
    <message>
        <source>Is the learner enrolled in the course?</source>
        <translation>Ist die Person in den Kurs eingeschrieben?</translation>
    </message>
    <message>
        <source>Is there such a company?</source>
        <translation>Gibt es diese Firma?</translation>
    </message>
    <message>
        <source>Is there such a course?</source>
        <translation>Gibt es diesen Kurs?</translation>
    </message>
    <message>
        <source>It changed in Moodle since the last sync. The next one brings it.</source>
        <translation>Es änderte sich in Moodle seit der letzten Synchronisierung. Die nächste bringt es.</translation>
    </message>
    <message>
        <source>It did not begin with offset 0, or the company&apos;s settings or the store have changed since it began.</source>
        <translation>Sie begann nicht mit Offset 0, oder die Einstellungen der Firma oder der Speicher haben sich seither geändert.</translation>
    </message>
    <message>
        <source>It gets no connection. A client that repeats later misses nothing: changes wait for it.</source>
        <translation>Es bekommt keine Verbindung. Ein Client, der es später wieder versucht, verpasst nichts: Die Änderungen warten auf ihn.</translation>
    </message>
    <message>
        <source>It has not changed since.</source>
        <translation>Seither hat sich nichts geändert.</translation>
    </message>
    <message>
        <source>It holds until you close ALX Desktop.</source>
        <translation>Es gilt, bis Sie ALX Desktop schließen.</translation>
    </message>
    <message>
        <source>It is assigned to the company.</source>
        <translation>Er ist der Firma zugewiesen.</translation>
    </message>
    <message>
        <source>It is empty, or the account has no right to read anything in it.</source>
        <translation>Sie ist leer, oder das Konto hat kein Recht, darin etwas zu lesen.</translation>
    </message>
    <message>
        <source>It is neither assigned to the company nor shared with it.</source>
        <translation>Er ist der Firma weder zugewiesen noch mit ihr geteilt.</translation>
    </message>
    <message>
        <source>It is off for the whole site.</source>
        <translation>Sie ist für die ganze Site aus.</translation>
    </message>
    <message>
        <source>It is off in the course&apos;s settings.</source>
        <translation>Sie ist in den Einstellungen des Kurses aus.</translation>
    </message>
    <message>
        <source>It is on.</source>
        <translation>Sie ist ein.</translation>
    </message>
    <message>
        <source>It is one of the courses that this site&apos;s companies have.</source>
        <translation>Er ist einer der Kurse, die die Firmen dieser Site haben.</translation>
    </message>
    <message>
        <source>It is shared with chosen companies, this one among them.</source>
        <translation>Er ist mit ausgewählten Firmen geteilt, darunter dieser.</translation>
    </message>
    <message>
        <source>It is shared with every company.</source>
        <translation>Er ist mit allen Firmen geteilt.</translation>
    </message>
    <message>
        <source>It is switched off in the system&apos;s own settings.</source>
        <translation>Es ist in den Einstellungen des Systems ausgeschaltet.</translation>
    </message>
    <message>
        <source>It is used for this session only. Set ALX_DB_PASSWORD for runs without a person.</source>
        <translation>Es wird nur für diese Sitzung benutzt. Setzen Sie ALX_DB_PASSWORD für Läufe ohne Person.</translation>
    </message>
    <message>
        <source>It starts something else: {0}</source>
        <comment> </comment>
        <translation>Es startet etwas anderes: {0}</translation>
    </message>
    <message>
        <source>It was made by another version. Remove it and save it anew.</source>
        <translation>Er stammt von einer anderen Version. Entfernen Sie ihn, und speichern Sie ihn neu.</translation>
    </message>
    <message>
        <source>It was revoked, and a client still sends it.</source>
        <translation>Es wurde widerrufen, und ein Client sendet es noch.</translation>
    </message>
    <message>
        <source>Its address rule cannot be read</source>
        <translation>Seine Adressregel ist nicht lesbar</translation>
    </message>
    <message>
        <source>Its administrators check and repair it.</source>
        <translation>Seine Administration prüft und repariert ihn.</translation>
    </message>
    <message>
        <source>Its answer says what and where: run the query in the client, or with “Try it” on the page Endpoint.</source>
        <translation>Ihre Antwort sagt, was und wo: Stellen Sie die Abfrage im Client oder mit „Ausprobieren“ auf der Seite Endpunkt.</translation>
    </message>
    <message>
        <source>Its clients read everything each time, as OData does: where they stand is not kept</source>
        <translation>Seine Clients lesen jedes Mal alles, wie bei OData: Wo sie stehen, wird nicht aufbewahrt</translation>
    </message>
    <message>
        <source>Its data cleared from the store</source>
        <translation>Daten aus dem Speicher gelöscht</translation>
    </message>
    <message>
        <source>Its expiry has passed.</source>
        <translation>Seine Gültigkeit ist abgelaufen.</translation>
    </message>
    <message>
        <source>Its file cannot be written; a service that was there before is as it was.</source>
        <translation>Seine Datei lässt sich nicht schreiben; ein Dienst, der vorher da war, ist wie zuvor.</translation>
    </message>
    <message>
        <source>Its learner is deleted</source>
        <translation>Die Person ist gelöscht</translation>
    </message>
    <message>
        <source>Its learner is in no company</source>
        <translation>Die Person ist in keiner Firma</translation>
    </message>
    <message>
        <source>Its learner is in several companies</source>
        <translation>Die Person ist in mehreren Firmen</translation>
    </message>
    <message>
        <source>Its learner is not among the service&apos;s users</source>
        <translation>Die Person gehört nicht zu den Nutzern des Webservice</translation>
    </message>
    <message>
        <source>Its learner is not confirmed</source>
        <translation>Die Person ist nicht bestätigt</translation>
    </message>
    <message>
        <source>Its learner is suspended</source>
        <translation>Die Person ist deaktiviert</translation>
    </message>
    <message>
        <source>Its next read is a full one</source>
        <translation>Das nächste Lesen ist vollständig</translation>
    </message>
    <message>
        <source>Its old passwords may still be in the keychain</source>
        <translation>Die alten Passwörter sind vielleicht noch im Schlüsselbund</translation>
    </message>
    <message>
        <source>Its web service asks for a capability</source>
        <translation>Sein Webservice verlangt ein Recht</translation>
    </message>
    <message>
        <source>Its web service is off in Moodle</source>
        <translation>Sein Webservice ist in Moodle aus</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Know its host key</source>
        <translation>Seinen Host-Schlüssel kennen</translation>
    </message>
    <message>
        <source>Know the site&apos;s time zone</source>
        <translation>Zeitzone der Site kennen</translation>
    </message>
    <message>
        <source>Known profiles: {0}.</source>
        <translation>Bekannte Profile: {0}.</translation>
    </message>
    <message>
        <source>Known: {0}.</source>
        <comment>, </comment>
        <translation>Bekannt: {0}.</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Last access</source>
        <translation>Letzter Zugriff</translation>
    </message>
    <message>
        <source>Last access to the course</source>
        <translation>Letzter Zugriff auf den Kurs</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>Letzte Änderung</translation>
    </message>
    <message>
        <source>Last login</source>
        <translation>Letzte Anmeldung</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nachname</translation>
    </message>
    <message>
        <source>Last name.</source>
        <translation>Nachname.</translation>
    </message>
    <message>
        <source>Last pull</source>
        <translation>Letzter Abruf</translation>
    </message>
    <message>
        <source>Last refresh</source>
        <translation>Letzte Aktualisierung</translation>
    </message>
    <message>
        <source>Last sync failed</source>
        <translation>Letzte Synchronisierung fehlgeschlagen</translation>
    </message>
    <message>
        <source>Last sync {0}</source>
        <translation>Zuletzt {0}</translation>
    </message>
    <message>
        <source>Last use</source>
        <translation>Letzte Nutzung</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>Latest end of the enrolments; empty if one has no end.</source>
        <translation>Spätestes Ende der Einschreibungen; leer, wenn eine kein Ende hat.</translation>
    </message>
    <message>
        <source>Learner</source>
        <translation>Teilnehmer/in</translation>
    </message>
    <message>
        <source>Learner deleted</source>
        <translation>Teilnehmer/in gelöscht</translation>
    </message>
    <message>
        <source>Learner number</source>
        <translation>Teilnehmernummer</translation>
    </message>
    <message>
        <source>Learner, course and company</source>
        <translation>Teilnehmer/in, Kurs und Firma</translation>
    </message>
    <message>
        <source>Learners</source>
        <translation>Teilnehmende</translation>
    </message>
    <message>
        <source>Learners can see the course.</source>
        <translation>Teilnehmende können den Kurs sehen.</translation>
    </message>
    <message>
        <source>Learners in courses, counted once per company.</source>
        <translation>Teilnehmende in Kursen, je Firma einmal gezählt.</translation>
    </message>
    <message>
        <source>Learners see it</source>
        <translation>Teilnehmende sehen ihn</translation>
    </message>
    <message>
        <source>Learners with an active enrolment, suspended ones left out.</source>
        <translation>Teilnehmende mit einer aktiven Einschreibung, ohne deaktivierte.</translation>
    </message>
    <message>
        <source>Learners {0:,}–{1:,}</source>
        <translation>Teilnehmende {0:,}–{1:,}</translation>
    </message>
    <message>
        <source>Learners&apos; progress</source>
        <translation>Fortschritt der Teilnehmenden</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>Leave the companies out.</source>
        <translation>Lassen Sie die Firmen weg.</translation>
    </message>
    <message>
        <source>Leave the password out to let this login in, or choose another name.</source>
        <translation>Lassen Sie das Passwort weg, um dieses Login einzulassen, oder wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Left the company</source>
        <translation>Hat die Firma verlassen</translation>
    </message>
    <message>
        <source>Let a superuser of the server run: ALTER ROLE {0} CREATEROLE;</source>
        <translation>Lassen Sie einen Superuser des Servers ausführen: ALTER ROLE {0} CREATEROLE;</translation>
    </message>
    <message>
        <source>Let an administrator open it with this version of ALX Desktop; then start again.</source>
        <translation>Lassen Sie ihn jemanden aus der Administration mit dieser Version von ALX Desktop öffnen; starten Sie dann neu.</translation>
    </message>
    <message>
        <source>Let another administrator do it.</source>
        <translation>Lassen Sie es jemand anderen aus der Administration tun.</translation>
    </message>
    <message>
        <source>Let somebody in …</source>
        <translation>Jemanden einlassen …</translation>
    </message>
    <message>
        <source>Let that person take it away, or a superuser.</source>
        <translation>Lassen Sie es jene Person oder einen Superuser wegnehmen.</translation>
    </message>
    <message>
        <source>Let the account read Moodle&apos;s external_* tables (`connect --grants --moodle-tokens` writes the statements), or switch Moodle&apos;s tokens off: `token accept-moodle off`.</source>
        <translation>Lassen Sie das Konto Moodles Tabellen external_* lesen (`connect --grants --moodle-tokens` schreibt die Anweisungen), oder schalten Sie Moodles Token aus: `token accept-moodle off`.</translation>
    </message>
    <message>
        <source>Let the account read these tables, if the plugin was ever there.</source>
        <translation>Lassen Sie das Konto diese Tabellen lesen, wenn das Plugin je da war.</translation>
    </message>
    <message>
        <source>Let the database&apos;s owner run: GRANT CREATE, CONNECT ON DATABASE ... TO ...;</source>
        <translation>Lassen Sie den Eigentümer der Datenbank ausführen: GRANT CREATE, CONNECT ON DATABASE ... TO ...;</translation>
    </message>
    <message>
        <source>Let the firewall admit only those that need it.</source>
        <translation>Lassen Sie in der Firewall nur die zu, die es brauchen.</translation>
    </message>
    <message>
        <source>Let the server&apos;s administrator run: CREATE ROLE {0} LOGIN PASSWORD &apos;...&apos;; then add it here.</source>
        <translation>Lassen Sie die Administration des Servers ausführen: CREATE ROLE {0} LOGIN PASSWORD &apos;...&apos;; fügen Sie es dann hier hinzu.</translation>
    </message>
    <message>
        <source>Letters, digits and underscores; it may be empty</source>
        <translation>Buchstaben, Ziffern und Unterstriche; kann leer sein</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Limits changed</source>
        <translation>Limits geändert</translation>
    </message>
    <message>
        <source>Load on Moodle&apos;s database</source>
        <translation>Last auf Moodles Datenbank</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Log in to the SSH server</source>
        <translation>Am SSH-Server anmelden</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Login</translation>
    </message>
    <message>
        <source>Login name</source>
        <translation>Anmeldename</translation>
    </message>
    <message>
        <source>Login name in Moodle.</source>
        <translation>Anmeldename in Moodle.</translation>
    </message>
    <message>
        <source>Look for changes every</source>
        <translation>Änderungen suchen alle</translation>
    </message>
    <message>
        <source>Look for it in the list of companies.</source>
        <translation>Suchen Sie sie in der Liste der Firmen.</translation>
    </message>
    <message>
        <source>Look whether it runs; start it, and try again.</source>
        <translation>Sehen Sie nach, ob er läuft; starten Sie ihn, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Look whether this person may write there, then try again.</source>
        <translation>Sehen Sie nach, ob Sie dort schreiben dürfen, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Looked back 1 hour</source>
        <translation>1 Stunde zurückgeschaut</translation>
    </message>
    <message>
        <source>Looked back {0:,} hours</source>
        <translation>{0:,} Stunden zurückgeschaut</translation>
    </message>
    <message>
        <source>Looking for changes</source>
        <translation>Änderungen werden gesucht</translation>
    </message>
    <message>
        <source>Lowest grade</source>
        <translation>Niedrigste Bewertung</translation>
    </message>
    <message>
        <source>Lowest grade of the course total</source>
        <translation>Niedrigste mögliche Gesamtbewertung</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Made by themselves every day after a sync. A damaged store comes back from the newest one.</source>
        <translation>Entstehen von selbst jeden Tag nach einer Synchronisierung. Ein beschädigter Speicher kommt aus der neuesten zurück.</translation>
    </message>
    <message>
        <source>Made the missing index {0}.</source>
        <translation>Den fehlenden Index {0} angelegt.</translation>
    </message>
    <message>
        <source>Made the missing table {0}.</source>
        <translation>Die fehlende Tabelle {0} angelegt.</translation>
    </message>
    <message>
        <source>Make a token for this client. Many in a row from one address: see who it is.</source>
        <translation>Erstellen Sie ein Token für diesen Client. Viele in Folge von einer Adresse: Sehen Sie nach, wer das ist.</translation>
    </message>
    <message>
        <source>Make one with `alx-desktop vault make`, or on the page Settings.</source>
        <translation>Legen Sie mit `alx-desktop vault make` oder auf der Seite Einstellungen einen an.</translation>
    </message>
    <message>
        <source>Make room</source>
        <translation>Platz schaffen</translation>
    </message>
    <message>
        <source>Make the database with `createdb --encoding=UTF8 --template=template0 NAME`.</source>
        <translation>Legen Sie die Datenbank mit `createdb --encoding=UTF8 --template=template0 NAME` an.</translation>
    </message>
    <message>
        <source>Make the folder first, or choose another one.</source>
        <translation>Legen Sie zuerst den Ordner an, oder wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Manager/in</translation>
    </message>
    <message>
        <source>Manager type</source>
        <translation>Art der Leitung</translation>
    </message>
    <message>
        <source>Manages the company or a department of it.</source>
        <translation>Leitet die Firma oder eine ihrer Abteilungen.</translation>
    </message>
    <message>
        <source>Manual completion by others</source>
        <translation>Manueller Abschluss durch andere</translation>
    </message>
    <message>
        <source>Many refused tokens from one address</source>
        <translation>Viele abgelehnte Token von einer Adresse</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <source>Member of no company.</source>
        <translation>Gehört zu keiner Firma.</translation>
    </message>
    <message>
        <source>Member of: {0}.</source>
        <translation>Gehört zu: {0}.</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Memory that is this application&apos;s (resident set).</source>
        <translation>Arbeitsspeicher, den diese Anwendung belegt (Resident Set).</translation>
    </message>
    <message>
        <source>Mend the file; or rename it, and add the sites again with `profile add`: their stores stay.</source>
        <translation>Bringen Sie die Datei in Ordnung; oder benennen Sie sie um, und fügen Sie die Sites mit `profile add` wieder hinzu: Ihre Speicher bleiben.</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>Erfüllt</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Method is on</source>
        <translation>Methode ist ein</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Modes: {0}.</source>
        <comment>, </comment>
        <translation>Modi: {0}.</translation>
    </message>
    <message>
        <source>Monitoring</source>
        <translation>Überwachung</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Moodle</source>
        <translation>Moodle</translation>
    </message>
    <message>
        <source>Moodle 4.1 counts every state except &apos;not complete&apos; and &apos;failed&apos;</source>
        <translation>Moodle 4.1 zählt jeden Zustand außer „nicht abgeschlossen“ und „nicht bestanden“</translation>
    </message>
    <message>
        <source>Moodle could not be asked ({0}).</source>
        <translation>Moodle konnte nicht gefragt werden ({0}).</translation>
    </message>
    <message>
        <source>Moodle could not be asked.</source>
        <translation>Moodle konnte nicht gefragt werden.</translation>
    </message>
    <message>
        <source>Moodle decides</source>
        <translation>Moodle entscheidet</translation>
    </message>
    <message>
        <source>Moodle from 4.2 on counts &apos;complete&apos; and &apos;passed&apos;, of all activities of the course, tracked or not</source>
        <translation>Moodle ab 4.2 zählt „abgeschlossen“ und „bestanden“ aller Aktivitäten des Kurses, ob verfolgt oder nicht</translation>
    </message>
    <message>
        <source>Moodle gives a percentage only to learners that it tracks.</source>
        <translation>Moodle gibt nur Personen einen Prozentwert, die es verfolgt.</translation>
    </message>
    <message>
        <source>Moodle has assigned no course to this company.</source>
        <translation>Moodle hat dieser Firma keinen Kurs zugewiesen.</translation>
    </message>
    <message>
        <source>Moodle has no completion record of this learner and course.</source>
        <translation>Moodle hat zu dieser Person und diesem Kurs keinen Abschlussdatensatz.</translation>
    </message>
    <message>
        <source>Moodle has no course total of this learner.</source>
        <translation>Moodle hat zu dieser Person keine Gesamtbewertung des Kurses.</translation>
    </message>
    <message>
        <source>Moodle has no departments in this company.</source>
        <translation>Moodle hat in dieser Firma keine Abteilungen.</translation>
    </message>
    <message>
        <source>Moodle has no learners in this company.</source>
        <translation>Moodle hat in dieser Firma keine Teilnehmenden.</translation>
    </message>
    <message>
        <source>Moodle has no such company any more</source>
        <translation>Moodle hat diese Firma nicht mehr</translation>
    </message>
    <message>
        <source>Moodle has no such company.</source>
        <translation>Moodle hat diese Firma nicht.</translation>
    </message>
    <message>
        <source>Moodle has no such course.</source>
        <translation>Moodle hat diesen Kurs nicht.</translation>
    </message>
    <message>
        <source>Moodle has no such learner, or the account is deleted.</source>
        <translation>Moodle hat diese Person nicht, oder das Konto ist gelöscht.</translation>
    </message>
    <message>
        <source>Moodle has no user with this number.</source>
        <translation>Moodle hat niemanden mit dieser Nummer.</translation>
    </message>
    <message>
        <source>Moodle is not read for analysts</source>
        <translation>Für die Analyse-Rolle wird Moodle nicht gelesen</translation>
    </message>
    <message>
        <source>Moodle leaves it to its server, which the database does not know. Choose the time zone in the profile.</source>
        <translation>Moodle überlässt sie seinem Server, und die Datenbank kennt sie nicht. Wählen Sie die Zeitzone im Profil.</translation>
    </message>
    <message>
        <source>Moodle may have taken it back since. A sync that reads Moodle&apos;s tokens lets it in again.</source>
        <translation>Moodle kann es seither zurückgenommen haben. Eine Synchronisierung, die Moodles Token liest, lässt es wieder herein.</translation>
    </message>
    <message>
        <source>Moodle recorded a start of the course</source>
        <translation>Moodle hat einen Beginn des Kurses erfasst</translation>
    </message>
    <message>
        <source>Moodle recorded the completion on {0}.</source>
        <translation>Moodle hat den Abschluss am {0} erfasst.</translation>
    </message>
    <message>
        <source>Moodle says something else now: {0}.</source>
        <translation>Moodle sagt jetzt etwas anderes: {0}.</translation>
    </message>
    <message>
        <source>Moodle token blocked</source>
        <translation>Token von Moodle gesperrt</translation>
    </message>
    <message>
        <source>Moodle token mapped</source>
        <translation>Token von Moodle zugeteilt</translation>
    </message>
    <message>
        <source>Moodle token unblocked</source>
        <translation>Token von Moodle entsperrt</translation>
    </message>
    <message>
        <source>Moodle tracks completion for this learner in this course.</source>
        <translation>Moodle verfolgt den Abschluss dieser Person in diesem Kurs.</translation>
    </message>
    <message>
        <source>Moodle up to 4.0 counts every state except &apos;not complete&apos;, a failed activity too</source>
        <translation>Moodle bis 4.0 zählt jeden Zustand außer „nicht abgeschlossen“, auch eine nicht bestandene Aktivität</translation>
    </message>
    <message>
        <source>Moodle was not asked: this is what the store says.</source>
        <translation>Moodle wurde nicht gefragt: Das sagt der Speicher.</translation>
    </message>
    <message>
        <source>Moodle was not asked: this session does not know the password yet.</source>
        <translation>Moodle wurde nicht gefragt: Diese Sitzung kennt das Passwort noch nicht.</translation>
    </message>
    <message>
        <source>Moodle {0}, {1}, prefix {2!r}</source>
        <translation>Moodle {0}, {1}, Präfix {2!r}</translation>
    </message>
    <message>
        <source>Moodle&apos;s administrator sees to that, under Server, Web services; the next sync reads it.</source>
        <translation>Darum kümmert sich die Moodle-Administration, unter Server, Webservices; die nächste Synchronisierung liest es.</translation>
    </message>
    <message>
        <source>Moodle&apos;s administrator should see to its cron: until it runs, Moodle itself is late with completions, expiries and what IOMAD does by day. What it has not counted yet cannot be reported.</source>
        <translation>Die Administration von Moodle sollte nach dem Cron sehen: Bis er läuft, hinkt Moodle selbst mit Abschlüssen, Abläufen und dem, was IOMAD täglich tut, hinterher. Was Moodle noch nicht gezählt hat, kann nicht berichtet werden.</translation>
    </message>
    <message>
        <source>Moodle&apos;s completion record has no completion time.</source>
        <translation>Moodles Abschlussdatensatz hat keine Abschlusszeit.</translation>
    </message>
    <message>
        <source>Moodle&apos;s database answers</source>
        <translation>Moodles Datenbank antwortet</translation>
    </message>
    <message>
        <source>Moodle&apos;s id of the company.</source>
        <translation>Moodles ID der Firma.</translation>
    </message>
    <message>
        <source>Moodle&apos;s id of the course.</source>
        <translation>Moodles ID des Kurses.</translation>
    </message>
    <message>
        <source>Moodle&apos;s id of the learner.</source>
        <translation>Moodles ID der Person.</translation>
    </message>
    <message>
        <source>Moodle&apos;s progress, 0 to 100; none where Moodle shows none</source>
        <translation>Moodles Fortschritt, 0 bis 100; leer, wo Moodle keinen zeigt</translation>
    </message>
    <message>
        <source>Moodle&apos;s query times</source>
        <translation>Abfragezeiten in Moodle</translation>
    </message>
    <message>
        <source>Moodle&apos;s rows are those of the last sync, so the store is wrong. Reconcile mends it; please report it.</source>
        <translation>Moodles Zeilen sind die der letzten Synchronisierung, also irrt der Speicher. Ein Abgleich behebt es; bitte melden Sie es.</translation>
    </message>
    <message>
        <source>Moodle&apos;s scheduled tasks (cron) had not run for {0} at the last sync: completions are late until Moodle&apos;s administrator sees to it</source>
        <translation>Moodles geplante Aufgaben (Cron) liefen vor der letzten Synchronisierung {0} lang nicht: Kursabschlüsse kommen verspätet, bis sich die Moodle-Administration darum kümmert</translation>
    </message>
    <message>
        <source>Moodle&apos;s scheduled tasks have not run for a day</source>
        <translation>Die geplanten Vorgänge von Moodle sind seit einem Tag nicht gelaufen</translation>
    </message>
    <message>
        <source>Moodle&apos;s scheduled tasks run</source>
        <translation>Die geplanten Vorgänge von Moodle laufen</translation>
    </message>
    <message>
        <source>Moodle&apos;s token blocked</source>
        <translation>Token von Moodle gesperrt</translation>
    </message>
    <message>
        <source>Moodle&apos;s token given to this company</source>
        <translation>Token von Moodle dieser Firma zugeteilt</translation>
    </message>
    <message>
        <source>Moodle&apos;s token unblocked</source>
        <translation>Token von Moodle entsperrt</translation>
    </message>
    <message>
        <source>Moodle&apos;s tokens accepted</source>
        <translation>Token von Moodle angenommen</translation>
    </message>
    <message>
        <source>Moodle&apos;s tokens refused</source>
        <translation>Token von Moodle abgelehnt</translation>
    </message>
    <message>
        <source>More requests per minute than the token may have</source>
        <translation>Mehr Anfragen pro Minute, als das Token haben darf</translation>
    </message>
    <message>
        <source>More rows were asked for than a page may have</source>
        <translation>Mehr Zeilen wurden verlangt, als eine Seite haben darf</translation>
    </message>
    <message>
        <source>Most often the company&apos;s settings have switched the field off since the report was made.</source>
        <translation>Meist haben die Einstellungen der Firma das Feld ausgeschaltet, seit der Bericht entstand.</translation>
    </message>
    <message>
        <source>Move the data directory to a local disk.</source>
        <translation>Verlegen Sie den Datenordner auf eine lokale Festplatte.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name each of her companies.</source>
        <translation>Nennen Sie jede Firma der Person.</translation>
    </message>
    <message>
        <source>Name its endpoint with --url, or let the account read the table.</source>
        <translation>Nennen Sie seinen Endpunkt mit --url, oder lassen Sie das Konto die Tabelle lesen.</translation>
    </message>
    <message>
        <source>Name of the company</source>
        <translation>Name der Firma</translation>
    </message>
    <message>
        <source>Name of the department</source>
        <translation>Name der Abteilung</translation>
    </message>
    <message>
        <source>Name who uses it, such as &apos;Power BI of ACME&apos;.</source>
        <translation>Nennen Sie, wer es benutzt, zum Beispiel „Power BI von ACME“.</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>Names that clients use</source>
        <translation>Namen, die Clients benutzen</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Never synced</source>
        <translation>Nie synchronisiert</translation>
    </message>
    <message>
        <source>Next read made full</source>
        <translation>Nächstes Lesen vollständig gemacht</translation>
    </message>
    <message>
        <source>Next: {0} at {1}, {2}.</source>
        <translation>Nächstes: {0} um {1}, {2}.</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>No Moodle database is known for this site</source>
        <translation>Für diese Site ist keine Moodle-Datenbank bekannt</translation>
    </message>
    <message>
        <source>No SSH agent answers here. Start one and add the key to it, or choose a key file or a password.</source>
        <translation>Kein SSH-Agent antwortet. Starten Sie einen und fügen Sie den Schlüssel hinzu, oder wählen Sie eine Schlüsseldatei oder ein Passwort.</translation>
    </message>
    <message>
        <source>No activity is done, nothing recorded a start, the course was never opened</source>
        <translation>Keine Aktivität ist erledigt, kein Beginn ist erfasst, der Kurs wurde nie geöffnet</translation>
    </message>
    <message>
        <source>No answer could have come from the cache in the last 24 hours. The endpoint writes this every minute.</source>
        <translation>In den letzten 24 Stunden konnte keine Antwort aus dem Cache kommen. Der Endpunkt schreibt das jede Minute.</translation>
    </message>
    <message>
        <source>No answer was looked for in the cache in this time.</source>
        <translation>In dieser Zeit wurde keine Antwort im Cache gesucht.</translation>
    </message>
    <message>
        <source>No backup is made of a store on a server: see that yours is recent.</source>
        <translation>Von einem Speicher auf einem Server wird keine Sicherung erstellt: Sehen Sie nach, dass Ihre aktuell ist.</translation>
    </message>
    <message>
        <source>No client has read this company with a token of ALX Desktop yet</source>
        <translation>Noch kein Client hat diese Firma mit einem Token von ALX Desktop gelesen</translation>
    </message>
    <message>
        <source>No client has read yet</source>
        <translation>Noch hat kein Client gelesen</translation>
    </message>
    <message>
        <source>No courses</source>
        <translation>Keine Kurse</translation>
    </message>
    <message>
        <source>No data was lost.</source>
        <translation>Es gingen keine Daten verloren.</translation>
    </message>
    <message>
        <source>No data yet: this site was never synced</source>
        <translation>Noch keine Daten: Diese Site wurde nie synchronisiert</translation>
    </message>
    <message>
        <source>No departments</source>
        <translation>Keine Abteilungen</translation>
    </message>
    <message>
        <source>No enrolment has a date.</source>
        <translation>Keine Einschreibung hat ein Datum.</translation>
    </message>
    <message>
        <source>No enrolment is active.</source>
        <translation>Keine Einschreibung ist aktiv.</translation>
    </message>
    <message>
        <source>No enrolments</source>
        <translation>Keine Einschreibungen</translation>
    </message>
    <message>
        <source>No keychain answers here</source>
        <translation>Kein Schlüsselbund antwortet</translation>
    </message>
    <message>
        <source>No learners</source>
        <translation>Keine Teilnehmenden</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Kein Limit</translation>
    </message>
    <message>
        <source>No password is known for it: set ALX_STORE_PASSWORD, or save one in the keychain.</source>
        <translation>Es ist kein Passwort dafür bekannt: Setzen Sie ALX_STORE_PASSWORD, oder speichern Sie eines im Schlüsselbund.</translation>
    </message>
    <message>
        <source>No pause</source>
        <translation>Keine Pause</translation>
    </message>
    <message>
        <source>No record or licence says whose it is, and {0} of the learner&apos;s companies have the course.</source>
        <translation>Kein Datensatz und keine Lizenz sagt, zu wem es gehört, und {0} Firmen der Person haben den Kurs.</translation>
    </message>
    <message>
        <source>No record or licence says whose it is; of the learner&apos;s companies only this one has the course.</source>
        <translation>Kein Datensatz und keine Lizenz sagt, zu wem es gehört; von den Firmen der Person hat nur diese den Kurs.</translation>
    </message>
    <message>
        <source>No refresh yet</source>
        <translation>Noch keine Aktualisierung</translation>
    </message>
    <message>
        <source>No request was recorded in this time.</source>
        <translation>In dieser Zeit wurde keine Anfrage aufgezeichnet.</translation>
    </message>
    <message>
        <source>No row</source>
        <translation>Keine Zeile</translation>
    </message>
    <message>
        <source>No row of the store is wrong: what differs changed in Moodle since the last sync, or is a name.</source>
        <translation>Keine Zeile des Speichers ist falsch: Was abweicht, änderte sich in Moodle seit der letzten Synchronisierung oder ist ein Name.</translation>
    </message>
    <message>
        <source>No rows fit these filters</source>
        <translation>Keine Zeile passt zu diesen Filtern</translation>
    </message>
    <message>
        <source>No sample in this time. One is taken every minute while this window, or `serve` with an endpoint, is open.</source>
        <translation>Keine Messung in dieser Zeit. Jede Minute wird gemessen, solange dieses Fenster oder `serve` mit einem Endpunkt offen ist.</translation>
    </message>
    <message>
        <source>No sync has finished yet.</source>
        <translation>Noch ist keine Synchronisierung fertig.</translation>
    </message>
    <message>
        <source>No sync has finished yet: the store is not complete.</source>
        <translation>Noch ist keine Synchronisierung fertig: Der Speicher ist nicht vollständig.</translation>
    </message>
    <message>
        <source>No sync ran in this time.</source>
        <translation>In dieser Zeit lief keine Synchronisierung.</translation>
    </message>
    <message>
        <source>No token has that id: it is of another site or store, or somebody guesses.</source>
        <translation>Kein Token hat diese ID: Es gehört zu einer anderen Site oder einem anderen Speicher, oder jemand rät.</translation>
    </message>
    <message>
        <source>No token was sent, or one that is unknown, wrong, expired, revoked, or not allowed from this address. Which of these is only told to the administrator, in the request log.</source>
        <translation>Es wurde kein Token gesendet, oder eines, das unbekannt, falsch, abgelaufen, widerrufen oder von dieser Adresse nicht erlaubt ist. Was davon zutrifft, erfährt nur die Administration, im Anfrage-Log.</translation>
    </message>
    <message>
        <source>No tokens yet</source>
        <translation>Noch keine Token</translation>
    </message>
    <message>
        <source>Nobody has used it yet</source>
        <translation>Noch hat es niemand benutzt</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Keine.</translation>
    </message>
    <message>
        <source>Not completed, and past the day on which the course is due</source>
        <translation>Nicht abgeschlossen, und der Fälligkeitstag des Kurses ist vorbei</translation>
    </message>
    <message>
        <source>Not encrypted, and it never leaves this computer</source>
        <translation>Nicht verschlüsselt, und es verlässt diesen Computer nie</translation>
    </message>
    <message>
        <source>Not read from Moodle for a day</source>
        <translation>Seit einem Tag nicht aus Moodle gelesen</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>Nicht begonnen</translation>
    </message>
    <message>
        <source>Not used yet</source>
        <translation>Noch nicht benutzt</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Nothing answers at that address</source>
        <translation>Unter dieser Adresse antwortet nichts</translation>
    </message>
    <message>
        <source>Nothing but the address that is set already: no certificate, nothing open to others.</source>
        <translation>Nur die Adresse, die schon eingestellt ist: kein Zertifikat, nichts ist für andere offen.</translation>
    </message>
    <message>
        <source>Nothing has been synced yet</source>
        <translation>Es wurde noch nichts synchronisiert</translation>
    </message>
    <message>
        <source>Nothing is completed that could expire.</source>
        <translation>Nichts ist abgeschlossen, was ablaufen könnte.</translation>
    </message>
    <message>
        <source>Nothing is written, but an account that could not is safer: `alx-desktop connect --grants` makes one.</source>
        <translation>Es wird nichts geschrieben, aber ein Konto, das es nicht kann, ist sicherer: `alx-desktop connect --grants` legt eines an.</translation>
    </message>
    <message>
        <source>Nothing is wrong with the store.</source>
        <translation>Mit dem Speicher ist alles in Ordnung.</translation>
    </message>
    <message>
        <source>Nothing needs to be done.</source>
        <translation>Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>Nothing needs to be done; reports are not affected.</source>
        <translation>Es ist nichts zu tun; Berichte sind nicht betroffen.</translation>
    </message>
    <message>
        <source>Nothing was changed by the part that was cut off. The next run repeats it.</source>
        <translation>Der abgeschnittene Teil hat nichts geändert. Der nächste Lauf wiederholt ihn.</translation>
    </message>
    <message>
        <source>Nothing was changed yet</source>
        <translation>Noch wurde nichts geändert</translation>
    </message>
    <message>
        <source>Nothing was changed, and no password was moved or deleted. Try again. If a site was renamed or removed when the application last ended, its password may still be kept under the old name: see to it in the keychain before you give another site that name.</source>
        <translation>Es wurde nichts geändert und kein Passwort verschoben oder gelöscht. Versuchen Sie es noch einmal. Wurde beim letzten Ende der Anwendung gerade eine Site umbenannt oder entfernt, liegt ihr Passwort vielleicht noch unter dem alten Namen: Sehen Sie im Schlüsselbund nach, bevor Sie einer anderen Site diesen Namen geben.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Nothing was changed. Close the windows and runs that use it, then try again.</source>
        <translation>Nichts wurde geändert. Schließen Sie die Fenster und Läufe, die sie benutzen, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Nothing was changed. Export it again, with this or an older version of ALX Desktop.</source>
        <translation>Nichts wurde geändert. Exportieren Sie sie noch einmal, mit dieser oder einer älteren Version von ALX Desktop.</translation>
    </message>
    <message>
        <source>Nothing was changed. Install a newer version of ALX Desktop here.</source>
        <translation>Nichts wurde geändert. Installieren Sie hier eine neuere Version von ALX Desktop.</translation>
    </message>
    <message>
        <source>Nothing was changed. Take the service down first, in the window under Endpoint, “Who pulls?”, then try again.</source>
        <translation>Nichts wurde geändert. Entfernen Sie erst den Dienst, im Fenster unter Endpunkt, „Wer ruft ab?“, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Nothing was changed. Try again as the person who set it up, logged in without su. If you are sure that no service serves it any more, delete the file that is named here.</source>
        <translation>Nichts wurde geändert. Versuchen Sie es noch einmal als die Person, die ihn eingerichtet hat, und ohne su angemeldet. Wenn Sie sicher sind, dass kein Dienst die Site mehr bedient, löschen Sie die hier genannte Datei.</translation>
    </message>
    <message>
        <source>Nothing was changed. Try again; without it, nobody can read what is in the vault.</source>
        <translation>Nichts wurde geändert. Versuchen Sie es erneut; ohne es kann niemand lesen, was im Tresor ist.</translation>
    </message>
    <message>
        <source>Nothing was changed. Wait until it has finished, then try again.</source>
        <translation>Nichts wurde geändert. Warten Sie, bis das fertig ist, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Nothing was lost: the store is as it was. Go on with the version before, and report the detail.</source>
        <translation>Nichts ging verloren: Der Speicher ist, wie er war. Machen Sie mit der Version davor weiter, und melden Sie die Details.</translation>
    </message>
    <message>
        <source>Nothing was saved here. Look at what holds now, then change it again if need be.</source>
        <translation>Hier wurde nichts gespeichert. Sehen Sie nach, was jetzt gilt, und ändern Sie es bei Bedarf noch einmal.</translation>
    </message>
    <message>
        <source>Nothing was written. Choose another folder, or let them be replaced.</source>
        <translation>Nichts wurde geschrieben. Wählen Sie einen anderen Ordner, oder lassen Sie sie ersetzen.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Number of rows</source>
        <translation>Anzahl der Zeilen</translation>
    </message>
    <message>
        <source>Of all companies together. The oldest make room for new ones.</source>
        <translation>Von allen Firmen zusammen. Die ältesten machen neuen Platz.</translation>
    </message>
    <message>
        <source>Of the syncs that began in each step, all modes.</source>
        <translation>Der Synchronisierungen, die in jedem Abschnitt begannen, alle Modi.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Old rows</source>
        <translation>Alte Zeilen</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>On this computer: nothing more. On another one: the two points below.</source>
        <translation>Auf diesem Computer: nichts weiter. Auf einem anderen: die beiden Punkte unten.</translation>
    </message>
    <message>
        <source>One token used from many addresses</source>
        <translation>Ein Token, von vielen Adressen benutzt</translation>
    </message>
    <message>
        <source>Only a demo site can be live</source>
        <translation>Nur eine Demo-Site kann live sein</translation>
    </message>
    <message>
        <source>Only the host&apos;s name or address, without a user and without blanks</source>
        <translation>Nur Name oder Adresse des Hosts, ohne Benutzer und ohne Leerzeichen</translation>
    </message>
    <message>
        <source>Only the host&apos;s name or address, without http:// and without blanks</source>
        <translation>Nur Name oder Adresse des Hosts, ohne http:// und ohne Leerzeichen</translation>
    </message>
    <message>
        <source>Only this computer reaches it ({0})</source>
        <translation>Nur dieser Computer erreicht ihn ({0})</translation>
    </message>
    <message>
        <source>Only what changed since the client&apos;s last refresh. Rows that were removed are not told by the plugin&apos;s protocol.</source>
        <translation>Nur was sich seit der letzten Aktualisierung des Clients geändert hat. Entfernte Zeilen meldet das Protokoll des Plugins nicht.</translation>
    </message>
    <message>
        <source>Only {0} GB are free on the disk of the store, which has {1} GB itself</source>
        <translation>Auf der Festplatte des Speichers sind nur {0} GB frei, und er selbst hat {1} GB</translation>
    </message>
    <message>
        <source>Open at the same time, at most.</source>
        <translation>Höchstens gleichzeitig offen.</translation>
    </message>
    <message>
        <source>Open in Tokens</source>
        <translation>In Token öffnen</translation>
    </message>
    <message>
        <source>Open report</source>
        <translation>Bericht öffnen</translation>
    </message>
    <message>
        <source>Open the chosen row</source>
        <translation>Gewählte Zeile öffnen</translation>
    </message>
    <message>
        <source>Open the database</source>
        <translation>Datenbank öffnen</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Other addresses than 127.0.0.1 need a certificate</source>
        <translation>Andere Adressen als 127.0.0.1 brauchen ein Zertifikat</translation>
    </message>
    <message>
        <source>Other computers reach it ({0})</source>
        <translation>Andere Computer erreichen ihn ({0})</translation>
    </message>
    <message>
        <source>Other computers would reach it without encryption: it does not start so</source>
        <translation>Andere Computer würden ihn unverschlüsselt erreichen: So startet er nicht</translation>
    </message>
    <message>
        <source>Other computers would reach the endpoint without encryption: it does not start so</source>
        <translation>Andere Computer würden den Endpunkt unverschlüsselt erreichen: So startet er nicht</translation>
    </message>
    <message>
        <source>Others can read the data directory</source>
        <translation>Andere können den Datenordner lesen</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Überfällig</translation>
    </message>
    <message>
        <source>POST only</source>
        <translation>Nur POST</translation>
    </message>
    <message>
        <source>Page (*.html);;JSON (*.json)</source>
        <translation>Seite (*.html);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Parquet and Arrow need the package pyarrow, which this installation of ALX Desktop does not have.</source>
        <translation>Parquet und Arrow brauchen das Paket pyarrow, das diese Installation von ALX Desktop nicht hat.</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Partial</source>
        <translation>Unvollständig</translation>
    </message>
    <message>
        <source>Password from ALX_DB_PASSWORD</source>
        <translation>Passwort aus ALX_DB_PASSWORD</translation>
    </message>
    <message>
        <source>Password of a person changed</source>
        <translation>Passwort einer Person geändert</translation>
    </message>
    <message>
        <source>Passwords</source>
        <translation>Passwörter</translation>
    </message>
    <message>
        <source>Passwords are kept for this session only: no keychain answers here</source>
        <translation>Passwörter bleiben nur für diese Sitzung bekannt: Kein Schlüsselbund antwortet</translation>
    </message>
    <message>
        <source>Passwords in the encrypted vault</source>
        <translation>Passwörter im verschlüsselten Tresor</translation>
    </message>
    <message>
        <source>Passwords in the vault, which is locked</source>
        <translation>Passwörter im Tresor, der verschlossen ist</translation>
    </message>
    <message>
        <source>Passwords in {0}</source>
        <translation>Passwörter in: {0}</translation>
    </message>
    <message>
        <source>Passwords in {0}, which is locked</source>
        <translation>Passwörter in: {0} (gesperrt)</translation>
    </message>
    <message>
        <source>Passwords in {0}, which is not set up yet</source>
        <translation>Passwörter in: {0} (noch nicht eingerichtet)</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Path and query together are longer than 8 KB.</source>
        <translation>Pfad und Abfrage zusammen sind länger als 8 KB.</translation>
    </message>
    <message>
        <source>Pause automatic sync</source>
        <translation>Automatische Synchronisierung pausieren</translation>
    </message>
    <message>
        <source>Pause between ranges</source>
        <translation>Pause zwischen Bereichen</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Per statement that a sync sent to Moodle&apos;s database, as measured here.</source>
        <translation>Je Anweisung einer Synchronisierung an Moodles Datenbank, hier gemessen.</translation>
    </message>
    <message>
        <source>Person added</source>
        <translation>Person hinzugefügt</translation>
    </message>
    <message>
        <source>Person changed</source>
        <translation>Person geändert</translation>
    </message>
    <message>
        <source>Person removed</source>
        <translation>Person entfernt</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Please report it as a mistake of ours; a full sync puts it right.</source>
        <translation>Bitte melden Sie es als Fehler von uns; eine vollständige Synchronisierung behebt es.</translation>
    </message>
    <message>
        <source>Plugin protocol</source>
        <translation>Plugin-Protokoll</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Messpunkte</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Power BI Desktop or Excel on this computer</source>
        <translation>Power BI Desktop oder Excel auf diesem Computer</translation>
    </message>
    <message>
        <source>Power BI Service, through a gateway</source>
        <translation>Power BI-Dienst, über ein Gateway</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Progress of the backup</source>
        <translation>Fortschritt der Sicherung</translation>
    </message>
    <message>
        <source>Progress of the store&apos;s care</source>
        <translation>Fortschritt der Speicherpflege</translation>
    </message>
    <message>
        <source>Progress of the verification</source>
        <translation>Fortschritt der Prüfung</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Put a backup of admin.sqlite into the store&apos;s folder, or let `alx-desktop doctor --repair` set the damaged file aside and start with empty settings. Reports are not affected.</source>
        <translation>Legen Sie eine Sicherung von admin.sqlite in den Ordner des Speichers, oder lassen Sie `alx-desktop doctor --repair` die beschädigte Datei beiseitelegen und mit leeren Einstellungen beginnen. Berichte sind nicht betroffen.</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>Quartal</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Abfrage</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Raise max_allowed_packet on the server, or choose a smaller batch in the profile&apos;s settings.</source>
        <translation>Erhöhen Sie max_allowed_packet auf dem Server, oder wählen Sie einen kleineren Stapel in den Einstellungen des Profils.</translation>
    </message>
    <message>
        <source>Raised the counter of changes of {0} companies.</source>
        <translation>Den Änderungszähler von {0} Firmen erhöht.</translation>
    </message>
    <message>
        <source>Reach the SSH server</source>
        <translation>SSH-Server erreichen</translation>
    </message>
    <message>
        <source>Reach the database server</source>
        <translation>Datenbankserver erreichen</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Read csv or jsonl, or let the administrator install the extra `arrow`.</source>
        <translation>Lesen Sie csv oder jsonl, oder lassen Sie die Administration das Extra `arrow` installieren.</translation>
    </message>
    <message>
        <source>Read from Moodle and compared with the store, unchanged ones too</source>
        <translation>Aus Moodle gelesen und mit dem Speicher verglichen, auch unveränderte</translation>
    </message>
    <message>
        <source>Read from Moodle at</source>
        <translation>Aus Moodle gelesen um</translation>
    </message>
    <message>
        <source>Read in pages, with limit and offset.</source>
        <translation>Lesen Sie seitenweise, mit limit und offset.</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Nur lesen</translation>
    </message>
    <message>
        <source>Read so far, of those whom Moodle counted when the sync began</source>
        <translation>Bisher gelesen, von denen, die Moodle zu Beginn der Synchronisierung gezählt hat</translation>
    </message>
    <message>
        <source>Read the page anew</source>
        <translation>Seite neu lesen</translation>
    </message>
    <message>
        <source>Read the rows, and compute the rest in the client: in Power Query, with steps that do not fold.</source>
        <translation>Lesen Sie die Zeilen, und berechnen Sie den Rest im Client: in Power Query mit Schritten, die nicht gefaltet werden.</translation>
    </message>
    <message>
        <source>Reading is faster with mysqlclient: pip install alx-desktop[fast], and begin the URL with mysql+mysqldb://.</source>
        <translation>Mit mysqlclient liest es sich schneller: pip install alx-desktop[fast], und beginnen Sie die URL mit mysql+mysqldb://.</translation>
    </message>
    <message>
        <source>Reading the backups</source>
        <translation>Sicherungen werden gelesen</translation>
    </message>
    <message>
        <source>Reading the people of the store</source>
        <translation>Personen des Speichers werden gelesen</translation>
    </message>
    <message>
        <source>Reading the store&apos;s size</source>
        <translation>Größe des Speichers wird gelesen</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Reads what differs from Moodle; then verify again</source>
        <translation>Liest aus Moodle, was abweicht; prüfen Sie danach noch einmal</translation>
    </message>
    <message>
        <source>Reason of removal</source>
        <translation>Grund der Entfernung</translation>
    </message>
    <message>
        <source>Rebuild</source>
        <translation>Neu aufbauen</translation>
    </message>
    <message>
        <source>Rebuild the store from Moodle?</source>
        <translation>Den Speicher aus Moodle neu aufbauen?</translation>
    </message>
    <message>
        <source>Rebuild …</source>
        <translation>Neu aufbauen …</translation>
    </message>
    <message>
        <source>Rebuilding the store</source>
        <translation>Speicher wird neu aufgebaut</translation>
    </message>
    <message>
        <source>Rebuilt from Moodle: {0} rows added, {1} changed, {2} removed.</source>
        <translation>Aus Moodle neu aufgebaut: {0} Zeilen hinzugefügt, {1} geändert, {2} entfernt.</translation>
    </message>
    <message>
        <source>Reconcile</source>
        <translation>Abgleichen</translation>
    </message>
    <message>
        <source>Reconcile now</source>
        <translation>Jetzt abgleichen</translation>
    </message>
    <message>
        <source>Reconcile with Moodle</source>
        <translation>Mit Moodle abgleichen</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Refreshes a day</source>
        <translation>Aktualisierungen am Tag</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Removals and daily counts</source>
        <translation>Entfernungen und Tageszahlen</translation>
    </message>
    <message>
        <source>Removals are waiting for rows that are not there</source>
        <translation>Entfernungen warten auf Zeilen, die es nicht gibt</translation>
    </message>
    <message>
        <source>Removals need a decision</source>
        <translation>Entfernungen brauchen eine Entscheidung</translation>
    </message>
    <message>
        <source>Removals need a decision.</source>
        <translation>Entfernungen brauchen eine Entscheidung.</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Removed rows</source>
        <translation>Entfernte Zeilen</translation>
    </message>
    <message>
        <source>Removed rows older than {0} days and runs older than {1} days are forgotten for good; then the space is given back. Reports stay readable; syncs wait.</source>
        <translation>Entfernte Zeilen, die älter als {0} Tage sind, und Läufe, die älter als {1} Tage sind, werden endgültig vergessen; dann wird der Platz freigegeben. Berichte bleiben lesbar; Synchronisierungen warten.</translation>
    </message>
    <message>
        <source>Removed today</source>
        <translation>Heute entfernt</translation>
    </message>
    <message>
        <source>Removed {0}: {1}. This is its last value.</source>
        <translation>Entfernt {0}: {1}. Das ist ihr letzter Wert.</translation>
    </message>
    <message>
        <source>Removing {0:,} rows of {1} was stopped ({2} % of the company)</source>
        <translation>Das Entfernen von {0:,} Zeilen von {1} wurde angehalten ({2} % der Firma)</translation>
    </message>
    <message>
        <source>Renew connections after</source>
        <translation>Verbindungen erneuern nach</translation>
    </message>
    <message>
        <source>Report of the verification</source>
        <translation>Bericht der Prüfung</translation>
    </message>
    <message>
        <source>Report written to {0}.</source>
        <translation>Der Bericht ist in {0}.</translation>
    </message>
    <message>
        <source>Reporting store</source>
        <translation>Berichtsspeicher</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>Reports and history</source>
        <translation>Berichte und Verlauf</translation>
    </message>
    <message>
        <source>Reports work without it. To sync from here, enter it with “Edit and test the connection”.</source>
        <translation>Berichte gehen ohne sie. Um von hier zu synchronisieren, geben Sie sie mit „Verbindung bearbeiten und testen“ ein.</translation>
    </message>
    <message>
        <source>Request log</source>
        <translation>Anfrage-Log</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Requests are forgotten after this time.</source>
        <translation>Nach dieser Zeit werden Anfragen vergessen.</translation>
    </message>
    <message>
        <source>Requests since midnight of the site&apos;s time zone, refused ones too</source>
        <translation>Anfragen seit Mitternacht in der Zeitzone der Site, auch abgelehnte</translation>
    </message>
    <message>
        <source>Requests since the site&apos;s midnight</source>
        <translation>Anfragen seit Mitternacht der Site</translation>
    </message>
    <message>
        <source>Response time</source>
        <translation>Antwortzeit</translation>
    </message>
    <message>
        <source>Restore a backup.</source>
        <translation>Spielen Sie eine Sicherung zurück.</translation>
    </message>
    <message>
        <source>Restore the PostgreSQL database from your own backup (pg_restore).</source>
        <translation>Stellen Sie die PostgreSQL-Datenbank aus Ihrer eigenen Sicherung wieder her (pg_restore).</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Resume automatic sync</source>
        <translation>Automatische Synchronisierung fortsetzen</translation>
    </message>
    <message>
        <source>Resume it on the Sync page, or sync with `alx-desktop sync`.</source>
        <translation>Setzen Sie sie auf der Seite Synchronisierung fort, oder synchronisieren Sie mit `alx-desktop sync`.</translation>
    </message>
    <message>
        <source>Return opens the row</source>
        <translation>Eingabetaste öffnet die Zeile</translation>
    </message>
    <message>
        <source>Revoke what nobody needs.</source>
        <translation>Widerrufen Sie, was niemand braucht.</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>Right for a few computers that were told to trust it; else take one of your organisation&apos;s.</source>
        <translation>Richtig für einige Computer, die ihm vertrauen sollen; sonst nehmen Sie eines Ihrer Organisation.</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>Erneuern</translation>
    </message>
    <message>
        <source>Rotate it, or make a new one, and give it to the client.</source>
        <translation>Erneuern Sie es, oder erstellen Sie ein neues, und geben Sie es dem Client.</translation>
    </message>
    <message>
        <source>Rotated</source>
        <translation>Erneuert</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Rows changed</source>
        <translation>Geänderte Zeilen</translation>
    </message>
    <message>
        <source>Rows in answers.</source>
        <translation>Zeilen in Antworten.</translation>
    </message>
    <message>
        <source>Rows of course progress that the syncs created, updated or removed here.</source>
        <translation>Zeilen des Kursfortschritts, die die Synchronisierungen hier erstellt, geändert oder entfernt haben.</translation>
    </message>
    <message>
        <source>Rows read</source>
        <translation>Gelesene Zeilen</translation>
    </message>
    <message>
        <source>Rows read from Moodle&apos;s tables</source>
        <translation>Aus Moodles Tabellen gelesene Zeilen</translation>
    </message>
    <message>
        <source>Rows refer to rows that are not there</source>
        <translation>Zeilen verweisen auf Zeilen, die es nicht gibt</translation>
    </message>
    <message>
        <source>Rows served</source>
        <translation>Ausgelieferte Zeilen</translation>
    </message>
    <message>
        <source>Rows that Moodle no longer has are forgotten after this time, with the first sync of a day.</source>
        <translation>Zeilen, die Moodle nicht mehr hat, werden nach dieser Zeit vergessen, mit der ersten Synchronisierung eines Tages.</translation>
    </message>
    <message>
        <source>Rows that its newest refresh was sent</source>
        <translation>Zeilen, die seine jüngste Aktualisierung bekommen hat</translation>
    </message>
    <message>
        <source>Rows that the syncs read from Moodle&apos;s tables.</source>
        <translation>Zeilen, die die Synchronisierungen aus Moodles Tabellen gelesen haben.</translation>
    </message>
    <message>
        <source>Rows {0}–{1} of {2}</source>
        <translation>Zeilen {0}–{1} von {2}</translation>
    </message>
    <message>
        <source>Run `alx-desktop doctor --repair`.</source>
        <translation>Führen Sie `alx-desktop doctor --repair` aus.</translation>
    </message>
    <message>
        <source>Run `alx-desktop sync` first.</source>
        <translation>Führen Sie zuerst `alx-desktop sync` aus.</translation>
    </message>
    <message>
        <source>Run `chmod 700 {0}`, so that nobody else can read learners&apos; data.</source>
        <translation>Führen Sie `chmod 700 {0}` aus, damit niemand sonst die Daten der Teilnehmenden lesen kann.</translation>
    </message>
    <message>
        <source>Run a full sync</source>
        <translation>Vollständige Synchronisierung starten</translation>
    </message>
    <message>
        <source>Run history</source>
        <translation>Laufverlauf</translation>
    </message>
    <message>
        <source>Run the checks</source>
        <translation>Prüfungen starten</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Running: {0}</source>
        <translation>Läuft: {0}</translation>
    </message>
    <message>
        <source>Saved exports: {0}.</source>
        <translation>Gespeicherte Exporte: {0}.</translation>
    </message>
    <message>
        <source>Schedule (on the Sync page)</source>
        <translation>Zeitplan (auf der Seite Synchronisierung)</translation>
    </message>
    <message>
        <source>Search on this page</source>
        <translation>Auf dieser Seite suchen</translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation>Befehle suchen</translation>
    </message>
    <message>
        <source>See its tokens</source>
        <translation>Ihre Token ansehen</translation>
    </message>
    <message>
        <source>See requests</source>
        <translation>Anfragen ansehen</translation>
    </message>
    <message>
        <source>See the query in the client; the API guide lists the options that there are.</source>
        <translation>Sehen Sie sich die Abfrage im Client an; die API-Anleitung nennt die Optionen, die es gibt.</translation>
    </message>
    <message>
        <source>See them</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>See what changed</source>
        <translation>Änderungen ansehen</translation>
    </message>
    <message>
        <source>See what happened</source>
        <translation>Ansehen, was geschah</translation>
    </message>
    <message>
        <source>See when Moodle&apos;s scheduled tasks ran</source>
        <translation>Nachsehen, wann die geplanten Vorgänge von Moodle liefen</translation>
    </message>
    <message>
        <source>Self completion</source>
        <translation>Selbst bestätigter Abschluss</translation>
    </message>
    <message>
        <source>Send less in one request.</source>
        <translation>Senden Sie weniger in einer Anfrage.</translation>
    </message>
    <message>
        <source>Send the request again.</source>
        <translation>Senden Sie die Anfrage noch einmal.</translation>
    </message>
    <message>
        <source>Send the token as the password of HTTP Basic, as a Bearer token, or as X-API-Key. Ask the administrator of ALX Desktop for a new one if it still is refused.</source>
        <translation>Senden Sie das Token als Passwort von HTTP Basic, als Bearer-Token oder als X-API-Key. Bitten Sie die Administration von ALX Desktop um ein neues, wenn es immer noch abgelehnt wird.</translation>
    </message>
    <message>
        <source>Serve a made-up company for trying</source>
        <translation>Eine erfundene Firma zum Ausprobieren anbieten</translation>
    </message>
    <message>
        <source>Set ALX_DB_PASSWORD, save it in the keychain, or run in a terminal that can ask for it.</source>
        <translation>Setzen Sie ALX_DB_PASSWORD, speichern Sie es im Schlüsselbund, oder starten Sie in einem Terminal, das danach fragen kann.</translation>
    </message>
    <message>
        <source>Set ALX_SSH_PASSWORD, save it in the keychain, or run in a terminal that can ask for it.</source>
        <translation>Setzen Sie ALX_SSH_PASSWORD, speichern Sie es im Schlüsselbund, oder starten Sie in einem Terminal, das danach fragen kann.</translation>
    </message>
    <message>
        <source>Set in the</source>
        <translation>Festgelegt in</translation>
    </message>
    <message>
        <source>Set this machine&apos;s clock, or the server&apos;s. What is due or expired is judged by the server&apos;s clock.</source>
        <translation>Stellen Sie die Uhr dieses Rechners oder die des Servers. Was fällig oder abgelaufen ist, entscheidet die Uhr des Servers.</translation>
    </message>
    <message>
        <source>Set up saved exports again.</source>
        <translation>Richten Sie gespeicherte Exporte neu ein.</translation>
    </message>
    <message>
        <source>Set “Only from” on the Tokens page: a stolen token is then of no use elsewhere.</source>
        <translation>Setzen Sie „Nur von“ auf der Seite Token: Ein gestohlenes Token nützt dann anderswo nichts.</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Settings changed</source>
        <translation>Einstellungen geändert</translation>
    </message>
    <message>
        <source>Settings imported from the plugin</source>
        <translation>Einstellungen aus dem Plugin importiert</translation>
    </message>
    <message>
        <source>Settings of companies</source>
        <translation>Einstellungen der Firmen</translation>
    </message>
    <message>
        <source>Settings of the sites, without addresses and names</source>
        <translation>Einstellungen der Sites, ohne Adressen und Namen</translation>
    </message>
    <message>
        <source>Settings: {0}, field_NAME, course_ID.</source>
        <comment>, </comment>
        <translation>Einstellungen: {0}, field_NAME, course_ID.</translation>
    </message>
    <message>
        <source>Several companies</source>
        <translation>Mehrere Firmen</translation>
    </message>
    <message>
        <source>Share of the answers that came from the cache, of those that were looked for there.</source>
        <translation>Anteil der Antworten aus dem Cache an denen, die dort gesucht wurden.</translation>
    </message>
    <message>
        <source>Share of the enrolments whose course is completed.</source>
        <translation>Anteil der Einschreibungen, deren Kurs abgeschlossen ist.</translation>
    </message>
    <message>
        <source>Share of the tracked activities that are done, as Moodle computes it, at most 100. Empty where Moodle has none.</source>
        <translation>Anteil der verfolgten Aktivitäten, die erledigt sind, wie Moodle ihn berechnet, höchstens 100. Leer, wo Moodle keinen hat.</translation>
    </message>
    <message>
        <source>Shared with all</source>
        <translation>Mit allen geteilt</translation>
    </message>
    <message>
        <source>Shared with this company</source>
        <translation>Mit dieser Firma geteilt</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>Kurzname</translation>
    </message>
    <message>
        <source>Short name of the company.</source>
        <translation>Kurzname der Firma.</translation>
    </message>
    <message>
        <source>Short name of the course</source>
        <translation>Kurzname des Kurses</translation>
    </message>
    <message>
        <source>Short name of the course.</source>
        <translation>Kurzname des Kurses.</translation>
    </message>
    <message>
        <source>Shorter than the server&apos;s or a firewall&apos;s limit for idle connections.</source>
        <translation>Kürzer als die Grenze des Servers oder einer Firewall für ungenutzte Verbindungen.</translation>
    </message>
    <message>
        <source>Shown in completion reports</source>
        <translation>In Abschlussberichten gezeigt</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Since it was given, the store was rebuilt, the company&apos;s fields or courses were changed, a newer refresh has begun, or rows that went away meanwhile are no longer remembered. The detail says which of these.</source>
        <translation>Seit er ausgegeben wurde, wurde der Speicher neu aufgebaut, die Felder oder Kurse der Firma wurden geändert, eine neuere Aktualisierung hat begonnen, oder inzwischen verschwundene Zeilen sind nicht mehr bekannt. Die Details sagen, was davon.</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Sites</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Size of indexes</source>
        <translation>Größe der Indizes</translation>
    </message>
    <message>
        <source>Slowest</source>
        <translation>Langsamste</translation>
    </message>
    <message>
        <source>Somebody changed the database past this application. `alx-desktop doctor` says more.</source>
        <translation>Jemand hat die Datenbank an dieser Anwendung vorbei geändert. `alx-desktop doctor` sagt mehr.</translation>
    </message>
    <message>
        <source>Somebody may stand between you and the server. Nothing was sent. Ask its administrator: if the server really has a new key, delete the lines of {0} from {1}, and test the connection again.</source>
        <translation>Jemand könnte zwischen Ihnen und dem Server stehen. Es wurde nichts gesendet. Fragen Sie die Administration des Servers: Hat er wirklich einen neuen Schlüssel, löschen Sie die Zeilen von {0} aus {1}, und testen Sie die Verbindung noch einmal.</translation>
    </message>
    <message>
        <source>Something answers there, but it does not speak SSH as this program does. Check the SSH server&apos;s port.</source>
        <translation>Dort antwortet etwas, spricht aber nicht SSH wie dieses Programm. Prüfen Sie den Port des SSH-Servers.</translation>
    </message>
    <message>
        <source>Something unexpected happened</source>
        <translation>Etwas Unerwartetes ist geschehen</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Etwas ging schief</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Start at login was not changed</source>
        <translation>Der Start bei der Anmeldung wurde nicht geändert</translation>
    </message>
    <message>
        <source>Start it</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Start it yourself with the command that is shown, as somebody who may set up services here.</source>
        <translation>Starten Sie ihn selbst mit dem gezeigten Befehl, als jemand, der hier Dienste einrichten darf.</translation>
    </message>
    <message>
        <source>Start of the course by the learner</source>
        <translation>Beginn des Kurses durch die Person</translation>
    </message>
    <message>
        <source>Start of the enrolment</source>
        <translation>Beginn der Einschreibung</translation>
    </message>
    <message>
        <source>Start with the window</source>
        <translation>Mit dem Fenster starten</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>Statement limit</source>
        <translation>Anweisungslimit</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Step by step</source>
        <translation>Schritt für Schritt</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed, and no report was written.</source>
        <translation>Angehalten. Nichts wurde geändert, und kein Bericht geschrieben.</translation>
    </message>
    <message>
        <source>Stopped. The store is as it was, but for what was finished before.</source>
        <translation>Angehalten. Der Speicher ist, wie er war, bis auf das, was vorher fertig wurde.</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>Store size</source>
        <translation>Größe des Speichers</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Datenstrom</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>Erfolg</translation>
    </message>
    <message>
        <source>Such as 10.1.2.3, 10.1.0.0/16.</source>
        <translation>Zum Beispiel 10.1.2.3, 10.1.0.0/16.</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Deaktiviert</translation>
    </message>
    <message>
        <source>Suspended learners</source>
        <translation>Deaktivierte Teilnehmende</translation>
    </message>
    <message>
        <source>Switch debugging on for the token: the answer then says which one.</source>
        <translation>Schalten Sie die Fehlersuche für das Token ein: Die Antwort sagt dann, welcher.</translation>
    </message>
    <message>
        <source>Switch it on in the plugin&apos;s settings of this company; without it no row can be found.</source>
        <translation>Schalten Sie es in den Einstellungen des Plugins für diese Firma ein; ohne es ist keine Zeile zu finden.</translation>
    </message>
    <message>
        <source>Switch that client&apos;s refresh off, or give it a new token.</source>
        <translation>Schalten Sie die Aktualisierung dieses Clients aus, oder geben Sie ihm ein neues Token.</translation>
    </message>
    <message>
        <source>Switch the field on for the company, or take the column out of the report&apos;s query.</source>
        <translation>Schalten Sie das Feld für die Firma ein, oder nehmen Sie die Spalte aus der Abfrage des Berichts.</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Synchronisierung</translation>
    </message>
    <message>
        <source>Sync automatically</source>
        <translation>Automatisch synchronisieren</translation>
    </message>
    <message>
        <source>Sync duration</source>
        <translation>Dauer der Synchronisierung</translation>
    </message>
    <message>
        <source>Sync failed</source>
        <translation>Synchronisierung fehlgeschlagen</translation>
    </message>
    <message>
        <source>Sync failed: {0}</source>
        <translation>Synchronisierung fehlgeschlagen: {0}</translation>
    </message>
    <message>
        <source>Sync held back {0:,} removals</source>
        <translation>Die Synchronisierung hielt {0:,} Entfernungen zurück</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Synchronisieren</translation>
    </message>
    <message>
        <source>Sync runs</source>
        <translation>Synchronisierung läuft</translation>
    </message>
    <message>
        <source>Sync stopped at its time limit</source>
        <translation>Die Synchronisierung hielt an ihrem Zeitlimit an</translation>
    </message>
    <message>
        <source>Sync the others again.</source>
        <translation>Synchronisieren Sie die übrigen noch einmal.</translation>
    </message>
    <message>
        <source>Sync was cancelled</source>
        <translation>Die Synchronisierung wurde abgebrochen</translation>
    </message>
    <message>
        <source>Sync was interrupted</source>
        <translation>Die Synchronisierung wurde unterbrochen</translation>
    </message>
    <message>
        <source>Sync window</source>
        <translation>Synchronisierungsfenster</translation>
    </message>
    <message>
        <source>Synced while the window or `serve` runs</source>
        <translation>Synchronisiert, während das Fenster oder `serve` läuft</translation>
    </message>
    <message>
        <source>Synced {0}</source>
        <translation>Synchronisiert {0}</translation>
    </message>
    <message>
        <source>Syncing {0}</source>
        <translation>{0} wird synchronisiert</translation>
    </message>
    <message>
        <source>Syncing …</source>
        <translation>Wird synchronisiert …</translation>
    </message>
    <message>
        <source>Syncs</source>
        <translation>Synchronisierungen</translation>
    </message>
    <message>
        <source>Syncs that ran longer ago are forgotten then, too.</source>
        <translation>Synchronisierungen, die länger her sind, werden dann auch vergessen.</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Tables and indexes of the stores: rows and bytes</source>
        <translation>Tabellen und Indizes der Speicher: Zeilen und Bytes</translation>
    </message>
    <message>
        <source>Tables are missing</source>
        <translation>Tabellen fehlen</translation>
    </message>
    <message>
        <source>Take all rights from {0}?</source>
        <translation>{0} alle Rechte nehmen?</translation>
    </message>
    <message>
        <source>Take it out of the export, or use the version that the export was made with.</source>
        <translation>Nehmen Sie sie aus dem Export, oder benutzen Sie die Version, mit der er erstellt wurde.</translation>
    </message>
    <message>
        <source>Take one away, or search for fewer words.</source>
        <translation>Heben Sie einen auf, oder suchen Sie nach weniger Wörtern.</translation>
    </message>
    <message>
        <source>Take out what is not needed.</source>
        <translation>Nehmen Sie heraus, was nicht nötig ist.</translation>
    </message>
    <message>
        <source>Take rights away …</source>
        <translation>Rechte nehmen …</translation>
    </message>
    <message>
        <source>Take them away</source>
        <translation>Wegnehmen</translation>
    </message>
    <message>
        <source>Taking rights away</source>
        <translation>Rechte werden genommen</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Petrol</translation>
    </message>
    <message>
        <source>Test a connection before it is used again</source>
        <translation>Verbindung vor erneuter Benutzung testen</translation>
    </message>
    <message>
        <source>That does not fit</source>
        <translation>Das passt nicht</translation>
    </message>
    <message>
        <source>The Companies filter of the report lists them.</source>
        <translation>Der Filter „Firmen“ des Berichts zählt sie auf.</translation>
    </message>
    <message>
        <source>The Host header names a host that the endpoint is not known by. This keeps web pages of others out.</source>
        <translation>Der Host-Header nennt einen Namen, unter dem der Endpunkt nicht bekannt ist. Das hält fremde Webseiten fern.</translation>
    </message>
    <message>
        <source>The Moodle database cannot be read</source>
        <translation>Die Moodle-Datenbank ist nicht lesbar</translation>
    </message>
    <message>
        <source>The Moodle database cut an answer short</source>
        <translation>Die Moodle-Datenbank brach eine Antwort ab</translation>
    </message>
    <message>
        <source>The Moodle database took too long</source>
        <translation>Die Moodle-Datenbank brauchte zu lange</translation>
    </message>
    <message>
        <source>The PostgreSQL server has no such database</source>
        <translation>Der PostgreSQL-Server hat diese Datenbank nicht</translation>
    </message>
    <message>
        <source>The SSH agent has more keys than this server tries. Keep fewer keys in it, or choose the key file here.</source>
        <translation>Der SSH-Agent hat mehr Schlüssel, als dieser Server versucht. Lassen Sie weniger Schlüssel darin, oder wählen Sie hier die Schlüsseldatei.</translation>
    </message>
    <message>
        <source>The SSH server does not answer</source>
        <translation>Der SSH-Server antwortet nicht</translation>
    </message>
    <message>
        <source>The SSH server does not forward connections</source>
        <translation>Der SSH-Server leitet keine Verbindungen weiter</translation>
    </message>
    <message>
        <source>The SSH server does not reach the database</source>
        <translation>Der SSH-Server erreicht die Datenbank nicht</translation>
    </message>
    <message>
        <source>The SSH server is not known yet</source>
        <translation>Der SSH-Server ist noch nicht bekannt</translation>
    </message>
    <message>
        <source>The SSH server refused the login</source>
        <translation>Der SSH-Server lehnte die Anmeldung ab</translation>
    </message>
    <message>
        <source>The SSH server shows another key than before</source>
        <translation>Der SSH-Server zeigt einen anderen Schlüssel als zuvor</translation>
    </message>
    <message>
        <source>The SSH server&apos;s key was revoked</source>
        <translation>Der Schlüssel des SSH-Servers wurde widerrufen</translation>
    </message>
    <message>
        <source>The SSH server&apos;s name is not known</source>
        <translation>Der Name des SSH-Servers ist nicht bekannt</translation>
    </message>
    <message>
        <source>The account is deleted.</source>
        <translation>Das Konto ist gelöscht.</translation>
    </message>
    <message>
        <source>The account is suspended in Moodle.</source>
        <translation>Das Konto ist in Moodle deaktiviert.</translation>
    </message>
    <message>
        <source>The account lacks a right in the store&apos;s database</source>
        <translation>Dem Konto fehlt ein Recht in der Datenbank des Speichers</translation>
    </message>
    <message>
        <source>The account may not read a table that is needed</source>
        <translation>Das Konto darf eine nötige Tabelle nicht lesen</translation>
    </message>
    <message>
        <source>The account on the SSH server</source>
        <translation>Das Konto auf dem SSH-Server</translation>
    </message>
    <message>
        <source>The address is too long</source>
        <translation>Die Adresse ist zu lang</translation>
    </message>
    <message>
        <source>The audit trail does not hold together from entry {0} on: somebody may have changed it</source>
        <translation>Der Prüfpfad hält ab Eintrag {0} nicht zusammen: Jemand kann ihn geändert haben</translation>
    </message>
    <message>
        <source>The audit trail is broken at entry {0}</source>
        <translation>Der Prüfpfad ist bei Eintrag {0} gebrochen</translation>
    </message>
    <message>
        <source>The audit trail is whole: no entry was changed or taken out</source>
        <translation>Der Prüfpfad ist unversehrt: Kein Eintrag wurde geändert oder herausgenommen</translation>
    </message>
    <message>
        <source>The audit trail was changed afterwards</source>
        <translation>Der Prüfpfad wurde nachträglich geändert</translation>
    </message>
    <message>
        <source>The body did not arrive in time</source>
        <translation>Der Inhalt kam nicht rechtzeitig an</translation>
    </message>
    <message>
        <source>The body is too large</source>
        <translation>Der Inhalt ist zu groß</translation>
    </message>
    <message>
        <source>The body of the request is longer than 1 MB.</source>
        <translation>Der Inhalt der Anfrage ist länger als 1 MB.</translation>
    </message>
    <message>
        <source>The certificate cannot be used</source>
        <translation>Das Zertifikat ist nicht benutzbar</translation>
    </message>
    <message>
        <source>The certificate cannot be used: {0}</source>
        <translation>Das Zertifikat ist nicht benutzbar: {0}</translation>
    </message>
    <message>
        <source>The certificate expires: {0}</source>
        <translation>Das Zertifikat läuft ab: {0}</translation>
    </message>
    <message>
        <source>The certificate has expired: {0}</source>
        <translation>Das Zertifikat ist abgelaufen: {0}</translation>
    </message>
    <message>
        <source>The certificate is for another host. Use the host name that stands in the certificate.</source>
        <translation>Das Zertifikat gilt für einen anderen Host. Benutzen Sie den Hostnamen, der im Zertifikat steht.</translation>
    </message>
    <message>
        <source>The certificate is signed by itself</source>
        <translation>Das Zertifikat ist selbst signiert</translation>
    </message>
    <message>
        <source>The client begins again with offset 0; nothing is lost.</source>
        <translation>Der Client beginnt wieder mit Offset 0; nichts geht verloren.</translation>
    </message>
    <message>
        <source>The client calls another function than the plugin&apos;s report.</source>
        <translation>Der Client ruft eine andere Funktion auf als den Bericht des Plugins.</translation>
    </message>
    <message>
        <source>The client sends GET.</source>
        <translation>Der Client sendet GET.</translation>
    </message>
    <message>
        <source>The client sent the head of a request, and then not its body.</source>
        <translation>Der Client sendete den Kopf einer Anfrage und dann ihren Inhalt nicht.</translation>
    </message>
    <message>
        <source>The client went away before its answer</source>
        <translation>Der Client ging vor seiner Antwort weg</translation>
    </message>
    <message>
        <source>The company allows POST only</source>
        <translation>Die Firma erlaubt nur POST</translation>
    </message>
    <message>
        <source>The company that the row belongs to. An enrolment shared by several companies is a row of each.</source>
        <translation>Die Firma, zu der die Zeile gehört. Eine Einschreibung, die mehrere Firmen teilen, ist eine Zeile von jeder.</translation>
    </message>
    <message>
        <source>The company&apos;s licence {0} was allocated for the course.</source>
        <translation>Die Lizenz {0} der Firma wurde für den Kurs zugeteilt.</translation>
    </message>
    <message>
        <source>The completion was valid until a date that has passed.</source>
        <translation>Der Abschluss galt bis zu einem Datum, das vorbei ist.</translation>
    </message>
    <message>
        <source>The connection to the Moodle database was lost</source>
        <translation>Die Verbindung zur Moodle-Datenbank ging verloren</translation>
    </message>
    <message>
        <source>The copy is not the same</source>
        <translation>Die Kopie ist nicht gleich</translation>
    </message>
    <message>
        <source>The course does not belong to the company: it is neither assigned nor shared.</source>
        <translation>Der Kurs gehört nicht zur Firma: Er ist ihr weder zugewiesen noch mit ihr geteilt.</translation>
    </message>
    <message>
        <source>The course has a completion time</source>
        <translation>Der Kurs hat eine Abschlusszeit</translation>
    </message>
    <message>
        <source>The course has no completion criteria, so that nobody can complete it.</source>
        <translation>Der Kurs hat keine Abschlusskriterien, also kann niemand ihn abschließen.</translation>
    </message>
    <message>
        <source>The course has no completion criteria.</source>
        <translation>Der Kurs hat keine Abschlusskriterien.</translation>
    </message>
    <message>
        <source>The course has no graded total.</source>
        <translation>Der Kurs hat keine Gesamtbewertung.</translation>
    </message>
    <message>
        <source>The course has no tracked activity.</source>
        <translation>Der Kurs hat keine verfolgte Aktivität.</translation>
    </message>
    <message>
        <source>The course&apos;s category in Moodle.</source>
        <translation>Der Kursbereich in Moodle.</translation>
    </message>
    <message>
        <source>The course&apos;s id in Moodle</source>
        <translation>Moodles ID des Kurses</translation>
    </message>
    <message>
        <source>The cursor does not fit</source>
        <translation>Der Cursor passt nicht</translation>
    </message>
    <message>
        <source>The cursor leads nowhere any more</source>
        <translation>Der Cursor führt nirgendwohin mehr</translation>
    </message>
    <message>
        <source>The cursor was changed, or given for another token, address or query.</source>
        <translation>Der Cursor wurde verändert oder für ein anderes Token, eine andere Adresse oder Abfrage ausgegeben.</translation>
    </message>
    <message>
        <source>The daily limit is reached</source>
        <translation>Das Tageslimit ist erreicht</translation>
    </message>
    <message>
        <source>The data directory cannot be written to</source>
        <translation>In den Datenordner kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>The data is {0} old</source>
        <translation>Die Daten sind {0} alt</translation>
    </message>
    <message>
        <source>The database account that may read</source>
        <translation>Das Datenbankkonto, das lesen darf</translation>
    </message>
    <message>
        <source>The database cut a packed answer short</source>
        <translation>Die Datenbank brach eine gepackte Antwort ab</translation>
    </message>
    <message>
        <source>The database refused the user name or the password</source>
        <translation>Die Datenbank lehnte den Benutzernamen oder das Passwort ab</translation>
    </message>
    <message>
        <source>The database server is too busy</source>
        <translation>Der Datenbankserver ist zu beschäftigt</translation>
    </message>
    <message>
        <source>The database server refused the connection</source>
        <translation>Der Datenbankserver lehnte die Verbindung ab</translation>
    </message>
    <message>
        <source>The demo site cannot be opened</source>
        <translation>Die Demo-Site kann nicht geöffnet werden</translation>
    </message>
    <message>
        <source>The demo site could not be made</source>
        <translation>Die Demo-Site konnte nicht erstellt werden</translation>
    </message>
    <message>
        <source>The demo site is made on each computer by itself.</source>
        <translation>Die Demo-Site erstellt jeder Computer für sich.</translation>
    </message>
    <message>
        <source>The demo site was replaced</source>
        <translation>Die Demo-Site wurde ersetzt</translation>
    </message>
    <message>
        <source>The detail names the parameter; correct it.</source>
        <translation>Die Details nennen den Parameter; berichtigen Sie ihn.</translation>
    </message>
    <message>
        <source>The details hold the server&apos;s own words. It may be starting or have no connection left: try again later.</source>
        <translation>Die Details enthalten die Worte des Servers. Vielleicht startet er gerade oder hat keine Verbindung frei: Versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Die Festplatte ist voll</translation>
    </message>
    <message>
        <source>The driver for this database is missing</source>
        <translation>Der Treiber für diese Datenbank fehlt</translation>
    </message>
    <message>
        <source>The due date has passed and the course is not completed.</source>
        <translation>Die Fälligkeit ist vorbei, und der Kurs ist nicht abgeschlossen.</translation>
    </message>
    <message>
        <source>The encrypted connection failed</source>
        <translation>Die verschlüsselte Verbindung kam nicht zustande</translation>
    </message>
    <message>
        <source>The endpoint cannot listen on that address</source>
        <translation>Der Endpunkt kann auf dieser Adresse nicht lauschen</translation>
    </message>
    <message>
        <source>The endpoint did not start</source>
        <translation>Der Endpunkt startete nicht</translation>
    </message>
    <message>
        <source>The endpoint gave no answer</source>
        <translation>Der Endpunkt gab keine Antwort</translation>
    </message>
    <message>
        <source>The endpoint is stopped, though it should run with this window</source>
        <translation>Der Endpunkt steht, obwohl er mit diesem Fenster laufen soll</translation>
    </message>
    <message>
        <source>The endpoint only reads, or the company allows POST only on this path.</source>
        <translation>Der Endpunkt liest nur, oder die Firma erlaubt auf diesem Pfad nur POST.</translation>
    </message>
    <message>
        <source>The endpoint&apos;s certificate cannot be used: {0}</source>
        <translation>Das Zertifikat des Endpunkts ist nicht benutzbar: {0}</translation>
    </message>
    <message>
        <source>The endpoint&apos;s certificate expires {0}</source>
        <translation>Das Zertifikat des Endpunkts läuft {0} ab</translation>
    </message>
    <message>
        <source>The endpoint&apos;s certificate has expired; clients refuse the connection</source>
        <translation>Das Zertifikat des Endpunkts ist abgelaufen; Clients lehnen die Verbindung ab</translation>
    </message>
    <message>
        <source>The entry cannot be read: {0}</source>
        <translation>Der Eintrag ist nicht lesbar: {0}</translation>
    </message>
    <message>
        <source>The export could not be written</source>
        <translation>Der Export konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>The field&apos;s short name: letters, digits and underscores</source>
        <translation>Der Kurzname des Felds: Buchstaben, Ziffern und Unterstriche</translation>
    </message>
    <message>
        <source>The file cannot be imported</source>
        <translation>Die Datei kann nicht importiert werden</translation>
    </message>
    <message>
        <source>The file is as it was before. Check the space and the rights in its folder.</source>
        <translation>Die Datei ist, wie sie war. Prüfen Sie Platz und Rechte in ihrem Ordner.</translation>
    </message>
    <message>
        <source>The file is left as it is: a backup of it can be put in its place. Making a new vault sets it aside under another name.</source>
        <translation>Die Datei bleibt, wie sie ist: Eine Sicherung von ihr kann an ihre Stelle. Wer einen neuen Tresor anlegt, legt sie unter anderem Namen beiseite.</translation>
    </message>
    <message>
        <source>The file {0} is damaged</source>
        <translation>Die Datei {0} ist beschädigt</translation>
    </message>
    <message>
        <source>The filter or the order is larger than what is allowed: 500 parts.</source>
        <translation>Der Filter oder die Sortierung ist größer, als erlaubt ist: 500 Teile.</translation>
    </message>
    <message>
        <source>The firewall of this computer must let them in to the port.</source>
        <translation>Die Firewall dieses Computers muss sie an den Port heranlassen.</translation>
    </message>
    <message>
        <source>The first enrolment was on {0}; the course gives {1}.</source>
        <translation>Die erste Einschreibung war am {0}; der Kurs lässt {1}.</translation>
    </message>
    <message>
        <source>The first refresh is full, later ones bring only what changed. A refresh that failed, comes after the sync window, or follows a change of fields or courses is full again.</source>
        <translation>Die erste Aktualisierung ist vollständig, spätere bringen nur Änderungen. Wenn eine fehlschlug, nach dem Synchronisierungsfenster kommt oder auf eine Änderung von Feldern oder Kursen folgt, ist sie wieder vollständig.</translation>
    </message>
    <message>
        <source>The first start makes it.</source>
        <translation>Der erste Start legt ihn an.</translation>
    </message>
    <message>
        <source>The first sync has not finished, rows are missing</source>
        <translation>Die erste Synchronisierung ist nicht fertig, Zeilen fehlen</translation>
    </message>
    <message>
        <source>The function is not offered</source>
        <translation>Die Funktion wird nicht angeboten</translation>
    </message>
    <message>
        <source>The grade is hidden from the learner in Moodle.</source>
        <translation>Die Bewertung ist in Moodle vor der Person verborgen.</translation>
    </message>
    <message>
        <source>The highest course total that is possible.</source>
        <translation>Die höchste mögliche Gesamtbewertung des Kurses.</translation>
    </message>
    <message>
        <source>The history begins with the first sync; a line needs two weeks</source>
        <translation>Der Verlauf beginnt mit der ersten Synchronisierung; eine Linie braucht zwei Wochen</translation>
    </message>
    <message>
        <source>The host key could not be kept</source>
        <translation>Der Host-Schlüssel konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>The host name is not known</source>
        <translation>Der Hostname ist nicht bekannt</translation>
    </message>
    <message>
        <source>The host name is not served here</source>
        <translation>Der Hostname wird hier nicht bedient</translation>
    </message>
    <message>
        <source>The id is known, the secret is not: the client has one from before the token was rotated.</source>
        <translation>Die ID ist bekannt, das Geheimnis nicht: Der Client hat eines von vor der Erneuerung des Tokens.</translation>
    </message>
    <message>
        <source>The key file cannot be used</source>
        <translation>Die Schlüsseldatei ist nicht benutzbar</translation>
    </message>
    <message>
        <source>The last sync failed</source>
        <translation>Die letzte Synchronisierung ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>The last sync found no learner of a company in any of its courses.</source>
        <translation>Die letzte Synchronisierung fand niemanden, der einer Firma angehört und in einen ihrer Kurse eingeschrieben ist.</translation>
    </message>
    <message>
        <source>The last sync stopped early; the next one goes on from there</source>
        <translation>Die letzte Synchronisierung endete vorzeitig; die nächste macht dort weiter</translation>
    </message>
    <message>
        <source>The last {0} syncs failed</source>
        <translation>Die letzten {0} Synchronisierungen sind fehlgeschlagen</translation>
    </message>
    <message>
        <source>The learner has no enrolment in the course.</source>
        <translation>Die Person hat keine Einschreibung in den Kurs.</translation>
    </message>
    <message>
        <source>The learner has no role in the course, its categories or the site</source>
        <translation>Die Person hat keine Rolle im Kurs, in seinen Kursbereichen oder in der Site</translation>
    </message>
    <message>
        <source>The learner is not a member of the company.</source>
        <translation>Die Person gehört nicht zur Firma.</translation>
    </message>
    <message>
        <source>The learner&apos;s department in the company</source>
        <translation>Abteilung der Person in der Firma</translation>
    </message>
    <message>
        <source>The learner&apos;s department in the company; the lowest one where there are several.</source>
        <translation>Abteilung der Person in der Firma; bei mehreren die unterste.</translation>
    </message>
    <message>
        <source>The learner&apos;s id in Moodle</source>
        <translation>Moodles ID der Person</translation>
    </message>
    <message>
        <source>The lists of learners, departments and courses</source>
        <translation>Die Listen der Teilnehmenden, Abteilungen und Kurse</translation>
    </message>
    <message>
        <source>The log file has the details, in the folder `logs` of the data directory.</source>
        <translation>Die Logdatei enthält die Details, im Ordner `logs` des Datenordners.</translation>
    </message>
    <message>
        <source>The log, without names, addresses and values</source>
        <translation>Das Log, ohne Namen, Adressen und Werte</translation>
    </message>
    <message>
        <source>The lowest course total that is possible.</source>
        <translation>Die niedrigste mögliche Gesamtbewertung des Kurses.</translation>
    </message>
    <message>
        <source>The master password is too short</source>
        <translation>Das Master-Passwort ist zu kurz</translation>
    </message>
    <message>
        <source>The master password is wrong</source>
        <translation>Das Master-Passwort ist falsch</translation>
    </message>
    <message>
        <source>The method is not possible here</source>
        <translation>Die Methode ist hier nicht möglich</translation>
    </message>
    <message>
        <source>The moment that was compared</source>
        <translation>Der Zeitpunkt, der verglichen wurde</translation>
    </message>
    <message>
        <source>The new place is not empty</source>
        <translation>Der neue Ort ist nicht leer</translation>
    </message>
    <message>
        <source>The newest backup is {0} old</source>
        <translation>Die neueste Sicherung ist {0} alt</translation>
    </message>
    <message>
        <source>The newest reading of a client through the endpoint, with the name of its token</source>
        <translation>Das jüngste Lesen eines Clients über den Endpunkt, mit dem Namen seines Tokens</translation>
    </message>
    <message>
        <source>The next start brings it to this version, with a backup first.</source>
        <translation>Der nächste Start bringt ihn auf diese Version, nach einer Sicherung.</translation>
    </message>
    <message>
        <source>The next sync reads everything from Moodle again.</source>
        <translation>Die nächste Synchronisierung liest alles neu aus Moodle.</translation>
    </message>
    <message>
        <source>The next sync reads everything from Moodle and brings it up to date.</source>
        <translation>Die nächste Synchronisierung liest alles aus Moodle und bringt ihn auf den neuesten Stand.</translation>
    </message>
    <message>
        <source>The note on a site&apos;s passwords cannot be read</source>
        <translation>Die Notiz zu den Passwörtern einer Site kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>The on-premises data gateway (standard mode). Where it runs on this computer, the address stays “this computer only”; else other computers must reach it, with a certificate.</source>
        <translation>Das lokale Datengateway (Standardmodus). Läuft es auf diesem Computer, bleibt die Adresse „nur dieser Computer“; sonst müssen andere Computer ihn erreichen, mit einem Zertifikat.</translation>
    </message>
    <message>
        <source>The passphrase does not open the key file</source>
        <translation>Die Passphrase öffnet die Schlüsseldatei nicht</translation>
    </message>
    <message>
        <source>The password could not be kept</source>
        <translation>Das Passwort konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>The password is not known</source>
        <translation>Das Passwort ist nicht bekannt</translation>
    </message>
    <message>
        <source>The password of the SSH server, or of its key, is not known</source>
        <translation>Das Passwort des SSH-Servers oder seines Schlüssels ist nicht bekannt</translation>
    </message>
    <message>
        <source>The path is unknown, or names something that this token&apos;s company does not have.</source>
        <translation>Der Pfad ist unbekannt, oder er nennt etwas, was die Firma dieses Tokens nicht hat.</translation>
    </message>
    <message>
        <source>The plugin&apos;s endpoint cannot be read</source>
        <translation>Der Endpunkt des Plugins ist nicht lesbar</translation>
    </message>
    <message>
        <source>The plugin&apos;s protocol gives at most 1,000 rows at once.</source>
        <translation>Das Protokoll des Plugins gibt höchstens 1.000 Zeilen auf einmal.</translation>
    </message>
    <message>
        <source>The plugin&apos;s table is not there</source>
        <translation>Die Tabelle des Plugins ist nicht da</translation>
    </message>
    <message>
        <source>The port is in use</source>
        <translation>Der Port ist belegt</translation>
    </message>
    <message>
        <source>The private key that the SSH server knows</source>
        <translation>Der private Schlüssel, den der SSH-Server kennt</translation>
    </message>
    <message>
        <source>The profile still uses its store, which was not changed. Check the disk of the new place, and try again.</source>
        <translation>Das Profil benutzt weiter seinen Speicher, der nicht geändert wurde. Prüfen Sie die Festplatte des neuen Orts, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The profile&apos;s folder cannot be deleted</source>
        <translation>Der Ordner des Profils kann nicht gelöscht werden</translation>
    </message>
    <message>
        <source>The profile&apos;s folder cannot be renamed</source>
        <translation>Der Ordner des Profils kann nicht umbenannt werden</translation>
    </message>
    <message>
        <source>The query has an option that OData does not know, or a value that the option cannot have.</source>
        <translation>Die Abfrage hat eine Option, die OData nicht kennt, oder einen Wert, den die Option nicht haben kann.</translation>
    </message>
    <message>
        <source>The query takes too long</source>
        <translation>Die Abfrage dauert zu lange</translation>
    </message>
    <message>
        <source>The query used up the time that one request has, and was stopped.</source>
        <translation>Die Abfrage verbrauchte die Zeit, die eine Anfrage hat, und wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The query uses a part of OData that is not offered here, such as $apply or $expand.</source>
        <translation>Die Abfrage benutzt einen Teil von OData, den es hier nicht gibt, etwa $apply oder $expand.</translation>
    </message>
    <message>
        <source>The reading was stopped.</source>
        <translation>Das Lesen wurde angehalten.</translation>
    </message>
    <message>
        <source>The rebuild stopped early; the next sync goes on. {0}</source>
        <translation>Der Neuaufbau endete vorzeitig; die nächste Synchronisierung macht weiter. {0}</translation>
    </message>
    <message>
        <source>The replica interrupted the read</source>
        <translation>Das Replikat unterbrach das Lesen</translation>
    </message>
    <message>
        <source>The reporting store cannot be read now</source>
        <translation>Der Berichtsspeicher ist gerade nicht lesbar</translation>
    </message>
    <message>
        <source>The reporting store cannot be used</source>
        <translation>Der Berichtsspeicher ist nicht benutzbar</translation>
    </message>
    <message>
        <source>The reporting store was damaged and a backup was restored</source>
        <translation>Der Berichtsspeicher war beschädigt, und eine Sicherung wurde zurückgespielt</translation>
    </message>
    <message>
        <source>The reporting store was damaged and starts empty; its history is lost</source>
        <translation>Der Berichtsspeicher war beschädigt und beginnt leer; sein Verlauf ist verloren</translation>
    </message>
    <message>
        <source>The request carried no token.</source>
        <translation>Die Anfrage hatte kein Token.</translation>
    </message>
    <message>
        <source>The row is gone from Moodle since the last sync; the next one removes it.</source>
        <translation>Die Zeile ist seit der letzten Synchronisierung aus Moodle verschwunden; die nächste entfernt sie.</translation>
    </message>
    <message>
        <source>The row is gone from Moodle, and waits for a decision on its removal; it is served until then.</source>
        <translation>Die Zeile ist aus Moodle verschwunden und wartet auf eine Entscheidung über ihre Entfernung; bis dahin wird sie ausgeliefert.</translation>
    </message>
    <message>
        <source>The row is in Moodle but not in the store yet; the next sync brings it.</source>
        <translation>Die Zeile ist in Moodle, aber noch nicht im Speicher; die nächste Synchronisierung bringt sie.</translation>
    </message>
    <message>
        <source>The row is only in Moodle.</source>
        <translation>Die Zeile ist nur in Moodle.</translation>
    </message>
    <message>
        <source>The row is only in the store.</source>
        <translation>Die Zeile ist nur im Speicher.</translation>
    </message>
    <message>
        <source>The row itself</source>
        <translation>Die Zeile selbst</translation>
    </message>
    <message>
        <source>The row was removed, and Moodle agrees.</source>
        <translation>Die Zeile wurde entfernt, und Moodle stimmt überein.</translation>
    </message>
    <message>
        <source>The row&apos;s place in the company&apos;s order of changes.</source>
        <translation>Der Platz der Zeile in der Reihenfolge der Änderungen der Firma.</translation>
    </message>
    <message>
        <source>The run history was damaged and a backup was restored</source>
        <translation>Der Laufverlauf war beschädigt, und eine Sicherung wurde zurückgespielt</translation>
    </message>
    <message>
        <source>The run history was damaged and starts empty</source>
        <translation>Der Laufverlauf war beschädigt und beginnt leer</translation>
    </message>
    <message>
        <source>The server accepts encrypted connections only. Give its CA file, or a client certificate if it wants one.</source>
        <translation>Der Server nimmt nur verschlüsselte Verbindungen an. Geben Sie seine CA-Datei an, oder ein Client-Zertifikat, wenn er eines verlangt.</translation>
    </message>
    <message>
        <source>The server broke off the connection</source>
        <translation>Der Server brach die Verbindung ab</translation>
    </message>
    <message>
        <source>The server does not offer encryption. Ask its administrator to switch TLS on.</source>
        <translation>Der Server bietet keine Verschlüsselung an. Bitten Sie seine Administration, TLS einzuschalten.</translation>
    </message>
    <message>
        <source>The server stopped the statement</source>
        <translation>Der Server brach die Anweisung ab</translation>
    </message>
    <message>
        <source>The server stops a statement that takes longer.</source>
        <translation>Der Server bricht eine Anweisung ab, die länger dauert.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not signed by the given CA. Ask for the CA file of this server.</source>
        <translation>Das Zertifikat des Servers ist nicht von der angegebenen CA signiert. Bitten Sie um die CA-Datei dieses Servers.</translation>
    </message>
    <message>
        <source>The service was not changed</source>
        <translation>Der Dienst wurde nicht geändert</translation>
    </message>
    <message>
        <source>The service&apos;s file, if there is one, was kept. Try again as the person who set it up, logged in without su.</source>
        <translation>Die Datei des Dienstes blieb erhalten, falls es eine gibt. Versuchen Sie es noch einmal als die Person, die ihn eingerichtet hat, und ohne su angemeldet.</translation>
    </message>
    <message>
        <source>The settings could not be saved from damage and start empty</source>
        <translation>Die Einstellungen waren nicht zu retten und beginnen leer</translation>
    </message>
    <message>
        <source>The settings file cannot be read</source>
        <translation>Die Einstellungsdatei ist nicht lesbar</translation>
    </message>
    <message>
        <source>The settings were damaged and a backup was restored</source>
        <translation>Die Einstellungen waren beschädigt, und eine Sicherung wurde zurückgespielt</translation>
    </message>
    <message>
        <source>The state of the synchronization is missing</source>
        <translation>Der Zustand der Synchronisierung fehlt</translation>
    </message>
    <message>
        <source>The store and Moodle differ now in: {0}.</source>
        <translation>Speicher und Moodle unterscheiden sich jetzt in: {0}.</translation>
    </message>
    <message>
        <source>The store cannot go back to the layout before</source>
        <translation>Der Speicher kann nicht zum vorigen Aufbau zurück</translation>
    </message>
    <message>
        <source>The store cannot live on a network drive</source>
        <translation>Der Speicher kann nicht auf einem Netzlaufwerk liegen</translation>
    </message>
    <message>
        <source>The store could not be brought to this version</source>
        <translation>Der Speicher konnte nicht auf diese Version gebracht werden</translation>
    </message>
    <message>
        <source>The store does not let you in any more</source>
        <translation>Der Speicher lässt Sie nicht mehr herein</translation>
    </message>
    <message>
        <source>The store has another layout than this version&apos;s</source>
        <translation>Der Speicher hat einen anderen Aufbau als den dieser Version</translation>
    </message>
    <message>
        <source>The store has never had it.</source>
        <translation>Der Speicher hatte sie nie.</translation>
    </message>
    <message>
        <source>The store has never had this row.</source>
        <translation>Der Speicher hatte diese Zeile nie.</translation>
    </message>
    <message>
        <source>The store has no complete rows, and Moodle did not give them in time</source>
        <translation>Der Speicher hat keine vollständigen Zeilen, und Moodle lieferte sie nicht rechtzeitig</translation>
    </message>
    <message>
        <source>The store is being repaired or moved, its server does not answer, or the endpoint is being stopped.</source>
        <translation>Der Speicher wird repariert oder verlegt, sein Server antwortet nicht, oder der Endpunkt wird angehalten.</translation>
    </message>
    <message>
        <source>The store is damaged</source>
        <translation>Der Speicher ist beschädigt</translation>
    </message>
    <message>
        <source>The store is in use</source>
        <translation>Der Speicher ist in Gebrauch</translation>
    </message>
    <message>
        <source>The store is on a network drive</source>
        <translation>Der Speicher liegt auf einem Netzlaufwerk</translation>
    </message>
    <message>
        <source>The store says what Moodle says now.</source>
        <translation>Der Speicher sagt, was Moodle jetzt sagt.</translation>
    </message>
    <message>
        <source>The store says what Moodle says: nothing differs.</source>
        <translation>Der Speicher sagt, was Moodle sagt: Nichts weicht ab.</translation>
    </message>
    <message>
        <source>The store waits for an administrator</source>
        <translation>Der Speicher wartet auf die Administration</translation>
    </message>
    <message>
        <source>The store was made by a newer version</source>
        <translation>Der Speicher stammt von einer neueren Version</translation>
    </message>
    <message>
        <source>The store was made by an older version</source>
        <translation>Der Speicher stammt von einer älteren Version</translation>
    </message>
    <message>
        <source>The store was never synced, or is being rebuilt. Rows then come straight from Moodle, which takes longer than one request may, or cannot be reached.</source>
        <translation>Der Speicher wurde nie synchronisiert oder wird neu aufgebaut. Zeilen kommen dann direkt aus Moodle; das dauert länger, als eine Anfrage darf, oder es ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>The store&apos;s database refused the user name or the password</source>
        <translation>Die Datenbank des Speichers lehnte den Benutzernamen oder das Passwort ab</translation>
    </message>
    <message>
        <source>The store&apos;s database server does not answer</source>
        <translation>Der Datenbankserver des Speichers antwortet nicht</translation>
    </message>
    <message>
        <source>The store&apos;s database server ended the connection in the middle of the work</source>
        <translation>Der Datenbankserver des Speichers beendete die Verbindung mitten in der Arbeit</translation>
    </message>
    <message>
        <source>The sync did not bring it: Moodle left no trace of the change. Reconcile compares everything.</source>
        <translation>Die Synchronisierung brachte es nicht: Moodle hinterließ keine Spur der Änderung. Ein Abgleich vergleicht alles.</translation>
    </message>
    <message>
        <source>The system does not say whether the service is set up</source>
        <translation>Das System sagt nicht, ob der Dienst eingerichtet ist</translation>
    </message>
    <message>
        <source>The table prefix does not fit</source>
        <translation>Der Tabellenpräfix passt nicht</translation>
    </message>
    <message>
        <source>The time limit was reached</source>
        <translation>Das Zeitlimit wurde erreicht</translation>
    </message>
    <message>
        <source>The time limit was reached.</source>
        <translation>Das Zeitlimit wurde erreicht.</translation>
    </message>
    <message>
        <source>The time limit was reached. The next sync goes on from there.</source>
        <translation>Das Zeitlimit wurde erreicht. Die nächste Synchronisierung macht dort weiter.</translation>
    </message>
    <message>
        <source>The time limit was reached; the next run goes on from here.</source>
        <translation>Das Zeitlimit wurde erreicht; der nächste Lauf macht von hier weiter.</translation>
    </message>
    <message>
        <source>The token is not accepted</source>
        <translation>Das Token wird nicht angenommen</translation>
    </message>
    <message>
        <source>The token may not read this</source>
        <translation>Das Token darf das nicht lesen</translation>
    </message>
    <message>
        <source>The token was made without the scope that this address needs.</source>
        <translation>Dem Token fehlt das Recht, das diese Adresse braucht.</translation>
    </message>
    <message>
        <source>The token&apos;s address rules do not allow where the request came from.</source>
        <translation>Die Adressregeln des Tokens erlauben nicht, woher die Anfrage kam.</translation>
    </message>
    <message>
        <source>The token&apos;s limit of requests per minute is used up.</source>
        <translation>Das Limit des Tokens für Anfragen pro Minute ist verbraucht.</translation>
    </message>
    <message>
        <source>The token, or its company, has begun as many refreshes today as it may. Pages of a refresh do not count.</source>
        <translation>Das Token oder seine Firma hat heute so viele Aktualisierungen begonnen, wie erlaubt sind. Seiten einer Aktualisierung zählen nicht.</translation>
    </message>
    <message>
        <source>The value of dbname in Moodle&apos;s config.php</source>
        <translation>Der Wert von dbname in Moodles config.php</translation>
    </message>
    <message>
        <source>The values</source>
        <translation>Die Werte</translation>
    </message>
    <message>
        <source>The vault could not be written</source>
        <translation>Der Tresor konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>The vault of passwords cannot be read</source>
        <translation>Der Passwort-Tresor ist nicht lesbar</translation>
    </message>
    <message>
        <source>The vault of passwords is damaged</source>
        <translation>Der Passwort-Tresor ist beschädigt</translation>
    </message>
    <message>
        <source>The vault of passwords is damaged: they are kept for this session</source>
        <translation>Der Passwort-Tresor ist beschädigt: Sie bleiben für diese Sitzung bekannt</translation>
    </message>
    <message>
        <source>The vault of passwords is locked</source>
        <translation>Der Passwort-Tresor ist verschlossen</translation>
    </message>
    <message>
        <source>The {0} database is damaged</source>
        <translation>Die Datenbank {0} ist beschädigt</translation>
    </message>
    <message>
        <source>The {0} database is not made yet</source>
        <translation>Die Datenbank {0} ist noch nicht angelegt</translation>
    </message>
    <message>
        <source>The “removed” field</source>
        <translation>Das Feld „removed“</translation>
    </message>
    <message>
        <source>Their own token, bound to their address with “Only from”.</source>
        <translation>Ein eigenes Token, mit „Nur von“ an deren Adresse gebunden.</translation>
    </message>
    <message>
        <source>Their refresh fails until this computer is awake again; what they have stays as it was.</source>
        <translation>Deren Aktualisierung schlägt fehl, bis dieser Computer wieder wach ist; was dort schon ist, bleibt, wie es war.</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>There are no enrolments</source>
        <translation>Es gibt keine Einschreibungen</translation>
    </message>
    <message>
        <source>There are no rows yet, and Moodle did not give them in time</source>
        <translation>Es gibt noch keine Zeilen, und Moodle lieferte sie nicht rechtzeitig</translation>
    </message>
    <message>
        <source>There is a demo site already</source>
        <translation>Es gibt schon eine Demo-Site</translation>
    </message>
    <message>
        <source>There is a vault already</source>
        <translation>Es gibt schon einen Tresor</translation>
    </message>
    <message>
        <source>There is no backup of the last two days</source>
        <translation>Es gibt keine Sicherung der letzten zwei Tage</translation>
    </message>
    <message>
        <source>There is no backup of this site&apos;s store: a damaged disk would take its history and its tokens</source>
        <translation>Vom Speicher dieser Site gibt es keine Sicherung: Eine defekte Festplatte nähme seinen Verlauf und seine Token mit</translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>Es gibt noch keine Sicherung.</translation>
    </message>
    <message>
        <source>There is no room for a backup</source>
        <translation>Für eine Sicherung ist kein Platz</translation>
    </message>
    <message>
        <source>There is no store yet</source>
        <translation>Es gibt noch keinen Speicher</translation>
    </message>
    <message>
        <source>There is no such database for this account</source>
        <translation>Für dieses Konto gibt es diese Datenbank nicht</translation>
    </message>
    <message>
        <source>There is no such file</source>
        <translation>Diese Datei gibt es nicht</translation>
    </message>
    <message>
        <source>There is no such row in Moodle any more.</source>
        <translation>Diese Zeile gibt es in Moodle nicht mehr.</translation>
    </message>
    <message>
        <source>There is no such row.</source>
        <translation>Diese Zeile gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no such row: {0}</source>
        <translation>Diese Zeile gibt es nicht: {0}</translation>
    </message>
    <message>
        <source>There is no vault of passwords</source>
        <translation>Es gibt keinen Passwort-Tresor</translation>
    </message>
    <message>
        <source>There is no whole store yet</source>
        <translation>Es gibt noch keinen ganzen Speicher</translation>
    </message>
    <message>
        <source>There is nothing at this address</source>
        <translation>Unter dieser Adresse ist nichts</translation>
    </message>
    <message>
        <source>These are no keys of a shortcut</source>
        <translation>Das sind keine Tasten eines Kürzels</translation>
    </message>
    <message>
        <source>These parts of reports stay empty.</source>
        <translation>Diese Teile der Berichte bleiben leer.</translation>
    </message>
    <message>
        <source>These settings were changed elsewhere meanwhile</source>
        <translation>Diese Einstellungen wurden inzwischen anderswo geändert</translation>
    </message>
    <message>
        <source>Things asked for that are not there</source>
        <translation>Es wurde nach Dingen gefragt, die es nicht gibt</translation>
    </message>
    <message>
        <source>This database does not hold a Moodle site</source>
        <translation>Diese Datenbank enthält keine Moodle-Site</translation>
    </message>
    <message>
        <source>This database has no store of ALX Desktop</source>
        <translation>Diese Datenbank hat keinen Speicher von ALX Desktop</translation>
    </message>
    <message>
        <source>This format is not installed</source>
        <translation>Dieses Format ist nicht installiert</translation>
    </message>
    <message>
        <source>This is not a demo site</source>
        <translation>Das ist keine Demo-Site</translation>
    </message>
    <message>
        <source>This list of shortcuts</source>
        <translation>Diese Liste der Tastenkürzel</translation>
    </message>
    <message>
        <source>This machine had been asleep, or the server was stopped. What was committed is kept; the next run does the rest.</source>
        <translation>Dieser Rechner hatte geschlafen, oder der Server wurde angehalten. Was geschrieben wurde, bleibt; der nächste Lauf macht den Rest.</translation>
    </message>
    <message>
        <source>This site&apos;s store is on a PostgreSQL server; whoever runs that server makes its backups.</source>
        <translation>Der Speicher dieser Site liegt auf einem PostgreSQL-Server; wer ihn betreibt, erstellt die Sicherungen.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Zeitlimit</translation>
    </message>
    <message>
        <source>Time taken</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Auf</translation>
    </message>
    <message>
        <source>To the control before</source>
        <translation>Zum vorigen Bedienelement</translation>
    </message>
    <message>
        <source>To the next control</source>
        <translation>Zum nächsten Bedienelement</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Token changed</source>
        <translation>Token geändert</translation>
    </message>
    <message>
        <source>Token created</source>
        <translation>Token erstellt</translation>
    </message>
    <message>
        <source>Token revoked</source>
        <translation>Token widerrufen</translation>
    </message>
    <message>
        <source>Token rotated</source>
        <translation>Token erneuert</translation>
    </message>
    <message>
        <source>Token “{0}” of {1} expires {2}</source>
        <translation>Das Token „{0}“ von {1} läuft {2} ab</translation>
    </message>
    <message>
        <source>Token “{0}” of {1} has expired; its client is refused</source>
        <translation>Das Token „{0}“ von {1} ist abgelaufen; sein Client wird abgelehnt</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Tokens that may be used now</source>
        <translation>Token, die jetzt benutzbar sind</translation>
    </message>
    <message>
        <source>Too many connections</source>
        <translation>Zu viele Verbindungen</translation>
    </message>
    <message>
        <source>Too many requests at once</source>
        <translation>Zu viele Anfragen gleichzeitig</translation>
    </message>
    <message>
        <source>Too many requests in a short time</source>
        <translation>Zu viele Anfragen in kurzer Zeit</translation>
    </message>
    <message>
        <source>Totals row</source>
        <translation>Summenzeile</translation>
    </message>
    <message>
        <source>Tracked</source>
        <translation>Verfolgt</translation>
    </message>
    <message>
        <source>Tracked activities done</source>
        <translation>Erledigte verfolgte Aktivitäten</translation>
    </message>
    <message>
        <source>Tracked activities of the course</source>
        <translation>Verfolgte Aktivitäten des Kurses</translation>
    </message>
    <message>
        <source>Tracked activities of the course.</source>
        <translation>Verfolgte Aktivitäten des Kurses.</translation>
    </message>
    <message>
        <source>Tracked activities that count as done.</source>
        <translation>Verfolgte Aktivitäten, die als erledigt zählen.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Try again after Retry-After. If it lasts, the administrator should run `alx-desktop doctor`.</source>
        <translation>Versuchen Sie es nach Retry-After erneut. Hält es an, sollte die Administration `alx-desktop doctor` ausführen.</translation>
    </message>
    <message>
        <source>Try again after Retry-After. If it lasts, the administrator should run `alx-desktop sync`.</source>
        <translation>Versuchen Sie es nach Retry-After erneut. Hält es an, sollte die Administration `alx-desktop sync` ausführen.</translation>
    </message>
    <message>
        <source>Try again after Retry-After. The administrator should run `alx-desktop sync`.</source>
        <translation>Versuchen Sie es nach Retry-After erneut. Die Administration sollte `alx-desktop sync` ausführen.</translation>
    </message>
    <message>
        <source>Try again later, or ask the database&apos;s administrator for more connections for this account.</source>
        <translation>Versuchen Sie es später erneut, oder bitten Sie die Datenbankadministration um mehr Verbindungen für dieses Konto.</translation>
    </message>
    <message>
        <source>Try again tomorrow, or raise the plugin&apos;s daily limit.</source>
        <translation>Versuchen Sie es morgen wieder, oder erhöhen Sie das Tageslimit des Plugins.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, report it with the request id.</source>
        <translation>Versuchen Sie es erneut; geschieht es wieder, melden Sie es mit der Anfrage-ID.</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Type {0!r}.</source>
        <translation>Geben Sie {0!r} ein.</translation>
    </message>
    <message>
        <source>Unblock it, if that was a slip.</source>
        <translation>Entsperren Sie es, wenn das ein Versehen war.</translation>
    </message>
    <message>
        <source>Unblocked</source>
        <translation>Entsperrt</translation>
    </message>
    <message>
        <source>Unenrolled</source>
        <translation>Ausgeschrieben</translation>
    </message>
    <message>
        <source>Unenrolment</source>
        <translation>Ausschreibung</translation>
    </message>
    <message>
        <source>Unlock it with its master password, or remove it first.</source>
        <translation>Schließen Sie ihn mit seinem Master-Passwort auf, oder entfernen Sie ihn zuerst.</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Updated today</source>
        <translation>Heute geändert</translation>
    </message>
    <message>
        <source>Use --company ID and ALX_PLUGIN_TOKEN.</source>
        <translation>Benutzen Sie --company ID und ALX_PLUGIN_TOKEN.</translation>
    </message>
    <message>
        <source>Use .xlsx, .csv or .jsonl.</source>
        <translation>Benutzen Sie .xlsx, .csv oder .jsonl.</translation>
    </message>
    <message>
        <source>Use POST, or let the company allow GET.</source>
        <translation>Benutzen Sie POST, oder lassen Sie die Firma GET erlauben.</translation>
    </message>
    <message>
        <source>Use a method that the Allow header names.</source>
        <translation>Benutzen Sie eine Methode, die der Allow-Header nennt.</translation>
    </message>
    <message>
        <source>Use a name such as Europe/Berlin.</source>
        <translation>Benutzen Sie einen Namen wie Europe/Berlin.</translation>
    </message>
    <message>
        <source>Use either Ctrl or Alt with it, or a function key: it is typed in fields</source>
        <translation>Nehmen Sie entweder Strg oder Alt dazu, oder eine Funktionstaste: Es wird in Feldern getippt</translation>
    </message>
    <message>
        <source>Use it as it is, or ask for it to be made anew.</source>
        <translation>Benutzen Sie sie, wie sie ist, oder lassen Sie sie neu erstellen.</translation>
    </message>
    <message>
        <source>Use sqlite, mysql+pymysql or postgresql+psycopg.</source>
        <translation>Benutzen Sie sqlite, mysql+pymysql oder postgresql+psycopg.</translation>
    </message>
    <message>
        <source>Use the address that the endpoint shows, or add the name to its allowed hosts.</source>
        <translation>Benutzen Sie die Adresse, die der Endpunkt zeigt, oder fügen Sie den Namen seinen erlaubten Hosts hinzu.</translation>
    </message>
    <message>
        <source>Use {0}: that is what this database has.</source>
        <translation>Benutzen Sie {0}: Das hat diese Datenbank.</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Verification of {0}</source>
        <translation>Prüfung von {0}</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Verify against Moodle</source>
        <translation>Gegen Moodle prüfen</translation>
    </message>
    <message>
        <source>Verify with this password</source>
        <translation>Mit diesem Passwort prüfen</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Versions, and what the checks found</source>
        <translation>Versionen, und was die Prüfungen fanden</translation>
    </message>
    <message>
        <source>Wait as long as Retry-After says, then go on.</source>
        <translation>Warten Sie so lange, wie Retry-After sagt, und machen Sie dann weiter.</translation>
    </message>
    <message>
        <source>Wait as long as Retry-After says, then try again; close connections that are not needed.</source>
        <translation>Warten Sie so lange, wie Retry-After sagt, und versuchen Sie es dann erneut; schließen Sie Verbindungen, die nicht gebraucht werden.</translation>
    </message>
    <message>
        <source>Wait until it has finished, or cancel it.</source>
        <translation>Warten Sie, bis sie fertig ist, oder brechen Sie sie ab.</translation>
    </message>
    <message>
        <source>Wait until one of them is answered.</source>
        <translation>Warten Sie, bis eine davon beantwortet ist.</translation>
    </message>
    <message>
        <source>Wait until the other work has finished, or close the other window or command that uses this store.</source>
        <translation>Warten Sie, bis die andere Arbeit fertig ist, oder schließen Sie das andere Fenster oder den Befehl, der diesen Speicher benutzt.</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Watermark</source>
        <translation>Änderungsmarke</translation>
    </message>
    <message>
        <source>Web pages may read it: {0}</source>
        <translation>Webseiten dürfen lesen: {0}</translation>
    </message>
    <message>
        <source>Web pages of others may not read it (CORS is off)</source>
        <translation>Fremde Webseiten dürfen nicht lesen (CORS ist aus)</translation>
    </message>
    <message>
        <source>Web pages that may read (CORS)</source>
        <translation>Webseiten, die lesen dürfen (CORS)</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>What a token sees</source>
        <translation>Was ein Token sieht</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Was sich ändert</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Was abweicht</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>What is kept</source>
        <translation>Was aufbewahrt wird</translation>
    </message>
    <message>
        <source>What is the grade?</source>
        <translation>Was ist die Bewertung?</translation>
    </message>
    <message>
        <source>What is the percentage?</source>
        <translation>Was ist der Prozentwert?</translation>
    </message>
    <message>
        <source>What is the status?</source>
        <translation>Was ist der Status?</translation>
    </message>
    <message>
        <source>What its clients get: full reads or changes</source>
        <translation>Was ihre Clients bekommen: alles oder Änderungen</translation>
    </message>
    <message>
        <source>What roles say, from the site down to the course:</source>
        <translation>Was Rollen sagen, von der Site hinab bis zum Kurs:</translation>
    </message>
    <message>
        <source>What says that the enrolment is this company&apos;s</source>
        <translation>Was sagt, dass die Einschreibung zu dieser Firma gehört</translation>
    </message>
    <message>
        <source>What says that the enrolment is this company&apos;s.</source>
        <translation>Was sagt, dass die Einschreibung zu dieser Firma gehört.</translation>
    </message>
    <message>
        <source>What says that the enrolment is this company&apos;s?</source>
        <translation>Was sagt, dass die Einschreibung zu dieser Firma gehört?</translation>
    </message>
    <message>
        <source>What the endpoint keeps</source>
        <translation>Was der Endpunkt aufbewahrt</translation>
    </message>
    <message>
        <source>What the store knows is below. An administrator can compare it with Moodle.</source>
        <translation>Was der Speicher weiß, steht unten. Die Administration kann es mit Moodle vergleichen.</translation>
    </message>
    <message>
        <source>What this is</source>
        <translation>Was das hier ist</translation>
    </message>
    <message>
        <source>What this run had committed is kept, and the other one goes on from there. Nothing needs to be done.</source>
        <translation>Was dieser Lauf geschrieben hat, bleibt, und der andere macht dort weiter. Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>What was committed is kept.</source>
        <translation>Was geschrieben wurde, bleibt.</translation>
    </message>
    <message>
        <source>What was sent is not the form of a token: often it was cut off when it was copied.</source>
        <translation>Was gesendet wurde, hat nicht die Form eines Tokens: Oft wurde es beim Kopieren abgeschnitten.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>When Moodle recorded the completion of the course.</source>
        <translation>Wann Moodle den Abschluss des Kurses erfasst hat.</translation>
    </message>
    <message>
        <source>When Moodle recorded the start of the course.</source>
        <translation>Wann Moodle den Beginn des Kurses erfasst hat.</translation>
    </message>
    <message>
        <source>When a client last read with a token</source>
        <translation>Wann ein Client zuletzt mit einem Token gelesen hat</translation>
    </message>
    <message>
        <source>When a date in Moodle changes this row by itself.</source>
        <translation>Wann ein Datum in Moodle diese Zeile von selbst ändert.</translation>
    </message>
    <message>
        <source>When a sync first found this row.</source>
        <translation>Wann eine Synchronisierung diese Zeile zuerst fand.</translation>
    </message>
    <message>
        <source>When a sync found that the row is gone from Moodle.</source>
        <translation>Wann eine Synchronisierung feststellte, dass die Zeile aus Moodle verschwunden ist.</translation>
    </message>
    <message>
        <source>When a sync last found a change of this row.</source>
        <translation>Wann eine Synchronisierung zuletzt eine Änderung dieser Zeile fand.</translation>
    </message>
    <message>
        <source>When does the completion expire?</source>
        <translation>Wann läuft der Abschluss ab?</translation>
    </message>
    <message>
        <source>When is it due?</source>
        <translation>Wann ist er fällig?</translation>
    </message>
    <message>
        <source>When the completion expires</source>
        <translation>Wann der Abschluss abläuft</translation>
    </message>
    <message>
        <source>When the completion stops being valid (IOMAD). Empty where it stays valid.</source>
        <translation>Wann der Abschluss ungültig wird (IOMAD). Leer, wo er gültig bleibt.</translation>
    </message>
    <message>
        <source>When the course should be completed (IOMAD&apos;s completion days)</source>
        <translation>Wann der Kurs abgeschlossen sein soll (IOMADs Tage bis zum Abschluss)</translation>
    </message>
    <message>
        <source>When the learner last opened the course.</source>
        <translation>Wann die Person den Kurs zuletzt geöffnet hat.</translation>
    </message>
    <message>
        <source>When the learner last used the site.</source>
        <translation>Wann die Person die Site zuletzt benutzt hat.</translation>
    </message>
    <message>
        <source>When the learner&apos;s first enrolment in the course was made.</source>
        <translation>Wann die erste Einschreibung der Person in den Kurs erstellt wurde.</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Where is the database? For example db.example.org</source>
        <translation>Wo ist die Datenbank? Zum Beispiel db.example.org</translation>
    </message>
    <message>
        <source>Where the last crash happened</source>
        <translation>Wo der letzte Absturz geschah</translation>
    </message>
    <message>
        <source>Where the store is</source>
        <translation>Wo der Speicher liegt</translation>
    </message>
    <message>
        <source>Whether Moodle hides the grade from the learner</source>
        <translation>Ob Moodle die Bewertung vor der Person verbirgt</translation>
    </message>
    <message>
        <source>Whether Moodle tracks the learner&apos;s completion</source>
        <translation>Ob Moodle den Abschluss der Person verfolgt</translation>
    </message>
    <message>
        <source>Whether a service of the system serves this site is not known</source>
        <translation>Ob ein Dienst des Systems diese Site bedient, ist nicht bekannt</translation>
    </message>
    <message>
        <source>Whether an enrolment is active</source>
        <translation>Ob eine Einschreibung aktiv ist</translation>
    </message>
    <message>
        <source>Whether learners see the course</source>
        <translation>Ob Teilnehmende den Kurs sehen</translation>
    </message>
    <message>
        <source>Whether the learner manages the company or a department</source>
        <translation>Ob die Person die Firma oder eine Abteilung leitet</translation>
    </message>
    <message>
        <source>Whether the learner&apos;s account or membership is suspended</source>
        <translation>Ob das Konto oder die Mitgliedschaft der Person deaktiviert ist</translation>
    </message>
    <message>
        <source>Which SSH server leads to the database? For example ssh.example.org</source>
        <translation>Welcher SSH-Server führt zur Datenbank? Zum Beispiel ssh.example.org</translation>
    </message>
    <message>
        <source>Which learners</source>
        <translation>Welche Teilnehmenden</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Who and what</source>
        <translation>Wer und was</translation>
    </message>
    <message>
        <source>Who has it is not read here, so nobody is taken to have it. Make a token of ALX Desktop instead.</source>
        <translation>Wer es hat, wird hier nicht gelesen; also gilt niemand als berechtigt. Erstellen Sie stattdessen ein Token von ALX Desktop.</translation>
    </message>
    <message>
        <source>Whoever can read the file can read all of it.</source>
        <translation>Wer die Datei lesen kann, kann alles darin lesen.</translation>
    </message>
    <message>
        <source>Whoever gets the file may try as many as they like: take several words.</source>
        <translation>Wer die Datei bekommt, kann beliebig oft raten: Nehmen Sie mehrere Wörter.</translation>
    </message>
    <message>
        <source>Whoever has the store&apos;s login may do everything. Give each person a login of her own: administrators, and analysts of given companies. The database itself enforces it, in every program.</source>
        <translation>Wer das Login des Speichers hat, darf alles. Geben Sie jeder Person ein eigenes Login: für die Administration, und für die Analyse bestimmter Firmen. Die Datenbank selbst setzt es durch, in jedem Programm.</translation>
    </message>
    <message>
        <source>Whole days since the due date, for courses that are not completed.</source>
        <translation>Ganze Tage seit der Fälligkeit, für Kurse, die nicht abgeschlossen sind.</translation>
    </message>
    <message>
        <source>Whole days until the completion expires.</source>
        <translation>Ganze Tage, bis der Abschluss abläuft.</translation>
    </message>
    <message>
        <source>Whose the course is</source>
        <translation>Zu wem der Kurs gehört</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Why the row is gone from Moodle.</source>
        <translation>Warum die Zeile aus Moodle verschwunden ist.</translation>
    </message>
    <message>
        <source>Why this value?</source>
        <translation>Warum dieser Wert?</translation>
    </message>
    <message>
        <source>With a token a client of this company reads its rows from the endpoint.</source>
        <translation>Mit einem Token liest ein Client dieser Firma deren Zeilen vom Endpunkt.</translation>
    </message>
    <message>
        <source>With an active enrolment, suspended ones left out</source>
        <translation>Mit einer aktiven Einschreibung, ohne deaktivierte</translation>
    </message>
    <message>
        <source>With those below</source>
        <translation>Mit den unteren</translation>
    </message>
    <message>
        <source>Without IOMAD the whole site counts as one company. Companies may come from elsewhere: cohort ({0}), category ({1}){2}{3}.</source>
        <translation>Ohne IOMAD zählt die ganze Site als eine Firma. Firmen können auch anderswoher kommen: cohort ({0}), category ({1}){2}{3}.</translation>
    </message>
    <message>
        <source>Without a company there is nothing to report.</source>
        <translation>Ohne Firma gibt es nichts zu berichten.</translation>
    </message>
    <message>
        <source>Write course_ID with the course&apos;s id in Moodle.</source>
        <translation>Schreiben Sie course_ID mit Moodles ID des Kurses.</translation>
    </message>
    <message>
        <source>Write every difference to a file</source>
        <translation>Abweichungen in Datei schreiben</translation>
    </message>
    <message>
        <source>Write it as its status says, such as https://reports.example.com:8765.</source>
        <translation>Schreiben Sie sie so, wie sein Status sie nennt, zum Beispiel https://reports.example.com:8765.</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>You are an analyst of this store: you read your companies. Ask an administrator; nothing was changed.</source>
        <translation>Sie haben an diesem Speicher die Analyse-Rolle: Sie lesen Ihre Firmen. Fragen Sie die Administration; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>You are the analyst {0}. You read: {1}. Administrators change that.</source>
        <translation>Sie sind {0}, mit der Analyse-Rolle. Sie lesen: {1}. Ändern kann das die Administration.</translation>
    </message>
    <message>
        <source>You read this store as an analyst</source>
        <translation>Sie lesen diesen Speicher mit der Analyse-Rolle</translation>
    </message>
    <message>
        <source>Your role does not allow that</source>
        <translation>Ihre Rolle erlaubt das nicht</translation>
    </message>
    <message>
        <source>Your role in this store has changed since you opened it</source>
        <translation>Ihre Rolle in diesem Speicher hat sich geändert, seit Sie ihn geöffnet haben</translation>
    </message>
    <message>
        <source>`alx-desktop company list` lists them.</source>
        <translation>`alx-desktop company list` zählt sie auf.</translation>
    </message>
    <message>
        <source>`alx-desktop company list` lists them; give the id.</source>
        <translation>`alx-desktop company list` zählt sie auf; geben Sie die ID an.</translation>
    </message>
    <message>
        <source>`alx-desktop doctor --repair` makes it again; the next sync fills it.</source>
        <translation>`alx-desktop doctor --repair` legt sie wieder an; die nächste Synchronisierung füllt sie.</translation>
    </message>
    <message>
        <source>`alx-desktop store move --to postgresql+psycopg://...` makes a store that several people share.</source>
        <translation>`alx-desktop store move --to postgresql+psycopg://...` legt einen Speicher an, den mehrere Personen teilen.</translation>
    </message>
    <message>
        <source>`alx-desktop store people list` lists them.</source>
        <translation>`alx-desktop store people list` zählt sie auf.</translation>
    </message>
    <message>
        <source>`alx-desktop token list` lists them.</source>
        <translation>`alx-desktop token list` zählt sie auf.</translation>
    </message>
    <message>
        <source>a date in Moodle has passed since the last sync</source>
        <translation>seit der letzten Synchronisierung ist ein Datum in Moodle verstrichen</translation>
    </message>
    <message>
        <source>a licence</source>
        <translation>eine Lizenz</translation>
    </message>
    <message>
        <source>a page has at most {0} rows here; clients ask for fewer</source>
        <translation>eine Seite hat hier höchstens {0} Zeilen; Clients fragen nach weniger</translation>
    </message>
    <message>
        <source>a point per 4 hours</source>
        <translation>ein Messpunkt je 4 Stunden</translation>
    </message>
    <message>
        <source>a point per 5 minutes</source>
        <translation>ein Messpunkt je 5 Minuten</translation>
    </message>
    <message>
        <source>a point per day (UTC)</source>
        <translation>ein Messpunkt je Tag (UTC)</translation>
    </message>
    <message>
        <source>a point per hour</source>
        <translation>ein Messpunkt je Stunde</translation>
    </message>
    <message>
        <source>a point per minute</source>
        <translation>ein Messpunkt je Minute</translation>
    </message>
    <message>
        <source>a scheduled task ran {0}</source>
        <translation>ein geplanter Vorgang lief {0}</translation>
    </message>
    <message>
        <source>a short rest after the last run</source>
        <translation>eine kurze Pause nach dem letzten Lauf</translation>
    </message>
    <message>
        <source>a socket of this machine</source>
        <translation>ein Socket dieses Rechners</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>active, until {0}</source>
        <translation>aktiv, bis {0}</translation>
    </message>
    <message>
        <source>activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>activity {0}</source>
        <translation>Aktivität {0}</translation>
    </message>
    <message>
        <source>admin</source>
        <translation>Verwaltung</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>Administration</translation>
    </message>
    <message>
        <source>alerts are no setting of a company</source>
        <translation>Warnungen sind keine Einstellung einer Firma</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>all are needed</source>
        <translation>alle sind nötig</translation>
    </message>
    <message>
        <source>all rows</source>
        <translation>alle Zeilen</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>erlaubt</translation>
    </message>
    <message>
        <source>an activity is done</source>
        <translation>eine Aktivität ist erledigt</translation>
    </message>
    <message>
        <source>an unfinished full sync goes on</source>
        <translation>eine unvollendete vollständige Synchronisierung geht weiter</translation>
    </message>
    <message>
        <source>analyst</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>another site here uses its store, so it gets one of its own</source>
        <translation>eine andere Site benutzt hier ihren Speicher, sie bekommt also einen eigenen</translation>
    </message>
    <message>
        <source>as it was accepted</source>
        <translation>wie er angenommen wurde</translation>
    </message>
    <message>
        <source>as of {0}</source>
        <translation>Stand: {0}</translation>
    </message>
    <message>
        <source>as {0}</source>
        <translation>als {0}</translation>
    </message>
    <message>
        <source>as {0}, {1}</source>
        <translation>als {0}, {1}</translation>
    </message>
    <message>
        <source>before an update</source>
        <translation>vor einem Update</translation>
    </message>
    <message>
        <source>being read …</source>
        <translation>wird gelesen …</translation>
    </message>
    <message>
        <source>block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>category</source>
        <translation>Kursbereich</translation>
    </message>
    <message>
        <source>changed in Moodle since the last sync</source>
        <translation>seit der letzten Synchronisierung in Moodle geändert</translation>
    </message>
    <message>
        <source>companies: {0:,}, learners: {1:,}, courses: {2:,}, enrolments: {3:,}</source>
        <translation>Firmen: {0:,}, Teilnehmende: {1:,}, Kurse: {2:,}, Einschreibungen: {3:,}</translation>
    </message>
    <message>
        <source>company {0}</source>
        <translation>Firma {0}</translation>
    </message>
    <message>
        <source>company {0} only</source>
        <translation>nur Firma {0}</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>abgeschlossen</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>abgeschlossen</translation>
    </message>
    <message>
        <source>completed, in_progress or not_started</source>
        <translation>completed (abgeschlossen), in_progress (in Arbeit) oder not_started (nicht begonnen)</translation>
    </message>
    <message>
        <source>completion is off</source>
        <translation>Abschluss ist aus</translation>
    </message>
    <message>
        <source>course</source>
        <translation>Kurs</translation>
    </message>
    <message>
        <source>course {0}</source>
        <translation>Kurs {0}</translation>
    </message>
    <message>
        <source>created</source>
        <translation>erstellt</translation>
    </message>
    <message>
        <source>cron started {0}</source>
        <translation>der Cron startete {0}</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMM HH:mm</source>
        <translation>d. MMM HH:mm</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>dd.MM.yyyy</translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm</source>
        <translation>dd.MM.yyyy HH:mm</translation>
    </message>
    <message>
        <source>daily</source>
        <translation>täglich</translation>
    </message>
    <message>
        <source>data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>ddd d MMM HH:mm</source>
        <translation>ddd d. MMM HH:mm</translation>
    </message>
    <message>
        <source>differs; the next sync compares it whole</source>
        <translation>weicht ab; die nächste Synchronisierung vergleicht es ganz</translation>
    </message>
    <message>
        <source>entry {0} does not follow from the one before</source>
        <translation>Eintrag {0} folgt nicht aus dem vorigen</translation>
    </message>
    <message>
        <source>errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>every day</source>
        <translation>täglich</translation>
    </message>
    <message>
        <source>every hour</source>
        <translation>stündlich</translation>
    </message>
    <message>
        <source>every minute</source>
        <translation>jede Minute</translation>
    </message>
    <message>
        <source>every sync compares it anew</source>
        <translation>jede Synchronisierung vergleicht es neu</translation>
    </message>
    <message>
        <source>every {0} days</source>
        <translation>alle {0} Tage</translation>
    </message>
    <message>
        <source>every {0} hours</source>
        <translation>alle {0} Stunden</translation>
    </message>
    <message>
        <source>every {0} minutes</source>
        <translation>alle {0} Minuten</translation>
    </message>
    <message>
        <source>everything is read {0}</source>
        <translation>alles wird {0} gelesen</translation>
    </message>
    <message>
        <source>everything of its company</source>
        <translation>alles von seiner Firma</translation>
    </message>
    <message>
        <source>everything {0}</source>
        <translation>alles {0}</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>files on this computer</source>
        <translation>Dateien auf diesem Computer</translation>
    </message>
    <message>
        <source>history from {0}</source>
        <translation>Verlauf ab {0}</translation>
    </message>
    <message>
        <source>hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>host, database and login are needed</source>
        <translation>Host, Datenbank und Login werden gebraucht</translation>
    </message>
    <message>
        <source>import undone</source>
        <translation>Import rückgängig gemacht</translation>
    </message>
    <message>
        <source>imported from the plugin</source>
        <translation>aus dem Plugin importiert</translation>
    </message>
    <message>
        <source>in 1 day</source>
        <translation>in 1 Tag</translation>
    </message>
    <message>
        <source>in 1 hour</source>
        <translation>in 1 Stunde</translation>
    </message>
    <message>
        <source>in 1 minute</source>
        <translation>in 1 Minute</translation>
    </message>
    <message>
        <source>in 1 month</source>
        <translation>in 1 Monat</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>in {0} days</source>
        <translation>in {0} Tagen</translation>
    </message>
    <message>
        <source>in {0} hours</source>
        <translation>in {0} Stunden</translation>
    </message>
    <message>
        <source>in {n} days</source>
        <translation>in {n} Tagen</translation>
    </message>
    <message>
        <source>in {n} hours</source>
        <translation>in {n} Stunden</translation>
    </message>
    <message>
        <source>in {n} minutes</source>
        <translation>in {n} Minuten</translation>
    </message>
    <message>
        <source>in {n} months</source>
        <translation>in {n} Monaten</translation>
    </message>
    <message>
        <source>it is being deleted</source>
        <translation>sie wird gerade gelöscht</translation>
    </message>
    <message>
        <source>it is in no section</source>
        <translation>sie ist in keinem Abschnitt</translation>
    </message>
    <message>
        <source>it is neither on (1) nor off (0)</source>
        <translation>es ist weder ein (1) noch aus (0)</translation>
    </message>
    <message>
        <source>it is no course of the company now</source>
        <translation>es ist jetzt kein Kurs der Firma</translation>
    </message>
    <message>
        <source>it is no whole number</source>
        <translation>es ist keine ganze Zahl</translation>
    </message>
    <message>
        <source>it names no course</source>
        <translation>es nennt keinen Kurs</translation>
    </message>
    <message>
        <source>it stops at once</source>
        <translation>es endet sofort</translation>
    </message>
    <message>
        <source>it was changed since the import; it stays so</source>
        <translation>es wurde seit dem Import geändert; es bleibt so</translation>
    </message>
    <message>
        <source>its content is gone</source>
        <translation>ihr Inhalt fehlt</translation>
    </message>
    <message>
        <source>its endpoint is off until it is started here</source>
        <translation>ihr Endpunkt ist aus, bis er hier gestartet wird</translation>
    </message>
    <message>
        <source>its type is switched off</source>
        <translation>ihr Typ ist ausgeschaltet</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>last hour</source>
        <translation>letzte Stunde</translation>
    </message>
    <message>
        <source>last {0} days</source>
        <translation>letzte {0} Tage</translation>
    </message>
    <message>
        <source>last {n} hours</source>
        <translation>letzte {n} Stunden</translation>
    </message>
    <message>
        <source>learner {0}</source>
        <translation>Teilnehmer/in {0}</translation>
    </message>
    <message>
        <source>less than an hour ago</source>
        <translation>vor weniger als einer Stunde</translation>
    </message>
    <message>
        <source>longest</source>
        <translation>längste</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <source>mysqlclient is installed and reads faster: begin the URL with mysql+mysqldb://.</source>
        <translation>mysqlclient ist installiert und liest schneller: Beginnen Sie die URL mit mysql+mysqldb://.</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>next run in a moment</source>
        <translation>nächster Lauf gleich</translation>
    </message>
    <message>
        <source>next run in {0}</source>
        <translation>nächster Lauf in {0}</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>no company</source>
        <translation>keine Firma</translation>
    </message>
    <message>
        <source>no history yet</source>
        <translation>noch kein Verlauf</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>kein Limit</translation>
    </message>
    <message>
        <source>no time zone named {0!r}</source>
        <translation>keine Zeitzone namens {0!r}</translation>
    </message>
    <message>
        <source>no, {0}</source>
        <translation>nein, {0}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>not active, it ended on {0}</source>
        <translation>nicht aktiv, sie endete am {0}</translation>
    </message>
    <message>
        <source>not active, it starts on {0}</source>
        <translation>nicht aktiv, sie beginnt am {0}</translation>
    </message>
    <message>
        <source>not active, the enrolment is suspended</source>
        <translation>nicht aktiv, die Einschreibung ist deaktiviert</translation>
    </message>
    <message>
        <source>not active, the enrolment method is switched off in the course</source>
        <translation>nicht aktiv, die Einschreibemethode ist im Kurs ausgeschaltet</translation>
    </message>
    <message>
        <source>not allowed</source>
        <translation>nicht erlaubt</translation>
    </message>
    <message>
        <source>not complete</source>
        <translation>nicht abgeschlossen</translation>
    </message>
    <message>
        <source>not counted on {0}</source>
        <translation>nicht gezählt am {0}</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>nicht installiert</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>not known: the site, or the rights of the account, do not tell</source>
        <translation>nicht bekannt: die Site oder die Rechte des Kontos lassen es nicht erkennen</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>nicht gelesen</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>not shared</source>
        <translation>nicht geteilt</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>nicht begonnen</translation>
    </message>
    <message>
        <source>not to its end yet</source>
        <translation>noch nicht bis zum Ende</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>nothing for certain</source>
        <translation>nichts mit Gewissheit</translation>
    </message>
    <message>
        <source>nothing has been synced yet</source>
        <translation>es wurde noch nichts synchronisiert</translation>
    </message>
    <message>
        <source>nothing is shown</source>
        <translation>es wird nichts gezeigt</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>on a PostgreSQL server</source>
        <translation>auf einem PostgreSQL-Server</translation>
    </message>
    <message>
        <source>one is enough</source>
        <translation>eines genügt</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>points {0}</source>
        <translation>Punkte {0}</translation>
    </message>
    <message>
        <source>prefix {0!r}</source>
        <translation>Präfix {0!r}</translation>
    </message>
    <message>
        <source>prohibited</source>
        <translation>verboten</translation>
    </message>
    <message>
        <source>prohibited, which wins over every other role</source>
        <translation>verboten, was jede andere Rolle überstimmt</translation>
    </message>
    <message>
        <source>quiet from {0} to {1}</source>
        <translation>Ruhezeit von {0} bis {1}</translation>
    </message>
    <message>
        <source>read</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>read {0}</source>
        <translation>gelesen {0}</translation>
    </message>
    <message>
        <source>reconcile hourly</source>
        <translation>Abgleich stündlich</translation>
    </message>
    <message>
        <source>reconcile is due {0}</source>
        <translation>der Abgleich ist {0} fällig</translation>
    </message>
    <message>
        <source>reconcile {0}</source>
        <translation>Abgleich {0}</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>reporting</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>reports and history</source>
        <translation>Berichte und Verlauf</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>rows of 1 learner added</source>
        <translation>Zeilen von 1 Person hinzugefügt</translation>
    </message>
    <message>
        <source>rows of 1 learner changed</source>
        <translation>Zeilen von 1 Person geändert</translation>
    </message>
    <message>
        <source>rows of 1 learner deleted</source>
        <translation>Zeilen von 1 Person gelöscht</translation>
    </message>
    <message>
        <source>rows of {0:,} learners added</source>
        <translation>Zeilen von {0:,} Teilnehmenden hinzugefügt</translation>
    </message>
    <message>
        <source>rows of {0:,} learners changed</source>
        <translation>Zeilen von {0:,} Teilnehmenden geändert</translation>
    </message>
    <message>
        <source>rows of {0:,} learners deleted</source>
        <translation>Zeilen von {0:,} Teilnehmenden gelöscht</translation>
    </message>
    <message>
        <source>running now</source>
        <translation>läuft gerade</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>serve</source>
        <translation>serve</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>shared store {0}</source>
        <translation>gemeinsamer Speicher {0}</translation>
    </message>
    <message>
        <source>shared with chosen companies</source>
        <translation>mit ausgewählten Firmen geteilt</translation>
    </message>
    <message>
        <source>shared with every company</source>
        <translation>mit allen Firmen geteilt</translation>
    </message>
    <message>
        <source>slowest</source>
        <translation>langsamste</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>deaktiviert</translation>
    </message>
    <message>
        <source>syncs</source>
        <translation>Synchronisierungen</translation>
    </message>
    <message>
        <source>syncs have a schedule of their own here</source>
        <translation>Synchronisierungen haben hier einen eigenen Zeitplan</translation>
    </message>
    <message>
        <source>syncs have a time limit of their own here</source>
        <translation>Synchronisierungen haben hier ein eigenes Zeitlimit</translation>
    </message>
    <message>
        <source>system</source>
        <translation>System</translation>
    </message>
    <message>
        <source>the connection is not encrypted</source>
        <translation>die Verbindung ist nicht verschlüsselt</translation>
    </message>
    <message>
        <source>the course</source>
        <translation>der Kurs</translation>
    </message>
    <message>
        <source>the default role of everybody</source>
        <translation>die Standardrolle für alle</translation>
    </message>
    <message>
        <source>the desktop&apos;s keychain (Secret Service)</source>
        <translation>dem Schlüsselbund des Desktops (Secret Service)</translation>
    </message>
    <message>
        <source>the desktop&apos;s keychain (libsecret)</source>
        <translation>dem Schlüsselbund des Desktops (libsecret)</translation>
    </message>
    <message>
        <source>the first sync has not finished, rows are missing</source>
        <translation>die erste Synchronisierung ist nicht fertig, Zeilen fehlen</translation>
    </message>
    <message>
        <source>the last 24 hours</source>
        <translation>die letzten 24 Stunden</translation>
    </message>
    <message>
        <source>the last 30 days</source>
        <translation>die letzten 30 Tage</translation>
    </message>
    <message>
        <source>the last 365 days</source>
        <translation>die letzten 365 Tage</translation>
    </message>
    <message>
        <source>the last 7 days</source>
        <translation>die letzten 7 Tage</translation>
    </message>
    <message>
        <source>the last 90 days</source>
        <translation>die letzten 90 Tage</translation>
    </message>
    <message>
        <source>the last hour</source>
        <translation>die letzte Stunde</translation>
    </message>
    <message>
        <source>the last run was stopped, the next one goes on</source>
        <translation>der letzte Lauf wurde angehalten, der nächste macht weiter</translation>
    </message>
    <message>
        <source>the learner opened the course on {0}</source>
        <translation>die Person hat den Kurs am {0} geöffnet</translation>
    </message>
    <message>
        <source>the newest is of {0}</source>
        <translation>die neueste ist vom {0}</translation>
    </message>
    <message>
        <source>the plugin has no switch for these courses and left them out; here they are as they were</source>
        <translation>das Plugin hat für diese Kurse keinen Schalter und ließ sie weg; hier sind sie, wie sie waren</translation>
    </message>
    <message>
        <source>the plugin never read it; each company has its own</source>
        <translation>das Plugin las es nie; jede Firma hat ihre eigene</translation>
    </message>
    <message>
        <source>the request log is kept as long as the profile says (endpoint.log_days)</source>
        <translation>das Anfrage-Log wird so lange aufbewahrt, wie das Profil sagt (endpoint.log_days)</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>the server is {0} s ahead of this machine</source>
        <translation>der Server geht {0} s vor gegenüber diesem Rechner</translation>
    </message>
    <message>
        <source>the server is {0} s behind this machine</source>
        <translation>der Server geht {0} s nach gegenüber diesem Rechner</translation>
    </message>
    <message>
        <source>the server&apos;s certificate fits</source>
        <translation>das Zertifikat des Servers passt</translation>
    </message>
    <message>
        <source>the session and the account cannot write</source>
        <translation>Sitzung und Konto können nicht schreiben</translation>
    </message>
    <message>
        <source>the session cannot write</source>
        <translation>die Sitzung kann nicht schreiben</translation>
    </message>
    <message>
        <source>the session cannot write, the account could</source>
        <translation>die Sitzung kann nicht schreiben, das Konto könnte es</translation>
    </message>
    <message>
        <source>the store is wrong; please report it</source>
        <translation>der Speicher irrt; bitte melden Sie es</translation>
    </message>
    <message>
        <source>the store of an earlier site {0!r} is still there</source>
        <translation>der Speicher einer früheren Site {0!r} ist noch da</translation>
    </message>
    <message>
        <source>the tables</source>
        <translation>die Tabellen</translation>
    </message>
    <message>
        <source>there is already a profile {0!r}</source>
        <translation>es gibt schon ein Profil {0!r}</translation>
    </message>
    <message>
        <source>there is no such field here</source>
        <translation>dieses Feld gibt es hier nicht</translation>
    </message>
    <message>
        <source>there is no such setting here</source>
        <translation>diese Einstellung gibt es hier nicht</translation>
    </message>
    <message>
        <source>there is none</source>
        <translation>es gibt keine</translation>
    </message>
    <message>
        <source>this is the guest account, which is never enrolled</source>
        <translation>das ist das Gastkonto, das nie eingeschrieben ist</translation>
    </message>
    <message>
        <source>this week</source>
        <translation>diese Woche</translation>
    </message>
    <message>
        <source>this window</source>
        <translation>dieses Fenster</translation>
    </message>
    <message>
        <source>times of {0}</source>
        <translation>Zeiten von {0}</translation>
    </message>
    <message>
        <source>to be chosen</source>
        <translation>zu wählen</translation>
    </message>
    <message>
        <source>took {0}</source>
        <translation>dauerte {0}</translation>
    </message>
    <message>
        <source>type {0}</source>
        <translation>Typ {0}</translation>
    </message>
    <message>
        <source>under 1 s</source>
        <translation>unter 1 s</translation>
    </message>
    <message>
        <source>updated</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>user</source>
        <translation>Nutzer</translation>
    </message>
    <message>
        <source>vs. prior day</source>
        <translation>zum Vortag</translation>
    </message>
    <message>
        <source>vs. prior hour</source>
        <translation>zur Vorstunde</translation>
    </message>
    <message>
        <source>vs. prior quarter</source>
        <translation>zum Vorquartal</translation>
    </message>
    <message>
        <source>vs. prior week</source>
        <translation>zur Vorwoche</translation>
    </message>
    <message>
        <source>vs. prior year</source>
        <translation>zum Vorjahr</translation>
    </message>
    <message>
        <source>waits for a password</source>
        <translation>wartet auf ein Passwort</translation>
    </message>
    <message>
        <source>went on from an unfinished full sync</source>
        <translation>setzte eine unvollendete vollständige Synchronisierung fort</translation>
    </message>
    <message>
        <source>whole site</source>
        <translation>ganze Site</translation>
    </message>
    <message>
        <source>without IOMAD</source>
        <translation>ohne IOMAD</translation>
    </message>
    <message>
        <source>wrong in the store</source>
        <translation>falsch im Speicher</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>yes (hidden)</source>
        <translation>ja (verborgen)</translation>
    </message>
    <message>
        <source>{0!r} cannot be a folder&apos;s name on every system</source>
        <translation>{0!r} kann nicht auf jedem System der Name eines Ordners sein</translation>
    </message>
    <message>
        <source>{0!r} is taken here, so it is added as {1!r}</source>
        <translation>{0!r} gibt es hier schon, deshalb wird sie als {1!r} hinzugefügt</translation>
    </message>
    <message>
        <source>{0:,} days</source>
        <translation>{0:,} Tage</translation>
    </message>
    <message>
        <source>{0:,} enrolments.</source>
        <translation>{0:,} Einschreibungen.</translation>
    </message>
    <message>
        <source>{0:,} further activities not counted; the table says why.</source>
        <translation>{0:,} weitere Aktivitäten nicht gezählt; die Tabelle sagt, warum.</translation>
    </message>
    <message>
        <source>{0:,} learners changed without a trace</source>
        <translation>{0:,} Teilnehmende änderten sich ohne Spur</translation>
    </message>
    <message>
        <source>{0:,} of {1:,} requests of the last hour failed, mostly {2}</source>
        <translation>{0:,} von {1:,} Anfragen der letzten Stunde sind fehlgeschlagen, meist {2}</translation>
    </message>
    <message>
        <source>{0:,} of {1:,} requests of the last hour were refused, mostly {2}</source>
        <translation>{0:,} von {1:,} Anfragen der letzten Stunde wurden abgelehnt, meist {2}</translation>
    </message>
    <message>
        <source>{0:,} removals wait for a decision</source>
        <translation>{0:,} Entfernungen warten auf eine Entscheidung</translation>
    </message>
    <message>
        <source>{0:,} rows are gone from Moodle and wait for a decision on their removal; they are served until then.</source>
        <translation>{0:,} Zeilen sind aus Moodle verschwunden und warten auf eine Entscheidung über ihre Entfernung; bis dahin werden sie geliefert.</translation>
    </message>
    <message>
        <source>{0:,} rows changed</source>
        <translation>{0:,} Zeilen geändert</translation>
    </message>
    <message>
        <source>{0:,} rows differ</source>
        <translation>{0:,} Zeilen weichen ab</translation>
    </message>
    <message>
        <source>{0:,} tokens of it still work</source>
        <translation>{0:,} Token von ihr funktionieren noch</translation>
    </message>
    <message>
        <source>{0} (in the {1})</source>
        <translation>{0} (in: {1})</translation>
    </message>
    <message>
        <source>{0} Changes between the backup and now are seen as one change.</source>
        <translation>{0} Änderungen zwischen der Sicherung und jetzt gelten als eine Änderung.</translation>
    </message>
    <message>
        <source>{0} Earlier changes, daily counts and removed learners cannot be read from Moodle again.</source>
        <translation>{0} Frühere Änderungen, Tageszahlen und entfernte Teilnehmende sind aus Moodle nicht wieder zu lesen.</translation>
    </message>
    <message>
        <source>{0} It is hidden from the learner.</source>
        <translation>{0} Sie ist vor der Person verborgen.</translation>
    </message>
    <message>
        <source>{0} MB free, the reporting store has {1} MB</source>
        <translation>{0} MB frei, der Berichtsspeicher hat {1} MB</translation>
    </message>
    <message>
        <source>{0} Moodle has still to compute it again.</source>
        <translation>{0} Moodle muss sie noch neu berechnen.</translation>
    </message>
    <message>
        <source>{0} Moodle&apos;s cron has still to compute it again.</source>
        <translation>{0} Moodles Cron muss es noch neu berechnen.</translation>
    </message>
    <message>
        <source>{0} More than 100 % is shown as 100 %.</source>
        <translation>{0} Mehr als 100 % wird als 100 % gezeigt.</translation>
    </message>
    <message>
        <source>{0} The damaged file was kept as {1}.</source>
        <translation>{0} Die beschädigte Datei wurde aufbewahrt als {1}.</translation>
    </message>
    <message>
        <source>{0} The next sync then reads everything from Moodle again.</source>
        <translation>{0} Die nächste Synchronisierung liest dann alles neu aus Moodle.</translation>
    </message>
    <message>
        <source>{0} Then indexes are made anew and everything is read from Moodle, which takes as long as a full sync. History and removed rows stay. If it is interrupted, the next sync goes on.</source>
        <translation>{0} Dann werden Indizes neu angelegt und alles aus Moodle gelesen; das dauert so lange wie eine vollständige Synchronisierung. Verlauf und entfernte Zeilen bleiben. Wird es unterbrochen, macht die nächste Synchronisierung weiter.</translation>
    </message>
    <message>
        <source>{0} after {1} failures</source>
        <translation>{0} nach {1} Fehlschlägen</translation>
    </message>
    <message>
        <source>{0} cannot be read: no settings of the site.</source>
        <translation>{0} ist nicht lesbar: keine Einstellungen der Site.</translation>
    </message>
    <message>
        <source>{0} changed since the last sync</source>
        <translation>{0} seit der letzten Synchronisierung geändert</translation>
    </message>
    <message>
        <source>{0} companies were synced: {1}.</source>
        <translation>{0} Firmen synchronisiert: {1}.</translation>
    </message>
    <message>
        <source>{0} d</source>
        <translation>{0} d</translation>
    </message>
    <message>
        <source>{0} days</source>
        <translation>{0} Tage</translation>
    </message>
    <message>
        <source>{0} days ago</source>
        <translation>vor {0} Tagen</translation>
    </message>
    <message>
        <source>{0} differ</source>
        <translation>{0} weichen ab</translation>
    </message>
    <message>
        <source>{0} failures in a row, tried again after {1} min</source>
        <translation>{0} Fehlschläge in Folge, neuer Versuch nach {1} min</translation>
    </message>
    <message>
        <source>{0} files, {1} MB in {2}</source>
        <translation>{0} Dateien, {1} MB in {2}</translation>
    </message>
    <message>
        <source>{0} finished: {1}.</source>
        <translation>{0} fertig: {1}.</translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation>{0} h</translation>
    </message>
    <message>
        <source>{0} hours</source>
        <translation>{0} Stunden</translation>
    </message>
    <message>
        <source>{0} hours ago</source>
        <translation>vor {0} Stunden</translation>
    </message>
    <message>
        <source>{0} in Moodle now</source>
        <translation>{0} jetzt in Moodle</translation>
    </message>
    <message>
        <source>{0} in all</source>
        <translation>{0} insgesamt</translation>
    </message>
    <message>
        <source>{0} in the store</source>
        <translation>{0} im Speicher</translation>
    </message>
    <message>
        <source>{0} in {1}</source>
        <translation>{0} in {1}</translation>
    </message>
    <message>
        <source>{0} is already used: {1}</source>
        <translation>{0} ist schon belegt: {1}</translation>
    </message>
    <message>
        <source>{0} is needed for editing and by the system</source>
        <translation>{0} wird zum Bearbeiten und vom System gebraucht</translation>
    </message>
    <message>
        <source>{0} is no longer in Moodle, but {1}</source>
        <translation>{0} ist nicht mehr in Moodle, aber {1}</translation>
    </message>
    <message>
        <source>{0} is not on this computer</source>
        <translation>{0} ist nicht auf diesem Computer</translation>
    </message>
    <message>
        <source>{0} is not there or cannot be read: no settings of companies.</source>
        <translation>{0} ist nicht da oder nicht lesbar: keine Einstellungen von Firmen.</translation>
    </message>
    <message>
        <source>{0} is out, and the login is gone.</source>
        <translation>{0} ist draußen, und das Login ist weg.</translation>
    </message>
    <message>
        <source>{0} is out; the login itself stays on the server.</source>
        <translation>{0} ist draußen; das Login selbst bleibt auf dem Server.</translation>
    </message>
    <message>
        <source>{0} is suspended in Moodle, but {1}</source>
        <translation>{0} ist in Moodle deaktiviert, aber {1}</translation>
    </message>
    <message>
        <source>{0} is the most that the plugin&apos;s table can hold; what was meant may be more</source>
        <translation>{0} ist das Höchste, was die Tabelle des Plugins fasst; gemeint war vielleicht mehr</translation>
    </message>
    <message>
        <source>{0} learners, chosen by chance</source>
        <translation>{0} Teilnehmende, zufällig gewählt</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>noch {0}</translation>
    </message>
    <message>
        <source>{0} may now do what you chose.</source>
        <translation>{0} darf jetzt, was Sie gewählt haben.</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>{0} missing here</source>
        <translation>{0} fehlen hier</translation>
    </message>
    <message>
        <source>{0} ms</source>
        <translation>{0} ms</translation>
    </message>
    <message>
        <source>{0} names or memberships differ</source>
        <translation>{0} Namen oder Mitgliedschaften weichen ab</translation>
    </message>
    <message>
        <source>{0} of 1 criterion met; {1}.</source>
        <translation>{0} von 1 Kriterium erfüllt; {1}.</translation>
    </message>
    <message>
        <source>{0} of {1:,} criteria met; {2}.</source>
        <translation>{0} von {1:,} Kriterien erfüllt; {2}.</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>{0} of {1} answers ({2}) came from the cache in the last 24 hours; it held {3} at most.</source>
        <translation>{0} von {1} Antworten ({2}) kamen in den letzten 24 Stunden aus dem Cache; er enthielt höchstens {3}.</translation>
    </message>
    <message>
        <source>{0} of {1} companies were synced before, and are kept.</source>
        <translation>{0} von {1} Firmen wurden davor synchronisiert und bleiben so.</translation>
    </message>
    <message>
        <source>{0} of {1} companies were synced: {2}.</source>
        <translation>{0} von {1} Firmen synchronisiert: {2}.</translation>
    </message>
    <message>
        <source>{0} of {1}: {2}</source>
        <translation>{0} von {1}: {2}</translation>
    </message>
    <message>
        <source>{0} only here</source>
        <translation>{0} nur hier</translation>
    </message>
    <message>
        <source>{0} rows</source>
        <translation>{0} Zeilen</translation>
    </message>
    <message>
        <source>{0} rows of {1} learners compared</source>
        <translation>{0} Zeilen von {1} Teilnehmenden verglichen</translation>
    </message>
    <message>
        <source>{0} rows: {1}</source>
        <translation>{0} Zeilen: {1}</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>{0} sees nothing of this store any more, at once, in open windows too. A login that was made here is dropped; what she did stays in the history of changes.</source>
        <translation>{0} sieht sofort nichts mehr von diesem Speicher, auch in offenen Fenstern. Ein hier angelegtes Login wird gelöscht; was die Person getan hat, bleibt im Verlauf der Änderungen.</translation>
    </message>
    <message>
        <source>{0} selected</source>
        <translation>{0} ausgewählt</translation>
    </message>
    <message>
        <source>{0} settings</source>
        <translation>{0} Einstellungen</translation>
    </message>
    <message>
        <source>{0} stays as it is: {1}</source>
        <translation>{0} bleibt, wie es ist: {1}</translation>
    </message>
    <message>
        <source>{0} tables</source>
        <translation>{0} Tabellen</translation>
    </message>
    <message>
        <source>{0} tables and {1} of activities{2}</source>
        <translation>{0} Tabellen und {1} von Aktivitäten{2}</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} bis {1}</translation>
    </message>
    <message>
        <source>{0} tokens expire within 14 days, the first one {1}</source>
        <translation>{0} Token laufen in den nächsten 14 Tagen ab, das erste {1}</translation>
    </message>
    <message>
        <source>{0} tokens that were in use have expired; their clients are refused</source>
        <translation>{0} Token, die in Gebrauch waren, sind abgelaufen; ihre Clients werden abgelehnt</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0} {1}</translation>
    </message>
    <message>
        <source>{0}, but the certificate is not checked</source>
        <translation>{0}, aber das Zertifikat wird nicht geprüft</translation>
    </message>
    <message>
        <source>{0}, certificate checked</source>
        <translation>{0}, Zertifikat geprüft</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}, {1}</translation>
    </message>
    <message>
        <source>{0}.</source>
        <translation>{0}.</translation>
    </message>
    <message>
        <source>{0}: a client was answered</source>
        <translation>{0}: einem Client wurde geantwortet</translation>
    </message>
    <message>
        <source>{0}: back to the default</source>
        <translation>{0}: zurück zum Standard</translation>
    </message>
    <message>
        <source>{0}: backups do not fit any more, and syncs will stop</source>
        <translation>{0}: Sicherungen passen nicht mehr, und Synchronisierungen werden anhalten</translation>
    </message>
    <message>
        <source>{0}: overdue enrolments rose from {1:,} to {2:,} in {3} days</source>
        <translation>{0}: Überfällige Einschreibungen stiegen von {1:,} auf {2:,} in {3} Tagen</translation>
    </message>
    <message>
        <source>{0}: read 1 row</source>
        <translation>{0}: 1 Zeile gelesen</translation>
    </message>
    <message>
        <source>{0}: read {1:,} rows</source>
        <translation>{0}: {1:,} Zeilen gelesen</translation>
    </message>
    <message>
        <source>{0}: reading went wrong, {1}</source>
        <translation>{0}: Beim Lesen ging etwas schief, {1}</translation>
    </message>
    <message>
        <source>{0}: {1:,} learners are overdue in {2}</source>
        <translation>{0}: {1:,} Teilnehmende sind überfällig in {2}</translation>
    </message>
    <message>
        <source>{0}: {1} of {2} = {3}.</source>
        <translation>{0}: {1} von {2} = {3}.</translation>
    </message>
    <message>
        <source>{0}: {1}; the values are the last</source>
        <translation>{0}: {1}; die Werte sind die letzten</translation>
    </message>
    <message>
        <source>{0}; missing: {1}</source>
        <translation>{0}; es fehlt: {1}</translation>
    </message>
    <message>
        <source>{0}; valid for {1} days; due after {2} days</source>
        <translation>{0}; gültig {1} Tage; fällig nach {2} Tagen</translation>
    </message>
    <message>
        <source>{0}{1}: {2:,} within an hour</source>
        <translation>{0}{1}: {2:,} innerhalb einer Stunde</translation>
    </message>
    <message>
        <source>{n} active tokens never expire</source>
        <translation>{n} aktive Token laufen nie ab</translation>
    </message>
    <message>
        <source>{n} companies</source>
        <translation>{n} Firmen</translation>
    </message>
    <message>
        <source>{n} courses</source>
        <translation>{n} Kurse</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n} Tage</translation>
    </message>
    <message>
        <source>{n} days ago</source>
        <translation>vor {n} Tagen</translation>
    </message>
    <message>
        <source>{n} enrolments</source>
        <translation>{n} Einschreibungen</translation>
    </message>
    <message>
        <source>{n} files</source>
        <translation>{n} Dateien</translation>
    </message>
    <message>
        <source>{n} hours</source>
        <translation>{n} Stunden</translation>
    </message>
    <message>
        <source>{n} hours ago</source>
        <translation>vor {n} Stunden</translation>
    </message>
    <message>
        <source>{n} learners</source>
        <translation>{n} Teilnehmende</translation>
    </message>
    <message>
        <source>{n} minutes</source>
        <translation>{n} Minuten</translation>
    </message>
    <message>
        <source>{n} minutes ago</source>
        <translation>vor {n} Minuten</translation>
    </message>
    <message>
        <source>{n} months ago</source>
        <translation>vor {n} Monaten</translation>
    </message>
    <message>
        <source>{n} people</source>
        <translation>{n} Personen</translation>
    </message>
    <message>
        <source>{n} removals held</source>
        <translation>{n} Entfernungen zurückgehalten</translation>
    </message>
    <message>
        <source>{n} removed rows forgotten.</source>
        <translation>{n} entfernte Zeilen vergessen.</translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation>{n} Zeilen</translation>
    </message>
    <message>
        <source>{n} rows changed</source>
        <translation>{n} Zeilen geändert</translation>
    </message>
    <message>
        <source>{n} rows of the store are wrong.</source>
        <translation>{n} Zeilen des Speichers sind falsch.</translation>
    </message>
    <message>
        <source>{n} tokens have no daily limit</source>
        <translation>{n} Token haben kein Tageslimit</translation>
    </message>
    <message>
        <source>{n} tokens may be used from everywhere</source>
        <translation>{n} Token können von überall benutzt werden</translation>
    </message>
    <message>
        <source>{n} tokens were not used for 90 days</source>
        <translation>{n} Token wurden 90 Tage nicht benutzt</translation>
    </message>
    <message>
        <source>“Repair …” below puts it right.</source>
        <translation>„Reparieren …“ unten behebt es.</translation>
    </message>
    <message>
        <source>“alx-desktop serve” as a service, where it runs at night.</source>
        <translation>„alx-desktop serve“ als Dienst, wenn es nachts läuft.</translation>
    </message>
    <message>
        <source>“alx-desktop serve” as a service: refreshes come while nobody is logged in.</source>
        <translation>„alx-desktop serve“ als Dienst: Aktualisierungen kommen, während niemand angemeldet ist.</translation>
    </message>
</context>
<context>
    <name>AboutCard</name>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy the versions</source>
        <translation>Versionen kopieren</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later, as Moodle. It is made of free software of others, with icons of Lucide (ISC).</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder neuer, wie Moodle. Sie besteht aus freier Software anderer, mit Symbolen von Lucide (ISC).</translation>
    </message>
    <message>
        <source>Licences of all parts …</source>
        <translation>Lizenzen aller Teile …</translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>1 part</source>
        <translation>1 Teil</translation>
    </message>
    <message>
        <source>About ALX Desktop</source>
        <translation>Über ALX Desktop</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later, as Moodle. It comes without any warranty. It is made of these parts, each under its own licence; choose one to read it.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder neuer, wie Moodle. Sie kommt ohne jede Gewährleistung. Sie besteht aus diesen Teilen, jeder unter seiner eigenen Lizenz; wählen Sie einen aus, um sie zu lesen.</translation>
    </message>
    <message>
        <source>No text came with this part; its licence is named above.</source>
        <translation>Zu diesem Teil gehört kein Text; seine Lizenz steht oben.</translation>
    </message>
    <message>
        <source>Parts of the program</source>
        <translation>Teile des Programms</translation>
    </message>
    <message>
        <source>Reading the licences</source>
        <translation>Lizenzen werden gelesen</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>Text der Lizenz</translation>
    </message>
    <message>
        <source>{n} parts</source>
        <translation>{n} Teile</translation>
    </message>
</context>
<context>
    <name>ActivityCard</name>
    <message>
        <source>Recent activity</source>
        <translation>Letzte Aktivität</translation>
    </message>
    <message>
        <source>Syncs that change something, clients that read, and what people do here appear as it happens.</source>
        <translation>Synchronisierungen, die etwas ändern, lesende Clients und was Menschen hier tun, erscheinen hier, wenn es geschieht.</translation>
    </message>
</context>
<context>
    <name>AppearanceCard</name>
    <message>
        <source>ALX Desktop will have the chosen size from its next start.</source>
        <translation>ALX Desktop hat die gewählte Größe ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>ALX Desktop will speak the chosen language from its next start.</source>
        <translation>ALX Desktop spricht die gewählte Sprache ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Of texts and everything else; takes effect at the next start.</source>
        <translation>Von Texten und allem anderen; gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Takes effect at the next start.</source>
        <translation>Gilt ab dem nächsten Start.</translation>
    </message>
</context>
<context>
    <name>AssistantPanel</name>
    <message>
        <source>Asking the keychain</source>
        <translation>Der Schlüsselbund wird gefragt</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Connect to Moodle</source>
        <translation>Mit Moodle verbinden</translation>
    </message>
    <message>
        <source>Connection of {0}</source>
        <translation>Verbindung von {0}</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Nothing is saved before the last step.</source>
        <translation>Vor dem letzten Schritt wird nichts gespeichert.</translation>
    </message>
    <message>
        <source>Save and sync now</source>
        <translation>Speichern und jetzt synchronisieren</translation>
    </message>
    <message>
        <source>Save only</source>
        <translation>Nur speichern</translation>
    </message>
    <message>
        <source>Saving the connection</source>
        <translation>Verbindung wird gespeichert</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>Writing the script of rights</source>
        <translation>Skript der Rechte wird geschrieben</translation>
    </message>
</context>
<context>
    <name>AttentionBell</name>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>{0} to act on</source>
        <translation>{0} zu erledigen</translation>
    </message>
</context>
<context>
    <name>AttentionCard</name>
    <message>
        <source>1 is put off until tomorrow</source>
        <translation>1 ist bis morgen zurückgestellt</translation>
    </message>
    <message>
        <source>1 to act on</source>
        <translation>1 zu erledigen</translation>
    </message>
    <message>
        <source>Completed share of all enrolments</source>
        <translation>Abgeschlossener Anteil aller Einschreibungen</translation>
    </message>
    <message>
        <source>Completed share of all enrolments, week by week</source>
        <translation>Abgeschlossener Anteil aller Einschreibungen, Woche für Woche</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Handlungsbedarf</translation>
    </message>
    <message>
        <source>Not before tomorrow</source>
        <translation>Nicht vor morgen</translation>
    </message>
    <message>
        <source>Nothing but what you have put off.</source>
        <translation>Nichts außer dem, was Sie zurückgestellt haben.</translation>
    </message>
    <message>
        <source>Nothing needs attention.</source>
        <translation>Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>Show 1 more</source>
        <translation>1 weiteren zeigen</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>Weniger zeigen</translation>
    </message>
    <message>
        <source>Show them again</source>
        <translation>Wieder zeigen</translation>
    </message>
    <message>
        <source>Show {n} more</source>
        <translation>{n} weitere zeigen</translation>
    </message>
    <message>
        <source>The completed share, week by week, appears here after the second week.</source>
        <translation>Der abgeschlossene Anteil, Woche für Woche, erscheint hier nach der zweiten Woche.</translation>
    </message>
    <message>
        <source>The last sync went well, the data is fresh, and nothing is held back.</source>
        <translation>Die letzte Synchronisierung gelang, die Daten sind frisch, und nichts ist zurückgehalten.</translation>
    </message>
    <message>
        <source>could not be read: {0}</source>
        <translation>konnte nicht gelesen werden: {0}</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>since {0}</source>
        <translation>seit {0}</translation>
    </message>
    <message>
        <source>{n} are put off until tomorrow</source>
        <translation>{n} sind bis morgen zurückgestellt</translation>
    </message>
    <message>
        <source>{n} to act on</source>
        <translation>{n} zu erledigen</translation>
    </message>
</context>
<context>
    <name>BackgroundCard</name>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Background and start</source>
        <translation>Hintergrund und Start</translation>
    </message>
    <message>
        <source>In the background the schedule and the endpoint go on. Quit ends both.</source>
        <translation>Im Hintergrund laufen Zeitplan und Endpunkt weiter. Beenden hält beide an.</translation>
    </message>
    <message>
        <source>Keep running in the tray</source>
        <translation>Im Infobereich weiterlaufen</translation>
    </message>
    <message>
        <source>Kept in {0}.</source>
        <translation>Steht in {0}.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Reading the start at login</source>
        <translation>Der Start bei der Anmeldung wird gelesen</translation>
    </message>
    <message>
        <source>Start at login</source>
        <translation>Start bei der Anmeldung</translation>
    </message>
    <message>
        <source>Start in the background when I log in</source>
        <translation>Im Hintergrund starten, wenn ich mich anmelde</translation>
    </message>
    <message>
        <source>Start this program instead</source>
        <translation>Stattdessen dieses Programm starten</translation>
    </message>
    <message>
        <source>This desktop has no tray: closing the window quits.</source>
        <translation>Dieser Desktop hat keinen Infobereich: Schließen des Fensters beendet.</translation>
    </message>
    <message>
        <source>When the window is closed</source>
        <translation>Wenn das Fenster geschlossen wird</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>{0} ({1}).</source>
        <translation>{0} ({1}).</translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message>
        <source>Block …</source>
        <translation>Sperren …</translation>
    </message>
    <message>
        <source>Make the next reads full</source>
        <translation>Nächstes Lesen vollständig machen</translation>
    </message>
    <message>
        <source>Revoke or block …</source>
        <translation>Widerrufen oder sperren …</translation>
    </message>
    <message>
        <source>Revoke …</source>
        <translation>Widerrufen …</translation>
    </message>
    <message>
        <source>Rotate …</source>
        <translation>Erneuern …</translation>
    </message>
    <message>
        <source>{0} tokens</source>
        <translation>{0} Token</translation>
    </message>
</context>
<context>
    <name>BulkDialog</name>
    <message>
        <source>1 company</source>
        <translation>1 Firma</translation>
    </message>
    <message>
        <source>1 company has it so already.</source>
        <translation>1 Firma hat es schon so.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Change 1 company</source>
        <translation>1 Firma ändern</translation>
    </message>
    <message>
        <source>Change settings</source>
        <translation>Einstellungen ändern</translation>
    </message>
    <message>
        <source>Change settings of 1 company</source>
        <translation>Einstellungen von 1 Firma ändern</translation>
    </message>
    <message>
        <source>Change settings of {n} companies</source>
        <translation>Einstellungen von {n} Firmen ändern</translation>
    </message>
    <message>
        <source>Change {n} companies</source>
        <translation>{n} Firmen ändern</translation>
    </message>
    <message>
        <source>Clients whose fields or courses change read everything at their next refresh.</source>
        <translation>Clients, deren Felder oder Kurse sich ändern, lesen bei der nächsten Aktualisierung alles.</translation>
    </message>
    <message>
        <source>Copy from</source>
        <translation>Kopieren von</translation>
    </message>
    <message>
        <source>Copy the settings of a company</source>
        <translation>Einstellungen einer Firma kopieren</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Looking at what would change</source>
        <translation>Es wird ermittelt, was sich ändern würde</translation>
    </message>
    <message>
        <source>New value</source>
        <translation>Neuer Wert</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Set the client sync mode</source>
        <translation>Client-Synchronisierung festlegen</translation>
    </message>
    <message>
        <source>Switch a field on or off</source>
        <translation>Ein Feld ein- oder ausschalten</translation>
    </message>
    <message>
        <source>Switch all courses on or off</source>
        <translation>Alle Kurse ein- oder ausschalten</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>With its switched-off courses</source>
        <translation>Mit ihren ausgeschalteten Kursen</translation>
    </message>
    <message>
        <source>{n} companies</source>
        <translation>{n} Firmen</translation>
    </message>
    <message>
        <source>{n} companies have it so already.</source>
        <translation>{n} Firmen haben es schon so.</translation>
    </message>
</context>
<context>
    <name>BundleDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Content of the file</source>
        <translation>Inhalt der Datei</translation>
    </message>
    <message>
        <source>Counting the store&apos;s rows …</source>
        <translation>Zeilen des Speichers werden gezählt …</translation>
    </message>
    <message>
        <source>Files of the bundle</source>
        <translation>Dateien des Pakets</translation>
    </message>
    <message>
        <source>Looking at everything …</source>
        <translation>Alles wird angesehen …</translation>
    </message>
    <message>
        <source>Looking for names of learners …</source>
        <translation>Namen von Teilnehmenden werden gesucht …</translation>
    </message>
    <message>
        <source>No file was written.</source>
        <translation>Es wurde keine Datei geschrieben.</translation>
    </message>
    <message>
        <source>One zip file with what helps to find a problem: without passwords, tokens, names of learners and companies, e-mail addresses, servers and accounts. Look through it, then save it; it is sent nowhere.</source>
        <translation>Eine ZIP-Datei mit allem, was bei der Fehlersuche hilft: ohne Passwörter, Token, Namen von Teilnehmenden und Firmen, E-Mail-Adressen, Server und Konten. Sehen Sie sie durch und speichern Sie sie dann; sie wird nirgendwohin gesendet.</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Progress of the support bundle</source>
        <translation>Fortschritt des Supportpakets</translation>
    </message>
    <message>
        <source>Reading the log …</source>
        <translation>Das Log wird gelesen …</translation>
    </message>
    <message>
        <source>Reading what must not be in it …</source>
        <translation>Es wird gelesen, was nicht darin stehen darf …</translation>
    </message>
    <message>
        <source>Running the checks …</source>
        <translation>Prüfungen laufen …</translation>
    </message>
    <message>
        <source>Save the support bundle</source>
        <translation>Supportpaket speichern</translation>
    </message>
    <message>
        <source>Save …</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Saved as {0}</source>
        <translation>Gespeichert als {0}</translation>
    </message>
    <message>
        <source>Support bundle</source>
        <translation>Supportpaket</translation>
    </message>
    <message>
        <source>The file could not be written</source>
        <translation>Die Datei konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Zip file (*.zip)</source>
        <translation>ZIP-Datei (*.zip)</translation>
    </message>
</context>
<context>
    <name>CertificateDialog</name>
    <message>
        <source>Browse …</source>
        <translation>Durchsuchen …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer *.key *.pfx *.p12);;All files (*)</source>
        <translation>Zertifikate (*.pem *.crt *.cer *.key *.pfx *.p12);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Datei auswählen</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Import a certificate</source>
        <translation>Zertifikat importieren</translation>
    </message>
    <message>
        <source>Its key</source>
        <translation>Sein Schlüssel</translation>
    </message>
    <message>
        <source>None, where it is in the same file.</source>
        <translation>Keiner, wenn er in derselben Datei steht.</translation>
    </message>
    <message>
        <source>PEM files stay where they are, so that renewed ones are used at the next start. A PFX file is unpacked into this site&apos;s folder, and its password is not kept.</source>
        <translation>PEM-Dateien bleiben, wo sie sind, damit erneuerte beim nächsten Start gelten. Eine PFX-Datei wird in den Ordner dieser Site entpackt; ihr Passwort wird nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>The certificate that holds now is kept.</source>
        <translation>Das Zertifikat, das jetzt gilt, bleibt erhalten.</translation>
    </message>
</context>
<context>
    <name>CertificateGetter</name>
    <message>
        <source>Importing a certificate</source>
        <translation>Zertifikat wird importiert</translation>
    </message>
    <message>
        <source>Making a certificate</source>
        <translation>Zertifikat wird erstellt</translation>
    </message>
</context>
<context>
    <name>ChecksCard</name>
    <message>
        <source>1 to look at</source>
        <translation>1 anzusehen</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts auszusetzen</translation>
    </message>
    <message>
        <source>Security check-list</source>
        <translation>Sicherheits-Checkliste</translation>
    </message>
    <message>
        <source>{n} to look at</source>
        <translation>{n} anzusehen</translation>
    </message>
</context>
<context>
    <name>ChecksPart</name>
    <message>
        <source>1 to look at</source>
        <translation>1 anzusehen</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>Looks at the data folder, the keychain, the store&apos;s files, tables, indexes and rows, its backups and the audit trail, and whether Moodle&apos;s database answers. Changes nothing.</source>
        <translation>Sieht nach dem Datenordner, dem Schlüsselbund, den Dateien, Tabellen, Indizes und Zeilen des Speichers, seinen Sicherungen und dem Prüfpfad, und ob Moodles Datenbank antwortet. Ändert nichts.</translation>
    </message>
    <message>
        <source>Nothing is wrong</source>
        <translation>Es ist alles in Ordnung</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>Repair the store of {0}?</source>
        <translation>Den Speicher von {0} reparieren?</translation>
    </message>
    <message>
        <source>Repair …</source>
        <translation>Reparieren …</translation>
    </message>
    <message>
        <source>Run the checks</source>
        <translation>Prüfungen starten</translation>
    </message>
    <message>
        <source>Run them again</source>
        <translation>Noch einmal prüfen</translation>
    </message>
    <message>
        <source>Stopped; nothing was changed</source>
        <translation>Angehalten; es wurde nichts geändert</translation>
    </message>
    <message>
        <source>The site is closed for it and opened again afterwards; its endpoint does not answer meanwhile. Damaged files are repaired or restored from the newest backup and kept aside; missing tables and indexes are made anew. What Moodle has is read again with the next sync.</source>
        <translation>Die Site wird dafür geschlossen und danach wieder geöffnet; ihr Endpunkt antwortet so lange nicht. Beschädigte Dateien werden repariert oder aus der neuesten Sicherung zurückgeholt und beiseitegelegt; fehlende Tabellen und Indizes werden neu angelegt. Was Moodle hat, liest die nächste Synchronisierung wieder.</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}, {1}</translation>
    </message>
    <message>
        <source>{n} to look at</source>
        <translation>{n} anzusehen</translation>
    </message>
</context>
<context>
    <name>ChoicePopup</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>{0} chosen</source>
        <translation>{0} gewählt</translation>
    </message>
</context>
<context>
    <name>ClearDialog</name>
    <message>
        <source>1 company</source>
        <translation>1 Firma</translation>
    </message>
    <message>
        <source>1 row erased</source>
        <translation>1 Zeile gelöscht</translation>
    </message>
    <message>
        <source>Clear a company&apos;s data</source>
        <translation>Daten einer Firma löschen</translation>
    </message>
    <message>
        <source>Clear the data of all companies</source>
        <translation>Daten aller Firmen löschen</translation>
    </message>
    <message>
        <source>Clear the data of {0}</source>
        <translation>Daten von {0} löschen</translation>
    </message>
    <message>
        <source>Clearing was stopped</source>
        <translation>Das Löschen wurde angehalten</translation>
    </message>
    <message>
        <source>Company&apos;s name</source>
        <translation>Name der Firma</translation>
    </message>
    <message>
        <source>Data of all companies cleared: {0}.</source>
        <translation>Daten aller Firmen gelöscht: {0}.</translation>
    </message>
    <message>
        <source>Data of {0} cleared: {1}.</source>
        <translation>Daten von {0} gelöscht: {1}.</translation>
    </message>
    <message>
        <source>Erase all data</source>
        <translation>Alle Daten löschen</translation>
    </message>
    <message>
        <source>Erase its data</source>
        <translation>Daten löschen</translation>
    </message>
    <message>
        <source>Erased for good, of {0}: {1} rows of course progress, removed ones too, {2} entries of their history, {3} rows of training history, {4} daily counts, {5} memberships, {6} learners and {7} courses.</source>
        <translation>Endgültig gelöscht, von {0}: {1} Zeilen Kursfortschritt, auch entfernte, {2} Einträge ihres Verlaufs, {3} Zeilen Schulungsverlauf, {4} Tageszahlen, {5} Mitgliedschaften, {6} Teilnehmende und {7} Kurse.</translation>
    </message>
    <message>
        <source>Erased for good: {0} rows of course progress, removed ones too, {1} entries of their history, {2} rows of training history, {3} daily counts, {4} memberships, and {5} learners and {6} courses of no other company.</source>
        <translation>Endgültig gelöscht: {0} Zeilen Kursfortschritt, auch entfernte, {1} Einträge ihres Verlaufs, {2} Zeilen Schulungsverlauf, {3} Tageszahlen, {4} Mitgliedschaften sowie {5} Teilnehmende und {6} Kurse, die keine andere Firma hat.</translation>
    </message>
    <message>
        <source>Erasing rows</source>
        <translation>Zeilen werden gelöscht</translation>
    </message>
    <message>
        <source>Keep the data</source>
        <translation>Daten behalten</translation>
    </message>
    <message>
        <source>Kept: its settings, tokens and saved exports, the audit trail and the request log, backups until they are due, and what other companies have. Its clients read everything anew at their next refresh. Moodle is never changed.</source>
        <translation>Behalten: ihre Einstellungen, Token und gespeicherten Exporte, der Prüfpfad und das Anfrage-Log, Sicherungen bis zu ihrem Ablauf, und was andere Firmen haben. Ihre Clients lesen bei der nächsten Aktualisierung alles neu. Moodle wird nie geändert.</translation>
    </message>
    <message>
        <source>Kept: settings and tokens of all companies, saved exports, the audit trail, the request log and what Monitoring shows, and backups until they are due. All clients read everything anew at their next refresh. Moodle is never changed.</source>
        <translation>Behalten: Einstellungen und Token aller Firmen, gespeicherte Exporte, der Prüfpfad, das Anfrage-Log und was die Überwachung zeigt, und Sicherungen bis zu ihrem Ablauf. Alle Clients lesen bei der nächsten Aktualisierung alles neu. Moodle wird nie geändert.</translation>
    </message>
    <message>
        <source>Looking at what would be erased</source>
        <translation>Nachsehen, was gelöscht würde</translation>
    </message>
    <message>
        <source>Moodle no longer has this company: no sync brings it back.</source>
        <translation>Moodle hat diese Firma nicht mehr: Keine Synchronisierung bringt sie zurück.</translation>
    </message>
    <message>
        <source>Moodle still has this company: the next sync reads its learners again, without the history. To keep it away, remove it in Moodle first.</source>
        <translation>Moodle hat diese Firma noch: Die nächste Synchronisierung liest ihre Teilnehmenden wieder ein, ohne den Verlauf. Soll sie wegbleiben, entfernen Sie sie zuerst in Moodle.</translation>
    </message>
    <message>
        <source>Moodle still has {0} of them: the next sync reads their learners again. The history, the removed rows and the companies that Moodle no longer has do not come back.</source>
        <translation>Moodle hat davon noch {0}: Die nächste Synchronisierung liest ihre Teilnehmenden wieder ein. Der Verlauf, die entfernten Zeilen und die Firmen, die Moodle nicht mehr hat, kommen nicht wieder.</translation>
    </message>
    <message>
        <source>Nothing was erased.</source>
        <translation>Nichts wurde gelöscht.</translation>
    </message>
    <message>
        <source>Nothing was erased: all of it goes in one piece, or none of it.</source>
        <translation>Nichts wurde gelöscht: Es geht alles auf einmal, oder gar nichts.</translation>
    </message>
    <message>
        <source>Site&apos;s name</source>
        <translation>Name der Site</translation>
    </message>
    <message>
        <source>Traces may stay in the store&apos;s log file until the store is closed.</source>
        <translation>Spuren können in der Log-Datei des Speichers bleiben, bis der Speicher geschlossen wird.</translation>
    </message>
    <message>
        <source>Type “{0}” to confirm. Erasing cannot be undone.</source>
        <translation>Geben Sie zur Bestätigung „{0}“ ein. Das Löschen kann nicht rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>{n} companies</source>
        <translation>{n} Firmen</translation>
    </message>
    <message>
        <source>{n} rows erased</source>
        <translation>{n} Zeilen gelöscht</translation>
    </message>
</context>
<context>
    <name>ClientsPanel</name>
    <message>
        <source>1 refresh today.</source>
        <translation>1 Aktualisierung heute.</translation>
    </message>
    <message>
        <source>A client&apos;s first full read brings only rows that changed within this time.</source>
        <translation>Der erste vollständige Lesevorgang eines Clients bringt nur Zeilen, die sich in dieser Zeit geändert haben.</translation>
    </message>
    <message>
        <source>At the latest after this time an answer is made anew.</source>
        <translation>Spätestens nach dieser Zeit wird eine Antwort neu erstellt.</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Clear the cache</source>
        <translation>Cache leeren</translation>
    </message>
    <message>
        <source>Client sync</source>
        <translation>Client-Synchronisierung</translation>
    </message>
    <message>
        <source>For the plugin&apos;s protocol: tokens in addresses end up in logs of proxies.</source>
        <translation>Für das Protokoll des Plugins: Token in Adressen landen in den Logs von Proxys.</translation>
    </message>
    <message>
        <source>In automatic mode, a client whose last refresh is older than this reads everything.</source>
        <translation>Im automatischen Modus liest ein Client alles, dessen letzte Aktualisierung länger her ist.</translation>
    </message>
    <message>
        <source>Keep answers</source>
        <translation>Antworten aufbewahren</translation>
    </message>
    <message>
        <source>Kept answers</source>
        <translation>Aufbewahrte Antworten</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>Of all its tokens together; pages of one refresh count once.</source>
        <translation>Von allen ihren Token zusammen; die Seiten einer Aktualisierung zählen einmal.</translation>
    </message>
    <message>
        <source>Only POST requests</source>
        <translation>Nur POST-Anfragen</translation>
    </message>
    <message>
        <source>Send courses that learners do not see</source>
        <translation>Kurse senden, die Teilnehmende nicht sehen</translation>
    </message>
    <message>
        <source>Send inactive enrolments</source>
        <translation>Inaktive Einschreibungen senden</translation>
    </message>
    <message>
        <source>Send removed rows, marked by a field “removed”</source>
        <translation>Entfernte Zeilen senden, mit dem Feld „removed“</translation>
    </message>
    <message>
        <source>Send suspended learners</source>
        <translation>Deaktivierte Teilnehmende senden</translation>
    </message>
    <message>
        <source>Suspended, expired or not yet begun ones.</source>
        <translation>Deaktivierte, abgelaufene oder noch nicht begonnene.</translation>
    </message>
    <message>
        <source>The same question is answered from memory while the company&apos;s data has not changed.</source>
        <translation>Dieselbe Frage wird aus dem Arbeitsspeicher beantwortet, solange sich die Daten der Firma nicht geändert haben.</translation>
    </message>
    <message>
        <source>What the plugin&apos;s protocol leaves out</source>
        <translation>Was das Protokoll des Plugins weglässt</translation>
    </message>
    <message>
        <source>Without it, the first refresh after a removal is a full one in automatic mode.</source>
        <translation>Ohne sie ist im automatischen Modus die erste Aktualisierung nach einer Entfernung eine vollständige.</translation>
    </message>
    <message>
        <source>{n} refreshes today.</source>
        <translation>{n} Aktualisierungen heute.</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Do so from now on, and do not ask again</source>
        <translation>Ab jetzt so, ohne noch einmal zu fragen</translation>
    </message>
    <message>
        <source>In the background the schedule goes on syncing, and the endpoint goes on answering. The icon in the tray brings the window back.</source>
        <translation>Im Hintergrund synchronisiert der Zeitplan weiter, und der Endpunkt antwortet weiter. Das Symbol im Infobereich holt das Fenster zurück.</translation>
    </message>
    <message>
        <source>Keep ALX Desktop running?</source>
        <translation>ALX Desktop weiterlaufen lassen?</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Settings has this too, under “Background and start”.</source>
        <translation>Das steht auch in den Einstellungen, unter „Hintergrund und Start“.</translation>
    </message>
</context>
<context>
    <name>ClosedPage</name>
    <message>
        <source>Open the reports</source>
        <translation>Berichte öffnen</translation>
    </message>
    <message>
        <source>You read this site&apos;s shared store as an analyst ({0}), and its database lets you see the companies that an administrator gave you: in Reports, Companies, Monitoring and the Control Center.</source>
        <translation>Sie lesen den gemeinsamen Speicher dieser Site mit der Analyse-Rolle ({0}), und seine Datenbank zeigt Ihnen die Firmen, die Ihnen die Administration gegeben hat: in Berichte, Firmen, Überwachung und Leitstand.</translation>
    </message>
    <message>
        <source>{0}: for administrators</source>
        <translation>{0}: für die Administration</translation>
    </message>
</context>
<context>
    <name>ColumnPopup</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>Nach unten (Alt+Ab)</translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation>Nach oben (Alt+Auf)</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Search columns</source>
        <translation>Spalten suchen</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation>Passende Befehle</translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>Nichts passt.</translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation>Befehle suchen</translation>
    </message>
</context>
<context>
    <name>CompaniesPage</name>
    <message>
        <source>Clear the cache of all companies</source>
        <translation>Cache aller Firmen leeren</translation>
    </message>
    <message>
        <source>Clear the data of all companies …</source>
        <translation>Daten aller Firmen löschen …</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>Firmen</translation>
    </message>
    <message>
        <source>Company defaults …</source>
        <translation>Standardwerte …</translation>
    </message>
    <message>
        <source>Go to Sync</source>
        <translation>Zur Synchronisierung</translation>
    </message>
    <message>
        <source>Here you will set what each company&apos;s clients get. The first sync reads the companies.</source>
        <translation>Hier legen Sie fest, was die Clients jeder Firma bekommen. Die erste Synchronisierung liest die Firmen.</translation>
    </message>
    <message>
        <source>Import from the Moodle plugin …</source>
        <translation>Aus dem Moodle-Plugin importieren …</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>No companies yet</source>
        <translation>Noch keine Firmen</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Reading the companies</source>
        <translation>Firmen werden gelesen</translation>
    </message>
    <message>
        <source>Settings for new companies …</source>
        <translation>Einstellungen für neue Firmen …</translation>
    </message>
    <message>
        <source>Settings of a company</source>
        <translation>Einstellungen einer Firma</translation>
    </message>
    <message>
        <source>Syncing 1 company</source>
        <translation>1 Firma wird synchronisiert</translation>
    </message>
    <message>
        <source>Syncing {n} companies</source>
        <translation>{n} Firmen werden synchronisiert</translation>
    </message>
    <message>
        <source>The list below was read earlier.</source>
        <translation>Die Liste unten wurde früher gelesen.</translation>
    </message>
    <message>
        <source>There is no other company to compare with.</source>
        <translation>Es gibt keine andere Firma zum Vergleichen.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Watch it</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>What clients of a company get that nobody has set anything for</source>
        <translation>Was die Clients einer Firma bekommen, für die niemand etwas festgelegt hat</translation>
    </message>
    <message>
        <source>erase delete reset</source>
        <translation>löschen entfernen zurücksetzen</translation>
    </message>
</context>
<context>
    <name>CompaniesStep</name>
    <message>
        <source>A profile field</source>
        <translation>Ein Profilfeld</translation>
    </message>
    <message>
        <source>Cohorts</source>
        <translation>Globale Gruppen</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>Firmen</translation>
    </message>
    <message>
        <source>Course categories</source>
        <translation>Kursbereiche</translation>
    </message>
    <message>
        <source>Each cohort is a company, its members are its learners.</source>
        <translation>Jede globale Gruppe ist eine Firma, ihre Mitglieder sind die Teilnehmenden.</translation>
    </message>
    <message>
        <source>Each top category is a company; whoever is enrolled in its courses is its learner.</source>
        <translation>Jeder oberste Kursbereich ist eine Firma; wer in seine Kurse eingeschrieben ist, gehört zu ihr.</translation>
    </message>
    <message>
        <source>IOMAD&apos;s companies</source>
        <translation>Firmen von IOMAD</translation>
    </message>
    <message>
        <source>Learners with the same value in that field are a company.</source>
        <translation>Teilnehmende mit demselben Wert in diesem Feld bilden eine Firma.</translation>
    </message>
    <message>
        <source>Looking at the site …</source>
        <translation>Die Site wird angesehen …</translation>
    </message>
    <message>
        <source>Looking for companies</source>
        <translation>Firmen werden gesucht</translation>
    </message>
    <message>
        <source>Reports are made per company. IOMAD has companies of its own; without it, choose what fits.</source>
        <translation>Berichte werden je Firma erstellt. IOMAD hat eigene Firmen; ohne IOMAD wählen Sie, was passt.</translation>
    </message>
    <message>
        <source>Short name of the profile field</source>
        <translation>Kurzname des Profilfelds</translation>
    </message>
    <message>
        <source>The whole site is one company</source>
        <translation>Die ganze Site ist eine Firma</translation>
    </message>
    <message>
        <source>Where do companies come from?</source>
        <translation>Woher kommen die Firmen?</translation>
    </message>
    <message>
        <source>With their departments, courses and licences.</source>
        <translation>Mit ihren Abteilungen, Kursen und Lizenzen.</translation>
    </message>
    <message>
        <source>short name, e.g. company</source>
        <translation>Kurzname, z. B. company</translation>
    </message>
</context>
<context>
    <name>CompanyChoice</name>
    <message>
        <source>1 chosen</source>
        <translation>1 gewählt</translation>
    </message>
    <message>
        <source>Choose all shown</source>
        <translation>Alle gezeigten wählen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Search companies</source>
        <translation>Firmen suchen</translation>
    </message>
    <message>
        <source>{n} chosen</source>
        <translation>{n} gewählt</translation>
    </message>
</context>
<context>
    <name>CompanyDetail</name>
    <message>
        <source>All companies</source>
        <translation>Alle Firmen</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Compare …</source>
        <translation>Vergleichen …</translation>
    </message>
    <message>
        <source>Courses</source>
        <translation>Kurse</translation>
    </message>
    <message>
        <source>Defaults for new companies</source>
        <translation>Standardwerte für neue Firmen</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>Abteilungen</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Learners</source>
        <translation>Teilnehmende</translation>
    </message>
    <message>
        <source>Moodle no longer has this company. Its settings can be seen, but not changed; offboarding exports what is left of it, and erases it.</source>
        <translation>Moodle hat diese Firma nicht mehr. Ihre Einstellungen können angesehen, aber nicht geändert werden; das Offboarding exportiert, was von ihr übrig ist, und löscht es.</translation>
    </message>
    <message>
        <source>New companies</source>
        <translation>Neue Firmen</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Offboard …</source>
        <translation>Offboarding …</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Parts of the company</source>
        <translation>Teile der Firma</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Reading the company</source>
        <translation>Firma wird gelesen</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>What is below was read earlier.</source>
        <translation>Was unten steht, wurde früher gelesen.</translation>
    </message>
    <message>
        <source>You read this company as an analyst. Its settings are for administrators to change.</source>
        <translation>Sie lesen diese Firma mit der Analyse-Rolle. Ihre Einstellungen ändert die Administration.</translation>
    </message>
</context>
<context>
    <name>CompanyEditor</name>
    <message>
        <source>1 company</source>
        <translation>1 Firma</translation>
    </message>
    <message>
        <source>1 setting was changed since, and stays so.</source>
        <translation>1 Einstellung wurde seither geändert und bleibt so.</translation>
    </message>
    <message>
        <source>Cache cleared for {0}: their next requests are answered from the store.</source>
        <translation>Cache für {0} geleert: Die nächsten Anfragen werden aus dem Speicher beantwortet.</translation>
    </message>
    <message>
        <source>Clearing the cache</source>
        <translation>Cache wird geleert</translation>
    </message>
    <message>
        <source>Nothing changed: it was so already.</source>
        <translation>Nichts geändert: Es war schon so.</translation>
    </message>
    <message>
        <source>The cache was not cleared</source>
        <translation>Der Cache wurde nicht geleert</translation>
    </message>
    <message>
        <source>The plugin&apos;s settings are taken over for {0}.</source>
        <translation>Die Einstellungen des Plugins sind für {0} übernommen.</translation>
    </message>
    <message>
        <source>The settings were not changed</source>
        <translation>Die Einstellungen wurden nicht geändert</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undoing the change</source>
        <translation>Änderung wird rückgängig gemacht</translation>
    </message>
    <message>
        <source>Undoing the import</source>
        <translation>Import wird rückgängig gemacht</translation>
    </message>
    <message>
        <source>Undone: {0} as before.</source>
        <translation>Rückgängig gemacht: {0} wie zuvor.</translation>
    </message>
    <message>
        <source>What was changed since stays so.</source>
        <translation>Was seither geändert wurde, bleibt so.</translation>
    </message>
    <message>
        <source>{n} companies</source>
        <translation>{n} Firmen</translation>
    </message>
    <message>
        <source>{n} settings were changed since, and stay so.</source>
        <translation>{n} Einstellungen wurden seither geändert und bleiben so.</translation>
    </message>
</context>
<context>
    <name>CompanyList</name>
    <message>
        <source>1 company</source>
        <translation>1 Firma</translation>
    </message>
    <message>
        <source>A sync is running</source>
        <translation>Eine Synchronisierung läuft</translation>
    </message>
    <message>
        <source>Change settings …</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Choose two companies</source>
        <translation>Wählen Sie zwei Firmen</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>Firmen</translation>
    </message>
    <message>
        <source>Companies that Moodle no longer has</source>
        <translation>Firmen, die Moodle nicht mehr hat</translation>
    </message>
    <message>
        <source>Compare …</source>
        <translation>Vergleichen …</translation>
    </message>
    <message>
        <source>Moodle no longer has all of them</source>
        <translation>Moodle hat sie nicht mehr alle</translation>
    </message>
    <message>
        <source>No company fits</source>
        <translation>Keine Firma passt</translation>
    </message>
    <message>
        <source>Offboard …</source>
        <translation>Offboarding …</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Read the chosen companies whole from Moodle, one after the other</source>
        <translation>Liest die gewählten Firmen ganz aus Moodle, eine nach der anderen</translation>
    </message>
    <message>
        <source>Removed companies</source>
        <translation>Entfernte Firmen</translation>
    </message>
    <message>
        <source>Search companies</source>
        <translation>Firmen suchen</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Synchronisieren</translation>
    </message>
    <message>
        <source>The search looks at names, short names and ids.</source>
        <translation>Gesucht wird in Namen, Kurznamen und IDs.</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>gezeigt</translation>
    </message>
    <message>
        <source>{0} selected</source>
        <translation>{0} ausgewählt</translation>
    </message>
    <message>
        <source>{n} companies</source>
        <translation>{n} Firmen</translation>
    </message>
</context>
<context>
    <name>CompanyProgressTable</name>
    <message>
        <source>1 company so far</source>
        <translation>bisher 1 Firma</translation>
    </message>
    <message>
        <source>By company</source>
        <translation>Nach Firma</translation>
    </message>
    <message>
        <source>Progress per company</source>
        <translation>Fortschritt je Firma</translation>
    </message>
    <message>
        <source>Search companies</source>
        <translation>Firmen suchen</translation>
    </message>
    <message>
        <source>{0} of {1} companies read</source>
        <translation>{0} von {1} Firmen gelesen</translation>
    </message>
    <message>
        <source>{n} companies so far</source>
        <translation>bisher {n} Firmen</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>1 setting differs.</source>
        <translation>1 Einstellung unterscheidet sich.</translation>
    </message>
    <message>
        <source>Both have the same settings.</source>
        <translation>Beide haben dieselben Einstellungen.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Compare settings</source>
        <translation>Einstellungen vergleichen</translation>
    </message>
    <message>
        <source>Comparing settings</source>
        <translation>Einstellungen werden verglichen</translation>
    </message>
    <message>
        <source>Copy from</source>
        <translation>Kopieren von</translation>
    </message>
    <message>
        <source>Copy settings</source>
        <translation>Einstellungen kopieren</translation>
    </message>
    <message>
        <source>Copy to</source>
        <translation>Kopieren nach</translation>
    </message>
    <message>
        <source>Courses, too</source>
        <translation>Auch Kurse</translation>
    </message>
    <message>
        <source>Has</source>
        <translation>Hat</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Tauschen</translation>
    </message>
    <message>
        <source>Would get</source>
        <translation>Bekäme</translation>
    </message>
    <message>
        <source>{0} Copying gives {1} what is at the right.</source>
        <translation>{0} Beim Kopieren bekommt {1}, was rechts steht.</translation>
    </message>
    <message>
        <source>{0} has the settings of {1}</source>
        <translation>{0} hat die Einstellungen von {1}</translation>
    </message>
    <message>
        <source>{n} settings differ.</source>
        <translation>{n} Einstellungen unterscheiden sich.</translation>
    </message>
</context>
<context>
    <name>ConnectionCard</name>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Companies from</source>
        <translation>Firmen aus</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Edit and test …</source>
        <translation>Bearbeiten und testen …</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>SSH tunnel</source>
        <translation>SSH-Tunnel</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Table prefix</source>
        <translation>Tabellenpräfix</translation>
    </message>
    <message>
        <source>certificate checked with {0}</source>
        <translation>Zertifikat geprüft mit {0}</translation>
    </message>
    <message>
        <source>if the server offers it; its certificate is not checked</source>
        <translation>wenn der Server es anbietet; sein Zertifikat wird nicht geprüft</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>not known: others keep this shared store up to date</source>
        <translation>nicht bekannt: Andere halten diesen gemeinsamen Speicher aktuell</translation>
    </message>
    <message>
        <source>{0} (demo)</source>
        <translation>{0} (Demo)</translation>
    </message>
</context>
<context>
    <name>ControlCenterActs</name>
    <message>
        <source>Back up now</source>
        <translation>Jetzt sichern</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Backup made, {0}.</source>
        <translation>Sicherung erstellt, {0}.</translation>
    </message>
    <message>
        <source>Compare with Moodle</source>
        <translation>Mit Moodle abgleichen</translation>
    </message>
    <message>
        <source>Finds changes that left no date in Moodle, and takes them over</source>
        <translation>Findet Änderungen, die in Moodle kein Datum hinterließen, und übernimmt sie</translation>
    </message>
    <message>
        <source>For administrators of the shared store</source>
        <translation>Für die Administration des gemeinsamen Speichers</translation>
    </message>
    <message>
        <source>See the requests</source>
        <translation>Anfragen ansehen</translation>
    </message>
    <message>
        <source>See the tokens</source>
        <translation>Token ansehen</translation>
    </message>
    <message>
        <source>Start the endpoint</source>
        <translation>Endpunkt starten</translation>
    </message>
    <message>
        <source>Stop the endpoint</source>
        <translation>Endpunkt anhalten</translation>
    </message>
</context>
<context>
    <name>ControlCenterPage</name>
    <message>
        <source>1 company</source>
        <translation>1 Firma</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>Firmen</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Control Center</source>
        <translation>Leitstand</translation>
    </message>
    <message>
        <source>Figures and companies appear here as soon as it has finished.</source>
        <translation>Zahlen und Firmen erscheinen hier, sobald sie fertig ist.</translation>
    </message>
    <message>
        <source>Go to Sync</source>
        <translation>Zur Synchronisierung</translation>
    </message>
    <message>
        <source>Here you will see how training stands, what needs attention, and each company in one line. The first sync reads it from Moodle; Moodle itself is never changed. Choose Sync now to begin.</source>
        <translation>Hier sehen Sie, wie es um die Schulungen steht, was zu tun ist, und jede Firma in einer Zeile. Die erste Synchronisierung liest es aus Moodle; Moodle selbst wird nie geändert. Beginnen Sie mit Synchronisieren.</translation>
    </message>
    <message>
        <source>No data yet</source>
        <translation>Noch keine Daten</translation>
    </message>
    <message>
        <source>Open report</source>
        <translation>Bericht öffnen</translation>
    </message>
    <message>
        <source>The figures below were read at {0}.</source>
        <translation>Die Zahlen unten wurden um {0} gelesen.</translation>
    </message>
    <message>
        <source>The first sync is running</source>
        <translation>Die erste Synchronisierung läuft</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>refreshing …</source>
        <translation>wird aktualisiert …</translation>
    </message>
    <message>
        <source>{n} companies</source>
        <translation>{n} Firmen</translation>
    </message>
</context>
<context>
    <name>CopyAction</name>
    <message>
        <source>1 row copied, with headers</source>
        <translation>1 Zeile kopiert, mit Überschriften</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy {0} rows?</source>
        <translation>{0} Zeilen kopieren?</translation>
    </message>
    <message>
        <source>Copying rows</source>
        <translation>Zeilen werden kopiert</translation>
    </message>
    <message>
        <source>Other programs may take long to paste that much. An export writes a file instead.</source>
        <translation>Andere Programme brauchen zum Einfügen so vieler Zeilen lange. Ein Export schreibt stattdessen eine Datei.</translation>
    </message>
    <message>
        <source>Select rows first, or all of them with Ctrl+A</source>
        <translation>Wählen Sie zuerst Zeilen aus, oder alle mit Strg+A</translation>
    </message>
    <message>
        <source>{0} rows are too many to copy; the limit is {1}. Export them instead.</source>
        <translation>{0} Zeilen sind zu viele zum Kopieren; die Grenze ist {1}. Exportieren Sie sie stattdessen.</translation>
    </message>
    <message>
        <source>{n} rows copied, with headers</source>
        <translation>{n} Zeilen kopiert, mit Überschriften</translation>
    </message>
</context>
<context>
    <name>CoursesSection</name>
    <message>
        <source>A course that is off does not exist for the company&apos;s clients. New courses are on until you switch them off. A double click or Return switches a course.</source>
        <translation>Ein ausgeschalteter Kurs existiert für die Clients der Firma nicht. Neue Kurse sind eingeschaltet, bis Sie sie ausschalten. Doppelklick oder Eingabetaste schaltet einen Kurs um.</translation>
    </message>
    <message>
        <source>All courses: off</source>
        <translation>Alle Kurse: aus</translation>
    </message>
    <message>
        <source>All courses: on</source>
        <translation>Alle Kurse: ein</translation>
    </message>
    <message>
        <source>All off</source>
        <translation>Alle aus</translation>
    </message>
    <message>
        <source>All on</source>
        <translation>Alle ein</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>{0} courses</source>
        <translation>{0} Kurse</translation>
    </message>
    <message>
        <source>{0} of {1} on</source>
        <translation>{0} von {1} ein</translation>
    </message>
</context>
<context>
    <name>CrashCard</name>
    <message>
        <source>ALX Desktop met an error that nobody caught, or ended unexpectedly: {0}. The report is only on this computer; a support bundle takes along where it happened, without names.</source>
        <translation>ALX Desktop ist auf einen Fehler gestoßen, den niemand abgefangen hat, oder endete unerwartet: {0}. Der Bericht ist nur auf diesem Computer; ein Supportpaket nimmt mit, wo es geschah, ohne Namen.</translation>
    </message>
    <message>
        <source>Delete the report</source>
        <translation>Bericht löschen</translation>
    </message>
    <message>
        <source>The last crash</source>
        <translation>Der letzte Absturz</translation>
    </message>
    <message>
        <source>View the report …</source>
        <translation>Bericht ansehen …</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Delete the report</source>
        <translation>Bericht löschen</translation>
    </message>
    <message>
        <source>Report of the last crash</source>
        <translation>Bericht über den letzten Absturz</translation>
    </message>
    <message>
        <source>Support bundle …</source>
        <translation>Supportpaket …</translation>
    </message>
    <message>
        <source>What was synced is safe. This text was sent nowhere; it may quote names. In a support bundle only the place of the error and its kind are kept.</source>
        <translation>Was synchronisiert wurde, ist sicher. Dieser Text wurde nirgendwohin gesendet; er kann Namen enthalten. In ein Supportpaket kommen nur Ort und Art des Fehlers.</translation>
    </message>
</context>
<context>
    <name>CrashOffer</name>
    <message>
        <source>ALX Desktop met an error the last time, or was ended from outside. A report of it is on this computer; it was sent nowhere.</source>
        <translation>ALX Desktop ist beim letzten Mal auf einen Fehler gestoßen oder wurde von außen beendet. Ein Bericht darüber ist auf diesem Computer; er wurde nirgendwohin gesendet.</translation>
    </message>
    <message>
        <source>Deleting the report</source>
        <translation>Bericht wird gelöscht</translation>
    </message>
    <message>
        <source>The report was deleted.</source>
        <translation>Der Bericht wurde gelöscht.</translation>
    </message>
    <message>
        <source>View the report</source>
        <translation>Bericht ansehen</translation>
    </message>
</context>
<context>
    <name>DataCard</name>
    <message>
        <source>Everything this application keeps is in one folder of yours; passwords are not in it.</source>
        <translation>Alles, was diese Anwendung aufbewahrt, ist in einem Ordner, der Ihnen gehört; Passwörter sind nicht darin.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Open the data folder</source>
        <translation>Datenordner öffnen</translation>
    </message>
    <message>
        <source>Open the logs</source>
        <translation>Logs öffnen</translation>
    </message>
</context>
<context>
    <name>DatabaseStep</name>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Better than Moodle&apos;s own account is one that may only read. The database&apos;s administrator makes it; the script and a letter are ready.</source>
        <translation>Besser als Moodles eigenes Konto ist eines, das nur lesen darf. Die Datenbankadministration legt es an; Skript und Brief dafür liegen bereit.</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA-Datei</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer *.key)</source>
        <translation>Zertifikate (*.pem *.crt *.cer *.key)</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Check the server&apos;s certificate</source>
        <translation>Zertifikat des Servers prüfen</translation>
    </message>
    <message>
        <source>Choose a PEM file</source>
        <translation>PEM-Datei auswählen</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Auswählen …</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>Client-Zertifikat</translation>
    </message>
    <message>
        <source>Client key</source>
        <translation>Client-Schlüssel</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Encrypted if the server offers it. To be sure who answers, give the server&apos;s CA file.</source>
        <translation>Verschlüsselt, wenn der Server es anbietet. Um sicher zu sein, wer antwortet, geben Sie die CA-Datei des Servers an.</translation>
    </message>
    <message>
        <source>Encryption (TLS)</source>
        <translation>Verschlüsselung (TLS)</translation>
    </message>
    <message>
        <source>Filled in.</source>
        <translation>Ausgefüllt.</translation>
    </message>
    <message>
        <source>Filled in. “localhost” is Moodle&apos;s own machine: enter its name as this computer knows it, or that machine as the SSH server below.</source>
        <translation>Ausgefüllt. „localhost“ ist Moodles eigener Rechner: Geben Sie dessen Namen so an, wie dieser Computer ihn kennt, oder jenen Rechner unten als SSH-Server.</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Einklappen</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>In front of every table&apos;s name; “mdl_” on most sites, may be empty.</source>
        <translation>Steht vor jedem Tabellennamen; meist „mdl_“, kann leer sein.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Moodle&apos;s database</source>
        <translation>Datenbank von Moodle</translation>
    </message>
    <message>
        <source>Moodle&apos;s own file config.php names its database: dbhost, dbname, dbuser, dbpass and prefix. Copy that file&apos;s text, and the fields fill themselves.</source>
        <translation>Moodles eigene Datei config.php nennt die Datenbank: dbhost, dbname, dbuser, dbpass und prefix. Kopieren Sie den Text dieser Datei, dann füllen sich die Felder von selbst.</translation>
    </message>
    <message>
        <source>No keychain answers here: it is kept until the window closes</source>
        <translation>Kein Schlüsselbund antwortet: Es bleibt bekannt, bis das Fenster geschlossen wird</translation>
    </message>
    <message>
        <source>Only if the server asks for one.</source>
        <translation>Nur wenn der Server eines verlangt.</translation>
    </message>
    <message>
        <source>PEM file of the authority that signed the server&apos;s certificate.</source>
        <translation>PEM-Datei der Stelle, die das Zertifikat des Servers signiert hat.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Paste config.php</source>
        <translation>config.php einfügen</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Save it in the encrypted vault</source>
        <translation>Im verschlüsselten Tresor speichern</translation>
    </message>
    <message>
        <source>Save it in this computer&apos;s keychain</source>
        <translation>Im Schlüsselbund dieses Computers speichern</translation>
    </message>
    <message>
        <source>Table prefix</source>
        <translation>Tabellenpräfix</translation>
    </message>
    <message>
        <source>The clipboard has no config.php. Copy the whole file&apos;s text first.</source>
        <translation>Die Zwischenablage enthält keine config.php. Kopieren Sie zuerst den ganzen Text der Datei.</translation>
    </message>
    <message>
        <source>The server must prove itself with a certificate signed by {0}.</source>
        <translation>Der Server muss sich mit einem Zertifikat ausweisen, das {0} signiert hat.</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Where to find this</source>
        <translation>Wo Sie das finden</translation>
    </message>
    <message>
        <source>Which rights the account needs</source>
        <translation>Welche Rechte das Konto braucht</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
</context>
<context>
    <name>DemoMaker</name>
    <message>
        <source>Making the demo site</source>
        <translation>Demo-Site wird erstellt</translation>
    </message>
</context>
<context>
    <name>DemoNews</name>
    <message>
        <source>Demo: {0}</source>
        <translation>Demo: {0}</translation>
    </message>
</context>
<context>
    <name>DemoScreen</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Companies, learners, courses and two years of training, all invented.</source>
        <translation>Firmen, Teilnehmende, Kurse und zwei Jahre Schulungen, alles erfunden.</translation>
    </message>
    <message>
        <source>Making the demo site</source>
        <translation>Demo-Site wird erstellt</translation>
    </message>
</context>
<context>
    <name>DepartmentsSection</name>
    <message>
        <source>1 department</source>
        <translation>1 Abteilung</translation>
    </message>
    <message>
        <source>Titles of the columns</source>
        <translation>Titel der Spalten</translation>
    </message>
    <message>
        <source>{n} departments</source>
        <translation>{n} Abteilungen</translation>
    </message>
</context>
<context>
    <name>DesktopNotes</name>
    <message>
        <source>1 more</source>
        <translation>1 weiterer</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>{0}, and {1}</source>
        <translation>{0}, und {1}</translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation>{n} weitere</translation>
    </message>
</context>
<context>
    <name>DiagnosticsPage</name>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Copied. It may name servers and folders; a support bundle does not.</source>
        <translation>Kopiert. Es kann Server und Ordner nennen; ein Supportpaket tut das nicht.</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alles kopieren</translation>
    </message>
    <message>
        <source>Copy what Diagnostics shows</source>
        <translation>Inhalt der Diagnose kopieren</translation>
    </message>
    <message>
        <source>Deleting the report</source>
        <translation>Bericht wird gelöscht</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Looking for a crash</source>
        <translation>Nach einem Absturz wird gesehen</translation>
    </message>
    <message>
        <source>Make a support bundle</source>
        <translation>Supportpaket erstellen</translation>
    </message>
    <message>
        <source>Moodle&apos;s database</source>
        <translation>Datenbank von Moodle</translation>
    </message>
    <message>
        <source>Reporting store</source>
        <translation>Berichtsspeicher</translation>
    </message>
    <message>
        <source>Run the checks</source>
        <translation>Prüfungen starten</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>Log zeigen</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Support bundle …</source>
        <translation>Supportpaket …</translation>
    </message>
    <message>
        <source>The report was deleted.</source>
        <translation>Der Bericht wurde gelöscht.</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Versions, what the checks found and the store&apos;s figures, as text</source>
        <translation>Versionen, Befunde der Prüfungen und Zahlen des Speichers, als Text</translation>
    </message>
    <message>
        <source>What is looked at</source>
        <translation>Was angesehen wird</translation>
    </message>
    <message>
        <source>What runs here, what is wrong with it, and what was written about it</source>
        <translation>Was hier läuft, was daran nicht stimmt, und was darüber geschrieben wurde</translation>
    </message>
</context>
<context>
    <name>EndpointGlance</name>
    <message>
        <source>1 request</source>
        <translation>1 Anfrage</translation>
    </message>
    <message>
        <source>95 % within</source>
        <translation>95 % innerhalb</translation>
    </message>
    <message>
        <source>Changing …</source>
        <translation>Wird geändert …</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Last 24 hours; up to {0} in an hour</source>
        <translation>Letzte 24 Stunden; bis zu {0} in einer Stunde</translation>
    </message>
    <message>
        <source>No requests in the last 24 hours</source>
        <translation>Keine Anfragen in den letzten 24 Stunden</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>Nicht gestartet</translation>
    </message>
    <message>
        <source>Refused or failed</source>
        <translation>Abgelehnt oder fehlgeschlagen</translation>
    </message>
    <message>
        <source>Requests in each of the last 24 hours</source>
        <translation>Anfragen in jeder der letzten 24 Stunden</translation>
    </message>
    <message>
        <source>Requests today</source>
        <translation>Anfragen heute</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Time to answer, of the newest 10,000 requests of today at most</source>
        <translation>Antwortzeit, der höchstens 10.000 neuesten Anfragen von heute</translation>
    </message>
    <message>
        <source>{0} ms</source>
        <translation>{0} ms</translation>
    </message>
    <message>
        <source>{0} refused, {1} failed</source>
        <translation>{0} abgelehnt, {1} fehlgeschlagen</translation>
    </message>
    <message>
        <source>{n} requests</source>
        <translation>{n} Anfragen</translation>
    </message>
</context>
<context>
    <name>EndpointPage</name>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Looking at the endpoint</source>
        <translation>Der Endpunkt wird angesehen</translation>
    </message>
    <message>
        <source>Nothing was lost: clients that ask later get what they have missed.</source>
        <translation>Nichts ging verloren: Clients, die später fragen, bekommen, was sie verpasst haben.</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Power BI, Excel and scripts read the store here, one company per token</source>
        <translation>Power BI, Excel und Skripte lesen hier den Speicher, eine Firma je Token</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Show the endpoint&apos;s requests</source>
        <translation>Anfragen des Endpunkts zeigen</translation>
    </message>
    <message>
        <source>Start the endpoint</source>
        <translation>Endpunkt starten</translation>
    </message>
    <message>
        <source>Stop the endpoint</source>
        <translation>Endpunkt anhalten</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Try the endpoint</source>
        <translation>Endpunkt ausprobieren</translation>
    </message>
    <message>
        <source>What is looked at</source>
        <translation>Was angesehen wird</translation>
    </message>
    <message>
        <source>Who pulls? …</source>
        <translation>Wer ruft ab? …</translation>
    </message>
</context>
<context>
    <name>EndpointSaver</name>
    <message>
        <source>Endpoint settings</source>
        <translation>Einstellungen des Endpunkts</translation>
    </message>
    <message>
        <source>The endpoint&apos;s settings hold.</source>
        <translation>Die Einstellungen des Endpunkts gelten.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>EndpointSettingsCard</name>
    <message>
        <source>A free one</source>
        <translation>Ein freier</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Address and certificate</source>
        <translation>Adresse und Zertifikat</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Automatic start</source>
        <translation>Automatisch starten</translation>
    </message>
    <message>
        <source>By which clients call it, beside this computer&apos;s own; with commas between them. A request by another name is refused.</source>
        <translation>Unter denen Clients ihn ansprechen, neben denen dieses Computers; durch Kommas getrennt. Anfragen unter anderen Namen werden abgelehnt.</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Clients have it in their settings: better keep it.</source>
        <translation>Er steht in den Einstellungen der Clients: besser beibehalten.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>For {0}; expires {1}.</source>
        <translation>Für {0}; läuft {1} ab.</translation>
    </message>
    <message>
        <source>Give an address of this computer.</source>
        <translation>Geben Sie eine Adresse dieses Computers an.</translation>
    </message>
    <message>
        <source>Import …</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>It cannot be used: {0}</source>
        <translation>Es ist nicht benutzbar: {0}</translation>
    </message>
    <message>
        <source>Made by itself: on Windows, install it under “Trusted Root Certification Authorities” of each computer that reads.</source>
        <translation>Selbst erstellt: Installieren Sie es unter Windows auf jedem lesenden Computer unter „Vertrauenswürdige Stammzertifizierungsstellen“.</translation>
    </message>
    <message>
        <source>Make one</source>
        <translation>Erstellen</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>None, not applied yet.</source>
        <translation>Keines, noch nicht angewendet.</translation>
    </message>
    <message>
        <source>None. Needed as soon as other computers reach it: without, anyone on the way could read tokens and learners&apos; data. Import your organisation&apos;s (PEM or PFX), or make one here: then each computer that reads must be told to trust it.</source>
        <translation>Keines. Nötig, sobald andere Computer ihn erreichen: Ohne könnte jeder auf dem Weg Token und Daten der Teilnehmenden lesen. Importieren Sie das Ihrer Organisation (PEM oder PFX), oder erstellen Sie hier eines: Dann muss jeder lesende Computer ihm vertrauen.</translation>
    </message>
    <message>
        <source>Not applied yet.</source>
        <translation>Noch nicht angewendet.</translation>
    </message>
    <message>
        <source>One address …</source>
        <translation>Eine Adresse …</translation>
    </message>
    <message>
        <source>Other computers may reach it only with a certificate.</source>
        <translation>Andere Computer dürfen ihn nur mit einem Zertifikat erreichen.</translation>
    </message>
    <message>
        <source>Other computers too</source>
        <translation>Auch andere Computer</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Start it with the window, and with “alx-desktop serve”</source>
        <translation>Mit dem Fenster und mit „alx-desktop serve“ starten</translation>
    </message>
    <message>
        <source>This computer only</source>
        <translation>Nur dieser Computer</translation>
    </message>
    <message>
        <source>Who reaches it</source>
        <translation>Wer ihn erreicht</translation>
    </message>
    <message>
        <source>{0}, not applied yet.</source>
        <translation>{0}, noch nicht angewendet.</translation>
    </message>
</context>
<context>
    <name>EndpointView</name>
    <message>
        <source>1 time</source>
        <translation>1-mal</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Cache hits</source>
        <translation>Cache-Treffer</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>Code and status</source>
        <translation>Code und Status</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>Firmen</translation>
    </message>
    <message>
        <source>Details of the error</source>
        <translation>Details des Fehlers</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Errors and refusals</source>
        <translation>Fehler und Ablehnungen</translation>
    </message>
    <message>
        <source>Go to Endpoint</source>
        <translation>Zum Endpunkt</translation>
    </message>
    <message>
        <source>Here you will see how Power BI, Excel and scripts are answered: how many requests, how fast, and what went wrong. Start the endpoint, and let a client read from it; or look further back.</source>
        <translation>Hier sehen Sie, wie Power BI, Excel und Skripte beantwortet werden: wie viele Anfragen, wie schnell, und was schiefging. Starten Sie den Endpunkt, und lassen Sie einen Client lesen; oder blicken Sie weiter zurück.</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>Wie oft</translation>
    </message>
    <message>
        <source>No company&apos;s token was used in this time.</source>
        <translation>In dieser Zeit wurde kein Token einer Firma benutzt.</translation>
    </message>
    <message>
        <source>No request in this time</source>
        <translation>Keine Anfrage in dieser Zeit</translation>
    </message>
    <message>
        <source>No request was refused or failed in this time.</source>
        <translation>In dieser Zeit wurde keine Anfrage abgelehnt, und keine ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>No token was used in this time.</source>
        <translation>In dieser Zeit wurde kein Token benutzt.</translation>
    </message>
    <message>
        <source>Nothing is kept of the time before, or nothing was recorded in it.</source>
        <translation>Aus der Zeit davor ist nichts aufbewahrt, oder nichts wurde aufgezeichnet.</translation>
    </message>
    <message>
        <source>Nothing was recorded.</source>
        <translation>Nichts wurde aufgezeichnet.</translation>
    </message>
    <message>
        <source>Points of the charts</source>
        <translation>Messpunkte</translation>
    </message>
    <message>
        <source>Reading the companies&apos; figures</source>
        <translation>Zahlen der Firmen werden gelesen</translation>
    </message>
    <message>
        <source>Reading the endpoint&apos;s figures</source>
        <translation>Zahlen des Endpunkts werden gelesen</translation>
    </message>
    <message>
        <source>Reading the errors</source>
        <translation>Fehler werden gelesen</translation>
    </message>
    <message>
        <source>Reading the tokens&apos; figures</source>
        <translation>Zahlen der Token werden gelesen</translation>
    </message>
    <message>
        <source>Reading who met it …</source>
        <translation>Es wird gelesen, wen es traf …</translation>
    </message>
    <message>
        <source>Reading who met the error</source>
        <translation>Es wird gelesen, wen der Fehler traf</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Response time, p95</source>
        <translation>Antwortzeit, p95</translation>
    </message>
    <message>
        <source>Tables behind the charts</source>
        <translation>Tabellen hinter den Diagrammen</translation>
    </message>
    <message>
        <source>The cache is counted per company, not per token.</source>
        <translation>Der Cache wird je Firma gezählt, nicht je Token.</translation>
    </message>
    <message>
        <source>The log of the application may say more.</source>
        <translation>Das Log der Anwendung sagt vielleicht mehr.</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>What helps</source>
        <translation>Was hilft</translation>
    </message>
    <message>
        <source>Who met it, newest first</source>
        <translation>Wen es traf, die Neuesten zuerst</translation>
    </message>
    <message>
        <source>all companies</source>
        <translation>alle Firmen</translation>
    </message>
    <message>
        <source>all companies, since {0}</source>
        <translation>alle Firmen, seit {0}</translation>
    </message>
    <message>
        <source>busiest hour: {0} ({1})</source>
        <translation>stärkste Stunde: {0} ({1})</translation>
    </message>
    <message>
        <source>choose one to see its course</source>
        <translation>wählen Sie eines, um seinen Verlauf zu sehen</translation>
    </message>
    <message>
        <source>no earlier figures</source>
        <translation>ohne Vergleich</translation>
    </message>
    <message>
        <source>no look-ups</source>
        <translation>keine Nachfragen</translation>
    </message>
    <message>
        <source>no requests</source>
        <translation>keine Anfragen</translation>
    </message>
    <message>
        <source>no token</source>
        <translation>kein Token</translation>
    </message>
    <message>
        <source>not kept per token</source>
        <translation>nicht je Token</translation>
    </message>
    <message>
        <source>of the last {0} days: requests are kept no longer</source>
        <translation>der letzten {0} Tage: Länger werden Anfragen nicht aufbewahrt</translation>
    </message>
    <message>
        <source>once</source>
        <translation>einmal</translation>
    </message>
    <message>
        <source>the {0} busiest</source>
        <translation>die {0} mit den meisten Anfragen</translation>
    </message>
    <message>
        <source>{0}, first {1}, last {2}</source>
        <translation>{0}, zuerst {1}, zuletzt {2}</translation>
    </message>
    <message>
        <source>{n} times</source>
        <translation>{n}-mal</translation>
    </message>
    <message>
        <source>… and others</source>
        <translation>… und andere</translation>
    </message>
</context>
<context>
    <name>ErrorPanel</name>
    <message>
        <source>An unexpected error happened</source>
        <translation>Ein unerwarteter Fehler ist aufgetreten</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Details kopieren</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>Details verbergen</translation>
    </message>
    <message>
        <source>Please report it with the details.</source>
        <translation>Bitte melden Sie es mit den Details.</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Details zeigen</translation>
    </message>
</context>
<context>
    <name>ExportBar</name>
    <message>
        <source>1 row</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export cancelled. Nothing was written.</source>
        <translation>Export abgebrochen. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Export to {0}</source>
        <translation>Nach {0} exportieren</translation>
    </message>
    <message>
        <source>Exporting to {0}</source>
        <translation>Export nach {0}</translation>
    </message>
    <message>
        <source>Open file</source>
        <translation>Datei öffnen</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Fortschritt des Exports</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>noch {0}</translation>
    </message>
    <message>
        <source>{0} written to {1} in {2}</source>
        <translation>{0} in {2} nach {1} geschrieben</translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation>{n} Zeilen</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>All {0} columns</source>
        <translation>Alle {0} Spalten</translation>
    </message>
    <message>
        <source>CSV for spreadsheets (.csv)</source>
        <translation>CSV für Tabellenkalkulationen (.csv)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Auswählen …</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Excel workbook (.xlsx)</source>
        <translation>Excel-Arbeitsmappe (.xlsx)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export 1 row</source>
        <translation>1 Zeile exportieren</translation>
    </message>
    <message>
        <source>Export all rows of the report</source>
        <translation>Alle Zeilen des Berichts exportieren</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>Bericht exportieren</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>Export {n} rows</source>
        <translation>{n} Zeilen exportieren</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Give the file a name.</source>
        <translation>Geben Sie der Datei einen Namen.</translation>
    </message>
    <message>
        <source>Give the whole path, with its folder.</source>
        <translation>Geben Sie den ganzen Pfad an, mit Ordner.</translation>
    </message>
    <message>
        <source>JSON lines for scripts (.jsonl)</source>
        <translation>JSON Lines für Skripte (.jsonl)</translation>
    </message>
    <message>
        <source>Keep as</source>
        <translation>Aufbewahren als</translation>
    </message>
    <message>
        <source>Looking at the file</source>
        <translation>Die Datei wird angesehen</translation>
    </message>
    <message>
        <source>Not kept</source>
        <translation>Nicht aufbewahrt</translation>
    </message>
    <message>
        <source>Replaces the saved export of that name.</source>
        <translation>Ersetzt den gespeicherten Export dieses Namens.</translation>
    </message>
    <message>
        <source>Show the file in its folder afterwards</source>
        <translation>Danach die Datei in ihrem Ordner zeigen</translation>
    </message>
    <message>
        <source>The file exists, and will be replaced.</source>
        <translation>Die Datei gibt es schon; sie wird ersetzt.</translation>
    </message>
    <message>
        <source>The {0} columns as seen</source>
        <translation>Die {0} Spalten wie gezeigt</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>Diesen Ordner gibt es nicht.</translation>
    </message>
    <message>
        <source>This is a folder. Give the name of a file in it.</source>
        <translation>Das ist ein Ordner. Geben Sie den Namen einer Datei darin an.</translation>
    </message>
    <message>
        <source>With a name, it can be run again in one click: same filters, columns and file.</source>
        <translation>Mit einem Namen lässt er sich mit einem Klick wiederholen: gleiche Filter, Spalten und Datei.</translation>
    </message>
</context>
<context>
    <name>FailedScreen</name>
    <message>
        <source>Choose another site</source>
        <translation>Andere Site wählen</translation>
    </message>
    <message>
        <source>Log in to the store …</source>
        <translation>Am Speicher anmelden …</translation>
    </message>
    <message>
        <source>Nothing was changed: what was synced is still there.</source>
        <translation>Nichts wurde geändert: Was synchronisiert wurde, ist noch da.</translation>
    </message>
    <message>
        <source>The settings could not be read</source>
        <translation>Die Einstellungen konnten nicht gelesen werden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>{0} could not be opened</source>
        <translation>{0} konnte nicht geöffnet werden</translation>
    </message>
</context>
<context>
    <name>FieldsCard</name>
    <message>
        <source>A field that is off does not exist for the company&apos;s clients: not in rows, filters, orders, counts or metadata. Switching one makes each client&apos;s next refresh a full one. Changes hold at once.</source>
        <translation>Ein ausgeschaltetes Feld existiert für die Clients der Firma nicht: weder in Zeilen, Filtern, Sortierungen und Zählungen noch in Metadaten. Nach dem Umschalten ist die nächste Aktualisierung jedes Clients vollständig. Änderungen gelten sofort.</translation>
    </message>
    <message>
        <source>All off</source>
        <translation>Alle aus</translation>
    </message>
    <message>
        <source>All on</source>
        <translation>Alle ein</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Fields of the Moodle plugin</source>
        <translation>Felder des Moodle-Plugins</translation>
    </message>
    <message>
        <source>For REST, OData and the streams. A moment that is off is off in the plugin&apos;s protocol, too.</source>
        <translation>Für REST, OData und die Datenströme. Ein ausgeschalteter Zeitpunkt ist auch im Protokoll des Plugins aus.</translation>
    </message>
    <message>
        <source>Newer fields</source>
        <translation>Neuere Felder</translation>
    </message>
    <message>
        <source>Off, because {0} is off below</source>
        <translation>Aus, weil {0} unten aus ist</translation>
    </message>
    <message>
        <source>UTC epoch seconds</source>
        <translation>UTC-Epochensekunden</translation>
    </message>
    <message>
        <source>With the plugin&apos;s names. Elsewhere they have the name behind the arrow.</source>
        <translation>Mit den Namen des Plugins. Anderswo heißen sie so, wie hinter dem Pfeil steht.</translation>
    </message>
    <message>
        <source>by the site&apos;s clock</source>
        <translation>nach der Uhr der Site</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>1 row</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Alle aufheben</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>Firmen</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>Kurs</translation>
    </message>
    <message>
        <source>Courses</source>
        <translation>Kurse</translation>
    </message>
    <message>
        <source>Every word must be in a name, an e-mail or an ID. Ctrl+F</source>
        <translation>Jedes Wort muss in einem Namen, einer E-Mail-Adresse oder einer ID stehen. Strg+F</translation>
    </message>
    <message>
        <source>Learner, course or company</source>
        <translation>Teilnehmer/in, Kurs oder Firma</translation>
    </message>
    <message>
        <source>Removed rows</source>
        <translation>Entfernte Zeilen</translation>
    </message>
    <message>
        <source>Rows of which a sync found a change lately, of a value or of a name, or that they are new. Those that went belong to them when removed rows are shown. To a first sync every row is new.</source>
        <translation>Zeilen, an denen eine Synchronisierung kürzlich eine Änderung fand, an einem Wert oder einem Namen, oder dass sie neu sind. Entfernte gehören dazu, wenn entfernte Zeilen gezeigt werden. Für eine erste Synchronisierung ist jede Zeile neu.</translation>
    </message>
    <message>
        <source>Rows that are gone from Moodle keep their last values here.</source>
        <translation>Zeilen, die es in Moodle nicht mehr gibt, behalten hier ihre letzten Werte.</translation>
    </message>
    <message>
        <source>Search: {0}</source>
        <translation>Suche: {0}</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>at any time</source>
        <translation>jederzeit</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>gezeigt</translation>
    </message>
    <message>
        <source>{0} + {1} more</source>
        <translation>{0} + {1} weitere</translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation>{n} Zeilen</translation>
    </message>
</context>
<context>
    <name>FinishStep</name>
    <message>
        <source>As Moodle says</source>
        <translation>Wie Moodle es sagt</translation>
    </message>
    <message>
        <source>Choose the time zone of the site&apos;s people.</source>
        <translation>Wählen Sie die Zeitzone der Menschen dieser Site.</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Abschluss</translation>
    </message>
    <message>
        <source>Give the site a name</source>
        <translation>Geben Sie der Site einen Namen</translation>
    </message>
    <message>
        <source>Letters, digits, blanks, dots and dashes only, beginning with a letter or digit</source>
        <translation>Nur Buchstaben, Ziffern, Leerzeichen, Punkte und Bindestriche, am Anfang ein Buchstabe oder eine Ziffer</translation>
    </message>
    <message>
        <source>Moodle</source>
        <translation>Moodle</translation>
    </message>
    <message>
        <source>Moodle leaves it to its server, so it must be chosen: whose midnight counts?</source>
        <translation>Moodle überlässt sie seinem Server, sie muss also gewählt werden: Wessen Mitternacht zählt?</translation>
    </message>
    <message>
        <source>Moodle says {0}.</source>
        <translation>Moodle sagt {0}.</translation>
    </message>
    <message>
        <source>Name and time</source>
        <translation>Name und Zeit</translation>
    </message>
    <message>
        <source>Name of the site</source>
        <translation>Name der Site</translation>
    </message>
    <message>
        <source>Not there</source>
        <translation>Nicht vorhanden</translation>
    </message>
    <message>
        <source>Reading the time zones</source>
        <translation>Zeitzonen werden gelesen</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>There is a site of that name already</source>
        <translation>Eine Site mit diesem Namen gibt es schon</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>with IOMAD</source>
        <translation>mit IOMAD</translation>
    </message>
    <message>
        <source>without IOMAD</source>
        <translation>ohne IOMAD</translation>
    </message>
</context>
<context>
    <name>GrowthCard</name>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message>
        <source>A straight line by least squares through the mean size of each of {0} days, {1} to {2} (of the last {3} days).</source>
        <translation>Eine Gerade nach der Methode der kleinsten Quadrate durch die mittlere Größe von {0} Tagen, {1} bis {2} (der letzten {3} Tage).</translation>
    </message>
    <message>
        <source>A trend needs the store&apos;s size on {0} days; it is known on {1}. A sample is taken every minute while this window, or `serve` with an endpoint, is open.</source>
        <translation>Eine Tendenz braucht die Größe des Speichers an {0} Tagen; bekannt ist sie von {1}. Jede Minute wird gemessen, solange dieses Fenster oder `serve` mit einem Endpunkt offen ist.</translation>
    </message>
    <message>
        <source>Growth and capacity</source>
        <translation>Wachstum und Kapazität</translation>
    </message>
    <message>
        <source>It does not grow: {0} are free on its disk.</source>
        <translation>Er wächst nicht: Auf seiner Festplatte sind {0} frei.</translation>
    </message>
    <message>
        <source>It explains {0} of the differences between the days (R²).</source>
        <translation>Sie erklärt {0} der Unterschiede zwischen den Tagen (R²).</translation>
    </message>
    <message>
        <source>No forecast yet.</source>
        <translation>Noch keine Prognose.</translation>
    </message>
    <message>
        <source>That is little: take the forecast as a hint only.</source>
        <translation>Das ist wenig: Nehmen Sie die Prognose nur als Hinweis.</translation>
    </message>
    <message>
        <source>The store is on a database server, whose disk this application cannot see.</source>
        <translation>Der Speicher liegt auf einem Datenbankserver, dessen Festplatte diese Anwendung nicht sehen kann.</translation>
    </message>
    <message>
        <source>{0} are free on its disk: at this rate it is full in {1}, about {2}.</source>
        <translation>{0} sind auf seiner Festplatte frei: Bei diesem Wachstum reicht das noch {1}, bis etwa {2}.</translation>
    </message>
    <message>
        <source>{0} are free on its disk: at this rate that is enough for more than ten years.</source>
        <translation>{0} sind auf seiner Festplatte frei: Bei diesem Wachstum reicht das mehr als zehn Jahre.</translation>
    </message>
    <message>
        <source>{0} free ÷ {1} a day = {2} days.</source>
        <translation>{0} frei ÷ {1} am Tag = {2} Tage.</translation>
    </message>
    <message>
        <source>{0}, {1} a day</source>
        <translation>{0}, {1} am Tag</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n} Tagen</translation>
    </message>
</context>
<context>
    <name>HeldCard</name>
    <message>
        <source>Decide later</source>
        <translation>Später entscheiden</translation>
    </message>
    <message>
        <source>Keep the rows</source>
        <translation>Zeilen behalten</translation>
    </message>
    <message>
        <source>Keep {0} rows of {1}?</source>
        <translation>{0} Zeilen von {1} behalten?</translation>
    </message>
    <message>
        <source>Removals need a decision</source>
        <translation>Entfernungen brauchen eine Entscheidung</translation>
    </message>
    <message>
        <source>Remove {0} rows</source>
        <translation>{0} Zeilen entfernen</translation>
    </message>
    <message>
        <source>Remove {0} rows of {1}?</source>
        <translation>{0} Zeilen von {1} entfernen?</translation>
    </message>
    <message>
        <source>Remove {0} rows …</source>
        <translation>{0} Zeilen entfernen …</translation>
    </message>
    <message>
        <source>So many rows vanished from Moodle at once that the sync stopped before removing them. Until you decide, reports show them as before.</source>
        <translation>So viele Zeilen verschwanden auf einmal aus Moodle, dass die Synchronisierung vor dem Entfernen anhielt. Bis Sie entscheiden, zeigen Berichte sie wie zuvor.</translation>
    </message>
    <message>
        <source>They stay in all reports as they are. If the next full sync still does not find them in Moodle, you will be asked again.</source>
        <translation>Sie bleiben in allen Berichten, wie sie sind. Findet die nächste vollständige Synchronisierung sie noch immer nicht in Moodle, werden Sie wieder gefragt.</translation>
    </message>
    <message>
        <source>{0} of {1} rows ({2}) leave all reports, because Moodle no longer has them: {3}. Their last values are kept as history. If they come back in Moodle, the next sync brings them back.</source>
        <translation>{0} von {1} Zeilen ({2}) verlassen alle Berichte, weil Moodle sie nicht mehr hat: {3}. Ihre letzten Werte bleiben als Verlauf. Kommen sie in Moodle zurück, bringt die nächste Synchronisierung sie wieder.</translation>
    </message>
    <message>
        <source>{0}: {1} of {2} rows would be removed ({3})</source>
        <translation>{0}: {1} von {2} Zeilen würden entfernt ({3})</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>All shortcuts</source>
        <translation>Alle Tastenkürzel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Help: {0}</source>
        <translation>Hilfe: {0}</translation>
    </message>
    <message>
        <source>There is no help for this page.</source>
        <translation>Für diese Seite gibt es keine Hilfe.</translation>
    </message>
</context>
<context>
    <name>HistorySection</name>
    <message>
        <source>1 change</source>
        <translation>1 Änderung</translation>
    </message>
    <message>
        <source>{n} changes</source>
        <translation>{n} Änderungen</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>1 company</source>
        <translation>1 Firma</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Change 1 company</source>
        <translation>1 Firma ändern</translation>
    </message>
    <message>
        <source>Change {n} companies</source>
        <translation>{n} Firmen ändern</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Import from the Moodle plugin</source>
        <translation>Aus dem Moodle-Plugin importieren</translation>
    </message>
    <message>
        <source>It can be undone, here at once and later by “alx-desktop company import-plugin --undo”.</source>
        <translation>Es lässt sich rückgängig machen, hier sofort und später mit „alx-desktop company import-plugin --undo“.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Nothing would change: all of {0} have the plugin&apos;s settings already.</source>
        <translation>Nichts würde sich ändern: Alle {0} haben die Einstellungen des Plugins schon.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Read with this password</source>
        <translation>Damit lesen</translation>
    </message>
    <message>
        <source>Reading the plugin&apos;s settings</source>
        <translation>Einstellungen des Plugins werden gelesen</translation>
    </message>
    <message>
        <source>Reading the plugin&apos;s settings from Moodle. Nothing is changed yet.</source>
        <translation>Die Einstellungen des Plugins werden aus Moodle gelesen. Noch wird nichts geändert.</translation>
    </message>
    <message>
        <source>Setting of the plugin</source>
        <translation>Einstellung des Plugins</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Taking over the plugin&apos;s settings</source>
        <translation>Einstellungen des Plugins werden übernommen</translation>
    </message>
    <message>
        <source>The plugin&apos;s settings could not be read.</source>
        <translation>Die Einstellungen des Plugins konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>What has no place here, or needs a word</source>
        <translation>Was hier keinen Platz hat oder eine Erklärung braucht</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>{0} of {1} would change. What the plugin has no setting for stays as it is here.</source>
        <translation>{0} von {1} würden sich ändern. Wofür das Plugin keine Einstellung hat, das bleibt hier, wie es ist.</translation>
    </message>
    <message>
        <source>{n} companies</source>
        <translation>{n} Firmen</translation>
    </message>
</context>
<context>
    <name>ImportSitesDialog</name>
    <message>
        <source>1 site is added</source>
        <translation>1 Site wird hinzugefügt</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add 1 site</source>
        <translation>1 Site hinzufügen</translation>
    </message>
    <message>
        <source>Add {n} sites</source>
        <translation>{n} Sites hinzufügen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Columns of what the file has</source>
        <translation>Spalten dessen, was die Datei enthält</translation>
    </message>
    <message>
        <source>Import sites from {0}</source>
        <translation>Sites aus {0} importieren</translation>
    </message>
    <message>
        <source>Nothing that is here is changed. Passwords are not in the file, they are asked for.</source>
        <translation>Nichts, was hier ist, wird geändert. Passwörter stehen nicht in der Datei; nach ihnen wird gefragt.</translation>
    </message>
    <message>
        <source>Reading the file …</source>
        <translation>Die Datei wird gelesen …</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>There is nothing to add.</source>
        <translation>Es gibt nichts hinzuzufügen.</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>What the file has</source>
        <translation>Was die Datei enthält</translation>
    </message>
    <message>
        <source>is added</source>
        <translation>wird hinzugefügt</translation>
    </message>
    <message>
        <source>is here already, with the same settings</source>
        <translation>ist schon hier, mit denselben Einstellungen</translation>
    </message>
    <message>
        <source>{n} sites are added</source>
        <translation>{n} Sites werden hinzugefügt</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Keys for: {0}</source>
        <translation>Tasten für: {0}</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>Keine Tasten</translation>
    </message>
    <message>
        <source>Press the keys, such as Ctrl+Shift+P.</source>
        <translation>Drücken Sie die Tasten, zum Beispiel Strg+Umschalt+P.</translation>
    </message>
    <message>
        <source>Press the new keys</source>
        <translation>Neue Tasten drücken</translation>
    </message>
    <message>
        <source>Take them</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Use these</source>
        <translation>Diese benutzen</translation>
    </message>
    <message>
        <source>{0}. It would have no keys then.</source>
        <translation>{0}. Es hätte dann keine Tasten mehr.</translation>
    </message>
</context>
<context>
    <name>LastSyncCard</name>
    <message>
        <source>Last sync</source>
        <translation>Letzte Synchronisierung</translation>
    </message>
    <message>
        <source>Read from Moodle</source>
        <translation>Aus Moodle gelesen</translation>
    </message>
    <message>
        <source>Rows changed</source>
        <translation>Geänderte Zeilen</translation>
    </message>
    <message>
        <source>Rows changed per sync</source>
        <translation>Geänderte Zeilen je Synchronisierung</translation>
    </message>
    <message>
        <source>Rows read from Moodle&apos;s tables</source>
        <translation>Aus Moodles Tabellen gelesene Zeilen</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauerte</translation>
    </message>
    <message>
        <source>{0} new, {1} changed, {2} removed</source>
        <translation>{0} neu, {1} geändert, {2} entfernt</translation>
    </message>
    <message>
        <source>{0} syncs; the last one changed {1} rows</source>
        <translation>{0} Synchronisierungen; die letzte änderte {1} Zeilen</translation>
    </message>
</context>
<context>
    <name>LearnersSection</name>
    <message>
        <source>1 learner</source>
        <translation>1 Teilnehmer/in</translation>
    </message>
    <message>
        <source>Reading learners</source>
        <translation>Teilnehmende werden gelesen</translation>
    </message>
    <message>
        <source>Search learners</source>
        <translation>Teilnehmende suchen</translation>
    </message>
    <message>
        <source>{n} learners</source>
        <translation>{n} Teilnehmende</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>Keep running</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Still running: {0}</source>
        <translation>Läuft noch: {0}</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Anhalten und schließen</translation>
    </message>
    <message>
        <source>Stopping is safe: what was committed is kept, and the next run goes on from there.</source>
        <translation>Anhalten ist gefahrlos: Was geschrieben wurde, bleibt, und der nächste Lauf macht dort weiter.</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Wird angehalten …</translation>
    </message>
</context>
<context>
    <name>LimitsForm</name>
    <message>
        <source>A token that may read nothing is of no use.</source>
        <translation>Ein Token, das nichts lesen darf, nützt nichts.</translation>
    </message>
    <message>
        <source>Addresses or networks, with commas between them: 10.1.2.3, 10.1.0.0/16. None: from everywhere.</source>
        <translation>Adressen oder Netze, durch Kommas getrennt: 10.1.2.3, 10.1.0.0/16. Keine: von überall.</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Gleichzeitig</translation>
    </message>
    <message>
        <source>Daily limit</source>
        <translation>Tageslimit</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Expires on</source>
        <translation>Läuft ab am</translation>
    </message>
    <message>
        <source>May read</source>
        <translation>Darf lesen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Kein Limit</translation>
    </message>
    <message>
        <source>Only from</source>
        <translation>Nur von</translation>
    </message>
    <message>
        <source>Per minute</source>
        <translation>Pro Minute</translation>
    </message>
    <message>
        <source>Refreshes on a day of the site. A refresh counts once, however many pages it has.</source>
        <translation>Aktualisierungen an einem Tag der Site. Eine Aktualisierung zählt einmal, wie viele Seiten sie auch hat.</translation>
    </message>
    <message>
        <source>Requests in a minute.</source>
        <translation>Anfragen in einer Minute.</translation>
    </message>
    <message>
        <source>Requests that are answered at the same time.</source>
        <translation>Anfragen, die zur selben Zeit beantwortet werden.</translation>
    </message>
    <message>
        <source>Who uses it, such as “Power BI of the training team”.</source>
        <translation>Wer es benutzt, zum Beispiel „Power BI des Schulungsteams“.</translation>
    </message>
    <message>
        <source>Whoever gets hold of it can read for ever. Choose a day, and rotate it before.</source>
        <translation>Wer es in die Hände bekommt, kann für immer lesen. Wählen Sie einen Tag, und erneuern Sie es vorher.</translation>
    </message>
    <message>
        <source>in 30 days</source>
        <translation>in 30 Tagen</translation>
    </message>
    <message>
        <source>in 90 days</source>
        <translation>in 90 Tagen</translation>
    </message>
    <message>
        <source>in a year</source>
        <translation>in einem Jahr</translation>
    </message>
    <message>
        <source>in two years</source>
        <translation>in zwei Jahren</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>on a day …</source>
        <translation>an einem Tag …</translation>
    </message>
    <message>
        <source>{0} is no address and no network.</source>
        <translation>{0} ist weder eine Adresse noch ein Netz.</translation>
    </message>
</context>
<context>
    <name>LogPart</name>
    <message>
        <source>1 entry</source>
        <translation>1 Eintrag</translation>
    </message>
    <message>
        <source>All levels</source>
        <translation>Alle Stufen</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>Alle Filter aufheben</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Copy what is shown</source>
        <translation>Gezeigtes kopieren</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Least level</source>
        <translation>Niedrigste Stufe</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>No entry fits.</source>
        <translation>Kein Eintrag passt.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Reading the log</source>
        <translation>Das Log wird gelesen</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>Log durchsuchen</translation>
    </message>
    <message>
        <source>Show new entries as they are written</source>
        <translation>Neue Einträge zeigen, sobald sie geschrieben werden</translation>
    </message>
    <message>
        <source>The chosen entry</source>
        <translation>Der gewählte Eintrag</translation>
    </message>
    <message>
        <source>The log is empty</source>
        <translation>Das Log ist leer</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>What the window, the command line and the endpoint do is written here, without passwords.</source>
        <translation>Hier steht, was Fenster, Befehlszeile und Endpunkt tun, ohne Passwörter.</translation>
    </message>
    <message>
        <source>the newest {0}</source>
        <translation>die neuesten {0}</translation>
    </message>
    <message>
        <source>{0} and worse</source>
        <translation>{0} und schlimmer</translation>
    </message>
    <message>
        <source>{n} entries</source>
        <translation>{n} Einträge</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Help on this page</source>
        <translation>Hilfe zu dieser Seite</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
</context>
<context>
    <name>MarkDialog</name>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Folder and colour of {0}</source>
        <translation>Ordner und Farbe von {0}</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>The mark stands in the list of sites, in the rail and on the window&apos;s icon; the folder also stands in the window&apos;s title.</source>
        <translation>Die Markierung steht in der Liste der Sites, in der Seitenleiste und auf dem Symbol des Fensters; der Ordner steht auch im Titel des Fensters.</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>An unexpected error happened</source>
        <translation>Ein unerwarteter Fehler ist aufgetreten</translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Details kopieren</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
</context>
<context>
    <name>MonitoringPage</name>
    <message>
        <source>All companies</source>
        <translation>Alle Firmen</translation>
    </message>
    <message>
        <source>Click to look at all tokens again</source>
        <translation>Klicken, um wieder alle Token anzusehen</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export from Monitoring</source>
        <translation>Aus der Überwachung exportieren</translation>
    </message>
    <message>
        <source>How far back</source>
        <translation>Wie weit zurück</translation>
    </message>
    <message>
        <source>Monitoring</source>
        <translation>Überwachung</translation>
    </message>
    <message>
        <source>Monitoring of {0}</source>
        <translation>Überwachung: {0}</translation>
    </message>
    <message>
        <source>Reading the companies</source>
        <translation>Firmen werden gelesen</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Sync and queries</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>What is looked at</source>
        <translation>Was angesehen wird</translation>
    </message>
    <message>
        <source>What is shown below was read before.</source>
        <translation>Was unten steht, wurde vorher gelesen.</translation>
    </message>
    <message>
        <source>read at {0}</source>
        <translation>gelesen um {0}</translation>
    </message>
    <message>
        <source>reading …</source>
        <translation>wird gelesen …</translation>
    </message>
    <message>
        <source>refreshing …</source>
        <translation>wird aktualisiert …</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}, {1}</translation>
    </message>
</context>
<context>
    <name>MoodleAccessDialog</name>
    <message>
        <source>1 of them was used today.</source>
        <translation>1 davon wurde heute benutzt.</translation>
    </message>
    <message>
        <source>Accept tokens of the plugin&apos;s web service</source>
        <translation>Token des Webservice des Plugins annehmen</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Each sync then asks Moodle which tokens there are. Moodle&apos;s database makes a hash of each, and only that comes here. A token reads the company of its learner; where a learner has several, it is refused until you choose one. Whatever Moodle refuses is refused here too: expired, from another address, of a suspended learner. If Moodle could not be asked for a day, all of them are refused.</source>
        <translation>Jede Synchronisierung fragt Moodle dann, welche Token es gibt. Moodles Datenbank bildet von jedem einen Hash, und nur der kommt hierher. Ein Token liest die Firma der Person, der es gehört; hat sie mehrere, wird es abgelehnt, bis Sie eine wählen. Was Moodle ablehnt, wird auch hier abgelehnt: abgelaufene, von einer anderen Adresse, von deaktivierten Teilnehmenden. Konnte Moodle einen Tag lang nicht gefragt werden, werden alle abgelehnt.</translation>
    </message>
    <message>
        <source>Leave it so</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>Not read from Moodle yet: the next sync does it.</source>
        <translation>Noch nicht aus Moodle gelesen: Die nächste Synchronisierung tut es.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Read from Moodle: {0}.</source>
        <translation>Aus Moodle gelesen: {0}.</translation>
    </message>
    <message>
        <source>Refuse all of them</source>
        <translation>Alle ablehnen</translation>
    </message>
    <message>
        <source>Reports that read from the plugin in Moodle have a token that Moodle made. If these tokens are accepted here, such a report needs only another host name; nobody has to hand out new ones.</source>
        <translation>Berichte, die aus dem Plugin in Moodle lesen, haben ein Token, das Moodle erstellt hat. Werden diese Token hier angenommen, braucht so ein Bericht nur einen anderen Hostnamen; niemand muss neue verteilen.</translation>
    </message>
    <message>
        <source>The account must be able to read Moodle&apos;s external_* tables: “alx-desktop connect --grants --moodle-tokens” writes the statements for its administrator.</source>
        <translation>Das Konto muss Moodles Tabellen external_* lesen können: „alx-desktop connect --grants --moodle-tokens“ schreibt die Anweisungen für die Datenbankadministration.</translation>
    </message>
    <message>
        <source>The last sync could not read them: {0}</source>
        <translation>Die letzte Synchronisierung konnte sie nicht lesen: {0}</translation>
    </message>
    <message>
        <source>They are off unless you accept them. Tokens of ALX Desktop are good either way.</source>
        <translation>Sie sind aus, solange Sie sie nicht annehmen. Token von ALX Desktop gelten so oder so.</translation>
    </message>
    <message>
        <source>Tokens of the plugin&apos;s web service</source>
        <translation>Token des Webservice des Plugins</translation>
    </message>
    <message>
        <source>{n} of them were used today.</source>
        <translation>{n} davon wurden heute benutzt.</translation>
    </message>
</context>
<context>
    <name>MoodleCompanyDialog</name>
    <message>
        <source>A choice holds even if the learner joins another company; without one the token is refused from then on.</source>
        <translation>Eine Wahl gilt auch dann, wenn die Person einer weiteren Firma beitritt; ohne sie wird das Token ab dann abgelehnt.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Company of {0}</source>
        <translation>Firma von {0}</translation>
    </message>
    <message>
        <source>In Moodle the token belongs to {0}. Here it reads one of this learner&apos;s companies, and nothing of the others. Its clients read everything anew after a change.</source>
        <translation>In Moodle gehört das Token {0}. Hier liest es eine der Firmen dieser Person und nichts von den anderen. Nach einer Änderung lesen seine Clients alles neu.</translation>
    </message>
    <message>
        <source>It reads</source>
        <translation>Es liest</translation>
    </message>
    <message>
        <source>nothing: it is refused until a company is chosen</source>
        <translation>nichts: Es wird abgelehnt, bis eine Firma gewählt ist</translation>
    </message>
    <message>
        <source>the only company of its learner</source>
        <translation>die einzige Firma der Person</translation>
    </message>
</context>
<context>
    <name>MoodleTokenActions</name>
    <message>
        <source>Accepted as soon as the next sync has read them from Moodle.</source>
        <translation>Angenommen, sobald die nächste Synchronisierung sie aus Moodle gelesen hat.</translation>
    </message>
    <message>
        <source>Choosing the company</source>
        <translation>Firma wird gewählt</translation>
    </message>
    <message>
        <source>Moodle&apos;s tokens are refused from now on.</source>
        <translation>Token von Moodle werden ab jetzt abgelehnt.</translation>
    </message>
    <message>
        <source>Saving the decision</source>
        <translation>Die Entscheidung wird gespeichert</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Synchronisieren</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Unblocking</source>
        <translation>Wird entsperrt</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>user {0}</source>
        <translation>Benutzer {0}</translation>
    </message>
    <message>
        <source>{0} is blocked no more.</source>
        <translation>{0} ist nicht mehr gesperrt.</translation>
    </message>
    <message>
        <source>{0} reads {1}.</source>
        <translation>{0} liest {1}.</translation>
    </message>
    <message>
        <source>{0}: no company is chosen any more.</source>
        <translation>{0}: Es ist keine Firma mehr gewählt.</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>New name</source>
        <translation>Neuer Name</translation>
    </message>
</context>
<context>
    <name>NewTokensDialog</name>
    <message>
        <source>1 file written.</source>
        <translation>1 Datei geschrieben.</translation>
    </message>
    <message>
        <source>Close without copying</source>
        <translation>Schließen, ohne zu kopieren</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Copied to the clipboard. It cannot be shown again.</source>
        <translation>In die Zwischenablage kopiert. Es kann nicht noch einmal gezeigt werden.</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alles kopieren</translation>
    </message>
    <message>
        <source>Copy it now: it cannot be shown again. Only its fingerprint is kept here.</source>
        <translation>Kopieren Sie es jetzt: Es kann nicht noch einmal gezeigt werden. Nur sein Fingerabdruck bleibt hier.</translation>
    </message>
    <message>
        <source>Copy token</source>
        <translation>Token kopieren</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Folder for the connection files</source>
        <translation>Ordner für die Verbindungsdateien</translation>
    </message>
    <message>
        <source>For Power BI, Excel and scripts: each opens with its company&apos;s data</source>
        <translation>Für Power BI, Excel und Skripte: Jede öffnet sich mit den Daten ihrer Firma</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>New tokens</source>
        <translation>Neue Token</translation>
    </message>
    <message>
        <source>Not copied yet, and it cannot be shown again. Close all the same?</source>
        <translation>Noch nicht kopiert, und es kann nicht noch einmal gezeigt werden. Trotzdem schließen?</translation>
    </message>
    <message>
        <source>Save connection files …</source>
        <translation>Verbindungsdateien speichern …</translation>
    </message>
    <message>
        <source>The tokens are made, and still shown above.</source>
        <translation>Die Token sind erstellt und oben noch zu sehen.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Your new token</source>
        <translation>Ihr neues Token</translation>
    </message>
    <message>
        <source>{n} files written.</source>
        <translation>{n} Dateien geschrieben.</translation>
    </message>
    <message>
        <source>{n} new tokens</source>
        <translation>{n} neue Token</translation>
    </message>
</context>
<context>
    <name>NotificationsPopup</name>
    <message>
        <source>Go to Control Center</source>
        <translation>Zum Leitstand</translation>
    </message>
    <message>
        <source>Nothing has needed attention yet. What comes up is listed here, also after it is mended.</source>
        <translation>Bisher gab es keinen Handlungsbedarf. Was aufkommt, steht hier, auch nachdem es behoben ist.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>What was told</source>
        <translation>Was gemeldet wurde</translation>
    </message>
    <message>
        <source>{0}, over since {1}</source>
        <translation>{0}, erledigt seit {1}</translation>
    </message>
    <message>
        <source>{0}, still waits</source>
        <translation>{0}, wartet noch</translation>
    </message>
</context>
<context>
    <name>OffboardDialog</name>
    <message>
        <source>1 of Moodle&apos;s blocked</source>
        <translation>1 von Moodle gesperrt</translation>
    </message>
    <message>
        <source>1 row exported</source>
        <translation>1 Zeile exportiert</translation>
    </message>
    <message>
        <source>1 token revoked</source>
        <translation>1 Token widerrufen</translation>
    </message>
    <message>
        <source>Browse …</source>
        <translation>Durchsuchen …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Company&apos;s name</source>
        <translation>Name der Firma</translation>
    </message>
    <message>
        <source>Erase its {0} rows and history, and {1} learners that are its alone</source>
        <translation>Ihre {0} Zeilen mit Verlauf löschen, und {1} Teilnehmende, die nur zu ihr gehören</translation>
    </message>
    <message>
        <source>Excel (*.xlsx)</source>
        <translation>Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Export {0} rows of course progress to Excel, removed ones too</source>
        <translation>{0} Zeilen Kursfortschritt nach Excel exportieren, auch entfernte</translation>
    </message>
    <message>
        <source>Export, revoke and erase</source>
        <translation>Exportieren, widerrufen und löschen</translation>
    </message>
    <message>
        <source>Final export</source>
        <translation>Letzter Export</translation>
    </message>
    <message>
        <source>Keep the company</source>
        <translation>Firma behalten</translation>
    </message>
    <message>
        <source>Kept: the audit trail, the request log and backups until they are due, the company&apos;s settings, and learners and courses that other companies have. Moodle itself is never changed: tokens of its own are blocked here; its administrator revokes them there.</source>
        <translation>Erhalten bleiben: der Prüfpfad, das Anfrage-Log und Sicherungen bis zu ihrer Frist, die Einstellungen der Firma sowie Teilnehmende und Kurse, die andere Firmen haben. Moodle selbst wird nie geändert: Dessen Token werden hier gesperrt; widerrufen werden sie dort von der Moodle-Administration.</translation>
    </message>
    <message>
        <source>Looking at what the company has</source>
        <translation>Es wird ermittelt, was die Firma hat</translation>
    </message>
    <message>
        <source>Moodle still has this company: the next sync reads it again. Remove it in Moodle first, if it is to stay away.</source>
        <translation>Moodle hat diese Firma noch: Die nächste Synchronisierung liest sie wieder. Entfernen Sie sie zuerst in Moodle, wenn sie wegbleiben soll.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Offboard a company</source>
        <translation>Offboarding einer Firma</translation>
    </message>
    <message>
        <source>Offboard it again to go on.</source>
        <translation>Starten Sie das Offboarding erneut, um weiterzumachen.</translation>
    </message>
    <message>
        <source>Offboard {0}</source>
        <translation>Offboarding von {0}</translation>
    </message>
    <message>
        <source>Offboarding was stopped</source>
        <translation>Das Offboarding wurde angehalten</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Remove 1 saved export of this company alone</source>
        <translation>1 gespeicherten Export nur dieser Firma entfernen</translation>
    </message>
    <message>
        <source>Remove {n} saved exports of this company alone</source>
        <translation>{n} gespeicherte Exporte nur dieser Firma entfernen</translation>
    </message>
    <message>
        <source>Revoke 1 token</source>
        <translation>1 Token widerrufen</translation>
    </message>
    <message>
        <source>Revoke {n} tokens</source>
        <translation>{n} Token widerrufen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Type “{0}” to confirm. Erasing cannot be undone.</source>
        <translation>Geben Sie zur Bestätigung „{0}“ ein. Das Löschen kann nicht rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>What is ticked is done; the company&apos;s data is all still here.</source>
        <translation>Was abgehakt ist, ist getan; die Daten der Firma sind alle noch da.</translation>
    </message>
    <message>
        <source>block 1 token of Moodle that reads this company</source>
        <translation>1 Token von Moodle sperren, das diese Firma liest</translation>
    </message>
    <message>
        <source>block {n} tokens of Moodle that read this company</source>
        <translation>{n} Token von Moodle sperren, die diese Firma lesen</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>noch {0}</translation>
    </message>
    <message>
        <source>{0} was offboarded</source>
        <translation>Das Offboarding von {0} ist fertig</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}, {1}</translation>
    </message>
    <message>
        <source>{n} of Moodle&apos;s blocked</source>
        <translation>{n} von Moodle gesperrt</translation>
    </message>
    <message>
        <source>{n} rows exported</source>
        <translation>{n} Zeilen exportiert</translation>
    </message>
    <message>
        <source>{n} tokens revoked</source>
        <translation>{n} Token widerrufen</translation>
    </message>
</context>
<context>
    <name>OpeningScreen</name>
    <message>
        <source>Opening</source>
        <translation>Wird geöffnet</translation>
    </message>
    <message>
        <source>Opening {0} …</source>
        <translation>{0} wird geöffnet …</translation>
    </message>
</context>
<context>
    <name>OverviewPanel</name>
    <message>
        <source>1 expires soon</source>
        <translation>1 läuft bald ab</translation>
    </message>
    <message>
        <source>1 in all</source>
        <translation>1 insgesamt</translation>
    </message>
    <message>
        <source>1 off</source>
        <translation>1 aus</translation>
    </message>
    <message>
        <source>1 refresh</source>
        <translation>1 Aktualisierung</translation>
    </message>
    <message>
        <source>Active learners</source>
        <translation>Aktive Teilnehmende</translation>
    </message>
    <message>
        <source>Calls today</source>
        <translation>Abrufe heute</translation>
    </message>
    <message>
        <source>Child: {0}</source>
        <translation>Untergeordnet: {0}</translation>
    </message>
    <message>
        <source>Clear its data …</source>
        <translation>Ihre Daten löschen …</translation>
    </message>
    <message>
        <source>Client sync mode</source>
        <translation>Client-Modus</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Courses</source>
        <translation>Kurse</translation>
    </message>
    <message>
        <source>Each sync of the site reads this company too. By hand, for this company alone:</source>
        <translation>Jede Synchronisierung der Site liest auch diese Firma. Von Hand, nur für diese Firma:</translation>
    </message>
    <message>
        <source>Enrolments</source>
        <translation>Einschreibungen</translation>
    </message>
    <message>
        <source>Erase its rows and their history from the store; Moodle is not changed</source>
        <translation>Ihre Zeilen und deren Verlauf aus dem Speicher löschen; Moodle wird nicht geändert</translation>
    </message>
    <message>
        <source>Expiring: in the next 30 days</source>
        <translation>Läuft ab: in den nächsten 30 Tagen</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Its clients</source>
        <translation>Ihre Clients</translation>
    </message>
    <message>
        <source>Its data in the store</source>
        <translation>Ihre Daten im Speicher</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>Letzte Änderung</translation>
    </message>
    <message>
        <source>Last pull</source>
        <translation>Letzter Abruf</translation>
    </message>
    <message>
        <source>Open its report</source>
        <translation>Bericht der Firma öffnen</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Überfällig</translation>
    </message>
    <message>
        <source>Parent and child companies</source>
        <translation>Über- und untergeordnete Firmen</translation>
    </message>
    <message>
        <source>Parent: {0}</source>
        <translation>Übergeordnet: {0}</translation>
    </message>
    <message>
        <source>Read everything of this company from Moodle, and of no other</source>
        <translation>Alles von dieser Firma aus Moodle lesen, und von keiner anderen</translation>
    </message>
    <message>
        <source>Read the last hours again …</source>
        <translation>Letzte Stunden erneut lesen …</translation>
    </message>
    <message>
        <source>Refreshes today</source>
        <translation>Aktualisierungen heute</translation>
    </message>
    <message>
        <source>Removed rows kept</source>
        <translation>Aufbewahrte entfernte Zeilen</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Sync this company now</source>
        <translation>Jetzt synchronisieren</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>With an active enrolment, suspended ones left out</source>
        <translation>Mit einer aktiven Einschreibung, ohne deaktivierte</translation>
    </message>
    <message>
        <source>all on</source>
        <translation>alle ein</translation>
    </message>
    <message>
        <source>all on, new ones too</source>
        <translation>alle ein, auch neue</translation>
    </message>
    <message>
        <source>no client has read yet</source>
        <translation>noch kein Client hat gelesen</translation>
    </message>
    <message>
        <source>no enrolments</source>
        <translation>keine Einschreibungen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>{0} of {1} may be used</source>
        <translation>{0} von {1} sind benutzbar</translation>
    </message>
    <message>
        <source>{0}, {1} of them active enrolments</source>
        <translation>{0}, davon {1} aktive Einschreibungen</translation>
    </message>
    <message>
        <source>{n} expire soon</source>
        <translation>{n} laufen bald ab</translation>
    </message>
    <message>
        <source>{n} in all</source>
        <translation>{n} insgesamt</translation>
    </message>
    <message>
        <source>{n} off</source>
        <translation>{n} aus</translation>
    </message>
    <message>
        <source>{n} refreshes</source>
        <translation>{n} Aktualisierungen</translation>
    </message>
</context>
<context>
    <name>PageHeader</name>
    <message>
        <source>Help on this page</source>
        <translation>Hilfe zu dieser Seite</translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation>Befehle suchen</translation>
    </message>
</context>
<context>
    <name>PageSkeleton</name>
    <message>
        <source>Loading</source>
        <translation>Wird geladen</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Look at the connection</source>
        <translation>Verbindung ansehen</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>Password for {0}</source>
        <translation>Passwort für {0}</translation>
    </message>
    <message>
        <source>Save it for the next time</source>
        <translation>Für das nächste Mal speichern</translation>
    </message>
    <message>
        <source>This session does not know it yet.</source>
        <translation>Diese Sitzung kennt es noch nicht.</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Hide the password</source>
        <translation>Passwort verbergen</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Passwort zeigen</translation>
    </message>
</context>
<context>
    <name>PasswordKeeper</name>
    <message>
        <source>Passphrase of the key file {0}</source>
        <translation>Passphrase der Schlüsseldatei {0}</translation>
    </message>
    <message>
        <source>Password of the database account {0}</source>
        <translation>Passwort des Datenbankkontos {0}</translation>
    </message>
    <message>
        <source>Password of {0} on the SSH server {1}</source>
        <translation>Passwort von {0} auf dem SSH-Server {1}</translation>
    </message>
    <message>
        <source>Saving the password</source>
        <translation>Passwort wird gespeichert</translation>
    </message>
    <message>
        <source>Sync with this password</source>
        <translation>Damit synchronisieren</translation>
    </message>
</context>
<context>
    <name>PersonDialog</name>
    <message>
        <source>Administrator</source>
        <translation>Administrator/in</translation>
    </message>
    <message>
        <source>An analyst reads the companies chosen below, and changes nothing. An administrator may do everything.</source>
        <translation>Ein/e Analyst/in liest die unten gewählten Firmen und ändert nichts. Ein/e Administrator/in darf alles.</translation>
    </message>
    <message>
        <source>Analyst</source>
        <translation>Analyst/in</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose her companies.</source>
        <translation>Wählen Sie die Firmen der Person.</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>Firmen</translation>
    </message>
    <message>
        <source>Give the login a password.</source>
        <translation>Geben Sie dem Login ein Passwort.</translation>
    </message>
    <message>
        <source>Its password</source>
        <translation>Sein Passwort</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>Einlassen</translation>
    </message>
    <message>
        <source>Let somebody in</source>
        <translation>Jemanden einlassen</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Login</translation>
    </message>
    <message>
        <source>Make this login on the database server</source>
        <translation>Dieses Login auf dem Datenbankserver anlegen</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>The store gets its roles with the first person: you become its administrator, and from then on the database lets in only who is listed here.</source>
        <translation>Mit der ersten Person bekommt der Speicher seine Rollen: Sie werden seine Administration, und von da an lässt die Datenbank nur ein, wer hier steht.</translation>
    </message>
    <message>
        <source>Their own login of the PostgreSQL server; everything they do is recorded under it.</source>
        <translation>Ein eigenes Login des PostgreSQL-Servers; alles, was die Person tut, wird darunter festgehalten.</translation>
    </message>
    <message>
        <source>Type the person&apos;s login.</source>
        <translation>Geben Sie das Login der Person ein.</translation>
    </message>
    <message>
        <source>What {0} may do</source>
        <translation>Was {0} darf</translation>
    </message>
</context>
<context>
    <name>PlaceButton</name>
    <message>
        <source>{0} to decide</source>
        <translation>{0} zu entscheiden</translation>
    </message>
</context>
<context>
    <name>PlotLoading</name>
    <message>
        <source>Preparing the charts</source>
        <translation>Diagramme werden vorbereitet</translation>
    </message>
    <message>
        <source>The charts</source>
        <translation>Die Diagramme</translation>
    </message>
</context>
<context>
    <name>PreviewSection</name>
    <message>
        <source>A token that may read course progress gets exactly these fields and rows in a full read.</source>
        <translation>Ein Token, das den Kursfortschritt lesen darf, bekommt beim vollständigen Lesen genau diese Felder und Zeilen.</translation>
    </message>
    <message>
        <source>Every field is off: its clients get rows without content.</source>
        <translation>Alle Felder sind aus: Ihre Clients bekommen Zeilen ohne Inhalt.</translation>
    </message>
    <message>
        <source>No rows: no course is on, nobody is enrolled, or the opt-ins leave them out.</source>
        <translation>Keine Zeilen: Kein Kurs ist eingeschaltet, niemand ist eingeschrieben, oder was das Plugin weglässt, fehlt auch hier.</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>REST, OData, streams</source>
        <translation>REST, OData, Datenströme</translation>
    </message>
    <message>
        <source>The plugin&apos;s protocol</source>
        <translation>Das Protokoll des Plugins</translation>
    </message>
    <message>
        <source>first {0} of {1} rows</source>
        <translation>die ersten {0} von {1} Zeilen</translation>
    </message>
</context>
<context>
    <name>ProfileEditor</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>PullAssistant</name>
    <message>
        <source>A unit of your systemd, which goes on when you log out. It runs:</source>
        <translation>Eine Unit Ihres systemd, die nach dem Abmelden weiterläuft. Sie startet:</translation>
    </message>
    <message>
        <source>As a service</source>
        <translation>Als Dienst</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>It is set up: {0}</source>
        <translation>Eingerichtet: {0}</translation>
    </message>
    <message>
        <source>Put it into the settings</source>
        <translation>In die Einstellungen übernehmen</translation>
    </message>
    <message>
        <source>Set it up when the settings are applied</source>
        <translation>Einrichten, sobald die Einstellungen übernommen werden</translation>
    </message>
    <message>
        <source>Take it down</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>The system does not say whether it is set up: {0}. Its file: {1}</source>
        <translation>Das System sagt nicht, ob er eingerichtet ist: {0}. Seine Datei: {1}</translation>
    </message>
    <message>
        <source>What it needs</source>
        <translation>Was nötig ist</translation>
    </message>
    <message>
        <source>When this computer sleeps</source>
        <translation>Wenn dieser Computer schläft</translation>
    </message>
    <message>
        <source>Who pulls?</source>
        <translation>Wer ruft ab?</translation>
    </message>
    <message>
        <source>Windows asks whether this may change the computer, then for your Windows password. It runs:</source>
        <translation>Windows fragt, ob etwas am Computer geändert werden darf, dann nach Ihrem Windows-Passwort. Gestartet wird:</translation>
    </message>
    <message>
        <source>Without this window, also after a restart of the computer. The window&apos;s endpoint stops for it: both cannot have the same port. Moodle&apos;s password must be kept in your keychain.</source>
        <translation>Ohne dieses Fenster, auch nach einem Neustart des Computers. Der Endpunkt des Fensters hält dafür an: Beide können nicht denselben Port haben. Das Passwort von Moodle muss in Ihrem Schlüsselbund liegen.</translation>
    </message>
    <message>
        <source>macOS starts it when you log in. It runs:</source>
        <translation>macOS startet ihn, wenn Sie sich anmelden. Gestartet wird:</translation>
    </message>
</context>
<context>
    <name>QuickActions</name>
    <message>
        <source>Quick actions</source>
        <translation>Schnellaktionen</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Collapse the rail</source>
        <translation>Seitenleiste einklappen</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Unfold the rail</source>
        <translation>Seitenleiste ausklappen</translation>
    </message>
</context>
<context>
    <name>RecheckDialog</name>
    <message>
        <source> h</source>
        <translation> h</translation>
    </message>
    <message>
        <source>24 h are a day, 168 h a week.</source>
        <translation>24 h sind ein Tag, 168 h eine Woche.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Look back</source>
        <translation>Zurück bis vor</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Erneut lesen</translation>
    </message>
    <message>
        <source>Read the last hours again</source>
        <translation>Letzte Stunden erneut lesen</translation>
    </message>
    <message>
        <source>Reads every learner again who has an enrolment, completion, grade, role or visit with a date of these hours in Moodle, though an earlier sync has seen it, and corrects what differs.</source>
        <translation>Liest alle Teilnehmenden erneut, die in Moodle eine Einschreibung, einen Abschluss, eine Bewertung, eine Rolle oder einen Besuch mit einem Datum dieser Stunden haben, auch wenn eine frühere Synchronisierung sie gesehen hat, und berichtigt, was abweicht.</translation>
    </message>
    <message>
        <source>Reads the learners of this company again who have an enrolment, completion, grade, role or visit with a date of these hours in Moodle, and corrects what differs. Other companies stay as they are.</source>
        <translation>Liest die Teilnehmenden dieser Firma erneut, die in Moodle eine Einschreibung, einen Abschluss, eine Bewertung, eine Rolle oder einen Besuch mit einem Datum dieser Stunden haben, und berichtigt, was abweicht. Andere Firmen bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>What Moodle dates earlier, or not at all (renamed or unenrolled learners, completions with a date in the past), is found by a reconcile, whatever its age.</source>
        <translation>Was in Moodle ein früheres Datum trägt oder keines (umbenannte oder ausgeschriebene Teilnehmende, rückdatierte Abschlüsse), findet ein Abgleich, egal wie alt es ist.</translation>
    </message>
</context>
<context>
    <name>RemoveCard</name>
    <message>
        <source>Also delete what was synced: store, history and backups</source>
        <translation>Auch löschen, was synchronisiert wurde: Speicher, Verlauf und Sicherungen</translation>
    </message>
    <message>
        <source>Forgets the connection and its password. Moodle itself is not touched.</source>
        <translation>Vergisst die Verbindung und ihr Passwort. Moodle selbst wird nicht berührt.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Remove and delete</source>
        <translation>Entfernen und löschen</translation>
    </message>
    <message>
        <source>Remove this site</source>
        <translation>Diese Site entfernen</translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation>{0} entfernen</translation>
    </message>
    <message>
        <source>Remove {0} …</source>
        <translation>{0} entfernen …</translation>
    </message>
    <message>
        <source>Remove {0}?</source>
        <translation>{0} entfernen?</translation>
    </message>
    <message>
        <source>The store with its history and all its backups is deleted. This cannot be undone.</source>
        <translation>Der Speicher mit seinem Verlauf und allen Sicherungen wird gelöscht. Das kann nicht rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>What was synced stays in the data folder; connecting a site of the same name finds it again.</source>
        <translation>Was synchronisiert wurde, bleibt im Datenordner; wer eine Site desselben Namens verbindet, findet es wieder.</translation>
    </message>
</context>
<context>
    <name>ReportCard</name>
    <message>
        <source>Reading</source>
        <translation>Wird gelesen</translation>
    </message>
</context>
<context>
    <name>ReportModel</name>
    <message>
        <source>Click to sort; Alt+Up and Alt+Down sort by the current column.</source>
        <translation>Klicken zum Sortieren; Alt+Auf und Alt+Ab sortieren nach der aktuellen Spalte.</translation>
    </message>
    <message>
        <source>Counting the report</source>
        <translation>Der Bericht wird gezählt</translation>
    </message>
    <message>
        <source>Reading the report</source>
        <translation>Der Bericht wird gelesen</translation>
    </message>
    <message>
        <source>The report cannot be sorted by this column.</source>
        <translation>Nach dieser Spalte kann der Bericht nicht sortiert werden.</translation>
    </message>
</context>
<context>
    <name>ReportTable</name>
    <message>
        <source>Copy with headers</source>
        <translation>Mit Überschriften kopieren</translation>
    </message>
    <message>
        <source>Show the whole row</source>
        <translation>Ganze Zeile zeigen</translation>
    </message>
    <message>
        <source>Why this value?</source>
        <translation>Warum dieser Wert?</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Choose columns</source>
        <translation>Spalten wählen</translation>
    </message>
    <message>
        <source>Choose columns and their order</source>
        <translation>Spalten und ihre Reihenfolge wählen</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>Alle Filter aufheben</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Course progress</source>
        <translation>Kursfortschritt</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>Bericht exportieren</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>No filters</source>
        <translation>Keine Filter</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Saved exports</source>
        <translation>Gespeicherte Exporte</translation>
    </message>
    <message>
        <source>Search the report</source>
        <translation>Bericht durchsuchen</translation>
    </message>
    <message>
        <source>Sort by {0}</source>
        <translation>Nach {0} sortieren</translation>
    </message>
    <message>
        <source>The rows that were read before are still shown.</source>
        <translation>Die früher gelesenen Zeilen werden weiter gezeigt.</translation>
    </message>
    <message>
        <source>To Excel, CSV or JSON lines. Ctrl+E</source>
        <translation>Nach Excel, CSV oder JSON Lines. Strg+E</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Why this value?</source>
        <translation>Warum dieser Wert?</translation>
    </message>
    <message>
        <source>ascending</source>
        <translation>aufsteigend</translation>
    </message>
    <message>
        <source>descending</source>
        <translation>absteigend</translation>
    </message>
    <message>
        <source>sorted by {0}, {1}</source>
        <translation>sortiert nach {0}, {1}</translation>
    </message>
</context>
<context>
    <name>RequestsPanel</name>
    <message>
        <source>1 request</source>
        <translation>1 Anfrage</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>Firmen</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Each request shows here, refused ones too: who asked for what, and how it was answered. “Who pulls?” sets a client up, and “Try it” asks as one does.</source>
        <translation>Hier erscheint jede Anfrage, auch abgelehnte: wer was verlangt hat und welche Antwort kam. „Wer ruft ab?“ richtet einen Client ein, und „Ausprobieren“ fragt wie einer.</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Erfolgreich</translation>
    </message>
    <message>
        <source>No request fits.</source>
        <translation>Keine Anfrage passt.</translation>
    </message>
    <message>
        <source>No requests yet</source>
        <translation>Noch keine Anfragen</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Path, error, address or program</source>
        <translation>Pfad, Fehler, Adresse oder Programm</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Reading the request log</source>
        <translation>Das Anfrage-Log wird gelesen</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Show new requests as they come</source>
        <translation>Neue Anfragen sofort zeigen</translation>
    </message>
    <message>
        <source>Show older</source>
        <translation>Ältere zeigen</translation>
    </message>
    <message>
        <source>The requests below are from an earlier reading.</source>
        <translation>Die Anfragen unten wurden früher gelesen.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>{n} requests</source>
        <translation>{n} Anfragen</translation>
    </message>
</context>
<context>
    <name>RightsDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy the letter</source>
        <translation>Brief kopieren</translation>
    </message>
    <message>
        <source>Copy the script</source>
        <translation>Skript kopieren</translation>
    </message>
    <message>
        <source>For the database&apos;s administrator. The letter says what is asked for, with the script in it.</source>
        <translation>Für die Datenbankadministration. Der Brief sagt, worum es geht, und enthält das Skript.</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Brief</translation>
    </message>
    <message>
        <source>Rights of the reading account</source>
        <translation>Rechte des Lesekontos</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>Script only</source>
        <translation>Nur das Skript</translation>
    </message>
</context>
<context>
    <name>RotateDialog</name>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>A new secret is made and shown once. Clients go on with the former one until the time is over; give them the new one before. What they have read so far stays valid.</source>
        <translation>Ein neues Geheimnis wird erstellt und einmal gezeigt. Clients arbeiten mit dem bisherigen weiter, bis die Zeit um ist; geben Sie ihnen vorher das neue. Was sie bisher gelesen haben, bleibt gültig.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Right for a planned exchange.</source>
        <translation>Richtig für einen geplanten Austausch.</translation>
    </message>
    <message>
        <source>Right where a secret has leaked. Reports fail until they have the new one.</source>
        <translation>Richtig, wenn ein Geheimnis bekannt wurde. Berichte schlagen fehl, bis sie das neue haben.</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>Erneuern</translation>
    </message>
    <message>
        <source>Rotate {0}</source>
        <translation>{0} erneuern</translation>
    </message>
    <message>
        <source>Rotate {n} tokens</source>
        <translation>{n} Token erneuern</translation>
    </message>
    <message>
        <source>The former secret is good for</source>
        <translation>Das bisherige Geheimnis gilt noch</translation>
    </message>
    <message>
        <source>a week</source>
        <translation>eine Woche</translation>
    </message>
    <message>
        <source>no longer: it stops at once</source>
        <translation>nicht mehr: Es endet sofort</translation>
    </message>
    <message>
        <source>one day</source>
        <translation>einen Tag</translation>
    </message>
    <message>
        <source>one hour</source>
        <translation>eine Stunde</translation>
    </message>
</context>
<context>
    <name>RowDetail</name>
    <message>
        <source>All columns of the row</source>
        <translation>Alle Spalten der Zeile</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Details schließen</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Details of the row</source>
        <translation>Details der Zeile</translation>
    </message>
    <message>
        <source>Hide definitions</source>
        <translation>Ohne Definitionen</translation>
    </message>
    <message>
        <source>Moodle&apos;s rows, the rule step by step, and the history. Ctrl+Shift+W</source>
        <translation>Moodles Zeilen, die Regel Schritt für Schritt und der Verlauf. Strg+Umschalt+W</translation>
    </message>
    <message>
        <source>Show definitions</source>
        <translation>Definitionen</translation>
    </message>
    <message>
        <source>Why this value?</source>
        <translation>Warum?</translation>
    </message>
</context>
<context>
    <name>RunDetail</name>
    <message>
        <source>1 more company</source>
        <translation>1 weitere Firma</translation>
    </message>
    <message>
        <source>1 more learner</source>
        <translation>1 weitere/r Teilnehmer/in</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Details schließen</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Details of the run</source>
        <translation>Details des Laufs</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>In Moodle&apos;s database</source>
        <translation>In Moodles Datenbank</translation>
    </message>
    <message>
        <source>Inserted</source>
        <translation>Eingefügt</translation>
    </message>
    <message>
        <source>Learner {0}</source>
        <translation>Teilnehmer/in {0}</translation>
    </message>
    <message>
        <source>Learners whose values it changed</source>
        <translation>Teilnehmende mit geänderten Werten</translation>
    </message>
    <message>
        <source>No later sync has changed these rows again.</source>
        <translation>Keine spätere Synchronisierung hat diese Zeilen wieder geändert.</translation>
    </message>
    <message>
        <source>Of {0} rows, {1} are still as this run left them.</source>
        <translation>Von {0} Zeilen sind {1} noch so, wie dieser Lauf sie hinterließ.</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Rows read</source>
        <translation>Gelesene Zeilen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>What changed, by company</source>
        <translation>Was sich änderte, nach Firma</translation>
    </message>
    <message>
        <source>What was committed before is kept.</source>
        <translation>Was vorher geschrieben wurde, bleibt.</translation>
    </message>
    <message>
        <source>{0} changed</source>
        <translation>{0} geändert</translation>
    </message>
    <message>
        <source>{0} new</source>
        <translation>{0} neu</translation>
    </message>
    <message>
        <source>{0} removed</source>
        <translation>{0} entfernt</translation>
    </message>
    <message>
        <source>{n} more companies</source>
        <translation>{n} weitere Firmen</translation>
    </message>
    <message>
        <source>{n} more learners</source>
        <translation>{n} weitere Teilnehmende</translation>
    </message>
</context>
<context>
    <name>SavedExportsAction</name>
    <message>
        <source>Another export is running</source>
        <translation>Ein anderer Export läuft</translation>
    </message>
    <message>
        <source>Its filters and columns are forgotten. The file {0} stays.</source>
        <translation>Filter und Spalten werden vergessen. Die Datei {0} bleibt.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Reading the saved exports</source>
        <translation>Gespeicherte Exporte werden gelesen</translation>
    </message>
    <message>
        <source>Remove the saved export</source>
        <translation>Gespeicherten Export entfernen</translation>
    </message>
    <message>
        <source>Remove {0}?</source>
        <translation>{0} entfernen?</translation>
    </message>
    <message>
        <source>Removing the saved export</source>
        <translation>Gespeicherter Export wird entfernt</translation>
    </message>
</context>
<context>
    <name>SavedExportsPopup</name>
    <message>
        <source>1 row</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>None yet. Give an export a name in the export dialog, and it is run again from here in one click.</source>
        <translation>Noch keine. Geben Sie einem Export im Exportdialog einen Namen; dann wird er von hier mit einem Klick wiederholt.</translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation>{0} entfernen</translation>
    </message>
    <message>
        <source>Run {0}</source>
        <translation>{0} ausführen</translation>
    </message>
    <message>
        <source>Saved exports</source>
        <translation>Gespeicherte Exporte</translation>
    </message>
    <message>
        <source>Show the rows of {0}</source>
        <translation>Zeilen von {0} zeigen</translation>
    </message>
    <message>
        <source>Write {0} again</source>
        <translation>{0} noch einmal schreiben</translation>
    </message>
    <message>
        <source>{0} · never run</source>
        <translation>{0} · nie ausgeführt</translation>
    </message>
    <message>
        <source>{0} · {1} · {2}</source>
        <translation>{0} · {1} · {2}</translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation>{n} Zeilen</translation>
    </message>
</context>
<context>
    <name>ScheduleCard</name>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Batch size and time limit …</source>
        <translation>Stapelgröße und Zeitlimit …</translation>
    </message>
    <message>
        <source>By hand, once:</source>
        <translation>Einmal, von Hand:</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Check all dates every</source>
        <translation>Zeitstempel prüfen alle</translation>
    </message>
    <message>
        <source>Close the schedule</source>
        <translation>Zeitplan schließen</translation>
    </message>
    <message>
        <source>Compare with Moodle every</source>
        <translation>Mit Moodle abgleichen alle</translation>
    </message>
    <message>
        <source>Comparing finds everything already; this is for who wants to be sure.</source>
        <translation>Der Abgleich findet schon alles; das hier ist für alle, die sichergehen wollen.</translation>
    </message>
    <message>
        <source>Every time</source>
        <translation>Jedes Mal</translation>
    </message>
    <message>
        <source>Finds what changed without a trace, such as people who were unenrolled.</source>
        <translation>Findet, was sich ohne Spur geändert hat, zum Beispiel ausgeschriebene Personen.</translation>
    </message>
    <message>
        <source>Full sync now</source>
        <translation>Jetzt vollständig synchronisieren</translation>
    </message>
    <message>
        <source>Look for changes every</source>
        <translation>Änderungen suchen alle</translation>
    </message>
    <message>
        <source>Moodle&apos;s event log names who changed in between, where it is on; that takes a second.</source>
        <translation>Wer sich dazwischen geändert hat, sagt Moodles Ereignis-Log, wo es eingeschaltet ist; das dauert eine Sekunde.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Not more often than looking for changes.</source>
        <translation>Nicht öfter als die Suche nach Änderungen.</translation>
    </message>
    <message>
        <source>Nothing runs by itself then, by the site&apos;s clock ({0}). What runs stops, and goes on afterwards.</source>
        <translation>Dann läuft nichts von selbst, nach der Uhr der Site ({0}). Was läuft, hält an und macht danach weiter.</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Ruhezeit von</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Ruhezeit</translation>
    </message>
    <message>
        <source>Quiet to</source>
        <translation>Ruhezeit bis</translation>
    </message>
    <message>
        <source>Read everything again every</source>
        <translation>Alles neu lesen alle</translation>
    </message>
    <message>
        <source>Read everything from Moodle again, whatever has changed</source>
        <translation>Alles neu aus Moodle lesen, was auch immer sich geändert hat</translation>
    </message>
    <message>
        <source>Read the last hours again …</source>
        <translation>Letzte Stunden erneut lesen …</translation>
    </message>
    <message>
        <source>Read what Moodle dates within hours that you choose, seen or not</source>
        <translation>Lesen, was in Moodle ein Datum der gewählten Stunden trägt, auch wenn es schon gelesen wurde</translation>
    </message>
    <message>
        <source>Reads what has a new date or number since the last time; takes seconds.</source>
        <translation>Liest, was seit dem letzten Mal ein neues Datum oder eine neue Nummer hat; dauert Sekunden.</translation>
    </message>
    <message>
        <source>Save the schedule</source>
        <translation>Zeitplan speichern</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>Sync automatically</source>
        <translation>Automatisch synchronisieren</translation>
    </message>
    <message>
        <source>They must not begin and end at the same time.</source>
        <translation>Anfang und Ende dürfen nicht gleich sein.</translation>
    </message>
    <message>
        <source>While ALX Desktop or “alx-desktop serve” runs.</source>
        <translation>Solange ALX Desktop oder „alx-desktop serve“ läuft.</translation>
    </message>
    <message>
        <source>as Moodle says</source>
        <translation>wie Moodle es sagt</translation>
    </message>
    <message>
        <source>from</source>
        <translation>von</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>What is below was read earlier.</source>
        <translation>Was unten steht, wurde früher gelesen.</translation>
    </message>
</context>
<context>
    <name>ServiceKeeper</name>
    <message>
        <source>Setting up the service</source>
        <translation>Dienst wird eingerichtet</translation>
    </message>
    <message>
        <source>Taking the service down</source>
        <translation>Dienst wird entfernt</translation>
    </message>
    <message>
        <source>The endpoint&apos;s service</source>
        <translation>Dienst des Endpunkts</translation>
    </message>
    <message>
        <source>The service is gone. The window can serve again.</source>
        <translation>Der Dienst ist entfernt. Das Fenster kann wieder antworten.</translation>
    </message>
    <message>
        <source>The service is set up: {0}. It serves without this window.</source>
        <translation>Der Dienst ist eingerichtet: {0}. Er antwortet ohne dieses Fenster.</translation>
    </message>
    <message>
        <source>The window serves again</source>
        <translation>Das Fenster antwortet wieder</translation>
    </message>
</context>
<context>
    <name>SessionAttention</name>
    <message>
        <source>Looking for what needs attention</source>
        <translation>Handlungsbedarf wird ermittelt</translation>
    </message>
</context>
<context>
    <name>SessionEndpoint</name>
    <message>
        <source>Restarting the endpoint</source>
        <translation>Der Endpunkt wird neu gestartet</translation>
    </message>
    <message>
        <source>Starting the endpoint</source>
        <translation>Der Endpunkt wird gestartet</translation>
    </message>
    <message>
        <source>Stopping the endpoint</source>
        <translation>Der Endpunkt wird angehalten</translation>
    </message>
    <message>
        <source>The endpoint</source>
        <translation>Der Endpunkt</translation>
    </message>
    <message>
        <source>The endpoint of {0} was stopped.</source>
        <translation>Der Endpunkt von {0} wurde angehalten.</translation>
    </message>
</context>
<context>
    <name>SessionSampling</name>
    <message>
        <source>Taking a sample</source>
        <translation>Es wird gemessen</translation>
    </message>
</context>
<context>
    <name>SettingsFinder</name>
    <message>
        <source>Differs from the default</source>
        <translation>Weicht vom Standard ab</translation>
    </message>
    <message>
        <source>Reset all to defaults …</source>
        <translation>Alle auf Standardwerte …</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>Take back the last change made on this page (Ctrl+Z)</source>
        <translation>Letzte Änderung auf dieser Seite zurücknehmen (Strg+Z)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>All settings are as a new site has them</source>
        <translation>Alle Einstellungen sind wie bei einer neuen Site</translation>
    </message>
    <message>
        <source>All settings to their defaults?</source>
        <translation>Alle Einstellungen auf ihre Standardwerte?</translation>
    </message>
    <message>
        <source>Back to what a new site has: {0}. Connection, companies and tokens stay. It can be undone.</source>
        <translation>Zurück auf das, was eine neue Site hat: {0}. Verbindung, Firmen und Token bleiben. Es lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Jetzt sichern</translation>
    </message>
    <message>
        <source>Changes hold at once. Appearance, background and start are the same for all sites; the rest is {0}&apos;s own.</source>
        <translation>Änderungen gelten sofort. Darstellung, Hintergrund und Start gelten für alle Sites, der Rest für {0}.</translation>
    </message>
    <message>
        <source>Check the store</source>
        <translation>Speicher prüfen</translation>
    </message>
    <message>
        <source>Leave them</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>No setting fits.</source>
        <translation>Keine Einstellung passt.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Reset them</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Show all settings</source>
        <translation>Alle Einstellungen zeigen</translation>
    </message>
    <message>
        <source>Undo the last change of a setting</source>
        <translation>Letzte Änderung einer Einstellung rückgängig machen</translation>
    </message>
</context>
<context>
    <name>SeverityMark</name>
    <message>
        <source>For information</source>
        <translation>Zur Information</translation>
    </message>
    <message>
        <source>Soon</source>
        <translation>Bald</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Dringend</translation>
    </message>
</context>
<context>
    <name>SharedStoreDialog</name>
    <message>
        <source>A store on PostgreSQL that an administrator keeps up to date, and has let you in to. You need no access to Moodle. What you may see there, its database decides.</source>
        <translation>Ein Speicher auf PostgreSQL, den die Administration aktuell hält und in den sie Sie eingelassen hat. Sie brauchen keinen Zugang zu Moodle. Was Sie dort sehen dürfen, entscheidet seine Datenbank.</translation>
    </message>
    <message>
        <source>As you want to find it in the list of sites.</source>
        <translation>So, wie Sie sie in der Liste der Sites finden wollen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Log in and open</source>
        <translation>Anmelden und öffnen</translation>
    </message>
    <message>
        <source>Log in to the store of {0}</source>
        <translation>Am Speicher von {0} anmelden</translation>
    </message>
    <message>
        <source>Logging in</source>
        <translation>Anmeldung läuft</translation>
    </message>
    <message>
        <source>Logging in to the store</source>
        <translation>Anmeldung am Speicher</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Login</translation>
    </message>
    <message>
        <source>Name of the site</source>
        <translation>Name der Site</translation>
    </message>
    <message>
        <source>Nothing was saved.</source>
        <translation>Nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>Open a shared store</source>
        <translation>Einen gemeinsamen Speicher öffnen</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Save it in this computer&apos;s keychain</source>
        <translation>Im Schlüsselbund dieses Computers speichern</translation>
    </message>
    <message>
        <source>Your own, as the administrator has given it to you.</source>
        <translation>Ihr eigenes, wie die Administration es Ihnen gegeben hat.</translation>
    </message>
</context>
<context>
    <name>SharedStores</name>
    <message>
        <source>Reading the settings</source>
        <translation>Die Einstellungen werden gelesen</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Click on keys to change them. Grey ones stay as they are.</source>
        <translation>Klicken Sie auf Tasten, um sie zu ändern. Graue bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Search the shortcuts</source>
        <translation>Tastenkürzel suchen</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Tables and dialogs</source>
        <translation>Tabellen und Dialoge</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>{0}: keys as at first</source>
        <translation>{0}: Tasten wie am Anfang</translation>
    </message>
    <message>
        <source>{0}: {1}, change the keys</source>
        <translation>{0}: {1}, Tasten ändern</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Close the details</source>
        <translation>Details schließen</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
</context>
<context>
    <name>SiteChanges</name>
    <message>
        <source>Nothing had to be repaired.</source>
        <translation>Nichts musste repariert werden.</translation>
    </message>
    <message>
        <source>Removing the site</source>
        <translation>Site wird entfernt</translation>
    </message>
    <message>
        <source>Renaming the site</source>
        <translation>Site wird umbenannt</translation>
    </message>
    <message>
        <source>Renaming {0} …</source>
        <translation>{0} wird umbenannt …</translation>
    </message>
    <message>
        <source>Repairing the store</source>
        <translation>Der Speicher wird repariert</translation>
    </message>
    <message>
        <source>Repairing the store of {0} …</source>
        <translation>Der Speicher von {0} wird repariert …</translation>
    </message>
    <message>
        <source>{0} was removed.</source>
        <translation>{0} wurde entfernt.</translation>
    </message>
</context>
<context>
    <name>SiteMenu</name>
    <message>
        <source>All sites</source>
        <translation>Alle Sites</translation>
    </message>
    <message>
        <source>All sites …</source>
        <translation>Alle Sites …</translation>
    </message>
    <message>
        <source>Connect another site</source>
        <translation>Weitere Site verbinden</translation>
    </message>
    <message>
        <source>Connect another site …</source>
        <translation>Weitere Site verbinden …</translation>
    </message>
    <message>
        <source>Edit and test the connection</source>
        <translation>Verbindung bearbeiten und testen</translation>
    </message>
    <message>
        <source>Edit and test the connection …</source>
        <translation>Verbindung bearbeiten und testen …</translation>
    </message>
    <message>
        <source>Open a shared store</source>
        <translation>Einen gemeinsamen Speicher öffnen</translation>
    </message>
    <message>
        <source>Open a shared store …</source>
        <translation>Einen gemeinsamen Speicher öffnen …</translation>
    </message>
    <message>
        <source>Open the demo site</source>
        <translation>Demo-Site öffnen</translation>
    </message>
    <message>
        <source>Open {0}</source>
        <translation>{0} öffnen</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Sites</translation>
    </message>
    <message>
        <source>new add analyst postgresql</source>
        <translation>neu hinzufügen analyse postgresql</translation>
    </message>
    <message>
        <source>profiles rename duplicate folder colour export import</source>
        <translation>Profile umbenennen duplizieren Ordner Farbe exportieren importieren</translation>
    </message>
</context>
<context>
    <name>SiteSession</name>
    <message>
        <source>Reading the status</source>
        <translation>Der Stand wird gelesen</translation>
    </message>
    <message>
        <source>Saving the settings</source>
        <translation>Einstellungen werden gespeichert</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Synchronisierung</translation>
    </message>
</context>
<context>
    <name>SitesDesk</name>
    <message>
        <source>Duplicating the site</source>
        <translation>Site wird dupliziert</translation>
    </message>
    <message>
        <source>Exporting sites</source>
        <translation>Sites werden exportiert</translation>
    </message>
    <message>
        <source>Importing sites</source>
        <translation>Sites werden importiert</translation>
    </message>
    <message>
        <source>Left out, as each computer makes its own: {0}.</source>
        <translation>Weggelassen, weil jeder Computer seine eigene erstellt: {0}.</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>Die Datei wird gelesen</translation>
    </message>
    <message>
        <source>Reading the sites</source>
        <translation>Die Sites werden gelesen</translation>
    </message>
    <message>
        <source>Renaming the site</source>
        <translation>Site wird umbenannt</translation>
    </message>
    <message>
        <source>Saving the settings</source>
        <translation>Einstellungen werden gespeichert</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Sites</translation>
    </message>
    <message>
        <source>Wait for it, or stop it.</source>
        <translation>Warten Sie, bis sie fertig ist, oder halten Sie sie an.</translation>
    </message>
    <message>
        <source>a sync is running</source>
        <translation>eine Synchronisierung läuft</translation>
    </message>
    <message>
        <source>{0} are in {1}, without passwords.</source>
        <translation>{0} stehen in {1}, ohne Passwörter.</translation>
    </message>
</context>
<context>
    <name>SitesDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Columns of the sites</source>
        <translation>Spalten der Sites</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Duplicate {0}</source>
        <translation>{0} duplizieren</translation>
    </message>
    <message>
        <source>Duplicate …</source>
        <translation>Duplizieren …</translation>
    </message>
    <message>
        <source>Each site has settings and a store of its own.</source>
        <translation>Jede Site hat eigene Einstellungen und einen eigenen Speicher.</translation>
    </message>
    <message>
        <source>Export sites</source>
        <translation>Sites exportieren</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>F2</source>
        <translation>F2</translation>
    </message>
    <message>
        <source>Folder and colour</source>
        <translation>Ordner und Farbe</translation>
    </message>
    <message>
        <source>Folder and colour …</source>
        <translation>Ordner und Farbe …</translation>
    </message>
    <message>
        <source>Import sites</source>
        <translation>Sites importieren</translation>
    </message>
    <message>
        <source>Import …</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>Its store, backups and passwords stay with it.</source>
        <translation>Speicher, Sicherungen und Passwörter bleiben bei ihr.</translation>
    </message>
    <message>
        <source>Moodle&apos;s database</source>
        <translation>Datenbank von Moodle</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Rename {0}</source>
        <translation>{0} umbenennen</translation>
    </message>
    <message>
        <source>Rename …</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Search sites</source>
        <translation>Sites suchen</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Sites</translation>
    </message>
    <message>
        <source>Sites (*.toml)</source>
        <translation>Sites (*.toml)</translation>
    </message>
    <message>
        <source>Sites (*.toml);;All files (*)</source>
        <translation>Sites (*.toml);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The copy has the same settings, and a store of its own, which is empty. Its password is asked for, and its endpoint does not start by itself.</source>
        <translation>Die Kopie hat dieselben Einstellungen und einen eigenen, leeren Speicher. Nach ihrem Passwort wird gefragt, und ihr Endpunkt startet nicht von selbst.</translation>
    </message>
    <message>
        <source>{0} (open)</source>
        <translation>{0} (offen)</translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <source>Loading</source>
        <translation>Wird geladen</translation>
    </message>
</context>
<context>
    <name>SshCard</name>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Choose a private key</source>
        <translation>Privaten Schlüssel auswählen</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Auswählen …</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Einklappen</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Schlüsseldatei</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>No tunnel: directly</source>
        <translation>Kein Tunnel: direkt</translation>
    </message>
    <message>
        <source>Not used. Where the database is not open to this computer, an SSH server can lead to it.</source>
        <translation>Nicht benutzt. Wenn die Datenbank für diesen Computer nicht offen ist, kann ein SSH-Server zu ihr führen.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Port of the SSH server</source>
        <translation>Port des SSH-Servers</translation>
    </message>
    <message>
        <source>SSH password</source>
        <translation>SSH-Passwort</translation>
    </message>
    <message>
        <source>SSH server</source>
        <translation>SSH-Server</translation>
    </message>
    <message>
        <source>SSH tunnel</source>
        <translation>SSH-Tunnel</translation>
    </message>
    <message>
        <source>SSH user</source>
        <translation>SSH-Benutzer</translation>
    </message>
    <message>
        <source>The database&apos;s host above is then meant as this server knows it.</source>
        <translation>Der Host der Datenbank oben ist dann so gemeint, wie dieser Server ihn kennt.</translation>
    </message>
    <message>
        <source>The private key, without .pub.</source>
        <translation>Der private Schlüssel, ohne .pub.</translation>
    </message>
    <message>
        <source>Through an SSH server, with its host key checked.</source>
        <translation>Über einen SSH-Server, mit geprüftem Host-Schlüssel.</translation>
    </message>
    <message>
        <source>Through {0}, with its host key checked.</source>
        <translation>Über {0}, mit geprüftem Host-Schlüssel.</translation>
    </message>
    <message>
        <source>With a key file</source>
        <translation>Mit einer Schlüsseldatei</translation>
    </message>
    <message>
        <source>With a password</source>
        <translation>Mit einem Passwort</translation>
    </message>
    <message>
        <source>With the SSH agent&apos;s key</source>
        <translation>Mit dem Schlüssel des SSH-Agenten</translation>
    </message>
    <message>
        <source>none, if the key has none</source>
        <translation>keine, wenn der Schlüssel keine hat</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>StatusCard</name>
    <message>
        <source>Computers that reach {0} can ask, if the firewall lets them.</source>
        <translation>Computer, die {0} erreichen, können anfragen, wenn die Firewall sie lässt.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Every computer that reaches this one can ask, as {0}, if the firewall lets it.</source>
        <translation>Jeder Computer, der diesen erreicht, kann unter {0} anfragen, wenn die Firewall ihn lässt.</translation>
    </message>
    <message>
        <source>Off in this window: the system serves in its place, with {0}.</source>
        <translation>In diesem Fenster aus: An seiner Stelle antwortet das System, mit {0}.</translation>
    </message>
    <message>
        <source>Off: Power BI, Excel and scripts get nothing. It runs as long as ALX Desktop does.</source>
        <translation>Aus: Power BI, Excel und Skripte bekommen nichts. Er läuft, solange ALX Desktop läuft.</translation>
    </message>
    <message>
        <source>Only programs on this computer reach it. It runs as long as ALX Desktop does.</source>
        <translation>Nur Programme auf diesem Computer erreichen ihn. Er läuft, solange ALX Desktop läuft.</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>Restarting …</source>
        <translation>Wird neu gestartet …</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>Wird gestartet …</translation>
    </message>
    <message>
        <source>State of the endpoint</source>
        <translation>Zustand des Endpunkts</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>its name or address</source>
        <translation>seinem Namen oder seiner Adresse</translation>
    </message>
</context>
<context>
    <name>StoreCard</name>
    <message>
        <source>1 removed row</source>
        <translation>1 entfernte Zeile</translation>
    </message>
    <message>
        <source>A sync takes</source>
        <translation>Eine Synchronisierung dauert</translation>
    </message>
    <message>
        <source>Compute learners again from Moodle, and compare them with the store</source>
        <translation>Teilnehmende neu aus Moodle berechnen und mit dem Speicher vergleichen</translation>
    </message>
    <message>
        <source>Median of the last syncs of the same kind as the newest</source>
        <translation>Median der letzten Synchronisierungen derselben Art wie die neueste</translation>
    </message>
    <message>
        <source>Reporting store</source>
        <translation>Berichtsspeicher</translation>
    </message>
    <message>
        <source>Verify against Moodle …</source>
        <translation>Gegen Moodle prüfen …</translation>
    </message>
    <message>
        <source>as Moodle was {0}</source>
        <translation>Moodles Stand: {0}</translation>
    </message>
    <message>
        <source>enrolments, one row for each company, learner and course</source>
        <translation>Einschreibungen, eine Zeile je Firma, Person und Kurs</translation>
    </message>
    <message>
        <source>never synced</source>
        <translation>nie synchronisiert</translation>
    </message>
    <message>
        <source>of it in Moodle&apos;s database</source>
        <translation>davon in Moodles Datenbank</translation>
    </message>
    <message>
        <source>{0} kept as history.</source>
        <translation>{0} als Verlauf behalten.</translation>
    </message>
    <message>
        <source>{n} removed rows</source>
        <translation>{n} entfernte Zeilen</translation>
    </message>
</context>
<context>
    <name>StorePart</name>
    <message>
        <source>Counting the store&apos;s rows</source>
        <translation>Zeilen des Speichers werden gezählt</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Tables of the store</source>
        <translation>Tabellen des Speichers</translation>
    </message>
    <message>
        <source>The figures from before stay.</source>
        <translation>Die Zahlen von vorher bleiben stehen.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>counting …</source>
        <translation>wird gezählt …</translation>
    </message>
    <message>
        <source>{0} rows</source>
        <translation>{0} Zeilen</translation>
    </message>
</context>
<context>
    <name>StoreView</name>
    <message>
        <source>Here you will see how large the store is and how it grows, and how much memory this application uses. A sample is taken every minute while it runs: the first is there in a minute.</source>
        <translation>Hier sehen Sie, wie groß der Speicher ist und wie er wächst, und wie viel Arbeitsspeicher diese Anwendung braucht. Jede Minute wird gemessen, solange sie läuft: Die erste Messung ist in einer Minute da.</translation>
    </message>
    <message>
        <source>No sample in this time</source>
        <translation>Keine Messung in dieser Zeit</translation>
    </message>
    <message>
        <source>No sample was taken in this time.</source>
        <translation>In dieser Zeit wurde nicht gemessen.</translation>
    </message>
    <message>
        <source>Points of the charts</source>
        <translation>Messpunkte</translation>
    </message>
    <message>
        <source>Reading the samples</source>
        <translation>Messungen werden gelesen</translation>
    </message>
</context>
<context>
    <name>SyncButton</name>
    <message>
        <source>Administrators of the shared store sync it</source>
        <translation>Die Administration des gemeinsamen Speichers synchronisiert ihn</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Synchronisieren</translation>
    </message>
    <message>
        <source>Syncing {0}</source>
        <translation>{0} wird synchronisiert</translation>
    </message>
    <message>
        <source>Syncing …</source>
        <translation>Wird synchronisiert …</translation>
    </message>
</context>
<context>
    <name>SyncChartCard</name>
    <message>
        <source>1 run</source>
        <translation>1 Lauf</translation>
    </message>
    <message>
        <source>Rows changed per run</source>
        <translation>Geänderte Zeilen je Lauf</translation>
    </message>
    <message>
        <source>new and changed</source>
        <translation>neu und geändert</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>{n} runs</source>
        <translation>{n} Läufe</translation>
    </message>
</context>
<context>
    <name>SyncHistory</name>
    <message>
        <source>1 run</source>
        <translation>1 Lauf</translation>
    </message>
    <message>
        <source>A sync reads enrolments, completions and grades from Moodle&apos;s database and keeps them here. It only reads: Moodle itself is never changed. The first one reads everything: choose Sync now.</source>
        <translation>Eine Synchronisierung liest Einschreibungen, Abschlüsse und Bewertungen aus Moodles Datenbank und bewahrt sie hier auf. Sie liest nur: Moodle selbst wird nie geändert. Die erste liest alles: Beginnen Sie mit Synchronisieren.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>History of syncs</source>
        <translation>Verlauf der Synchronisierungen</translation>
    </message>
    <message>
        <source>No sync has run yet</source>
        <translation>Noch lief keine Synchronisierung</translation>
    </message>
    <message>
        <source>Reading the history</source>
        <translation>Der Verlauf wird gelesen</translation>
    </message>
    <message>
        <source>Reading what the run changed</source>
        <translation>Was der Lauf änderte, wird gelesen</translation>
    </message>
    <message>
        <source>The first sync is running</source>
        <translation>Die erste Synchronisierung läuft</translation>
    </message>
    <message>
        <source>last {0} runs</source>
        <translation>letzte {0} Läufe</translation>
    </message>
    <message>
        <source>{n} runs</source>
        <translation>{n} Läufe</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>1 row kept.</source>
        <translation>1 Zeile behalten.</translation>
    </message>
    <message>
        <source>1 row removed.</source>
        <translation>1 Zeile entfernt.</translation>
    </message>
    <message>
        <source>Compare every table with Moodle, and find changes that left no trace there</source>
        <translation>Jede Tabelle mit Moodle vergleichen und Änderungen finden, die dort keine Spur hinterließen</translation>
    </message>
    <message>
        <source>Deciding on removals</source>
        <translation>Über Entfernungen wird entschieden</translation>
    </message>
    <message>
        <source>Edit and test the connection</source>
        <translation>Verbindung bearbeiten und testen</translation>
    </message>
    <message>
        <source>Everything that was synced before is still here, and reports go on working.</source>
        <translation>Alles, was vorher synchronisiert wurde, ist noch da, und Berichte funktionieren weiter.</translation>
    </message>
    <message>
        <source>Full sync running</source>
        <translation>Vollständige Synchronisierung läuft</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Read the last hours again …</source>
        <translation>Letzte Stunden erneut lesen …</translation>
    </message>
    <message>
        <source>Reconcile</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>Reconcile running</source>
        <translation>Abgleich läuft</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Schedule …</source>
        <translation>Plan …</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Synchronisierung</translation>
    </message>
    <message>
        <source>Sync of company {0} running</source>
        <translation>Synchronisierung der Firma {0} läuft</translation>
    </message>
    <message>
        <source>Sync of {0} companies running</source>
        <translation>Synchronisierung von {0} Firmen läuft</translation>
    </message>
    <message>
        <source>Sync running</source>
        <translation>Synchronisierung läuft</translation>
    </message>
    <message>
        <source>The history below is from an earlier reading.</source>
        <translation>Der Verlauf unten wurde früher gelesen.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Verify against Moodle …</source>
        <translation>Gegen Moodle prüfen …</translation>
    </message>
    <message>
        <source>check compare correct differences</source>
        <translation>prüfen vergleichen richtig abweichungen</translation>
    </message>
    <message>
        <source>recent changes since</source>
        <translation>neueste Änderungen seit</translation>
    </message>
    <message>
        <source>started {0}</source>
        <translation>begonnen {0}</translation>
    </message>
    <message>
        <source>{n} rows kept.</source>
        <translation>{n} Zeilen behalten.</translation>
    </message>
    <message>
        <source>{n} rows removed.</source>
        <translation>{n} Zeilen entfernt.</translation>
    </message>
</context>
<context>
    <name>SyncProgressCard</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Progress of the sync</source>
        <translation>Fortschritt der Synchronisierung</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>Sync running</source>
        <translation>Synchronisierung läuft</translation>
    </message>
</context>
<context>
    <name>SyncView</name>
    <message>
        <source>Asking Moodle&apos;s database for a plan</source>
        <translation>Moodles Datenbank wird nach einem Plan gefragt</translation>
    </message>
    <message>
        <source>Asking Moodle&apos;s database …</source>
        <translation>Moodles Datenbank wird gefragt …</translation>
    </message>
    <message>
        <source>Companies today</source>
        <translation>Firmen heute</translation>
    </message>
    <message>
        <source>Go to Sync</source>
        <translation>Zur Synchronisierung</translation>
    </message>
    <message>
        <source>Here you will see how long syncs take, how many rows they read and change, and which queries are slow. Run a sync, or look further back. What changed today is below, under “Companies today”.</source>
        <translation>Hier sehen Sie, wie lange Synchronisierungen dauern, wie viele Zeilen sie lesen und ändern, und welche Abfragen langsam sind. Starten Sie eine Synchronisierung, oder blicken Sie weiter zurück. Was sich heute geändert hat, steht unten, unter „Firmen heute“.</translation>
    </message>
    <message>
        <source>How the database goes about it</source>
        <translation>Wie die Datenbank vorgeht</translation>
    </message>
    <message>
        <source>Measuring the store&apos;s queries</source>
        <translation>Abfragen des Speichers werden gemessen</translation>
    </message>
    <message>
        <source>Moodle&apos;s statements</source>
        <translation>Anweisungen an Moodle</translation>
    </message>
    <message>
        <source>No statement was sent to Moodle in this time.</source>
        <translation>In dieser Zeit ging keine Anweisung an Moodle.</translation>
    </message>
    <message>
        <source>No sync in this time</source>
        <translation>Keine Synchronisierung in dieser Zeit</translation>
    </message>
    <message>
        <source>Not known: this program has not sent the statement since it began. Its parameters, ids of learners, are not stored; run a sync in this window, then choose it again.</source>
        <translation>Nicht bekannt: Dieses Programm hat die Anweisung seit seinem Start nicht gesendet. Ihre Parameter, Kennungen von Teilnehmenden, werden nicht gespeichert; starten Sie in diesem Fenster eine Synchronisierung, und wählen Sie sie dann noch einmal.</translation>
    </message>
    <message>
        <source>Nothing was measured.</source>
        <translation>Nichts wurde gemessen.</translation>
    </message>
    <message>
        <source>Nothing was recorded.</source>
        <translation>Nichts wurde aufgezeichnet.</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Points of the charts</source>
        <translation>Messpunkte</translation>
    </message>
    <message>
        <source>Queries of the store</source>
        <translation>Abfragen an den Speicher</translation>
    </message>
    <message>
        <source>Reading the query times</source>
        <translation>Abfragezeiten werden gelesen</translation>
    </message>
    <message>
        <source>Reading the syncs</source>
        <translation>Synchronisierungen werden gelesen</translation>
    </message>
    <message>
        <source>Reading what changed today</source>
        <translation>Es wird gelesen, was sich heute geändert hat</translation>
    </message>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source>Slow queries, companies, and the points of the charts</source>
        <translation>Langsame Abfragen, Firmen und die Punkte der Diagramme</translation>
    </message>
    <message>
        <source>Statement {0} of {1}, {2}</source>
        <translation>Anweisung {0} von {1}, {2}</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>The slowest call since this program began, {0}</source>
        <translation>Der langsamste Aufruf, seit dieses Programm läuft, {0}</translation>
    </message>
    <message>
        <source>The store has no company yet.</source>
        <translation>Der Speicher hat noch keine Firma.</translation>
    </message>
    <message>
        <source>The store&apos;s queries</source>
        <translation>Abfragen des Speichers</translation>
    </message>
    <message>
        <source>all calls of this time, the longest in all first; choose one to see its plan</source>
        <translation>alle Aufrufe dieser Zeit, die insgesamt längsten zuerst; wählen Sie eine, um ihren Plan zu sehen</translation>
    </message>
    <message>
        <source>measured once, just now; choose one to see its plan</source>
        <translation>einmal gemessen, gerade eben; wählen Sie eine, um ihren Plan zu sehen</translation>
    </message>
    <message>
        <source>since the site&apos;s midnight</source>
        <translation>seit Mitternacht der Site</translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message>
        <source>Columns of {0}</source>
        <translation>Spalten von {0}</translation>
    </message>
</context>
<context>
    <name>TestStep</name>
    <message>
        <source>Accept this key</source>
        <translation>Diesen Schlüssel annehmen</translation>
    </message>
    <message>
        <source>Change the SSH server</source>
        <translation>SSH-Server ändern</translation>
    </message>
    <message>
        <source>Change the database</source>
        <translation>Datenbank ändern</translation>
    </message>
    <message>
        <source>Change the host</source>
        <translation>Host ändern</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Passphrase ändern</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>Passwort ändern</translation>
    </message>
    <message>
        <source>Change the port</source>
        <translation>Port ändern</translation>
    </message>
    <message>
        <source>Change the prefix</source>
        <translation>Präfix ändern</translation>
    </message>
    <message>
        <source>Change the user</source>
        <translation>Benutzer ändern</translation>
    </message>
    <message>
        <source>Connecting …</source>
        <translation>Verbindung wird aufgebaut …</translation>
    </message>
    <message>
        <source>Give a CA file</source>
        <translation>CA-Datei angeben</translation>
    </message>
    <message>
        <source>Keeping the host key</source>
        <translation>Der Host-Schlüssel wird gespeichert</translation>
    </message>
    <message>
        <source>Log in another way</source>
        <translation>Anders anmelden</translation>
    </message>
    <message>
        <source>One step failed</source>
        <translation>Ein Schritt ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>Show the rights it needs</source>
        <translation>Nötige Rechte zeigen</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>Noch einmal testen</translation>
    </message>
    <message>
        <source>Testing the connection</source>
        <translation>Verbindung wird getestet</translation>
    </message>
    <message>
        <source>The connection works</source>
        <translation>Die Verbindung funktioniert</translation>
    </message>
    <message>
        <source>The test could not be made</source>
        <translation>Der Test war nicht möglich</translation>
    </message>
</context>
<context>
    <name>TimeZoneCard</name>
    <message>
        <source>As Moodle says</source>
        <translation>Wie Moodle es sagt</translation>
    </message>
    <message>
        <source>Reading the time zones</source>
        <translation>Zeitzonen werden gelesen</translation>
    </message>
    <message>
        <source>Reports show times in it, and days begin and end by it. Choose one if Moodle leaves it to its server.</source>
        <translation>Berichte zeigen Zeiten darin, und Tage beginnen und enden nach ihr. Wählen Sie eine, wenn Moodle sie seinem Server überlässt.</translation>
    </message>
    <message>
        <source>There is no such time zone. Begin to type, then choose one.</source>
        <translation>Diese Zeitzone gibt es nicht. Beginnen Sie zu tippen, und wählen Sie dann eine.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Time zone of the site</source>
        <translation>Zeitzone der Site</translation>
    </message>
    <message>
        <source>Time zone: {0}</source>
        <translation>Zeitzone: {0}</translation>
    </message>
</context>
<context>
    <name>TokenActions</name>
    <message>
        <source>1 of them was used today.</source>
        <translation>1 davon wurde heute benutzt.</translation>
    </message>
    <message>
        <source>1 token blocked.</source>
        <translation>1 Token gesperrt.</translation>
    </message>
    <message>
        <source>1 token revoked.</source>
        <translation>1 Token widerrufen.</translation>
    </message>
    <message>
        <source>Block token</source>
        <translation>Token sperren</translation>
    </message>
    <message>
        <source>Block {0}?</source>
        <translation>{0} sperren?</translation>
    </message>
    <message>
        <source>Block {n} tokens</source>
        <translation>{n} Token sperren</translation>
    </message>
    <message>
        <source>Block {n} tokens?</source>
        <translation>{n} Token sperren?</translation>
    </message>
    <message>
        <source>In Moodle nothing changes.</source>
        <translation>In Moodle ändert sich nichts.</translation>
    </message>
    <message>
        <source>It was used today.</source>
        <translation>Es wurde heute benutzt.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Making the next read full</source>
        <translation>Das nächste Lesen wird vollständig gemacht</translation>
    </message>
    <message>
        <source>Making tokens</source>
        <translation>Token werden erstellt</translation>
    </message>
    <message>
        <source>Moodle&apos;s are only blocked here, and can be unblocked.</source>
        <translation>Die von Moodle werden nur hier gesperrt und können entsperrt werden.</translation>
    </message>
    <message>
        <source>Revoke or block {n} tokens</source>
        <translation>{n} Token widerrufen oder sperren</translation>
    </message>
    <message>
        <source>Revoke or block {n} tokens?</source>
        <translation>{n} Token widerrufen oder sperren?</translation>
    </message>
    <message>
        <source>Revoke token</source>
        <translation>Token widerrufen</translation>
    </message>
    <message>
        <source>Revoke {0}?</source>
        <translation>{0} widerrufen?</translation>
    </message>
    <message>
        <source>Revoke {n} tokens</source>
        <translation>{n} Token widerrufen</translation>
    </message>
    <message>
        <source>Revoke {n} tokens?</source>
        <translation>{n} Token widerrufen?</translation>
    </message>
    <message>
        <source>Revoking tokens</source>
        <translation>Token werden widerrufen</translation>
    </message>
    <message>
        <source>Rotated. The former secret: {0}.</source>
        <translation>Erneuert. Das bisherige Geheimnis: {0}.</translation>
    </message>
    <message>
        <source>Rotating tokens</source>
        <translation>Token werden erneuert</translation>
    </message>
    <message>
        <source>Saving the limits</source>
        <translation>Limits werden gespeichert</translation>
    </message>
    <message>
        <source>Stopped; {0} were left as they are.</source>
        <translation>Angehalten; {0} blieben, wie sie waren.</translation>
    </message>
    <message>
        <source>The limits hold from now on.</source>
        <translation>Die Limits gelten ab jetzt.</translation>
    </message>
    <message>
        <source>The next read is a full one.</source>
        <translation>Das nächste Lesen ist vollständig.</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Whatever reads with it here is refused at once, until it is unblocked: {0}.</source>
        <translation>Was hier damit liest, wird sofort abgelehnt, bis es entsperrt wird: {0}.</translation>
    </message>
    <message>
        <source>Whatever reads with it is refused at once, and for good: {0}.</source>
        <translation>Was damit liest, wird sofort und endgültig abgelehnt: {0}.</translation>
    </message>
    <message>
        <source>Writing connection files</source>
        <translation>Verbindungsdateien werden geschrieben</translation>
    </message>
    <message>
        <source>no company yet</source>
        <translation>noch keine Firma</translation>
    </message>
    <message>
        <source>{n} of them were used today.</source>
        <translation>{n} davon wurden heute benutzt.</translation>
    </message>
    <message>
        <source>{n} tokens blocked.</source>
        <translation>{n} Token gesperrt.</translation>
    </message>
    <message>
        <source>{n} tokens revoked or blocked.</source>
        <translation>{n} Token widerrufen oder gesperrt.</translation>
    </message>
    <message>
        <source>{n} tokens revoked.</source>
        <translation>{n} Token widerrufen.</translation>
    </message>
</context>
<context>
    <name>TokenDetailPanel</name>
    <message>
        <source>1 refresh today</source>
        <translation>1 Aktualisierung heute</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Gleichzeitig</translation>
    </message>
    <message>
        <source>Block …</source>
        <translation>Sperren …</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Calls today</source>
        <translation>Abrufe heute</translation>
    </message>
    <message>
        <source>Choose which of its learner&apos;s companies it reads</source>
        <translation>Wählen, welche der Firmen der Person es liest</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Details schließen</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Company …</source>
        <translation>Firma …</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Daily</source>
        <translation>Täglich</translation>
    </message>
    <message>
        <source>Details of the token</source>
        <translation>Details des Tokens</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Former secret</source>
        <translation>Bisheriges Geheimnis</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Its clients read everything each time, as OData, lists and downloads do: where they stand is not kept. The page Monitoring has the rows they were sent.</source>
        <translation>Seine Clients lesen jedes Mal alles, wie bei OData, Listen und Downloads: Wo sie stehen, wird nicht aufbewahrt. Die Seite Überwachung hat die Zeilen, die ihnen gesendet wurden.</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>Learner</source>
        <translation>Teilnehmer/in</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>Limits …</source>
        <translation>Limits …</translation>
    </message>
    <message>
        <source>Make the next read full</source>
        <translation>Nächstes Lesen vollständig machen</translation>
    </message>
    <message>
        <source>May read</source>
        <translation>Darf lesen</translation>
    </message>
    <message>
        <source>Moodle, read by each sync</source>
        <translation>Moodle, von jeder Synchronisierung gelesen</translation>
    </message>
    <message>
        <source>Next read</source>
        <translation>Nächstes Lesen</translation>
    </message>
    <message>
        <source>No client has read with it yet.</source>
        <translation>Noch hat kein Client damit gelesen.</translation>
    </message>
    <message>
        <source>Only from</source>
        <translation>Nur von</translation>
    </message>
    <message>
        <source>Per minute</source>
        <translation>Pro Minute</translation>
    </message>
    <message>
        <source>Refreshes</source>
        <translation>Aktualisierungen</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Revoke …</source>
        <translation>Widerrufen …</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>Rotate …</source>
        <translation>Erneuern …</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Web service</source>
        <translation>Webservice</translation>
    </message>
    <message>
        <source>Where a client has lost rows: it is sent everything once more</source>
        <translation>Wenn ein Client Zeilen verloren hat: Er bekommt alles noch einmal</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>überall</translation>
    </message>
    <message>
        <source>full, as you asked</source>
        <translation>vollständig, wie Sie es wollten</translation>
    </message>
    <message>
        <source>good until {0}</source>
        <translation>gültig bis {0}</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>no limit; {0}</source>
        <translation>kein Limit; {0}</translation>
    </message>
    <message>
        <source>user {0}</source>
        <translation>Benutzer {0}</translation>
    </message>
    <message>
        <source>{0} by {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>{0} of {1} refreshes today</source>
        <translation>{0} von {1} Aktualisierungen heute</translation>
    </message>
    <message>
        <source>{n} refreshes today</source>
        <translation>{n} Aktualisierungen heute</translation>
    </message>
</context>
<context>
    <name>TokenDialog</name>
    <message>
        <source>A token reads what is visible of one company. Several companies: one token for each.</source>
        <translation>Ein Token liest, was von einer Firma sichtbar ist. Mehrere Firmen: ein Token für jede.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose a company.</source>
        <translation>Wählen Sie eine Firma.</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>Firmen</translation>
    </message>
    <message>
        <source>Create token</source>
        <translation>Token erstellen</translation>
    </message>
    <message>
        <source>Create {n} tokens</source>
        <translation>{n} Token erstellen</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>Geben Sie ihm einen Namen.</translation>
    </message>
    <message>
        <source>Limits of {0}</source>
        <translation>Limits von {0}</translation>
    </message>
    <message>
        <source>New token</source>
        <translation>Neues Token</translation>
    </message>
    <message>
        <source>Nothing was made or changed.</source>
        <translation>Nichts wurde erstellt oder geändert.</translation>
    </message>
    <message>
        <source>Save limits</source>
        <translation>Limits speichern</translation>
    </message>
</context>
<context>
    <name>TokenFilters</name>
    <message>
        <source>Clear all</source>
        <translation>Alle aufheben</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>Firmen</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Every word must be in the name, the company, the id or the learner&apos;s name. Ctrl+F</source>
        <translation>Jedes Wort muss im Namen, in der Firma, in der ID oder im Namen der Person stehen. Strg+F</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Token or company</source>
        <translation>Token oder Firma</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
</context>
<context>
    <name>TokensHead</name>
    <message>
        <source>1 company</source>
        <translation>1 Firma</translation>
    </message>
    <message>
        <source>1 expires within 14 days</source>
        <translation>1 endet binnen 14 Tagen</translation>
    </message>
    <message>
        <source>1 token</source>
        <translation>1 Token</translation>
    </message>
    <message>
        <source>Tokens of Moodle that nobody gets in with, and why</source>
        <translation>Token von Moodle, mit denen niemand hineinkommt, und warum</translation>
    </message>
    <message>
        <source>{0} refused</source>
        <translation>{0} abgelehnt</translation>
    </message>
    <message>
        <source>{0} · {1}</source>
        <translation>{0} · {1}</translation>
    </message>
    <message>
        <source>{n} companies</source>
        <translation>{n} Firmen</translation>
    </message>
    <message>
        <source>{n} expire within 14 days</source>
        <translation>{n} enden binnen 14 Tagen</translation>
    </message>
    <message>
        <source>{n} tokens</source>
        <translation>{n} Token</translation>
    </message>
</context>
<context>
    <name>TokensPage</name>
    <message>
        <source>1 selected</source>
        <translation>1 ausgewählt</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>Alle Filter aufheben</translation>
    </message>
    <message>
        <source>Moodle&apos;s tokens …</source>
        <translation>Token von Moodle …</translation>
    </message>
    <message>
        <source>New token</source>
        <translation>Neues Token</translation>
    </message>
    <message>
        <source>No token fits the filters.</source>
        <translation>Kein Token passt zu den Filtern.</translation>
    </message>
    <message>
        <source>No tokens yet</source>
        <translation>Noch keine Token</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Power BI, Excel and scripts read one company each, with a token that is made for it. It is shown once, can expire, and can be taken back at any time.</source>
        <translation>Power BI, Excel und Skripte lesen je eine Firma, mit einem Token, das dafür erstellt wird. Es wird einmal gezeigt, kann ablaufen und lässt sich jederzeit zurücknehmen.</translation>
    </message>
    <message>
        <source>Reading the token</source>
        <translation>Token wird gelesen</translation>
    </message>
    <message>
        <source>Reading the tokens</source>
        <translation>Token werden gelesen</translation>
    </message>
    <message>
        <source>Show tokens that expire soon</source>
        <translation>Token zeigen, die bald ablaufen</translation>
    </message>
    <message>
        <source>The tokens below are from an earlier reading.</source>
        <translation>Die Token unten wurden früher gelesen.</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Whether tokens of the plugin&apos;s web service are accepted too</source>
        <translation>Ob auch Token des Webservice des Plugins angenommen werden</translation>
    </message>
    <message>
        <source>{n} selected</source>
        <translation>{n} ausgewählt</translation>
    </message>
</context>
<context>
    <name>TokensSection</name>
    <message>
        <source>{0} of {1} may be used</source>
        <translation>{0} von {1} sind benutzbar</translation>
    </message>
</context>
<context>
    <name>TotalsRow</name>
    <message>
        <source>Counting …</source>
        <translation>Wird gezählt …</translation>
    </message>
    <message>
        <source>Total: 1 row</source>
        <translation>Summe: 1 Zeile</translation>
    </message>
    <message>
        <source>Total: {n} rows</source>
        <translation>Summe: {n} Zeilen</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>Summen</translation>
    </message>
    <message>
        <source>avg {0}</source>
        <translation>Ø {0}</translation>
    </message>
    <message>
        <source>{0} done</source>
        <translation>{0} fertig</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Cancel the sync</source>
        <translation>Synchronisierung abbrechen</translation>
    </message>
    <message>
        <source>No site is open</source>
        <translation>Keine Site ist offen</translation>
    </message>
    <message>
        <source>Open ALX Desktop</source>
        <translation>ALX Desktop öffnen</translation>
    </message>
    <message>
        <source>Pause automatic sync</source>
        <translation>Automatische Synchronisierung pausieren</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Resume automatic sync</source>
        <translation>Automatische Synchronisierung fortsetzen</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Synchronisieren</translation>
    </message>
</context>
<context>
    <name>TryPanel</name>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Ask as a client would</source>
        <translation>Fragen wie ein Client</translation>
    </message>
    <message>
        <source>Asking the endpoint</source>
        <translation>Der Endpunkt wird gefragt</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>Es wird gefragt …</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy answer</source>
        <translation>Antwort kopieren</translation>
    </message>
    <message>
        <source>Export: CSV</source>
        <translation>Export: CSV</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Kopfzeilen</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>None: a trial token is made</source>
        <translation>Keines: ein Probetoken wird erstellt</translation>
    </message>
    <message>
        <source>Nothing was sent yet.</source>
        <translation>Noch wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>OData: course progress</source>
        <translation>OData: Kursfortschritt</translation>
    </message>
    <message>
        <source>OData: what there is</source>
        <translation>OData: was es gibt</translation>
    </message>
    <message>
        <source>Paste one to see what its client sees. Without, a token of the company is made that is good for ten minutes; the audit trail has it.</source>
        <translation>Fügen Sie eines ein, um zu sehen, was dessen Client sieht. Ohne wird ein Token der Firma erstellt, das zehn Minuten gilt; es steht im Prüfpfad.</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>REST: changes</source>
        <translation>REST: Änderungen</translation>
    </message>
    <message>
        <source>REST: course progress</source>
        <translation>REST: Kursfortschritt</translation>
    </message>
    <message>
        <source>REST: learners</source>
        <translation>REST: Teilnehmende</translation>
    </message>
    <message>
        <source>Send request</source>
        <translation>Anfrage senden</translation>
    </message>
    <message>
        <source>Start the endpoint first.</source>
        <translation>Starten Sie zuerst den Endpunkt.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Trial of the console</source>
        <translation>Probe der Konsole</translation>
    </message>
    <message>
        <source>the rest was not read</source>
        <translation>der Rest wurde nicht gelesen</translation>
    </message>
</context>
<context>
    <name>VaultAsker</name>
    <message>
        <source>The passwords of your sites are in the encrypted vault. Unlock it, and what needs them goes on by itself.</source>
        <translation>Die Passwörter Ihrer Sites sind im verschlüsselten Tresor. Schließen Sie ihn auf, dann geht von selbst weiter, was sie braucht.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Aufschließen</translation>
    </message>
    <message>
        <source>Unlock the vault</source>
        <translation>Tresor aufschließen</translation>
    </message>
</context>
<context>
    <name>VaultCard</name>
    <message>
        <source>Asking the keychain</source>
        <translation>Der Schlüsselbund wird gefragt</translation>
    </message>
    <message>
        <source>At least eight characters; several words are better. Whoever gets the file can try as many as they like, and nobody can give you a lost one back.</source>
        <translation>Mindestens acht Zeichen; mehrere Wörter sind besser. Wer die Datei bekommt, kann beliebig oft raten, und ein verlorenes kann Ihnen niemand zurückgeben.</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Change the master password</source>
        <translation>Master-Passwort ändern</translation>
    </message>
    <message>
        <source>Change the master password …</source>
        <translation>Master-Passwort ändern …</translation>
    </message>
    <message>
        <source>It stays open until ALX Desktop is closed.</source>
        <translation>Er bleibt offen, bis ALX Desktop geschlossen wird.</translation>
    </message>
    <message>
        <source>Make a vault</source>
        <translation>Tresor anlegen</translation>
    </message>
    <message>
        <source>Make a vault …</source>
        <translation>Tresor anlegen …</translation>
    </message>
    <message>
        <source>Make it</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Move the passwords that this computer&apos;s keychain has into it</source>
        <translation>Die Passwörter aus dem Schlüsselbund dieses Computers hinein verlegen</translation>
    </message>
    <message>
        <source>Passwords</source>
        <translation>Passwörter</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the vault …</source>
        <translation>Tresor entfernen …</translation>
    </message>
    <message>
        <source>Remove the vault?</source>
        <translation>Den Tresor entfernen?</translation>
    </message>
    <message>
        <source>The passwords in it stay. A copy of the file from before opens with the old one.</source>
        <translation>Die Passwörter darin bleiben. Eine Kopie der Datei von vorher öffnet sich mit dem alten.</translation>
    </message>
    <message>
        <source>The vault is one file, encrypted with a master password, for systems without a keychain. Nobody can read it without that password; if it is lost, the passwords in it have to be entered again.</source>
        <translation>Der Tresor ist eine Datei, verschlüsselt mit einem Master-Passwort, für Systeme ohne Schlüsselbund. Ohne dieses Passwort kann ihn niemand lesen; ist es verloren, müssen die Passwörter darin neu eingegeben werden.</translation>
    </message>
    <message>
        <source>This session goes on with the passwords in it; after that they have to be entered again.</source>
        <translation>Diese Sitzung macht mit den Passwörtern darin weiter; danach müssen sie neu eingegeben werden.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Aufschließen</translation>
    </message>
    <message>
        <source>Unlock the vault</source>
        <translation>Tresor aufschließen</translation>
    </message>
    <message>
        <source>Unlock …</source>
        <translation>Aufschließen …</translation>
    </message>
</context>
<context>
    <name>VaultDialog</name>
    <message>
        <source>Master password</source>
        <translation>Master-Passwort</translation>
    </message>
    <message>
        <source>New master password</source>
        <translation>Neues Master-Passwort</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>Noch einmal dasselbe</translation>
    </message>
    <message>
        <source>The two new passwords differ.</source>
        <translation>Die beiden neuen Passwörter unterscheiden sich.</translation>
    </message>
</context>
<context>
    <name>VerdictBar</name>
    <message>
        <source>Asking Moodle</source>
        <translation>Moodle wird gefragt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Decide on the Sync page</source>
        <translation>Auf der Seite Synchronisierung entscheiden</translation>
    </message>
    <message>
        <source>Enter the password</source>
        <translation>Passwort eingeben</translation>
    </message>
    <message>
        <source>Re-read now</source>
        <translation>Jetzt neu lesen</translation>
    </message>
    <message>
        <source>Read Moodle again. F5</source>
        <translation>Noch einmal aus Moodle lesen. F5</translation>
    </message>
    <message>
        <source>Reconcile with Moodle</source>
        <translation>Mit Moodle abgleichen</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Synchronisieren</translation>
    </message>
    <message>
        <source>Syncing …</source>
        <translation>Wird synchronisiert …</translation>
    </message>
</context>
<context>
    <name>VersionsPart</name>
    <message>
        <source>ALX Desktop is free software under the GNU General Public License, version 3 or later.</source>
        <translation>ALX Desktop ist freie Software unter der GNU General Public License, Version 3 oder neuer.</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Licences of all parts …</source>
        <translation>Lizenzen aller Teile …</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
</context>
<context>
    <name>ViewExport</name>
    <message>
        <source>1 row</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>Charts as an image (.png) …</source>
        <translation>Diagramme als Bild (.png) …</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Points and tables as an Excel workbook (.xlsx) …</source>
        <translation>Messpunkte und Tabellen als Excel-Arbeitsmappe (.xlsx) …</translation>
    </message>
    <message>
        <source>Points of the charts as CSV (.csv) …</source>
        <translation>Messpunkte der Diagramme als CSV (.csv) …</translation>
    </message>
    <message>
        <source>Saved as {0}</source>
        <translation>Gespeichert als {0}</translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation>{n} Zeilen</translation>
    </message>
</context>
<context>
    <name>WelcomeScreen</name>
    <message>
        <source>A site to try</source>
        <translation>Eine Site zum Ausprobieren</translation>
    </message>
    <message>
        <source>Connect to Moodle</source>
        <translation>Mit Moodle verbinden</translation>
    </message>
    <message>
        <source>I was let in to a shared store …</source>
        <translation>Ich wurde in einen gemeinsamen Speicher eingelassen …</translation>
    </message>
    <message>
        <source>Invented companies, learners and two years of training, made on this computer in a minute.</source>
        <translation>Erfundene Firmen, Teilnehmende und zwei Jahre Schulungen, auf diesem Computer in einer Minute erstellt.</translation>
    </message>
    <message>
        <source>Open a store that an administrator keeps up to date, without Moodle</source>
        <translation>Einen Speicher öffnen, den die Administration aktuell hält, ohne Moodle</translation>
    </message>
    <message>
        <source>Open the demo site</source>
        <translation>Demo-Site öffnen</translation>
    </message>
    <message>
        <source>Reports on training from Moodle and IOMAD: who has completed what, what is overdue, what expires. It reads your site&apos;s database, keeps a copy on this computer, and never writes to Moodle.</source>
        <translation>Berichte über Schulungen aus Moodle und IOMAD: wer was abgeschlossen hat, was überfällig ist, was abläuft. Es liest die Datenbank Ihrer Site, bewahrt eine Kopie auf diesem Computer auf und schreibt nie in Moodle.</translation>
    </message>
    <message>
        <source>Welcome to ALX Desktop</source>
        <translation>Willkommen bei ALX Desktop</translation>
    </message>
    <message>
        <source>You need the address of its database and an account that may read. Every step is tested.</source>
        <translation>Sie brauchen die Adresse ihrer Datenbank und ein Konto, das lesen darf. Jeder Schritt wird getestet.</translation>
    </message>
    <message>
        <source>Your Moodle site</source>
        <translation>Ihre Moodle-Site</translation>
    </message>
</context>
<context>
    <name>WhyAction</name>
    <message>
        <source>Choose a row first</source>
        <translation>Wählen Sie zuerst eine Zeile</translation>
    </message>
</context>
<context>
    <name>WhyHead</name>
    <message>
        <source>The value in short</source>
        <translation>Der Wert in Kürze</translation>
    </message>
</context>
<context>
    <name>WhySave</name>
    <message>
        <source>Open file</source>
        <translation>Datei öffnen</translation>
    </message>
    <message>
        <source>PDF, to send or print (*.pdf)</source>
        <translation>PDF, zum Senden oder Drucken (*.pdf)</translation>
    </message>
    <message>
        <source>Save the explanation</source>
        <translation>Erklärung speichern</translation>
    </message>
    <message>
        <source>Saved as {0}</source>
        <translation>Gespeichert als {0}</translation>
    </message>
    <message>
        <source>Saving the explanation</source>
        <translation>Erklärung wird gespeichert</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Webseite (*.html)</translation>
    </message>
</context>
<context>
    <name>WhyWindow</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>Erklärung</translation>
    </message>
    <message>
        <source>Go to: {0}</source>
        <translation>Springe zu: {0}</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Moodle&apos;s rows</source>
        <translation>Moodles Zeilen</translation>
    </message>
    <message>
        <source>Print …</source>
        <translation>Drucken …</translation>
    </message>
    <message>
        <source>Read with this password</source>
        <translation>Damit lesen</translation>
    </message>
    <message>
        <source>Save as PDF or HTML …</source>
        <translation>Als PDF oder HTML speichern …</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Synchronisierung</translation>
    </message>
    <message>
        <source>The whole page was copied as text</source>
        <translation>Die ganze Seite wurde als Text kopiert</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>What was read before is still shown.</source>
        <translation>Was vorher gelesen wurde, wird weiter gezeigt.</translation>
    </message>
    <message>
        <source>Why this value?</source>
        <translation>Warum dieser Wert?</translation>
    </message>
    <message>
        <source>Why this value? {0}</source>
        <translation>Warum dieser Wert? {0}</translation>
    </message>
</context>
<context>
    <name>WindowChoices</name>
    <message>
        <source>Saving the settings</source>
        <translation>Einstellungen werden gespeichert</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>About ALX Desktop</source>
        <translation>Über ALX Desktop</translation>
    </message>
    <message>
        <source>Collapse the rail</source>
        <translation>Seitenleiste einklappen</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>Dunkle Farben</translation>
    </message>
    <message>
        <source>Follow the system&apos;s colours</source>
        <translation>Farben des Systems</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>Helle Farben</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Unfold the rail</source>
        <translation>Seitenleiste ausklappen</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>close exit</source>
        <translation>schließen verlassen</translation>
    </message>
    <message>
        <source>licence version gpl</source>
        <translation>Lizenz Version GPL</translation>
    </message>
    <message>
        <source>theme appearance mode</source>
        <translation>Thema Darstellung Modus</translation>
    </message>
</context>
<context>
    <name>WindowFlow</name>
    <message>
        <source>A sync is running</source>
        <translation>Eine Synchronisierung läuft</translation>
    </message>
    <message>
        <source>Asking the keychain</source>
        <translation>Der Schlüsselbund wird gefragt</translation>
    </message>
    <message>
        <source>It must stop before another site opens. What was committed is kept; the next sync goes on there.</source>
        <translation>Sie muss anhalten, bevor eine andere Site geöffnet wird. Was geschrieben wurde, bleibt; die nächste Synchronisierung macht dort weiter.</translation>
    </message>
    <message>
        <source>Opening the site</source>
        <translation>Site wird geöffnet</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Hier bleiben</translation>
    </message>
    <message>
        <source>Stop and open {0}</source>
        <translation>Anhalten und {0} öffnen</translation>
    </message>
</context>
<context>
    <name>_Calm</name>
    <message>
        <source>All is well</source>
        <translation>Alles ist gut</translation>
    </message>
</context>
<context>
    <name>_Dialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>application</name>
    <message>
        <source>Starting the schedule</source>
        <translation>Zeitplan wird gestartet</translation>
    </message>
</context>
<context>
    <name>companies</name>
    <message>
        <source>IOMAD&apos;s companies</source>
        <translation>Firmen von IOMAD</translation>
    </message>
    <message>
        <source>cohorts</source>
        <translation>globalen Gruppen</translation>
    </message>
    <message>
        <source>course categories</source>
        <translation>Kursbereichen</translation>
    </message>
    <message>
        <source>the profile field {0}</source>
        <translation>dem Profilfeld {0}</translation>
    </message>
    <message>
        <source>the whole site is one company</source>
        <translation>die ganze Site ist eine Firma</translation>
    </message>
</context>
<context>
    <name>held</name>
    <message>
        <source>{0} because the company no longer exists</source>
        <translation>{0} (Firma nicht mehr vorhanden)</translation>
    </message>
    <message>
        <source>{0} because the course was deleted</source>
        <translation>{0} (Kurs gelöscht)</translation>
    </message>
    <message>
        <source>{0} because the course was taken from the company</source>
        <translation>{0} (Kurs der Firma entzogen)</translation>
    </message>
    <message>
        <source>{0} because the learner left the company</source>
        <translation>{0} (Firma verlassen)</translation>
    </message>
    <message>
        <source>{0} because the learner was deleted</source>
        <translation>{0} (Person gelöscht)</translation>
    </message>
    <message>
        <source>{0} because the learner was unenrolled</source>
        <translation>{0} (ausgeschrieben)</translation>
    </message>
    <message>
        <source>{0} of the company</source>
        <translation>{0} der Firma</translation>
    </message>
</context>
<context>
    <name>language</name>
    <message>
        <source>en</source>
        <translation>de</translation>
    </message>
</context>
<context>
    <name>phases</name>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Companies and courses</source>
        <translation>Firmen und Kurse</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>Indizes</translation>
    </message>
    <message>
        <source>Learners&apos; progress</source>
        <translation>Fortschritt der Teilnehmenden</translation>
    </message>
    <message>
        <source>Removals and daily counts</source>
        <translation>Entfernungen und Tageszahlen</translation>
    </message>
</context>
<context>
    <name>progress</name>
    <message>
        <source>1 enrolment so far</source>
        <translation>1 Einschreibung bisher</translation>
    </message>
    <message>
        <source>Connecting to Moodle&apos;s database …</source>
        <translation>Verbindung zu Moodles Datenbank wird aufgebaut …</translation>
    </message>
    <message>
        <source>a few seconds</source>
        <translation>wenige Sekunden</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>noch {0}</translation>
    </message>
    <message>
        <source>{0} of {1} companies read</source>
        <translation>{0} von {1} Firmen gelesen</translation>
    </message>
    <message>
        <source>{0} of {1} learners</source>
        <translation>{0} von {1} Teilnehmenden</translation>
    </message>
    <message>
        <source>{0} per second</source>
        <translation>{0} pro Sekunde</translation>
    </message>
    <message>
        <source>{n} enrolments so far</source>
        <translation>{n} Einschreibungen bisher</translation>
    </message>
</context>
<context>
    <name>steps</name>
    <message>
        <source>Failed</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
</context>
</TS>
