"""A person at work on a docx: every edit is what Word or LibreOffice leaves in the file after it.

The runs of each figure are tagged (w:rsidR, which no reader looks at), so that the truth can be asked at any time:
where the figure stands and what it reads, however its bookmark has drifted.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import ClassVar
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NUMBER = re.compile(r"\d+(?:\.\d+)?")
XML = "{http://www.w3.org/XML/1998/namespace}"
_shown = etree.XPath("descendant::w:r[not(ancestor::w:del or ancestor::w:moveFrom)]", namespaces={"w": W[1:-1]})
"""The runs of a paragraph that are not struck out."""


class Desk:
    """An open document. Figures are named by their bookmark, `_f1`."""

    def __init__(self, data: bytes) -> None:
        with ZipFile(BytesIO(data)) as package:
            self._parts = {name: package.read(name) for name in package.namelist()}
        self.root = etree.fromstring(self._parts["word/document.xml"])
        self.names = []
        for mark in self.root.iter(f"{W}bookmarkStart"):
            name = mark.get(f"{W}name")
            self.names.append(name)
            for run in _until_end(mark):
                run.set(f"{W}rsidR", name)

    def save(self, *, record: bool = True) -> bytes:
        self._parts["word/document.xml"] = etree.tostring(
            self.root, xml_declaration=True, encoding="UTF-8", standalone=True
        )
        out = BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as package:
            for name, content in self._parts.items():
                if record or not name.startswith("customXml/"):
                    package.writestr(name, content)
        return out.getvalue()

    # the truth -------------------------------------------------------------------------

    def paragraphs(self) -> list[etree._Element]:
        return list(self.root.iter(f"{W}p"))

    def all(self) -> dict[str, list[tuple[int, int, str]]]:
        """Every figure that stands, with its places: paragraph, offset, what it reads."""
        found: dict[str, list[tuple[int, int, str]]] = {}
        for index, paragraph in enumerate(self.paragraphs()):
            offset = 0
            for run in _shown(paragraph):
                text, name = _text(run), run.get(f"{W}rsidR")
                if name and text:
                    places = found.setdefault(name, [])
                    if places and places[-1][0] == index and places[-1][1] + len(places[-1][2]) == offset:
                        places[-1] = (index, places[-1][1], places[-1][2] + text)
                    else:  # a copy that was joined to its original
                        places.append((index, offset, text))
                offset += len(text)
        return found

    def stands(self, name: str) -> list[tuple[int, int, str]]:
        """The places of one figure."""
        return self.all().get(name, [])

    def reads(self, name: str) -> str:
        return self.stands(name)[0][2]

    def reading(self, printed: str) -> list[str]:
        """The figures that read so where they first stand, in the order of the draft."""
        standing = self.all()
        return [name for name in self.names if name in standing and standing[name][0][2] == printed]

    # edits of a number -----------------------------------------------------------------

    def type_inside(self, name: str, new: str) -> None:
        """The figure's text changed inside its bookmark."""
        first, *rest = self.runs(name)
        for run in rest:
            run.getparent().remove(run)
        _set_text(first, new)

    def replace_whole(self, name: str, new: str) -> None:
        """Selected with its unit and typed over in Word: the bookmark is left empty before it."""
        self.type_inside(name, new)
        run = self.runs(name)[0]
        end = self._end(name)
        if end is not None:
            run.getparent().remove(run)
            end.addnext(run)

    def digits_typed_before(self, name: str, number: str) -> None:
        """The digits typed over in LibreOffice: 1003户 keeps only 户 in its bookmark."""
        run = self.runs(name)[0]
        unit = _text(run).lstrip("0123456789.")
        _set_text(run, unit)
        typed = copy.deepcopy(run)
        _set_text(typed, number)
        start = self._start(name)
        (start if start is not None and run.getprevious() is start else run).addprevious(typed)

    def split(self, name: str, at: int = 1) -> None:
        """One figure over two runs, as spell checkers and formatting leave it."""
        run = self.runs(name)[0]
        text = _text(run)
        second = copy.deepcopy(run)
        _set_text(run, text[:at])
        _set_text(second, text[at:])
        run.addnext(second)

    def track(self, name: str, new: str) -> None:
        """Changed with 修订 switched on."""
        run = self.runs(name)[0]
        parent = run.getparent()
        struck, written = etree.Element(f"{W}del"), etree.Element(f"{W}ins")
        for number, each in ((9001, struck), (9002, written)):
            each.set(f"{W}id", str(number))
            each.set(f"{W}author", "示例")
        fresh = copy.deepcopy(run)
        _set_text(fresh, new)
        parent.replace(run, struck)
        struck.addnext(written)
        written.append(fresh)
        struck.append(run)
        for text in run.iter(f"{W}t"):
            text.tag = f"{W}delText"

    def delete_figure(self, name: str) -> None:
        for run in self.runs(name):
            run.getparent().remove(run)

    def drop_bookmark(self, name: str) -> None:
        for mark in (self._start(name), self._end(name)):
            if mark is not None:
                mark.getparent().remove(mark)

    def drop_bookmarks(self) -> None:
        for name in self.names:
            self.drop_bookmark(name)

    # edits of words and paragraphs -----------------------------------------------------

    def write(self, old: str, new: str, nth: int = 0) -> None:
        """Words outside figures, found within one run."""
        runs = [run for run in self.root.iter(f"{W}r") if old in _text(run) and not run.get(f"{W}rsidR")]
        _set_text(runs[nth], _text(runs[nth]).replace(old, new, 1))

    def paragraph_of(self, name: str) -> etree._Element:
        return self.paragraphs()[self.stands(name)[0][0]]

    def move(self, name: str, before: int) -> None:
        """Cut the paragraph of a figure and paste it before another."""
        paragraph = self.paragraph_of(name)
        others = [each for each in self.paragraphs() if each is not paragraph and each.getparent().tag == f"{W}body"]
        others[before % len(others)].addprevious(paragraph)

    def duplicate(self, name: str) -> None:
        """Copy the paragraph below itself: bookmarks stay with the original."""
        paragraph = self.paragraph_of(name)
        twin = copy.deepcopy(paragraph)
        for kind in ("bookmarkStart", "bookmarkEnd"):
            for mark in list(twin.iter(f"{W}{kind}")):
                mark.getparent().remove(mark)
        paragraph.addnext(twin)

    def repeat(self, name: str, onto: int = -1) -> None:
        """Copy the words of the figure's paragraph behind themselves, or behind those of another paragraph."""
        paragraph = self.paragraph_of(name)
        bodies = [each for each in self.paragraphs() if each.getparent().tag == f"{W}body" and _joined(each)]
        target = paragraph if onto < 0 else bodies[onto % len(bodies)]
        for run in _shown(paragraph):
            target.append(copy.deepcopy(run))

    def delete_paragraph(self, name: str) -> None:
        paragraph = self.paragraph_of(name)
        paragraph.getparent().remove(paragraph)

    def insert_paragraph(self, text: str, before: int) -> None:
        new = etree.fromstring(f'<w:p xmlns:w="{W[1:-1]}"><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>')
        bodies = [each for each in self.paragraphs() if each.getparent().tag == f"{W}body"]
        bodies[before % len(bodies)].addprevious(new)

    def break_before(self, name: str) -> None:
        """Enter pressed before a figure: what follows becomes a paragraph of its own."""
        paragraph = self.paragraph_of(name)
        second = etree.Element(f"{W}p")
        moving = False
        for child in list(paragraph):
            moving = moving or child is self._start(name) or (child.tag == f"{W}r" and child.get(f"{W}rsidR") == name)
            if moving:
                second.append(child)
        paragraph.addnext(second)

    def join_with_next(self, name: str) -> None:
        paragraph = self.paragraph_of(name)
        following = paragraph.getnext()
        if following is not None and following.tag == f"{W}p":
            for child in list(following):
                if child.tag != f"{W}pPr":
                    paragraph.append(child)
            following.getparent().remove(following)

    def accept_all(self) -> None:
        """All tracked changes accepted, but for paragraphs that are struck out whole outside of tables."""
        for row in list(self.root.iter(f"{W}tr")):
            if row.find(f"{W}trPr/{W}del") is not None:
                row.getparent().remove(row)
        for change in list(self.root.iter(f"{W}ins", f"{W}del")):
            if change.getparent().tag in (f"{W}rPr", f"{W}trPr"):
                change.getparent().remove(change)
                continue
            for child in list(change) if change.tag == f"{W}ins" else []:
                change.addprevious(child)
            change.getparent().remove(change)

    def reject_all(self) -> None:
        """All tracked changes of runs rejected."""
        for change in list(self.root.iter(f"{W}ins")):
            if change.getparent().tag not in (f"{W}rPr", f"{W}trPr"):
                change.getparent().remove(change)
        for change in list(self.root.iter(f"{W}del")):
            if change.getparent().tag not in (f"{W}rPr", f"{W}trPr"):
                for text in change.iter(f"{W}delText"):
                    text.tag = f"{W}t"
                for child in list(change):
                    change.addprevious(child)
                change.getparent().remove(change)

    # anything --------------------------------------------------------------------------

    def do(self, habit: str, at: int, how: int) -> None:
        """One of HABITS with one of the figures that stand; what cannot be done is left."""
        standing = sorted(self.all())
        if standing:
            self.HABITS[habit](self, standing[at % len(standing)], how)

    def _retype(self, name: str, how: int) -> str:
        """The figure with another number."""
        return NUMBER.sub(str(how + 1), self.reads(name), count=1)

    def _type_before(self, name: str, how: int) -> None:
        number = NUMBER.match(self.reads(name))
        if number and len(self.runs(name)) == 1 and number.end() < len(self.reads(name)):
            self.digits_typed_before(name, str(how + 1))

    def _split_somewhere(self, name: str, how: int) -> None:
        text = self.reads(name)
        if len(text) > 1 and len(self.runs(name)) == 1:
            self.split(name, 1 + how % (len(text) - 1))

    def _rewrite(self, name: str, how: int) -> None:
        """Some words of the figure's paragraph replaced."""
        runs = [
            run for run in self.paragraph_of(name).iter(f"{W}r") if not run.get(f"{W}rsidR") and len(_text(run)) > 6
        ]
        if runs:
            run = runs[how % len(runs)]
            text = _text(run)
            start = how % len(text)
            _set_text(
                run, text[:start] + ("", "等", "进一步加大", "认真落实上级部署，")[how % 4] + text[start + how % 5 :]
            )

    HABITS: ClassVar[dict[str, Callable[[Desk, str, int], object]]] = {
        "type inside": lambda desk, name, how: desk.type_inside(name, desk._retype(name, how)),
        "replace whole": lambda desk, name, how: desk.replace_whole(name, desk._retype(name, how)),
        "type before": lambda desk, name, how: desk._type_before(name, how),
        "split": lambda desk, name, how: desk._split_somewhere(name, how),
        "track": lambda desk, name, how: len(desk.runs(name)) == 1 and desk.track(name, desk._retype(name, how)),
        "drop bookmark": lambda desk, name, how: desk.drop_bookmark(name),
        "move": lambda desk, name, how: desk.move(name, how),
        "delete paragraph": lambda desk, name, how: how % 3 or desk.delete_paragraph(name),
        "delete figure": lambda desk, name, how: desk.delete_figure(name),
        "insert": lambda desk, name, how: desk.insert_paragraph("另有帮扶干部1286人参加培训，走访39650户。", how),
        "break": lambda desk, name, how: desk.break_before(name),
        "join": lambda desk, name, how: desk.join_with_next(name),
        "rewrite": lambda desk, name, how: desk._rewrite(name, how),
    }

    # ------------------------------------------------------------------------------------

    def runs(self, name: str) -> list[etree._Element]:
        """The figure's runs, in its first paragraph."""
        for paragraph in self.paragraphs():
            runs = [run for run in _shown(paragraph) if run.get(f"{W}rsidR") == name]
            if runs:
                return runs
        return []

    def _start(self, name: str) -> etree._Element | None:
        return next((mark for mark in self.root.iter(f"{W}bookmarkStart") if mark.get(f"{W}name") == name), None)

    def _end(self, name: str) -> etree._Element | None:
        start = self._start(name)
        if start is None:
            return None
        number = start.get(f"{W}id")
        return next((mark for mark in self.root.iter(f"{W}bookmarkEnd") if mark.get(f"{W}id") == number), None)


def edited(data: bytes, *edits: Callable[[Desk], None]) -> tuple[bytes, Desk]:
    """The file after some edits, and the desk that knows the truth."""
    desk = Desk(data)
    for edit in edits:
        edit(desk)
    return desk.save(), desk


def _until_end(mark: etree._Element) -> Iterator[etree._Element]:
    for each in mark.itersiblings():
        if each.tag == f"{W}bookmarkEnd":
            return
        if each.tag == f"{W}r":
            yield each


def _joined(paragraph: etree._Element) -> str:
    return "".join(map(_text, _shown(paragraph)))


def _text(run: etree._Element) -> str:
    out = ""
    for each in run:
        if each.tag == f"{W}t":
            out += each.text or ""
        elif each.tag in (f"{W}br", f"{W}tab"):
            out += "\n" if each.tag == f"{W}br" else "\t"
    return out


def _set_text(run: etree._Element, text: str) -> None:
    for each in list(run):
        if each.tag != f"{W}rPr":
            run.remove(each)
    written = etree.SubElement(run, f"{W}t")
    written.set(f"{XML}space", "preserve")
    written.text = text
