"""Which faces of the house style this machine has not, and what it shows instead: told once a run, where it can be known."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.registry import declare
from drafting.starts.cache import cache_folder, keep, kept_of, read_kept

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
_UNKNOWN: Final = "别的字体"


class Listing:
    """The families that are installed, asked for while the report is made: fontconfig takes its time.

    Leaving the context ends the asking, whether or not somebody waited for the answer.
    """

    def __enter__(self) -> Self:
        self._asked = None if os.name == "nt" else _begun("fc-list", ":", "family")
        return self

    def __exit__(self, *_: object) -> None:
        if self._asked is not None:
            self._asked.kill()
            self._asked.communicate()

    def families(self) -> frozenset[str]:
        """Their lower-case names; empty where this system does not tell."""
        if os.name == "nt":
            return _of_windows()
        asked, self._asked = self._asked, None
        return frozenset(name.strip().lower() for line in _lines(_said(asked)) for name in line.split(",") if name.strip())


def faces_of(
    library: Library, style: Path | None, listing: Listing, reference: Path | None = None
) -> tuple[Diagnostic, ...]:
    """What is to be said of the faces of the house style, or of a profile, with what a Word file makes of it."""
    from drafting.pipeline import dress

    chosen = dress(library, style, reference)
    return missing_faces((*chosen.fonts, chosen.latin), dict(chosen.alternates), listing.families())


def missing_faces(fonts: Iterable[str], alternates: Mapping[str, str], here: frozenset[str]) -> tuple[Diagnostic, ...]:
    """One finding (F030) about the fonts that are not among those `here`, or none; nothing where `here` is empty: unknown."""
    absent = [font for font in dict.fromkeys(fonts) if not _is_in(font, here)] if here else []
    if not absent:
        return ()
    instead = _stand_ins(absent, alternates, here)
    shown = "、".join(f"{font}（显示为 {instead[font]}）" for font in absent)
    return (MISSING_FACES.at(None, f"本机没有字体 {shown}", "在装有这些字体的机器上打开就是原样；排版以那台机器为准"),)


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


def _stand_ins(absent: list[str], alternates: Mapping[str, str], here: frozenset[str]) -> dict[str, str]:
    """Word takes the file's own alternate where that is installed; elsewhere fontconfig chooses."""
    if os.name == "nt":
        others = {font: alternates.get(font, "") for font in absent}
        return {font: other if other and _is_in(other, here) else _UNKNOWN for font, other in others.items()}
    kept = _kept_choice(absent, here)
    known = _choice(read_kept(kept))
    if known.keys() != set(absent):
        known = _chosen_by_fontconfig(absent)
        keep(kept, json.dumps(known, ensure_ascii=False).encode())
    return known


def _chosen_by_fontconfig(absent: list[str]) -> dict[str, str]:
    """Asked for all at once: each asking reads the whole configuration."""
    asked = {font: _begun("fc-match", "-f", "%{family}", font) for font in absent}
    return {font: next(iter(_lines(_said(process))), "").partition(",")[0].strip() or _UNKNOWN for font, process in asked.items()}


def _kept_choice(absent: list[str], here: frozenset[str]) -> Path | None:
    """Where the choice is remembered: named by the fonts there are, those that are missing, and the configuration's dates."""
    folder = cache_folder()
    if folder is None:
        return None
    home = os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config")
    dates = []
    for each in ("/etc/fonts/fonts.conf", "/etc/fonts/local.conf", "/etc/fonts/conf.d", f"{home}/fontconfig", f"{home}/fontconfig/fonts.conf"):
        with suppress(OSError):
            dates.append((each, os.stat(each).st_mtime_ns))
    state = repr((absent, sorted(here), dates, os.environ.get("FONTCONFIG_FILE"), os.environ.get("FONTCONFIG_PATH")))
    return kept_of(folder, "faces", state.encode())


def _choice(data: bytes | None) -> dict[str, str]:
    """What was remembered; empty where there is nothing, or nothing sound."""
    try:
        found = json.loads(data or b"")
    except ValueError:
        return {}
    sound = isinstance(found, dict) and all(isinstance(each, str) for each in found.values())
    return found if sound else {}


def _begun(*command: str) -> subprocess.Popen[bytes] | None:
    """A program of fontconfig at work; None where it is not there."""
    try:
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    except OSError:
        return None


def _said(process: subprocess.Popen[bytes] | None) -> bytes:
    """What it says; nothing where it takes too long."""
    if process is None:
        return b""
    with process:
        try:
            return process.communicate(timeout=_PATIENCE)[0]
        except subprocess.SubprocessError:
            process.kill()
            return b""


def _lines(said: bytes) -> list[str]:
    return said.decode("utf-8", "replace").splitlines()
