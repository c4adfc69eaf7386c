"""Two units with the same figures (S159)."""

from __future__ import annotations

from pathlib import Path
from random import Random

from drafting.batch.comparing.peers import Peer
from drafting.batch.comparing.same_figures import same_among
from drafting.batch.kept.figures import figures_of
from drafting.diagnostics import Diagnostic
from tests.checks.judging import book_of, read

CATALOGUE = "组: {}\n"


def body(first: int, own: int = 0) -> str:
    """Twelve figures from `first` on, of which the `own` are another unit's not."""
    return ", ".join(f"数{at}: {first + 7 * at + (1 if at < own else 0)}户" for at in range(12)) + ", 少: 12户, 率: 98.7%"


def told(folder: Path, *bodies: str, heads: tuple[str, ...] = ()) -> list[Diagnostic]:
    peers = []
    for number, each in enumerate(bodies):
        file = folder / f"乡{number}.yaml"
        head = heads[number] if heads else ""
        file.write_text(f"单位:{head}\n  名称: 青禾县第{number}乡人民政府\n  地区: 青禾县第{number}乡\n  层级: 乡镇\n报告期: 2021年\n指标: {{组: {{{each}}}}}\n", encoding="utf-8")
        book = book_of(file.read_text(encoding="utf-8"), CATALOGUE, name=str(file))
        from drafting.load.parsing.silences import silences
        from drafting.source import Source

        book.dataset.silences.update(silences(Source(str(file), file.read_text(encoding="utf-8"))))
        unit = book.dataset.unit
        peers.append(Peer(str(file), unit.name, unit.region, unit.level, figures_of(book.dataset)))
    assert read(CATALOGUE) is not None
    return list(same_among(peers))


def test_a_file_of_a_neighbour_with_another_name_is_told(tmp_path: Path):
    (found,) = told(tmp_path, body(3111), body(3111), body(5000))
    assert found.code == "S159"
    assert found.message == "青禾县第1乡人民政府：13 个两位以上的数里有 13 个和青禾县第0乡人民政府的一模一样（数0 3111户、数1 3118户、数2 3125户等）"
    assert [str(place) for place in (found.place, *found.related)] == [f"{tmp_path}/乡1.yaml:1:1", f"{tmp_path}/乡0.yaml:1:1"]


def test_so_is_one_of_which_a_few_figures_have_been_changed(tmp_path: Path):
    assert len(told(tmp_path, body(3111), body(3111, own=2))) == 1
    assert told(tmp_path, body(3111), body(3111, own=4)) == []


def test_figures_are_compared_by_what_they_come_to(tmp_path: Path):
    """Nine figures, of which one is in 元 in one file and in 万元 in the other."""
    counts = ", ".join(f"数{at}: {3111 + 7 * at}户" for at in range(7))
    one, other = (f"{counts}, 衔接资金: {money}, 户籍人口: 6049户18374人" for money in ("4560000元", "456万元"))
    (found,) = told(tmp_path, one, other)
    assert "9 个两位以上的数里有 9 个" in found.message
    (found,) = told(tmp_path, one, other.replace("3111户", "3112户"))
    assert "9 个两位以上的数里有 8 个" in found.message
    assert told(tmp_path, one, other.replace("3111户", "3112户").replace("3118户", "3119户")) == []


def test_few_figures_or_small_ones_say_nothing(tmp_path: Path):
    assert told(tmp_path, "甲: 300户, 乙: 400户", "甲: 300户, 乙: 400户") == []
    small = ", ".join(f"数{at}: {at + 1}0户" for at in range(15))
    assert told(tmp_path, small, small) == []


def test_a_row_pasted_twice_is_told_by_its_digits_though_few_of_its_figures_are_long(tmp_path: Path):
    row = "户数: 27户, 人数: 45人, 农村: 399户, 农村人: 837人, 资金: 376.65万元, 集中: 38人, 分散: 12人, 救助: 98人次, 发放: 126028元, 床位: 60张, 改造: 29户"
    assert len(told(tmp_path, row, row)) == 1
    assert told(tmp_path, row, row.replace("399户", "398户").replace("837人", "736人").replace("376.65", "375.2")) == []


def test_a_small_file_that_is_all_of_another_is_told(tmp_path: Path):
    """Of eight small figures hardly one file is by chance another."""
    small = "监测对象: 96户271人, 脱贫不稳定户: 41户112人, 边缘易致贫户: 37户104人, 突发: 18户55人, 改造: 12户, 茶园: 1200亩"
    assert len(told(tmp_path, small, small, small.replace("96户271人", "86户251人"))) == 1
    assert told(tmp_path, small, f"{small}, 油茶: 890亩") == []
    standards = "城市低保标准: 760元, 农村低保标准: 5460元, 特困标准: 9126元, 残疾补贴标准: 86元, 高龄补贴标准: 120元, 孤儿标准: 1250元"
    assert told(tmp_path, standards, standards) == []


def test_what_many_have_alike_is_the_countys(tmp_path: Path):
    """A standard, not a copy."""
    assert told(tmp_path, *[body(3111)] * 6) == []
    assert len(told(tmp_path, *[body(3111)] * 3)) == 3


def test_a_reason_in_either_file_answers_for_it(tmp_path: Path):
    assert told(tmp_path, body(3111), body(3111), heads=("", "  # 情况属实 S159：两乡合署")) == []


def test_of_hundreds_of_small_townships_a_row_pasted_twice_is_told_and_no_other(tmp_path: Path):
    """Each of the small numbers is said by many; all of them together by two alone where one is the other's."""
    drawn = Random(9)

    def row() -> str:
        homes, beds = drawn.randint(80, 400), drawn.randint(20, 80)
        return (
            f"低保户: {homes}户, 低保人口: {homes * 21 // 10}人, 低保资金: {homes * 945}元, 城市低保: {drawn.randint(11, 60)}户, 特困: {beds}人, "
            f"集中供养: {beds - 10}人, 救助: {drawn.randint(30, 120)}人次, 改造: {drawn.randint(10, 45)}户, 任务数: {drawn.randint(10, 45)}户, 留守儿童: {drawn.randint(20, 300)}人"
        )

    rows = [row() for _ in range(300)]
    rows[28] = rows[27]
    (found,) = told(tmp_path, *rows)
    assert found.message.startswith("青禾县第28乡人民政府：10 个两位以上的数里有 10 个和青禾县第27乡人民政府的一模一样")
