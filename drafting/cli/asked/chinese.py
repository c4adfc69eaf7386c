"""The command line's Chinese face: help pages and usage errors.

Typer's own pages are English, measure a 汉字 as one column and import rich; these are laid out here instead.
"""

from __future__ import annotations

import unicodedata
from difflib import get_close_matches
from typing import Any

from typer.core import TyperCommand, TyperGroup

from drafting.cli.asked.completion import install_completion, show_completion
from drafting.cli.asked.plain_values import reading_plainly

_OWN_HELP = {
    "help": "显示这页说明。",
    "install_completion": "为当前终端安装命令补全。",
    "show_completion": "显示命令补全脚本，可复制后自行安装。",
}
_COMPLETION = {"install_completion": install_completion, "show_completion": show_completion}
_INDENT = "  "


class ChineseCommand(TyperCommand):
    """A command whose help page is Chinese."""

    def get_params(self, ctx: Any) -> list[Any]:
        return reading_plainly(super().get_params(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except Exception as error:
            if getattr(error, "ctx", ctx) is None:  # an option without its value
                error.ctx = ctx  # type: ignore[attr-defined]
            raise

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(help_page(self, ctx))


class ChineseGroup(TyperGroup):
    """A group of commands whose help page is Chinese; commands stand in the order they were added."""

    def get_params(self, ctx: Any) -> list[Any]:
        params = super().get_params(ctx)
        for each in params:
            if each.name in _COMPLETION:  # typer adds these two itself
                each.callback = _COMPLETION[each.name]
        return reading_plainly(params)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(help_page(self, ctx))

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        return list(self.commands)


def help_page(command: TyperCommand | TyperGroup, ctx: Any) -> str:
    """Usage, the command's own words (which hold examples), then arguments, commands and options."""
    params: list[Any] = list(command.get_params(ctx))
    arguments = [each for each in params if each.param_type_name == "argument"]
    options = [each for each in params if each.param_type_name == "option" and not getattr(each, "hidden", False)]
    sections = [
        _usage(command, ctx, arguments),
        (command.help or "").strip(),
        _section("参数", [(_metavar(each), each.help or "") for each in arguments]),
        _section("命令", _commands(command)),
        _section("选项", [(_spelling(each), _about(each)) for each in options]),
    ]
    return "\n\n".join(each for each in sections if each)


def _usage(command: TyperCommand | TyperGroup, ctx: Any, arguments: list[Any]) -> str:
    words = [_metavar(each) for each in arguments]
    if isinstance(command, TyperGroup):
        words = ["命令", "…"]
    return " ".join(["用法：" + ctx.command_path, *words, "[选项]"])


def _commands(command: TyperCommand | TyperGroup) -> list[tuple[str, str]]:
    if not isinstance(command, TyperGroup):
        return []
    return [(name, (each.help or "").strip().partition("\n")[0]) for name, each in command.commands.items()]


def _metavar(param: Any) -> str:
    name = param.metavar or param.name.upper()
    return f"{name}…" if param.nargs == -1 else str(name)


def _spelling(option: Any) -> str:
    names = ", ".join(option.opts)
    if option.is_flag or option.name in _OWN_HELP:
        return names
    return f"{names} {option.metavar or '|'.join(_choices(option)) or option.name.upper()}"


def _about(option: Any) -> str:
    return _OWN_HELP.get(option.name) or option.help or ""


def _choices(param: Any) -> list[str]:
    choices = getattr(getattr(param, "type_descriptor", None), "choices", None)
    return [str(getattr(each, "value", each)) for each in choices or ()]


def _section(title: str, rows: list[tuple[str, str]]) -> str:
    if not rows:
        return ""
    column = min(max(_width(left) for left, _ in rows), 30)
    lines = [f"{title}："]
    for left, right in rows:
        if _width(left) > column:
            lines.append(_INDENT + left)
            left = ""
        first, *more = right.split("\n")
        lines.append(f"{_INDENT}{left}{' ' * (column - _width(left))}  {first}".rstrip())
        lines += [f"{_INDENT}{' ' * column}  {each}" for each in more]
    return "\n".join(lines)


def _width(text: str) -> int:
    """Columns on a terminal: a wide character takes two."""
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def usage_message(error: Exception) -> tuple[str, str]:
    """What is wrong with the command line and what to type instead, in Chinese.

    Told apart by class name: typer keeps these classes in a private module.
    """
    ctx = getattr(error, "ctx", None)
    command = ctx.command_path if ctx else "drafting"
    return _MESSAGES.get(type(error).__name__, _plain_usage)(error), f"用法见 {command} --help"


def _no_such_option(error: Any) -> str:
    close = f"，是不是 {'、'.join(sorted(error.possibilities))}？" if error.possibilities else ""
    return f"没有选项 {error.option_name}{close}"


def _missing_parameter(error: Any) -> str:
    param = error.param
    if param is None:
        return "缺少参数"
    kind, name = ("选项", param.opts[0]) if param.param_type_name == "option" else ("参数", _metavar(param))
    about = (getattr(param, "help", None) or "").partition("\n")[0].rstrip("。")
    return f"缺少{kind} {name}" + (f"（{about}）" if about else "")


def _long_path(error: Any) -> str:
    param = error.param
    where = f"选项 {param.opts[0]} 后面" if param.param_type_name == "option" else f"参数 {_metavar(param).strip('[]')} "
    return f"{where}写的路径太长，没有这样的文件（一个文件名不超过 80 个汉字）：检查是不是粘贴错了，或漏了空格"


def _empty_value(error: Any) -> str:
    param = error.param
    if param.param_type_name == "option":
        instead = "" if param.required else "；不用就去掉这个选项"
        return f"选项 {param.opts[0]} 后面是空的，要写{param.metavar or '、'.join(_choices(param)) or '一个值'}{instead}"
    return f"参数 {_metavar(param).strip('[]')} 是空的（{(param.help or '').rstrip('。')}）"


def _bad_parameter(error: Any) -> str:
    param = error.param
    if param is None:
        return f"参数的值不对：{error.message}"
    name = param.opts[0] if param.param_type_name == "option" else _metavar(param)
    typed = _typed_value(error)
    value = f"“{typed}”" if typed is not None else ""
    choices = _choices(param)
    if choices:
        other = next((each.opts[0] for each in _options(error) if each is not param and str(typed) in _choices(each)), "")
        meant = f"；{typed} 要写成 {other} {typed}" if other else ""
        return f"{name} 的值{value}不能用，可以是：{'、'.join(choices)}{meant}"
    return f"{name} 的值{value}不对，应是{_KINDS.get(param.type_descriptor.annotation, '合适的值')}"


def _options(error: Any) -> list[Any]:
    """Those of the command that was typed wrongly."""
    ctx = getattr(error, "ctx", None)
    return [each for each in ctx.command.get_params(ctx) if each.param_type_name == "option"] if ctx else []


_KINDS = {int: "正整数"}


def _typed_value(error: Any) -> object | None:
    problems = getattr(error.__cause__, "errors", None)
    return problems()[0].get("input") if problems else None


def _bad_option_usage(error: Any) -> str:
    if "does not take a value" in error.message:
        return f"选项 {error.option_name} 后面不带值"
    meant = next((each.metavar for each in _options(error) if error.option_name in each.opts and each.metavar), "")
    return f"选项 {error.option_name} 后面要写{meant or '一个值'}"


def _plain_usage(error: Any) -> str:
    typed = _quoted(error.message)
    known = list(getattr(getattr(getattr(error, "ctx", None), "command", None), "commands", ()))
    if error.message.startswith("No such command"):
        close = get_close_matches(typed, known, 1)
        return f"没有命令 {typed or '“”'}" + (f"，是不是 {close[0]}？" if close else f"，可用的命令：{'、'.join(known)}")
    if error.message.startswith("Missing command"):
        return f"缺少命令，可用的命令：{'、'.join(known)}"
    if error.message.startswith("Got unexpected extra argument"):
        return f"多出了参数：{error.message.partition('(s) (')[2].rstrip(')')}"
    return f"命令行写法不对：{error.message}"


def _quoted(message: str) -> str:
    return message.partition("'")[2].partition("'")[0]


_MESSAGES = {
    "NoSuchOption": _no_such_option,
    "MissingParameter": _missing_parameter,
    "EmptyValue": _empty_value,
    "LongPath": _long_path,
    "BadParameter": _bad_parameter,
    "BadOptionUsage": _bad_option_usage,
}
