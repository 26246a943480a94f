#!/usr/bin/env python3
"""Fails where a file uses a name of the standard library without including its header, itself or through headers of ours. The
precompiled header hides that, and the tree would no longer compile without it. `--fix` adds what is missing."""
import functools
import pathlib
import re
import sys

# What cmake/Rooms.cmake precompiles, and the names that need it.
NAMES = {
    "algorithm": r"std::(?:(?:stable_)?(?:sort|partition)|(?:adjacent_)?find(?:_if(?:_not)?)?|(?:any|all|none)_of|count(?:_if)?|copy(?:_if|_n)?"
                 r"|transform|min|max|minmax|clamp|(?:lower|upper)_bound|binary_search|equal_range|unique|reverse|replace(?:_if)?|equal|fill(?:_n)?"
                 r"|(?:min|max|minmax)_element|shuffle|nth_element|partial_sort|merge|set_\w+|includes|is_sorted|remove(?:_if)?|rotate|for_each"
                 r"|mismatch|search|lexicographical_compare|generate(?:_n)?|iter_swap|push_heap|pop_heap|make_heap|next_permutation)\s*\(|std::ranges::",
    "array": r"std::(?:array\b|to_array)", "atomic": r"std::atomic", "filesystem": r"std::filesystem", "functional": r"std::(?:function\b|less\b|greater\b|hash\b|plus\b|invoke\b)",
    "cmath": r"std::(?:f?abs|sqrt|cbrt|pow|exp|log(?:10|2|1p)?|a?(?:sin|cos|tan)h?|atan2|hypot|floor|ceil|round|trunc|l?lround|nearbyint|fmod|remainder"
             r"|is(?:nan|inf|finite)|signbit|copysign|nextafter|modf|frexp|ldexp|erfc?|[tl]gamma)\s*\(|\b(?:NAN|M_PI|INFINITY)\b",
    "cstdint": r"std::u?int(?:_fast|_least)?(?:8|16|32|64|max|ptr)_t", "map": r"std::(?:multi)?map\b",
    "memory": r"std::(?:unique_ptr|shared_ptr|weak_ptr|make_unique|make_shared|addressof|enable_shared_from_this)", "mutex": r"std::(?:mutex|lock_guard|scoped_lock|unique_lock|once_flag|call_once)",
    "optional": r"std::(?:optional|nullopt)", "span": r"std::span\b", "stdexcept": r"std::(?:runtime_error|logic_error|invalid_argument|out_of_range)",
    "string": r"std::(?:string\b|to_string|sto[dil]\b|getline)", "string_view": r"std::string_view", "unordered_map": r"std::unordered_(?:multi)?map",
    "utility": r"std::(?:move|forward|swap|exchange|pair|make_pair|in_place)\b", "variant": r"std::(?:variant|visit|get_if|holds_alternative|monostate)", "vector": r"std::vector",
}
IMPLIED = {"string": {"string_view"}, "map": {"utility"}, "unordered_map": {"utility"}, "algorithm": {"utility"}, "vector": set(), "functional": set()}


@functools.cache
def text_of(path):
    text = path.read_text(encoding="utf-8")
    return re.sub(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"(?=[^>\n]*$)', lambda m: m[0] if m[0].startswith('"') and "#include" in text[max(0, m.start() - 12):m.start()] else " ",
                  text, flags=re.S | re.M)


@functools.cache
def included(path, root):
    """Standard headers that a file includes, also through headers of ours."""
    raw = path.read_text(encoding="utf-8")
    found = set(re.findall(r"^\s*#\s*include\s+<(\w+)>", raw, re.M))
    for name in re.findall(r'^\s*#\s*include\s+"([^"]+)"', raw, re.M):
        for base in (root, root.parent / "tests"):
            if (base / name).exists():
                found |= included(base / name, root)
                break
    for header in list(found):
        found |= IMPLIED.get(header, set())
    return found


def missing(path, root):
    used = {header for header, names in NAMES.items() if re.search(names, text_of(path))}
    return sorted(used - included(path, root))


def add(path, headers):
    lines = path.read_text(encoding="utf-8").split("\n")
    for header in headers:
        line = f"#include <{header}>"
        block = [i for i, text in enumerate(lines) if re.match(r"#include <[a-z_]+>$", text)]
        if block:
            lines.insert(next((i for i in block if lines[i] > line), block[-1] + 1), line)
        else:
            own = [i for i, text in enumerate(lines) if text.startswith(('#include "', "#pragma once"))]
            lines[own[-1] + 1:own[-1] + 1] = ["", line]
    path.write_text("\n".join(lines), encoding="utf-8")


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    fix = "--fix" in sys.argv
    faults = 0
    for path in sorted([*root.rglob("*.hpp")]) + sorted([*root.rglob("*.cpp")]):
        lacking = missing(path, root)
        faults += len(lacking)
        if lacking:
            print(f"{path.relative_to(root)}: include " + ", ".join(f"<{header}>" for header in lacking))
            if fix:
                add(path, lacking)
                included.cache_clear()
    print(f"{faults} includes are missing" if faults else "includes: every file has what it uses")
    return 1 if faults and not fix else 0


if __name__ == "__main__":
    sys.exit(main())
