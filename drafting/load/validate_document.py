"""公文, 模板 and 上年: what stands around the text, and which files the data points at."""

from __future__ import annotations

import re
from typing import Any, Final

from drafting.diagnostics import Rule, Severity
from drafting.load.examples import data_file
from drafting.load.validate_findings import Findings
from drafting.load.validate_period import read_day
from drafting.model.dataset import OfficialDocument
from drafting.model.names import probable_typo
from drafting.registry import declare
from drafting.source import Path

_HEAD: Final = data_file("指标: {}\n")

D054 = declare(
    Rule(
        "D054",
        "模板名不对",
        Severity.ERROR,
        "模板写名称（rural/annual），不写磁盘路径，也不能用 .. 跳出模板文件夹。",
        hits="模板: ../别处/annual\n" + _HEAD,
        clean="模板: rural/annual\n" + _HEAD,
    )
)
D055 = declare(
    Rule(
        "D055",
        "上年文件的位置不对",
        Severity.ERROR,
        "上年的数据文件放在同一个文件夹（或它的下级），只写文件名。",
        hits="上年: ../2020.yaml\n" + _HEAD,
        clean="上年: 2020.yaml\n" + _HEAD,
    )
)
D071 = declare(
    Rule(
        "D071",
        "标题过长",
        Severity.WARNING,
        "公文标题一般不超过三四行；更长的多半是把正文写进了标题。",
        hits=_HEAD + "公文: {标题: " + "关于示例工作的报告" * 12 + "}\n",
        clean=_HEAD + "公文: {标题: 关于示例工作的报告}\n",
    )
)
D072 = declare(
    Rule(
        "D072",
        "公文要素的名称可能写错",
        Severity.WARNING,
        "不认识的公文要素会原样保留，但和已知要素只差一两个字的多半是笔误。--strict 时算错误。",
        hits=_HEAD + "公文: {主送机构: 市农业农村局}\n",
        clean=_HEAD + "公文: {主送机关: 市农业农村局}\n",
    )
)

TITLE_LENGTH: Final = 100
KNOWN: Final = ("标题", "稿次", "发文字号", "主送机关", "称谓", "署名", "成文日期", "附注")
OTHER: Final = (
    "份号", "密级", "保密期限", "紧急程度", "发文机关标志", "签发人", "会签人", "附件", "附件说明", "抄送机关", "抄送", "印发机关", "印发日期", "印发份数",
    "联系人", "联系电话",
)  # fmt: skip
"""Elements of GB/T 9704 that later writers print; they are kept as text."""

_EXAMPLE: Final = "写成 公文: {标题: …, 署名: …, 成文日期: 2022-01-05}"
_DRIVE: Final = re.compile(r"[A-Za-z]:|[A-Za-z][A-Za-z0-9+.-]+://")


def read_template(raw: Any, findings: Findings) -> str | None:
    """The name of a template, or None."""
    path: Path = ("模板",)
    name = findings.text(raw, path, "写成 模板: rural/annual")
    if not name:
        return None
    if leaves_folder(name):
        findings.add(
            D054,
            path,
            f"“{name}”不是模板名",
            "只写领域和文种，例如 模板: rural/annual；别处的模板用 --templates 指定文件夹",
        )
        return None
    return name.removesuffix(".j2")


def read_previous(raw: Any, findings: Findings) -> str | None:
    """上年: a file below the data's folder, or None."""
    path: Path = ("上年",)
    name = findings.text(raw, path, "写成 上年: 2020.yaml")
    if not name:
        return None
    if leaves_folder(name):
        findings.add(
            D055, path, f"“{name}”不在数据文件所在的文件夹里", "把上年的文件放在一起，只写文件名，例如 上年: 2020.yaml"
        )
        return None
    return name


def leaves_folder(name: str) -> bool:
    """Whether a file name is absolute, climbs with .., or names a drive or an address."""
    parts = name.replace("\\", "/").split("/")
    return parts[0] in ("", "~") or ".." in parts or bool(_DRIVE.match(name)) or "\0" in name


def read_document(raw: Any, findings: Findings) -> OfficialDocument:
    """The elements given; an empty document where there are none."""
    path: Path = ("公文",)
    given = findings.mapping(raw, path, _EXAMPLE)
    if not given:
        return OfficialDocument()
    texts: dict[str, str] = {}
    other: dict[str, str] = {}
    for key, value in given.items():
        where = (*path, key)
        if key == "署名":
            continue
        if key in KNOWN:
            texts[key] = findings.text(value, where, f"写成 {key}: …")
            continue
        near = None if key in OTHER else probable_typo(key, KNOWN + OTHER)
        if near:
            findings.add_unless_strict(D072, where, f"公文里没有“{key}”", f"是不是“{near}”？", key=True)
        text = "\n".join(_lines(value, where, findings))
        if text:
            other[key] = text
    title = texts.get("标题", "")
    if len(title) > TITLE_LENGTH:
        findings.add(D071, (*path, "标题"), f"标题有{len(title)}个字", "公文标题一般不超过50个字，把细节移到正文里")
    return OfficialDocument(
        title=title,
        draft=texts.get("稿次", ""),
        document_number=texts.get("发文字号", ""),
        addressee=texts.get("主送机关", "").rstrip("：:"),
        salutation=texts.get("称谓", "").rstrip("：:"),
        signatures=_lines(given.get("署名", ""), (*path, "署名"), findings),
        date=read_day(texts.get("成文日期", ""), (*path, "成文日期"), findings),
        note=_unbracketed(texts.get("附注", "")),
        other=other,
    )


def _lines(value: Any, path: Path, findings: Findings) -> tuple[str, ...]:
    if not isinstance(value, list):
        text = findings.text(value, path, f"写成 {path[-1]}: …，几个就写成列表 {path[-1]}: [甲, 乙]")
        return (text,) if text else ()
    items = (findings.text(item, (*path, index), "列表里每一项写一个名称") for index, item in enumerate(value))
    return tuple(item for item in items if item)


def _unbracketed(note: str) -> str:
    inner = note[1:-1]
    wrapped = len(note) > 1 and note[0] in "（(" and note[-1] in "）)"
    return inner if wrapped and not any(mark in inner for mark in "（()）") else note
