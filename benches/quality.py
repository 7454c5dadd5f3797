"""Counts what the tool has found, draws a sample of it as a sheet, and reads the judged sheet. Called by quality.sh."""

import collections
import json
import os
import random
import re
import subprocess
import sys

FORMS = ["block", "list", "prose"]
KINDS = ["goal", "indicator", "principle", "project", "question"]
AROUND = 3


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def documents(folder):
    index = load(os.path.join(folder, "index.json"))
    return index, [load(os.path.join(folder, entry["id"] + ".json")) for entry in index["documents"]]


def records(document):
    """Kind, rule, text and place of every record."""
    for goal in document["goals"]:
        yield f"goal ({goal['form']})", goal["text"], goal["source"]
    for indicator in document["indicators"]:
        series = indicator["series"]
        points = ", ".join(f"{p['year']}: {p['raw']}" for p in series["points"]) if series else "no series"
        unit = f" [{indicator['unit']['text']}]" if indicator["unit"] else ""
        kind = f"; {series['kind']}" if series else ""
        yield "indicator", f"{indicator['label']}{unit} ({points}{kind})", indicator["source"]
    for principle in document["principles"]:
        yield "principle", principle["text"], principle["source"]
    for project in document["projects"]:
        yield "project", " / ".join(filter(None, [project["title"], project["status"], project["text"]])), project["source"]
    council = document["council"]
    for question in council["questions"] if council else []:
        yield "question", f"{question['number'] or ''} {question['question']} => {' '.join(question['answer'])}", question["source"]


def counts(folder):
    index, all_documents = documents(folder)
    count = collections.Counter()
    codes = collections.Counter()
    for document in all_documents:
        count.update(f"goals, {goal['form']}" for goal in document["goals"])
        count.update("indicators with series" if i["series"] else "indicators without series" for i in document["indicators"])
        count["principles"] += len(document["principles"])
        count["projects"] += len(document["projects"])
        count["council heads"] += document["council"] is not None
        count["questions"] += len(document["council"]["questions"]) if document["council"] else 0
        codes.update(diagnostic["code"] for diagnostic in document["diagnostics"])
    return index, all_documents, count, codes


