"""Draws docs/gallery.md: small pictures of the pages of every sample in samples/gallery.

Run: python docs/make_gallery.py      (needs LibreOffice, poppler-utils and fonts for the faces of style.yaml)
Each sample's leading comment, after the line that says 示例数据, is what the page says of it; a line 图集页：1、3 names the
pages that are drawn (default: the first three).
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent / "samples" / "gallery"
PICTURES = HERE / "gallery"
FIRST_PAGES = [1, 2, 3]
PAGES = "图集页："
RESOLUTION = 38  # dots an inch: a page is 314 dots wide

OPENING = """# 版式图集

`samples/gallery` 里每一份示例数据（单位和数字均为虚构）生成的 Word 文件，各页缩成小图。图由 `python docs/make_gallery.py` 重画，
字体以画图的机器为准。用自己的机器看原样：

```bash
drafting render samples/gallery/报告承载总结.yaml -o 报告承载总结.docx
```
"""


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    for old in PICTURES.glob("*.png"):
        old.unlink()
    sections = [OPENING]
    with tempfile.TemporaryDirectory() as folder:
        for data in sorted(SAMPLES.glob("*.yaml")):
            pages = drawn(data, Path(folder))
            pictures = "\n".join(f'<img src="gallery/{page.name}" width="240" alt="{page.stem}">' for page in pages)
            sections.append(f"## {data.stem}\n\n{told(data)}\n\n数据：[{data.name}](../samples/gallery/{data.name})\n\n{pictures}\n")
    (HERE / "gallery.md").write_text("\n".join(sections), encoding="utf-8", newline="\n")


def comment(data: Path) -> list[str]:
    """The leading comment without its first line, which only says that the data are invented."""
    lines = []
    for line in data.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            break
        lines.append(line.removeprefix("#").strip())
    return lines[1:]


def told(data: Path) -> str:
    return "\n".join(line for line in comment(data) if not line.startswith(PAGES))


def wanted(data: Path) -> list[int]:
    """The numbers of the pages that are drawn."""
    line = next((line for line in comment(data) if line.startswith(PAGES)), "")
    return [int(number) for number in re.findall(r"\d+", line)] or FIRST_PAGES


def drawn(data: Path, folder: Path) -> list[Path]:
    """The pictures of a sample's pages."""
    report = folder / f"{data.stem}.docx"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    quietly([sys.executable, "-m", "drafting", "render", data, "-o", report])
    quietly(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, report])
    made = []
    for number in wanted(data):
        target = PICTURES / f"{data.stem}-{number}.png"
        quietly(
            ["pdftoppm", "-r", RESOLUTION, "-f", number, "-l", number, "-singlefile", "-png", folder / f"{data.stem}.pdf", target.with_suffix("")]
        )
        if target.is_file():
            made.append(target)
    return made


def quietly(command: list[object]) -> None:
    subprocess.run([str(part) for part in command], check=True, capture_output=True, timeout=300)


if __name__ == "__main__":
    main()
