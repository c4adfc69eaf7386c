"""表, 图 and 图片 of an outline or an annex: what is shown, and how."""

from __future__ import annotations

from typing import Any, Final

from drafting.blocks.wording import CHART_KINDS
from drafting.diagnostics import Rule, Severity
from drafting.load.examples import data_file
from drafting.load.findings import Findings
from drafting.load.validation.files import leaves_folder
from drafting.model.names import closest
from drafting.model.narrative import PICTURE, TABLE, Exhibit
from drafting.registry import declare
from drafting.source import Path

_HEAD: Final = data_file("指标: {}\n明细表: {投资: [{村: 甲村, 投资: 5万元}]}\n")

D313 = declare(
    Rule(
        "D313",
        "图片不在数据文件所在的文件夹里",
        Severity.ERROR,
        "图片和数据文件放在同一个文件夹（或它的下级），只写文件名，例如 图片: 照片/现场.jpg。",
        hits=_HEAD + "文字材料: {存在问题: [{标题: 甲, 图片: ../别处.png}]}\n",
        clean=_HEAD + "文字材料: {存在问题: [{标题: 甲, 图: 投资}]}\n",
    )
)
D317 = declare(
    Rule(
        "D317",
        "图、表、图片的写法不对",
        Severity.ERROR,
        "写成 表: 明细表名、图: 明细表名，或 图: {数据: 明细表名或指标, 类型: 柱形图, 列: [列名], 标题: …}、图片: {文件: 现场.jpg, 标题: …}；几个就写成列表。",
        hits=_HEAD + "文字材料: {存在问题: [{标题: 甲, 图: {数据: 投资, 类型: 雷达图}}]}\n",
        clean=_HEAD + "文字材料: {存在问题: [{标题: 甲, 图: {数据: 投资, 类型: 条形图}}]}\n",
    )
)

KEYS: Final = ("表", "图", "图片")
CHART_KEYS: Final = ("数据", "类型", "列", "标题")
PICTURE_KEYS: Final = ("文件", "标题")
_USUAL: Final = "柱形图"
_EXAMPLES: Final = {
    "表": "写成 表: 明细表名",
    "图": "写成 图: {数据: 明细表名, 类型: 柱形图, 列: [列名]}",
    "图片": "写成 图片: {文件: 照片/现场.jpg, 标题: …}",
}


def read_exhibits(entry: dict[str, Any], path: Path, findings: Findings) -> tuple[Exhibit, ...]:
    """What an entry shows, in the order in which it is typed."""
    found = []
    for key, raw in entry.items():
        if key not in KEYS or raw == "":
            continue
        items = raw if isinstance(raw, list) else [raw]
        for index, item in enumerate(items):
            where = (*path, key, index) if isinstance(raw, list) else (*path, key)
            exhibit = _exhibit(key, item, where, findings) if item != "" else None
            if exhibit:
                found.append(exhibit)
    return tuple(found)


def _exhibit(key: str, raw: Any, path: Path, findings: Findings) -> Exhibit | None:
    if isinstance(raw, list) or (isinstance(raw, dict) and key == "表"):
        findings.add(D317, path, f"“{key}”的写法不对", _EXAMPLES[key])
        return None
    if key == "表":
        return Exhibit(path, TABLE, raw.strip())
    if key == "图片":
        return _picture(raw, path, findings)
    return _chart(raw, path, findings)


def _picture(raw: Any, path: Path, findings: Findings) -> Exhibit | None:
    given = {"文件": raw} if isinstance(raw, str) else raw
    texts = findings.texts(given, path, PICTURE_KEYS, _EXAMPLES["图片"])
    file = texts.get("文件", "")
    if not file:
        findings.add(D317, path, "没有写图片的文件名", _EXAMPLES["图片"])
        return None
    if leaves_folder(file):
        findings.add(D313, path, f"“{file}”不在数据文件所在的文件夹里", "把图片放到数据文件旁边，只写文件名，例如 照片/现场.jpg")
        return None
    return Exhibit(path, PICTURE, file, caption=texts.get("标题", ""))


def _chart(raw: Any, path: Path, findings: Findings) -> Exhibit | None:
    given = {"数据": raw} if isinstance(raw, str) else raw
    texts = findings.texts({key: value for key, value in given.items() if key != "列"}, path, CHART_KEYS, _EXAMPLES["图"])
    columns = findings.lines(given.get("列", ""), (*path, "列"))
    kind = texts.get("类型") or _USUAL
    if kind not in CHART_KINDS:
        near = closest(kind, CHART_KINDS) or closest(f"{kind}图", CHART_KINDS)
        hint = f"是不是“{near}”？" if near else f"可用的有：{'、'.join(CHART_KINDS)}"
        findings.add(D317, (*path, "类型"), f"没有“{kind}”这种图", hint)
        return None
    if not texts.get("数据"):
        findings.add(D317, path, "没有写画什么", _EXAMPLES["图"])
        return None
    return Exhibit(path, kind, texts["数据"], columns, texts.get("标题", ""))
