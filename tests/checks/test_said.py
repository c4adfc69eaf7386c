"""To the letter what is found in small data: findings with their places, and every relation with its members."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from drafting.checks.examination import CheckedRelation, examine
from drafting.diagnostics import Diagnostic
from drafting.facts.book import Book
from drafting.registry import RULES
from tests.checks.judging import CATALOGUE, HEAD, ROOT, book_of

GOLDEN = Path(__file__).parent / "golden" / "said.txt"
RURAL = (ROOT / "templates/rural/indicators.yaml").read_text("utf-8")
NESTED = """\
资金:
  到位:
    构成: [中央, 省级]
    子项: {户均: {计量单位: 元, 汇总: 重算}, 支出: 元, 最高: {计量单位: 元, 汇总: 最大}, 产业: {计量单位: 元, 规则: [数值 <= 支出], 汇总: 重算}}
    规则: [支出 <= 数值, 最高 < 数值, 支出 = 到位.支出]
"""
LISTED = """\
产业:
  基地: {计量单位: 个, 派生: {多出: =数值 - 总数.村}, 规则: [项数 <= 数值, 数值 <= 总数.村]}
  村数: {计量单位: 个, 规则: [基地.项数 <= 数值, 产业.基地.项数 <= 数值, 数值 = 基地]}
  对象: {计量单位: [户, 人], 构成: [甲, 乙], 规则: [数值 <= 任务, 人 <= 600人, 户 <= 村数]}
总数:
  村: {计量单位: 个}
  覆盖率: {类型: 比率, 规则: [数值 <= 100%]}
  安排: {计量单位: 元}
  到位: {计量单位: 元}
  支出: {计量单位: 元}
  进度: {类型: 比率, 规则: [数值 = 支出 / 安排 或 数值 = 支出 / 到位]}
"""
CATALOGUES = {"": "", "名录目录": LISTED, "小目录": CATALOGUE, "资金目录": NESTED, "rural": RURAL}


def said(case: str) -> Iterator[str]:
    """A case is the example of a rule (R101 会提示, R101 改好), or what stands after 指标: (or more lines), with 目录=…,
    报告期=…, 单位=…, 公文=… and 上年=… before it where it needs them.
    """
    code, _, which = case.partition(" ")
    if code in RULES and which in ("会提示", "改好"):
        text = RULES[code].hits if which == "会提示" else RULES[code].clean
        yield from _examined(book_of(text, RURAL if "rural/" in text else "", name="数据.yaml"))
        return
    head, _, body = case.rpartition("｜")
    asked = dict(each.split("=", 1) for each in head.split("｜") if each)
    catalogue = CATALOGUES[asked.get("目录", "")]
    period = asked.get("报告期", "2021年")
    previous = None
    if "上年" in asked:
        last = period.replace(period[:4], str(int(period[:4]) - 1))
        previous = book_of(f"{HEAD.replace('2021年', last)}指标: {asked['上年']}\n", catalogue)
    head = HEAD.replace("2021年", period).replace("{名称: 示例县农业农村局, 地区: 示例县}", asked.get("单位", "{名称: 示例县农业农村局, 地区: 示例县}"))
    paper = f"公文: {asked['公文']}\n" if "公文" in asked else ""
    book = book_of(f"{head}{paper}指标: {body}\n".replace("⏎", "\n"), catalogue, previous, "数据.yaml")
    yield from _examined(book)


def _examined(book: Book) -> Iterator[str]:
    findings, relations = examine(book)
    yield from map(_finding, findings)
    yield from map(_relation, relations)


def _finding(found: Diagnostic) -> str:
    related = "".join(f" 又 {place}" for place in found.related)
    return f"  {found.code} {found.place}{related} {found.path or ''}「{found.excerpt or ''}」{found.message} → {found.hint}"


def _relation(relation: CheckedRelation) -> str:
    said = relation.to_json()
    whole, *parts = (
        f"{member['path']}={member['text']}@{member['file']}:{member['line']}:{member['column']}".replace("数据.yaml:", "")
        for member in (said["whole"], *said["parts"])  # type: ignore[misc]
    )
    limit = " 上限" if relation.limit else ""
    return f"    {said['kind']} {said['verdict']} {said['stated']}|{said['computed']}{limit} {whole} ← {'、'.join(parts)}"


def cases() -> dict[str, list[str]]:
    """Case → the lines that follow it in the golden."""
    found: dict[str, list[str]] = {}
    case = ""
    for line in GOLDEN.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            found[case].append(line)
        else:
            assert line not in found
            found[case := line] = []
    return found


def test_what_is_said_of_each_case_is_as_the_golden_says() -> None:
    golden = cases()
    assert {case: list(said(case)) for case in golden} == golden
