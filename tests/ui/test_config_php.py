"""Reading the connection out of config.php."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alx_desktop.ui.assistant.config_php import ConfigPhp, read_config_php

ORDINARY = """<?php  // Moodle configuration file
unset($CFG);
global $CFG;
$CFG = new stdClass();
$CFG->dbtype    = 'mariadb';
$CFG->dblibrary = 'native';
$CFG->dbhost    = 'db.example.org';
$CFG->dbname    = 'moodle';
$CFG->dbuser    = 'moodleuser';
$CFG->dbpass    = 'it\\'s $ecret';
$CFG->prefix    = 'mdl_';
$CFG->dboptions = array (
  'dbpersist' => 0,
  'dbport' => 3307,
  'dbsocket' => '',
  'dbcollation' => 'utf8mb4_unicode_ci',
);
$CFG->wwwroot   = 'https://moodle.example.org';
require_once(__DIR__ . '/lib/setup.php');
"""


def test_an_ordinary_file() -> None:
    assert read_config_php(ORDINARY) == ConfigPhp(
        "mysql", "db.example.org", 3307, "moodle", "moodleuser", "it's $ecret", "mdl_"
    )


@pytest.mark.parametrize(("dbtype", "kind"), [("pgsql", "postgresql"), ("mysqli", "mysql"), ("auroramysql", "mysql"),
                                              ("sqlsrv", None)])  # fmt: skip
def test_kinds(dbtype: str, kind: str | None) -> None:
    found = read_config_php(ORDINARY.replace("mariadb", dbtype))
    assert found is not None
    assert found.kind == kind


def test_an_empty_port_is_none_and_an_empty_prefix_is_empty() -> None:
    found = read_config_php(ORDINARY.replace("3307", "''").replace("'mdl_'", "''"))
    assert found is not None
    assert found.port is None
    assert found.prefix == ""


def test_the_last_one_counts_and_comments_do_not() -> None:
    text = ORDINARY + "$CFG->dbhost = \"other\";\n// $CFG->dbname = 'old';\n# $CFG->dbuser = 'old';\n"
    found = read_config_php(text)
    assert found is not None
    assert (found.host, found.database, found.user) == ("other", "moodle", "moodleuser")


def test_a_port_in_the_host() -> None:
    found = read_config_php("$CFG->dbhost = 'db:3310';\n$CFG->dbname = 'm';")
    assert found is not None
    assert (found.host, found.port) == ("db", 3310)


@pytest.mark.parametrize("text", ["", "hello", "<?php\n$CFG->wwwroot = 'https://x';", "mysql://user@host/db"])
def test_something_else(text: str) -> None:
    assert read_config_php(text) is None


@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    read_config_php(text)
    read_config_php(f"$CFG->dbname = '{text}';")


def test_hostile_text_is_answered_soon() -> None:
    """Linear in its length: no nested repetition to explode."""
    for text in ("$CFG->dbname = '" + "\\'" * 100_000, "$CFG->" * 40_000, " " * 200_000 + "$CFG->x"):
        read_config_php(text)
