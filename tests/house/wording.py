#!/usr/bin/env python3
"""No text of the program advises acting on a monitoring station: help, manual, messages and titles speak of finding and cutting
emissions.

    wording.py GRIDWARDEN MANUAL_FOLDER
"""
import pathlib
import re
import subprocess
import sys

STATION = r"(?:monitor\w*|station\w*|sampl(?:er|ing)\w*|inlet\w*|sensor\w*)"
ACT = (r"(?:shield|spray|mist|sprinkl|wash|cover up|block|obstruct|relocat|switch off|turn off|shut down|unplug|tamper|interfer|"
       r"water(?:ing)? (?:around|near))\w*")
ENGLISH = re.compile(rf"\b{ACT}\b[^.;:|]{{0,40}}\b{STATION}\b|\b{STATION}\b[^.;:|]{{0,40}}\b{ACT}\b", re.I)
ACT_ZH = "干扰|遮挡|喷淋|喷雾|洒水|雾炮|冲洗|堵塞|挪动|搬迁|迁移|移走|断电|停运|屏蔽|作假|保站|护站"
STATION_ZH = "监测|站点|站房|采样|传感器|空气站"
CHINESE = re.compile(rf"(?:{ACT_ZH})[^。；：|]{{0,15}}(?:{STATION_ZH})|(?:{STATION_ZH})[^。；：|]{{0,15}}(?:{ACT_ZH})")
FOUND_OUT = ("spray water around the monitoring station", "The sampler may be shielded", "在站点周边洒水", "对监测设备进行喷淋")


def faults(name, text):
    flat = re.sub(r"[ \t]*\n[ \t]*", " ", text)
    for pattern in (ENGLISH, CHINESE):
        for found in pattern.finditer(flat):
            yield f"{name}: {found.group(0)}"


def run(program, *arguments):
    return subprocess.run([program, *arguments], capture_output=True, text=True, check=True).stdout


def texts(program, manual):
    for lang in ("en", "zh"):
        yield f"--help ({lang})", run(program, "--help", "--lang", lang)
        for command in set(re.findall(r'"name": "([a-z]+)"', run(program, "--json-usage"))) & {p.stem for p in manual.glob("*.md")}:
            yield f"{command} --help ({lang})", run(program, command, "--help", "--lang", lang)
    for page in sorted(manual.rglob("*.md")):  # every message with its hint and explanation is on messages.md
        yield str(page), page.read_text(encoding="utf-8")


def main():
    program, manual = sys.argv[1], pathlib.Path(sys.argv[2])
    blind = [text for text in FOUND_OUT if not list(faults("", text))]
    checked = list(texts(program, manual))
    found = [fault for name, text in checked for fault in faults(name, text)] + [f"the check is blind to: {text}" for text in blind]
    print("\n".join(found) or f"{len(checked)} texts advise nothing on monitoring stations")
    return 1 if found or len(checked) < 20 else 0


if __name__ == "__main__":
    sys.exit(main())
