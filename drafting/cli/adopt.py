"""drafting adopt: last year's report as a template and data, for this year's."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from drafting.cli.told.screen import OutputFormat

HELP = """\
照着去年写：把去年的报告（Word、txt、md）变成本单位自己的模板和数据，今年只填数、改话。

-o 写一个新文件夹，里面是：模板/（话照去年的原文，数换成了指标）、去年的数据、今年待填的数据（去年的数在旁边）。
用去年的数据生成，就是去年的报告；填好今年的，就是今年的，同比由程序算。
可以两样读的数照原文保留，逐处列出来；已有的文件夹不会被覆盖。

示例：
  drafting adopt 2025年工作总结.docx -o 本局
  drafting adopt 2025年工作总结.docx -o 本局 --unit 某县农业农村局 --period 2025年"""


def adopt(
    report: Annotated[Path, typer.Argument(metavar="报告", help="去年的报告：.docx、.txt、.md，谁写的都行。")],
    out: Annotated[Path, typer.Option("-o", "--output", metavar="文件夹", help="写到哪个新文件夹。")],
    unit: Annotated[str, typer.Option("--unit", metavar="名称", help="单位名称；报告的题目、落款里看得出的不用写。")] = "",
    region: Annotated[str, typer.Option("--region", metavar="地区", help="哪里的单位，如 某县；单位名称里看得出的不用写。")] = "",
    period: Annotated[str, typer.Option("--period", metavar="报告期", help="去年的报告是哪一期的，如 2025年、2025年上半年；看得出的不用写。")] = "",
    shown_as: Annotated[OutputFormat, typer.Option("--format", help="屏幕上的输出：text 文字，json 供程序读取。")] = "text",
) -> int:
    from drafting.cli.carried_out.adopting import answered

    return answered(report, out, unit, region, period, shown_as)
