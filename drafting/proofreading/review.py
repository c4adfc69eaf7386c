"""Before a report leaves the house. A draft for discussion: what was found stands as Word comments on the very numbers and sentences it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from drafting.assembling.assembly import COUNTED
from drafting.assembling.elements import UNSIGNED
from drafting.blocks.document import Document, Doubt, Figure, Missing, Origin, Text
from drafting.blocks.filled_lines import FilledLine
from drafting.diagnostics import Diagnostic, Place, Rule, Severity, WordPlace
from drafting.frozen import frozen
from drafting.quantities.unsettled import marks_in
from drafting.registry import declare

if TYPE_CHECKING:
    from drafting.blocks.document import FigureRecord
    from drafting.blocks.record import Record
    from drafting.readers.word import WordText
    from drafting.source import Path, Tree

AUTHOR: Final = "起草助手"
TITLE: Final = "公文.标题"
GAP: Final = "【待补"
Spot = tuple[int, int, int]
"""A paragraph of a Word file, and from and up to which of its characters."""
_TEXTS: Final = ("文字材料", "公文")
"""What of the data is words."""
_NOTE: Final = "备注"
_OWED: Final = f"{GAP}】"
"""Among figures: a note, which does not print, and one that is owed, which prints a mark of the program's own."""
_OF_TEXT: Final = "PF"
"""Letters of the findings whose excerpt is quoted from the text; others quote the data."""


TYPED_MARK = declare(
    Rule(
        "S080",
        "手打的【待补】【待核】",
        Severity.ERROR,
        "文字材料、公文标题等处写着【待补…】【待核】字样，它不是程序印出的，却会原样印在正文里。有它就不出定稿（--final）；check 里是存疑。核实、补上以后删去它，再出定稿。",
    )
)


@frozen
class Reviewed:
    """The bytes with comments, and how many findings they newly say; `before` were said there already. `elsewhere` speak of other things than the text."""

    data: bytes
    noted: int
    elsewhere: int
    before: int = 0


def reviewed(data: bytes, found: Iterable[Diagnostic], author: str, day: date) -> Reviewed:
    """A docx of ours with its findings as comments, signed by `author` on `day`. It still counts as untouched by people."""
    from drafting.readers.record import read_record
    from drafting.readers.word import read_word
    from drafting.writers.docx.annotate import Author, Note, annotate
    from drafting.writers.docx.seal import resealed

    text = read_word(data, "")
    record = read_record(data)
    notes: dict[Spot, list[str]] = {}
    elsewhere = 0
    for each in dict.fromkeys(found):
        place = _place(each, text, record) if record else None
        if place is None:
            elsewhere += 1
        else:
            notes.setdefault(place, []).append(_words(each))
    edits = [Note(*place, "\n".join(words)) for place, words in sorted(notes.items())]
    if not edits:
        return Reviewed(data, 0, elsewhere)
    spans = [each.span for each in text.paragraphs]
    made = annotate(data, text.part, spans, edits, Author(author, day)).data
    return Reviewed(resealed(made), sum(map(len, notes.values())), elsewhere)


def reviewed_written(data: bytes, name: str, found: Iterable[Diagnostic], author: str, day: date, place: bytes = b"") -> Reviewed:
    """Anybody's docx with what was found in it as comments, each on the very words; what has no place there, on its first paragraph.

    All the rest keeps its bytes, and what `author` has said of the same words before is not said again. The copy knows its
    source by its bytes and its `place`, which tells it from other drafts. Raises CannotRead.
    """
    from drafting.readers.package import require_whole, unusual
    from drafting.readers.record import unchanged
    from drafting.readers.word import read_word
    from drafting.writers.docx.annotate import Author, Note, NotEditable, annotate
    from drafting.writers.docx.seal import Source, noted, resealed

    text = read_word(data, name)
    require_whole(data, name)
    spots = [(_spot(each, text), _words(replace(each, place=None))) for each in found]
    head = _head(text)
    notes = [Note(*(spot or head), words) for spot, words in dict.fromkeys(spots)]
    notes.sort(key=lambda each: (each.paragraph, each.start, each.end))
    elsewhere = sum(spot is None for spot, _ in spots)
    try:
        made = annotate(data, text.part, [each.span for each in text.paragraphs], notes, Author(author, day), texts=text.texts)
    except NotEditable:
        raise unusual(name) from None
    if not made.comments:
        return Reviewed(data, 0, elsewhere, len(notes))
    copy = noted(made.data, text.part, Source.of(data, place))
    return Reviewed(resealed(copy) if unchanged(data) else copy, made.comments, elsewhere, len(notes) - made.comments)


def _spot(each: Diagnostic, text: WordText) -> Spot | None:
    """Where the words stand that a finding about a written text is of."""
    place = each.place
    if not isinstance(place, WordPlace) or place.paragraph >= len(text.texts):
        return None
    shown = [at for at, letter in enumerate(text.texts[place.paragraph]) if not letter.isspace()]
    meant = shown[place.start : place.end]
    return (place.paragraph, meant[0], meant[-1] + 1) if meant else None


