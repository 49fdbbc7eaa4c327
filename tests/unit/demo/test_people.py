"""Names, companies and accounts."""

from __future__ import annotations

import unicodedata
from random import Random

import pytest

from alx_desktop.demo.companies import learner_counts, make_companies
from alx_desktop.demo.names import NASTY, POOLS, romanised
from alx_desktop.demo.people import people

NOW = 1_795_400_000


def test_names_come_in_many_scripts() -> None:
    letters = "".join(word.written for pool in POOLS.values() for word in (*pool.first, *pool.last))
    scripts = {unicodedata.name(letter).split()[0] for letter in letters if letter.isalpha()}
    assert {"LATIN", "CYRILLIC", "GREEK", "ARABIC", "HEBREW", "CJK", "HIRAGANA", "KATAKANA", "DEVANAGARI"} <= scripts


def test_every_name_has_latin_letters_for_an_account() -> None:
    words = [word for pool in POOLS.values() for word in (*pool.first, *pool.last)]
    assert all(word.roman and word.roman.isascii() and word.roman.islower() for word in words)
    assert romanised("Øyvind Ł'ß") == "oyvindlss"


def test_nasty_names_fit_moodles_columns() -> None:
    assert all(len(name) <= 100 for pair in NASTY for name in pair)
    assert any(pair[0].startswith("=") for pair in NASTY)


@pytest.mark.parametrize(("learners", "companies"), [(60, 3), (1_500, 12), (20_000, 40), (12, 12), (5, 5), (1, 1)])
def test_learners_are_shared_out_completely(learners: int, companies: int) -> None:
    counts = learner_counts(learners, companies)
    assert sum(counts) == learners and len(counts) == companies and min(counts) >= 0


def test_companies_differ_and_are_related() -> None:
    companies = make_companies(Random(1), 60, 3_000, NOW)
    assert companies[1].parent == 1 and companies[7].parent == 2
    assert companies[2].suspended_at and not companies[4].trains
    diligence = [company.diligence for company in companies[:12]]
    assert max(diligence) - min(diligence) > 0.4
    assert len({company.name for company in companies}) == len({c.shortname for c in companies}) == 60
    assert all(len(company.name) <= 50 and len(company.shortname) <= 25 for company in companies)


def test_names_of_companies_never_run_out() -> None:
    companies = make_companies(Random(1), 700, 700, NOW)
    assert len({company.name for company in companies}) == 700
    assert len({company.shortname for company in companies}) == 700


def test_departments_form_a_tree_within_the_company() -> None:
    for company in make_companies(Random(2), 12, 1_500, NOW):
        numbers = {node.id for node in company.departments}
        assert [node.id for node in company.departments if node.parent == 0] == [company.id]
        assert all(node.parent in numbers for node in company.departments[1:])
        assert all(len(node.shortname) <= 32 for node in company.departments)


def test_people_do_not_depend_on_who_came_before() -> None:
    companies = make_companies(Random(3), 5, 300, NOW)
    everybody = list(people(9, companies[0], companies, 3, NOW))
    again = list(people(9, companies[0], companies, 3, NOW))
    assert everybody == again
    assert [person.id for person in everybody] == list(range(3, 3 + companies[0].learners))
    assert len({person.username for person in everybody}) == len(everybody)
    assert all(len(person.username) <= 100 and len(person.email) <= 100 for person in everybody)
    assert all(person.created < NOW for person in everybody)
