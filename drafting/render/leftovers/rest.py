"""其余: a list-like sentence of what a group still holds that no sentence of the report has said."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from drafting.blocks import marks
from drafting.blocks.blanks import Blanked, filled
from drafting.diagnostics import Diagnostic
from drafting.facts.book import Book
from drafting.facts.fact import Fact
from drafting.facts.indicator import IndicatorFact
from drafting.model.faults import Faults
from drafting.model.general_words import is_the_rest
from drafting.model.indicator import PLAIN
from drafting.model.names import is_people
from drafting.model.text_places import PROBLEMS, is_of_problems
from drafting.render.ledger import Ledger
from drafting.render.leftovers.against import Against
from drafting.render.leftovers.beside import Beside
from drafting.render.leftovers.brackets import one_pair
from drafting.render.leftovers.counted_together import counted_together
from drafting.render.leftovers.hanging import Hanging
from drafting.render.leftovers.left_figures import LeftFigures
from drafting.render.leftovers.once import Once
from drafting.render.leftovers.pieces import OWN, Piece, run_together, with_verbs
from drafting.render.leftovers.spoken import spoken_for
from drafting.render.leftovers.verbs import Verbs
from drafting.render.leftovers.zeros import Zeros
from drafting.render.naming import is_rate, left_of, named, says_little, title_of
from drafting.render.origins import Origins

_SHORTEST_HEAD: Final = 3  # of a name that the next need not say again: 村 is no head of 村民小组
_OWN_NAME: Final = 4  # characters of a name that says of whom it is: 家庭病床
_SHORTEST_BASE: Final = 2  # of what a rate's name shares with that of its base


_KINDS_OF_PEOPLE: Final = ("老年人", "老人", "儿童", "青少年")
_OF_ALL: Final = ("情况", "概况", "指标", "情")
"""How groups end that say of nothing what it is."""


class Rest:
    """Says what is left, in the order of the data; each figure once. Of zeros, those that are news.

    `homes` maps groups that the catalogue does not have to the groups with whose rest theirs is said.
    """

    def __init__(self, book: Book, ledger: Ledger, homes: Mapping[str, str], zeros: Zeros, verbs: Verbs) -> None:
        self._book = book
        self._ledger = ledger
        self._origins = Origins(book)
        self._guests: dict[str, list[str]] = {}
        for guest, home in homes.items():
            self._guests.setdefault(home, []).append(guest)
        self._beside = Beside(book, ledger)
        once = Once(ledger)
        against = Against(once)
        self._figures = LeftFigures(ledger, zeros, verbs, self._beside, once, against)
        self._hanging = Hanging(book, ledger, self._beside, against, self._figures)
        self._given: set[str] | None = None  # groups of which the data gives anything
        self._weighed: tuple[set[str], int, int] | None = None  # what `spoken_for` has looked at
        self._left: set[str | int] = set()  # groups of which something was not said then

    def holds(self, group: str) -> bool:
        """Whether the data gives anything of a group, "" for any."""
        if self._given is None:
            full = {name for name, figures in self._book.typed.figures.items() if any(figures.values())}
            self._given = full | {home for home, guests in self._guests.items() if not full.isdisjoint(guests)}
        return not group or group in self._given

    def beside(self, text: Blanked, indexes: list[str]) -> Blanked:
        """A resolved text with what its figures need beside them: a time and words of their own; in one pair of brackets each."""
        return one_pair(self._beside.complete(text, indexes), self._ledger)

    def unsaid_times(self) -> list[Diagnostic]:
        """What `beside` found no place for."""
        return list(self._beside.findings())

    def hang(self, text: Blanked, said: set[str], groups: Collection[str]) -> None:
        """What of these groups no sentence says goes behind the figure that it belongs to, where one says that."""
        self._add_spoken_for(said)
        theirs = self._left if "" in groups else self._left & {*groups, *(guest for group in groups for guest in self._guests.get(group, ()))}
        if theirs:
            self._hanging.hang(filled(*text), said, theirs)

    def say(self, group: str, said: set[str]) -> str:
        """Marked text: the sentence for one group, or a paragraph a group for "". Adds what it says to `said`."""
        self._add_spoken_for(said)
        if not self._left:
            return ""
        before, self._ledger.voice = self._ledger.voice, "rest"
        try:
            if group:
                return self._with_guests(group, said)
            sentences = ((name, self._sentence(name, said)) for name in self._book.dataset.indicators)
            return "\n\n".join(f"{self._of_what(name)}{sentence}" for name, sentence in sentences if sentence)
        finally:
            self._ledger.voice = before

    def _of_what(self, group: str) -> str:
        title = title_of(self._book.group(group))
        return "" if is_the_rest(title) else f"{title}方面，"

    def _add_spoken_for(self, said: set[str]) -> None:
        """Only when something was said since: a report asks for every group, and most have nothing left."""
        if self._weighed is None or self._weighed[0] is not said or self._weighed[1:] != (len(said), len(self._ledger)):
            said |= spoken_for(self._ledger, said)
            self._weighed = (said, len(said), len(self._ledger))
            typed = self._book.typed_paths()
            self._left = {typed[path][1] for path in typed.keys() - said}

    def _with_guests(self, group: str, said: set[str]) -> str:
        """What is left of the group, and of the local ones that are at home with it."""
        text = ""
        if group in self._left:
            spoken = any(not said.isdisjoint(figures) for figures in self._book.typed.figures[group].values())
            text = self._sentence(group, said, home="" if spoken else group)
            if text and spoken:
                text = marks.ALSO + text
        for guest in self._guests.get(group, ()):
            more = self._sentence(guest, said, home=group)
            text += more if text or not more or group == PROBLEMS else marks.ALSO + more
        return text

    def _sentence(self, group: str, said: set[str], *, home: str = "") -> str:
        """`home` is the group in whose section it stands, where nothing that stands before it says of what it is."""
        if group not in self._left:
            return ""
        left = [name for name, figures in self._book.typed.figures[group].items() if not said.issuperset(figures)]
        if not left:
            return ""
        fact = self._book.group(group)
        text = self._in_a_row(_rates_behind([fact.lookup(name) for name in left]), said, home, verbs=not is_of_problems(group))
        return f"{text}。" if text else ""

    def _in_a_row(self, facts: list[Fact], said: set[str], home: str, *, verbs: bool) -> str:
        """One piece each; what begins with the name of the one before says it once: 防贫保理赔213户、赔付率98%."""
        pieces: list[Piece] = []
        bare: set[str] = set()
        head = ""
        counts = counted_together(facts, self._beside, self._origins)
        behind = {other.path for counted in counts.values() for other in counted.others}
        for fact in facts:
            if fact.path in behind:
                continue
            counted = counts.get(fact.path)
            name = counted.thing if counted else named(fact) if isinstance(fact, IndicatorFact) else ""
            left = left_of(name, head, fact)
            piece = self._figures.piece(fact, said, "", short=left, counted=counted)
            if not piece.text:
                continue
            origin = self._origins.group(fact.path)
            begins = not pieces or pieces[-1].origin != origin
            leads = begins and fact.measure is not None and piece.text.startswith(name)
            if leads and (home if says_little(name) else _says_a_deed(name, origin, self._book.catalogue.faults)):
                bare.add(origin)
            elif leads and _whom(origin) and len(name) < _OWN_NAME and not _shares_a_word(name, origin):
                bare.add(origin)  # 持证620人 says of nobody who they are
            pieces.append(piece._replace(shares=bool(left), origin=origin))
            if not left:
                plain = isinstance(fact, IndicatorFact) and fact.indicator.given <= PLAIN
                head = name if plain and len(name) >= _SHORTEST_HEAD and piece.text.startswith(name) else ""
        unsaid = {group for group in bare - {home, *self._book.catalogue.groups} if not group.endswith(_OF_ALL)}
        pieces = [*_of_their_groups(pieces, unsaid)] if unsaid else pieces
        return run_together(with_verbs(pieces) if verbs else [piece._replace(lead=OWN) for piece in pieces])


def _of_their_groups(pieces: list[Piece], groups: set[str]) -> Iterator[Piece]:
    """With the name of the data's group before figures whose names do not say of what they are: 低保方面，面积3亩."""
    last = pieces[0].origin
    for at, piece in enumerate(pieces):
        begins = at == 0 or piece.origin != last
        own = begins and piece.origin in groups
        after = begins and at > 0 and (own or last in groups)
        yield piece._replace(head=(_whom(piece.origin) or f"{piece.origin}方面，") if own else "", apart=after, shares=piece.shares and not after)
        last = piece.origin


