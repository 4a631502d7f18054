#!/usr/bin/env python3
"""validate.py SOURCE: documents against data/schema, as an editor would. Every shipped document passes; a spoilt one
is refused where its fault is one of form that a schema can say, and passes where only the checker can know."""
import json
import pathlib
import re
import sys

try:
    import jsonschema
    import yaml
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)


class Core(yaml.SafeLoader):
    """YAML 1.2's core schema, which editors use: dates are text, yes is text, 010 is a number."""


Core.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"^(~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"^(true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
    ("float", r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", list("-+.0123456789")),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), first)
Core.yaml_constructors = dict(yaml.SafeLoader.yaml_constructors)
Core.yaml_constructors["tag:yaml.org,2002:int"] = lambda loader, node: int(node.value)

# Faults of form a schema sees: unknown, missing and empty keys, wrong kinds and words, numbers out of range.
SAYABLE = {f"AT-YML-{n:03}" for n in (11, 12, 13, 14, 15, 17, 19, 20, 21, 22, 23, 28, 29, 30, 31, 32)}
# 010 is a number like any other to an editor, a day that does not exist has the right form, a level's words are the
# profile's own: 016, 018, 025 are left to the checker.

# Faults of those codes that no schema can say, each for its reason.
UNSAYABLE = {
    "child-new-role-incomplete.yaml": "whether the parent has a role of that name is not in the file",
    "hours-odd.yaml": "hours that are no whole minutes",
    "number-exponent.yaml": "1e1 is an integer to a schema",
    "number-float.yaml": "3.0 is an integer to a schema",
    "truth-capital.yaml": "True is true to an editor",
}

source = pathlib.Path(sys.argv[1])
schemas = {}
for path in sorted((source / "data/schema").glob("*.schema.json")):
    schema = json.loads(path.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    schemas[path.name.split(".")[0]] = jsonschema.Draft202012Validator(schema)
assert {"framework", "profile", "catalogue", "migration"} <= schemas.keys()


def errors(path):
    """What the schema says; None where the text is no YAML an editor could read."""
    try:
        document = yaml.load(path.read_text("utf-8"), Core)
    except (yaml.YAMLError, UnicodeDecodeError, ValueError):
        return None
    kind = str(document.get("aitalent", "")).split("/")[0] if isinstance(document, dict) else ""
    validator = schemas.get(kind) or schemas["framework"]
    return [f"{'.'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in validator.iter_errors(document)]


failed = []
shipped = [p for folder in ("frameworks", "profiles", "catalogue", "migrations") for p in (source / "data" / folder).glob("*.yaml")]
assert len(shipped) >= 6
for path in shipped:
    if found := errors(path):
        failed.append(f"{path.name} is refused: {found[:2]}")
counts = {"refused": 0, "passed": 0, "not YAML": 0, "checker's alone": 0}
for path in sorted((source / "tests/corpus/spoilt-yaml").glob("*.yaml")):
    codes = {line.split()[0] for line in path.with_suffix(".expected").read_text("utf-8").splitlines()}
    found = errors(path)
    if found is None:
        counts["not YAML"] += 1
    elif path.name in UNSAYABLE:
        counts["checker's alone"] += 1
        if found:
            failed.append(f"{path.name} is refused after all: take it off the list")
    elif codes & SAYABLE:
        counts["refused"] += bool(found)
        if not found:
            failed.append(f"{path.name} passes the schema in spite of {sorted(codes & SAYABLE)}")
    elif all(code.startswith(("AT-FRM", "AT-CAT")) for code in codes):
        counts["passed"] += not found
        if found:
            failed.append(f"{path.name} has no fault of form, yet: {found[:2]}")
    else:
        counts["checker's alone"] += 1
print(f"{len(shipped)} shipped documents pass; spoilt ones:", counts)
print("\n".join(failed))
sys.exit(bool(failed))
