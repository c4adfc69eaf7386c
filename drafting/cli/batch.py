"""drafting batch: a folder of data files, or a table with a row per unit → a folder of reports."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from drafting.cli.asked.options import Force, Missing, Template, Templates
from drafting.cli.told.screen import OutputFormat

HELP = """\
一批单位各生成一份报告，一个单位出错不影响其余单位。

来源可以是文件夹（取其中的 .yaml，隐藏文件和 ~$ 文件除外）、若干数据文件、带 * 的写法，
和一份一行一个单位的表（.xlsx、.csv），可以一起给；各单位相同的内容写在 --common 文件里。
输出默认与数据文件同名；--name 里可用 {文件名} {地区} {单位} {年度} {报告期} {标题} {稿次}，
以 .md、.txt 结尾则输出该格式。被人改过的旧稿从不覆盖：新稿另存为“…（数据更新稿）”；
数据、模板、样式都没有变的，改过的稿子不动。
再次运行只做有变化的单位；中断以后重新运行，会接着做完。结束时在输出文件夹写一份 汇总.xlsx。
--final 出定稿：有【待补】【待核】的单位不出稿，其余照常；定稿放在另一个文件夹里，不和草稿混。
有单位没有生成时，退出码为 1。

示例：
  drafting batch 各乡镇/ -o 输出/
  drafting batch 各乡镇/ -o 输出/ --name "{标题}"
  drafting batch 填报汇总.xlsx --common 共用.yaml -o 输出/
  drafting batch 各乡镇/ 填报汇总.xlsx --common 共用.yaml -o 输出/
  drafting batch 填报汇总.xlsx --common 共用.yaml -o 定稿/ --final
  drafting batch "全省/**/*.yaml" -o 输出/ --name "{地区}" --dry-run"""


def batch(
    sources: Annotated[
        list[Path], typer.Argument(metavar="来源", help="文件夹、若干数据文件、一份表（.xlsx、.csv），可以一起给。")
    ],
    out: Annotated[Path, typer.Option("-o", "--output", metavar="文件夹", help="输出文件夹；没有就新建。")],
    template: Template = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", metavar="N", min=1, help="同时用几个进程；不写则用满处理器。")
    ] = None,
    name: Annotated[str, typer.Option("--name", metavar="命名", help="输出文件的命名，默认 {文件名}。")] = "{文件名}",
    common: Annotated[
        Path | None,
        typer.Option("--common", metavar="共用.yaml", help="各单位相同的内容（模板、报告期、公文等），单位自己写的优先。"),
    ] = None,
    missing: Annotated[
        Missing, typer.Option("--missing", help="缺数怎么办，同 render：mark（默认）、omit、error。")
    ] = "mark",
    expect: Annotated[
        Path | None, typer.Option("--expect", metavar="名单.txt", help="要交的单位的名单：文本一行一个，或表里的一列；没有交的、名单里没有的指出来。")
    ] = None,
    style: Annotated[
        str | None, typer.Option("--style", metavar="版式", help="本地版式文件（.yaml），或随程序的版式：撑满版心、页码居中。")
    ] = None,
    final: Annotated[
        bool, typer.Option("--final", help="定稿，同 render：还有【待补】【待核】、勾稽不符的单位不出稿，写明为什么。")
    ] = False,
    review: Annotated[
        bool, typer.Option("--review", help="讨论稿：查出的问题作为批注写在 Word 里，同 render。")
    ] = False,
    templates: Templates = None,
    force: Force = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="不管上次做到哪里，全部重新生成。")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只列出要生成哪些文件、表里哪几行不能生成，什么也不写。")] = False,
    cluster: Annotated[
        str | None, typer.Option("--cluster", metavar="地址", help="交给 Dask 集群去做，如 tcp://10.0.0.5:8786。")
    ] = None,
    timeout: Annotated[
        float, typer.Option("--timeout", metavar="秒", min=1, help="一个单位超过这么久没有做完，就当作卡住，记为未生成。")
    ] = 60,
    shown_as: Annotated[
        OutputFormat, typer.Option("--format", help="屏幕上的输出：text 文字，json 供程序读取。")
    ] = "text",
) -> int:
    from drafting.cli.carried_out.batching import Asked, answered

    asked = Asked(
        sources, out, template, jobs, name, common, missing, expect, style, final, review, templates, force, fresh, dry_run, cluster,
        timeout, shown_as,
    )  # fmt: skip
    return answered(asked)
