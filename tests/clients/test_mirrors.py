"""The Python and JavaScript mirrors hold what the store holds, whatever is killed meanwhile."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from sqlalchemy import update

from alx_desktop.services.authentication import Authenticator
from alx_desktop.services.company_settings import CompanySettingsService
from alx_desktop.services.site import Site
from alx_desktop.services.tokens import TokenService
from alx_desktop.store.tables.state import sync_state
from tests.clients.conftest import Reached
from tests.clients.mirrors import ClientMirror, JavaScriptMirror, PythonMirror
from tests.endpoint.churn import Churn
from tests.endpoint.mirrors import feed_truth

ROUNDS = 8


class Company:
    """The company behind the mirror, and what happens to it."""

    def __init__(self, site: Site, reached: Reached, seed: int) -> None:
        self.store, self.token, self.id = site.store, reached.token, reached.company.company_id
        self.random = Random(seed)
        self.churn = Churn(site.store, self.id, self.random)

    def truth(self) -> set[tuple[object, ...]]:
        return feed_truth(self.store, Authenticator(self.store).authenticate(self.token, "127.0.0.1"))

    def rebuild(self) -> None:
        with self.store.writing(self.store.reporting) as connection:
            connection.execute(update(sync_state).values(store_epoch=f"epoch-{self.random.random()}"))

    def switch(self, **settings: str) -> None:
        CompanySettingsService(self.store, "tester").set(self.id, settings)


@pytest.fixture
def company(site: Site, reached: Reached) -> Company:
    return Company(site, reached, 11)


@pytest.fixture(params=["python", "javascript"])
def mirror(request: pytest.FixtureRequest, reached: Reached, tmp_path: Path) -> ClientMirror:
    if request.param == "python":
        return PythonMirror(reached, tmp_path / "mirror")
    request.getfixturevalue("node_js")
    return JavaScriptMirror(reached, tmp_path / "mirror")


def test_it_equals_the_store_whatever_is_killed(mirror: ClientMirror, company: Company) -> None:
    killed, mirror.page = 0, 3
    for number in range(ROUNDS):
        for _each in range(4):
            company.churn.some()
        if number == ROUNDS // 2:
            company.switch(field_grade="off")
        if number == ROUNDS - 3:
            company.rebuild()
        if number % 3 != 2:
            killed += mirror.killed(company.random.randint(1, 3))
            company.churn.some()
        process = mirror.start()
        company.churn.some()
        mirror.finish(process)
    assert killed >= 3, "the rounds are too short to be cut"
    mirror.run()
    assert mirror.rows() == company.truth()


def test_the_first_run_reads_all_and_the_next_one_nothing(mirror: ClientMirror, company: Company) -> None:
    rows = len(company.truth())
    assert mirror.run() == f"{rows} rows new or changed, 0 gone; {rows} rows in {mirror.file}.\n"
    assert mirror.run().startswith("0 rows new or changed, 0 gone")
    assert mirror.rows() == company.truth()


def test_rows_that_are_gone_go(mirror: ClientMirror, company: Company) -> None:
    mirror.run()
    with company.store.writing(company.store.reporting) as connection:
        company.churn.die(connection)
    assert " 0 gone" not in mirror.run()
    assert mirror.rows() == company.truth()


def test_the_old_copy_stays_until_the_new_one_is_whole(mirror: ClientMirror, company: Company) -> None:
    mirror.run()
    before = mirror.rows()
    company.rebuild()
    with company.store.writing(company.store.reporting) as connection:
        company.churn.die(connection)
    assert mirror.killed(3)
    assert mirror.rows() == before
    mirror.run()
    assert mirror.rows() == company.truth() != before


def test_a_company_without_rows(mirror: ClientMirror, company: Company) -> None:
    company.switch(**{f"course_{course}": "off" for course in {row[1] for row in company.truth()}})
    assert company.truth() == set()
    assert mirror.run().startswith("0 rows new or changed, 0 gone; 0 rows")
    assert mirror.rows() == set()


def test_a_refused_token_is_told_and_the_copy_stays(mirror: ClientMirror, company: Company, site: Site) -> None:
    mirror.run()
    before = mirror.rows()
    tokens = TokenService(site.store, "tester")
    tokens.revoke(tokens.all(company.id)[0].token_id)
    process = mirror.start()
    out, err = process.communicate()
    assert process.returncode == 1 and b"401" in err and b"Traceback" not in err and b"    at " not in err
    assert company.token.encode() not in out + err
    assert mirror.rows() == before


def test_half_a_line_at_the_end_of_a_journal_is_overwritten(
    reached: Reached, company: Company, tmp_path: Path, node_js: None
) -> None:
    mirror = JavaScriptMirror(reached, tmp_path / "mirror")
    mirror.run()
    whole = mirror.file.read_bytes()
    mirror.file.write_bytes(whole + whole.splitlines()[0][:-9])
    company.churn.some()
    mirror.run()
    assert mirror.rows() == company.truth()
