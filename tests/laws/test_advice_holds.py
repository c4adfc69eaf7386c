"""Advice holds: what a message says to type, once typed, is not told again, and makes nothing worse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from drafting import pipeline
from drafting.diagnostics import Diagnostic, Refused, Severity
from tests.shipped import shipped

LIBRARY = shipped()
HEAD = "模板: rural/annual\n单位: {名称: 示例县农业农村局, 地区: 示例县, 层级: 县}\n报告期: 2026年\n指标:\n"

FIGURES = [
    "三千", "三千五百户", "一亿二千万元", "百分之五", "百分之九十八点五", "十二人", "3/4", "86/251", "三分之二",
    "下降5%", "同比下降5%", "增长5.2%", "同比减少12人", "较上年末增加30人", "比去年增加30人", "减少12人", "去年120人", "上年同期120人", "上年末120人", "任务120人", "目标任务120人",
    "120人下降5%", "120人，同比增长5%", "120人，其中女60人", "120人（其中：脱贫户30人）", "120人（预计）", "120人（截至10月底）", "120人（1—9月）", "120人（不含省外）",
    "120", "120.5", "36万", "3.6万", "36万余", "36余万", "120 人", "１２０人", "１２０", "1，200人", "1、200人", "1 200人", "1,200人", "12，00人", "120．5万元", "12。5万元", "12·5万元", "120人。", "120人，", "120人；",
    "“120人”", "（120人）", "120人左右", "120人以上", "大约120人", "120多人", "近120人", "120+人", "120人+", ">120人", "≥120人", "<120人", "-120人", "－120人", "—120人", "+120人",
    "12O人", "l20人", "1.2e3人", "1e3", "1.2w人", "12k人", "12w", "12万5千人", "1万2千人", "5万3人", "12.人", ".5万人", "1..5万人", "约 120 人", "120人次", "120名", "120户", "120护", "人120", "共120人", "累计120人", "达到120人", "为120人",
    "12~15人", "12-15人", "12—15人", "120人/150人", "120人、30户", "30户，120人", "30户120人", "30户 120人", "30户120", "30户36万", "30户3.5", "120人务工", "120人就业", "万元120", "￥120", "¥120万", "120元整", "120 000人", "120'000人", "0.98", "98.5％", "98.5﹪", "98.5百分点", "5个百分点",
    "保费120万元", "东乡120人", "务工120人", "其中120人", "2026年120人", "10月120人", "截至10月120人", "第3", "全省第三", "第三名", "暂无", "无", "—", "XX人", "?", "待定", "未统计", "不涉及", "零人", "〇", "45231", "2026-10-31", "2026年10月31日", "10月底前",
    "120 人 次", "120人民币", "120万", "120万人民币", "120万 元", "120万员", "120公顷", "120里", "120m2", "120km", "120平米", "120KG", "120kg", "120吨左右", "120台套", "120个（次）",
]  # fmt: skip
"""As clerks type them behind 务工就业: or behind a name of their own."""

NAMES = ["就业.务工就业", "粮食.播种面积", "资金.衔接资金", "医疗.参保率", "监测帮扶.监测对象", "本地.甲事", "本地.投入资金", "本地.种植面积"]

_SHOWN: Final = re.compile(r"(?<![是的])写成 (\{.*?\}+|[^，；、。（]+?)(?: 的样子)?(?=，|；|、|。|（| 或|$)")
_PAIR: Final = re.compile(r"[^\s:：{}]{1,12}: \S.*")


def _file(name: str, value: str) -> str:
    group, _, own = name.partition(".")
    return f"{HEAD}  {group}:\n    {own}: {value}\n"


def _told(text: str, tmp_path: Path) -> list[Diagnostic]:
    file = tmp_path / "数据.yaml"
    file.write_text(text, encoding="utf-8")
    try:
        return list(pipeline.read_dataset(file, LIBRARY).diagnostics)
    except Refused as refused:
        return list(refused.diagnostics)


def _advised(hint: str) -> Iterator[str]:
    """The values that a hint shows, with … filled in."""
    for shown in _SHOWN.findall(hint):
        yield shown.replace("…", "100人")


@pytest.mark.parametrize("value", FIGURES)
def test_a_figure_typed_as_advised_is_read(value: str, tmp_path: Path) -> None:
    for name in NAMES:
        for finding in _told(_file(name, value), tmp_path):
            if finding.path is None or not finding.path.startswith(name):
                continue
            for shown in _advised(finding.hint):
                again = _told(_file(name, f"{{数值: 100人, {shown}}}" if _PAIR.fullmatch(shown) else shown), tmp_path)
                same = [each for each in again if (each.code, each.message) == (finding.code, finding.message)]
                worse = [each for each in again if each.severity is Severity.ERROR or each.code[:3] == "D08"]
                assert not same + worse, f"{finding}\n{shown}: {'; '.join(map(str, same + worse))}"
