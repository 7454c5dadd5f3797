"""What the programs read must be what output/*.json says. Called by export.sh: export.py OUTPUT EXPORTS"""

import datetime
import decimal
import hashlib
import json
import pathlib
import sys
import zipfile

import duckdb
import jsonschema
import openpyxl

output, exports = map(pathlib.Path, sys.argv[1:])
index = json.loads((output / "index.json").read_text())
documents = {entry["id"]: json.loads((output / f"{entry['id']}.json").read_text()) for entry in index["documents"]}
package = json.loads((exports / "datapackage" / "datapackage.json").read_text())
tables = {resource["name"]: resource["schema"] for resource in package["resources"]}
FORMULA = tuple("=+-@\t\r\n")


def same(what, found, expected):
    if found != expected:
        sys.exit(f"{what}: {found!r} instead of {expected!r}")
    print(f"   {what}: {found!r}"[:150])


def count(key):
    return sum(entry[key] for entry in index["documents"])


def points():
    for document in documents.values():
        for indicator in document["indicators"]:
            for point in (indicator["series"] or {"points": []})["points"]:
                yield point


# What the JSON says. Decimals are read as they are written.
total = decimal.Decimal(0)
for path in documents:
    exact = json.loads((output / f"{path}.json").read_text(), parse_float=decimal.Decimal)
    for indicator in exact["indicators"]:
        for point in (indicator["series"] or {"points": []})["points"]:
            total += point["value"] or 0
rows = {
    "documents": len(documents),
    "goals": count("goals"),
    "indicators": count("indicators"),
    "projects": count("projects"),
    "questions": count("questions"),
    "diagnostics": count("diagnostics"),
    "failed": len(index["failed"]),
    "series": sum(1 for _ in points()),
}

print("-- the published profile of Data Package 2.0")
wheel = zipfile.ZipFile(next(exports.glob("check_datapackage-*.whl")))
profile = json.loads(wheel.read("check_datapackage/schemas/data-package-2-0.json"))
validator = jsonschema.validators.validator_for(profile)(profile)
same("errors", [error.message for error in validator.iter_errors(package)], [])
for resource in package["resources"]:
    data = (exports / "datapackage" / resource["path"]).read_bytes()
    if (resource["bytes"], resource["hash"]) != (len(data), "sha256:" + hashlib.sha256(data).hexdigest()):
        sys.exit(f"{resource['path']} is not what the package says")

print("-- DuckDB")
duck = duckdb.connect()
sources = {
    "parquet": lambda table: f"'{exports}/parquet/{table}.parquet'",
    "csv": lambda table: f"read_csv('{exports}/csv/{table}.csv', all_varchar = true, header = true, delim = ',', quote = '\"', escape = '\"')",
    "jsonl": lambda table: f"read_json('{exports}/jsonl/{table}.jsonl', format = 'newline_delimited', sample_size = -1)",
}
for form, source in sources.items():
    for table, expected in rows.items():
        # A file without rows has no columns in JSON Lines.
        if form == "jsonl" and expected == 0:
            same(f"bytes of {table}.jsonl", (exports / "jsonl" / f"{table}.jsonl").stat().st_size, 0)
            continue
        same(f"rows of {table} in {form}", duck.sql(f"select count(*) from {source(table)}").fetchall()[0][0], expected)
    same(f"sum of the series in {form}", duck.sql(f"select sum(value::decimal(38, 10)) from {source('series')}").fetchall()[0][0], total)
text = duck.sql(f"select text from {sources['parquet']('goals')} where key = 'wuppertal-digital-2023#8/wachstum/ziel-2'").fetchall()[0][0]
same("a goal", text, "Steigerung der externen Einnahmen um 5% pro Jahr auf 7,8 Mio. € bis 2023")
same("its quantities", duck.sql(
    f"select q.value, q.unit_code, q.unit_scale, q.per from {sources['parquet']('quantities')} q "
    f"join {sources['parquet']('goals')} g on q.goal_key = g.key where g.key = 'wuppertal-digital-2023#8/wachstum/ziel-2' order by number").fetchall(),
    [(decimal.Decimal("5"), "%", 1, "P1Y"), (decimal.Decimal("7.8"), "EUR", 1000000, None)])
same("its day", duck.sql(
    f"select latest from {sources['parquet']('dates')} where goal_key = 'wuppertal-digital-2023#8/wachstum/ziel-2'").fetchall(),
    [(datetime.date(2023, 12, 31),)])
