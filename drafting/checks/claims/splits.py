"""Words that divide a whole among themselves: 省外 and 省内, 男 and 女, 公办 and 民办."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from drafting.checks.claims.families import Family, families, first, unit
from drafting.checks.figures import Figure
from drafting.checks.reconciling.sums import may_be_mean, sum_at_most
from drafting.facts.book import Book
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.relations import Judgement, Verdict, judge_sum
from drafting.tuples import NamedTuple

Split = tuple[tuple[str, ...], ...]

_ABROAD: Final = ("省外", "跨省", "外省")
_CITY: Final = ("市内", "市域内")
_COUNTY: Final = ("县内", "县域内", "本县", "本地")
SPLITS: Final[tuple[Split, ...]] = (
    (_ABROAD, ("省内",)),
    (_ABROAD, ("省内县外", "县外省内", "省内"), _COUNTY),
    (_ABROAD, ("省内市外", "市外省内", "省内"), _CITY),
    (_ABROAD, ("省内市外", "市外省内"), ("市内县外", "县外市内"), _COUNTY),
    (("市外",), _CITY),
    (("县外",), _COUNTY),
    (("男性", "男"), ("女性", "女")),
    (("城镇", "城市"), ("农村", "乡村")),
    (("公办", "公立"), ("民办", "民营", "私立")),
    (("集中",), ("分散",)),
    (("新建",), ("续建",)),
    (("线上",), ("线下",)),
    (("境内",), ("境外",)),
    (("国内",), ("国外",)),
    (("专职",), ("兼职",)),
    (("省派",), ("市派",), ("县派",)),
)
"""Words of which each that is listed together with others has nothing in common with them, and all are the whole."""
_NO_THIRD: Final = frozenset(("男", "男性", "境外", "国外"))
"""Whoever is not this is the other: a third figure beside them is no part of the whole that stands apart."""
_LEVELS: Final[Split] = (("中央",), ("省级", "自治区级"), ("市级", "州级"), ("县级", "区级"))
"""Whose money it is: one has none of another's, but there may be more of it, unless it is all from the budget."""
_BUDGET: Final[tuple[Split, ...]] = (_LEVELS, (("中央",), ("省级", "自治区级"), ("市县",)))
_OPEN: Final[tuple[Split, ...]] = ((("国有", "国企"), ("民营", "私营", "民企")),)
"""Beside these there may be others: 外资, 集体."""
_FROM_BUDGET: Final = lazy("衔接资金|财政")
_WORDS: Final = tuple(dict.fromkeys(word for split in (*SPLITS, *_BUDGET, *_OPEN) for words in split for word in words))
_TWO: Final = 2
_NO_STEM: Final = lazy("(?:供养|安置|总|投入|投资|规模|人员|个数|数量|资金|财政|数|人|户|性)*")
_ALL: Final = lazy("(?:共|总|累计|全县|全市|全镇|全乡|城乡)?(.*?)(?:对象)?(?:总人数|总数|总量|总额|人数|人员|户数|数量|数|合计|总计)?")
_AT_WORK: Final = {"务工": "就业", "务工就业": "就业", "转移就业": "就业", "外出就业": "外出务工"}
_MEAN: Final = lazy("收入|工资|标准|价|水平")
"""Figures that may be means though they do not say so: that of all lies between those of its parts."""
_MONEY: Final = "元"


_NEW_OR_GOING_ON: Final = lazy("新建|续建")
"""What by itself does not say of what."""
_PROJECTS: Final = lazy("(?:实施|安排)?项目(?:数|总数)?")
_OF_PROJECTS: Final = lazy("项目|[新续改扩]建|[开动完竣复停]工|验收|投产|投用|储备|谋划|入库|在建")
"""Names of a group in which what is counted are projects."""


class Division(NamedTuple):
    """`parts` have nothing in common and are, if `is_whole`, all of the whole; `names` are theirs, as typed."""

    whole: Figure
    names: tuple[str, ...]
    parts: tuple[Figure, ...]
    judgement: Judgement
    is_whole: bool


class Divided(NamedTuple):
    """A family, and where what divides its figures is at odds with them."""

    family: Family
    divisions: tuple[Division, ...]


def divided_families(book: Book) -> list[Divided]:
    """All that stands together in a file, for those who ask what its names say."""
    return [Divided(each, tuple(_divisions(each, book.units))) for each in families(book)]


def _divisions(family: Family, units: UnitTable) -> Iterator[Division]:
    """How words divide the figures of a family, where whatever they may mean is at odds with the whole."""
    stems: dict[str, dict[str, str]] = {}
    for name in family.figures:
        for word, stem in _read(name):
            stems.setdefault(stem, {})[word] = name
    called = _by_stem(family.figures) if stems else {}
    for stem, words in stems.items():
        whole = _whole(stem, family, called)
        if whole is not None and not _MEAN.search(whole.path) and not may_be_mean(whole.path, first(whole), units):
            yield from _at_odds(whole, words, family.figures, units)
        elif whole is None and not stem and (projects := _projects_of(family)) is not None:
            told = {word: name for word, name in words.items() if _NEW_OR_GOING_ON.fullmatch(name)}
            yield from (each for each in _at_odds(projects, told, family.figures, units) if _at_most(projects, each.parts, units).verdict is Verdict.CONTRADICTS)


