"""Reads Prometheus' text format, strictly: what this refuses, Prometheus would too."""

import re

SAMPLE = re.compile(r'([a-z_:][a-z0-9_:]*)(?:\{((?:[a-z_]+="[^"\\\n]*",?)+)\})? (-?[0-9.e+]+)', re.IGNORECASE)


def samples(text):
    """Of each name its samples, (labels, value); every name has its type told before."""
    assert text.endswith("\n")
    found, typed = {}, set()
    for line in text.splitlines():
        if line.startswith("# TYPE "):
            typed.add(line.split()[2])
        if line.startswith("#"):
            continue
        name, labels, value = SAMPLE.fullmatch(line).groups()
        assert name in typed or re.sub("_(bucket|sum|count)$", "", name) in typed, line
        found.setdefault(name, []).append((dict(re.findall(r'([a-z_]+)="([^"]*)"', labels or "")), float(value)))
    return found
