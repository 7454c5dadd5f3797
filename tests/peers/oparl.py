"""Serves a folder, or walks the OParl lists of a server and validates every object. Called by oparl.sh."""

import functools
import http.server
import json
import pathlib
import re
import sys
import urllib.request

OURS = re.compile(r"^ziele:[a-z][A-Za-z0-9]*$")


def serve(folder):
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=folder)
    handler.log_message = lambda *_: None
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    print(server.server_address[1], flush=True)
    sys.stderr = open("/dev/null", "w", encoding="utf-8")
    server.serve_forever()


def get(url):
    with urllib.request.urlopen(url, timeout=10) as answer:
        assert answer.headers.get_content_type() == "application/json", url
        return json.loads(answer.read().decode("utf-8"))


def published(folder):
    """The published schemas. Their formats are called url, what they embed is named in `schema` or `$ref`."""

    def translate(value):
        if isinstance(value, list):
            return [translate(item) for item in value]
        if not isinstance(value, dict):
            return value
        value = {key: translate(item) for key, item in value.items()}
        if value.get("format") == "url":
            value["format"] = "uri"
        embedded = value.pop("$ref", None) or value.pop("schema", None)
        if isinstance(embedded, str) and embedded.endswith(".json"):
            name = embedded.removesuffix(".json")
            value["$ref"] = f"#/definitions/{name}"
        return value

    schemas = {path.stem: translate(json.loads(path.read_text("utf-8"))) for path in sorted(pathlib.Path(folder).glob("*.json"))}
    for schema in schemas.values():
        schema.pop("$id", None)
        schema.pop("$schema", None)
    missing = {"Paper", "Consultation", "File"} - set(schemas)
    if missing:
        sys.exit(f"{folder}: {', '.join(sorted(missing))} missing; name the folder schema of https://github.com/OParl/spec")
    # Papers refer to places, of which an export has none.
    schemas.setdefault("Location", {})
    return schemas


def check(base, own, folder=None):
    import jsonschema

    own = json.loads(pathlib.Path(own).read_text("utf-8"))
    formats = jsonschema.FormatChecker()
    missing = {"uri", "date", "date-time"} - set(formats.checkers)
    assert not missing, f"these formats are not checked: {missing}"

    def ours(name):
        return jsonschema.Draft202012Validator({**own, "$ref": f"#/$defs/{name}"}, format_checker=formats)

    theirs = published(folder) if folder else {}
    page_schema, dated = ours("list"), ours("dated")
    faults, counted, unknown = [], {}, set()
    for name, kind in (("papers", "Paper"), ("consultations", "Consultation"), ("files", "File")):
        validators = [ours(kind), dated]
        if kind in theirs:
            validators.append(jsonschema.Draft7Validator({**theirs[kind], "definitions": theirs}, format_checker=formats))
        objects, url = [], f"{base}/{name}.json"
        while url:
            page = get(url)
            faults += [f"{url}: {error.message}" for error in page_schema.iter_errors(page)]
            objects += page["data"]
            url = page["links"].get("next")
        counted[kind] = len(objects)
        if page["pagination"]["totalElements"] != len(objects):
            faults.append(f"{name}: {len(objects)} objects, said to be {page['pagination']['totalElements']}")
        for item in objects:
            for validator in validators:
                faults += [f"{item['id']}: {error.json_path}: {error.message}" for error in validator.iter_errors(item)]
            if kind in theirs:
                unknown |= {key for key in item if key not in theirs[kind]["properties"] and not OURS.match(key)}
            if get(item["id"]) != item:
                faults.append(f"{item['id']}: not the same by itself")
    faults += [f"{key}: no property of the standard, and without our prefix" for key in sorted(unknown)]
    for fault in faults:
        print(fault, file=sys.stderr)
    schemas = "our schema and the published ones" if theirs else "our schema"
    print(", ".join(f"{number} {kind}" for kind, number in counted.items()) + f": {len(faults)} faults ({schemas})")
    return 1 if faults or not counted["Paper"] else 0


if __name__ == "__main__":
    command, *rest = sys.argv[1:]
    sys.exit(serve(*rest) if command == "serve" else check(*rest))
