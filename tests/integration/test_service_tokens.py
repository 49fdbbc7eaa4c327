"""Hashes of Moodle's tokens are made by the server, the same on each."""

from __future__ import annotations

import hashlib

import pytest

from alx_desktop.domain.errors import PluginMissing
from alx_desktop.domain.moodle_tokens import MoodleRefusal
from alx_desktop.moodle.plugin_endpoint import FUNCTION
from alx_desktop.moodle.service_tokens import read_service_tokens
from tests.integration.moodle_servers import READER, Place

TOKENS = ("0123456789abcdef0123456789abcdef", "Ünïcode-tøken-of-somebody-odd")
TABLES = {
    "external_tokens": "id BIGINT, token VARCHAR(128), tokentype SMALLINT, userid BIGINT, externalserviceid BIGINT, "
    "iprestriction VARCHAR(255), validuntil BIGINT, timecreated BIGINT",
    "external_services": "id BIGINT, name VARCHAR(200), enabled SMALLINT, restrictedusers SMALLINT, "
    "requiredcapability VARCHAR(150)",
    "external_services_functions": "id BIGINT, externalserviceid BIGINT, functionname VARCHAR(200)",
    "external_services_users": "id BIGINT, externalserviceid BIGINT, userid BIGINT, iprestriction VARCHAR(255), "
    "validuntil BIGINT",
}
ROWS = (
    "INSERT INTO mdl_external_services VALUES (6, 'ALX Report API Service', 1, 1, NULL)",
    f"INSERT INTO mdl_external_services_functions VALUES (1, 6, '{FUNCTION}')",
    "INSERT INTO mdl_external_services_users VALUES (1, 6, 901, '10.0.0.', NULL)",
    *(
        f"INSERT INTO mdl_external_tokens VALUES ({number}, '{token}', 0, {900 + number}, 6, NULL, 77, 5)"
        for number, token in enumerate(TOKENS, 1)
    ),
    "INSERT INTO mdl_external_tokens VALUES (9, 'of another service, unread', 0, 901, 3, NULL, 0, 5)",
)


def test_every_server_hashes_alike(place: Place) -> None:
    suffix = " CHARACTER SET utf8mb4" if place.is_mysql else ""
    people = "INSERT INTO mdl_user (id, username, firstname, lastname, email, deleted, suspended, timecreated, "
    people += "timemodified, confirmed) VALUES (901, 'a', 'A', 'B', 'e', 0, 0, 1, 1, 1), "
    people += "(902, 'b', 'A', 'B', 'e', 0, 1, 1, 1, 1)"
    try:
        for name, columns in TABLES.items():
            place.execute(f"CREATE TABLE mdl_{name} ({columns}){suffix}")
        for statement in (*ROWS, people):
            place.execute(statement)
        if not place.is_mysql:
            place.execute(f'GRANT SELECT ON ALL TABLES IN SCHEMA public TO "{READER}"')
        source = place.open()
        with source.snapshot() as reader:
            found = {token.moodle_id: token for token in read_service_tokens(reader, source)}
        source.close()
        assert {key: one.digest for key, one in found.items()} == {
            number: hashlib.sha256(token.encode()).hexdigest() for number, token in enumerate(TOKENS, 1)
        }
        assert (found[1].refusal, found[1].ip_rules, found[1].valid_until) == (None, ("10.0.0.0/24",), 77)
        assert found[2].refusal == MoodleRefusal.USER_SUSPENDED and found[1].name == "ALX Report API Service"
    finally:
        for name in TABLES:
            place.execute(f"DROP TABLE IF EXISTS mdl_{name}")
        place.execute("DELETE FROM mdl_user WHERE id IN (901, 902)")


def test_a_site_without_the_tables_says_so(place: Place) -> None:
    source = place.open()
    with source.snapshot() as reader, pytest.raises(PluginMissing, match="mdl_external_tokens"):
        read_service_tokens(reader, source)
    source.close()
