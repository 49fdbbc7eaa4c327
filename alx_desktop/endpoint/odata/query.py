"""A read of an entity set: what its options ask for, as statements.

The order is total: the client's $orderby, then the set's own order columns. Null is the lowest value (OData v4.0,
11.2.5.2). A page goes on after the place of a row, the values of its order: no row is counted to skip it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, false, func, or_, select, true, tuple_

from alx_desktop.endpoint.odata.binding import Binder
from alx_desktop.endpoint.odata.compiler import Compiler, constant
from alx_desktop.endpoint.odata.edm import EdmType, EntitySet, Property
from alx_desktop.endpoint.odata.errors import ODataError, OptionRefused, TypeRefused
from alx_desktop.endpoint.odata.nodes import Literal, Node, Reference
from alx_desktop.endpoint.odata.options import Options
from alx_desktop.endpoint.odata.parser import Parser
from alx_desktop.endpoint.odata.sql import Dialect, Sql

MOST_ORDERS = 20

Place = Sequence[Any]

_PLACE = "place_{}"


@dataclass(frozen=True, slots=True)
class Ordering:
    """One expression of an order; type: how its values compare."""

    value: Sql
    type: EdmType | None
    nullable: bool
    descending: bool


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked of an entity set. selected: names of $select, None = all. skip counts from the first row."""

    entities: EntitySet
    condition: ColumnElement[bool]
    orderings: tuple[Ordering, ...]
    selected: tuple[str, ...] | None
    ordered: bool
    top: int | None
    skip: int
    count: bool

    @property
    def properties(self) -> tuple[Property, ...]:
        """What is shown of an entity."""
        return self.entities.chosen(self.selected)

    def rows(self, columns: Sequence[Sql]) -> Select[Any]:
        """The rows from the first on: the values of their order (a place), then these columns."""
        order = [_direction(ordering) for ordering in self.orderings]
        values = [ordering.value.label(f"o{number}") for number, ordering in enumerate(self.orderings)]
        statement = select(*values, *columns).select_from(self.entities.source)
        return statement.where(self.entities.condition, self.condition).order_by(*order)

    def rows_of(self, keys: Sequence[Place], columns: Sequence[Sql]) -> Select[Any]:
        """The rows of these values of the set's own order, which come first, in any order; of those that still fit."""
        own = self.entities.order
        wanted = own[0].in_([key[0] for key in keys]) if len(own) == 1 else tuple_(*own).in_([tuple(k) for k in keys])
        statement = select(*own, *columns).select_from(self.entities.source)
        return statement.where(self.entities.condition, self.condition, wanted)

    def after(self, place: Place, dialect: Dialect) -> ColumnElement[bool]:
        """What holds for the rows behind a place."""
        return _behind(self.orderings, place, dialect)

    def behind_place(self) -> ColumnElement[bool]:
        """What holds for the rows behind a place in the set's own order; the place comes as `place_parameters`."""
        columns = self.entities.order
        values = (bindparam(_PLACE.format(number), type_=column.type) for number, column in enumerate(columns))
        return tuple_(*columns) > tuple_(*values)

    def counting(self) -> Select[Any]:
        """How many rows there are, whatever $top and $skip say."""
        return select(func.count()).select_from(self.entities.source).where(self.entities.condition, self.condition)


def place_parameters(place: Place) -> dict[str, Any]:
    """The parameters of `Query.behind_place`."""
    return {_PLACE.format(number): value for number, value in enumerate(place)}


def read_query(entities: EntitySet, options: Options, dialect: Dialect, now: int) -> Query:
    """The query that the options of a collection ask for. Raises ODataError where they do not fit the set."""
    binder = Binder(entities, now)
    compiler = Compiler(dialect, entities.order)
    orderings = _orderings(entities, options, binder, compiler)
    return Query(
        entities,
        _condition(options, binder, compiler),
        orderings + _own_order(entities, bool(orderings) and orderings[-1].descending),
        read_select(entities, options),
        bool(orderings),
        options.number("$top"),
        options.number("$skip") or 0,
        options.flag("$count"),
    )


