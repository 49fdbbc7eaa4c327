"""Every error a person can meet, as a type: what happened, what was kept, what to do.

The window, the command line and (later) the endpoint show `title`, `detail` and `advice`; nobody parses texts.
"""

from __future__ import annotations

from enum import IntEnum

from alx_desktop.domain.phrases import phrase


class ExitCode(IntEnum):
    """Exit codes of the command line; of several that apply, the highest is used."""

    DONE = 0
    FAILED = 1
    WRONG_USE = 2
    SOURCE_UNREACHABLE = 3
    PARTIAL = 4
    REMOVALS_HELD = 5


class AlxError(Exception):
    """A foreseeable failure.

    title: one short sentence without a full stop. detail: the technical text, free of secrets.
    advice: what the person can do next. exit_code: what the command line ends with.
    """

    title: str = phrase("Something went wrong")
    advice: str = ""
    exit_code = ExitCode.FAILED

    def __init__(self, detail: str = "", *, title: str | None = None, advice: str | None = None) -> None:
        self.title = title or type(self).title
        self.advice = advice if advice is not None else type(self).advice
        self.detail = detail
        super().__init__(f"{self.title}: {detail}" if detail else self.title)


class WrongUse(AlxError):
    """An argument or a setting does not fit."""

    title = phrase("That does not fit")
    exit_code = ExitCode.WRONG_USE


class SettingsChanged(AlxError):
    """Another window or command has changed the same settings since they were shown. detail: which ones."""

    title = phrase("These settings were changed elsewhere meanwhile")
    advice = phrase("Nothing was saved here. Look at what holds now, then change it again if need be.")


class Cancelled(AlxError):
    """A person asked to stop; everything committed so far is kept."""

    title = phrase("Cancelled")
    exit_code = ExitCode.PARTIAL


class TimeLimitReached(AlxError):
    """A run used up its time; the next one goes on from there."""

    title = phrase("The time limit was reached")
    exit_code = ExitCode.PARTIAL


class SourceError(AlxError):
    """The Moodle database cannot be used."""

    title = phrase("The Moodle database cannot be read")
    exit_code = ExitCode.SOURCE_UNREACHABLE


class SourceUnknown(SourceError):
    """The site is a shared store that was opened without Moodle's address."""

    title = phrase("No Moodle database is known for this site")
    advice = phrase("Reports work without it. To sync from here, enter it with “Edit and test the connection”.")


class HostUnknown(SourceError):
    """The host name does not resolve."""

    title = phrase("The host name is not known")
    advice = phrase("Check the spelling of the host, and that this machine is in the right network or VPN.")


class PortRefused(SourceError):
    """Nothing listens at that address, or a firewall refuses or drops it."""

    title = phrase("Nothing answers at that address")
    advice = phrase("Check the port, that the database allows connections from other machines, and the firewall.")


class LoginRefused(SourceError):
    """User name or password are wrong, or the account may not come from this host."""

    title = phrase("The database refused the user name or the password")
    advice = phrase("Check both, and that the account may log in from this machine.")


class TlsFailed(SourceError):
    """The encrypted connection could not be made."""

    title = phrase("The encrypted connection failed")
    advice = phrase("Check the CA file, the host name in the certificate, and whether the server offers TLS.")


class DatabaseUnknown(SourceError):
    """The server has no database of that name, or the account may not see it."""

    title = phrase("There is no such database for this account")
    advice = phrase("Check the database name, and that the account has rights on it.")


class RightMissing(SourceError):
    """The account may not read a table that is needed."""

    title = phrase("The account may not read a table that is needed")
    advice = phrase("Give `alx-desktop connect --grants` to the database's administrator.")


class PrefixWrong(SourceError):
    """There are Moodle tables, but under another prefix."""

    title = phrase("The table prefix does not fit")


class NotMoodle(SourceError):
    """The database holds no Moodle."""

    title = phrase("This database does not hold a Moodle site")
    advice = phrase("Check the database name; the value is `dbname` in Moodle's config.php.")


class TableMissing(SourceError):
    """A table or column that every Moodle has is missing."""

    title = phrase("A required table or column is missing")
    advice = phrase(
        "Check the database and the prefix, and whether an upgrade or a restore of the site has not finished."
    )


class ConnectionLost(SourceError):
    """The connection broke in the middle; the read can be repeated."""

    title = phrase("The connection to the Moodle database was lost")
    advice = phrase("Nothing was changed by the part that was cut off. The next run repeats it.")


class ServerBusy(SourceError):
    """The server has no connection to give, or the file is locked; later it may have."""

    title = phrase("The database server is too busy")
    advice = phrase("Try again later, or ask the database's administrator for more connections for this account.")


class AnswerCut(SourceError):
    """The server sent less than it was asked for; nothing of it may be used."""

    title = phrase("The Moodle database cut an answer short")
    advice = phrase("Raise max_allowed_packet on the server, or choose a smaller batch in the profile's settings.")


class StatementTooSlow(SourceError):
    """The server stopped a statement at its time limit."""

    title = phrase("The Moodle database took too long")
    advice = phrase("Choose a smaller batch, or a longer statement limit, in the profile's settings.")


