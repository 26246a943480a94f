#!/usr/bin/env python3
"""Runs one case folder: `cmd` (a command line; `gridwarden` is the program under test), the inputs beside it, and what is
expected in `expected/`: `status` (default 0), `stdout`, `stderr` (each compared whole where present; lines that begin with
`~` hold a regular expression) and any output files, byte for byte.

    run_case.py PROGRAM CASE            compares
    run_case.py PROGRAM CASE --accept   writes what came out as the new expectation (look at the difference before you commit it)
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile


def run(program, case, folder):
    for item in case.iterdir():
        if item.name not in ("cmd", "expected"):
            (shutil.copytree if item.is_dir() else shutil.copy)(item, folder / item.name)
    before = {p.relative_to(folder) for p in folder.rglob("*")}
    bin_folder = folder / ".bin"
    bin_folder.mkdir()
    (bin_folder / "gridwarden").symlink_to(program)
    env = {"PATH": f"{bin_folder}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8", "HOME": str(folder), "TZ": "UTC",
           "NO_COLOR": "1", "COLUMNS": "100"}
    done = subprocess.run(["bash", "-c", (case / "cmd").read_text(encoding="utf-8")], cwd=folder, env=env,
                          capture_output=True, timeout=100)
    shutil.rmtree(bin_folder)
    made = {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*"))
            if p.is_file() and p.relative_to(folder) not in before}
    result = {"status": f"{done.returncode}\n".encode(), "stdout": done.stdout, "stderr": done.stderr}
    return result, made


def matches(expected, got):
    want, have = expected.decode().splitlines(), got.decode().splitlines()
    if len(want) != len(have):
        return False
    return all(re.fullmatch(w[1:], h) if w.startswith("~") else w == h for w, h in zip(want, have))


def faults(expected, result, made):
    if not (expected / "status").exists() and result["status"] != b"0\n":
        yield f"status is {result['status'].decode().strip()}, not 0; stderr:\n{result['stderr'].decode()}"
    for name, got in result.items():
        want = expected / name
        if want.exists() and not matches(want.read_bytes(), got):
            yield f"{name} differs; it is:\n{got.decode()}"
    wanted = {str(p.relative_to(expected / "files")) for p in (expected / "files").rglob("*") if p.is_file()} \
        if (expected / "files").exists() else set()
    for name in sorted(wanted | set(made)):
        if name not in made:
            yield f"{name} was not written"
        elif name in wanted and (expected / "files" / name).read_bytes() != made[name]:
            yield f"{name} differs; it is:\n{made[name][:2000].decode(errors='replace')}"
        elif name not in wanted and wanted:
            yield f"{name} was not expected"


def accept(expected, result, made):
    shutil.rmtree(expected, ignore_errors=True)
    expected.mkdir()
    for name, got in result.items():
        if got.strip() and not (name == "status" and got == b"0\n"):
            (expected / name).write_bytes(got)
    for name, got in made.items():
        target = expected / "files" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(got)


def main():
    program, case = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        result, made = run(program, case, pathlib.Path(folder))
    if "--accept" in sys.argv:
        accept(case / "expected", result, made)
        return 0
    if not (case / "expected").exists():
        print(f"{case}: no expected/ folder: a case that expects nothing cannot fail")
        return 1
    found = list(faults(case / "expected", result, made))
    print("\n".join(found) if found else "as expected")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
