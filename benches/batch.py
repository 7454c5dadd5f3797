#!/usr/bin/env python3
"""Many papers in one run: what a source costs in memory, and what kills cost.

    benches/batch.py [--sizes 1000,10000,100000] [--kills 20] [--papers 2000] [--seed 7]

Invents papers in a temporary folder, runs `target/release/ziele extract` over them, and prints the peak memory of each run with the bytes
that each further source adds. Then it kills runs (SIGKILL) at random moments: `--kills` times in a row within one job, and as many
jobs once each. After every kill each output must be whole, and in the end all bytes must be those of a run that nobody
disturbed. Exits with 1 if they are not. Needs a Unix system.
"""

import argparse
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ZIELE = Path(__file__).resolve().parent.parent / "target/release/ziele"

PAPER = """Stadt Musterstadt, Drucksache {number}/2024

{title}

{text}
ZIELE:

- Ausbau der Radwege um {percent} % bis 2030

KENNZAHLEN:

- Anzahl der Abstellanlagen für 2024 bis 2026: {first} | {second} | {third}
"""
TEXT = "Die Verwaltung berichtet über den Stand der Umsetzung in den Stadtbezirken und über die nächsten Schritte.\n\n"


def invent(folder, count):
    for number in range(count):
        place = folder / str(2000 + number % 25)
        place.mkdir(parents=True, exist_ok=True)
        first = number % 90 + 10
        paper = PAPER.format(number=number, title=f"Bericht zur Mobilität im Jahr {2000 + number % 25}", text=TEXT * (number % 12 + 1),
                             percent=number % 50 + 1, first=first, second=first + 5, third=first + 11)
        (place / f"vorlage-{number:06}-bericht-zur-mobilitaet.txt").write_text(paper, encoding="utf-8")


def extract(papers, output):
    """Runs to the end: peak memory in KiB, seconds, the last line of the table."""
    start = time.monotonic()
    run = subprocess.Popen([ZIELE, "extract", papers, "-o", output], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    table = run.stdout.read()
    _, status, usage = os.wait4(run.pid, 0)
    if status:
        sys.exit(f"extract ended with {status}")
    return usage.ru_maxrss, time.monotonic() - start, table.splitlines()[-1]


def digests(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def whole(output):
    """The number of outputs on the disk, each of which must be whole."""
    files = [path for path in output.iterdir() if not path.name.startswith(".")] if output.exists() else []
    for path in files:
        json.loads(path.read_bytes())
    return len(files)


def killed(papers, output, seconds):
    """Whether the run was still at work after so many seconds, and is killed now."""
    run = subprocess.Popen([ZIELE, "extract", papers, "-o", output, "-q"], stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    if run.poll() is not None:
        return False
    run.send_signal(signal.SIGKILL)
    run.wait()
    return True


def memory(folder, sizes):
    print("| sources | peak memory (KiB) | seconds | again, unchanged (KiB) | bytes per further source |\n|---|---|---|---|---|")
    last = None
    for size in sizes:
        papers, output = folder / f"papers-{size}", folder / f"out-{size}"
        invent(papers, size)
        peak, seconds, _ = extract(papers, output)
        again, _, _ = extract(papers, output)
        more = f"{(peak - last[1]) * 1024 / (size - last[0]):.0f}" if last else ""
        print(f"| {size} | {peak} | {seconds:.1f} | {again} | {more} |", flush=True)
        last = (size, peak)
        shutil.rmtree(papers)
        shutil.rmtree(output)


def kills(folder, papers_count, count):
    papers = folder / "papers"
    invent(papers, papers_count)
    _, length, _ = extract(papers, folder / "undisturbed")
    wanted = digests(folder / "undisturbed")

    output, written = folder / "row", []
    while len(written) < count and killed(papers, output, random.uniform(0, length / 6)):
        written.append(whole(output))
    _, _, last = extract(papers, output)
    same = digests(output) == wanted
    print(f"\n{len(written)} kills in a row, outputs after each: {written}\nthen: {last.strip()}\nsame bytes: {same}", flush=True)

    equal = 0
    for number in range(count):
        output = folder / f"once-{number}"
        while not killed(papers, output, random.uniform(0, length)):
            shutil.rmtree(output)
        whole(output)
        extract(papers, output)
        equal += digests(output) == wanted
        shutil.rmtree(output)
    print(f"{count} jobs killed once: {equal} with the same bytes")
    return same and equal == count


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--sizes", default="1000,10000,100000")
    arguments.add_argument("--kills", type=int, default=20)
    arguments.add_argument("--papers", type=int, default=2000)
    arguments.add_argument("--seed", type=int, default=7)
    given = arguments.parse_args()
    random.seed(given.seed)
    if not ZIELE.exists():
        sys.exit("build it first: cargo build --release")
    with tempfile.TemporaryDirectory() as name:
        memory(Path(name), [int(size) for size in given.sizes.split(",")])
        sys.exit(0 if kills(Path(name), given.papers, given.kills) else 1)


if __name__ == "__main__":
    main()
