"""What the user named on the command line: does it exist, and is it of a kind the command takes?"""

from __future__ import annotations

import os
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from drafting.diagnostics import Place, Refused, Rule, Severity
from drafting.examples import ONE_TOWNSHIP
from drafting.files.filenames import DATA_SUFFIXES, FORMATS, TABLE_SUFFIXES, WRITTEN_SUFFIXES, Format
from drafting.registry import declare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafting.library import Library

NO_FILE = declare(
    Rule(
        "S020", "文件不存在", Severity.ERROR, "命令里写的文件没有找到。检查文件名、扩展名和所在文件夹。",
        hits=ONE_TOWNSHIP
        + "$ drafting check 乙乡.yaml\n",
        clean=ONE_TOWNSHIP
        + "$ drafting check 甲乡.yaml\n",
    )
)
UNREADABLE = declare(
    Rule("S021", "文件打不开", Severity.ERROR, "文件在，但读不出来：可能没有读取权限，或写的是一个文件夹。")
)
WRONG_KIND = declare(
    Rule(
        "S022",
        "不是这个命令能处理的文件",
        Severity.ERROR,
        "数据文件是 .yaml（或 .yml），check 也核对现成的稿子（.docx、.txt、.md）。.doc、.wps 是旧格式，先在 Word 或 WPS 里另存为 .docx。",
        hits=ONE_TOWNSHIP
        + "# 文件：甲乡.doc\n"
        "旧格式\n"
        "$ drafting check 甲乡.doc\n",
        clean=ONE_TOWNSHIP
        + "$ drafting check 甲乡.yaml\n",
    )
)
OUTPUT_KIND = declare(
    Rule(
        "S023",
        "输出文件的扩展名不能用",
        Severity.ERROR,
        "-o 的扩展名决定输出格式：.docx、.md、.txt、.html。.doc、.wps 是旧格式，请写 .docx。",
        hits=ONE_TOWNSHIP
        + "$ drafting render 甲乡.yaml -o 稿.pdf\n",
        clean=ONE_TOWNSHIP
        + "$ drafting render 甲乡.yaml -o 稿.docx\n",
    )
)
FORMAT_CONFLICT = declare(
    Rule(
        "S024", "-o 与 --to 不一致", Severity.ERROR, "-o 的扩展名与 --to 指定的格式不同。只写其中一个，或改成一致。",
        hits=ONE_TOWNSHIP
        + "$ drafting render 甲乡.yaml -o 稿.docx --to md\n",
        clean=ONE_TOWNSHIP
        + "$ drafting render 甲乡.yaml -o 稿.md --to md\n",
    )
)
NO_FOLDER = declare(
    Rule(
        "S025", "找不到模板文件夹", Severity.ERROR,
        "--templates 写的文件夹没有找到，或者里面没有一个文件用得上：要写 _house/ 和各领域（rural/）的上一级。不报错的话，出的是随程序模板的稿。",
        hits=ONE_TOWNSHIP
        + "$ drafting check 甲乡.yaml --templates 没有的文件夹\n",
        clean=ONE_TOWNSHIP
        + "$ drafting check 甲乡.yaml\n",
    )
)

DATA_EXISTS = declare(
    Rule(
        "S026", "数据文件已经存在", Severity.ERROR, "drafting new 从不覆盖已有的数据文件。换一个文件名。",
        hits=ONE_TOWNSHIP
        + "$ drafting new rural/township -o 甲乡.yaml\n",
        clean="$ drafting new rural/township -o 乙乡.yaml\n",
    )
)

NO_STYLE = declare(
    Rule(
        "S290", "没有这个版式", Severity.ERROR, "--style 写版式文件（.yaml），或随程序的版式的名称，如 页码居中。",
        hits=ONE_TOWNSHIP
        + "$ drafting render 甲乡.yaml -o 稿.docx --style 没有的版式\n",
        clean=ONE_TOWNSHIP
        + "$ drafting render 甲乡.yaml -o 稿.docx\n",
    )
)
NO_OUTPUT_FOLDER = declare(
    Rule("S029", "输出文件夹建不了", Severity.ERROR, "batch 的输出文件夹不存在时会新建；这次没有建成，多半是没有权限。")
)