kinds = {"string": "VARCHAR", "integer": "BIGINT", "number": "DECIMAL(38,10)", "boolean": "BOOLEAN", "date": "DATE"}
for table, schema in tables.items():
    found = [(name, kind) for name, kind, *_ in duck.sql(f"describe select * from {sources['parquet'](table)}").fetchall()]
    expected = [(field["name"], kinds[field["type"]]) for field in schema["fields"]]
    if found != expected:
        sys.exit(f"columns of {table}: {found} instead of {expected}")
    for key in schema.get("foreignKeys", []):
        other = key["reference"]["resource"]
        lost = duck.sql(
            f"select count(*) from {sources['parquet'](table)} where {key['fields'][0]} is not null and {key['fields'][0]} not in "
            f"(select {key['reference']['fields'][0]} from {sources['parquet'](other)})").fetchall()[0][0]
        if lost:
            sys.exit(f"{lost} rows of {table} name no row of {other}")
    columns = ", ".join(schema["primaryKey"])
    if duck.sql(f"select {columns} from {sources['parquet'](table)} group by {columns} having count(*) > 1").fetchall():
        sys.exit(f"{columns} of {table} come twice")
same("tables whose columns, types and keys hold", len(tables), 20)

# The cells of CSV are those of Parquet once the apostrophes are taken away as the package says.
neutralised = 0
for table, schema in tables.items():
    names = [f'"{field["name"]}"' for field in schema["fields"]]
    texts = [index for index, field in enumerate(schema["fields"]) if field["type"] == "string"]
    plain = duck.sql(f"select {', '.join(names)} from {sources['parquet'](table)}").fetchall()
    cells = duck.sql(f"select {', '.join(names)} from {sources['csv'](table)}").fetchall()
    for left, right in zip(plain, cells, strict=True):
        for at in texts:
            cell = right[at]
            if cell and cell.startswith(FORMULA):
                sys.exit(f"a formula in {table}.csv: {cell!r}")
            if cell and cell.startswith("'") and cell.lstrip("'").startswith(FORMULA):
                cell, neutralised = cell[1:], neutralised + 1
            if cell != left[at]:
                sys.exit(f"{table}.csv has {cell!r}, the Parquet {left[at]!r}")
print(f"   {neutralised} texts that look like formulas came back from CSV")


def look(name, path, original):
    print(f"-- {name}")
    workbook = openpyxl.load_workbook(path)
    same("sheets", workbook.sheetnames, list(tables))
    for sheet in workbook:
        fields = tables[sheet.title]["fields"]
        if [cell.value for cell in sheet[1]] != [field["name"] for field in fields]:
            sys.exit(f"the head of {sheet.title} is not complete")
        if original and sheet.freeze_panes != "A2":
            sys.exit(f"the head of {sheet.title} is not frozen")
        if not sheet.auto_filter.ref:
            sys.exit(f"{sheet.title} has no filter")
        types = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "date": datetime.datetime}
        for row in sheet.iter_rows(min_row=2):
            for field, cell in zip(fields, row, strict=True):
                # LibreOffice writes truths so.
                if not original and field["type"] == "boolean" and cell.value in ("=TRUE()", "=FALSE()"):
                    continue
                if cell.data_type == "f":
                    sys.exit(f"a formula in {sheet.title}!{cell.coordinate}: {cell.value}")
                if cell.value is not None and not isinstance(cell.value, types[field["type"]]):
                    sys.exit(f"{sheet.title}!{cell.coordinate} is no {field['type']}: {cell.value!r}")
    for table, expected in rows.items():
        # LibreOffice writes an empty row below a head that stands alone.
        filled = sum(any(cell is not None for cell in row) for row in workbook[table].iter_rows(min_row=2, values_only=True))
        same(f"rows of {table}", filled, expected)
    series = workbook["series"]
    at = [cell.value for cell in series[1]].index("value")
    found = sum(decimal.Decimal(str(row[at] or 0)) for row in series.iter_rows(min_row=2, values_only=True))
    same("sum of the series", found, total)


look("openpyxl", exports / "xlsx" / "ziele.xlsx", original=True)
# Without a window LibreOffice keeps no views, and so no frozen heads.
look("LibreOffice, through ODS and back", exports / "again" / "ziele.xlsx", original=False)
print("-- all agree")
