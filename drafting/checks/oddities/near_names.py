"""The steps of a region's name, and a text's words for one of them that differ by its level or by one character."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from drafting.patterns import lazy
from drafting.tuples import NamedTuple

_KINDS: Final = "自治区|自治州|自治县|自治旗|省|市|州(?![市区县])|盟|县|区|旗|乡(?![市县区旗])|镇(?![县区]|[江海雄远原宁坪康沅赉巴平安][市县区])|街道|村"
"""宣州区 is no 州, 东乡区 no 乡, 江苏镇江市 no 镇, 市中区 no 市 (a stem has two characters)."""
ELEMENT: Final = lazy(rf"([\u4e00-\u9fff]+?)({_KINDS})")
NO_NAME: Final = lazy("关于|全|我|各|本|农|乡|城|市|县|区|镇|村|街|社|和美|美丽|党|中|省|国|新时代|推进|巩固|抓|做|在")

_BELOW_COUNTIES: Final = ("乡", "镇", "街道", "村")
_INSTEAD: Final = {
    "乡": ("镇", "街道"), "镇": ("乡", "街道"), "街道": ("乡", "镇"), "县": ("区", "旗"), "区": ("县", "旗"), "旗": ("县", "区"),
    "州": ("盟",), "盟": ("州",),
}  # fmt: skip
"""Kind → those of its rank. 长沙市 is right in the papers of 长沙县."""
_OF_COUNTY_RANK: Final = ("县", "区")
"""For a 市 below another."""
_GOES_ON: Final = lazy(
    "(?<=市)(?:[场容郊域值]|政(?![府协法务数])|民(?![政族宗兵间]))|(?<=县)(?:域|城(?![市乡管建]))|(?<=乡)[村镇土愁情贤亲音风间民]|(?<=镇)[痛静海压]"
    "|(?<=区)[域块间位划分内]|(?<=旗)[下帜号舰]|(?<=村)[镇级干]"
)
"""What makes another word of it: 白沙乡村振兴办 is of 白沙, 东关市场监管所 of 东关."""
_NO_GOVERNMENT: Final = lazy("(?:[社园景灌库校片辖牧林矿街]|高新|经开|开发|保护|保税|示范|度假|名胜)区$|[城家返下]乡$|[城小集]镇$|[农城乡]村$")
"""Ends as a place does, and is none that an office of another could be of: 东关社区卫生服务中心 is nobody else's."""
_BOUNDARY: Final = lazy("[^\u4e00-\u9fff]|[在由是将把为对从于的到至进使让和与及省市州盟]")
_FARTHEST: Final = 9
"""Characters that a name of a county may have, and one."""
_LANDSCAPES: Final = frozenset(("平原", "高原", "草原", "丘陵", "老城", "新城", "主城", "中心城", "开发"))
_LEADS: Final = "在由是将把为对从于的到至进使让"
"""What stands before a name in a sentence; 与 and 和 bring in somebody else."""
_BESIDE: Final = ("、", "和", "与", "及", "跟", "同", "等", "对口", "结对", "帮扶", "协作", "支援")
"""What stands behind the name of a neighbour."""
_SPEAKS: Final = lazy(
    "县委|市委|区委|党委|党政|人民政府|政府|坚持|认真|始终|深入|全面|严格|聚焦|紧盯|紧扣|立足|扎实|积极|高度重视|持续|切实|大力|统筹|着力|把|将|以|按照|围绕|"
    r"共|现有|辖|位于|地处|有|是|\d|，"
)
"""What a report says of itself: of two characters one is easily another county's."""
_OPPOSITES: Final = frozenset("东西南北中上下大小新老旧前后左右内外高低")
"""东河乡 and 西河乡 are two places, never one and its misspelling."""
_NO_STEM: Final = frozenset("全各两本我该主老这那省市县区乡镇村城")
_MOST: Final = 6
"""Elements of a region."""


class Element(NamedTuple):
    """One step of a region: 白沙, 乡, and the kinds that it could be taken for."""

    stem: str
    kind: str
    instead: tuple[str, ...]

    @property
    def full(self) -> str:
        return self.stem + self.kind


def elements(region: str, level: str) -> list[Element]:
    """青禾县白沙乡 → 青禾县, 白沙乡. Names of one character are left out: they are found everywhere."""
    found = [(stem, kind) for stem, kind in ELEMENT.findall(region) if len(stem) > 1][-_MOST:]
    own = []
    for at, (stem, kind) in enumerate(found):
        county = found[at + 1][1] in _BELOW_COUNTIES if at + 1 < len(found) else level == "县"
        own.append(Element(stem, kind, _OF_COUNTY_RANK if kind == "市" and county else _INSTEAD.get(kind, ())))
    return own


