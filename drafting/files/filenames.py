"""File names: those made from Chinese text that every system accepts, and what an ending says of a file."""

from __future__ import annotations

import re
from typing import Final, Literal, get_args

from drafting.patterns import lazy

Format = Literal["docx", "md", "txt", "html"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)
"""What a report can be written as; each is the ending of its file too."""

PAGED: Final[tuple[Format, ...]] = ("docx", "html")
"""Those that have a look: pages, faces, pictures."""

DATA_SUFFIXES: Final = (".yaml", ".yml")

TABLE_SUFFIXES: Final = (".xlsx", ".xlsm", ".csv")
"""Tables with a row per unit."""

WRITTEN_SUFFIXES: Final = (".docx", ".docm", ".txt", ".md")
"""Reports that are already written, of which the text can be read."""

LONGEST_NAME = 255
"""Bytes of one file name on Linux; Windows counts 255 UTF-16 units, which is never stricter for us."""

_LONGEST_STEM = 180
"""Bytes."""

_FULL_WIDTH = str.maketrans('\\/:*?"<>|', "＼／：＊？＂＜＞｜")
_CONTROL = lazy(r"[\x00-\x1f\x7f-\x9f\ue000-\uf8ff]")
_ILLEGAL = lazy(r'[\\/:*?"<>|\x00-\x1f]')
_RESERVED = lazy(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def safe_stem(text: str) -> str:
    """`text` as a file name without suffix: characters Windows forbids become full-width, the rest is kept.

    Short enough for …（数据更新稿） and a suffix behind it. May be empty.
    """
    stem = _CONTROL.sub("", text.translate(_FULL_WIDTH)).strip(" .")
    if _RESERVED.fullmatch(stem):
        stem = f"{stem}_"
    return stem.encode()[:_LONGEST_STEM].decode(errors="ignore").strip(" .")


def fitting(stem: str, ending: str) -> str:
    """`stem` + `ending`, the stem shortened where the name would be too long for a file system."""
    room = LONGEST_NAME - len(ending.encode())
    return stem.encode()[:room].decode(errors="ignore") + ending


def name_fault(name: str) -> str | None:
    """Why `name` cannot be a file name on every system, in Chinese; None when it can."""
    illegal = _ILLEGAL.search(name)
    if illegal:
        return f"含有文件名不允许的字符 {illegal.group()}"
    stem = name.rpartition(".")[0]
    if not stem.strip(" ."):
        return "文件名是空的"
    if _RESERVED.fullmatch(name):
        return "是 Windows 保留的名称"
    if len(name.encode()) > LONGEST_NAME:
        return "文件名过长（一般不超过 80 个汉字）"
    return None
