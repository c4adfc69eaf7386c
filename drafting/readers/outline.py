"""What Word prints before a paragraph by itself, and at which level of the outline it stands: said by styles and numbering, not by its text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import field
from posixpath import dirname, join
from typing import TYPE_CHECKING, Final

from drafting.files.container import UNREADABLE, Container
from drafting.frozen import frozen, mutable
from drafting.patterns import lazy
from drafting.quantities.numerals import chinese

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from drafting.readers.word import WordText

_PLACEHOLDER: Final = lazy(r"%([1-9])")
_HEADING_NAME: Final = lazy(r"^(?:heading|标题)\s*([1-9])$")
CONTENTS: Final = lazy(r"(?:toc|table of figures|目录)\s*\d?$")
"""Names of the styles in which Word sets a table of contents."""
_NO_HEADING: Final = 9
"""Outline level of running text (w:outlineLvl counts from 0)."""
_MOST_BASES: Final = 20
_ENCLOSED: Final = "".join(chr(each) for first, last in ((0x2460, 0x2473), (0x3251, 0x325F), (0x32B1, 0x32BF)) for each in range(first, last + 1))
"""① to ㊿."""
_LARGEST_IN_CHINESE: Final = 99
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
_LEGAL: Final = str.maketrans("一二三四五六七八九零〇十百千", "壹贰叁肆伍陆柒捌玖零零拾佰仟")
_DIGITS: Final = str.maketrans("0123456789", "〇一二三四五六七八九")
_FULL_WIDTH: Final = str.maketrans("0123456789", "０１２３４５６７８９")
_ROMAN: Final = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_CLOSED: Final = ("、", "）", ")", ".", "．", "，", "：", ":", "】", "]", "〕")
"""Marks behind which a number needs no blank."""
_COUNTED_IN_CHINESE: Final = frozenset(("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand", "ideographTraditionalCounting", "koreanCounting"))
_LEGAL_FORMS: Final = ("chineseLegalSimplified", "ideographLegalTraditional")


@frozen
class Placed:
    """`number` is printed by Word before the paragraph's text; `level` is that of a heading from 1, 0 of running text; `style` is the style's name in lower case."""

    number: str = ""
    level: int = 0
    style: str = ""
    bullet: bool = False


@mutable
class _Style:
    name: str
    base: str
    set: dict[str, str] = field(default_factory=dict)


@mutable
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    restarts: bool = True
    legal: bool = False
    tight: bool = False


def outline_of(data: bytes, text: WordText) -> list[Placed]:
    """Of each paragraph of a docx what styles and numbering say of it; nothing of a file that says it in no way that can be read."""
    parts = _parts(data, text.part)
    styles = _Styles(parts.get("styles.xml"))
    numbering = _Numbering(parts.get("numbering.xml"))
    return [_placed(dict(each.set), styles, numbering) for each in text.paragraphs]


def _parts(data: bytes, main: str) -> dict[str, Element]:
    """The parts that stand beside the text, those that can be read."""
    from xml.etree.ElementTree import ParseError, fromstring

    found: dict[str, Element] = {}
    with Container(data) as package:
        for name in ("styles.xml", "numbering.xml"):
            try:
                content = package.read_text(join(dirname(main), name))
                if b"<!DOCTYPE" not in content:
                    found[name] = fromstring(content)
            except (*UNREADABLE, ParseError, LookupError):
                continue
    return found


def _placed(own: Mapping[str, str], styles: _Styles, numbering: _Numbering) -> Placed:
    style = own.get("pStyle") or styles.default
    said = {**styles.said_by(style), **own}
    level = styles.level_of(style, said)
    number, bullet = "", False
    if said.get("numId", "0") != "0":  # of an empty paragraph, too: Word counts it
        number, bullet = numbering.next(said["numId"], _whole(said.get("ilvl"), numbering.level_of_style(said["numId"], style)))
    return Placed(number, level, styles.name_of(style), bullet)


class _Styles:
    """Styles by their identifiers; what one does not say, the one that it is based on does."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self.default = ""
        for each in () if root is None else root:
            if _name(each) == "style" and _get(each, "type") in ("paragraph", ""):
                properties = _child(each, "pPr")
                number = _child(properties, "numPr")
                said = {"outlineLvl": _value(properties, "outlineLvl"), "numId": _value(number, "numId"), "ilvl": _value(number, "ilvl")}
                self._styles[_get(each, "styleId")] = _Style(_value(each, "name").lower(), _value(each, "basedOn"), {key: value for key, value in said.items() if value})
                if _get(each, "default") in ("1", "true", "on"):
                    self.default = _get(each, "styleId")

    def said_by(self, style: str) -> dict[str, str]:
        said: dict[str, str] = {}
        for each in self._line(style):
            said = {**each.set, **said}
        return said

    def name_of(self, style: str) -> str:
        return next((each.name for each in self._line(style)), "")

    def level_of(self, style: str, said: Mapping[str, str]) -> int:
        """The outline level says it, else the name of the style or of one that it is based on."""
        if "outlineLvl" in said:
            level = _whole(said["outlineLvl"], _NO_HEADING)
            return level + 1 if 0 <= level < _NO_HEADING else 0
        named = (match for each in self._line(style) if (match := _HEADING_NAME.match(each.name)))
        return next((int(match[1]) for match in named), 0)

    def _line(self, style: str) -> Iterator[_Style]:
        for _ in range(_MOST_BASES):
            known = self._styles.get(style)
            if known is None:
                return
            yield known
            style = known.base


