"""What every township has, most give and one leaves blank (S157)."""

from __future__ import annotations

from pathlib import Path

from drafting.batch.comparing.left_blank import left_blank_among
from drafting.batch.comparing.peers import Peer
from drafting.batch.kept.figures import figures_of
from tests.checks.judging import book_of, read

CATALOGUE = """\
组:
  人口: {计量单位: 人, 汇总: 相加, 都有: [乡镇], 或填: [户籍人口]}
  户籍人口: {计量单位: 人, 汇总: 相加, 都有: [乡镇], 或填: [人口]}
  耕地: {计量单位: 亩, 汇总: 相加, 都有: [乡镇, 村]}
  茶园: {计量单位: 亩, 汇总: 相加}
"""
FULL = "户籍人口: 300人, 耕地: 9亩, 茶园: 3亩"


def told(folder: Path, *odd: str, full: int = 9) -> list[str]:
    """Of townships with all figures and one with those of each `odd` (a flow mapping without braces)."""
    peers = []
    for number, body in enumerate([*([FULL] * full), *odd]):
        file = folder / f"乡{number}.yaml"
        file.write_text(f"单位: {{名称: 青禾县第{number}乡人民政府, 地区: 青禾县第{number}乡, 层级: 乡镇}}\n报告期: 2021年\n指标: {{组: {{{body}}}}}\n", encoding="utf-8")
        dataset = book_of(file.read_text(encoding="utf-8"), CATALOGUE, name=str(file)).dataset
        peers.append(Peer(str(file), dataset.unit.name, dataset.unit.region, dataset.unit.level, figures_of(dataset)))
    found = list(left_blank_among(peers, read(CATALOGUE)))
    assert {each.code for each in found} <= {"S157"}
    return [each.message for each in found]


def test_a_blank_among_many_that_are_filled_in_is_told(tmp_path: Path):
    assert told(tmp_path, "户籍人口: 300人, 茶园: 3亩", "耕地: 9亩") == [
        "青禾县第9乡人民政府：耕地没有填，同批的 11 个乡镇大多填了", "青禾县第10乡人民政府：户籍人口没有填，同批的 11 个乡镇大多填了",
    ]  # fmt: skip


def test_what_is_owed_does_not_apply_or_is_counted_otherwise_is_none(tmp_path: Path):
    assert told(tmp_path, "户籍人口: 待补, 耕地: 不适用", "人口: 300人, 耕地: 0亩") == []


def test_what_no_sentence_can_say_is_filled_in_all_the_same(tmp_path: Path):
    """-9亩 stands beside the names of the catalogue."""
    assert told(tmp_path, "户籍人口: 300人, 本地耕地: -9亩") == []


def test_nor_what_some_do_not_have_or_few_give(tmp_path: Path):
    assert told(tmp_path, "户籍人口: 300人, 耕地: 9亩") == []
    assert told(tmp_path, *["户籍人口: 300人"] * 4) == []
    assert told(tmp_path, "户籍人口: 300人", full=4) == []