def _projects_of(family: Family) -> Figure | None:
    """Of what 新建 and 续建 of a group are, which do not say so: its projects, where nothing else there is counted as these are."""
    found = [each for name, each in family.figures.items() if _PROJECTS.fullmatch(name)]
    if len(found) != 1 or "" in family.figures:
        return None
    return found[0] if all(unit(each) != unit(found[0]) or _OF_PROJECTS.search(name) for name, each in family.figures.items()) else None


@lru_cache(maxsize=4096)  # the units of a batch use the same names
def _read(name: str) -> tuple[tuple[str, str], ...]:
    """The words with which a name begins or ends, each with what it is said of."""
    found = [(word, name.removeprefix(word)) for word in _WORDS if name.startswith(word)]
    found += [(word, name.removesuffix(word)) for word in _WORDS if name.endswith(word) and name != word]
    longest = max((word for word, _ in found), key=len, default="")
    return tuple([(word, _stem(rest)) for word, rest in found if word == longest or word not in longest])


def _stem(name: str) -> str:
    if _NO_STEM.fullmatch(name):
        return ""
    found = _ALL.fullmatch(name)
    core = found[1] if found else name
    return _AT_WORK.get(core, core)


def _by_stem(figures: Mapping[str, Figure]) -> dict[str, list[Figure]]:
    """The figures that divide nothing, by what may be divided of them: as typed, and as the catalogue calls it."""
    found: dict[str, list[Figure]] = {}
    for name, each in figures.items():
        if name and not _read(name):
            for stem in dict.fromkeys((_stem(name), _stem(str(each.source[-1])))):
                found.setdefault(stem, []).append(each)
    return found


def _whole(stem: str, family: Family, called: Mapping[str, list[Figure]]) -> Figure | None:
    """The figure that is divided: the one above, or one beside that is called so; None where that is not plain."""
    above = family.figures.get("")
    if above is not None and stem in ("", _stem(family.name), _stem(str(above.source[-1]))):
        return above
    found = called.get(stem, ())
    return found[0] if len(found) == 1 and (stem or not above) else None


def _at_odds(whole: Figure, words: Mapping[str, str], figures: Mapping[str, Figure], units: UnitTable) -> Iterator[Division]:
    """The fullest of the splits that the words make up, if none adds up; else parts that are too much.

    What is less than the whole may have others beside it that are parts, too: 新建, 续建 and 改扩建.
    """
    word_of = {name: word for word, name in words.items()}
    made = [(split, tuple(_named(split, words, whole, figures))) for split in (*SPLITS, *_OPEN, *(_BUDGET if unit(whole) == _MONEY else ()))]
    is_budget = _FROM_BUDGET.search(whole.path) is not None
    all_of_it = [names for split, names in made if len(names) == len(split) and split not in _OPEN and (is_budget or split not in _BUDGET)]
    for names in all_of_it:
        if _sum(whole, names, figures, units).verdict is not Verdict.CONTRADICTS:
            return
        too_much = _at_most(whole, _parts(names, figures), units).verdict is Verdict.CONTRADICTS
        no_third = len(names) == _TWO and any(word_of[name] in _NO_THIRD for name in names)
        if not (too_much or no_third) and any(name not in names and each is not whole and unit(each) == unit(whole) for name, each in figures.items()):
            return
    if all_of_it:
        fullest = max(all_of_it, key=len)
        yield Division(whole, fullest, _parts(fullest, figures), _sum(whole, fullest, figures, units), True)
        return
    for _, names in made:
        parts = _parts(names, figures)
        if names and (judgement := _at_most(whole, parts, units)).verdict is Verdict.CONTRADICTS:
            yield Division(whole, names, parts, judgement, False)
            return


def _named(split: Split, words: Mapping[str, str], whole: Figure, figures: Mapping[str, Figure]) -> Iterator[str]:
    """What the data call the parts of a split that they have."""
    for alike in split:
        name = next((words[word] for word in alike if word in words), None)
        if name is not None and unit(figures[name]) == unit(whole):
            yield name


def _sum(whole: Figure, names: tuple[str, ...], figures: Mapping[str, Figure], units: UnitTable) -> Judgement:
    return judge_sum(first(whole), [first(each) for each in _parts(names, figures)], units)


def _at_most(whole: Figure, parts: tuple[Figure, ...], units: UnitTable) -> Judgement:
    return sum_at_most(units, first(whole), [first(each) for each in parts])


def _parts(names: tuple[str, ...], figures: Mapping[str, Figure]) -> tuple[Figure, ...]:
    return tuple([figures[name] for name in names])
