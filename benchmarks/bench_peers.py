"""How many figures that were typed wrong stand out among those of the other units of the batch (S143).

    python benchmarks/bench_peers.py [--share 0.15]

Takes the thirty townships of samples/townships (示例数据), changes one figure at a time by each kind of slip, and holds all
of them against each other as a batch does. Counts the slips found, and what else is told beside them.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from pathlib import Path

from drafting.batch.kept.figures import amounts_of, figures_of
from drafting.pipeline import open_library, read_dataset
from drafting.quantities.strays import FEWEST, strays

ROOT = Path(__file__).resolve().parent.parent
SLIPS = {"大十倍": 10.0, "小十倍": 0.1, "多一个“万”": 1e4, "少一个“万”": 1e-4, "首位错": 0.0}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--share", type=float, default=0.15, help="of the figures, how many are changed by each slip")
    share = parser.parse_args().share
    library = open_library(None, ROOT)
    loaded = [read_dataset(file, library).dataset for file in sorted((ROOT / "samples/townships").glob("*.yaml"))]
    units = [amounts_of(figures_of(each)) for each in loaded if each is not None]
    counted = Counter(name for unit in units for name in unit)
    together = [(at, name) for at, unit in enumerate(units) for name in unit if counted[name] >= FEWEST]
    print(f"{len(units)} 个单位，{sum(map(len, units))} 个数，{len(together)} 个有 {FEWEST} 个以上单位填；原样的提示 {len(list(strays(units)))} 处\n")
    print("| 错法 | 埋下 | 查出 | 查出率 | 冤枉 |\n|---|---|---|---|---|")
    for slip, times in SLIPS.items():
        chance = random.Random(slip)
        chosen = [each for each in together if chance.random() < share]
        found = wronged = 0
        for at, name in chosen:
            changed = [dict(unit) for unit in units]
            changed[at][name] *= times or chance.choice((1 / 9, 1 / 5, 1 / 3, 1 / 2, 2, 3, 5, 9))
            told = {(each.unit, each.figure) for each in strays(changed)}
            found += (at, name) in told
            wronged += len(told - {(at, name)})
        print(f"| {slip} | {len(chosen)} | {found} | {found / len(chosen):.1%} | {wronged} |")


if __name__ == "__main__":
    main()