def _head(text: WordText) -> Spot:
    """The first paragraph that says something, which is the title of most."""
    paragraph = next((at for at, words in enumerate(text.texts) if words.strip()), 0)
    return paragraph, 0, len(text.texts[paragraph])


def _words(each: Diagnostic) -> str:
    hint = f"\n建议：{each.hint}" if each.hint else ""
    place = each.place and replace(each.place, file=PurePath(each.place.file).name)  # not on whose disk it stood
    where = f"\n数据：{place}" if place else ""
    return f"{each.severity.label} {each.code} {each.message}{hint}{where}"


def _place(each: Diagnostic, text: WordText, record: Record) -> Spot | None:
    """Paragraph, start and end of what a finding is about; None if it is about nothing that is printed."""
    if each.code == COUNTED.code:
        return None
    if each.path == TITLE:
        return 0, 0, len(text.paragraphs[0].text)
    place = _of_path(each.path, record) if each.path else None
    quoted = each.code[0] in _OF_TEXT or each.code == UNSIGNED.code
    if place is None and each.excerpt and (quoted or each.excerpt.startswith(GAP)):
        return _of_excerpt(each.excerpt, text)
    return place


def _of_excerpt(excerpt: str, text: WordText) -> Spot | None:
    for paragraph in text.paragraphs:
        start = paragraph.text.find(excerpt)
        if start >= 0:
            return paragraph.index, start, start + len(excerpt)
    return None


def _of_path(path: str, record: Record) -> Spot | None:
    """The first printing of the figure, or of one that was computed from it, or of what it belongs to."""
    owed = next((each for each in record.gaps if each.path == path), None)
    if owed is not None:  # a cell says 【待补】 and no more: its place is known by its path
        return owed.paragraph, owed.offset, owed.offset + len(owed.text)
    return (
        _first(record, lambda each: each.path == path or each.path.startswith(f"{path}."))
        or _first(record, lambda each: path in each.inputs)
        or _first(record, lambda each: path.startswith(f"{each.path}."))
    )


def _first(record: Record, is_meant: Callable[[FigureRecord], bool]) -> Spot | None:
    """The first of these figures, with others of them right behind it: 5361户12591人."""
    place: Spot | None = None
    for each in record.figures:
        if each.paragraph < 0 or not is_meant(each.figure):
            continue
        stop = each.offset + len(each.figure.text)
        if place is None:
            place = (each.paragraph, each.offset, stop)
        elif (each.paragraph, each.offset) == (place[0], place[2]):
            place = (*place[:2], stop)
        else:
            break
    return place


def typed_marks(document: Document | None, tree: Tree, *, printed: bool = False) -> list[Diagnostic]:
    """An error for each 【待补…】 and 【待核】 that somebody typed, at its place in the data: a final copy may hold none.

    Texts of the data that do not print are told too, unless only what is `printed` matters.
    """
    shown = dict.fromkeys(mark for words in _typed(document) for mark in _marks(words))
    own = ((path, words) for key in _TEXTS for path, words in _texts(tree.value.get(key), (key,)))
    told: list[tuple[str, Place | None]] = [
        (mark, tree.place(path)) for path, words in own for mark in dict.fromkeys(_marks(words)) if mark in shown or not printed
    ]
    placed = {mark for mark, _ in told}
    told += [(mark, _elsewhere(mark, tree)) for mark in shown if mark not in placed]
    return [TYPED_MARK.at(place, f"正文里有手打的{mark}", "核实、补上以后删去，再出定稿", excerpt=mark) for mark, place in told]


def marks_left(words: str, place_of: Callable[[int, str], Place | None]) -> Iterator[Diagnostic]:
    """A doubt for each such mark in a report that is already written, whoever has typed or printed it."""
    for match in marks_in(words):
        found = TYPED_MARK.at(place_of(match.start(), match[0]), f"正文里还留着{match[0]}", "核实、补上以后删去", excerpt=match[0])
        yield found.as_severity(Severity.WARNING)


def _elsewhere(mark: str, tree: Tree) -> Place | None:
    """Where a mark stands that is printed and in none of the data's texts: in what is said of a figure, or nowhere in the data."""
    typed = ((path, words) for path, words in _texts(tree.value, ()) if path[-1] != _NOTE and words.strip() != _OWED)
    return next((tree.place(path) for path, words in typed if mark in words), None)


def _marks(words: str) -> Iterator[str]:
    """Each mark that stands in some words."""
    return (match[0] for match in marks_in(words))


def _texts(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    """Every text of a data file, with where it stands."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _texts(each, (*path, key))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _texts(each, (*path, number))


def _typed(part: object) -> Iterator[str]:
    """All words of a document, or a part of one, but the marks that the program prints."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, FilledLine):
        yield part.words
    elif isinstance(part, tuple) and part and all(isinstance(each, Text | Figure | Missing | Doubt) for each in part):
        yield "".join(each.text for each in part if not isinstance(each, Missing | Doubt))
    elif isinstance(part, tuple):
        for each in part:
            yield from _typed(each)
    elif is_dataclass(part) and not isinstance(part, Origin):
        for each in fields(part):
            if each.init and each.name != "figures":  # what others give is in them
                yield from _typed(getattr(part, each.name))
