"""Every part of every kind of output holds to the schemas of ECMA-376 (transitional).

The schemas come with no package index; where a folder of them (with wml.xsd and dml-chart.xsd) is at hand, name it:
OOXML_XSD=folder pytest -m slow tests/samples/test_schema.py
"""

from __future__ import annotations

import os
import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from drafting.cli.main import main
from tests.samples.letterheads import write_variants

SCHEMAS = os.environ.get("OOXML_XSD", "")
SAMPLES = Path(__file__).resolve().parents[2] / "samples"
PARTS = {
    r"word/(?:document|styles|settings|numbering|fontTable|comments|(?:foot|head)er\w*)\.xml": "wml.xsd",
    r"word/charts/chart\d+\.xml": "dml-chart.xsd",
    r"word/theme/theme\d+\.xml": "dml-main.xsd",
    r"docProps/app\.xml": "shared-documentPropertiesExtended.xsd",
    r"customXml/itemProps\d+\.xml": "shared-customXmlDataProperties.xsd",
    r"xl/(?:workbook|styles|sharedStrings|worksheets/sheet\d+)\.xml": "sml.xsd",
    r"\[Content_Types\]\.xml": "opc-contentTypes.xsd",
    r"(?:.+/)?_rels/.*\.rels": "opc-relationships.xsd",
}
"""Parts of a package (and of the workbook inside a chart) by the schema that each is held to."""
OURS = re.compile(r"customXml/item\d+\.xml|docProps/core\.xml|.*\.(?:png|jpeg|xlsx)|xl/theme/.*|docProps/.*")
"""What ECMA-376 has no schema for, or one that names others by an address of the net."""
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
XML_SPACE = b"""<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
<xsd:attribute name="space" type="xsd:NCName"/><xsd:attribute name="lang" type="xsd:string"/></xsd:schema>"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not SCHEMAS, reason="没有 ECMA-376 的 XSD：设 OOXML_XSD=放着 wml.xsd 的文件夹"),
]


class Local(etree.Resolver):
    """The schemas name that of xml:space by its namespace alone; nothing is fetched."""

    def resolve(self, url: str, _: object, context: object) -> object:
        return self.resolve_string(XML_SPACE, context) if url.endswith("xml.xsd") else None


@pytest.fixture(scope="module")
def schemas() -> dict[re.Pattern[str], etree.XMLSchema]:
    return {re.compile(pattern): schema(name) for pattern, name in PARTS.items()}


def schema(name: str) -> etree.XMLSchema:
    parser = etree.XMLParser()
    parser.resolvers.add(Local())
    root = etree.parse(str(next(Path(SCHEMAS).rglob(name))), parser)
    for imported in root.iter("{*}import"):
        if imported.get("namespace", "").endswith("XML/1998/namespace"):
            imported.set("schemaLocation", "xml.xsd")
    return etree.XMLSchema(root)


def faults(data: bytes, schemas: dict[re.Pattern[str], etree.XMLSchema]) -> list[str]:
    """What the schemas refuse, after what they do not know (newer markup beside its fallback) is taken out."""
    found = []
    with ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            known = next((schema for kind, schema in schemas.items() if kind.fullmatch(name)), None)
            if known is not None and not known.validate(root := understood(package.read(name))):
                found += [f"{name}: {each.message}" for each in known.error_log] or [root.tag]
            elif known is None and not OURS.fullmatch(name):
                found.append(f"{name}: 没有对照的模式")
            if name.endswith(".xlsx"):
                found += [f"{name}/{each}" for each in faults(package.read(name), schemas)]
    return found


def understood(part: bytes) -> etree._Element:
    root = etree.fromstring(part)
    for choice in list(root.iter(f"{COMPATIBILITY}AlternateContent")):
        for kept in choice.iterfind(f"{COMPATIBILITY}Fallback/*"):
            choice.addprevious(kept)
        choice.getparent().remove(choice)
    return etree.fromstring(etree.tostring(root))


def outputs(folder: Path) -> list[Path]:
    """Reports, plain and with all elements, the gallery, profiles, a review, a final copy and an update."""
    data = [*sorted(SAMPLES.glob("reports/*.yaml")), *sorted(SAMPLES.glob("gallery/*.yaml")), SAMPLES / "county-2026.yaml", *write_variants(folder)]
    written = []

    def render(file: Path, name: str, *more: str) -> None:
        written.append(folder / f"{name}.docx")
        assert main(["render", str(file), "-o", str(written[-1]), *more]) == 0

    for file in data:
        render(file, file.stem)
    first, carried = data[0], SAMPLES / "gallery/报告承载总结.yaml"
    render(first, "讨论稿", "--review")
    render(first, "定稿", "--final")
    render(carried, "主体", "--body")
    for look in ("撑满版心", "页码居中"):
        render(carried, look, "--style", look)
    news = folder / "新数据.yaml"
    news.write_text(carried.read_text(encoding="utf-8").replace("38户105人", "39户106人"), encoding="utf-8")
    written.append(folder / "补数.docx")
    assert main(["update", str(folder / f"{carried.stem}.docx"), "-d", str(news), "-o", str(written[-1])]) == 0
    return written


def test_every_kind_of_output_is_valid(
    tmp_path: Path, schemas: dict[re.Pattern[str], etree.XMLSchema], capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = {file.name: found for file in outputs(tmp_path) if (found := faults(file.read_bytes(), schemas))}
    capsys.readouterr()
    assert wrong == {}


def test_a_planted_fault_is_found(tmp_path: Path, schemas: dict[re.Pattern[str], etree.XMLSchema]) -> None:
    out, spoilt = tmp_path / "稿.docx", BytesIO()
    assert main(["render", str(SAMPLES / "gallery/图表.yaml"), "-o", str(out)]) == 0
    with ZipFile(out) as package, ZipFile(spoilt, "w") as made:
        for name in package.namelist():
            content = package.read(name).replace(b"<w:body>", b"<w:body><w:nothing/>").replace(b"<c:plotArea>", b"<c:plotArea><c:nothing/>")
            made.writestr(name, content)
    assert {each.split(":")[0] for each in faults(spoilt.getvalue(), schemas)} >= {"word/document.xml", "word/charts/chart1.xml"}
