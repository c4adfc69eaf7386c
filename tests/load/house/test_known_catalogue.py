"""A catalogue that an earlier start has kept is the one that is read from the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.diagnostics import Place
from drafting.files.ingredients import digest_of
from drafting.load.house import known_catalogue
from drafting.load.house.catalogue import read_catalogue
from drafting.load.house.known_catalogue import KnownCatalogues
from drafting.load.house.known_trees import parsed
from drafting.model.catalogue import Catalogue

ROOT = Path(__file__).parents[3]
NAME = "templates/试/indicators.yaml"
SMALL = """\
同义: [[改厕, 户厕改造]]
就业:
  别名: [务工]
  近组: [产业]
  限本组: [余额]
  推进: [抓好岗位]
  门类: {其他车间: {计量单位: [个], 含: [车间]}}
  务工就业: {计量单位: [人, 户], 别名: [外出务工], 必报: [试/年度], 派生: {未就业: =数值 - 已就业}, 子项: {已就业: {口径: 年末}}}
  余额: 万元
产业: {改厕: 户}
""".encode()


def read(data: bytes) -> Catalogue:
    found, problems = read_catalogue(parsed(data, NAME))
    assert problems == ()
    return found


@pytest.mark.parametrize("data", [SMALL, *(file.read_bytes() for file in sorted(ROOT.glob("templates/*/indicators.yaml")))])
def test_it_is_the_same_in_everything_and_in_the_same_order(tmp_path: Path, data: bytes) -> None:
    fresh = read(data)
    KnownCatalogues(tmp_path).keep(digest_of(data), fresh)
    known = KnownCatalogues(tmp_path).known(data, NAME, digest_of(data))
    assert known is not None
    for name in ("groups", "by_path", "group_aliases", "near", "local", "means", "close", "kinds"):
        assert list(getattr(known, name).items()) == list(getattr(fresh, name).items()), name
    assert known.synonyms == fresh.synonyms
    assert list(known.by_path.values()) == [known.find(path) for path in fresh.by_path]
    assert known.indexes
    for index in known.indexes:
        assert getattr(known, index) == getattr(fresh, index)


def test_the_file_is_read_only_for_a_place_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    KnownCatalogues(tmp_path).keep(digest_of(SMALL), read(SMALL))
    asked: list[str] = []
    monkeypatch.setattr(known_catalogue, "parsed", lambda data, name: asked.append(name) or parsed(data, name))
    known = KnownCatalogues(tmp_path).known(SMALL, NAME, digest_of(SMALL))
    assert known is not None
    assert known.words.heads
    assert asked == []
    assert known.tree.place(("就业", "余额")) == Place(NAME, 9, 7)
    assert known.tree.value["产业"] == {"改厕": "户"}
    assert asked == [NAME]


def test_another_file_is_not_known_and_one_that_is_damaged_is_not_believed(tmp_path: Path) -> None:
    KnownCatalogues(tmp_path).keep(digest_of(SMALL), read(SMALL))
    assert KnownCatalogues(tmp_path).known(SMALL, NAME, digest_of(SMALL + b"\n")) is None
    [file] = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:-1])
    assert KnownCatalogues(tmp_path).known(SMALL, NAME, digest_of(SMALL)) is None


def test_without_a_folder_nothing_is_kept() -> None:
    KnownCatalogues(None).keep(digest_of(SMALL), read(SMALL))
    assert KnownCatalogues(None).known(SMALL, NAME, digest_of(SMALL)) is None
