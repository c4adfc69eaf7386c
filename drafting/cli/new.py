"""drafting new: a data file to fill in."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from drafting.cli.options import Templates

HELP = """\
按模板生成一份带分组和注释的数据文件，照着填数即可。

用不到的指标整行删掉；该报而暂时没有的写“待补”。已有的文件不会被覆盖。

示例：
  drafting new rural/township -o 某乡2026.yaml
  drafting render 某乡2026.yaml"""


def new(
    template: Annotated[str, typer.Argument(metavar="模板", help="模板名；有哪些模板见 drafting template list。")],
    out: Annotated[Path, typer.Option("-o", "--output", metavar="数据.yaml", help="写到哪个文件。")],
    templates: Templates = None,
) -> int:
    from drafting.cli.inputs import require_folder, require_new_data_file
    from drafting.cli.screen import say
    from drafting.delivery import deliver
    from drafting.guide import skeleton
    from drafting.pipeline import open_library

    require_new_data_file(out)
    require_folder(templates)
    text = skeleton(open_library(templates, Path.cwd()), template, date.today())
    deliver(out, text.encode())
    say(f"已生成：{out}")
    say(f"填好后运行：drafting render {out}")
    return 0
