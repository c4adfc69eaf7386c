"""The command line: commands joined into one program, refusals and usage errors turned into words and exit codes."""

from __future__ import annotations

import gc
import itertools
import os
import sys
import time
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from typing import Annotated, Any, Final

import typer
from typer.main import get_command

from drafting import __version__
from drafting.cli import IMPORTED_PATTERNS
from drafting.cli.asked.chinese import ChineseCommand, ChineseGroup
from drafting.cli.told.exits import INTERRUPTED
from drafting.cli.told.screen import prepare_streams, say, show, tell
from drafting.diagnostics import Diagnostic, Place, Refused
from drafting.patterns import keep_patterns
from drafting.starts.cache import sweep
from drafting.starts.known_code import keep_code

HELP = """\
公文起草助手：一处填数，自动成文、勾稽、排版（GB/T 9704）。

先用 new 生成数据文件，照着填数，再用 render 生成 Word 文件；
有去年的报告的，用 adopt 把它变成自己的模板和数据；
几十上百个单位用 batch 一次生成；check 核对数据里的合计、占比、完成率。
每个命令的写法和例子：drafting 命令 --help

示例：
  drafting new rural/township -o 某乡2026.yaml
  drafting render 某乡2026.yaml
  drafting batch 各乡镇/ -o 输出/
  drafting check 某乡2026.yaml"""
_INTERRUPTED = "已中断。已经写好的文件都是完整的，重新运行会接着做完。"

COMMANDS: Final = ("new", "adopt", "render", "batch", "check", "rollup", "trace", "pull", "update", "template", "explain")
"""Each stands in the module of its name."""
_VERSION: Final = "--version"


@cache
def _program(commands: tuple[str, ...]) -> Callable[..., Any]:
    """The program with the commands that are asked for: reading the options of one takes as long as its work."""
    app = typer.Typer(
        cls=ChineseGroup,
        help=HELP,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
    )
    app.callback()(_options)
    for name in commands:
        module = import_module(f"drafting.cli.{name}")
        if hasattr(module, "app"):
            app.add_typer(module.app, name=name, cls=ChineseGroup, help=module.HELP)
        else:
            app.command(name, cls=ChineseCommand, help=module.HELP)(getattr(module, name))
    return get_command(app)


def _print_version(wanted: bool) -> None:
    if wanted:
        say(f"drafting {__version__}")
        raise typer.Exit


def _options(
    version: Annotated[
        bool, typer.Option(_VERSION, callback=_print_version, is_eager=True, help="显示版本号。")
    ] = False,
) -> None:
    """Options of the program itself."""


def _asked_for(arguments: list[str]) -> tuple[str, ...]:
    """The command that is asked for; all, where nobody knows which, or the page of them is wanted."""
    first = arguments[0] if arguments else ""
    return () if first == _VERSION else (first,) if first in COMMANDS else COMMANDS


def main(argv: list[str] | None = None) -> int:
    """Run one command; its exit code (`told/exits.py`)."""
    arguments = sys.argv[1:] if argv is None else argv
    try:
        code = _program(_asked_for(arguments))(arguments, prog_name="drafting", standalone_mode=False) or 0
    except Refused as refused:
        from drafting.cli.told.exits import exit_code

        _say(refused.diagnostics, arguments)
        return exit_code(refused)
    except (KeyboardInterrupt, typer.Abort):
        tell(_INTERRUPTED)
        return INTERRUPTED
    except Exception as error:
        if getattr(error, "exit_code", None) is None:
            raise
        return _usage_error(error, arguments)
    if code == INTERRUPTED:  # typer has caught the Ctrl-C itself
        tell(_INTERRUPTED)
    return code


def _usage_error(error: Exception, arguments: list[str]) -> int:
    from drafting.cli.asked.chinese import usage_message
    from drafting.cli.rules import USAGE

    if type(error).__name__ == "NoArgsIsHelpError":
        tell(str(error))
        return 2
    message, hint = usage_message(error)
    _say([USAGE.at(None, message, hint)], arguments)
    return 2


def _say(found: Sequence[Diagnostic], arguments: list[str]) -> None:
    """Why a command came to nothing, as its output was asked for."""
    if _wants_json(arguments):
        from drafting.cli.told.screen import print_json

        print_json({"diagnostics": [each.to_json() for each in found]})
    else:
        show(found)


def _wants_json(arguments: list[str]) -> bool:
    return "--format=json" in arguments or ("--format", "json") in itertools.pairwise(arguments)


def run() -> None:
    """The installed `drafting` command."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for plugins costs 20 ms a start
    prepare_streams()
    try:
        code = main()
    except BrokenPipeError:
        _discard_output()
        code = 1
    except OSError as error:
        code = _out_of_reach(error, sys.argv[1:])
    except Exception as error:
        code = _defect(error, sys.argv[1:])
    IMPORTED_PATTERNS.keep()
    keep_patterns()
    keep_code()
    sweep(time.time())
    gc.freeze()  # nor at the end: the system takes it all back
    sys.exit(code)


def _out_of_reach(error: OSError, arguments: list[str]) -> int:
    """What the disk, the network or another program does to a file while it is used."""
    from drafting.cli.asked.inputs import UNREADABLE

    file = str(error.filename) if error.filename else ""
    message = f"{file or '有一个文件'} 读写不了（系统错误 {error.errno}），经过已记在 {_keep_trace(error)}"
    hint = "关掉正打开着它的程序，检查权限、磁盘空间和网络，再运行一次；仍然不行，把记录发给维护人员"
    _say([UNREADABLE.at(Place(file) if file else None, message, hint)], arguments)
    return 2


def _defect(error: Exception, arguments: list[str]) -> int:
    told = f"程序内部出错，不是数据的错，没有生成文件。经过已记在 {_keep_trace(error)}，请发给维护人员。"
    if _wants_json(arguments):
        from drafting.batch.working.work import INTERNAL

        _say([INTERNAL.at(None, told, "把这条信息和数据文件发给维护人员")], arguments)
    else:
        tell(told)
    return 2


def _keep_trace(error: Exception) -> str:
    """The course of an unforeseen error, in a file of its own: it says nothing to a user."""
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile("w", prefix="drafting-", suffix=".log", delete=False, encoding="utf-8") as file:
        traceback.print_exception(error, file=file)
    return file.name


def _discard_output() -> None:
    """The reader of our output is gone (`drafting … | head`): nothing more to say, and no complaint at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
