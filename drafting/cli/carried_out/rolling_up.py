"""A roll-up as it was asked for on the command line: the places' files read, all faults together, the whole's file written or filled in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from drafting.cli.asked.inputs import (
    CannotRun,
    require_batch_source,
    require_data_file,
    require_folder,
    require_readable,
)
from drafting.cli.told.screen import print_json, say, show, tell
from drafting.cli.told.typed_paths import typed
from drafting.diagnostics import Diagnostic, Refused, Rule, Severity, has_errors
from drafting.examples import ONE_TOWNSHIP
from drafting.files.filenames import DATA_SUFFIXES, TABLE_SUFFIXES
from drafting.frozen import frozen
from drafting.registry import declare

if TYPE_CHECKING:
    from drafting.awaited import Arrived, Awaited
    from drafting.batch.comparing.peers import Peer
    from drafting.cli.asked.options import Lacking
    from drafting.cli.told.screen import OutputFormat
    from drafting.library import Library
    from drafting.load.tables.row import Row
    from drafting.model.dataset import Dataset
    from drafting.reading import Loaded
    from drafting.rollup.rolled import State
    from drafting.rollup.story import Existing, RolledUp

LACKING: Final = declare(
    Rule(
        "S149", "有乡镇缺数，没有汇总", Severity.ERROR,
        "用了 --missing error，有乡镇待补的数，或者每个乡镇都有、有的空着的数，什么也没有写。催齐了再汇总；确实没有的，在那个乡镇的文件里写 0 或不适用。",
        hits=ONE_TOWNSHIP + ONE_TOWNSHIP.replace("甲", "乙").replace("86户251人", "待补") + "$ drafting rollup 甲乡.yaml 乙乡.yaml -o 全县.yaml --missing error\n",
        clean=ONE_TOWNSHIP + ONE_TOWNSHIP.replace("甲", "乙") + "$ drafting rollup 甲乡.yaml 乙乡.yaml -o 全县.yaml --missing error\n",
    )
)
_MOST_TOLD: Final = 8
_MOST_OWING: Final = 5
_FEW_BLANK: Final = 0.25
"""Blanks among so many that are filled in: rather forgotten than none."""
_OF_INDICATOR: Final = 3


@frozen
class Asked:
    """The options of one `drafting rollup`, as given."""

    sources: list[Path]
    out: Path
    template: str | None
    common: Path | None
    missing: Lacking
    expect: Path | None
    of: str
    templates: Path | None
    force: bool
    dry_run: bool
    shown_as: OutputFormat


def answered(asked: Asked) -> int:
    """Add up and, unless only the result is wanted, write it. Gives the exit code."""
    from drafting.cli.told.exits import exit_code

    try:
        made, found, seen = _made(asked)
        written, kept = (None, ()) if asked.dry_run else _written(asked, made, seen)
    except Refused as refused:
        if asked.shown_as == "json":
            print_json({"output": None, "diagnostics": [each.to_json() for each in refused.diagnostics], "units": [], "figures": [], "filled": [], "absent": [], "tables": []})
        else:
            show(refused.diagnostics)
            tell("没有写文件")
        return exit_code(refused)
    if asked.shown_as == "json":
        print_json({
            "output": str(written) if written else None,
            "diagnostics": [each.to_json() for each in (*found, *kept)],
            "units": [{"source": each.source, "unit": each.book.dataset.unit.name} for each in made.towns],
            "figures": [each.to_json() for each in made.figures],
            "filled": [each.to_json() for each in made.fillings],
            "absent": list(made.absent),
            "tables": [{"name": each.name, "rows": len(each.rows)} for each in made.tables],
        })  # fmt: skip
    else:
        show((*found, *kept))
        _report(asked, made, written)
    return 0


def _made(asked: Asked) -> tuple[RolledUp, tuple[Diagnostic, ...], bytes | None]:
    """What came of it, what was found, and what stood in the file to fill in. Raises Refused with everything that stands in the way."""
    from drafting.awaited import read_awaited
    from drafting.batch.comparing.far_from_peers import far_among
    from drafting.batch.comparing.same_figures import same_among
    from drafting.batch.comparing.shifted_columns import shifted_among
    from drafting.load.tables.rows import FAR_APART
    from drafting.pipeline import open_library
    from drafting.rollup.story import roll_up

    _require_sound(asked)
    library = open_library(asked.templates, Path.cwd())
    if asked.template:
        library.require(asked.template)
    notes: list[Diagnostic] = []
    awaited = read_awaited(asked.expect) if asked.expect else None
    awaited = awaited.within(asked.of) if awaited and asked.of else awaited
    existing = _existing(asked, library)
    datasets = _datasets(asked, library, notes, awaited)
    peers = [_peer(each) for each in datasets]
    strays = [*(each.told for each in far_among(peers, library.units)), *same_among(peers), *shifted_among(peers)]
    suspected = [*strays, *(each for each in notes if each.code == FAR_APART.code and each.path)]
    made = roll_up(library, datasets, asked.template, "blank" if asked.missing == "error" else asked.missing, existing, suspected, awaited)
    if asked.missing == "error":
        _require_all(made)
    return made, (*notes, *made.diagnostics, *strays), existing.data if existing else None


def _require_sound(asked: Asked) -> None:
    """Raises CannotRun where an option cannot be meant, or names what is not there."""
    from drafting.cli.asked.inputs import OUTPUT_KIND
    from drafting.diagnostics import Place

    if asked.out.is_dir() or asked.out.suffix.lower() not in DATA_SUFFIXES:
        raise CannotRun([OUTPUT_KIND.at(Place(str(asked.out)), f"{asked.out}：数据文件的扩展名是 .yaml", "例如 -o 全县2026.yaml")])
    for source in asked.sources:
        require_batch_source(source)
    require_folder(asked.templates)
    if asked.common is not None:
        require_data_file(asked.common)
    if asked.expect is not None:
        require_readable(asked.expect)


def _existing(asked: Asked, library: Library) -> Existing | None:
    """The file that -o names, where there is one that is to be filled in. Raises Refused where it cannot be read."""
    from drafting.pipeline import read_dataset
    from drafting.rollup.story import Existing

    if asked.force or not asked.out.exists():
        return None
    require_data_file(asked.out)
    data = asked.out.read_bytes()
    loaded = read_dataset(asked.out, library, asked.template)
    if loaded.dataset is None or has_errors(loaded.diagnostics):
        raise Refused(loaded.diagnostics)
    return Existing(data, loaded.dataset)


# reading ----------------------------------------------------------------------------------


def _datasets(asked: Asked, library: Library, notes: list[Diagnostic], awaited: Awaited | None) -> list[Dataset]:
    """Of every file and row. Raises Refused with the faults of all of them, and who of those `awaited` is not there; `notes` get what is doubtful."""
    from drafting.awaited import Arrived
    from drafting.batch.planning.plan import no_rows
    from drafting.diagnostics import Place
    from drafting.proofreading.besides import besides_errors
    from drafting.rollup.together import FEWEST, NOTHING_TO_ADD

    datasets: list[Dataset] = []
    faults: list[Diagnostic] = []
    unread: list[Arrived] = []
    elsewhere: list[str] = []
    for file, loaded in _read(asked, library, notes):
        if asked.of and (region := _region_elsewhere(loaded, asked.of)):
            elsewhere.append(region)  # what is wrong with it is for whoever adds that up
        elif loaded.dataset is None or has_errors(loaded.diagnostics):
            unread.append(Arrived("", Path(file).stem, "", Place(file)))
            faults += [*loaded.diagnostics, *besides_errors(library, loaded, asked.template)]
        else:
            datasets.append(loaded.dataset)
            notes += [each for each in loaded.diagnostics if each.severity is not Severity.INFO]
    if elsewhere and not (datasets or faults):
        message = f"--of {asked.of}：来源里没有一个是{asked.of}的，是{'、'.join(dict.fromkeys(elsewhere[:FEWEST]))}等"
        raise CannotRun([*notes, NOTHING_TO_ADD.at(None, message, "照地区里写的县名写全称")])
    if faults or has_errors(notes):
        raise Refused([*faults, *_not_together(datasets), *_not_there(awaited, datasets, unread), *notes])
    tables = [each for each in asked.sources if each.suffix.lower() in TABLE_SUFFIXES and not each.is_dir()]
    if not datasets and len(tables) == len(asked.sources):
        raise Refused([*notes, *(no_rows(str(each)) for each in tables)])
    if len(datasets) < FEWEST:
        named = "、".join(map(str, asked.sources))
        raise CannotRun([*notes, NOTHING_TO_ADD.at(None, f"{named} 里只有 {len(datasets)} 个乡镇的数据，没有可加的", "表里一行写一个乡镇" if tables else "写乡镇数据所在的文件夹，或逐个写出数据文件")])
    return datasets


def _not_there(awaited: Awaited | None, datasets: list[Dataset], unread: list[Arrived]) -> tuple[Diagnostic, ...]:
    """Who has handed in nothing: asked for with what the others have to mend, not after it."""
    from drafting.awaited import arrived

    try:
        return awaited.called([*map(arrived, datasets), *unread]).diagnostics if awaited else ()
    except Refused as refused:  # another list
        return refused.diagnostics


def _not_together(datasets: list[Dataset]) -> tuple[Diagnostic, ...]:
    """What does not fit of the files that can be read: told with the faults of the others, not after them."""
    from drafting.rollup.together import NothingToAdd, together

    try:
        together(datasets)
    except NothingToAdd:
        return ()  # those that cannot be read yet may be enough
    except Refused as refused:
        return refused.diagnostics
    return ()


def _read(asked: Asked, library: Library, notes: list[Diagnostic]) -> Iterator[tuple[str, Loaded]]:
    """(as messages say where it stands, what was read of it)."""
    from drafting.batch.planning.sources import data_files, passed_over
    from drafting.batch.working.work import vanished
    from drafting.cli.asked.repeated_rows import rows_of_one_unit
    from drafting.pipeline import read_common, read_dataset, read_row, read_table

    common = read_common(asked.common) if asked.common else None
    own = asked.out.resolve()
    files = [each for each in asked.sources if each.suffix.lower() not in TABLE_SUFFIXES or each.is_dir()]
    notes += passed_over([each for each in files if each.is_dir()], [*asked.sources, *(each for each in (asked.common, asked.expect) if each)])
    for file in data_files(files, notes):
        if file.resolve() == own:
            continue  # the whole's own stands among them
        try:
            yield str(file), read_dataset(file, library, asked.template, common=common)
        except OSError as error:
            raise CannotRun([vanished(str(file), error)]) from error
    for source in asked.sources:
        if source not in files:
            table = read_table(source, library, asked.template, common)
            rows = table.rows_doubted()
            read = [(row, read_row(row, table.columns, library, asked.template, common=common)) for row in rows] if asked.of else []
            rows = [row for row, loaded in read if not _region_elsewhere(loaded, asked.of)] if asked.of else rows
            notes += (*rows_of_one_unit(rows), *table.notes)
            if has_errors(notes):
                continue
            if asked.of:
                yield from ((row.label, _of_row(row, loaded)) for row, loaded in read)
            else:
                yield from ((row.label, _of_row(row, read_row(row, table.columns, library, asked.template, common=common))) for row in rows)


def _of_row(row: Row, loaded: Loaded) -> Loaded:
    """Faults that stand in the file common to all, of which row they are: there, no unit of the row has a name of its own."""
    if not has_errors(loaded.diagnostics):
        return loaded
    told = [
        replace(each, message=f"{row.shown}：{each.message}") if each.severity is Severity.ERROR and each.place is not None and each.place.file != row.file and not each.place.file.startswith(f"{row.file}[") else each
        for each in loaded.diagnostics
    ]
    return replace(loaded, diagnostics=tuple(told))


def _region_elsewhere(loaded: Loaded, region: str) -> str:
    """The region of a unit that surely does not lie in `region`, "" of any other, and of one that cannot be read so far."""
    from drafting.rollup.together import lies_in

    read = loaded.dataset or loaded.tentative
    return read.unit.region if read is not None and not lies_in(read, region) else ""


def _peer(dataset: Dataset) -> Peer:
    from drafting.batch.comparing.peers import Peer
    from drafting.batch.kept.figures import figures_of

    unit = dataset.unit
    return Peer(dataset.tree.name, unit.name, unit.region, unit.level, figures_of(dataset))


def _require_all(made: RolledUp) -> None:
    owed = [each for each in made.figures if each.state in ("owed", "doubted")]
    if owed or made.absent:
        told = [LACKING.at(None, f"还有 {len(made.absent)} 个没有交：{'、'.join(made.absent)}", "催齐了再汇总")] if made.absent else []
        own = [each for each in owed if each.gap != "absent" or each.by.owed or each.by.worded]
        told += [LACKING.at(None, f"{each.dotted}：{each.remark}", "核对了再汇总" if each.state == "doubted" else "催齐了再汇总", path=each.dotted) for each in own]
        raise Refused(told)


# writing and telling ------------------------------------------------------------------------


def _written(asked: Asked, made: RolledUp, seen: bytes | None) -> tuple[Path | None, tuple[Diagnostic, ...]]:
    """Where the file stands (None where there was nothing to fill in), and what was kept of another that stood there.

    Raises CannotWrite, also where somebody changed the file meanwhile; one that somebody has put there meanwhile stays, too.
    """
    from drafting.delivery import amend, deliver, sweep

    sweep([asked.out])
    if seen is None:
        delivered = deliver(asked.out, made.data, force=asked.force)
        return delivered.path, delivered.diagnostics
    if made.data == seen:
        return None, ()
    amend(asked.out, seen, made.data)
    return asked.out, ()


def _report(asked: Asked, made: RolledUp, written: Path | None) -> None:
    from drafting.rollup.story import SOME_OFFICE

    states = Counter(each.state for each in made.figures)
    level = made.towns[0].book.dataset.unit.level
    counts = "，".join(f"{said} {states[state]} 项" for state, said in _SAID.items() if states[state])
    if made.region.startswith("某") and not made.fills:
        tell(f"各{level}的地区没有写是哪里的，写的是“{made.region}”：在 {asked.out} 的 单位 里把地区、名称改成本地的全称，不改不出定稿")
    elif made.name.endswith(SOME_OFFICE):
        tell(f"不知道是哪个部门的，名称写的是“{made.name}”：在 {asked.out} 的 单位 里改成本单位的全称，不改不出定稿")
    _tell_owing(made, level)
    _tell_unsettled(made, level)
    if made.fills:
        _say_filled(asked, made)
    made_of_it = "已填入" if made.fillings else "已更新说明，数没有动" if made.fills else "已生成"
    done = f"{made_of_it}：{written}" if written else "只是看看，没有写文件" if asked.dry_run else "没有写文件"
    say(f"{done}（{len(made.towns)} 个{level}：{counts}）")
    if written:
        files = "".join(f" {_as_files(each)}" for each in asked.sources)
        own = f" --templates {typed(asked.templates)}" if asked.templates is not None else ""
        say(f"接着：drafting check {typed(written)}{files}{own}")
        say(f"　　　drafting render {typed(written)}{own}")


_SAID: Final[dict[State, str]] = {"added": "相加", "partial": "只加了一部分", "owed": "待补", "doubted": "先核对", "formula": "由程序算", "apart": "不能相加", "local": "写成注释"}


def _tell_owing(made: RolledUp, level: str) -> None:
    """Whom to ask first, and what else may be meant by a blank."""
    figures = made.figures
    owing = Counter(stand.town.name for each in figures if each.state == "owed" for stand in each.asked)
    if owing:
        first = "、".join(f"{name} {times} 项" for name, times in owing.most_common(_MOST_OWING))
        tell(f"缺数的{level} {len(owing)} 个，最多的：{first}")
    gaps = [each for each in figures if each.state == "owed" and not each.by.owed]
    marked = [each for each in gaps if each.gap == "mark"]
    if marked:
        tell(f"有 {len(marked)} 项只是有的{level}空着、没有写待补：空着就是没有的，不加 --missing mark，照填了的相加")
    needed = [each for each in gaps if each.gap in ("each", "zeros")]
    if needed:
        tell(f"有 {len(needed)} 项不能空着（每个{level}都有的，或者填了的都是 0），{'没有填进去' if made.fills else '写的是待补'}：{_listed([each.dotted for each in needed])}；确实没有的，在那个{level}的文件里写 0 或不适用")
    partial = [each for each in figures if each.state == "added" and each.by.blank]
    if partial:
        tell(f"有 {len(partial)} 项不是每个{level}都填了，照填了的相加，后面写着谁没有填")
    few = [each for each in figures if each.state == "added" and 0 < len(each.by.blank) <= _FEW_BLANK * len(each.by.given) and len(each.path) == _OF_INDICATOR]
    if few:
        named = "、".join(f"{each.path[-1]}（{'、'.join(stand.town.name for stand in each.by.blank[:2])}{'等' if len(each.by.blank) > 2 else ''}）" for each in few[:_MOST_OWING])
        tell(f"{len(few)} 项大多数{level}都填了，只有个别空着，多半是漏填，先问一问：{named}{'等' if len(few) > _MOST_OWING else ''}")


def _tell_unsettled(made: RolledUp, level: str) -> None:
    """What is in doubt, what was added only in part or may be no amount, and that nothing was."""
    from drafting.rollup.remarks import UNSETTLED as MARK

    if made.absent and any(each.gap == "absent" and each.state == "owed" for each in made.figures):
        tell(f"还有 {len(made.absent)} 个{level}没有交，加起来的不是全部的：{'没有填进去' if made.fills else '写的是待补，后面写着来了的共多少'}。交了再汇总一次就填上；先要用来了的，加 --missing omit，印出来标【待核】")
    partial = [each for each in made.figures if each.state == "partial"]
    if partial:
        tell(f"{len(partial)} 项只加了一部分{level}的，行末标了“待核”：印出来是【待核】，不出定稿；交齐了再汇总一次就换成全部的")
    unknown = [each.dotted for each in made.figures if each.state == "added" and each.remark.startswith(MARK)]
    if unknown:
        tell(f"{len(unknown)} 项目录里没有，看名称、单位不知道能不能相加，行末标了“待核”：印出来是【待核】，不出定稿；能相加的删去“待核：”，不能的改成本级的数：{_listed(unknown)}")
    doubted = [each for each in made.figures if each.state == "doubted"]
    if doubted:
        tell(f"{len(doubted)} 项里有{level}的数存疑，{'没有填进去' if made.fills else '写的是待补'}，核对了再汇总：{_listed([each.dotted for each in doubted])}")
    left_out = [f"{each.dotted}的{label}" for each in made.figures for label in each.left_out]
    if left_out:
        tell(f"{len(left_out)} 处没有加（有的{level}没有填，或者不能相加）{'' if made.fills else '，写在各项的旁边'}：{_listed(left_out)}")
    if made.tables and not made.fills:
        tell(f"{len(made.tables)} 张明细表合了各{level}的行：{_listed([each.name for each in made.tables])}")
    if not made.fills and all(each.state == "local" for _, several in made.groups for each in several):
        tell("没有一项能直接相加，各项都写成了注释：要用的，去掉行首的“# ”，再 check")


def _listed(several: list[str]) -> str:
    return "、".join(several[:_MOST_OWING]) + ("等" if len(several) > _MOST_OWING else "")


def _say_filled(asked: Asked, made: RolledUp) -> None:
    for each in made.fillings[:_MOST_TOLD]:
        where = f"  [{each.place}]" if each.place else ""
        say(f"{each.path}：{each.before or '空着' if each.before is not None else '没有这一行'} → {each.after}{where}")
    if len(made.fillings) > _MOST_TOLD:
        say(f"……共填了 {len(made.fillings)} 处")
    if not made.fillings:
        say(f"{asked.out} 里没有空着、待补而现在加得出来的数")


def _as_files(source: Path) -> str:
    """A source as `check` takes it: of a folder all data files, however their endings are written. A shell would open ** no further than one folder, and part a name at its blanks."""
    if not source.is_dir():
        return f'"{source}"' if "**" in str(source) or " " in str(source) else str(source)
    endings = dict.fromkeys(each.suffix for each in sorted(source.iterdir()) if each.suffix.lower() in DATA_SUFFIXES)
    return " ".join(_as_files(source / f"*{each}") for each in endings)

