"""The entity sets of one client, and the documents that describe them: the service document and $metadata."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

import orjson

from alx_desktop.endpoint.odata.edm import EdmType, EntitySet, Property
from alx_desktop.endpoint.odata.errors import NotFound
from alx_desktop.endpoint.odata.signatures import FILTER_FUNCTIONS

EDMX = "http://docs.oasis-open.org/odata/ns/edmx"
EDM = "http://docs.oasis-open.org/odata/ns/edm"
_VOCABULARIES = {"Org.OData.Core.V1": "Core", "Org.OData.Capabilities.V1": "Capabilities"}
_VOCABULARY_URL = "https://oasis-tcs.github.io/odata-vocabularies/vocabularies/{}.xml"

register_namespace("edmx", EDMX)
register_namespace("", EDM)


@dataclass(frozen=True, slots=True)
class Model:
    """What exists for one client. tenant: whose rows they are; skip tokens of one tenant mean nothing to another.

    sets: name -> makes the declaration; called only for sets that are asked for.
    """

    namespace: str
    container: str
    tenant: str
    sets: Mapping[str, Callable[[], EntitySet]]

    def find(self, name: str) -> EntitySet:
        """The set of that name. Raises NotFound."""
        make = self.sets.get(name)
        if make is None:
            raise NotFound(f"There is no resource {name[:60]!r}.")
        return make()

    def __iter__(self) -> Iterator[EntitySet]:
        return (make() for make in self.sets.values())


def service_document(model: Model, root: str, metadata: str) -> bytes:
    """The list of entity sets, as JSON. root: the service's address, with a slash at its end."""
    context = {} if metadata == "none" else {"@odata.context": f"{root}$metadata"}
    sets = [{"name": name, "kind": "EntitySet", "url": name} for name in model.sets]
    return orjson.dumps({**context, "value": sets})


def metadata_document(model: Model) -> bytes:
    """The model as CSDL 4.0 XML, with what can be done with it."""
    root = Element(f"{{{EDMX}}}Edmx", Version="4.0")
    for namespace, alias in _VOCABULARIES.items():
        reference = SubElement(root, f"{{{EDMX}}}Reference", Uri=_VOCABULARY_URL.format(namespace))
        SubElement(reference, f"{{{EDMX}}}Include", Namespace=namespace, Alias=alias)
    schema = SubElement(SubElement(root, f"{{{EDMX}}}DataServices"), _tag("Schema"), Namespace=model.namespace)
    sets = list(model)
    for entities in {item.type_name: item for item in sets}.values():
        _entity_type(schema, entities)
    container = SubElement(schema, _tag("EntityContainer"), Name=model.container)
    for entities in sets:
        _entity_set(container, model, entities)
    _service_capabilities(container)
    document: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return document


def _entity_type(schema: Element, entities: EntitySet) -> None:
    kind = SubElement(schema, _tag("EntityType"), Name=entities.type_name)
    SubElement(SubElement(kind, _tag("Key")), _tag("PropertyRef"), Name=entities.key)
    for item in entities.properties:
        shown = SubElement(kind, _tag("Property"), _facets(item))
        if item.description:
            _annotation(shown, "Core.Description", String=item.description)
    if entities.description:
        _annotation(kind, "Core.Description", String=entities.description)


def _facets(item: Property) -> dict[str, str]:
    facets = {"Name": item.name, "Type": item.type.value}
    if not item.nullable:
        facets["Nullable"] = "false"
    if item.type is EdmType.DATE_TIME_OFFSET:
        facets["Precision"] = str(item.precision or 0)
    if item.type is EdmType.DECIMAL:
        # Without them a reader takes a scale of 0.
        facets |= {"Precision": str(item.precision or 38), "Scale": str(item.scale or 0)}
    return facets


def _entity_set(container: Element, model: Model, entities: EntitySet) -> None:
    shown = SubElement(
        container, _tag("EntitySet"), Name=entities.name, EntityType=f"{model.namespace}.{entities.type_name}"
    )
    if entities.description:
        _annotation(shown, "Core.Description", String=entities.description)
    for term, name in (("Insert", "Insertable"), ("Update", "Updatable"), ("Delete", "Deletable"),
                       ("Search", "Searchable"), ("Expand", "Expandable")):  # fmt: skip
        _record(shown, f"Capabilities.{term}Restrictions", {name: "false"})
    _record(shown, "Capabilities.CountRestrictions", {"Countable": "true"})
    _record(shown, "Capabilities.SortRestrictions", {"Sortable": "true"})
    _record(shown, "Capabilities.ChangeTracking", {"Supported": "false"})
    filters = _record(shown, "Capabilities.FilterRestrictions", {"Filterable": "true", "RequiresFilter": "false"})
    if entities.codec is not None:
        _exact_only(filters, entities.key)


def _exact_only(record: Element, name: str) -> None:
    """An opaque key can be compared for equality, and no more."""
    value = SubElement(record, _tag("PropertyValue"), Property="FilterExpressionRestrictions")
    inner = SubElement(SubElement(value, _tag("Collection")), _tag("Record"))
    SubElement(inner, _tag("PropertyValue"), Property="Property", PropertyPath=name)
    SubElement(inner, _tag("PropertyValue"), Property="AllowedExpressions", String="MultiValue")


def _service_capabilities(container: Element) -> None:
    level = SubElement(container, _tag("Annotation"), Term="Capabilities.ConformanceLevel")
    SubElement(level, _tag("EnumMember")).text = "Capabilities.ConformanceLevelType/Intermediate"
    for term in ("TopSupported", "SkipSupported", "BatchSupported"):
        _annotation(container, f"Capabilities.{term}", Bool="true")
    for term in ("AsynchronousRequestsSupported", "CrossJoinSupported"):
        _annotation(container, f"Capabilities.{term}", Bool="false")
    functions = SubElement(container, _tag("Annotation"), Term="Capabilities.FilterFunctions")
    listed = SubElement(functions, _tag("Collection"))
    for name in FILTER_FUNCTIONS:
        SubElement(listed, _tag("String")).text = name


def _record(parent: Element, term: str, values: dict[str, str]) -> Element:
    record = SubElement(SubElement(parent, _tag("Annotation"), Term=term), _tag("Record"))
    for name, value in values.items():
        SubElement(record, _tag("PropertyValue"), Property=name, Bool=value)
    return record


def _annotation(parent: Element, term: str, **value: str) -> None:
    SubElement(parent, _tag("Annotation"), {"Term": term, **value})


def _tag(name: str) -> str:
    return f"{{{EDM}}}{name}"
