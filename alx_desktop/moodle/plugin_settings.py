"""Reads the plugin's settings, of companies and of the site, as far as there are any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import column, select, table
from sqlalchemy.sql.elements import quoted_name

from alx_desktop.domain.errors import PluginMissing
from alx_desktop.domain.phrases import phrase
from alx_desktop.moodle.inventory import Inventory, read_inventory
from alx_desktop.moodle.source import MoodleSource, SourceReader

TABLES = ("local_alx_api_settings", "local_alx_report_api_settings", "local_alx_settings")
"""Names that the table may have: that of 1.5.0 first, then what forks and renamed copies would call it."""

COLUMNS = ("companyid", "setting_name", "setting_value")
CONFIG = "config_plugins"
PLUGIN = "local_alx_report_api"


@dataclass(frozen=True, slots=True)
class PluginSettings:
    """companies: company id -> (name, value) as stored. site: the plugin's own settings. notes: what was not there."""

    companies: dict[int, list[tuple[str, Any]]]
    site: dict[str, str]
    notes: tuple[str, ...] = ()


def read_plugin_settings(reader: SourceReader, source: MoodleSource) -> PluginSettings:
    """What is there. Raises PluginMissing where neither companies nor the site have any settings of the plugin."""
    inventory, prefix = read_inventory(reader, source.dialect), source.schema.prefix
    notes: list[str] = []
    rows = _first(reader, inventory, [prefix + name for name in TABLES], COLUMNS)
    if rows is None:
        table = prefix + TABLES[0]
        notes.append(phrase("{0} is not there or cannot be read: no settings of companies.", table))
    config = _first(reader, inventory, [prefix + CONFIG], ("plugin", "name", "value"))
    if config is None:
        notes.append(phrase("{0} cannot be read: no settings of the site.", prefix + CONFIG))
    site = {str(name): str(value or "") for plugin, name, value in config or () if plugin == PLUGIN}
    if rows is None and not site:
        raise PluginMissing(
            " ".join(notes), advice=phrase("Let the account read these tables, if the plugin was ever there.")
        )
    companies: dict[int, list[tuple[str, Any]]] = {}
    for company_id, name, value in rows or ():
        companies.setdefault(int(company_id or 0), []).append((str(name or "").strip(), value))
    return PluginSettings(companies, site, tuple(notes))


def _first(
    reader: SourceReader, inventory: Inventory, names: Sequence[str], columns: Sequence[str]
) -> list[Sequence[Any]] | None:
    """The columns of the first table that has them all; of the configuration only the plugin's rows."""
    for wanted in names:
        name = inventory.find(wanted)
        if name is None or not set(columns) <= inventory.readable(name):
            continue
        t = table(quoted_name(name, quote=True), *(column(quoted_name(one, quote=True)) for one in columns)).c
        statement = select(*t)
        if "plugin" in columns:
            statement = statement.where(t["plugin"] == PLUGIN)
        return reader.rows("plugin.settings", statement)
    return None
