"""Options that several commands share, each spelled once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

Template = Annotated[
    str | None,
    typer.Option("-t", "--template", metavar="模板", help="用哪个模板，如 rural/township；不写就用数据里的“模板”。"),
]
Templates = Annotated[
    Path | None,
    typer.Option(
        "--templates",
        metavar="文件夹",
        help="模板所在文件夹，优先于当前文件夹的 templates/ 和随程序安装的模板。",
    ),
]
Missing = Literal["mark", "omit", "error"]
MissingOption = Annotated[
    Missing,
    typer.Option(
        "--missing",
        help="缺数怎么办：mark 印【待补：…】（默认）；omit 能省的句子省掉；\nerror 有待补就不出稿。",
    ),
]
Style = Annotated[
    str | None,
    typer.Option(
        "--style", metavar="版式", help="本地版式文件（.yaml，只写与默认版式不同的项），\n或随程序的版式：撑满版心、页码居中。"
    ),
]
Force = Annotated[
    bool,
    typer.Option("--force", help="被人改过的旧文件改名为“…（旧稿1）”保留，新稿写到原位置。"),
]

Lacking = Literal["blank", "mark", "omit", "error"]
"""What a roll-up makes of figures that some places lack."""