def read_single(entities: EntitySet, key: str, selected: tuple[str, ...] | None, dialect: Dialect) -> Query | None:
    """The query for the one entity of a key, as it is written in brackets; None where no entity can have that key."""
    binder = Binder(entities, 0)
    try:
        value = Parser(key, binder).whole()
        if not isinstance(value, Literal) or value.value is None:
            return None
        node = binder.comparison("eq", binder.property(entities.key), value)
    except ODataError:
        return None
    condition = Compiler(dialect, entities.order).condition(node)
    return Query(entities, condition, _own_order(entities, False), selected, False, 1, 0, False)


def read_select(entities: EntitySet, options: Options) -> tuple[str, ...] | None:
    """The names of $select; None = all. Raises OptionRefused, PropertyUnknown."""
    text = options.system.get("$select")
    if text is None:
        return None
    names = [name.strip() for name in text.split(",")]
    if "*" in names:
        return None
    if "" in names:
        raise OptionRefused("$select names properties, with commas between them.")
    binder = Binder(entities, 0)
    return tuple(dict.fromkeys(binder.property(name).item.name for name in names))


def _condition(options: Options, binder: Binder, compiler: Compiler) -> ColumnElement[bool]:
    text = options.system.get("$filter")
    if text is None:
        return true()
    node = Parser(text, binder, options.aliases).whole()
    if node.type not in (EdmType.BOOLEAN, None):
        raise TypeRefused(f"$filter is true or false, not {node.type}.")
    return compiler.condition(node)


def _orderings(entities: EntitySet, options: Options, binder: Binder, compiler: Compiler) -> tuple[Ordering, ...]:
    text = options.system.get("$orderby")
    if text is None:
        return ()
    parser = Parser(text, binder, options.aliases)
    found: list[Ordering] = []
    for _item in range(MOST_ORDERS):
        node = parser.expression()
        descending = not parser.take("asc") and parser.take("desc")
        found += _ordering(entities, node, descending, compiler)
        if not parser.take(","):
            parser.end()
            return tuple(found)
    raise OptionRefused(f"$orderby has at most {MOST_ORDERS} parts.")


def _ordering(entities: EntitySet, node: Node, descending: bool, compiler: Compiler) -> list[Ordering]:
    if isinstance(node, Reference) and node.item.expression is None:
        return [Ordering(column, None, False, descending) for column in entities.order]
    if isinstance(node, Literal):
        return []
    value = compiler.value(node)
    if node.type in (EdmType.STRING, EdmType.DATE):
        value = compiler.by_code_point(value)
    return [Ordering(value, node.type, node.nullable, descending)]


def _own_order(entities: EntitySet, descending: bool) -> tuple[Ordering, ...]:
    """The set's own order; downwards if the client's last one is, so that one index can serve both."""
    return tuple(Ordering(column, None, False, descending) for column in entities.order)


def _direction(ordering: Ordering) -> Sql:
    if not ordering.nullable:
        return ordering.value.desc() if ordering.descending else ordering.value.asc()
    return ordering.value.desc().nulls_last() if ordering.descending else ordering.value.asc().nulls_first()


def _behind(orderings: Sequence[Ordering], place: Place, dialect: Dialect) -> ColumnElement[bool]:
    if not any(ordering.nullable for ordering in orderings) and len({o.descending for o in orderings}) == 1:
        values = [_bound(ordering, value, dialect) for ordering, value in zip(orderings, place, strict=True)]
        left, right = tuple_(*(ordering.value for ordering in orderings)), tuple_(*values)
        return left < right if orderings[0].descending else left > right
    steps: list[ColumnElement[bool]] = []
    same: list[ColumnElement[bool]] = []
    for ordering, value in zip(orderings, place, strict=True):
        bound = _bound(ordering, value, dialect)
        steps.append(and_(*same, _beyond(ordering, value, bound)))
        same.append(ordering.value.is_(None) if value is None else ordering.value == bound)
    return or_(*steps)


def _beyond(ordering: Ordering, value: Any, bound: Sql) -> ColumnElement[bool]:
    if ordering.descending:
        if value is None:
            return false()
        less = ordering.value < bound
        return or_(less, ordering.value.is_(None)) if ordering.nullable else less
    return ordering.value.is_not(None) if value is None else ordering.value > bound


def _bound(ordering: Ordering, value: Any, dialect: Dialect) -> Sql:
    kind = ordering.type
    if kind is None:
        kind = EdmType.STRING if isinstance(value, str) else EdmType.INT64
    if isinstance(value, float):
        kind = EdmType.DOUBLE
    return constant(Literal(kind, value), dialect)
