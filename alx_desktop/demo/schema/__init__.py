"""The tables of a Moodle site of any supported generation, for any prefix, on SQLite, MariaDB and PostgreSQL."""

from alx_desktop.demo.schema.build import DemoSchema, build_schema
from alx_desktop.demo.schema.generations import GENERATIONS, Generation, generation

__all__ = ["GENERATIONS", "DemoSchema", "Generation", "build_schema", "generation"]