_OF_A_FIELD: Final = ("sections", "checks", "profiles")
"""Folders within _house and the fields: what holds only these is one of them, not the folder above."""


class CannotRun(Refused):
    """The command could not start: exit code 2."""

    could_not_run = True


def require_data_file(file: Path) -> None:
    """Raises CannotRun unless `file` is a readable data file."""
    suffix = file.suffix.lower()
    if suffix in (".doc", ".wps", ".et", ".xls"):
        raise _refusal(WRONG_KIND, file, f"{file.name} 是旧格式（{suffix}），读不了", _OLD_FORMAT_HINT[suffix])
    require_readable(file)
    if suffix not in DATA_SUFFIXES:
        raise _refusal(WRONG_KIND, file, f"{file.name} 不是数据文件", _instead_of_data(file))


def require_updatable(file: Path) -> None:
    """Raises CannotRun unless it is a data file; of a table it is told how its reports get new figures."""
    if file.suffix.lower() in TABLE_SUFFIXES:
        hint = (
            f"表里的数改了，重新运行 drafting batch {file.name} …：人改过的旧稿不覆盖，新稿另存为“…（数据更新稿）”；"
            f"稿里人改过的数，用 drafting pull 稿.docx -d {file.name} 逐格列出"
        )
        raise _refusal(WRONG_KIND, file, f"{file.name} 是表，update 只认一个单位的数据文件（.yaml）", hint)
    require_data_file(file)


def asked_for(files: Sequence[Path]) -> list[Path]:
    """What is named twice is checked once; *.docx names the marks of open files, too."""
    once = list({file.absolute(): file for file in files}.values())
    return [file for file in once if not file.name.startswith("~$")] or once


def require_checkable(file: Path) -> Literal["data", "written"]:
    """What `check` can make of a file: a data file, or a report that is already written. Raises CannotRun."""
    suffix = file.suffix.lower()
    if file.name.startswith("~$"):
        message = f"{file.name} 是 Word、WPS 打开文件时留下的占用标记，不是稿子"
        raise _refusal(WRONG_KIND, file, message, f"关掉 Word，写 {file.name.removeprefix('~$')} 的全名")
    if suffix in WRITTEN_SUFFIXES:
        require_readable(file)
        return "written"
    if suffix == ".pdf":
        raise _refusal(WRONG_KIND, file, f"{file.name} 是 PDF，读不了", "核对它的 Word 稿（.docx）；没有的，在 Word 或 WPS 里打开 PDF，另存为 .docx")
    require_data_file(file)
    return "data"


def _instead_of_data(file: Path) -> str:
    """What to write where a data file belongs, by what was written."""
    suffix = file.suffix.lower()
    if suffix in TABLE_SUFFIXES:
        return f"数据文件的扩展名是 .yaml；表用 drafting batch 生成：drafting batch {file.name} -t 模板 --common 共用.yaml -o 输出/；和全县的数核对，两个一起写：drafting check 全县.yaml {file.name}"
    if suffix in (".docx", ".docm"):
        return "这里写 .yaml 数据文件；Word 稿里改过的数，用 drafting pull 写回数据文件；核对现成的稿子，用 drafting check"
    return "数据文件的扩展名是 .yaml；没有数据文件，用 drafting new 生成"


def require_word_file(file: Path) -> None:
    """Raises CannotRun unless `file` is a readable .docx."""
    suffix = file.suffix.lower()
    if suffix in (".doc", ".wps"):
        raise _refusal(WRONG_KIND, file, f"{file.name} 是旧格式（{suffix}），读不了", "在 Word 或 WPS 中另存为 .docx 再试")
    require_readable(file)
    if suffix not in (".docx", ".docm"):
        hint = "这里要写生成的报告，扩展名是 .docx" + ("；数据文件写在 -d 后面" if suffix in DATA_SUFFIXES else "")
        raise _refusal(WRONG_KIND, file, f"{file.name} 不是 Word 文件", hint)


