"""drafting rollup: a county's data file, added up from those of its townships."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from drafting.cli.asked.options import Lacking, Template, Templates
from drafting.cli.told.screen import OutputFormat

HELP = """\
把各乡镇的数据相加，做成全县的数据文件（市由各县、乡镇由各村，一样）。

来源同 batch：文件夹、若干数据文件，或一行一个单位的表。目录里“汇总: 相加”的逐项相加，一个数不差，
亩和公顷、元和万元这样的先换算；每个数的后面写着是哪些乡镇加出来的。目录没有说的，各乡镇都填了的数量、金额也相加，
别的写成注释。比率、人均、位次不能相加，空着由县里填；完成率、支出进度由程序算。和别的数对不上的，核对以前写待补。
任务、上年同期、构成，有这个数的乡镇都填了才加。明细表的表头一样的，各行合在一张表里，前面加一列乡镇；
文字材料不合并，写明在哪里。几个乡镇都算了的同一个水库、项目，指出来。
每个乡镇都有的（人口、耕地、监测对象……，目录里写明“都有”），有一个空着就写待补，后面写明谁没有填、其余共多少；
别的空着算没有，照填了的相加，也写明谁没有填。写了待补的，全县就是待补。
有名单的用 --expect：谁没有交指出来，加起来的数都写待补，后面写着来了的共多少。
-o 写已有的文件，里面人填的数一个不改：只填空着的、待补的，加上没有的指标；和各乡镇加起来不一样的，指出来。
程序上次加出来、没有人动过的数，乡镇后来改了的，跟着改，逐处列出来。
原来填好、其实只是来了的几个加出来的，行末标“待核”：印出来是【待核】，不出定稿。
乡镇的文件有错、报告期不同、一个乡镇有两个文件的，全部列出，什么也不写。

示例：
  drafting rollup 各乡镇/ -o 全县2026.yaml
  drafting rollup 各乡镇/ -o 全县2026.yaml --expect 名单.xlsx
  drafting rollup 填报汇总.xlsx --common 共用.yaml -o 全县2026.yaml -t rural/annual
  drafting rollup 全市汇总.xlsx --common 共用.yaml -o 甘棠县2026.yaml --of 甘棠县
  drafting check 全县2026.yaml 各乡镇/*.yaml"""


def rollup(
    sources: Annotated[list[Path], typer.Argument(metavar="来源", help="文件夹，若干数据文件，或表（.xlsx、.csv）。")],
    out: Annotated[Path, typer.Option("-o", "--output", metavar="全县.yaml", help="写到哪个数据文件；已有的，只填里面空着的、待补的。")],
    template: Template = None,
    common: Annotated[
        Path | None, typer.Option("--common", metavar="共用.yaml", help="各乡镇相同的内容（模板、报告期等），同 batch。")
    ] = None,
    missing: Annotated[
        Lacking,
        typer.Option(
            "--missing",
            help="有乡镇缺数怎么办：blank 空着算没有，每个乡镇都有的才写待补（默认）；mark 有一个空着就写待补；\nomit 空着、待补、没有交的都不算，其余照加，标“待核”；error 照默认的，有待补就不写文件。",
        ),
    ] = "blank",
    expect: Annotated[
        Path | None, typer.Option("--expect", metavar="名单.txt", help="要交的乡镇的名单：文本一行一个，或表（.xlsx、.csv）里的一列；没有交的指出来。")
    ] = None,
    of: Annotated[
        str, typer.Option("--of", metavar="某县", help="来源里有几个县的乡镇的（全市一份表），只加这个县的。")
    ] = "",
    templates: Templates = None,
    force: Annotated[bool, typer.Option("--force", help="已有的文件改名为“…（旧稿1）”保留，重新做一份。")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只说会加出什么，什么也不写。")] = False,
    shown_as: Annotated[
        OutputFormat, typer.Option("--format", help="屏幕上的输出：text 文字，json 供程序读取。")
    ] = "text",
) -> int:
    from drafting.cli.carried_out.rolling_up import Asked, answered

    return answered(Asked(sources, out, template, common, missing, expect, of, templates, force, dry_run, shown_as))
