"""Which changes of the code does no test notice? mutmut's changes, tried by forks of one pytest that has collected already.

    pip install mutmut==3.8.1
    python benchmarks/bench_mutants.py quantities [--only "drafting/quantities/parse.py"] [--sample 100] [--seed 0] [--out DIR]

A copy of the tree is made in which every function of the room stands beside all its changed versions. Its tests run once to
see which of them enter which function; then each change is tried in a fork, with the tests that enter its function (those of
the module's own file first, then from the quickest to the slowest, half a second) until one fails. In the copy nothing is kept
by `lru_cache`: what an earlier test left would hide a change, and decorated functions would not be changed. `mutmut run` does
the same with the caches warm and collects the tests anew for every change: ten times as long. Not changed: properties,
constants of modules, patterns (`lazy`), what a class declares.

With `--again` what an earlier run has caught is taken over: the same change of the same function, wherever its lines stand
now. New and changed lines are tried, and what survived. That holds as long as no test was taken away.
"""

from __future__ import annotations

import argparse
import difflib
import gc
import json
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest
from mutmut.mutation import trampoline
from mutmut.mutation.file_mutation import mutate_file_contents

ROOT: Final = Path(__file__).resolve().parent.parent
QUICK: Final = 0.5
"""Seconds of processor time; what takes longer is left out, for the quick tests say more a second."""
KILLED, TIMEOUT, SURVIVED, UNTESTED = "killed", "timeout", "survived", "no tests"


class Room(NamedTuple):
    files: tuple[str, ...]
    tests: tuple[str, ...]


ROOMS: Final = {
    "quantities": Room(("drafting/quantities/*.py",), ("tests/quantities",)),
    "relations": Room(
        ("drafting/relations.py", "drafting/checks/relations.py"),
        ("tests/test_relations.py", "tests/laws/test_the_judge.py", "tests/checks", "--ignore=tests/checks/prose"),
    ),
    "checks": Room(tuple(f"drafting/checks/{room}*.py" for room in ("", "reconciling/", "claims/", "oddities/")), ("tests/checks", "--ignore=tests/checks/prose")),
    "prose": Room(("drafting/checks/prose/*.py",), ("tests/checks/prose",)),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("room", choices=ROOMS)
    parser.add_argument("--only", help="of the room's files those that this pattern matches")
    parser.add_argument("--sample", type=int, help="at most so many changes of each file, drawn by --seed")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--shuffled", action="store_true", help="in an order drawn by --seed: what a run has tried when it is stopped is a fair share")
    parser.add_argument("--again", type=Path, help="what the results.json of an earlier run has as caught is not tried again")
    parser.add_argument("--out", type=Path, default=Path("mutants"), help="results.json and survivors.txt go here")
    asked = parser.parse_args()
    room = ROOMS[asked.room]
    out = asked.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder)
        changes = _prepare(tree, room.files, asked.only)
        names = _chosen(changes, asked.sample, asked.seed)
        if asked.shuffled:
            random.Random(asked.seed).shuffle(names)
        caught = _caught(asked.again, changes, names) if asked.again else {}
        names = [name for name in names if name not in caught]
        os.chdir(tree)
        sys.path.insert(0, str(tree))
        os.environ["DRAFTING_CACHE"] = "off"
        trial = Trial(names, lambda found: _keep(caught | found, changes, out))
        code = pytest.main(["-x", "-q", "-p", "no:cacheprovider", "--hypothesis-seed=0", *room.tests], plugins=[trial])
        if names and not trial.found:
            sys.exit(int(code) or 1)
        _retry_what_imports_run(trial, room.tests)
        os.chdir(out)
    _keep(caught | trial.found, changes, out)
    _report(caught | trial.found)


