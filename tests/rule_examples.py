"""Running the examples that rules declare through the program itself."""

from __future__ import annotations

import re
import shlex
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from drafting import guide, pipeline, rehearsal
from drafting.checks.prose import Wording, check_prose
from drafting.checks.prose.setting import Setting
from drafting.cli.main import main
from drafting.diagnostics import Diagnostic, Refused, Rule
from drafting.library import Library, open_library
from drafting.load.validation.catalogued import D101 as STRANGER
from drafting.model.dataset import Period, Unit
from drafting.proofreading.proofing import proofread, proofread_together
from drafting.template_folders import bundled_templates
from tests.checks.prose.said import document as said
from tests.shipped import shipped

DATA = """\
单位: {名称: 示例县农业农村局, 地区: 示例县, 层级: 县}
报告期: 2026年上半年
指标: {监测帮扶: {监测对象: 5361户12591人}}
"""
CATALOGUE = """\
监测帮扶:
  监测对象: {计量单位: [户, 人], 构成: [脱贫不稳定户, 边缘易致贫户, 突发严重困难户]}
"""


TEMPLATE = "---\n名称: 示例\n文种: 工作总结\n---\n# 示例\n\n甲。\n"
_SHIPPED = shipped()
_FILE = re.compile(r"^# 文件：(\S+)\n", re.MULTILINE)
_DATA = ("模板:", "单位:")
_ON_SCREEN = re.compile(r"""(?:^(?:必改|存疑|提示) |"code": ")([A-Z]\d{3})(?= |")""", re.MULTILINE)


def codes_found(rule: Rule, example: str, folder: Path) -> set[str]:
    """Every code that `example` gives rise to: commands (`$ drafting …`) below files, files by their names, a data file, a template's text for T, running text for P."""
    if "$ drafting " in example:
        return _by_commands(example, folder)
    if _FILE.match(example):
        return _in_files(example, folder)
    if rule.code[0] in "DR" or example.startswith(_DATA):
        return _in_data(example, folder, strict=rule is STRANGER)
    if rule.code[0] == "T":
        return _in_template(example, folder)
    if rule.code[0] == "P":
        return _in_text(example)
    raise AssertionError(f"{rule.code}: no way to run an example of this letter yet")


def _by_commands(example: str, folder: Path) -> set[str]:
    """Files, and below them commands that are run where they stand, one after the other: the codes that the screen shows, in words or in JSON."""
    files, *commands = re.split(r"^\$ drafting ", example, flags=re.MULTILINE)
    _, *pieces = _FILE.split(files)
    screen = StringIO()
    with TemporaryDirectory(dir=folder) as here, chdir(here), redirect_stdout(screen), redirect_stderr(screen):
        for name, text in zip(pieces[::2], pieces[1::2], strict=True):
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_text(text, encoding="utf-8")
        for command in commands:
            main(shlex.split(command))
    return set(_ON_SCREEN.findall(screen.getvalue()))


def _in_files(example: str, folder: Path) -> set[str]:
    """Several files, each after a line with its name: those with a / are of the template folder, the others data of one unit."""
    _, *pieces = _FILE.split(example)
    files = dict(zip(pieces[::2], pieces[1::2], strict=True))
    templates = folder / "templates"
    for name, text in files.items():
        file = (templates if "/" in name else folder) / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    area = next((name.partition("/")[0] for name in files if "/" in name and not name.startswith("_house/")), "示例")
    if templates.exists() and not any(name.endswith(".j2") for name in files):
        (templates / area).mkdir(exist_ok=True)
        (templates / area / "例.j2").write_text(TEMPLATE, encoding="utf-8")
    data = [folder / name for name in files if "/" not in name]
    found: set[str] = set()
    try:
        library = _library(templates, area) if templates.exists() else _SHIPPED
        for name in library.folders.names():
            if name.startswith(f"{area}/"):
                found |= _codes(rehearsal.check_and_rehearse(library, name))
        if templates.exists():
            found |= _codes(guide.check_catalogues(library))
        if any(name.startswith("_house/checks/") for name in files):
            found |= _codes(guide.check_text_rules(library))
        for file in data:
            found |= _check_file(file, library)
        if len(data) > 1:
            read = [pipeline.read_dataset(file, library).dataset for file in data]
            found |= _codes(proofread_together(library, [each for each in read if each is not None]).diagnostics)
    except Refused as refused:
        found |= _codes(refused.diagnostics)
    return found


def _in_data(example: str, folder: Path, *, strict: bool) -> set[str]:
    """As it stands, and under a template of the rural field, whose catalogue some rules compare with."""
    found = _check(example, folder, _SHIPPED, strict=strict)
    if "模板:" not in example and example.startswith("单位:"):
        found |= _check(f"模板: rural/township\n{example}", folder, _SHIPPED)
    return found


def _in_text(example: str) -> set[str]:
    """As lines of a county's report for the first half of 2026."""
    unit = Unit("示例县农业农村局", "示例县", "县", "全县", "我县", "县委、县政府")
    document = said(*example.splitlines(), title="示例县2026年上半年工作总结")
    setting = Setting("示例.yaml", unit, Period(2026, "半年", 1, 6), None, "工作总结")
    return _codes(tuple(check_prose(document, setting, Wording(_SHIPPED.rules.all()))))


def _in_template(example: str, folder: Path) -> set[str]:
    templates = folder / "templates"
    (templates / "示例").mkdir(parents=True, exist_ok=True)
    (templates / "示例" / "例.j2").write_text(
        f"---\n名称: 示例\n文种: 总结\n---\n# 示例\n\n{example}\n", encoding="utf-8"
    )
    (templates / "示例" / "indicators.yaml").write_text(CATALOGUE, encoding="utf-8")
    library = _library(templates, "示例")
    found = _codes(rehearsal.check_and_rehearse(library, "示例/例")) | _codes(guide.check_catalogues(library))
    return found | _check(f"模板: 示例/例\n{DATA}", folder, library)


def _library(templates: Path, area: str) -> Library:
    """The folder before what is shipped; without the fields that are not the example's own, which are clean and slow to look through."""
    if (bundled_templates() / area).is_dir():
        return open_library(templates)
    house = templates.parent / "house"
    if not house.exists():
        house.mkdir()
        (house / "_house").symlink_to(bundled_templates() / "_house", target_is_directory=True)
    return Library((templates, house))


def _check(text: str, folder: Path, library: Library, *, strict: bool = False) -> set[str]:
    file = folder / "示例.yaml"
    file.write_text(text, encoding="utf-8", newline="")
    return _check_file(file, library, strict=strict)


def _check_file(file: Path, library: Library, *, strict: bool = False) -> set[str]:
    try:
        loaded = pipeline.read_dataset(file, library, strict=strict)
        found = _codes(loaded.diagnostics)
        if loaded.dataset is not None:
            found |= _codes(proofread(library, loaded.dataset).diagnostics)
    except Refused as refused:
        return _codes(refused.diagnostics)
    return found


def _codes(diagnostics: tuple[Diagnostic, ...]) -> set[str]:
    return {each.code for each in diagnostics}
