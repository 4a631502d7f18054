import json, sys

section = json.load(open(sys.argv[1]))["sections"][0]
figures = {figure["key"]: figure["value"] for figure in section["figures"]}
table = section["tables"][0]
pieces = {}
for row in table["rows"]:
    row = row if isinstance(row, dict) else dict(zip([c["key"] for c in table["columns"]], row))
    pieces[row["fate"]] = pieces.get(row["fate"], 0) + row["pieces"]
    if row["fate"] != "carried":
        print(row["kind"], row["from"], row["fate"], row["to"], row["rule"], row["pieces"], sep=" | ")
print("pieces", figures["pieces"], "joined", figures["joined"], *(f"{key} {figures[key]}" for key in sorted(pieces)))
assert figures["pieces"] == figures["carried"] + figures["changed"] + figures["orphaned"] == sum(pieces.values())
assert all(pieces[key] == figures[key] for key in pieces)