class _Numbering:
    """Lists by their identifiers, counted as the paragraphs come: all lists of one definition go on counting together."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._of_styles: dict[tuple[str, str], int] = {}
        self._lists: dict[str, tuple[str, dict[int, int]]] = {}
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()
        for each in () if root is None else root:
            if _name(each) == "abstractNum":
                self._define(_get(each, "abstractNumId"), each)
            elif _name(each) == "num":
                self._list(_get(each, "numId"), each)

    def _define(self, number: str, definition: Element) -> None:
        levels = self._levels.setdefault(number, {})
        for each in definition:
            if _name(each) == "lvl":
                at = _whole(_get(each, "ilvl"), 0)
                levels[at] = _level(each)
                if style := _value(each, "pStyle"):
                    self._of_styles[number, style] = at

    def _list(self, number: str, given: Element) -> None:
        definition = _value(given, "abstractNumId")
        starts: dict[int, int] = {}
        for each in given:
            if _name(each) == "lvlOverride":
                at = _whole(_get(each, "ilvl"), 0)
                changed = _child(each, "lvl")
                if changed is not None:  # a definition of its own, counted with the others
                    own = f"{definition}/{number}"
                    self._levels.setdefault(own, dict(self._levels.get(definition, {})))[at] = _level(changed)
                    definition = own
                if start := _value(each, "startOverride"):
                    starts[at] = _whole(start, 1)
        self._lists[number] = definition, starts

    def level_of_style(self, number: str, style: str) -> int:
        return self._of_styles.get((self._lists.get(number, ("", {}))[0], style), 0)

    def next(self, number: str, at: int) -> tuple[str, bool]:
        """The number of the next paragraph of a list, as it is printed, and whether it is a bullet."""
        definition, starts = self._lists.get(number, ("", {}))
        levels = self._levels.get(definition, {})
        level = levels.get(at)
        if level is None:
            return "", False
        if level.form == "bullet":
            return "", True
        counts = self._counts[definition.partition("/")[0]]
        for below in [each for each in counts if each > at and levels.get(each, level).restarts]:
            del counts[below]
        first = at in starts and (number, at) not in self._begun
        self._begun.add((number, at))
        counts[at] = starts[at] if first else counts[at] + 1 if at in counts else level.start
        return _printed(level, levels, counts), False


def _level(given: Element) -> _Level:
    legal = _child(given, "isLgl")
    return _Level(
        _whole(_value(given, "start"), 1), _value(given, "numFmt") or "decimal", _value(given, "lvlText"), _value(given, "lvlRestart") != "0",
        legal is not None and _get(legal, "val") not in ("0", "false", "off"), _value(given, "suff") == "nothing",
    )  # fmt: skip


def _printed(level: _Level, levels: Mapping[int, _Level], counts: Mapping[int, int]) -> str:
    """%1.%2 with the counts of these levels; a level that was not counted yet is at its start."""

    def counted(at: int) -> str:
        own = levels.get(at, level)
        return formatted(counts.get(at, own.start), "decimal" if level.legal else own.form)

    shown = _PLACEHOLDER.sub(lambda match: counted(int(match[1]) - 1), level.text).strip()
    return shown if not shown or level.tight or shown.endswith(_CLOSED) else f"{shown} "


def formatted(count: int, form: str) -> str:
    """A count as Word writes it in a number format; in figures where the format is not known.

    >>> formatted(12, "chineseCountingThousand")
    '十二'
    """
    if count < 1 or form == "none":
        return "" if form == "none" else str(count)
    if form in _COUNTED_IN_CHINESE or form in _LEGAL_FORMS:
        counted = chinese(count) if count <= _LARGEST_IN_CHINESE else str(count)
        return counted.translate(_LEGAL) if form in _LEGAL_FORMS else counted
    if form == "ideographDigital":
        return str(count).translate(_DIGITS)
    if form in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese", "ideographEnclosedCircle"):
        return _ENCLOSED[count - 1] if count <= len(_ENCLOSED) else str(count)
    if form in ("ideographTraditional", "ideographZodiac"):
        cycle = _STEMS if form == "ideographTraditional" else _BRANCHES
        return cycle[(count - 1) % len(cycle)]
    if form == "decimalFullWidth":
        return str(count).translate(_FULL_WIDTH)
    if form == "decimalZero":
        return f"{count:02}"
    if form in ("upperRoman", "lowerRoman"):
        return _roman(count) if form == "upperRoman" else _roman(count).lower()
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A" if form == "upperLetter" else "a") + (count - 1) % 26)
        return letter * ((count - 1) // 26 + 1)
    return str(count)


def _roman(count: int) -> str:
    pieces: list[str] = []
    for value, letters in _ROMAN:
        pieces.append(letters * (count // value))
        count %= value
    return "".join(pieces)


# XML -------------------------------------------------------------------------------------


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _get(element: Element, name: str) -> str:
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), "")


def _child(element: Element | None, name: str) -> Element | None:
    return None if element is None else next((each for each in element if _name(each) == name), None)


def _value(element: Element | None, name: str) -> str:
    child = _child(element, name)
    return "" if child is None else _get(child, "val")


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and text.isascii() and text.isdigit() else otherwise

