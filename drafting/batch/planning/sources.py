"""What the operator named, as data files: folders, files, patterns."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from glob import glob, has_magic
from pathlib import Path
from typing import Final

from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.files.filenames import DATA_SUFFIXES
from drafting.registry import declare

_TWO_TOWNS: Final = "".join(
    f"# 文件：各乡/{name}.yaml\n模板: rural/township\n单位: {{名称: {name}人民政府, 地区: 示例县{name}, 层级: 乡镇}}\n报告期: 2026年\n指标: {{住房: {{危房改造: 10户}}}}\n"
    for name in ("甲乡", "乙乡")
)
DEEPER = declare(
    Rule(
        "S055",
        "子文件夹里的数据文件没有读",
        Severity.WARNING,
        "给出文件夹时只取它下面一层的数据文件。要连子文件夹一起，写成“文件夹/**/*.yaml”（加引号）。",
        hits="# 文件：各乡/甲乡.yaml\n"
        "模板: rural/township\n"
        "单位: {名称: 甲乡人民政府, 地区: 示例县甲乡, 层级: 乡镇}\n"
        "报告期: 2026年\n"
        "指标: {监测帮扶: {监测对象: 86户251人}}\n"
        "# 文件：各乡/以前的/乙乡.yaml\n"
        "模板: rural/township\n"
        "单位: {名称: 乙乡人民政府, 地区: 示例县乙乡, 层级: 乡镇}\n"
        "报告期: 2026年\n"
        "指标: {监测帮扶: {监测对象: 86户251人}}\n"
        "$ drafting batch 各乡 -o 出\n",
        clean="# 文件：各乡/甲乡.yaml\n"
        "模板: rural/township\n"
        "单位: {名称: 甲乡人民政府, 地区: 示例县甲乡, 层级: 乡镇}\n"
        "报告期: 2026年\n"
        "指标: {监测帮扶: {监测对象: 86户251人}}\n"
        "$ drafting batch 各乡 -o 出\n",
    )
)
EDITOR_FILE = declare(
    Rule(
        "S056",
        "跳过了编辑程序的占用标记",
        Severity.INFO,
        "~$ 开头的文件是 Word、Excel、WPS 打开文件时留下的占用标记，不是数据。旁边的数据文件可能还没有存盘。",
        hits="# 文件：各乡/甲乡.yaml\n"
        "模板: rural/township\n"
        "单位: {名称: 甲乡人民政府, 地区: 示例县甲乡, 层级: 乡镇}\n"
        "报告期: 2026年\n"
        "指标: {监测帮扶: {监测对象: 86户251人}}\n"
        "# 文件：各乡/~$甲乡.yaml\n"
        "占用标记\n"
        "$ drafting batch 各乡 -o 出\n",
        clean="# 文件：各乡/甲乡.yaml\n"
        "模板: rural/township\n"
        "单位: {名称: 甲乡人民政府, 地区: 示例县甲乡, 层级: 乡镇}\n"
        "报告期: 2026年\n"
        "指标: {监测帮扶: {监测对象: 86户251人}}\n"
        "$ drafting batch 各乡 -o 出\n",
    )
)
PASSED_OVER = declare(
    Rule(
        "S152",
        "文件夹里还有别的文件，没有加进去",
        Severity.WARNING,
        "汇总只读文件夹里的数据文件（.yaml、.yml）。哪个乡镇交的是 Word、Excel、文本，或者改了扩展名，它的数就没有加进去。照样子填成数据文件；不是来汇总的，放到别的文件夹。"
        "和数据文件同名的（东乡.yaml 旁边的 东乡.docx）是它的报告、旧稿，不提示。",
        hits=_TWO_TOWNS + "# 文件：各乡/丙乡.txt\n危房改造10户\n$ drafting rollup 各乡 -o 全县.yaml\n",
        clean=_TWO_TOWNS + "# 文件：各乡/乙乡.txt\n危房改造10户\n$ drafting rollup 各乡 -o 全县.yaml\n",
    )
)
GARBLED_NAME = declare(
    Rule(
        "S161",
        "文件名是乱码，没有读",
        Severity.ERROR,
        "文件名不是 UTF-8 编码（多半是在别的系统上打包、解压出来的），账本、汇总里写不出它的名称。改名以后再运行；其余单位不受影响。",
    )
)
_MOST_NAMED: Final = 8


def data_files(sources: Iterable[Path], notes: list[Diagnostic]) -> Iterator[Path]:
    """Files as given, folders and patterns by name; each file once, hidden files never. `notes` say what was passed over."""
    seen: set[int] = set()
    for source in sources:
        for file in _files_of(source, notes):
            key = hash(os.path.abspath(file))  # ten thousand paths would be kept for nothing
            if key not in seen:
                seen.add(key)
                yield file


def passed_over(folders: Iterable[Path], known: Iterable[Path]) -> Iterator[Diagnostic]:
    """Files in the folders that are no data, and not beside data of their name; `known` are used in another way."""
    used = {os.path.abspath(each) for each in known}
    for folder in folders:
        with os.scandir(folder) as entries:
            files = [entry for entry in entries if entry.is_file() and not entry.name.startswith((".", "~$"))]
        taken = {_stem(each.name) for each in files if each.name.lower().endswith(DATA_SUFFIXES)}
        names = sorted(each.name for each in files if _stem(each.name) not in taken and os.path.abspath(each.path) not in used)
        if names:
            said = "、".join(names[:_MOST_NAMED]) + (f"等{len(names)}个文件" if len(names) > _MOST_NAMED else "")
            yield PASSED_OVER.at(Place(str(folder)), f"{folder} 里的 {said} 不是数据文件，没有加进去", "要加的，填成 .yaml（表另写成来源）；不是来汇总的，放到别处")


def _stem(name: str) -> str:
    """丙乡 of 丙乡.yaml.bak."""
    return name.partition(".")[0]


def is_pattern(source: Path) -> bool:
    """Whether a name that stands for no file is meant as a pattern, as where no shell has expanded it."""
    return has_magic(str(source)) and not source.exists()


def _files_of(source: Path, notes: list[Diagnostic]) -> Iterator[Path]:
    if is_pattern(source):
        found = sorted(glob(str(source), recursive=True))
        yield from (Path(each) for each in found if _is_data(each, notes) and os.path.isfile(each))
    elif source.is_dir():
        yield from _in_folder(source, notes)
    elif _is_data(str(source), notes):
        yield source


def _in_folder(folder: Path, notes: list[Diagnostic]) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries if entry.is_file() and _is_data(str(folder / entry.name), notes))
    deeper = sum(1 for each in folder.glob("*/*") if each.suffix.lower() in DATA_SUFFIXES and not each.name.startswith("."))
    if deeper:
        message = f"{folder} 的子文件夹里还有 {deeper} 个数据文件，没有读"
        notes.append(DEEPER.at(Place(str(folder)), message, f'要一起生成，写成 "{folder}/**/*.yaml"'))
    yield from (folder / name for name in names)


def _is_data(name: str, notes: list[Diagnostic]) -> bool:
    base = os.path.basename(name)
    if not base.lower().endswith(DATA_SUFFIXES):
        return False
    if not _can_be_written(base):
        meant = os.fsencode(base).decode("gb18030", errors="replace")
        notes.append(GARBLED_NAME.at(Place(str(Path(name).parent)), f"有一个文件的名称是乱码（像是 {meant}），没有读", "给它改名，再运行一次；解压时选 GBK 编码就不会乱"))
        return False
    if base.startswith("~$"):
        message = f"{base} 是占用标记，跳过：{base.removeprefix('~$')} 多半正打开着，没有存盘的改动不在里面"
        notes.append(EDITOR_FILE.at(Place(name), message, "先在编辑程序里存盘、关闭，再运行一次"))
        return False
    return not base.startswith(".")


def _can_be_written(name: str) -> bool:
    """Whether it is text: of bytes that are none the system makes characters that no file can hold."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
