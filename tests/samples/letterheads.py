"""The reference reports with all that an office adds: 版头, a seal's place, 附注 and 版记.

Run: python -m tests.samples.letterheads FOLDER      writes there the data of each report, once issued as it is (-版头)
and once carried by a 报告 (-承载). The figures and the text stay those of samples/reports; the head is invented (示例).
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Final

REPORTS: Final = Path(__file__).resolve().parents[2] / "samples" / "reports"
_BLOCK: Final = re.compile(r"^公文:(?: \{(?P<flow>.*)\})?\n(?P<lines>(?:  .*\n)*)", re.MULTILINE)
_UNIT: Final = re.compile(r"^单位: \{名称: ([^,}]+)", re.MULTILINE)

_HEAD: Final = """\
  份号: '000001'
  密级: 机密★1年
  紧急程度: 加急
  发文机关标志: {unit}文件
  发文字号: 示例发〔2026〕10号
  签发人: 示例甲
  主送机关: 示例上级人民政府
  附注: 此件依申请公开
  抄送: [示例一局, 示例二局]
  印发机关: {unit}办公室
  印发日期: 2026-01-06
"""
_OWN: Final = ("发文字号", "附注", "主送机关", "称谓")  # of the report; the head says them otherwise


def with_letterhead(text: str, *, carried: bool) -> str:
    """The text of a data file with a full head and imprint; `carried` by a 报告, which has the report as its annex."""
    block, unit = _BLOCK.search(text), _UNIT.search(text)
    assert block is not None
    assert unit is not None
    own = [f"  {each.strip()}" for each in re.split(r", (?=\w+: )", block["flow"] or "") if each] or block["lines"].splitlines()
    kept = [each for each in own if each.split(":")[0].strip() not in _OWN]
    head = _HEAD.format(unit=unit[1]) + ("  承载: 报告\n" if carried else "")
    return text[: block.start()] + "公文:\n" + "".join(f"{each}\n" for each in kept) + head + text[block.end() :]


def write_variants(folder: Path) -> list[Path]:
    """Both variants of every reference report's data, written into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for file in sorted(REPORTS.glob("*.yaml")):
        text = file.read_text(encoding="utf-8")
        for name, carried in (("版头", False), ("承载", True)):
            target = folder / f"{file.stem}-{name}.yaml"
            target.write_text(with_letterhead(text, carried=carried), encoding="utf-8", newline="\n")
            written.append(target)
    return written


if __name__ == "__main__":
    write_variants(Path(sys.argv[1]))
