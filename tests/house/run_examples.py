#!/usr/bin/env python3
"""Runs every command line that help, manual and README show, in a copy of the example folder. A line that fails, fails the test.

Lines come from `gridwarden --json-usage` (the examples of every command) and from the ```sh blocks of README.md that begin with
`gridwarden`. They stand in for what a reader types, so they must work as they are."""
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile


def lines(program, root):
    usage = json.loads(subprocess.run([program, "--json-usage"], check=True, capture_output=True, text=True).stdout)
    for command in usage["commands"]:
        for example in command["examples"]:
            yield command["name"], example["line"]
    for block in re.findall(r"```sh\n(.*?)```", (root / "README.md").read_text(encoding="utf-8"), re.S):
        for line in block.replace("\\\n", " ").splitlines():
            if line.startswith("gridwarden"):
                yield "README", line.split("  #")[0]


def main():
    program, root = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    faults, count = [], 0
    with tempfile.TemporaryDirectory() as temporary:
        bin_folder = pathlib.Path(temporary) / "bin"
        bin_folder.mkdir()
        (bin_folder / "gridwarden").symlink_to(program)
        env = {**os.environ, "PATH": f"{bin_folder}:{os.environ['PATH']}"}
        for number, (source, line) in enumerate(lines(program, root)):
            folder = pathlib.Path(temporary) / str(number)
            shutil.copytree(root / "layers" / "example", folder, ignore=shutil.ignore_patterns("out"))
            if re.search(r"\bout/", line):  # speaks of a run that has been made
                subprocess.run([program, "run", "project.json", "--quiet"], cwd=folder, check=True)
                line = line if "verify" in line or "run " not in line else line + " --overwrite"
            done = subprocess.run(["bash", "-c", line], cwd=folder, env=env, capture_output=True, text=True, stdin=subprocess.DEVNULL)
            count += 1
            allowed = (0, 1) if shlex.split(line)[1] == "check" else (0,)
            if done.returncode not in allowed:
                faults.append(f"{source}: {line}\n  status {done.returncode}: {done.stderr.strip()[:600]}")
    print("\n".join(faults) or f"{count} command lines work")
    return 1 if faults or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