def require_form(file: Path) -> None:
    """Raises CannotRun unless a workbook can be written under that name."""
    if file.suffix.lower() != ".xlsx":
        raise _refusal(OUTPUT_KIND, file, f"{file.name}：核对单的扩展名是 .xlsx", f"写成 {file.with_suffix('.xlsx').name}")


def require_word_output(out: Path, because: str = "更新出来的是 Word 稿") -> None:
    """Raises CannotRun unless a Word file can be written under that name."""
    if out.suffix.lower() != ".docx" and not out.is_dir():
        raise _refusal(OUTPUT_KIND, out, f"{out.name}：{because}，扩展名是 .docx", f"写成 {out.with_suffix('.docx').name}")


def require_form_or_word_file(file: Path) -> None:
    """Raises CannotRun unless `file` is a readable .docx or .xlsx."""
    if file.suffix.lower() in (".xls", ".et"):
        hint = "在 Excel 或 WPS 中另存为 .xlsx 再试"
        raise _refusal(WRONG_KIND, file, f"{file.name} 是旧格式（{file.suffix}），读不了", hint)
    if file.suffix.lower() == ".xlsx":
        require_readable(file)
    elif file.suffix.lower() == ".csv":
        raise _refusal(WRONG_KIND, file, f"{file.name} 不是核对单", "核对单是 .xlsx：在 Excel 或 WPS 中填好，存成 .xlsx 再试")
    else:
        require_word_file(file)


_OLD_FORMAT_HINT = {
    ".doc": "在 Word 或 WPS 中另存为 .docx；生成报告要用的是 .yaml 数据文件",
    ".wps": "在 WPS 中另存为 .docx；生成报告要用的是 .yaml 数据文件",
    ".et": "在 WPS 中另存为 .xlsx；生成报告要用的是 .yaml 数据文件",
    ".xls": "在 Excel 或 WPS 中另存为 .xlsx；生成报告要用的是 .yaml 数据文件",
}


def require_batch_source(source: Path) -> None:
    """Raises CannotRun unless `source` is a folder, a data file, a table or a pattern for data files."""
    from drafting.batch.planning.sources import is_pattern

    if source.is_dir() or is_pattern(source):
        return
    if source.suffix.lower() in TABLE_SUFFIXES:
        require_readable(source)
    else:
        require_data_file(source)


def require_readable(file: Path) -> None:
    """Raises CannotRun unless `file` is a file that can be opened."""
    if not os.path.exists(file):
        near = _near(file)
        raise _refusal(NO_FILE, file, f"找不到文件 {file}", f"是不是 {near}？" if near else "检查文件名和所在文件夹")
    if file.is_dir():
        raise _refusal(
            UNREADABLE, file, f"{file} 是文件夹，不是文件", f"写上文件夹里的文件名，如 {file}/*.yaml；整个文件夹生成报告用 drafting batch"
        )
    if not file.is_file():
        raise _refusal(UNREADABLE, file, f"{file} 不是存在磁盘上的文件", "先把内容存成文件，再写它的文件名")
    if not os.access(file, os.R_OK):
        raise _refusal(UNREADABLE, file, f"{file} 打不开：没有读取权限", "在文件属性里允许读取，或复制一份再试")
    try:
        with file.open("rb") as opened:
            opened.read(1)
    except OSError:
        hint = "关掉正打开着它的 Word、WPS、Excel；在共享盘、U盘上的，检查连接，或复制到本机再试"
        raise _refusal(UNREADABLE, file, f"{file} 读不出来：正被别的程序占用，或磁盘、网络出错", hint) from None


def require_new_data_file(file: Path) -> None:
    """Raises CannotRun unless a new data file can be put at `file`: nothing that stands there is ever replaced."""
    if file.is_dir() or file.suffix.lower() not in (*DATA_SUFFIXES, ".xlsx"):
        raise _refusal(OUTPUT_KIND, file, f"{file}：数据文件的扩展名是 .yaml", "例如 -o 某乡2026.yaml；一行一个单位的空表，写 -o 填报汇总.xlsx")
    if file.exists():
        raise _refusal(DATA_EXISTS, file, f"{file} 已经存在，没有改动", "换一个文件名；确实不要了，先删除旧文件")


