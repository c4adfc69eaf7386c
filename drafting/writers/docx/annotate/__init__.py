"""Tracked changes and comments in any Word file; whatever is not touched keeps its very bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final
from xml.parsers.expat import ExpatError

from drafting.files.container import Container
from drafting.frozen import frozen
from drafting.writers.docx.annotate.comments import STRICT_WORD, Comments, comments_part, relations_part
from drafting.writers.docx.annotate.edits import (
    Add,
    AddRow,
    Author,
    Drop,
    DropRow,
    Edit,
    Note,
    NotEditable,
    Replace,
    Span,
    Words,
)
from drafting.writers.docx.annotate.markup import Markup
from drafting.writers.docx.annotate.members import with_members
from drafting.writers.docx.annotate.rows import can_be_model, new_row, struck_head
from drafting.writers.docx.annotate.weave import Woven

__all__ = [
    "Add", "AddRow", "Annotated", "Author", "Drop", "DropRow", "Edit", "NotEditable", "Note", "Replace", "Words", "annotate",
    "can_be_model",
]  # fmt: skip

_TYPES: Final = "[Content_Types].xml"
_ROOT: Final = 4096
"""Bytes in which the main part opens."""
_NONE: Mapping[str, bytes] = {}


@frozen
class Annotated:
    """The docx with edits in it, and how many comments are new there."""

    data: bytes
    comments: int


def annotate(
    data: bytes,
    main: str,
    paragraphs: Sequence[Span],
    edits: Iterable[Edit],
    author: Author,
    parts: Mapping[str, bytes] = _NONE,
    texts: Sequence[str] = (),
) -> Annotated:
    """The docx with the edits in it, signed by `author`.

    `texts` are what a reader took the paragraphs to say: in one that reads otherwise here nothing is changed.

    A comment that its author has made in a paragraph before is not made there again. `main` names its main part and `paragraphs` gives the bytes of each w:p there (from and up to). `parts` are other
    parts to replace or add as they are. Raises NotEditable, and BadZipFile where `data` is no container.
    """
    with Container(data) as package:
        taken = set(package.namelist())
        content = package.read(main)
        known = {name: package.read(name) for name in (_TYPES, relations_part(main)) if name in taken}
        comments_name = comments_part(known.get(relations_part(main), b""), main)
        if comments_name in taken:
            known[comments_name] = package.read(comments_name)
    markup = Markup(content, author)
    comments = Comments({**known, **parts}, main, author, strict=STRICT_WORD.encode() in content[:_ROOT])
    changed = _changed(content, paragraphs, list(edits), markup, comments, texts)
    written = {**parts, **comments.changed_parts(taken | set(parts))}
    if changed != content:
        written[main] = changed
    return Annotated(with_members(data, written) if written else data, comments.made)


def _changed(
    content: bytes, paragraphs: Sequence[Span], edits: list[Edit], markup: Markup, comments: Comments, texts: Sequence[str]
) -> bytes:
    """The main part with the edits woven in, from its beginning to its end: ids rise with the text."""
    out: list[bytes] = []
    at = 0
    for (start, end), made in sorted(_splices(content, paragraphs, edits, markup, comments, texts), key=lambda each: each[0]):
        if start < at:
            raise NotEditable("a changed paragraph stands within another")
        replaced, new = made()
        out += (content[at:start], content[start : replaced[0]], new, content[replaced[1] : end])
        at = end
    return b"".join((*out, content[at:]))


_Splice = tuple[Span, Callable[[], tuple[Span, bytes]]]
"""Bytes of the main part that are changed, and what makes which of them something else."""


def _splices(
    content: bytes, paragraphs: Sequence[Span], edits: list[Edit], markup: Markup, comments: Comments, texts: Sequence[str]
) -> Iterator[_Splice]:
    def paragraph_like(xml: bytes, words: Sequence[Words]) -> bytes:
        return _woven(xml, markup).copy(words)

    within: dict[int, list[Edit]] = {}
    for edit in edits:
        if isinstance(edit, AddRow):
            place = (edit.at, edit.at)
            yield place, partial(_made, place, partial(new_row, content, paragraphs, edit, markup, paragraph_like))
        elif isinstance(edit, Add):
            like, start = _span(paragraphs, edit.like), _span(paragraphs, edit.before)[0]
            yield (start, start), partial(_made, (start, start), partial(paragraph_like, content[slice(*like)], edit.words))
        elif isinstance(edit, DropRow):
            head = (edit.row[0], _span(paragraphs, edit.paragraphs[0])[0])
            yield head, partial(struck_head, content, head, markup)
            for index in edit.paragraphs:
                within.setdefault(index, []).append(Drop(index))
        else:
            within.setdefault(edit.paragraph, []).append(edit)
    nested = _nested({index: _span(paragraphs, index) for index in within})

    def edited(index: int) -> bytes:
        """A paragraph with its edits, those of text boxes in it first: they are part of its runs."""
        start, end = paragraphs[index]
        xml = content[start:end]
        for inner in reversed(nested.get(index, [])):
            a, b = (at - start for at in paragraphs[inner])
            xml = xml[:a] + edited(inner) + xml[b:]
        return _edited(xml, within[index], markup, comments, texts[index] if texts else None)

    inside = {inner for each in nested.values() for inner in each}
    for index in within:
        if index not in inside:
            span = paragraphs[index]
            yield span, partial(_made, span, partial(edited, index))


def _nested(spans: Mapping[int, Span]) -> dict[int, list[int]]:
    """The paragraphs that stand directly within another one, in their order."""
    found: dict[int, list[int]] = {}
    around: list[int] = []
    for index in sorted(spans, key=lambda each: (spans[each][0], -spans[each][1])):
        while around and spans[around[-1]][1] <= spans[index][0]:
            around.pop()
        if around:
            found.setdefault(around[-1], []).append(index)
        around.append(index)
    return found


def _made(span: Span, make: Callable[[], bytes]) -> tuple[Span, bytes]:
    return span, make()


def _span(paragraphs: Sequence[Span], index: int) -> Span:
    if not 0 <= index < len(paragraphs):
        raise NotEditable("no such paragraph")
    return paragraphs[index]


def _edited(xml: bytes, edits: list[Edit], markup: Markup, comments: Comments, text: str | None) -> bytes:
    woven = _woven(xml, markup)
    if text is not None and woven.scanned.text != text:
        raise NotEditable("the paragraph reads otherwise than its reader says")
    for edit in edits:
        if isinstance(edit, Drop):
            woven.drop()
        elif isinstance(edit, Replace):
            woven.replace(edit)
        elif isinstance(edit, Note):
            number = comments.add(edit.text, xml)
            if number is not None:
                woven.note(edit, number)
    return woven.xml()


def _woven(xml: bytes, markup: Markup) -> Woven:
    try:
        return Woven(xml, markup)
    except ExpatError as problem:
        raise NotEditable(str(problem)) from problem