def goes_on(text: str, end: int) -> bool:
    """Whether what ends there as a place's name does is the beginning of another word: 市场, 县域, 乡村."""
    return _GOES_ON.match(text, end) is not None


def may_be_anothers(name: str) -> bool:
    """Whether it is a place that has a government of its own, as 东关社区 and 高新区 do not."""
    return _NO_GOVERNMENT.search(name) is None


class Reader:
    """Finds one element of the region where it is written otherwise. `upper` and `lower` are the whole names beside it."""

    def __init__(self, element: Element, upper: str, lower: str) -> None:
        self.stem, self.kind, self.instead = element
        self.upper, self.lower = upper, lower
        if self.stem in _LANDSCAPES:
            self.instead = tuple(kind for kind in self.instead if kind != "区")

    def written(self, text: str, *, heading: bool) -> Iterator[str]:
        """The other ways in which a text writes it. At the head of the file what stands before and behind says nothing."""
        for kind in self.instead:
            name = self.stem + kind
            for start in _all(name, text):
                behind = text[start + len(name) :]
                if not goes_on(text, start + len(name)) and self._stands_alone(text, start, _LEADS) and not self._both(text, start, behind):
                    yield name
        for start, name in self._near(text):
            behind = text[start + len(name) :]
            if goes_on(text, start + len(name)):
                continue
            leads = _LEADS if len(self.stem) > 2 else ""
            ours = heading or text[start - 1 : start] == "《" or bool(self.upper and text.endswith(self.upper, 0, start))
            speaks = ours or leads or _SPEAKS.match(behind)
            beside = behind.startswith(_BESIDE) and not heading and text[start - 1 : start] != "《"
            alone = speaks and self._stands_alone(text, start, leads) and not beside and not self._both(text, start, behind)
            if alone or (self.lower and behind.startswith(self.lower)):
                yield name
        yield from self._above(text)

    def _above(self, text: str) -> Iterator[str]:
        """白水县水碾乡 where the county of 水碾乡 is 青禾县."""
        for end in _all(self.kind + self.lower, text) if self.lower else ():
            said = _BOUNDARY.split(text[max(0, end - _FARTHEST) : end])[-1]
            if 1 < len(said) < _FARTHEST and not said.endswith(self.stem) and not NO_NAME.match(said + self.kind) and not self._is_slip(said):
                yield said + self.kind

    def is_near(self, name: str) -> bool:
        return name.endswith(self.kind)

    def is_told(self, text: str, name: str) -> bool:
        """青和县白沙乡 can be no other county's, and 《青和县…方案》 is no neighbour."""
        return (bool(self.lower) and name + self.lower in text) or f"《{name}" in text

    def _stands_alone(self, text: str, start: int, leads: str) -> bool:
        before = text[start - 1 : start]
        return not "\u4e00" <= before <= "\u9fff" or before in leads or bool(self.upper and text.endswith(self.upper, 0, start))

    def _both(self, text: str, start: int, behind: str) -> bool:
        """Whether the sentence has the right name, too: it speaks of two places."""
        before = text[:start]
        sentence = before[max(before.rfind(mark) for mark in "。！？；\n") + 1 :] + min(behind.partition(mark)[0] for mark in "。！？；\n")
        return self.stem + self.kind in sentence

    def _near(self, text: str) -> Iterator[tuple[int, str]]:
        """(start, name) of what has the kind and is the stem but for one character: another, one left out, two swapped."""
        length = len(self.stem)
        for end in _all(self.kind, text):
            said = text[max(0, end - length) : end]
            if said == self.stem:
                continue
            shorter = said[-(length - 1) :]
            led = said[:1] in _LEADS  # 在溪口镇: 在 is no part of a name that may have lost a character
            name = next((each for each in ((shorter, said) if led else (said, shorter)) if self._is_slip(each)), None)
            if name is not None:
                yield end - len(name), name + self.kind

    def _is_slip(self, said: str) -> bool:
        if len(said) != len(self.stem):
            return len(self.stem) > 2 and said in {self.stem[:at] + self.stem[at + 1 :] for at in range(len(self.stem))}
        other = [(one, mine) for one, mine in zip(said, self.stem, strict=True) if one != mine]
        if len(other) == 2:
            return len(self.stem) > 2 and other[0] == other[1][::-1]
        (one, mine), *more = other
        return not more and "\u4e00" <= one <= "\u9fff" and one not in _NO_STEM and not (one in _OPPOSITES and mine in _OPPOSITES)


def _all(name: str, text: str) -> Iterator[int]:
    start = text.find(name)
    while start >= 0:
        yield start
        start = text.find(name, start + 1)
