"""What an update does to a document: the edits, and the same in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import Final, Literal

from drafting.frozen import frozen, mutable
from drafting.model.paths import TABLES, steps_of
from drafting.way_back.updating.comparison import Comparison
from drafting.way_back.updating.kept import Kept
from drafting.way_back.updating.sentences import Sentence
from drafting.writers.docx.annotate import Edit, Note, Replace, Words

Kind = Literal["figure", "words", "insert", "delete", "chart", "number"]
Done = Literal["changed", "noted", "listed"]
GAP: Final = "【待补"


@frozen
class Change:
    """One thing that the new data asks for. A chart's number and a number of a heading that does not run on are for people to change. `paragraph` counts from 1, 0 where there is no place; `path` is that of a figure.

    `done` is "changed" for a tracked change, "noted" for a comment, "listed" where a person has to find the place.
    `by_person`: a figure that a person changed, and that reads otherwise in the data. `is_row`: a row of a table, its cells
    parted by |.
    `hangs_on` is the path of a figure that a person changed, or of a table that got rows of their own, from which this one is computed. `is_unsure`: the sentence around it
    was rephrased, and the figure may be another one. `where` says the place as people do: 第12段, or a row of a table.
    """

    kind: Kind
    done: Done
    paragraph: int
    old: str
    new: str
    path: str = ""
    by_person: bool = False
    is_row: bool = False
    where: str = ""
    hangs_on: str = ""
    is_unsure: bool = False

    def to_json(self) -> dict[str, object]:
        return {
            "kind": self.kind,
            "done": self.done,
            "paragraph": self.paragraph or None,
            "where": self.where or None,
            "old": self.old,
            "new": self.new,
            "path": self.path or None,
            "by_person": self.by_person,
            "is_row": self.is_row,
        }


def is_table(path: str) -> bool:
    """Whether a path is that of a whole 明细表: 明细表.典型村."""
    return path.startswith(TABLES) and "." not in path.removeprefix(TABLES)


def named(path: str) -> str:
    """An indicator's name as messages say it, without its group: 监测对象·户."""
    return "·".join(steps_of(path)[1:]) or path


@mutable
class Plan:
    """Edits of the person's document, what they are in words, and the record of what then stands there."""

    edits: list[Edit] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    kept: Kept = field(default_factory=Kept)

    def replace(self, paragraph: int, start: int, end: int, words: tuple[Words, ...], old: str = "") -> None:
        """`old` is what stands there: in place of a gap nothing is highlighted any more."""
        self.edits.append(Replace(paragraph, start, end, words, unmarked=GAP in old))

    def note_figure(self, paragraph: int, start: int, end: int, now: str, new: str, path: str) -> None:
        words = f"正文 {now}，数据 {new}\n这里与原稿不同，是有人改过的，没有改动。以正文为准的，用 drafting pull 写回数据；以数据为准的，改正文。"
        self.edits.append(Note(paragraph, start, end, words))
        self.tell("figure", "noted", paragraph, now, new, path, by_person=True)

    def note_unsure(self, paragraph: int, start: int, end: int, now: str, new: str, path: str) -> None:
        words = f"正文 {now}，数据 {new}\n这句话有人改写过，拿不准这里是不是{named(path)}，没有改动。是的，照数据改。"
        self.edits.append(Note(paragraph, start, end, words))
        self.changes.append(Change("figure", "noted", paragraph + 1, now, new, path, is_unsure=True))

    def note_computed(self, paragraph: int, start: int, end: int, now: str, new: str, path: str, source: str) -> None:
        why = f"这个数由表“{named(source)}”各行加出，而稿里这张表有人加了行" if is_table(source) else f"这个数由{named(source)}算出，而正文里{named(source)}有人改过"
        words = f"正文 {now}，数据 {new}\n{why}，没有改动。定了以哪个为准，再照着改这个数和旁边的说法。"
        self.edits.append(Note(paragraph, start, end, words))
        self.changes.append(Change("figure", "noted", paragraph + 1, now, new, path, hangs_on=source))

    def note_words(self, compared: Comparison, paragraph: int, start: int, end: int) -> bool:
        words = f"数据更新后，原稿这句话是：{compared.new.text}\n这里的说法有人改写过，没有改动（这句话里写成修订的数除外），请照新数据核对。"
        self.edits.append(Note(paragraph, start, end, words))
        self.tell("words", "noted", paragraph, compared.old.text, compared.new.text)
        return True

    def note_gone(self, old: Sentence, paragraph: int, start: int, end: int) -> None:
        words = f"数据更新后，原稿没有这句话了：{old.text}\n这里有人改写过，没有删去，请核对。"
        self.edits.append(Note(paragraph, start, end, words))
        self.tell("delete", "noted", paragraph, old.text, "")

    def note_left(self, said: str, paragraph: int, start: int, end: int) -> None:
        words = f"数据更新后，原稿没有这一段话了：{said}\n这里有人改写过，整段没有删去，请核对；要删去的连同序号一起删。"
        self.edits.append(Note(paragraph, start, end, words))
        self.tell("delete", "noted", paragraph, said, "")

    def tell(
        self, kind: Kind, done: Done, paragraph: int, old: str, new: str, path: str = "", *, by_person: bool = False
    ) -> None:
        self.changes.append(Change(kind, done, paragraph + 1, old, new, path, by_person))

    def note_row_gone(self, cells: Sequence[str], paragraph: int, texts: Sequence[str]) -> None:
        words = f"数据更新后，原稿没有这一行了：{' | '.join(cells)}\n这一行有人改过，没有删去，请核对。"
        self.edits.append(Note(paragraph, 0, len(texts[paragraph]), words))
        self.changes.append(Change("delete", "noted", paragraph + 1, " | ".join(cells), "", is_row=True))

    def tell_of_row(self, kind: Kind, cells: Sequence[str], paragraph: int | None = None, where: str = "") -> None:
        """A row of a table that was added or taken out; without `paragraph`, one that is for a person to do."""
        words = " | ".join(cells)
        old, new = ("", words) if kind == "insert" else (words, "")
        done: Done = "listed" if paragraph is None else "changed"
        self.changes.append(Change(kind, done, 0 if paragraph is None else paragraph + 1, old, new, is_row=True, where=where))
