"""Whose report it is and of which place, by its signature and its title."""

from __future__ import annotations

from typing import Final

from drafting.load.names.words.place_of_office import OFFICE, place_before, place_of_office
from drafting.patterns import lazy

_YEAR: Final = r"(?:(?:19|20)\d{2}|[一二][〇○ＯO零0一二三四五六七八九]{3})"
_BEFORE: Final = lazy(
    rf"^(?:【[^】]*】|[（(][^）)]{{1,8}}[）)]|关于(?:印发|报送|上报)?|《|{_YEAR}年度?(?:[上下]半年|前[一二三]季度|第?[一二三四]季度|\d{{1,2}}[-—－～~至]\d{{1,2}}月)?(?:工作总结)?[:：\s]*)+"
)
"""2025年度某县应急管理局工作总结, 关于某县……的报告."""
_BEHIND: Final = lazy(
    rf"关于|{_YEAR}\s*年|\d|[“《（(：:\s]|[上下]半年|前[一二三]季度|第?[一二三四]季度|年度|(?<=[\u4e00-\u9fff]{{2}})(?:年终|工作|脱贫|乡村振兴|巩固|落实|贯彻|推进|开展|法治|平安|党建)|$"
)
_ENDS: Final = lazy(f"(?:{OFFICE})$")
_NO_OFFICE: Final = lazy(r"^(?:[全各本我]|人民政府|政府|办公室|委员会|局)$|^(?:县|市|区)（")
_SOME_PLACE: Final = lazy("某[省市区州旗镇乡]")
_BELOW_COUNTY: Final = lazy("(?:[乡镇村]|街道|社区|苏木|嘎查|开发区|管理区|高新区)$")
"""A place whose report its own office writes: 城关镇2025年工作总结."""
_CALLED: Final = lazy("^(?:(?:填报|报送|报告|汇报|起草)?单位)[:：]")
_SEALED: Final = lazy(r"[（(]\s*(?:盖|公|印)?\s*章\s*[）)]$")
_AROUND_BYLINE: Final = lazy(r"^[—－-]+\s*|\s*[（(]?\d{4}年\d{1,2}月(?:\d{1,2}日)?[）)]?$")
_IN_BRACKETS: Final = lazy(r"^[（(]([^（）()]+)[）)]$")
_ADDRESSED: Final = lazy(f"^(?!.*(?:同志|代表们|委员们|各位|来宾)).*(?:{OFFICE}|党委|党工委|[省市州县区旗]委|人大|政协|单位|部门)$")
_BETWEEN_NAMES: Final = lazy("[、，,]")
_OWN_OFFICE: Final = lazy("(?:办公室|综合[科股室处]|秘书[科股室处])$")
_SHORTEST_BUREAU: Final = 3
_NAMES: Final = lazy("[\u4e00-\u9fff、，,（）()]{3,60}")
_HAN: Final = lazy("[\u4e00-\u9fff、（）()]{4,40}")


def office_of(title: str) -> str:
    """Who writes, by the title; "" where it names nobody."""
    words = "".join(title.split("\u3000"))
    before = _BEFORE.match(words)
    words = words[before.end() if before else 0 :]
    stops = [each.start() for each in _BEHIND.finditer(words)]
    offices = [words[:stop] for stop in stops if _ENDS.search(words[:stop])]
    places = [words[:stop] for stop in stops if _BELOW_COUNTY.search(words[:stop]) and place_before(words[:stop]) == words[:stop]]
    found = next(iter((*offices, *places)), "")
    return "" if _NO_OFFICE.search(found) else found


def region_of(unit: str) -> str:
    """Of which place the unit is; "" where its name does not say it."""
    if place := place_of_office(unit):
        return place
    return place_before(unit) or (match[0] if (match := _SOME_PLACE.match(unit)) else "")


def is_office_within(signed: str, titled: str) -> bool:
    """Whether who signs is an office of the one that the title names, or that one in short: 气象局办公室, 县气象局 of 青禾县气象局."""
    bureau = _OWN_OFFICE.sub("", signed)
    return len(bureau) >= _SHORTEST_BUREAU and titled.endswith(bureau) and titled != signed


def signer(line: str) -> str:
    """Who signs in a line: 单位：某县民政局, （某县民政局）, 某县民政局（盖章）; "" of one that holds a seal's place alone, or is no office's."""
    words = _SEALED.sub("", _CALLED.sub("", line.strip())).strip()
    if bracketed := _IN_BRACKETS.match(words):
        words = bracketed[1]
    return words if _HAN.fullmatch(words) and _ENDS.search(words) else ""


def addressee(line: str) -> str:
    """To whom a report goes, in a line of its own: 县政府办公室：; "" of any other, and of a salutation (各位代表：)."""
    words = line.strip()
    names = words.rstrip("：:")
    return names if names != words and _NAMES.fullmatch(names) and all(_ADDRESSED.search(each) for each in _BETWEEN_NAMES.split(names)) else ""


def byline(line: str) -> str:
    """Who writes, in a line below the title: 某县民政局, ——某县民政局, 某县民政局（2025年12月20日）; "" of any other."""
    return signer(_AROUND_BYLINE.sub("", line.strip()))


def is_seal(line: str) -> bool:
    """（盖章） alone in its line."""
    return _SEALED.fullmatch(line.strip()) is not None

