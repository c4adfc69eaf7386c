"""Names of places: what 青禾县竹溪乡 is called among its neighbours, and where a text speaks of another place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Final, get_args

from drafting.model.dataset import Level
from drafting.patterns import lazy

LEVELS: Final[tuple[str, ...]] = get_args(Level)
"""From above to below."""
_HAN: Final = "\u3400-\u9fff"
_PARENT_ENDS: Final = lazy("自治区|自治州|自治县|自治旗|地区|[省市县区旗盟]")
_TOWNSHIP_END: Final = lazy("(.+?(?:乡|镇|街道|苏木))(..+)")

_ENDS: Final = {
    "乡": ("全我本各他城下返回家异同还", "村镇土贤亲风愁情音"),
    "镇": ("全我本各他乡城集村重古", "村区上"),
    "街道": ("全我本各镇", ""),
    "县": ("全我本各他外邻跨本", "域级城直委政乡区市里内外长"),
    "市": ("全我本各他外城上超都菜股入夜", "场级直委政区县民容值"),
    "区": ("全我本各他社地园山库景灾片牧林校县市辖新老小", "域级直委政县位间分"),
}
"""How a place's name ends; what stands before or after where it is none: 我县, 社区, 城镇, 乡村, 市场."""


def _ended(end: str, before: str, after: str) -> str:
    """The end itself comes first: so the pattern is looked for only where its character stands."""
    behind = f"(?<=[{_HAN}]{end})(?<![{before}]{end})"
    return f"{end}{behind}" + (f"(?![{after}])" if after else "")


_PLACES: Final = [lazy(_ended(end, *around)) for end, around in _ENDS.items()]
"""How what may be a place's name ends; words like 乡村, 城镇, 我县, 市场, 社区 are none. Each by itself is found sooner than any of them."""

_MENTION: Final = lazy(
    "搬迁|迁[入至往到]|安置|易地|结对|协作|对口|联合|联[建营动办]|毗邻|相邻|邻近|邻[乡镇县]|周边|接壤|交界|相连|连接|通往|直达"
    "|交流|学习|考察|观摩|借鉴|跨|合作|共[建享同]|公路|道路|铁路|高速|线路|流域|输送|务工|转移|帮扶|赴|前往|外出"
    "|飞地|抱团|片区|支援|援助|引进|引入|来自|销往|招商|企业|公司|集团|基地|调任|交流任职|合并|撤并|划[入归]|原"
)
"""Why a text may rightly name another place: people move there, work there, learn there, a road leads there."""

_STOPS: Final = "，。；！？\n"
_HAN_RUN: Final = lazy(f"[{_HAN}]*")
_LONGEST: Final = 16
"""Characters kept of what stands before the end of a name; the longest township names have fifteen."""


_ABOVE: Final = lazy(".*(?:.(?:自治区|自治州|自治县|自治旗|地区|[省市县区旗盟乡镇]|街道|苏木)|兵团|[师州])")
"""What may stand before a place's name and end there: 丁市 before 青禾县, and not 长 before 沙县."""
_PROVINCES: Final = lazy(
    "(?:中国)?(?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾"
    "|内蒙古|广西|西藏|宁夏|新疆|北京|天津|上海|重庆)"
)
_ZONE: Final = lazy("(?:开发|高新|经开|新|园|管理|示范|度假|保税|[^市州县])区$")
"""May lie in a place by whose name it is not called."""
_COUNTIES: Final = "县市区旗"
_LEAST_STEM: Final = 2
"""Characters of a city's or county's name without its end: 三明, 青禾; a place called by one keeps it."""
_STEM_END: Final = lazy("自治区|自治州|自治县|自治旗|地区|[省市县区旗盟州]")
_FEW: Final = 0.25
"""Places that lie elsewhere, for each that lies in the whole."""


def split_region(region: str) -> tuple[str, str]:
    """(what it lies in, its own name): 青禾县竹溪乡 → (青禾县, 竹溪乡). The first is "" where nothing is said of it."""
    cut = 0
    for found in _PARENT_ENDS.finditer(region):
        end = found.end()
        doubled = found.start() > 0 and found.start() == cut  # 青岛市市北区 parts before 市北区
        if len(region) - end >= 2 and not doubled:
            cut = end
    return region[:cut], region[cut:]


def is_same(one: str, other: str) -> bool:
    """Whether two names may be of one place: 青禾县, 丁市青禾县 and 丁丑青禾县, not 沙县 and 长沙县."""
    short, long = sorted((one, other), key=len)
    above = long[: len(long) - len(short)]
    if not long.endswith(short):
        return False
    return not above or bool(_PROVINCES.fullmatch(above) or _ABOVE.fullmatch(above)) or (len(above) >= _LEAST_STEM and short[-1] in _COUNTIES)


def is_prefixed(long: str, short: str, above: Collection[str]) -> bool | None:
    """Whether a place's own name is another's with what it lies in before it: 三明沙县 and 沙县. None where nobody can say.

    `above` is what is known of what they lie in: it tells 月牙湾镇 and 湾镇 of 青禾县 apart.
    """
    stem = long.removesuffix(short)
    if not long.endswith(short) or len(stem) < _LEAST_STEM:
        return False
    if _PROVINCES.fullmatch(stem) or any(stem in _STEM_END.split(each) for each in above):
        return True
    return False if above else None


