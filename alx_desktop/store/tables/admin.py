"""What people set: saved exports, companies' settings, tokens, where clients of the endpoint stand, the audit trail."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, Table, Text

from alx_desktop.store.tables.metadata import admin_metadata as md
from alx_desktop.store.tables.types import Id

saved_export = Table(
    "saved_export",
    md,
    Column("name", Text, primary_key=True),
    # JSON: the query, the columns in order, the format.
    Column("definition", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("last_run_at", BigInteger),
    Column("last_rows", BigInteger),
)

company_settings = Table(
    "company_settings",
    md,
    # What a company's clients get; a company without a row has the defaults.
    Column("company_id", Id, primary_key=True, autoincrement=False),
    # JSON: what differs from the defaults (domain.company_settings).
    Column("settings", Text, nullable=False),
    # Rises when visible fields or courses change: what clients hold must then be read anew.
    Column("version", BigInteger, nullable=False),
    Column("changed_at", BigInteger, nullable=False),
)

api_token = Table(
    "api_token",
    md,
    Column("token_id", Text, primary_key=True),
    Column("company_id", BigInteger, nullable=False),
    Column("name", Text, nullable=False),
    # SHA-256 of the secret; the secret itself is kept nowhere.
    Column("digest", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger),
    Column("revoked_at", BigInteger),
    # The secret before the last rotation, and until when it is good.
    Column("former_digest", Text),
    Column("former_until", BigInteger),
    # JSON lists.
    Column("ip_rules", Text, nullable=False),
    Column("scopes", Text, nullable=False),
    Column("daily_limit", Integer, nullable=False),
    Column("burst_per_minute", Integer, nullable=False),
    Column("concurrency", Integer, nullable=False),
    Column("next_full", Boolean, nullable=False),
    Column("debug", Boolean, nullable=False),
    Column("last_used_at", BigInteger),
    Index("ix_api_token_company", "company_id"),
)

moodle_token = Table(
    "moodle_token",
    md,
    # Tokens of the plugin's web service in Moodle (domain.moodle_tokens): as the last sync found them ...
    Column("moodle_id", Id, primary_key=True, autoincrement=False),
    # SHA-256 of the token, made by Moodle's database; the token itself is kept nowhere. Moodle forbids no twins.
    Column("digest", Text, nullable=False),
    Column("user_id", BigInteger, nullable=False),
    Column("name", Text, nullable=False),
    Column("service", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("valid_until", BigInteger),
    # A JSON list.
    Column("ip_rules", Text, nullable=False),
    Column("refusal", Text),
    # ... and what was decided on them here.
    Column("mapped_company", BigInteger),
    Column("blocked_at", BigInteger),
    Column("next_full", Boolean, nullable=False),
    Column("last_used_at", BigInteger),
    Index("ix_moodle_token_digest", "digest"),
)

moodle_access = Table(
    "moodle_access",
    md,
    # One row, or none where nobody ever let such tokens in. read_at: when the newest reading of them ended well.
    Column("access_id", Integer, primary_key=True, autoincrement=False),
    Column("accepted", Boolean, nullable=False),
    Column("read_at", BigInteger),
    Column("error", Text),
)

client_state = Table(
    "client_state",
    md,
    # Where a client stands: one row per token, protocol and query. Times are UTC epoch seconds.
    Column("token_id", Text, primary_key=True),
    Column("protocol", Text, primary_key=True),
    Column("query", Text, primary_key=True),
    Column("watermark", BigInteger),
    Column("moved_at", BigInteger, nullable=False),
    Column("epoch", Text, nullable=False),
    Column("settings_version", BigInteger, nullable=False),
    # The newest session; session_id is what its later pages carry.
    Column("session_id", Text),
    Column("mode", Text),
    Column("reason", Text),
    Column("since", BigInteger),
    Column("until", BigInteger),
    Column("started_at", BigInteger),
    Column("delivered_at", BigInteger),
    Column("rows", BigInteger, nullable=False),
    # JSON: offset -> key where that page of the plugin's protocol begins.
    Column("places", Text),
    Column("error", Text),
)

secret = Table(
    "secret",
    md,
    # Keys that must survive a restored backup together with what they protect (opaque entity keys, cursors).
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

audit_entry = Table(
    "audit_entry",
    md,
    # Every act on tokens, settings and the endpoint; each entry's hash covers the one before it.
    Column("entry_id", Id, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),
    Column("actor", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("company_id", BigInteger),
    Column("subject", Text, nullable=False),
    # JSON, without secrets.
    Column("detail", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Index("ix_audit_entry_at", "at"),
)
