"""Late figures in sentences of a person's own: 完成63户 written once more elsewhere, under no bookmark and in no draft."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from drafting.blocks.record import Record
from drafting.frozen import frozen
from drafting.patterns import lazy
from drafting.readers.loose_figures import loose_figures
from drafting.way_back.updating.comparison import clause
from drafting.way_back.updating.person import Person
from drafting.way_back.updating.sentences import ENDS, Sentence
from drafting.writers.docx.annotate import Drop, Edit, Note, Replace

_HAN: Final = lazy(r"[㐀-鿿]+")
_ALIKE: Final = 2  # pairs of characters that a clause must share with the drafted one
_OUTWORN: Final = frozenset({"全县", "全市", "全乡", "全镇", "全区", "今年", "年度", "其中", "目前", "截至", "共有", "完成", "累计"})


@frozen
class Stray:
    """A number in a person's paragraph that reads as a figure did before the new data. `new` is what the data have now."""

    paragraph: int
    start: int
    end: int
    text: str
    new: str
    path: str


@frozen
class _Late:
    new: str
    path: str
    names: frozenset[str]
    said: frozenset[str]


def strays(person: Person, olds: Sequence[Sequence[Sentence]], new: Record, edits: Sequence[Edit]) -> Iterator[Stray]:
    """The numbers outside of drafted sentences whose words are like those of a late figure.

    Tables are not looked at, nor what `edits` change already, nor sentences that today's draft says just so.
    """
    late = _late(olds, new)
    if not late:
        return
    known: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for each in (each for places in person.figures.values() for each in places):
        if each.paragraph is not None and not each.gone:
            known[each.paragraph].append((each.start, each.end))
    for edit in edits:
        if isinstance(edit, Drop):
            known[edit.paragraph].append((0, len(person.text.texts[edit.paragraph])))
        elif isinstance(edit, Replace | Note):
            known[edit.paragraph].append((edit.start, edit.end))
    drafted = "\n".join(new.paragraphs)
    for paragraph, start, end in loose_figures(person.text):
        text = person.text.texts[paragraph]
        rivals = late.get(text[start:end], ())
        if not rivals or person.in_table(paragraph) or any(start < stop and begin < end for begin, stop in known[paragraph]):
            continue
        low, high = clause(text, start, end)
        first = max(text.rfind(each, 0, start) for each in ENDS) + 1
        last = min((at for each in ENDS if (at := text.find(each, end)) >= 0), default=len(text))
        if text[first:last] in drafted:
            continue
        around, sentence = _pairs(text[low:start], text[end:high]), _pairs(text[first:start], text[end:last])
        likeness = {each: (len(each.names & sentence), len(each.said & around)) for each in rivals}
        best = max(rivals, key=lambda each: likeness[each])
        if likeness[best][0] or likeness[best][1] >= _ALIKE:
            yield Stray(paragraph, start, end, text[start:end], best.new, best.path)


def _late(olds: Sequence[Sequence[Sentence]], new: Record) -> dict[str, list[_Late]]:
    """The figures that read otherwise today, by what they read in the old draft."""
    today: dict[str, list[str]] = defaultdict(list)
    for figure in new.figures:
        today[figure.figure.path].append(figure.figure.text)
    marks = [(each, mark) for sentences in olds for each in sentences for mark in each.marks if mark.path and not mark.is_gap]
    before: dict[str, set[str]] = defaultdict(set)
    for _, mark in marks:
        before[mark.path].add(mark.text)
    found: dict[str, list[_Late]] = defaultdict(list)
    for sentence, mark in marks:
        now = today.get(mark.path, [])
        fresh = dict.fromkeys(each for each in now if each not in before[mark.path])
        if mark.text not in now and fresh:
            low, high = clause(sentence.text, mark.start, mark.end)
            said = _pairs(sentence.text[low : mark.start], sentence.text[mark.end : high])
            found[mark.text].append(_Late("、".join(fresh), mark.path, _pairs(*mark.path.split(".")[1:]), said))
    return found


def _pairs(*texts: str) -> frozenset[str]:
    """Every two characters that stand together, but those that say nothing of what is counted."""
    words = (word for text in texts for word in _HAN.findall(text))
    return frozenset(word[at : at + 2] for word in words for at in range(len(word) - 1)) - _OUTWORN
