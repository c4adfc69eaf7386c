"""The files of a field into a folder that is new: all of them, or none."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from drafting.delivery import CannotWrite, deliver
from drafting.diagnostics import Place, Rule, Severity
from drafting.registry import declare

_ADOPTED: Final = "# 文件：2025年工作总结.txt\n某县农业农村局2025年工作总结\n一、住房保障\n全年改造农村危房229户。\n"
NOT_EMPTY: Final = declare(
    Rule(
        "S233", "文件夹里已经有东西", Severity.ERROR, "drafting adopt 只写进新的或空的文件夹，已有的一个字也不动：里面可能有改过的模板、填好的数据。换一个文件夹名。",
        hits=_ADOPTED + "# 文件：本局/2025.yaml\n已经有的\n$ drafting adopt 2025年工作总结.txt -o 本局\n",
        clean=_ADOPTED + "# 文件：本局/2025.yaml\n已经有的\n$ drafting adopt 2025年工作总结.txt -o 本局2\n",
    )
)
NO_FOLDER: Final = declare(
    Rule(
        "S234", "-o 不能当文件夹用", Severity.ERROR, "drafting adopt 的 -o 写一个新文件夹的名称，例如 -o 本局：模板和两年的数据文件都写在里面。不写文件名；上一级文件夹要先建好。",
        hits=_ADOPTED + "$ drafting adopt 2025年工作总结.txt -o 没有的文件夹/本局\n",
        clean=_ADOPTED + "$ drafting adopt 2025年工作总结.txt -o 本局\n",
    )
)
_OF_FILES: Final = (".yaml", ".yml", ".docx", ".docm", ".doc", ".txt", ".md", ".html", ".xlsx", ".pdf", ".j2", ".zip")

_LONGEST_NAME: Final = 200
"""Bytes; file systems take 255, and a few go to the name while it is written."""


def require_new_folder(folder: Path) -> None:
    """Raises CannotWrite where the folder cannot be one, or holds something."""
    if folder.name in ("", ".."):
        raise CannotWrite([NO_FOLDER.at(Place(str(folder)), "-o 没有写新文件夹的名称", "例如 -o 本局")])
    if len(os.fsencode(folder.name)) > _LONGEST_NAME:
        raise CannotWrite([NO_FOLDER.at(Place(folder.name[:20]), "-o 的文件夹名称太长", "短一些，例如 -o 本局")])
    if folder.suffix.lower() in _OF_FILES or (folder.exists() and not folder.is_dir()):
        raise CannotWrite([NO_FOLDER.at(Place(str(folder)), f"{folder} 是文件名，-o 要写文件夹", f"例如 -o {folder.with_suffix('').name or '本局'}")])
    if folder.is_dir():
        if any(folder.iterdir()):
            raise CannotWrite([NOT_EMPTY.at(Place(str(folder)), f"{folder} 里已经有文件，没有写", f"换一个文件夹名，例如 -o {folder.name}新")])
    elif not folder.absolute().parent.is_dir():
        raise CannotWrite([NO_FOLDER.at(Place(str(folder)), f"{folder.parent} 这个文件夹不存在", "先建好，或检查写法")])


def place(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files beside the folder and move them into its place at once. Raises CannotWrite."""
    require_new_folder(folder)
    half = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.absolute().parent))
    try:
        half.chmod(0o777 & ~_umask())
        for name, data in files.items():
            (half / name).parent.mkdir(parents=True, exist_ok=True)
            deliver(half / name, data)
        require_new_folder(folder)
        if folder.is_dir():
            folder.rmdir()
        half.rename(folder)
    finally:
        shutil.rmtree(half, ignore_errors=True)


def _umask() -> int:
    """What this process withholds from others; `mkdtemp` withholds all."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
