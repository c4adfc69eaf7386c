"""Where a package holds its record, and the parts that give one to a package that has lost it."""

from __future__ import annotations

import posixpath
import re
from itertools import count
from typing import Final

from drafting.blocks.record import NAMESPACE
from drafting.files.container import Container
from drafting.writers.docx.annotate.comments import NO_RELATIONS, before_end, relations_part
from drafting.writers.docx.record import ITEM_PROPERTIES, PROPERTIES_TYPE, RELATIONSHIP, STRICT_RELATIONSHIP

_TYPES: Final = "[Content_Types].xml"


def record_part(package: Container) -> str | None:
    """The name of the part that holds the record: editors rename it, so it is known by its namespace."""
    names = (name for name in package.namelist() if name.startswith("customXml/item"))
    return next((name for name in names if NAMESPACE.encode() in package.read(name) and "Props" not in name), None)


def record_parts(data: bytes, main: str, content: bytes) -> dict[str, bytes]:
    """The parts to write so that the docx holds this record: in place of its old one, or beside the main part `main`."""
    with Container(data) as package:
        item = record_part(package)
        if item is not None:
            return {item: content}
        names = package.namelist()
        links, types = (package.read(each) if each in names else b"" for each in (relations_part(main), _TYPES))
    taken = {each.lower() for each in names}
    number = next(each for each in count(1) if not {f"customxml/item{each}.xml", f"customxml/itemprops{each}.xml"} & taken)
    item, properties = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    used = {each.decode() for each in re.findall(rb"""\bId\s*=\s*["']([^"']*)""", links)}
    key = next(each for each in map("rIdRecord{}".format, count()) if each not in used)
    kind = STRICT_RELATIONSHIP if b"purl.oclc.org" in links else RELATIONSHIP
    overrides = f'<{{}}Override PartName="/{properties}" ContentType="{PROPERTIES_TYPE}"/>'
    if not re.search(rb"""Extension\s*=\s*["']xml["']""", types):
        overrides += f'<{{}}Override PartName="/{item}" ContentType="application/xml"/>'
    return {
        item: content,
        properties: ITEM_PROPERTIES.encode(),
        f"customXml/_rels/item{number}.xml.rels": _linked(NO_RELATIONS, "rId1", f"{kind}Props", f"itemProps{number}.xml"),
        relations_part(main): _linked(links or NO_RELATIONS, key, kind, posixpath.relpath(item, posixpath.dirname(main) or ".")),
        _TYPES: before_end(types, overrides, "Types"),
    }


def _linked(part: bytes, key: str, kind: str, target: str) -> bytes:
    """A part of relationships with one more."""
    return before_end(part, f'<{{}}Relationship Id="{key}" Type="{kind}" Target="{target}"/>', "Relationships")