def split_place(region: str, level: str) -> tuple[str, str]:
    """The same of a place whose level is known: of a village, 青禾县竹溪乡甲村 → (青禾县竹溪乡, 甲村)."""
    above, own = split_region(region)
    if level != LEVELS[-1]:
        return above, own
    found = _TOWNSHIP_END.match(own)
    return (above + found[1], found[2]) if found else (above, own)


def parts_of(places: Sequence[tuple[str, str]]) -> dict[int, list[int]]:
    """Of (region, level): which of them lie right below which, where two or more do.

    青禾县竹溪乡 lies in 青禾县 and in 丁市青禾县; 竹溪乡 alone in the one place of the next level that there is.
    """
    levels = sorted({level for _, level in places}, key=LEVELS.index)
    above = dict(zip(levels[1:], levels, strict=False))
    named: dict[tuple[str, str], list[int]] = defaultdict(list)
    alone: dict[str, set[str]] = defaultdict(set)
    for at, (region, level) in enumerate(places):
        named[split_place(region, level)[1], level].append(at)
        alone[level].add(region)

    @cache
    def among(parent: str, upper: str) -> list[int]:
        """三明沙县 where 沙县 is: those of another name that may be the place."""
        found = [name for name in sorted(alone[upper]) if is_same(parent, name)]
        return named[split_place(found[0], upper)[1], upper] if len(found) == 1 else []

    parts: dict[int, list[int]] = defaultdict(list)
    for at, (region, level) in enumerate(places):
        upper = above.get(level, "")
        parent = split_place(region, level)[0] or (min(alone[upper]) if len(alone[upper]) == 1 else "")
        for whole in (named.get((split_place(parent, upper)[1], upper)) or among(parent, upper)) if parent else ():
            if is_same(parent, places[whole][0]):
                parts[whole].append(at)
    return {whole: found for whole, found in sorted(parts.items()) if len(found) > 1}


def strangers_of(places: Sequence[tuple[str, str]], parts: Mapping[int, Sequence[int]]) -> dict[int, list[int]]:
    """Of (region, level): beside the only place of its level, which places of the next say that they lie elsewhere.

    That is strange where few do, or where all lie in one other place; files of many places are no one's. `parts` are those
    that lie in it.
    """
    found: dict[int, list[int]] = {}
    for upper, lower in pairwise(sorted({level for _, level in places}, key=LEVELS.index)):
        wholes = [at for at, (_, level) in enumerate(places) if level == upper]
        if len({places[at][0] for at in wholes}) > 1:
            continue
        region, own = places[wholes[0]][0], parts.get(wholes[0], ())
        parents = {at: split_place(name, level)[0] for at, (name, level) in enumerate(places) if level == lower}
        apart = [at for at, parent in parents.items() if parent and not (is_same(parent, region) or _ZONE.search(parent))]
        few = len(apart) <= _FEW * len(own) if own else len(apart) == len(parents) > 1 and len({parents[at] for at in apart}) == 1
        if apart and few:
            found[wholes[0]] = apart
    return found


def whole_region(region: str, known: Collection[str]) -> str:
    """青禾县 is 丁市青禾县 where that is known and no other 青禾县 is."""
    longer = [each for each in known if len(each) > len(region) and is_same(each, region)] if region else []
    return longer[0] if len(longer) == 1 else region


def own_names(region: str) -> list[str]:
    """Every name by which a text may speak of the unit's own place and of what it lies in, the longest first."""
    names = {region}
    parent, name = split_region(region)
    while name:
        names.update((name, parent))
        parent, name = split_region(parent) if parent else ("", "")
    return sorted(names - {""}, key=len, reverse=True)


def without(own: Iterable[str], text: str) -> str:
    """A text without names of one's own place."""
    for name in own:
        text = text.replace(name, "□")
    return text


def may_mention(text: str) -> bool:
    """Whether `mentions` of a text with no name of one's own place finds anything, whatever its figures are."""
    return any(end.search(text) for end in _PLACES)


def mentions(text: str) -> Iterator[tuple[str, str]]:
    """(what ends in a place's name, the clause) wherever a text `without` one's own may name another place without a reason to.

    The first is up to sixteen characters: which place is meant is known only beside the names of the other units.
    """
    for stop in _STOPS[1:]:
        text = text.replace(stop, _STOPS[0])
    start = clause_end = -1
    reason: re.Match[str] | None = None
    for end in sorted([found.end() for ends in _PLACES for found in ends.finditer(text)]):
        if end > clause_end:  # the first of its clause
            start = text.rfind(_STOPS[0], 0, end) + 1
            clause_end = text.find(_STOPS[0], end)
            if clause_end < 0:
                clause_end = len(text)
            reason = _MENTION.search(text, start, clause_end)
        if reason is None:
            yield _han_run(text, end), text[start:clause_end].strip()


def _han_run(words: str, end: int) -> str:
    backwards = words[max(0, end - _LONGEST) : end][::-1]
    return _HAN_RUN.match(backwards)[0][::-1]  # type: ignore[index]  # it matches nothing, too
