"""`store people` on a shared store, as an administrator and as an analyst; and every command's words for an analyst."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.integration.shared_site import SharedSite, forget_role, make_shared_site
from tests.servers import PostgresServer
from tests.unit.cli.conftest import Run, run  # noqa: F401
from tests.unit.synced_demo import synced_demo  # noqa: F401

LEA = "lea o'x"


@pytest.fixture
def shared(
    postgres: PostgresServer,
    synced_demo: Path,  # noqa: F811
    tmp_path: Path,
) -> SharedSite:
    made = make_shared_site(postgres, "people_cli", synced_demo, tmp_path / "machine")
    forget_role(postgres, LEA)
    return made


@pytest.fixture
def as_login(
    shared: SharedSite,
    run: Run,  # noqa: F811
    tmp_path: Path,
) -> Callable[[str], Run]:
    """Commands on the machine of that person."""

    def on_machine(login: str) -> Run:
        folder = tmp_path / login.split()[0]
        url, store = "sqlite:////nowhere/moodle.sqlite", shared.location(login).url
        added = run("--data-dir", folder, "profile", "add", "demo", "--url", url, "--store-url", store)
        assert added.code == 0, added.err
        return lambda *words, **named: run("--data-dir", folder, *words, **named)

    return on_machine


def test_let_in_changed_and_put_out(
    shared: SharedSite, as_login: Callable[[str], Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = shared.companies[:2]
    anna = as_login("postgres")
    listed = anna("store", "people", "list")
    assert "no roles" in listed.err
    assert anna("store", "people", "add", LEA, "--company", first).code == 2, "nobody said yes"
    monkeypatch.setenv("ALX_NEW_PASSWORD", "a secret")
    added = anna("store", "people", "add", LEA, "--company", first, "--new-login", "--yes", "--json")
    assert added.data == {"login": LEA, "role": "analyst", "companies": [first]}
    assert "secret" not in added.out + added.err
    changed = anna("store", "people", "change", LEA, "--company", first, "--company", second)
    assert f"{LEA} is analyst of companies {first}, {second}." in changed.out
    people = anna("store", "people", "list", "--json").data
    assert [(one["login"], one["you"]) for one in people] == [(LEA, False), ("postgres", True)]
    assert anna("store", "people", "password", LEA).code == 0
    for wrong in (("add", LEA), ("add", LEA, "--administrator", "--company", first), ("remove", "nobody", "--yes"),
                  ("change", LEA, "--company", 999_999)):  # fmt: skip
        refused = anna("store", "people", *wrong)
        assert refused.code == 2, refused
    removed = anna("store", "people", "remove", LEA, "--yes")
    assert "is gone" in removed.out


def test_an_analyst_at_the_command_line(
    shared: SharedSite, as_login: Callable[[str], Run], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    mine = shared.companies[0]
    monkeypatch.setenv("ALX_NEW_PASSWORD", "a secret")
    anna = as_login("postgres")
    assert anna("store", "people", "add", LEA, "--company", mine, "--new-login", "--yes").code == 0
    lea = as_login(LEA)
    listed = lea("company", "list", "--json")
    assert [one["company_id"] for one in listed.data] == [mine]
    target = tmp_path / "mine.csv"
    assert lea("export", "course-progress", "--format", "csv", "--output", target).code == 0
    assert target.stat().st_size > 1000
    for words in (
        ("sync",),
        ("token", "create", "--company", mine, "--name", "x"),
        ("company", "set", mine, "field_email", "off"),
        ("company", "cache-clear", mine),
        ("store", "rebuild", "--yes"),
        ("store", "compact", "--yes"),
        ("store", "clear", "--company", mine, "--yes"),
        ("store", "rollback", "--yes"),
        ("store", "move", "--to", "sqlite", "--yes"),
        ("store", "people", "list"),
        ("store", "people", "add", "x", "--administrator"),
        ("serve", "--port", "0"),
    ):
        refused = lea(*words)
        assert refused.code == 1, (words, refused)
        assert "administrator" in refused.err and "unexpected" not in refused.err.lower(), (words, refused.err)
    assert lea("token", "list", "--json").data == []
    assert lea("store", "check").code == 0
