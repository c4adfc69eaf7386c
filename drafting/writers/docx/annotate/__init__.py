"""Tracked changes and comments in any Word file; whatever is not touched keeps its very bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import Final
from xml.parsers.expat import ExpatError
from zipfile import ZipFile

from drafting.writers.docx.annotate.comments import Comments, comments_part, relations_part
from drafting.writers.docx.annotate.edits import Add, Author, Drop, Edit, Note, NotEditable, Replace, Words
from drafting.writers.docx.annotate.markup import Markup
from drafting.writers.docx.annotate.members import with_members
from drafting.writers.docx.annotate.weave import Woven

__all__ = ["Add", "Author", "Drop", "Edit", "NotEditable", "Note", "Replace", "Words", "annotate"]

_TYPES: Final = "[Content_Types].xml"
_NONE: Mapping[str, bytes] = {}


def annotate(
    data: bytes,
    main: str,
    paragraphs: Sequence[tuple[int, int]],
    edits: Iterable[Edit],
    author: Author,
    parts: Mapping[str, bytes] = _NONE,
) -> bytes:
    """The docx with the edits in it, signed by `author`.

    A comment that its author has made before is not made again. `main` names its main part and `paragraphs` gives the bytes of each w:p there (from and up to). `parts` are other
    parts to replace or add as they are. Raises NotEditable, and BadZipFile where `data` is no container.
    """
    with ZipFile(BytesIO(data)) as package:
        taken = set(package.namelist())
        content = package.read(main)
        known = {name: package.read(name) for name in (_TYPES, relations_part(main)) if name in taken}
        comments_name = comments_part(known.get(relations_part(main), b""), main)
        if comments_name in taken:
            known[comments_name] = package.read(comments_name)
    markup = Markup(content, author)
    comments = Comments({**known, **parts}, main, author)
    changed = _changed(content, paragraphs, list(edits), markup, comments)
    written = {**parts, **comments.changed_parts(taken | set(parts))}
    if changed != content:
        written[main] = changed
    return with_members(data, written) if written else data


def _changed(
    content: bytes, paragraphs: Sequence[tuple[int, int]], edits: list[Edit], markup: Markup, comments: Comments
) -> bytes:
    """The main part with the edits woven in, paragraph by paragraph in its own order: ids rise with the text."""
    by_paragraph: dict[int, list[Edit]] = {}
    for edit in edits:
        by_paragraph.setdefault(edit.before if isinstance(edit, Add) else edit.paragraph, []).append(edit)
    out: list[bytes] = []
    at = 0
    for index in sorted(by_paragraph):
        if not 0 <= index < len(paragraphs):
            raise NotEditable("no such paragraph")
        start, end = paragraphs[index]
        if start < at:
            raise NotEditable("a changed paragraph stands within another")
        out.append(content[at:start])
        own: list[Edit] = []
        for edit in by_paragraph[index]:
            if isinstance(edit, Add):
                like = content[slice(*paragraphs[edit.like])]
                out.append(_woven(like, markup).copy(edit.words))
            else:
                own.append(edit)
        out.append(_edited(content[start:end], own, markup, comments))
        at = end
    return b"".join((*out, content[at:]))


def _edited(xml: bytes, edits: list[Edit], markup: Markup, comments: Comments) -> bytes:
    if not edits:
        return xml
    woven = _woven(xml, markup)
    for edit in edits:
        if isinstance(edit, Drop):
            woven.drop()
        elif isinstance(edit, Replace):
            woven.replace(edit)
        elif isinstance(edit, Note):
            number = comments.add(edit.text)
            if number is not None:
                woven.note(edit, number)
    return woven.xml()


def _woven(xml: bytes, markup: Markup) -> Woven:
    try:
        return Woven(xml, markup)
    except ExpatError as problem:
        raise NotEditable(str(problem)) from problem
