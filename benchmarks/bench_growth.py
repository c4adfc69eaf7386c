"""Does a batch of any size take the same time a unit, and the same memory?

    python benchmarks/bench_growth.py [--units 100 1000 10000] [--jobs 2]

For each number of units: a first run (everything is made), a second run (nothing has changed), and a table of one
workbook with a row per unit. Seconds by the clock and by the processor, and the most memory of the parent process and
of its largest worker.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from many_units import batch_command, reports, watched, write_units

HEAD = ["序号", "地区", "监测帮扶.监测对象.户", "监测帮扶.监测对象.人", "就业.务工就业", "危房改造", "衔接资金（万元）"]
COMMON = """\
# 示例数据
模板: rural/township
单位: {名称: "{地区}人民政府", 层级: 乡镇}
报告期: 2026年
"""


def write_workbook(file: Path, number: int) -> Path:
    from xlsxwriter import Workbook

    with Workbook(str(file), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("汇总表")
        sheet.write_row(0, 0, HEAD)
        for at in range(number):
            sheet.write_row(at + 1, 0, [at + 1, f"第{at:05}乡", at % 90 + 1, at % 270 + 3, 3000 + at, at % 20, 400 + at / 10])
    return file


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, nargs="+", default=[100, 1000, 10000])
    parser.add_argument("--jobs", type=int, default=2)
    arguments = parser.parse_args()
    jobs = ("--jobs", str(arguments.jobs))
    print(f"{'单位数':>6} {'做什么':<10}{'秒':>8}{'处理器秒':>8}{'毫秒/份':>8}{'主进程 MB':>9}{'工作进程 MB':>9}")
    for number in arguments.units:
        with tempfile.TemporaryDirectory() as folder:
            data, out = write_units(Path(folder) / "数据", number), Path(folder) / "输出"
            common = Path(folder) / "共用.yaml"
            common.write_text(COMMON, encoding="utf-8")
            book = write_workbook(Path(folder) / "表.xlsx", number)
            table = ("--common", str(common), *jobs)
            for what, command, into in (
                ("全部生成", batch_command(data, out, *jobs), out),
                ("没有变化", batch_command(data, out, *jobs), out),
                ("一份表", batch_command(book, Path(folder) / "表格", *table), Path(folder) / "表格"),
            ):
                seen = watched(command)
                assert seen.code == 0, what
                assert len(reports(into)) == number, what
                each = seen.processor / number * 1000
                print(
                    f"{number:>6} {what:<10}{seen.wall:>10.1f}{seen.processor:>10.1f}{each:>10.2f}"
                    f"{seen.parent:>10.0f}{seen.worker:>10.0f}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