def table(rows):
    widths = [max(len(str(row[column])) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        print("  ".join(str(cell).ljust(width) if at == 0 else str(cell).rjust(width) for at, (cell, width) in enumerate(zip(row, widths))))


def report(corpus, work, ziele, seed, each, sheet, names):
    found = {name: counts(os.path.join(work, name)) for name in names}
    kinds = [f"goals, {form}" for form in FORMS] + ["indicators with series", "indicators without series", "principles", "projects", "council heads", "questions"]
    codes = sorted({code for _, _, _, all_codes in found.values() for code in all_codes})
    rows = [["", *names]]
    rows.append(["documents read", *(len(found[name][0]["documents"]) for name in names)])
    rows.append(["documents failed", *(len(found[name][0]["failed"]) for name in names)])
    rows += [[kind, *(found[name][2][kind] for name in names)] for kind in kinds]
    rows += [[f"diagnostic {code}", *(found[name][3][code] for name in names)] for code in codes]
    cost = {}
    for name in names:
        with open(os.path.join(work, name + ".cost"), encoding="utf-8") as file:
            wall, user, system, kib = file.read().split("\n")[-2].split()
        read = sum(os.path.getsize(os.path.join(at, file)) for at, _, files in os.walk(os.path.join(corpus, name)) for file in files)
        cost[name] = (float(wall), float(user) + float(system), int(kib) / 1024, read / 1e6)
    rows.append(["wall, s", *(f"{cost[name][0]:.2f}" for name in names)])
    rows.append(["CPU, s", *(f"{cost[name][1]:.2f}" for name in names)])
    rows.append(["peak memory, MiB", *(f"{cost[name][2]:.0f}" for name in names)])
    rows.append(["MB read per s", *(f"{cost[name][3] / max(cost[name][0], 0.01):.1f}" for name in names)])
    table(rows)
    for name in names:
        for failed in found[name][0]["failed"]:
            print(f"failed: {name}/{failed['path']}: {failed['error']}")
    drawn = write_sheet(corpus, ziele, found, int(seed), int(each), sheet)
    print(f"sample of {drawn} records (seed {seed}): {sheet}")


def write_sheet(corpus, ziele, found, seed, each, sheet):
    pools = collections.defaultdict(list)
    for name, (_, all_documents, _, _) in found.items():
        for document in all_documents:
            path = document["document"]["source"]["path"]
            for kind, text, source in records(document):
                # The forms of goals have one pool, so that the sample shows their share.
                pools[kind.split(" ")[0]].append((path, kind, text, source))
    lines = [f"# Sample of records, seed {seed}", "", "`right`: + right, - wrong, +- partly right, ? cannot be told.", ""]
    printed = {}
    drawn = 0
    for kind in KINDS:
        pool = pools[kind]
        chosen = random.Random(f"{seed}/{kind}").sample(range(len(pool)), min(each, len(pool)))
        lines += [f"## {kind}: {len(chosen)} of {len(pool)}", "", "| nr | right | record |", "|---|---|---|"]
        contexts = []
        for number, at in enumerate(sorted(chosen), 1):
            path, form, text, source = pool[at]
            first, last = source["lines"]
            page = f"page {source['page']}, " if source["page"] else ""
            place = f"{path}, {page}lines {first}-{last}, {source['rule']}, {form}"
            lines.append(f"| {kind} {number} |  | {cell(text)} ({cell(place)}) |")
            contexts += [f"**{kind} {number}**: {text}", f"({place})", "", "```text", *around(corpus, ziele, printed, path, source), "```", ""]
        lines += ["", *contexts]
        drawn += len(chosen)
    with open(sheet, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    return drawn


def cell(text):
    return text.replace("|", "\\|").replace("\n", " ")


def around(corpus, ziele, printed, path, source):
    """The lines of a record and some around them, as the tool reads them."""
    if path not in printed:
        shown = subprocess.run([ziele, "text", os.path.join(corpus, path)], capture_output=True, text=True, check=False).stdout
        printed[path] = [(line.split(maxsplit=1)[0], line) for line in shown.splitlines() if line.strip()]
    lines = printed[path]
    place = f"{source['page']}:{source['lines'][0]}" if source["page"] else str(source["lines"][0])
    start = next((at for at, (number, _) in enumerate(lines) if number == place), 0)
    many = source["lines"][1] - source["lines"][0] + 1
    return [line for _, line in lines[max(0, start - AROUND) : start + many + AROUND]]


def judged(path):
    marks = collections.defaultdict(collections.Counter)
    with open(path, encoding="utf-8") as file:
        for line in file:
            row = re.match(r"\|\s*(\w+) \d+\s*\|\s*(\S*)\s*\|.*?(block|list|prose)?\)\) \|$|\|\s*(\w+) \d+\s*\|\s*(\S*)\s*\|", line.rstrip())
            if row:
                kind, mark, form = row[1] or row[4], row[2] if row[1] else row[5], row[3]
                marks[kind][mark] += 1
                if form:
                    marks[f"{kind} ({form})"][mark] += 1
    rows = [["kind", "judged", "right", "partly", "wrong", "precision", "with partly"]]
    for kind, count in marks.items():
        total = count["+"] + count["+-"] + count["-"]
        if total:
            strict, loose = count["+"] / total, (count["+"] + count["+-"]) / total
            rows.append([kind, total, count["+"], count["+-"], count["-"], f"{strict:.3f}", f"{loose:.3f}"])
    if len(rows) == 1:
        sys.exit(f"{path}: no record is judged yet: write +, - or +- into the column `right`")
    table(rows)


if sys.argv[1] == "judged":
    judged(sys.argv[2])
else:
    report(*sys.argv[2:8], sys.argv[8:])
