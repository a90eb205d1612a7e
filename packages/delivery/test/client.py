"""A client of the delivery in another language: prints the names of the risks of a procedure."""
import json
import sys
import urllib.request

base, slug = sys.argv[1:]
with urllib.request.urlopen(f"{base}/v1/procedures/{slug}?locale=en") as answer:
    procedure = json.load(answer)

risks = procedure["units"]["risks"]
if risks["status"] not in ("ok", "fallback"):
    sys.exit("The risks are withheld: ask the clinic.")
for group in risks["value"]["groups"]:
    for occurrence in group["occurrences"]:
        print(occurrence["risk"]["name"])
