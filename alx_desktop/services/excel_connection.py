"""An Office Data Connection file (.odc) with a Power Query, which Excel opens by a double-click.

Made by Microsoft's descriptions, [MS-ODCFF] 2.7.1.1 (the file) and [MS-QDEIF] (the queries in it); nobody has opened it
in Excel yet. It holds an address and no credentials: Excel asks for them.
"""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement
from xml.sax.saxutils import escape

_ODC = "urn:schemas-microsoft-com:office:odc"
_OFFICE = "urn:schemas-microsoft-com:office:office"
_MASHUP = "http://schemas.microsoft.com/DataMashup"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"

LEAST_VERSION = "2.21.0.0"
"""Of Power Query: that of Excel 2016, the first with connection files of this kind."""

_FILE = """<html xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv="Content-Type" content="text/x-ms-odc; charset=utf-8">
<meta name="ProgId" content="ODC.Database">
<meta name="SourceType" content="OLEDB">
<title>{title}</title>
<xml id="docprops">{properties}</xml>
<xml id="msodc">{connection}</xml>
</head>
<body>
<p>{title}</p>
</body>
</html>
"""


def excel_connection(query: str, formula: str, description: str) -> str:
    """The text of the file. query: a name of letters and digits. formula: M, without a token. description: one line."""
    connection = Element("odc:OfficeDataConnection", {"xmlns:odc": _ODC})
    power_query = SubElement(connection, "odc:PowerQueryConnection", {"odc:Type": "OLEDB"})
    source = f'Provider=Microsoft.Mashup.OleDb.1;Data Source=$Workbook$;Location={query};Extended Properties=""'
    SubElement(power_query, "odc:ConnectionString").text = source
    SubElement(power_query, "odc:CommandType").text = "SQL"
    SubElement(power_query, "odc:CommandText").text = f"SELECT * FROM [{query}]"
    # A document of its own, as a text in this one: what is between its brackets is escaped twice.
    SubElement(connection, "odc:PowerQueryMashupData").text = _written(_mashup(query, formula))
    properties = Element("o:DocumentProperties", {"xmlns:o": _OFFICE})
    SubElement(properties, "o:Description").text = description
    SubElement(properties, "o:Name").text = query
    return _FILE.format(
        title=escape(description), properties=_written(properties), connection=_written(connection)
    )  # fmt: skip


def _mashup(query: str, formula: str) -> Element:
    mashup = Element("Mashup", {"xmlns": _MASHUP, "xmlns:xsi": _INSTANCE})
    settings = {"Client": "EXCEL", "Version": LEAST_VERSION, "MinVersion": LEAST_VERSION, "Culture": "en-US"}
    for name, value in (settings | {"SafeCombine": "true"}).items():
        SubElement(mashup, name).text = value
    item = SubElement(SubElement(mashup, "Items"), "Query", {"Name": query})
    SubElement(item, "Formula").text = formula
    for name in ("IsParameterQuery", "IsDirectQuery"):
        SubElement(item, name, {"xsi:nil": "true"})
    return mashup


def _written(element: Element) -> str:
    return ElementTree.tostring(element, encoding="unicode")
