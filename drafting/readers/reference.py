"""The named styles of a Word file that sets the house's look: faces, sizes and spacing as each style gives them in the end."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, Final

from drafting.blocks.named_look import NamedLook
from drafting.files.container import Container
from drafting.readers.package import BROKEN, main_part, refusal

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_LARGEST: Final = 16 << 20  # bytes of styles.xml; Word's own has a hundredth of it
_DEEPEST: Final = 30  # styles based on each other


def read_named_looks(data: bytes, name: str) -> dict[str, NamedLook]:
    """Style name → look of each paragraph style of a docx, as people see the name. Raises CannotRead."""
    from xml.etree.ElementTree import ParseError, fromstring

    main, _ = main_part(data, name)
    with Container(data) as package:
        styles = _related(package, main, "/styles")
        theme = _related(package, main, "/theme")
    try:
        root = fromstring(styles) if styles else None
        faces = _theme_faces(fromstring(theme)) if theme else {}
    except (ParseError, ValueError, LookupError):
        root = None
    if root is None:
        raise refusal(BROKEN, name, f"{name} 的样式读不出来", "在 Word 或 WPS 里打开，另存一份再试")
    return _Styles(root, faces).looks()


def _related(package: Container, main: str, kind: str) -> bytes:
    """The part that the main part refers to; b"" where there is none or it is too large or declares entities."""
    from xml.etree.ElementTree import ParseError, fromstring

    links = join(dirname(main), "_rels", f"{main.rpartition('/')[2]}.rels")
    names = set(package.namelist())
    try:
        content = package.read(links) if links in names else b""
        targets = [each.get("Target", "") for each in fromstring(content) if each.get("Type", "").endswith(kind)]
    except (ParseError, ValueError, LookupError):
        return b""
    part = next((normpath(join("/", dirname(main), target)).lstrip("/") for target in targets), "")
    if part not in names or package.getinfo(part).file_size > _LARGEST:
        return b""
    found = package.read(part)
    return b"" if b"<!DOCTYPE" in found else found


def _theme_faces(root: Element) -> dict[str, str]:
    """MinorEastAsia → 宋体, as the theme has it for simplified Chinese."""
    found = {}
    for kind in ("major", "minor"):
        fonts = root.find(f".//{_A}{kind}Font")
        if fonts is None:
            continue
        latin, east = (fonts.find(f"{_A}{each}") for each in ("latin", "ea"))
        chinese = next((each.get("typeface", "") for each in fonts.iter(f"{_A}font") if each.get("script") == "Hans"), "")
        found[f"{kind}EastAsia"] = (east.get("typeface", "") if east is not None else "") or chinese
        found[f"{kind}HAnsi"] = found[f"{kind}Ascii"] = latin.get("typeface", "") if latin is not None else ""
    return found


class _Styles:
    def __init__(self, root: Element, faces: dict[str, str]) -> None:
        self._by_id = {each.get(f"{_W}styleId", ""): each for each in root.iter(f"{_W}style")}
        self._faces = faces

    def looks(self) -> dict[str, NamedLook]:
        found = {}
        for style in self._by_id.values():
            name = style.find(f"{_W}name")
            if style.get(f"{_W}type") == "paragraph" and name is not None:
                found[name.get(f"{_W}val", "")] = self._look([*self._chain(style)])
        return found

    def _chain(self, style: Element) -> Iterator[Element]:
        """The style and those it is based on, nearest first."""
        for _ in range(_DEEPEST):
            yield style
            above = style.find(f"{_W}basedOn")
            under = self._by_id.get(above.get(f"{_W}val", "")) if above is not None else None
            if under is None:
                return
            style = under

    def _look(self, chain: list[Element]) -> NamedLook:
        bold = self._first(chain, "rPr/b")
        rule = self._value(chain, "pPr/spacing", "lineRule")
        line = self._number(chain, "pPr/spacing", "line")
        chars = self._number(chain, "pPr/ind", "firstLineChars")
        size = self._number(chain, "rPr/sz", "val")
        return NamedLook(
            font=self._face(chain, "eastAsia", "eastAsiaTheme"),
            latin=self._face(chain, "ascii", "asciiTheme"),
            size=size if size and size > 0 else None,
            bold=None if bold is None else bold.get(f"{_W}val", "1") not in ("0", "false", "off"),
            letter_spacing=self._number(chain, "rPr/spacing", "val"),
            line=line if rule == "exact" and line and line > 0 else None,
            loose=line is not None and rule != "exact",
            before=self._number(chain, "pPr/spacing", "before"),
            after=self._number(chain, "pPr/spacing", "after"),
            indent=None if chars is None else chars / 100,
        )

    def _face(self, chain: list[Element], name: str, theme: str) -> str | None:
        """The nearest style that names a face or a theme's face decides."""
        for style in chain:
            fonts = style.find(f"{_W}rPr/{_W}rFonts")
            if fonts is None:
                continue
            typed = self._faces.get(fonts.get(f"{_W}{theme}", "")) or fonts.get(f"{_W}{name}")
            if typed:
                return typed
        return None

    def _first(self, chain: list[Element], path: str) -> Element | None:
        place = "/".join(f"{_W}{step}" for step in path.split("/"))
        return next((found for style in chain if (found := style.find(place)) is not None), None)

    def _value(self, chain: list[Element], path: str, attribute: str) -> str | None:
        place = "/".join(f"{_W}{step}" for step in path.split("/"))
        values = (found.get(f"{_W}{attribute}") for style in chain if (found := style.find(place)) is not None)
        return next((value for value in values if value is not None), None)

    def _number(self, chain: list[Element], path: str, attribute: str) -> int | None:
        try:
            return round(float(self._value(chain, path, attribute) or ""))
        except (ValueError, OverflowError):
            return None