def _rates_behind(facts: list[Fact]) -> list[Fact]:
    """A rate stands behind what it is a rate of: 贷款逾期率 behind 贷款余额, whatever is given between them."""
    ordered = [fact for fact in facts if not is_rate(fact)]
    for rate in facts:
        if not is_rate(rate):
            continue
        before = facts[: facts.index(rate)]
        shared = [(_shared(rate.label, each.label), -at) for at, each in enumerate(before) if not is_rate(each)]
        longest, at = max(shared, default=(0, 0))
        base = before[-at] if longest >= _SHORTEST_BASE else before[-1] if before else None
        place = ordered.index(base) + 1 if base is not None else 0
        while place < len(ordered) and is_rate(ordered[place]):
            place += 1
        ordered.insert(place, rate)
    return ordered


def _says_a_deed(name: str, group: str, faults: Faults) -> bool:
    """Whether the name is no more than that something was done, of nothing what it is: 理赔36万元."""
    return len(name) <= _SHORTEST_BASE and faults.is_worked_at(name) and not _shares_a_word(name, group)


def _whom(group: str) -> str:
    """The people whom a group of the data is about, "" for one of anything else."""
    name = group.removesuffix("工作")
    return name if is_people(name) or name in _KINDS_OF_PEOPLE else ""


def _shares_a_word(name: str, group: str) -> bool:
    return any(group[at : at + _SHORTEST_BASE] in name for at in range(len(group) - _SHORTEST_BASE + 1))


def _shared(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
