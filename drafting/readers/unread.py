"""What a Word file holds besides its text, and nobody who reads only that is told of: headers, notes, comments, changes, pictures, boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, Final

from drafting.files.container import UNREADABLE, Container
from drafting.frozen import frozen
from drafting.patterns import lazy
from drafting.readers.outline import CONTENTS, Placed, outline_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from drafting.readers.word import WordText

HEADER: Final = "页眉、页脚"
NOTES: Final = "脚注、尾注"
COMMENTS: Final = "批注"
CHANGES: Final = "修订痕迹：照全部接受后的文字读"
PICTURES: Final = "图"
BOXES: Final = "文本框：里面的字当作正文，框没有带过来"
FORMULAS: Final = "公式：Word 的公式读不出来，在模板里打成字"
OBJECTS: Final = "嵌入的对象（表格、图示、符号），读不出来"
SECTIONS: Final = "分节、横排的页：版式照程序的"
CONTENTS_TABLE: Final = "目录：由 Word 生成"
MERGED: Final = "上下合并的格：字在第一格，合并没有带过来"
BULLETS: Final = "项目符号（●、■ 一类），字带过来了"

_NOTED: Final = {"header": HEADER, "footer": HEADER, "footnotes": NOTES, "endnotes": NOTES, "comments": COMMENTS}
_NOTES: Final = ("footnote", "endnote", "comment")
_SEPARATORS: Final = ("separator", "continuationSeparator", "continuationNotice")
_PAGE_NUMBER: Final = lazy(r"[\s\d第页共/·.—–\-－_~～|]*|(?i:\s*page\s*\d*\s*(?:of\s*\d*)?\s*)")
_COUNTED: Final = (
    (PICTURES, "张", lazy(rb"<pic:pic[\s>/]|<c:chart |<v:imagedata ")),
    (FORMULAS, "处", lazy(rb"<m:oMath[\s>]")),
    (MERGED, "处", lazy(rb"<w:vMerge w:val=[\"']restart")),
    (OBJECTS, "处", lazy(rb"<w:object[\s>]|<w:altChunk |<w:sym |<dgm:relIds ")),
)
_SECTION: Final = lazy(rb"<w:sectPr[\s>]")
_FALLBACK: Final = lazy(rb"<mc:Fallback>.*?</mc:Fallback>", re.DOTALL)
_LONGEST: Final = 200


@frozen
class Unread:
    """`words` of it, or how many there are, and what it is."""

    words: str
    what: str


def unread(data: bytes, text: WordText) -> list[Unread]:
    """What no line of the text says."""
    placed = outline_of(data, text)
    return [*_beside(data, text.part), *_counted(text), *_of_paragraphs(text, placed)]


def _beside(data: bytes, main: str) -> Iterator[Unread]:
    """The words of the parts around the text, each once."""
    from xml.etree.ElementTree import ParseError

    said: dict[tuple[str, str], None] = {}
    with Container(data) as package:
        try:
            relations = _root(package, join(dirname(main), "_rels", f"{main.rpartition('/')[2]}.rels"))
        except (*UNREADABLE, ParseError, LookupError):
            return
        for each in relations:
            what = _NOTED.get(each.get("Type", "").rpartition("/")[2])
            if what is None or each.get("TargetMode") == "External":
                continue
            try:
                part = _root(package, normpath(join("/", dirname(main), each.get("Target", ""))).lstrip("/"))
            except (*UNREADABLE, ParseError, LookupError):
                said.setdefault(("有，读不出来", what))
                continue
            for words in _notes(part) if what != HEADER else [_words(part)]:
                if words and not (what == HEADER and _PAGE_NUMBER.fullmatch(words)):
                    said.setdefault((words[:_LONGEST], what))
    yield from (Unread(words, what) for words, what in said)


def _root(package: Container, name: str) -> Element:
    from xml.etree.ElementTree import fromstring

    content = package.read_text(name)
    if b"<!DOCTYPE" in content:
        raise LookupError(name)
    return fromstring(content)


def _notes(part: Element) -> Iterator[str]:
    for each in part:
        if _name(each) in _NOTES and not any(value in _SEPARATORS for value in each.attrib.values()):
            yield _words(each)


def _words(element: Element) -> str:
    lines = ("".join(each.text or "" for each in paragraph.iter() if _name(each) == "t") for paragraph in element.iter() if _name(paragraph) == "p")
    return " ".join(words for line in lines if (words := " ".join(line.split())))


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _counted(text: WordText) -> Iterator[Unread]:
    content = _FALLBACK.sub(b"", text.content)
    for what, unit, pattern in _COUNTED:
        if count := len(pattern.findall(content)):
            yield Unread(f"{count} {unit}", what)
    if (sections := len(_SECTION.findall(content))) > 1:
        yield Unread(f"{sections} 节", SECTIONS)


def _of_paragraphs(text: WordText, placed: Sequence[Placed]) -> Iterator[Unread]:
    runs = [run for each in text.paragraphs for run in each.runs if run.text.strip()]
    struck, added = sum(run.deleted for run in runs), sum(run.inserted for run in runs)
    if struck or added:
        yield Unread(f"增 {added} 处、删 {struck} 处", CHANGES)
    shown = [(each, outline) for each, outline in zip(text.paragraphs, placed, strict=True) if each.text.strip()]
    yield from (Unread(each.text.strip()[:_LONGEST], BOXES) for each, _ in shown if "txbxContent" in each.within)
    if count := sum(bool(CONTENTS.match(outline.style)) for _, outline in shown):
        yield Unread(f"{count} 行", CONTENTS_TABLE)
    if count := sum(outline.bullet for _, outline in shown):
        yield Unread(f"{count} 段", BULLETS)
