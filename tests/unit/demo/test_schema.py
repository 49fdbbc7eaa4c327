"""The tables of every generation."""

from __future__ import annotations

import pytest
from sqlalchemy import create_engine, inspect

from alx_desktop.demo.schema import GENERATIONS, build_schema
from alx_desktop.domain.errors import WrongUse


@pytest.mark.parametrize("generation", GENERATIONS)
@pytest.mark.parametrize("prefix", ["mdl_", "", "m51_"])
def test_can_be_created_under_any_prefix(generation: str, prefix: str) -> None:
    schema = build_schema(prefix, generation)
    engine = create_engine("sqlite://")
    schema.metadata.create_all(engine)
    names = set(inspect(engine).get_table_names())
    assert names == {table.name for table in schema.tables.values()}
    assert f"{prefix}user" in names


def test_generations_differ_as_moodle_does() -> None:
    old, iomad, new = (build_schema("mdl_", name) for name in ("moodle311", "iomad41", "moodle51"))
    assert "viewed" in old.tables["course_modules_completion"].c and not old.has("course_modules_viewed")
    assert "viewed" not in iomad.tables["course_modules_completion"].c and iomad.has("course_modules_viewed")
    assert iomad.has("company") and not old.has("company") and not new.has("company")
    assert new.has("subsection") and not iomad.has("subsection")
    assert "enableaitools" in new.tables["course"].c and "enableaitools" not in iomad.tables["course"].c
    assert new.tables["course"].c.fullname.type.length == 1333
    assert iomad.tables["course"].c.fullname.type.length == 254


def test_iomad_51_renames_tables_and_columns() -> None:
    schema = build_schema("mdl_", "iomad51")
    assert schema.tables["company"].name == "mdl_local_iomad_companies"
    assert schema.tables["company"].c.category.name == "coursecategoryid"
    assert schema.tables["department"].c.parent.name == "parentid"
    assert schema.tables["local_iomad_track"].name == "mdl_local_iomad_tracks"
    assert not [table.name for table in schema.tables.values() if table.name.startswith("mdl_company")]


@pytest.mark.parametrize("generation", GENERATIONS)
def test_names_of_indexes_are_unique_and_fit_everywhere(generation: str) -> None:
    schema = build_schema("moodle_", generation)
    names = [str(index.name) for table in schema.tables.values() for index in table.indexes]
    assert len(names) == len(set(names))
    assert max(map(len, names)) <= 63


def test_unknown_generation_is_named() -> None:
    with pytest.raises(WrongUse, match="moodle99"):
        build_schema("mdl_", "moodle99")
