"""Reads the tokens of the plugin's web service: a SHA-256 of each, made by Moodle's database, not the token itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Executable, FromClause, Text, column, false, null, select, table, text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import quoted_name
from sqlalchemy.sql.functions import FunctionElement

from alx_desktop.domain.errors import PluginMissing
from alx_desktop.domain.moodle_tokens import MoodleRefusal, MoodleToken, address_rules
from alx_desktop.domain.phrases import phrase
from alx_desktop.moodle.inventory import Inventory, read_inventory
from alx_desktop.moodle.plugin_endpoint import FUNCTION
from alx_desktop.moodle.source import MoodleSource, SourceReader

PERMANENT = 0
"""EXTERNAL_TOKEN_PERMANENT; others belong to a browser's session [lib/externallib.php]."""

TOKENS = "external_tokens"
SERVICES = "external_services"
FUNCTIONS = "external_services_functions"
USERS = "external_services_users"
COLUMNS: dict[str, tuple[str, str]] = {
    TOKENS: ("id token tokentype userid externalserviceid", "iprestriction validuntil timecreated name"),
    SERVICES: ("id name enabled", "restrictedusers requiredcapability"),
    FUNCTIONS: ("externalserviceid functionname", ""),
    USERS: ("externalserviceid userid", "iprestriction validuntil"),
}
"""Needed columns, and those that a site may lack."""

ADVICE = phrase(
    "Let the account read Moodle's external_* tables (`connect --grants --moodle-tokens` writes the "
    "statements), or switch Moodle's tokens off: `token accept-moodle off`."
)
HASHES = "SELECT to_regprocedure('sha256(bytea)') IS NOT NULL, to_regprocedure('digest(bytea,text)') IS NOT NULL"


class sha256_hex(FunctionElement[str]):
    """SHA-256 of a text in UTF-8, in hexadecimal; with pgcrypto's function on PostgreSQL before 11."""

    type = Text()
    inherit_cache = False

    def __init__(self, *clauses: Any, pgcrypto: bool = False) -> None:
        super().__init__(*clauses)
        self.pgcrypto = pgcrypto


@compiles(sha256_hex)
def _sha256_hex(element: sha256_hex, compiler: SQLCompiler, **kw: Any) -> str:
    inner = compiler.process(element.clauses, **kw)
    if compiler.dialect.name == "postgresql":
        data = f"convert_to({inner}, 'UTF8')"
        return (
            f"encode({f'digest({data}, {chr(39)}sha256{chr(39)})' if element.pgcrypto else f'sha256({data})'}, 'hex')"
        )
    return f"alx_sha256({inner})" if compiler.dialect.name == "sqlite" else f"SHA2({inner}, 256)"


def read_service_tokens(reader: SourceReader, source: MoodleSource) -> list[MoodleToken]:
    """Tokens of every service that has the plugin's function. Raises PluginMissing where they cannot be read."""
    inventory = read_inventory(reader, source.dialect)
    found = {name: _table(inventory, source.schema.prefix, name) for name in COLUMNS}
    services = _services(reader, found[SERVICES], found[FUNCTIONS])
    if not services:
        return []
    listed: dict[tuple[int, int], tuple[str | None, int]] = {}
    if any(row[2] for row in services.values()):
        t = found[USERS].c
        statement = select(t.externalserviceid, t.userid, t.iprestriction, t.validuntil)
        for service, user, addresses, until in reader.rows("tokens.users", statement):
            listed[int(service), int(user)] = (addresses, int(until or 0))
    read = _tokens(found[TOKENS], source.schema.table("user"), sorted(services), _needs_pgcrypto(reader, source))
    return [_token(row, services, listed) for row in reader.rows("tokens", read)]


def _services(reader: SourceReader, services: FromClause, functions: FromClause) -> dict[int, Sequence[Any]]:
    """Id -> name, enabled, whether its users are listed, the capability that they need."""
    s, f = services.c, functions.c
    statement = (
        select(s.id, s.name, s.enabled, s.restrictedusers, s.requiredcapability)
        .where(s.id.in_(select(f.externalserviceid).where(f.functionname == FUNCTION)))
    )  # fmt: skip
    return {int(row[0]): row[1:] for row in reader.rows("tokens.services", statement)}


def _tokens(tokens: FromClause, user: FromClause, services: list[int], pgcrypto: bool) -> Executable:
    t, u = tokens.c, user.c
    digest = sha256_hex(t.token, pgcrypto=pgcrypto)
    columns = (t.id, digest, t.userid, t.externalserviceid, t.iprestriction, t.validuntil, t.timecreated, t.name)
    return (
        select(*columns, u.deleted, u.suspended, u.confirmed)
        .select_from(tokens.join(user, u.id == t.userid))
        .where(t.tokentype == PERMANENT, t.externalserviceid.in_(services) if services else false(), t.token != "")
    )


def _token(
    row: Sequence[Any], services: dict[int, Sequence[Any]], listed: dict[tuple[int, int], tuple[str | None, int]]
) -> MoodleToken:
    moodle_id, digest, user_id, service_id, addresses, until, created, name, deleted, suspended, confirmed = row
    service, enabled, restricted, capability = services[int(service_id)]
    member = listed.get((int(service_id), int(user_id))) if restricted else (None, 0)
    rules = address_rules(addresses, member[0] if member else None)
    refusals = {
        MoodleRefusal.SERVICE_DISABLED: not enabled,
        # Whom Moodle grants a capability is not read here, so that nobody is taken to have it.
        MoodleRefusal.CAPABILITY: bool(capability),
        MoodleRefusal.USER_DELETED: bool(deleted),
        MoodleRefusal.USER_SUSPENDED: bool(suspended),
        MoodleRefusal.USER_UNCONFIRMED: not confirmed,
        MoodleRefusal.NOT_LISTED: member is None,
        MoodleRefusal.ADDRESSES: rules is None,
    }
    ends = [int(end) for end in (until, member[1] if member else 0) if end]
    return MoodleToken(
        int(moodle_id), str(digest), int(user_id), str(name or service), str(service), int(created or 0),
        min(ends, default=None), rules or (), next((why for why, holds in refusals.items() if holds), None),
    )  # fmt: skip


def _needs_pgcrypto(reader: SourceReader, source: MoodleSource) -> bool:
    if source.dialect != "postgresql":
        return False
    own, pgcrypto = reader.rows("tokens.hashes", text(HASHES))[0]
    if not own and not pgcrypto:
        raise PluginMissing("the database has no SHA-256", advice=phrase("Install pgcrypto in Moodle's database."))
    return not own


def _table(inventory: Inventory, prefix: str, logical: str) -> FromClause:
    """The table under its real name; an optional column that a site lacks is NULL."""
    needed, optional = (names.split() for names in COLUMNS[logical])
    name = inventory.find(prefix + logical)
    if name is None or not set(needed) <= inventory.readable(name):
        raise PluginMissing(f"{prefix}{logical} cannot be read", advice=ADVICE)
    readable = inventory.readable(name)
    real = table(
        quoted_name(name, quote=True),
        *(column(quoted_name(n, quote=True)) for n in (*needed, *optional) if n in readable),
    )
    absent = [null().label(n) for n in optional if n not in readable]
    return real if not absent else select(*real.c, *absent).subquery()
