"""--install-completion and --show-completion: typer's own work, answered in Chinese."""

from __future__ import annotations

import contextlib
from typing import Any

import typer

SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")


def install_completion(ctx: Any, _param: Any, wanted: Any) -> None:
    """Callback of the option. Raises CannotRun where the shell in use cannot complete."""
    if not wanted or ctx.resilient_parsing:
        return
    from typer.completion import install  # type: ignore[attr-defined]

    shell, path = install(shell=_shell())
    typer.echo(f"已为 {shell} 安装命令补全：{path}\n重新打开终端后生效：输入 drafting 和空格，再按 Tab 键。")
    raise typer.Exit


def show_completion(ctx: Any, param: Any, wanted: Any) -> None:
    """Callback of the option. Raises CannotRun where the shell in use cannot complete."""
    if not wanted or ctx.resilient_parsing:
        return
    from typer.completion import show_callback

    with contextlib.suppress(SystemExit):
        show_callback(ctx, param, _shell())
    raise typer.Exit


def _shell() -> str:
    """The shell that the command was typed in."""
    from shellingham import ShellDetectionFailure, detect_shell  # type: ignore[import-untyped]

    try:
        name, _ = detect_shell()
    except ShellDetectionFailure:
        name = ""
    if name in SHELLS:
        return str(name)

    from drafting.cli.asked.inputs import CannotRun
    from drafting.cli.rules import USAGE

    found = f"当前终端是 {name}" if name else "认不出当前终端"
    raise CannotRun([USAGE.at(None, f"{found}，装不了命令补全", f"换用 {'、'.join(SHELLS)} 之一再试")])
