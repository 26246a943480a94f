#!/usr/bin/env python3
"""Installs the build into a temporary place and builds a small program against `find_package(gridwarden)`."""
import pathlib
import subprocess
import sys
import tempfile


def main():
    source, build = map(pathlib.Path, sys.argv[1:3])
    with tempfile.TemporaryDirectory() as temporary:
        prefix, out = f"{temporary}/prefix", f"{temporary}/build"
        for argv in (["cmake", "--install", build, "--prefix", prefix],
                     ["cmake", "-S", source / "tests/house/consumer_project", "-B", out, "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={prefix}"],
                     ["cmake", "--build", out], [f"{out}/consumer"], [f"{prefix}/bin/gridwarden", "--version"]):
            done = subprocess.run(argv, capture_output=True, text=True)
            if done.returncode != 0:
                print(" ".join(map(str, argv)), "\n", done.stdout[-3000:], done.stderr[-3000:])
                return 1
        print(done.stdout.strip())
    return 0


if __name__ == "__main__":
    sys.exit(main())
