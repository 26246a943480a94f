#!/usr/bin/env python3
"""The example county gives the same bytes at 1, 2 and 7 threads, twice in a row, and `verify` agrees."""
import pathlib
import subprocess
import sys
import tempfile


def files_of(folder):
    return {p.relative_to(folder): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file() and p.name != "run.json"}


def main():
    program, root = sys.argv[1], pathlib.Path(sys.argv[2])
    project = root / "layers" / "example" / "project.json"
    with tempfile.TemporaryDirectory() as temporary:
        runs = {}
        for name, threads in (("1", 1), ("2", 2), ("7", 7), ("again", 7)):
            out = pathlib.Path(temporary) / name
            subprocess.run([program, "run", project, "-o", out, "--threads", str(threads), "--quiet"], check=True)
            runs[name] = files_of(out)
        first = runs["1"]
        if len(first) < 3:
            print(f"only {len(first)} files were written")
            return 1
        faults = [f"{path} at {name} threads differs" for name, files in runs.items() for path in {*first, *files}
                  if files.get(path) != first.get(path)]
        verified = subprocess.run([program, "verify", pathlib.Path(temporary) / "7", "--quiet"])
        if verified.returncode != 0:
            faults.append(f"verify ends with {verified.returncode}")
    print("\n".join(faults) or f"{len(first)} files, the same bytes each time")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
