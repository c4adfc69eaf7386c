"""What a batch came to, read from the ledger: counts, which figures are missing most, texts that look borrowed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby
from typing import Final

from drafting.batch.bookkeeping.ledger import Ledger, Line
from drafting.batch.comparing.against_parts import unlike_their_parts
from drafting.batch.comparing.another_period import another_period
from drafting.batch.comparing.beyond_the_place import beyond_the_place
from drafting.batch.comparing.comparisons import Comparisons
from drafting.batch.comparing.far_from_peers import far_from_peers
from drafting.batch.comparing.left_blank import left_blank
from drafting.batch.comparing.same_figures import same_figures
from drafting.batch.comparing.shifted_columns import shifted_columns
from drafting.batch.working.orders import State
from drafting.diagnostics import Diagnostic, Place, Rule, Severity, is_mismatch
from drafting.frozen import frozen
from drafting.library import Library
from drafting.model.regions import split_region
from drafting.registry import declare

COPIED = declare(
    Rule(
        "S123",
        "文字和别的单位雷同",
        Severity.WARNING,
        "“文字材料”里有一段，除了地名和数字，大半和另一个单位的一样，多半是照抄的。两边核对一下是谁的情况；"
        "全县统一的提法放在 --common 文件里，就不会再提示。",
    )
)
OTHER_PLACE = declare(
    Rule(
        "S124",
        "写到了别的单位的地名",
        Severity.WARNING,
        "正文里出现了同一批里另一个单位的地名，而且看不出是搬迁、协作、学习一类正常的提到，多半是照抄时漏改的。",
    )
)
SAME_DATA = declare(
    Rule(
        "S125",
        "两个数据文件一模一样",
        Severity.WARNING,
        "两个数据文件逐字节相同，却各生成了一份报告。多半是复制后忘了改，或者“副本”留在了文件夹里。",
    )
)

SAME_UNIT = declare(
    Rule(
        "S144",
        "两个数据文件是同一个单位",
        Severity.WARNING,
        "两个数据文件的单位、地区和模板都一样，各生成了一份报告。多半是照着另一个单位的文件填的，单位和地区忘了改；是同一个单位的两个报告期的，不用管。",
    )
)

STATES: dict[State, str] = {"done": "已生成", "unchanged": "没有变化", "edited": "有人改过未动", "kept": "另存新稿", "failed": "未生成"}
MOST_MISSING: Final = 10
_COUNTED_APART: Final = frozenset(("D220", "D221", "D222", "S001", "S058", "S076"))
"""缺数, of which there is a table, what hangs on the template, and what became of the file: the states count that."""
_MOST_CODES: Final = 5
_LEAST_COPIED: Final = 40
"""Characters, without names of places and figures."""
_COPIED_SHARE: Final = 0.6
_MOST_ALIKE: Final = 20
"""Units with the same sentence; more than that, or a fifth of the batch, and it is a set phrase of the region."""
_NAME_GOES_ON: Final = "大小上下东西南北中前后新老"
"""Before 白石乡, the beginning of another name: 大白石乡."""


@frozen
class MissingFigure:
    """How many units lack `path`, and who provides it (several where units name different ones)."""

    path: str
    name: str
    units: int
    providers: tuple[str, ...]


@frozen
class Summary:
    """`states` counts units; `missing` is sorted, the most missing first; `borrowed` are S123, S124, S125, S144, S159, S160 and S162, `far` is S143, `beyond` is D269, `unlike` are D266 and D267, `blank` is S157."""

    __slots__ = ("__dict__",)  # room for what is kept

    units: int
    states: dict[State, int]
    missing: tuple[MissingFigure, ...]
    borrowed: tuple[Diagnostic, ...] = ()
    far: tuple[Diagnostic, ...] = ()
    beyond: tuple[Diagnostic, ...] = ()
    unlike: tuple[Diagnostic, ...] = ()
    blank: tuple[Diagnostic, ...] = ()
    mismatches: int = 0
    mismatched: int = 0
    """不符 found in all, and the units with one: drafts that no final copy may be made of as they are."""
    doubts: tuple[tuple[str, int], ...] = ()
    doubted: int = 0
    """What else is doubted, so often by each code, the most first, and the units with any: their drafts print it unmarked. Gaps are counted by themselves."""

    def beside_others(self, source: str) -> list[Diagnostic]:
        """What is told of one data file, or row of a table, that is known by the others alone."""
        return self._by_source.get(source, [])

    @cached_property
    def _by_source(self) -> dict[str, list[Diagnostic]]:
        sources: dict[str, list[Diagnostic]] = defaultdict(list)
        for each in (*self.borrowed, *self.far, *self.beyond, *self.unlike, *self.blank):
            if each.place is not None:
                sources[each.place.file].append(each)
        return sources

    @property
    def doubts_said(self) -> str:
        """D254 3处、D265 1处."""
        shown = "、".join(f"{code} {many}处" for code, many in self.doubts[:_MOST_CODES])
        return f"{shown}等" if len(self.doubts) > _MOST_CODES else shown

    def to_json(self) -> dict[str, object]:
        missing = [
            {"path": each.path, "name": each.name, "units": each.units, "providers": list(each.providers)}
            for each in self.missing
        ]
        return {
            "units": self.units,
            **{str(state): count for state, count in self.states.items()},
            "missing": missing,
            "mismatches": self.mismatches,
            "doubts": dict(self.doubts),
            "borrowed": [each.to_json() for each in self.borrowed],
            "far_from_peers": [each.to_json() for each in self.far],
            "beyond_the_place": [each.to_json() for each in self.beyond],
            "unlike_their_parts": [each.to_json() for each in self.unlike],
            "left_blank": [each.to_json() for each in self.blank],
        }


def summarise(ledger: Ledger, library: Library, *, whole: bool = True) -> Summary:
    """The counts of a run; the same results give the same summary in any order of finishing.

    Which texts look borrowed, and which figures stand far from the others or are not what they add up to, is known only of a
    `whole` run: a set phrase of the region stands in few texts at first.
    """
    counts = ledger.states()
    states = {state: counts.get(state, 0) for state in STATES}
    units = sum(states.values())
    missing = _Missing()
    mismatches = mismatched = doubted = 0
    doubts: Counter[str] = Counter()
    for line in ledger.lines():
        missing.add(line.gaps)
        told = line.told
        found = sum(is_mismatch(each["code"], each["severity"]) for each in told)
        mismatches += found
        mismatched += found > 0
        doubtful = [each["code"] for each in told if each["severity"] == Severity.WARNING.value and not is_mismatch(each["code"], each["severity"]) and each["code"] not in _COUNTED_APART]
        doubts.update(doubtful)
        doubted += bool(doubtful)
    borrowed: tuple[Diagnostic, ...] = ()
    far: tuple[Diagnostic, ...] = ()
    beyond: tuple[Diagnostic, ...] = ()
    unlike: tuple[Diagnostic, ...] = ()
    blank: tuple[Diagnostic, ...] = ()
    if whole:
        far, beyond, unlike, blank, same = _against_each_other(ledger, library)
        borrowed = (*_same_data(ledger), *_same_units(ledger), *same, *_copied(ledger, min(_MOST_ALIKE, max(2, units // 5))), *_other_places(ledger))
    return Summary(units, states, missing.ranked(), borrowed, far, beyond, unlike, blank, mismatches, mismatched, tuple(doubts.most_common()), doubted)


def _against_each_other(ledger: Ledger, library: Library) -> tuple[tuple[Diagnostic, ...], ...]:
    """The figures that stand far from those of other units, those that are not what the places in theirs add up to (one that is
    wrong both ways is told once), those that are more than the place has, those that a unit leaves blank and the others give, units of another period, units that say the same, and columns that stand a row too low.
    """
    comparisons = Comparisons(ledger)
    far = list(far_from_peers(comparisons, library.units)) if comparisons.units else []
    unlike = unlike_their_parts(comparisons, library, far)
    same = (*another_period(comparisons), *same_figures(comparisons), *shifted_columns(comparisons))
    told = {each.key[:2] for each in far}
    beyond = tuple(beyond_the_place(comparisons, library.units, told))
    comparisons.remember()
    return tuple(each.told for each in far if each.key not in unlike.explained), beyond, unlike.found, tuple(left_blank(comparisons, library)), same


class _Missing:
    """Counts what units lack."""

    def __init__(self) -> None:
        self._units: Counter[str] = Counter()
        self._names: dict[str, str] = {}
        self._providers: dict[str, dict[str, None]] = defaultdict(dict)

    def add(self, gaps: Sequence[tuple[str, str, str]]) -> None:
        """The gaps of one more unit."""
        self._units.update({path for path, _, _ in gaps})
        for path, name, provider in gaps:
            self._names.setdefault(path, name)
            if provider:
                self._providers[path][provider] = None

    def ranked(self) -> tuple[MissingFigure, ...]:
        """The most missing first."""
        ranked = sorted(self._units.items(), key=lambda item: (-item[1], item[0]))
        return tuple(MissingFigure(path, self._names[path], count, tuple(self._providers[path])) for path, count in ranked)


# texts that look borrowed ----------------------------------------------------------


def _same_data(ledger: Ledger) -> Iterator[Diagnostic]:
    for (source, _), *others in ledger.same_data():
        listed = "、".join(other for other, _ in others[:5]) + (f"等{len(others)}个" if len(others) > 5 else "")
        yield SAME_DATA.at(
            Place(source),
            f"{source} 和 {listed} 的内容一模一样，各生成了一份报告",
            "是副本的，把它和它的报告删去；是另一个单位的，改成它的数",
            related=[Place(other) for other, _ in others],
        )


def _same_units(ledger: Ledger) -> Iterator[Diagnostic]:
    copies = [{source for source, _ in group} for group in ledger.same_data()]
    for name, (source, *others) in ledger.same_units():
        if any({source, *others} <= group for group in copies):
            continue  # told as that
        listed = "、".join(others[:5]) + (f"等{len(others)}个" if len(others) > 5 else "")
        message = f"{name}：{source} 和 {listed} 写的是同一个单位"
        hint = "是另一个单位的，改正单位的名称和地区；是旧稿的，从文件夹里拿走"
        yield SAME_UNIT.at(Place(source), message, hint, related=[Place(other) for other in others])


def _copied(ledger: Ledger, at_most: int) -> Iterator[Diagnostic]:
    """One finding for each pair of units."""
    told: set[tuple[int, int]] = set()
    shared = ledger.shared_sentences(at_most)
    for unit, items in groupby(shared, key=lambda each: each[0]):
        alike: Counter[tuple[int, int]] = Counter()
        for _, item, length, other in items:
            alike[item, other] += length
        lengths = ledger.item_lengths(unit)
        for (item, other), length in alike.items():
            pair = (min(unit, other), max(unit, other))
            if pair not in told and length >= max(_LEAST_COPIED, _COPIED_SHARE * lengths[item]):
                told.add(pair)
                yield _copied_finding(ledger, *pair, length)


def _copied_finding(ledger: Ledger, one: int, other: int, length: int) -> Diagnostic:
    (source, name), (other_source, other_name) = ledger.source_of(one), ledger.source_of(other)
    return COPIED.at(
        Place(source),
        f"{name} 和 {other_name} 的文字材料雷同（约 {length} 字，不计地名和数字）",
        "核对是谁的情况；统一的提法放在 --common 文件里",
        related=[Place(other_source)],
    )


@frozen
class _Names:
    """Whose names are known: (level, name) → what each place of that name lies in; level → names of what they lie in."""

    places: dict[tuple[str, str], set[str]]
    parents: dict[str, set[str]]


def _other_places(ledger: Ledger) -> Iterator[Diagnostic]:
    names: _Names | None = None
    for line in ledger.lines():
        if line.places and line.region:
            names = names or _known_names(ledger)
            for found, clause in _foreign(line, names):
                yield OTHER_PLACE.at(
                    Place(line.source),
                    f"{line.name or line.source}：写到了“{found}”，是另一个单位的地名",
                    "核对是不是照抄时漏改的地名",
                    excerpt=clause[:60],
                )


def _known_names(ledger: Ledger) -> _Names:
    places: dict[tuple[str, str], set[str]] = defaultdict(set)
    parents: dict[str, set[str]] = defaultdict(set)
    for region, level in ledger.regions():
        parent, name = split_region(region)
        places[level, name].add(parent)
        if parent:
            parents[level].add(split_region(parent)[1])
    return _Names(places, parents)


def _foreign(line: Line, names: _Names) -> Iterator[tuple[str, str]]:
    """(another unit's place, the clause): of the same level and within the same region, or another region's own name."""
    parent, own = split_region(line.region)
    told: set[str] = set()
    for run, clause in line.places:
        found = _longest_name(run, line.level, names)
        if found is None or found in told or found == own or found in line.region:
            continue
        lies_in = names.places.get((line.level, found), set())
        if parent in lies_in or (parent and found in names.parents.get(line.level, ())):
            told.add(found)
            yield found, clause


def _longest_name(run: str, level: str, names: _Names) -> str | None:
    """The known name with which the run ends, None where it may be the end of a longer one."""
    for start in range(len(run) - 1):
        name = run[start:]
        if (level, name) in names.places or name in names.parents.get(level, ()):
            return None if start and run[start - 1] in _NAME_GOES_ON else name
    return None