class PluginMissing(WrongUse):
    """The site has no table of the plugin that we replace."""

    title = phrase("The plugin's table is not there")


class EndpointFailed(SourceError):
    """The plugin's endpoint did not answer, or not as it should."""

    title = phrase("The plugin's endpoint cannot be read")
    advice = phrase("Check the address and the token, and that this machine reaches the site.")


class StoreError(AlxError):
    """The reporting store cannot be used."""

    title = phrase("The reporting store cannot be used")


class StoreNewer(StoreError):
    """The store was written by a newer version of ALX Desktop."""

    title = phrase("The store was made by a newer version")
    advice = phrase("Install the newer version, or go back with `alx-desktop store rollback`.")


class StoreDamaged(StoreError):
    """A database file does not pass its integrity check."""

    title = phrase("The store is damaged")
    advice = phrase("Close ALX Desktop and start it again: the file is then repaired, or restored from a backup.")


class StoreBusy(StoreError):
    """Another run holds the lease of this store."""

    title = phrase("Another sync of this site is running")
    advice = phrase("Wait until it has finished, or cancel it.")


class StoreIncomplete(StoreError):
    """A table or column that this version needs is not there."""

    title = phrase("A table of the store is missing")
    advice = phrase("`alx-desktop doctor --repair` makes it again; the next sync fills it.")


class NetworkDrive(StoreError):
    """The store's folder is on a drive where SQLite's locks do not work."""

    title = phrase("The store cannot live on a network drive")
    advice = phrase("Choose a folder on a local disk with --data-dir, or a PostgreSQL store for several machines.")


class StoreUnreachable(StoreError):
    """The store's PostgreSQL server does not answer."""

    title = phrase("The store's database server does not answer")
    advice = phrase(
        "Check the host and port of the store's URL, and that the server runs and can be reached from here."
    )


class StoreLoginRefused(StoreError):
    """The store's PostgreSQL server refused user name or password."""

    title = phrase("The store's database refused the user name or the password")
    advice = phrase("Check both, and that pg_hba.conf lets this account in from this machine.")


class StoreRightMissing(StoreError):
    """The account may not do something in the store's PostgreSQL database."""

    title = phrase("The account lacks a right in the store's database")
    advice = phrase("Let the database's owner run: GRANT CREATE, CONNECT ON DATABASE ... TO ...;")


class RoleRefused(StoreRightMissing):
    """An analyst of a shared store asked for something that is an administrator's; the database did not do it."""

    title = phrase("Your role does not allow that")
    advice = phrase(
        "You are an analyst of this store: you read your companies. Ask an administrator; nothing was changed."
    )


class MigrationFailed(StoreError):
    """Bringing the store to this version's layout failed; the store is as it was before."""

    title = phrase("The store could not be brought to this version")
    advice = phrase("Nothing was lost: the store is as it was. Go on with the version before, and report the detail.")


class NoLongerDue(AlxError):
    """What was to be done is done: another process was faster. Nothing was begun."""

    title = phrase("Another process has just synced this site")


class LeaseLost(StoreError):
    """The lease went to somebody else in the middle of the run; nothing was written since."""

    title = phrase("Another process took over this sync")
    advice = phrase(
        "What this run had committed is kept, and the other one goes on from there. Nothing needs to be done."
    )


class DiskFull(StoreError):
    """No space is left for the store or an export."""

    title = phrase("The disk is full")
    advice = phrase("Free some space and start again; what was committed is kept.")


class SecretMissing(LoginRefused):
    """The database wants a password, and none was found for the profile."""

    title = phrase("The password is not known")
    advice = phrase("Set ALX_DB_PASSWORD, save it in the keychain, or run in a terminal that can ask for it.")


class SecretNotKept(AlxError):
    """The keychain is missing, locked, or did not keep what it was given."""

    title = phrase("The password could not be kept")
    advice = phrase("It is used for this session only. Set ALX_DB_PASSWORD for runs without a person.")


class PasswordsLeft(AlxError):
    """A site was removed or renamed, and the keychain did not open to forget its passwords under that name."""

    title = phrase("Its old passwords may still be in the keychain")
    advice = phrase(
        "Everything else was done. The keychain did not open, so that it may still have the entries named here, of the "
        "service alx-desktop. They are used no more, and deleted once ALX Desktop reads another password there; or "
        "delete them in the keychain."
    )


class ExportFailed(AlxError):
    """An export could not be written; an older file of that name is untouched."""

    title = phrase("The export could not be written")


class ColumnUnknown(WrongUse):
    """An export names a column that this version does not have."""

    title = phrase("A column of the export is not known")


class DemoFailed(AlxError):
    """The demo site could not be written; nothing of it is left."""

    title = phrase("The demo site could not be made")
    advice = phrase("Check that the database can be reached, and that the account may create tables in it.")


class DemoRefused(AlxError):
    """The place for the demo site belongs to somebody else; it was not touched."""

    title = phrase("A demo site is not made here")
    advice = phrase("Choose an empty database, or a file that does not exist yet.")
    exit_code = ExitCode.WRONG_USE


class DemoExists(DemoRefused):
    """A demo site is there already; it was not touched."""

    title = phrase("There is a demo site already")
    advice = phrase("Use it as it is, or ask for it to be made anew.")
