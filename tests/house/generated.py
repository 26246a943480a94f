#!/usr/bin/env python3
"""What is checked in and could be generated is what the program writes now: manual, JSON Schema."""
import json
import pathlib
import subprocess
import sys
import tempfile


TYPES = {"null", "boolean", "integer", "number", "string", "array", "object"}


def wrong_types(schema):
    """What stands under `type` and is no type of JSON Schema. Under `properties` the keys are names."""
    if isinstance(schema, list):
        for item in schema:
            yield from wrong_types(item)
    elif isinstance(schema, dict):
        named = schema.get("type", [])
        yield from (set(named) if isinstance(named, list) else {named}) - TYPES
        for key, value in schema.items():
            yield from wrong_types(list(value.values()) if key in ("properties", "$defs") else value)


def main():
    program, root = sys.argv[1], pathlib.Path(sys.argv[2])
    faults = []
    with tempfile.TemporaryDirectory() as temporary:
        manual = pathlib.Path(temporary) / "manual"
        kept_pages = root / "docs" / "manual"
        subprocess.run([program, "manual", manual, "--quiet"], check=True)
        for page in sorted(manual.rglob("*.md")):
            kept = kept_pages / page.relative_to(manual)
            if not kept.exists() or kept.read_bytes() != page.read_bytes():
                faults.append(f"docs/manual/{page.relative_to(manual)} is not what `gridwarden manual docs/manual` writes")
        if not list(manual.rglob("*.md")):
            faults.append("no page was written")
    schema = subprocess.run([program, "schema"], check=True, capture_output=True).stdout
    if (root / "docs" / "project.schema.json").read_bytes() != schema:
        faults.append("docs/project.schema.json is not what `gridwarden schema` prints")
    faults += [f"the schema has a type '{word}', which JSON Schema does not know" for word in sorted(set(wrong_types(json.loads(schema))))]
    print("\n".join(faults) or "manual and schema are up to date")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