def require_style(named: str, library: Library) -> Path:
    """The profile that --style names: a file, or a look that ships with the templates. Raises CannotRun unless it can be used."""
    from drafting.pipeline import look

    file = Path(named)
    shipped = None if os.path.isfile(file) or len(file.parts) > 1 else library.folders.profile(file.name.removesuffix(".yaml"))
    if shipped is None and file.suffix.lower() not in DATA_SUFFIXES and not os.path.exists(file):  # which a name of any length may be asked
        known = library.folders.profiles()
        beside = file.with_name(f"{file.name}.yaml")
        near = str(beside) if os.path.isfile(beside) else closest_name(named, known)
        hint = f"是不是 {near}？" if near else f"写版式文件的名称，或随程序的版式：{'、'.join(known)}；存在自己文件夹 _house/profiles 里的，再写 --templates 文件夹"
        raise _refusal(NO_STYLE, file, f"没有“{named[:60]}”这个版式", hint)
    profile = shipped or file
    require_readable(profile)
    try:
        look(library, profile)
    except Refused as refused:
        raise CannotRun(refused.diagnostics) from None
    return profile


def require_folder(folder: Path | None) -> None:
    """Raises CannotRun if a folder of templates was named and is not there, or holds nothing that would be used."""
    if folder is None:
        return
    if not folder.is_dir():
        raise _refusal(NO_FOLDER, folder, f"找不到文件夹 {folder}", "检查路径是否写错")
    if not any(each.is_dir() and each.name not in _OF_A_FIELD for each in folder.iterdir()):
        within = any((folder / name).exists() for name in (*_OF_A_FIELD, "indicators.yaml")) or any(folder.glob("*.j2"))
        is_field = within or folder.name == "_house"
        hint = f"写它的上一级：--templates {folder.absolute().parent}" if is_field else "照随程序的 templates/ 放：_house/、rural/ 这样的文件夹"
        raise _refusal(NO_FOLDER, folder, f"{folder} 里没有一个文件用得上", hint)


def output_format(out: Path | None, to: Format | None) -> Format:
    """The format that -o and --to ask for together; docx when neither says. Raises CannotRun."""
    if out is None or out.is_dir():
        return to or "docx"
    suffix = out.suffix.lower()
    if suffix in (".doc", ".wps"):
        raise _refusal(
            OUTPUT_KIND, out, f"{out.name}：不能输出旧格式 {suffix}", f"写成 {out.with_suffix('.docx').name}"
        )
    named = next((each for each in FORMATS if suffix == f".{each}"), None)
    if named is None:
        known = "、".join(f".{each}" for each in FORMATS)
        typed = f"扩展名 {suffix}" if suffix else "没有扩展名的文件"
        raise _refusal(OUTPUT_KIND, out, f"{out.name}：不能输出{typed}", f"可用的扩展名：{known}")
    if to is not None and to != named:
        raise _refusal(
            FORMAT_CONFLICT,
            out,
            f"-o {out.name} 是 {named} 格式，--to 却是 {to}",
            f"去掉 --to，或写成 {out.with_suffix(f'.{to}').name}",
        )
    return named


def closest_name(name: str, known: list[str]) -> str | None:
    return next(iter(get_close_matches(name, known, 1, 0.5)), None)


def _near(file: Path) -> Path | None:
    """A file of nearly that name in the same folder."""
    if not file.parent.is_dir():
        return None
    near = [each for each in file.parent.iterdir() if each.is_file() and _alike(each.suffix, file.suffix)]
    close = get_close_matches(file.stem, [each.stem for each in near], 1, 0.6)  # suffixes say nothing of the name
    return next((each for each in near if close and each.stem == close[0]), None)


def _alike(one: str, other: str) -> bool:
    return one.lower() == other.lower() or {one.lower(), other.lower()} <= set(DATA_SUFFIXES)


def _refusal(rule: Rule, file: Path, message: str, hint: str) -> CannotRun:
    return CannotRun([rule.at(Place(str(file)), message, hint)])
