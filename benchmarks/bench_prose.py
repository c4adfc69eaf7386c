"""How fast finished texts are checked: million characters a second, all together and by check.

    python benchmarks/bench_prose.py [--rounds 100]

The five sample reports are drafted once; then only the text checks run, each document by itself as in a draft.
Processor time is taken, since the machine is shared.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from drafting import pipeline
from drafting.checks import prose
from drafting.checks.prose.passages import text_of
from drafting.checks.prose.setting import setting_of

SAMPLES = Path(__file__).parent.parent / "samples" / "reports"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=100)
    rounds = parser.parse_args().rounds
    library = pipeline.open_library()
    wording = prose.Wording(library.rules.all())
    documents, settings = [], []
    for file in sorted(SAMPLES.glob("*.yaml")):
        dataset = pipeline.read_dataset(file, library).dataset
        assert dataset is not None
        document = pipeline.draft(library, dataset).document
        assert document is not None
        documents.append(document)
        settings.append(setting_of(dataset, "工作总结"))
    texts = [text_of(each) for each in documents]
    characters = sum(len(each.whole) for each in texts)

    def show(name: str, work: Callable[[], object]) -> None:
        work()
        start = time.process_time()
        for _ in range(rounds):
            work()
        used = (time.process_time() - start) / rounds
        print(f"  {name:<10}{used * 1000:7.2f} 毫秒{characters / used / 1e6:8.1f} 百万字/秒")

    both = list(zip(documents, settings, strict=True))
    print(f"{len(texts)} 份，{characters} 字，{len(wording.rules)} 条用语规则")
    show("全部", lambda: [prose.check_prose(document, setting, wording) for document, setting in both])
    show("取出文字", lambda: [text_of(each) for each in documents])
    show("用语", lambda: [list(wording.findings(text, settings[0])) for text in texts])
    show("成对", lambda: [list(prose.pair_findings(text)) for text in texts])
    show("序号", lambda: [list(prose.numbering_findings(text)) for text in texts])
    show("重复", lambda: [list(prose.repeat_findings(text)) for text in texts])
    show("数与词", lambda: [list(prose.claim_findings(text)) for text in texts])
    show("日期", lambda: [list(prose.date_findings(text, settings[0])) for text in texts])
    show("地名", lambda: [list(prose.place_findings(text, settings[0])) for text in texts])


if __name__ == "__main__":
    main()