def _caught(earlier: Path, changes: dict[str, str], names: list[str]) -> dict[str, str]:
    """Of these the changes that an earlier run has caught. Of several that look alike in one function all must be."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for name, each in json.loads(earlier.read_text(encoding="utf-8")).items():
        found[_function(name), each["change"]].add(each["found"])
    known = {name: found.get((_function(name), changes[name]), {SURVIVED}) for name in names}
    return {name: max(what) for name, what in known.items() if what <= {KILLED, TIMEOUT}}


def _prepare(tree: Path, patterns: tuple[str, ...], only: str | None) -> dict[str, str]:
    """The copy to try in; every change by its full name, as a diff."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    for name in filter(None, listed.split("\0")):
        source, target = ROOT / name, tree / name
        if not source.exists():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        if name.startswith("drafting/") and name.endswith(".py"):
            text = source.read_text(encoding="utf-8")
            target.write_text(re.sub(r"^@lru_cache\(.*\)\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    changes: dict[str, str] = {}
    for pattern in patterns:
        for file in sorted(tree.glob(pattern)):
            if only is None or file.relative_to(tree).match(only):
                changes |= _changed(file, str(file.relative_to(tree)))
    return changes


def _changed(file: Path, name: str) -> dict[str, str]:
    """Put all changed versions of its functions into a file of the copy."""
    made = mutate_file_contents(name, file.read_text(encoding="utf-8"))
    file.write_text(made.code, encoding="utf-8")
    lines = made.code.splitlines()
    spans = made.line_span_by_function_name

    def body(function: str) -> list[str]:
        span = spans[function]
        return [line.replace(function, _function(function)) for line in lines[span.start - 1 : span.end]]

    module = name.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
    return {
        f"{module}.{each}": "\n".join(
            line
            for line in difflib.unified_diff(body(f"{_function(each)}__mutmut_orig"), body(each), n=0, lineterm="")
            if not line.startswith(("---", "+++", "@@"))
        )
        for each in made.mutant_names
    }


def _function(mutant: str) -> str:
    return mutant.partition("__mutmut_")[0]


def _chosen(changes: dict[str, str], most: int | None, seed: int) -> list[str]:
    files: dict[str, list[str]] = defaultdict(list)
    for name in changes:
        files[name.rpartition(".")[0]].append(name)
    chance = random.Random(seed)
    return [
        name
        for names in files.values()
        for name in (names if most is None or len(names) <= most else sorted(chance.sample(names, most), key=names.index))
    ]


class Trial:
    """A plugin of pytest that runs the collected tests once and then every change in a fork."""

    def __init__(self, names: list[str], keep: Callable[[dict[str, str]], None]) -> None:
        self.names = names
        self.keep = keep
        self.found: dict[str, str] = {}
        self.at_import: set[str] = set()
        self._entered: set[str] = set()
        trampoline.record_trampoline_hit = self._enter
        trampoline.set_mutant_under_test("stats")

    def _enter(self, name: str, **_: object) -> None:
        self._entered.add(name)

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> None:
        from hypothesis import Phase, settings

        house = settings.get_profile("house")
        settings.register_profile("mutants", parent=house, database=None, phases=(Phase.explicit, Phase.generate))
        settings.load_profile("mutants")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        from _pytest.runner import runtestprotocol

        self.at_import = set(self._entered)
        entering: dict[str, list[tuple[float, Any]]] = defaultdict(list)
        for item, following in zip(session.items, [*session.items[1:], None], strict=True):
            self._entered.clear()
            begun = time.process_time()
            reports = runtestprotocol(item, log=False, nextitem=following)
            if any(report.failed for report in reports):
                raise session.Failed(f"{item.nodeid} fails without any change:\n{reports[1].longreprtext}")
            taken = time.process_time() - begun
            for function in self._entered if taken < QUICK else ():
                entering[function].append((taken, item))
        gc.freeze()  # what a fork does not touch it does not copy
        begun = time.time()
        for count, name in enumerate(self.names, 1):
            nearest = f"test_{name.rpartition('.')[0].rpartition('.')[2]}.py"
            tests = sorted(entering[_function(name)], key=lambda each: (each[1].path.name != nearest, each[0]))
            self.found[name] = self._tried(name, tests) if tests else UNTESTED
            if count % 10 == 0:
                tally = Counter(self.found.values())
                print(f"{count}/{len(self.names)} {dict(tally)} {time.time() - begun:.0f} s", file=sys.stderr, flush=True)
                self.keep(self.found)
        return True

    def _tried(self, name: str, tests: list[tuple[float, Any]]) -> str:
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            _try(name, tests)
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            return TIMEOUT
        return SURVIVED if os.WEXITSTATUS(status) == 0 else KILLED


def _try(name: str, tests: list[tuple[float, Any]]) -> None:
    """Never returns: 1 when a test fails, 0 when none does, a signal when it takes too long."""
    from _pytest.runner import runtestprotocol

    whole = sum(seconds for seconds, _ in tests)
    limit = int(whole * 5 + 10)
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    trampoline.set_mutant_under_test(name)
    items = [item for _, item in tests]
    code = 0
    try:
        for item, following in zip(items, [*items[1:], None], strict=True):
            if any(report.failed for report in runtestprotocol(item, log=False, nextitem=following)):
                code = 1
                break
    except BaseException:
        code = 1
    os._exit(code)


def _retry_what_imports_run(trial: Trial, tests: tuple[str, ...]) -> None:
    """What only runs while modules are imported (units of a table, rules that are declared) is tried in processes of its own."""
    for name, found in trial.found.items():
        if found == UNTESTED and _function(name) in trial.at_import:
            run = subprocess.run(
                [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "--hypothesis-seed=0", *tests],
                env={**os.environ, "MUTANT_UNDER_TEST": name}, capture_output=True, check=False,
            )  # fmt: skip
            trial.found[name] = KILLED if run.returncode else SURVIVED


def _keep(found: dict[str, str], changes: dict[str, str], out: Path) -> None:
    told = {name: {"found": what, "change": changes[name]} for name, what in found.items()}
    (out / "results.json").write_text(json.dumps(told, indent=1, ensure_ascii=False), encoding="utf-8")
    left = [name for name, what in found.items() if what in (SURVIVED, UNTESTED)]
    text = "\n\n".join(f"{name} ({found[name]})\n{changes[name]}" for name in left)
    (out / "survivors.txt").write_text(text + "\n", encoding="utf-8")


def _report(found: dict[str, str]) -> None:
    modules: dict[str, Counter[str]] = defaultdict(Counter)
    for name, what in sorted(found.items()):
        modules[name.rpartition(".")[0]][what] += 1
    modules["all"] = sum(modules.values(), Counter())
    for module, tally in modules.items():
        tried, caught = tally.total(), tally[KILLED] + tally[TIMEOUT]
        print(f"{module:40} {caught:5} of {tried:5} {caught / tried:6.1%}  survived {tally[SURVIVED]}, no tests {tally[UNTESTED]}, timeouts {tally[TIMEOUT]}")


if __name__ == "__main__":
    main()
