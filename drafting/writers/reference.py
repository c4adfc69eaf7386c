"""The house style with the faces, sizes and spacing that the named styles of a Word file give it (--reference)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from drafting.blocks.named_look import NamedLook
from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.frozen import frozen
from drafting.registry import declare
from drafting.writers.style import Face, Style

NOTHING_TAKEN = declare(
    Rule(
        "F060",
        "版式文件里没有认得的样式",
        Severity.WARNING,
        "--reference 按样式名取字体、字号和间距。认得的样式名：公文标题（标题）、公文正文（正文）、公文一级标题（标题 1）至公文四级标题（标题 4）、"
        "公文稿次、公文附件、公文版记、公文页码、公文表题、公文表头、公文表格、公文表注。",
    )
)
TAKEN = declare(
    Rule("F061", "版式取自 Word 文件", Severity.INFO, "用 --reference 给的 Word 文件里这些样式定了字体、字号和间距；没有提到的按版式文件（style.yaml）。")
)
LINE_NOT_EXACT = declare(
    Rule(
        "F062",
        "行距不是固定值，没有采用",
        Severity.INFO,
        "公文每面排几行由固定的行距定。--reference 的正文样式用的是多倍行距或最小值，程序没有采用，仍按版式文件（style.yaml）；要改，在样式里把行距设成“固定值”。",
    )
)

NOT_LEGIBLE = declare(
    Rule(
        "F063",
        "样式里的值印不成公文，没有采用",
        Severity.WARNING,
        "--reference 的样式里，字号、行距、字距大得、小得不能成文，或者字比行距还高，字会叠在一起。程序没有采用这一项，仍按版式文件（style.yaml）；在 Word 里把样式改好再用。",
    )
)

_LEVELS: Final = "一二三四"
_BODY: Final = ("公文正文", "正文", "normal")
_TITLE: Final = ("公文标题", "标题", "title")
_HEADINGS: Final = tuple(
    (f"公文{word}级标题", f"{word}级标题", f"标题{number}", f"heading{number}") for number, word in enumerate(_LEVELS, 1)
)
_OTHERS: Final = {
    "draft": ("公文稿次",),
    "annex": ("公文附件",),
    "imprint": ("公文版记",),
    "page_number": ("公文页码", "页码"),
    "caption": ("公文表题", "表题"),
    "header": ("公文表头", "表头"),
    "cell": ("公文表格", "表格文字", "表格内容"),
    "note": ("公文表注", "表注"),
}


_POINT: Final = 20  # twips
_BOUNDS: Final = {
    "size": (5, 60, "字号", 2), "line": (12, 60, "行距", _POINT), "before": (0, 100, "段前", _POINT), "after": (0, 100, "段后", _POINT),
    "letter_spacing": (-2, 10, "字距", _POINT),
}  # fmt: skip
"""Least and most in points, what it is called, and how many of the file's units a point has."""


@frozen
class Referred:
    """The style, and what is to be said of how it came about."""

    style: Style
    diagnostics: tuple[Diagnostic, ...]


def refer(style: Style, looks: Mapping[str, NamedLook], name: str) -> Referred:
    """`looks` are the named styles of the file `name`. Our own names go before the common ones."""
    known = {_folded(each): (each, look) for each, look in looks.items()}
    taking = _Taking(known)
    referred = _rest(_text(_sized(style, taking), taking), taking)
    referred = _legible(referred, style, taking)
    place = Place(name)
    if not taking.taken:
        found = NOTHING_TAKEN.at(place, f"{name} 里没有认得的样式，字体字号没有变", f"在 Word 里给样式起这些名字：{'、'.join(('公文标题', '公文正文', '公文一级标题'))}等")
        return Referred(style, (found,))
    said = []
    if taking.left_out:
        said.append(NOT_LEGIBLE.at(place, f"{name} 的样式里这些没有采用：{'、'.join(taking.left_out)}", "在 Word 里改好这些样式"))
    said.append(TAKEN.at(place, f"字体、字号、间距取自 {name} 的样式：{'、'.join(taking.taken)}"))
    body = taking.look(_BODY)
    if body is not None and body.line is None and body.loose:
        said.append(LINE_NOT_EXACT.at(place, f"{name} 的正文行距不是固定值，没有采用", "在样式里把行距设成“固定值”，如 28.95磅"))
    return Referred(referred, tuple(said))


