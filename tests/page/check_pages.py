#!/usr/bin/env python3
"""Checks the map pages of the example county: what stands on them in both languages, fonts, links, the scale bar, the bytes.

Usage: check_pages.py GRIDWARDEN SOURCE_DIR. Exits 77 where poppler-utils is not installed."""
import os
import re
import shutil
import subprocess
import sys
import tempfile

PROGRAM, SOURCE = sys.argv[1], sys.argv[2]
EXAMPLE = os.path.join(SOURCE, "layers", "example")
WANTED = {
    "en": ["内部资料 Internal", "未经地图审核，不得公开", "Map approval number 审图号", "Data to:", "As of: 2024-05-09", "Source:", "Made by:", "Plane: CGCS2000", "EPSG:4548", "Scale: 1:",
           "true north", "natural breaks", "Figure 1", "Contents", "Claims", "Inputs", "Notices", "not legal advice", "Borders"],
    "zh": ["内部资料", "未经地图审核，不得公开", "审图号", "数据截止：", "统计基准日：2024-05-09", "资料来源：", "制图单位：", "坐标系：CGCS2000", "高斯-克吕格投影", "比例尺：1:",
           "真北", "自然断点法", "附图 1", "目录", "数字核对", "输入数据", "不构成法律意见", "界线"],
}
failures = []


def check(condition, message):
    if not condition:
        failures.append(message)


def run(*arguments, **more):
    return subprocess.run([PROGRAM, *arguments], cwd=EXAMPLE, capture_output=True, text=True, **more)


def tool(*arguments):
    return subprocess.run(arguments, capture_output=True, text=True, check=True).stdout


def page_of(pdf, number):
    return tool("pdftotext", "-f", str(number), "-l", str(number), pdf, "-")


def check_scale_bar(pdf, page):
    """The ends of the bar carry their numbers: their distance on paper, times the scale, is the length they state."""
    text = tool("pdftotext", "-bbox", "-f", str(page), "-l", str(page), pdf, "-")
    words = [(float(a), float(b), float(c), w) for a, b, c, w in re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">([^<]*)</word>', text)]
    units = [w for w in words if w[3] == "km"]
    scales = [w for w in words if re.fullmatch(r"1:[\d,]+", w[3])]
    check(len(units) == 1 and scales, f"page {page}: no scale bar")
    if not units or not scales:
        return
    line = [w for w in words if abs(w[1] - units[0][1]) < 1 and re.fullmatch(r"[\d.]+", w[3]) and w[0] < units[0][0] and units[0][0] - w[0] < 160]
    start = [w for w in line if w[3] == "0"][0]
    end = max(line, key=lambda w: w[0])
    points = (end[0] + end[2] - start[0] - start[2]) / 2
    metres = points / 72 * 0.0254 * float(scales[0][3][2:].replace(",", ""))
    check(abs(metres / (float(end[3]) * 1000) - 1) < 0.01, f"page {page}: a bar of {end[3]} km is {metres:.0f} m long")


def check_appendix(lang, folder):
    project = "project.json" if lang == "en" else "project.zh.json"
    files = [os.path.join(folder, f"{lang}{i}.pdf") for i in (1, 2)]
    for path, threads in zip(files, ("1", "2")):
        done = run("report", project, "-o", path, "-q", "--threads", threads)
        check(done.returncode == 0, f"{lang}: {done.stderr}")
        if done.returncode != 0:
            return
    with open(files[0], "rb") as one, open(files[1], "rb") as two:
        first = one.read()
        check(first == two.read(), f"{lang}: two runs differ")
    check(len(first) < 10_000_000, f"{lang}: {len(first)} bytes")
    info = tool("pdfinfo", files[0])
    pages = int(re.search(r"Pages:\s+(\d+)", info).group(1))
    check(pages >= 1 + 14 + 59 + 4, f"{lang}: {pages} pages")
    check("2024" in re.search(r"CreationDate:(.*)", info).group(1), f"{lang}: the date is not that of the as-of day")
    text = tool("pdftotext", files[0], "-")
    squeezed = re.sub(r"\s+", "", text)
    for wanted in WANTED[lang]:
        check(re.sub(r"\s+", "", wanted) in squeezed, f"{lang}: not on the pages: {wanted}")
    check(not re.search("[\u2e80-\u2fdf]", text), f"{lang}: look-alikes of characters in the text")
    check(len(re.findall("未经地图审核，不得公开", squeezed)) >= pages, f"{lang}: a page without its mark")
    for line in tool("pdffonts", files[0]).splitlines()[2:]:
        check(re.search(r"yes\s+yes\s+yes", line), f"{lang}: font not embedded, subset and readable: {line}")
    check(f"/Count {pages}" in first.decode("latin1") and b"/Outlines" in first and b"/Subtype /Link" in first, f"{lang}: no bookmarks or links")
    check_scale_bar(files[0], 2)
    figure = page_of(files[0], 2)
    check(re.search(r"11[67]°\d\d′E", figure) and re.search(r"3[01]°\d\d′N", figure), f"{lang}: no graticule labels")
    check(re.search(r"\(\d+\)|（\d+）", figure), f"{lang}: no counts in the legend")


def check_pictures(folder):
    svg = os.path.join(folder, "hot.svg")
    done = run("map", "project.json", "--figure", "hot", "-o", svg, "-q")
    check(done.returncode == 0, f"no SVG: {done.stderr}")
    if done.returncode != 0:
        return
    with open(svg, encoding="utf-8") as file:
        text = file.read()
    for wanted in ("<title>Hot and cold spots</title>", "Hot spot, 99 % confidence", "审图号", "correction for many tests fdr", "spatial weights queen", "permutations 9999"):
        check(wanted in text, f"not in the SVG: {wanted}")
    png = os.path.join(folder, "mines.png")
    check(run("map", "mines.geojson", "-o", png, "-q", "--as-of", "2024-05-09").returncode == 0, "no PNG of a layer")
    done = run("map", "project.json", "--figure", "nix", "-o", png, "--overwrite")
    check(done.returncode == 2 and "GW-PAGE-003" in done.stderr and "assign-rollup-3" in done.stderr, f"an unknown figure: {done.stderr[-300:]}")
    check(run("report", "project.json", "-o", os.path.join(folder, "x.odt")).returncode == 2, "an unknown extension is taken")


def check_missing_font(folder):
    empty = os.path.join(folder, "fonts.conf")
    os.mkdir(os.path.join(folder, "nothing"))
    with open(empty, "w") as file:
        file.write(f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>{folder}/nothing</dir><cachedir>{folder}/cache</cachedir></fontconfig>')
    path = os.path.join(folder, "none.pdf")
    done = run("map", "mines.geojson", "-o", path, "--as-of", "2024-05-09", env={**os.environ, "FONTCONFIG_FILE": empty})
    check(done.returncode == 4 and "GW-PAGE-001" in done.stderr and "fonts-noto-cjk" in done.stderr, f"without fonts: {done.returncode} {done.stderr[-300:]}")
    check(not os.path.exists(path), "a page was written without fonts")


def main():
    if not all(shutil.which(name) for name in ("pdftotext", "pdffonts", "pdfinfo")):
        print("skipped: poppler-utils is not installed")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        for lang in ("en", "zh"):
            check_appendix(lang, folder)
        check_pictures(folder)
        check_missing_font(folder)
    print("\n".join(failures) if failures else "pages: all there")
    return 1 if failures else 0


sys.exit(main())
