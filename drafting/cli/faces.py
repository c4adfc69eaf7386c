"""Which faces of the house style this machine has not, and what it shows instead: told once a run, where it can be known."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.registry import declare

if TYPE_CHECKING:
    from drafting.library import Library

MISSING_FACES = declare(
    Rule(
        "F030",
        "这台机器没有公文用的字体",
        Severity.INFO,
        "Word 文件里写的是版式规定的字体名，程序不带字体。在没有这些字体的机器上打开，会用别的字体显示，行数可能不同；换到装有这些字体的机器上，打开就是原样。",
    )
)

_SAME: Final = (
    {"仿宋", "fangsong"},
    {"楷体", "kaiti"},
    {"黑体", "simhei"},
    {"宋体", "simsun"},
    {"仿宋_gb2312", "fangsong_gb2312"},
    {"楷体_gb2312", "kaiti_gb2312"},
    {"方正小标宋简体", "fzxiaobiaosong-b05s"},
    {"方正仿宋_gbk", "fzfangsong-z02"},
    {"方正楷体_gbk", "fzkai-z03"},
    {"方正小标宋_gbk", "fzxiaobiaosong-b05"},
)
"""The names by which systems of other languages know the same face."""
_PATIENCE: Final = 5.0  # seconds that fontconfig may take


def faces_of(library: Library, style: Path | None) -> tuple[Diagnostic, ...]:
    """What is to be said of the faces of the house style, or of a profile."""
    from drafting.pipeline import look

    chosen = look(library, style)
    return missing_faces((*chosen.fonts, chosen.latin), dict(chosen.alternates))


def missing_faces(fonts: Iterable[str], alternates: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """One finding (F030) about the fonts that are not installed, or none; nothing where that cannot be known."""
    here = installed()
    if here is None:
        return ()
    absent = [font for font in dict.fromkeys(fonts) if not _is_in(font, here)]
    if not absent:
        return ()
    shown = "、".join(f"{font}（显示为 {_instead(font, alternates, here)}）" for font in absent)
    return (MISSING_FACES.at(None, f"本机没有字体 {shown}", "在装有这些字体的机器上打开就是原样；排版以那台机器为准"),)


@cache
def installed() -> frozenset[str] | None:
    """The lower-case names of every installed family; None where this system does not tell."""
    names = _of_windows() if os.name == "nt" else _of_fontconfig()
    return names or None


def _of_fontconfig() -> frozenset[str]:
    said = _asked("fc-list", ":", "family")
    return frozenset(name.strip().lower() for line in said.splitlines() for name in line.split(","))


def _of_windows() -> frozenset[str]:
    """The registry's list: 仿宋 (TrueType), SimSun & NSimSun (TrueType)."""
    if sys.platform != "win32":
        return frozenset()
    import winreg

    found: set[str] = set()
    for hive in ("HKEY_LOCAL_MACHINE", "HKEY_CURRENT_USER"):
        try:
            key = winreg.OpenKey(getattr(winreg, hive), r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts")
        except OSError:
            continue
        with key:
            for number in range(winreg.QueryInfoKey(key)[1]):
                name = winreg.EnumValue(key, number)[0].partition(" (")[0]
                found |= {each.strip().lower() for each in name.split("&")}
    return frozenset(found)


def _is_in(font: str, here: frozenset[str]) -> bool:
    name = font.lower()
    return any(each in here for each in next((group for group in _SAME if name in group), {name}))


def _instead(font: str, alternates: Mapping[str, str], here: frozenset[str]) -> str:
    """Word takes the file's own alternate where that is installed; elsewhere fontconfig chooses."""
    other = alternates.get(font, "")
    if os.name != "nt":
        return _asked("fc-match", "-f", "%{family}", font).partition(",")[0].strip() or "别的字体"
    return other if other and _is_in(other, here) else "别的字体"


def _asked(*command: str) -> str:
    """What a program of fontconfig says; "" where it is not there or takes too long."""
    try:
        answer = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=False)
    except (OSError, subprocess.SubprocessError):
        return ""
    return answer.stdout.decode("utf-8", "replace")
