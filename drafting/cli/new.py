"""drafting new: a data file to fill in."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from drafting.cli.asked.options import Templates

HELP = """\
按模板生成一份带分组和注释的数据文件，照着填数即可。

用不到的指标整行删掉；该报而暂时没有的写“待补”。已有的文件不会被覆盖。
模板能写的指标有几百个，全部列出；第一次用，加 --short 只列必报和常报的，其余的以后照样可以加。
--last 写上年的数据文件的，照着它的单位、组和名称生成，上年的数写在旁边，同比由程序算。
-o 写 .xlsx 的，生成一份一行一个单位的空表，表头是必报和常报的指标，给各乡镇填好后用 drafting batch 生成。
旁边的 .drafting 文件夹里是给编辑器用的数据格式：装了 YAML 插件的编辑器据此提示指标名和单位，不必联网，删去也不影响成文。

示例：
  drafting new rural/township -o 某乡2026.yaml --short
  drafting new rural/township -o 某乡2026.yaml
  drafting new rural/township --last 某乡2025.yaml -o 某乡2026.yaml
  drafting new rural/township -o 填报汇总.xlsx
  drafting render 某乡2026.yaml"""


SCHEMAS = ".drafting"
"""Where the schemas of data files stand, beside them: made by the program, and made anew with each `new`."""


def new(
    template: Annotated[str, typer.Argument(metavar="模板", help="模板名；有哪些模板见 drafting template list。")],
    out: Annotated[Path, typer.Option("-o", "--output", metavar="数据.yaml", help="写到哪个文件；.xlsx 是一行一个单位的空表。")],
    short: Annotated[bool, typer.Option("--short", help="简表：只列必报和常报的指标，一页多一点。")] = False,
    last: Annotated[Path | None, typer.Option("--last", metavar="上年.yaml", help="照着上年的数据文件生成：单位、署名、组和名称都照它，上年的数写在旁边。")] = None,
    templates: Templates = None,
) -> int:
    from drafting.cli.asked.inputs import (
        OUTPUT_KIND,
        CannotRun,
        require_data_file,
        require_folder,
        require_new_data_file,
    )
    from drafting.cli.told.screen import say
    from drafting.delivery import deliver
    from drafting.diagnostics import Place, Refused
    from drafting.guide import blank_table, data_schema, next_years, skeleton
    from drafting.pipeline import open_library, read_dataset

    require_new_data_file(out)
    require_folder(templates)
    library = open_library(templates, Path.cwd())
    own = f" --templates {templates}" if templates is not None else ""
    if last is not None:
        if out.suffix.lower() == ".xlsx":
            raise CannotRun([OUTPUT_KIND.at(Place(str(out)), f"{out}：照上年的文件生成的是 .yaml", f"例如 -o {out.stem}.yaml")])
        require_data_file(last)
        loaded = read_dataset(last, library, template)
        if loaded.dataset is None:
            raise Refused(loaded.diagnostics)
        deliver(out, next_years(library, template, loaded.dataset, Path(os.path.relpath(last, out.parent)).as_posix()).encode())
        say(f"已生成：{out}（单位、组和名称照{last.name}，上年的数在旁边）")
        say(f"填好后运行：drafting render {out}{own}")
        return 0
    if out.suffix.lower() == ".xlsx":
        deliver(out, blank_table(library, template))
        say(f"已生成：{out}（一行填一个单位，表头不要改；用不到的列删去）")
        say(f"填好后运行：drafting batch {out} -t {template} --common 共用.yaml{own} -o 输出/")
        return 0
    schema = f"{SCHEMAS}/{template.partition('/')[0]}.json"
    text = f"# yaml-language-server: $schema={schema}\n{skeleton(library, template, date.today(), short=short)}"
    deliver(out, text.encode())
    say(f"已生成：{out}")
    if _keep(out.parent / schema, json.dumps(data_schema(library, template), ensure_ascii=False).encode()):
        say(f"编辑器（如装了 YAML 插件的 VS Code）按 {schema} 提示指标名和单位，不必联网")
    say(f"填好后运行：drafting render {out}{own}")
    return 0


def _keep(file: Path, data: bytes) -> bool:
    """Put a schema in its place; it only helps the editor, so that one that cannot be written is no error."""
    with suppress(OSError):
        file.parent.mkdir(exist_ok=True)
        half = file.with_suffix(".half")
        half.write_bytes(data)
        os.replace(half, file)
        return True
    return False
