"""drafting template: what templates there are, how one reads, whether it is right, and what data it takes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafting.cli.asked.chinese import ChineseCommand
from drafting.cli.asked.options import Templates
from drafting.cli.told.screen import OutputFormat

if TYPE_CHECKING:
    from drafting.pipeline import Library

HELP = """\
查看和检查模板。

示例：
  drafting template list
  drafting template show rural/township
  drafting template check
  drafting template schema rural/township -o 数据格式.json"""

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True)

TemplateName = Annotated[str, typer.Argument(metavar="模板", help="模板名，如 rural/township。")]
Format = Annotated[OutputFormat, typer.Option("--format", help="text 文字，json 供程序读取。")]


@app.command("list", cls=ChineseCommand, help="列出可用的模板。\n\n示例：\n  drafting template list")
def list_templates(templates: Templates = None, shown_as: Format = "text") -> int:
    from drafting.cli.told.screen import print_json, print_table
    from drafting.guide import list_templates as listed

    entries = listed(_library(templates))
    if shown_as == "json":
        print_json([{"name": each.name, "title": each.title, "kind": each.kind} for each in entries])
    else:
        print_table("", ("模板", "名称", "文种"), [(each.name, each.title, each.kind) for each in entries])
    return 0


@app.command(
    "show",
    cls=ChineseCommand,
    help="显示一个模板写些什么：标题、节、要点，每句话要有哪些指标、哪些没有就省去。\n\n示例：\n"
    "  drafting template show rural/township\n  drafting template show rural/township --source",
)
def show_template(
    template: TemplateName,
    source: Annotated[bool, typer.Option("--source", help="显示模板的原文。")] = False,
    templates: Templates = None,
) -> int:
    from drafting.cli.told.screen import say
    from drafting.guide import template_portrait, template_text

    shown = template_text if source else template_portrait
    say(shown(_library(templates), template).rstrip("\n"))
    return 0


@app.command(
    "check",
    cls=ChineseCommand,
    help="检查模板：写法、指标名、过滤器，再用编出来的数试着成文（全部填上、只填必报），不需要数据。单位、提法、文种各表和指标目录也一起核对。不写模板名时检查全部，连同用语规则和版式（style.yaml、profiles/）。\n\n示例：\n"
    "  drafting template check\n  drafting template check rural/township --templates 本局模板/",
)
def check_template(
    names: Annotated[list[str] | None, typer.Argument(metavar="模板", help="模板名；不写则检查全部。")] = None,
    templates: Templates = None,
    shown_as: Format = "text",
) -> int:
    import sys

    from drafting.cli.told.screen import counted, print_json, say, show
    from drafting.diagnostics import has_errors
    from drafting.guide import check_catalogues, check_ground, check_looks, check_text_rules, list_templates
    from drafting.rehearsal import check_and_rehearse

    library = _library(templates)
    wanted = names or [each.name for each in list_templates(library)]
    found = check_ground(library, wanted)
    if not has_errors(found):  # without units, wording or catalogue no template can be judged
        found += check_and_rehearse(library, *wanted)
        found += () if names else check_catalogues(library)
    if not names:
        found += check_text_rules(library) + check_looks(library)
    if shown_as == "json":
        print_json({"templates": wanted, "diagnostics": [each.to_json() for each in found]})
    else:
        show(found, sys.stdout)
        say(f"检查了 {len(wanted)} 个模板：{counted(found) or '没有发现问题'}")
    return int(has_errors(found))


@app.command(
    "schema",
    cls=ChineseCommand,
    help="输出数据文件的 JSON Schema，编辑器据此补全和提示。\n\n示例：\n"
    "  drafting template schema rural/township -o 数据格式.json",
)
def print_schema(
    template: TemplateName,
    out: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="文件", help="写到文件；不写则印在屏幕上。")
    ] = None,
    templates: Templates = None,
) -> int:
    import json

    from drafting.cli.told.screen import print_json, say
    from drafting.delivery import deliver
    from drafting.guide import data_schema

    schema = data_schema(_library(templates), template)
    if out is None:
        print_json(schema)
        return 0
    delivered = deliver(out, json.dumps(schema, ensure_ascii=False, indent=2).encode())
    say(f"已生成：{delivered.path}")
    return 0


def _library(templates: Path | None) -> Library:
    from drafting.cli.asked.inputs import require_folder
    from drafting.pipeline import open_library

    require_folder(templates)
    return open_library(templates, Path.cwd())