class _Taking:
    """Finds looks by any of their names and remembers what was taken, as the file calls it."""

    def __init__(self, known: Mapping[str, tuple[str, NamedLook]]) -> None:
        self._known = known
        self.taken: list[str] = []
        self.left_out: list[str] = []

    def look(self, names: tuple[str, ...]) -> NamedLook | None:
        return next((self._known[name][1] for name in names if name in self._known), None)

    def take(self, names: tuple[str, ...]) -> NamedLook:
        found = next((self._known[name] for name in names if name in self._known), None)
        if found is None or found[1] == NamedLook(loose=found[1].loose):
            return NamedLook()
        if found[0] not in self.taken:
            self.taken.append(found[0])
        return self._within_bounds(*found)

    def _within_bounds(self, name: str, look: NamedLook) -> NamedLook:
        """The look without what no document can be printed in."""
        for field, (least, most, word, of_a_point) in _BOUNDS.items():
            value = getattr(look, field)
            if value is not None and not least <= value / of_a_point <= most:
                self.leave_out(f"{name}的{word}{value / of_a_point:g}磅")
                look = replace(look, **{field: None})  # type: ignore[arg-type]
        return look

    def leave_out(self, what: str) -> None:
        if what not in self.left_out:
            self.left_out.append(what)

    def called(self, names: tuple[str, ...]) -> str:
        """The name by which the file calls one of them."""
        return next((self._known[name][0] for name in names if name in self._known), names[0])

    def face(self, face: Face, names: tuple[str, ...]) -> Face:
        """The face with what a style says of it."""
        look = self.take(names)
        return replace(
            face,
            font=look.font or face.font,
            size=look.size or face.size,
            bold=face.bold if look.bold is None else look.bold,
        )

    def spaced(self, face: Face, names: tuple[str, ...], line: int) -> Face:
        """The same with the spacing of its lines; `line` is that of the text, which needs no saying."""
        look, face = self.take(names), self.face(face, names)
        own = look.line if look.line and look.line != line else None
        return replace(
            face,
            line=face.line if own is None else own,
            before=face.before if look.before is None else look.before,
            after=face.after if look.after is None else look.after,
        )


def _sized(style: Style, taking: _Taking) -> Style:
    """What is set in the size of the text follows it, unless its own style says otherwise."""
    size, head = taking.take(_BODY).size or style.body.size, style.head

    def follow(face: Face) -> Face:
        return replace(face, size=size) if face.size == style.body.size else face

    first, second, third, fourth = map(follow, style.headings)
    return replace(
        style,
        draft=follow(style.draft),
        headings=(first, second, third, fourth),
        head=replace(head, secrecy=follow(head.secrecy), signer=follow(head.signer)),
        annex=follow(style.annex),
    )


def _legible(referred: Style, house: Style, taking: _Taking) -> Style:
    """The style with the house's line, and where need be its sizes, where letters would be higher than their lines."""
    for names, face in zip((_BODY, _TITLE, *_HEADINGS), (referred.body, referred.title, *referred.headings), strict=True):
        if face.em > (face.line or referred.line):
            line = (face.line or referred.line) / _POINT
            taking.leave_out(f"{taking.called(names)}的字号{face.size / 2:g}磅，比行距{line:g}磅高")
    line = referred.line if referred.body.em <= referred.line else house.line

    def fit(face: Face, own: Face) -> Face:
        return face if face.em <= (face.line or line) else replace(own, font=face.font, bold=face.bold)

    first, second, third, fourth = map(fit, referred.headings, house.headings)
    head = referred.head
    return replace(
        referred,
        line=line,
        body=fit(referred.body, house.body),
        title=fit(referred.title, house.title),
        headings=(first, second, third, fourth),
        draft=fit(referred.draft, house.draft),
        head=replace(head, secrecy=fit(head.secrecy, house.head.secrecy), signer=fit(head.signer, house.head.signer)),
        annex=fit(referred.annex, house.annex),
    )


def _text(style: Style, taking: _Taking) -> Style:
    body = taking.take(_BODY)
    line = body.line or style.line
    first, second, third, fourth = style.headings
    return replace(
        style,
        line=line,
        spacing=style.spacing if body.letter_spacing is None else body.letter_spacing,
        indent=style.indent if body.indent is None else body.indent,
        latin=body.latin or style.latin,
        body=replace(taking.face(style.body, _BODY), bold=False),  # all else is based on it
        title=taking.spaced(style.title, _TITLE, line),
        headings=(
            taking.spaced(first, _HEADINGS[0], line),
            taking.spaced(second, _HEADINGS[1], line),
            taking.spaced(third, _HEADINGS[2], line),
            taking.spaced(fourth, _HEADINGS[3], line),
        ),
    )


def _rest(style: Style, taking: _Taking) -> Style:
    table, number = style.table, style.page_number
    cell = taking.take(_OTHERS["cell"])
    return replace(
        style,
        draft=taking.face(style.draft, _OTHERS["draft"]),
        annex=taking.face(style.annex, _OTHERS["annex"]),
        imprint=replace(style.imprint, face=taking.face(style.imprint.face, _OTHERS["imprint"])),
        page_number=replace(number, face=taking.face(number.face, _OTHERS["page_number"])),
        table=replace(
            table,
            caption=taking.face(table.caption, _OTHERS["caption"]),
            header=taking.face(table.header, _OTHERS["header"]),
            body=taking.face(table.body, _OTHERS["cell"]),
            note=taking.face(table.note, _OTHERS["note"]),
            line=cell.line or table.line,
        ),
    )


def _folded(name: str) -> str:
    """标题 1, 标题1 and Heading 1: how a name is compared."""
    return re.sub(r"[\s_,，]+", "", name).casefold()

