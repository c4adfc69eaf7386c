"""模板 and 上年: which files the data points at, and none outside its folder."""

from __future__ import annotations

from typing import Any, Final

from drafting.diagnostics import Rule, Severity
from drafting.load.examples import data_file
from drafting.load.findings import Findings
from drafting.patterns import lazy
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
_DRIVE: Final = lazy(r"[A-Za-z]:|[A-Za-z][A-Za-z0-9+.-]+://")


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
