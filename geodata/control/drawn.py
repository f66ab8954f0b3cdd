"""Cells once drawn are kept in the data folder: drawing them is most of the work of a process that starts.

A file is named by everything that its cells depend on, so that it is never out of date; what cannot be read or written
is drawn again and told to nobody.
"""

import os
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from geodata.settings import settings

Array = np.ndarray[Any, Any]

FOLDER = "cells"
FILES = 8  # so many states of the places are kept
DRAWING = ("cells.py", "../data/boundaries/countries.geojson")  # what of the program tells how cells are drawn


def kept(depends: Sequence[object], count: int, draw: Callable[[], Array]) -> Array:
    """`count` shapes as they were drawn before from the same places by the same program; else drawn now, and kept."""
    here = Path(__file__).parent
    told = sha256(repr((depends, shapely.geos_version, shapely.__version__)).encode())
    for name in DRAWING:
        told.update((here / name).read_bytes())
    file = settings().data_dir / FOLDER / f"{told.hexdigest()[:32]}.npz"
    shapes = _read(file, count)
    if shapes is None:
        shapes = draw()
        with suppress(OSError):  # a folder that may not be written in, a full disk
            _write(file, shapes)
    return shapes


def _read(file: Path, count: int) -> Array | None:
    try:
        with file.open("rb") as opened, np.load(opened, allow_pickle=False) as stored:
            parts = np.split(stored["wkb"], np.cumsum(stored["length"])[:-1])
        shapes: Array = shapely.from_wkb([part.tobytes() for part in parts])
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, shapely.errors.ShapelyError):
        return None
    return shapes if len(shapes) == count else None


def _write(file: Path, shapes: Array) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    wkb = [np.frombuffer(one, dtype=np.uint8) for one in shapely.to_wkb(shapes)]
    handle, path = tempfile.mkstemp(dir=file.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as opened:
            np.savez(opened, length=np.array([len(one) for one in wkb]), wkb=np.concatenate(wkb))
        Path(path).replace(file)  # two processes that draw at one time: either file is whole
    except OSError:
        Path(path).unlink(missing_ok=True)
        raise
    for old in sorted(file.parent.glob("*.npz"), key=lambda one: one.stat().st_mtime)[:-FILES]:
        old.unlink(missing_ok=True)
