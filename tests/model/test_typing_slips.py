"""Slips of the fingers, planted in every name of the shipped catalogue, and names that are none."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from drafting.load.house.catalogue import read_catalogue
from drafting.model.catalogue import Catalogue
from drafting.model.names import probable_typo
from drafting.model.typing_slips import _LOOK_ALIKE, NO_WORDS, Words, slips_in, sound_of, words_of
from tests.load.validating import ROOT, tree_of

FIRST_LEVEL = [
    bytes((row, cell)).decode("gb2312")
    for row in range(0xB0, 0xD8)
    for cell in range(0xA1, 0xFF)
    if (row, cell) < (0xD7, 0xFA)
]


@cache
def shipped() -> Catalogue:
    return read_catalogue(tree_of((ROOT / "templates/rural/indicators.yaml").read_text("utf-8"), "indicators.yaml"))[0]


@cache
def same_sounds() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for letter in FIRST_LEVEL:
        found.setdefault(sound_of(letter), []).append(letter)
    return found


def planted(name: str, kind: str) -> Iterator[str]:
    for at, letter in enumerate(name):
        head, tail = name[:at], name[at + 1 :]
        if kind == "sounds alike":
            others = [each for each in same_sounds().get(sound_of(letter), []) if each != letter]
            yield from (f"{head}{each}{tail}" for each in others[at % 3 :: 7][:1])
        elif kind == "looks alike":
            yield from (f"{head}{each}{tail}" for row in _LOOK_ALIKE if letter in row for each in row.replace(letter, "")[:1])
        elif kind == "typed twice":
            yield f"{head}{letter}{letter}{tail}"
        elif kind == "left out":
            yield f"{head}{tail}"
        elif kind == "places changed" and tail and tail[0] != letter:
            yield f"{head}{tail[0]}{letter}{tail[1:]}"



def is_slip(name: str, meant: str, words: Words = NO_WORDS) -> bool:
    return list(slips_in(name, (meant,), words)) == [meant]


@pytest.mark.parametrize(
    ("kind", "share"), [("sounds alike", 0.99), ("looks alike", 0.97), ("typed twice", 0.99), ("places changed", 0.97), ("left out", 0.7)]
)
def test_a_slip_in_a_name_of_the_catalogue_is_found(kind: str, share: float) -> None:
    wrong = total = 0
    for entries in shipped().groups.values():
        homes = {each: name for name, entry in entries.items() for each in (name, *entry.aliases)}
        for name in list(entries)[::3]:
            for typed in planted(name, kind) if len(name) > 2 else ():
                if typed not in homes:
                    total += 1
                    near = probable_typo(typed, homes, shipped().words)
                    wrong += near is None or homes[near] != name
    assert total > 200
    assert 1 - wrong / total >= share


def test_no_name_of_another_group_is_taken_for_a_slip() -> None:
    for group, entries in shipped().groups.items():
        known = [each for name, entry in entries.items() for each in (name, *entry.aliases)]
        strangers = [name for other, those in shipped().groups.items() if other != group for name in list(those)[::5] if name not in known]
        assert [name for name in strangers if probable_typo(name, known, shipped().words)] == []


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("项目资产", "到位资金"),
        ("特色产业园", "特色产业户"),
        ("调解成功", "化解率"),
        ("渔业人口", "农业人口"),
        ("渔民人均收入", "农民人均收入"),
        ("大豆扩种", "大豆"),
        ("农机合作社", "合作社"),
        ("集中供水率", "集中供水"),
        ("州级以上龙头企业", "省级龙头企业"),
        ("垃圾分类亭", "垃圾分类村"),
        ("选派干部", "互派干部"),
        ("援派干部", "互派干部"),
        ("涉农贷款余额", "贷款余额"),
        ("村级道路", "县级道路"),
        ("城镇低保", "农村低保"),
    ],
)
def test_a_name_of_other_words_is_no_slip(name: str, known: str) -> None:
    assert not is_slip(name, known, shipped().words)
    assert not is_slip(known, name, shipped().words)


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("监测帮服", "监测帮扶"),
        ("务工就亚", "务工就业"),
        ("和美湘村", "和美乡村"),
        ("监测对像", "监测对象"),
        ("就业帮扶车问", "就业帮扶车间"),
        ("小额信货", "小额信贷"),
        ("监测的对象", "监测对象"),
        ("益公性岗位", "公益性岗位"),
        ("公性岗位", "公益性岗位"),
        ("防返贫监甜对象", "防返贫监测对象"),
        ("历年累记识别", "历年累计识别"),
    ],
)
def test_a_slip_of_the_fingers(name: str, known: str) -> None:
    assert is_slip(name, known, shipped().words)


@pytest.mark.parametrize(("letters", "sound"), [("扶服", "fu"), ("象像乡湘", "xiang"), ("绿率", "lv"), ("女", "nv"), ("略", "lve"), ("啊", "a"), ("座", "zuo")])
def test_the_sounds_of_characters(letters: str, sound: str) -> None:
    assert {sound_of(letter) for letter in letters} == {sound}
    assert sound_of("囗") == sound_of("A") == sound_of("，") == ""


def test_without_words_only_like_characters_are_slips() -> None:
    assert is_slip("监测对像", "监测对象")
    assert not is_slip("监测对", "监测对象")
    assert not is_slip("防返贫监甜对象", "防返贫监测对象", words_of(()))
