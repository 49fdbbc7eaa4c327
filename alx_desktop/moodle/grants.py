"""The least rights that reading needs, as a GRANT script, and a letter to the database's administrator."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Table

from alx_desktop.config import SourceSettings
from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.phrases import Phrase, phrase
from alx_desktop.moodle.catalogue import TABLES
from alx_desktop.moodle.schema import AbsentColumn, MoodleSchema
from alx_desktop.moodle.service_tokens import COLUMNS, TOKENS

OWN_ACCOUNT = "alx_desktop"
SUPERUSERS = {"root", "postgres", "mysql", "admin", "administrator", "rdsadmin", ""}
# Of this table only the columns that are read: it holds the password hashes.
BY_COLUMN = "user"
NEWER = "name"
"""Column of external_tokens that Moodle before 4.3 lacks; a GRANT for it would fail there."""


@dataclass(frozen=True, slots=True)
class _Grant:
    """SELECT on a table; columns empty = the whole table."""

    table: str
    columns: tuple[str, ...] = ()


def letter(settings: SourceSettings, schema: MoodleSchema | None, tokens: bool = False) -> Phrase:
    """A letter in plain words with the script in it; see grant_script."""
    url = settings.parsed_url
    return phrase(
        "Dear database administrator,\n\n"
        "I would like to use ALX Desktop, a program that reports on course progress from our Moodle site. Please make "
        "an account\nfor it in the database {0!r}{1}, with the script at the end of this letter.\n\n"
        "What the program does there:\n"
        "- It only reads. Each of its sessions is set to read-only, and the account below could not write either.\n"
        "- It reads {2} that hold courses, enrolments, completions, grades and roles, and of the table `{3}`\n"
        "  only names, e-mail addresses and states: no password hashes.\n"
        "{4}- It opens at most {5} connections. No statement runs longer than {6} seconds; no transaction\n"
        "  stays open between the short ranges it reads. A replica is welcome, if there is one.\n"
        "- When I cancel, it stops its own statement (KILL QUERY, pg_cancel_backend); that needs no further right.\n\n"
        "Please tell me:\n"
        "- the host name and the port, as they can be reached from my computer,\n"
        "- the account's name and password,\n"
        "- the CA file (PEM) of the server's certificate, if the server offers encrypted connections; it should.\n\n"
        "Thank you.\n\n{7}",
        url.database,
        phrase(" on {0}", url.host) if url.host else "",
        phrase("{0} tables", len(_grants(schema))) if schema else phrase("the tables"),
        f"{settings.prefix}user",
        # One connection more asks for the time, and one kills statements.
        settings.pool_size + 2,
        settings.statement_limit,
        _token_words(settings.prefix) if tokens else "",
        grant_script(settings, schema, tokens),
    )


def _token_words(prefix: str) -> Phrase:
    return phrase(
        "- It asks which tokens the plugin's web service has, whose they are and until when (`{0}external_tokens` and "
        "three\n  tables beside it). Your server makes a SHA-256 of each token, for which the account must be able to "
        "read that column;\n  the token itself is not asked for.\n",
        prefix,
    )


def grant_script(settings: SourceSettings, schema: MoodleSchema | None, tokens: bool = False) -> str:
    """SQL for the administrator: an account that may read what is read, and nothing else.

    With the schema of an opened site, GRANTs for the tables that it has. Without one (nobody can log in yet), or where
    the schema has gaps, a script that looks for the tables itself. tokens: with the tables of web service tokens.
    Raises WrongUse for SQLite, which has no accounts.
    """
    url = settings.parsed_url
    name = (url.username or "").lower()
    account = OWN_ACCOUNT if name in SUPERUSERS else url.username or OWN_ACCOUNT
    kind = url.get_backend_name()
    if kind == "sqlite":
        raise WrongUse("a SQLite file has no accounts", advice=phrase("Whoever can read the file can read all of it."))
    script = _MySqlScript if kind == "mysql" else _PostgresScript
    writer: _Script = script(account, url.database or "", settings)
    # An account that misses something would only repeat what it sees.
    known = schema is not None and not schema.missing_features
    lines = writer.exact(_grants(schema)) if schema and known else writer.searching()
    more = _token_lines(writer, settings.prefix) if tokens else ()
    return "\n".join([*writer.account_lines(), *lines, *more]) + "\n"


def _token_lines(writer: _Script, prefix: str) -> Iterator[str]:
    """By column: beside a token lies another secret, which nobody needs."""
    grants = [
        _Grant(
            prefix + name,
            tuple(column for column in f"{needed} {optional}".split() if column != NEWER or name != TOKENS),
        )
        for name, (needed, optional) in COLUMNS.items()
    ]
    yield "-- Tokens of the plugin's web service:"
    yield from writer.exact(grants)
    yield "-- From Moodle 4.3 on tokens have names. Uncomment the next line to see these in ALX Desktop."
    yield from (f"-- {line}" for line in writer.exact([_Grant(prefix + TOKENS, (NEWER,))]))


def _grants(schema: MoodleSchema) -> list[_Grant]:
    grants = [
        _Grant(str(table.name), _read_columns(table) if logical == BY_COLUMN else ())
        for logical, table in schema.read_tables().items()
    ]
    grants += [_Grant(str(table.name), _read_columns(table)) for table in schema.module_tables()]
    grants += [_Grant(name) for name in schema.refused]
    # An activity type may be named like a table that is read whole.
    unique = {grant.table: grant for grant in reversed(grants)}
    return sorted(unique.values(), key=lambda grant: grant.table)


def _read_columns(table: Table) -> tuple[str, ...]:
    return tuple(str(column.name) for column in table.columns if not isinstance(column, AbsentColumn))


def _known_names(prefix: str) -> list[str]:
    """Every name that a table other than `user` may have, without the instance tables of activities."""
    return sorted({prefix + name for spec in TABLES.values() for name in spec.candidates} - {prefix + BY_COLUMN})


def _user_columns() -> list[str]:
    return [column.candidates[0] for column in TABLES[BY_COLUMN].columns]


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


class _Script(Protocol):
    """How one kind of server says it."""

    def account_lines(self) -> Iterator[str]:
        """Make the account."""

    def exact(self, grants: list[_Grant]) -> Iterator[str]:
        """Grants for these tables."""

    def searching(self) -> Iterator[str]:
        """Grants for the tables that a site may have."""


class _MySqlScript:
    """GRANTs for MySQL and MariaDB."""

    def __init__(self, account: str, database: str, settings: SourceSettings) -> None:
        self._account = f"{_text(account)}@'%'"
        self._database = database
        self._prefix = settings.prefix

    def account_lines(self) -> Iterator[str]:
        """Make the account."""
        yield "-- Least rights for ALX Desktop on MySQL or MariaDB. Run as an administrator."
        yield "-- Put a password in, and in place of % the address that the connections come from."
        yield "-- Add REQUIRE SSL to the first statement to allow encrypted connections only."
        yield f"CREATE USER IF NOT EXISTS {self._account} IDENTIFIED BY 'choose-a-password';"

    def exact(self, grants: list[_Grant]) -> Iterator[str]:
        """One GRANT per table."""
        for grant in grants:
            columns = f" ({', '.join(self._name(name) for name in grant.columns)})" if grant.columns else ""
            yield f"GRANT SELECT{columns} ON {self._name(self._database)}.{self._name(grant.table)} TO {self._account};"

    def searching(self) -> Iterator[str]:
        """One GRANT that every Moodle needs, and a query that writes the others for what the site has."""
        columns = ", ".join(self._name(name) for name in _user_columns())
        user, modules = (self._name(self._prefix + name) for name in (BY_COLUMN, "modules"))
        database, account = self._name(self._database), self._account
        yield f"GRANT SELECT ({columns}) ON {database}.{user} TO {account};"
        yield "-- The query below writes one GRANT for each other table that this site has. Run what it writes, too."
        end = account.replace("'", "''")
        start = f"SELECT CONCAT('GRANT SELECT{{}} ON {database}.`', table_name, '` TO {end};')"
        names = ", ".join(_text(name) for name in _known_names(self._prefix))
        where = f"WHERE table_schema = {_text(self._database)} AND"
        yield f"{start.format('')}\nFROM information_schema.tables {where} table_name IN ({names})"
        instances = f"SELECT CONCAT({_text(self._prefix)}, name) FROM {database}.{modules}"
        yield f"UNION {start.format(' (`id`, `name`)')}\nFROM information_schema.columns {where} column_name = 'name'"
        yield f"AND table_name IN ({instances});"

    @staticmethod
    def _name(name: str) -> str:
        return "`" + name.replace("`", "``") + "`"


class _PostgresScript:
    """GRANTs for PostgreSQL."""

    def __init__(self, account: str, database: str, settings: SourceSettings) -> None:
        self._account = self._name(account)
        self._account_text = _text(account)
        self._database = database
        self._prefix = settings.prefix

    def account_lines(self) -> Iterator[str]:
        """Make the account, and let it in."""
        yield "-- Least rights for ALX Desktop on PostgreSQL. Run as an administrator, connected to Moodle's database."
        yield "-- Put a password in. pg_hba.conf must let the account in from its address (hostssl: encrypted only)."
        yield "DO $$ BEGIN"
        yield f"  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = {self._account_text}) THEN"
        yield f"    CREATE ROLE {self._account} LOGIN PASSWORD 'choose-a-password';"
        yield "  END IF;"
        yield "END $$;"
        yield f"GRANT CONNECT ON DATABASE {self._name(self._database)} TO {self._account};"
        yield "-- If Moodle's tables are in another schema than public, put that one in, and uncomment the next line."
        yield f"-- ALTER ROLE {self._account} IN DATABASE {self._name(self._database)} SET search_path = other_schema;"
        yield f"GRANT USAGE ON SCHEMA public TO {self._account};"

    def exact(self, grants: list[_Grant]) -> Iterator[str]:
        """One GRANT per table."""
        for grant in grants:
            columns = f" ({', '.join(self._name(name) for name in grant.columns)})" if grant.columns else ""
            yield f"GRANT SELECT{columns} ON {self._name(grant.table)} TO {self._account};"

    def searching(self) -> Iterator[str]:
        """A block that grants what the site has."""
        columns = ", ".join(self._name(name) for name in _user_columns())
        user, modules = (self._name(self._prefix + name) for name in (BY_COLUMN, "modules"))
        names = ", ".join(_text(name) for name in _known_names(self._prefix))
        yield f"GRANT SELECT ({columns}) ON {user} TO {self._account};"
        yield "DO $$ DECLARE found text; BEGIN"
        yield "  FOR found IN SELECT tablename FROM pg_tables WHERE schemaname = ANY (current_schemas(false))"
        yield f"    AND tablename IN ({names}) LOOP"
        yield f"    EXECUTE format('GRANT SELECT ON %I TO %I', found, {self._account_text});"
        yield "  END LOOP;"
        yield "  FOR found IN SELECT table_name FROM information_schema.columns WHERE column_name = 'name'"
        yield "    AND table_schema = ANY (current_schemas(false))"
        yield f"    AND table_name IN (SELECT {_text(self._prefix)} || name FROM {modules}) LOOP"
        yield f"    EXECUTE format('GRANT SELECT (id, name) ON %I TO %I', found, {self._account_text});"
        yield "  END LOOP;"
        yield "END $$;"

    @staticmethod
    def _name(name: str) -> str:
        return '"' + name.replace('"', '""') + '"'
