"""Cells are kept between processes, and a file that is damaged or cannot be written costs nothing but the drawing."""

import numpy as np
import pytest
import shapely

from geodata.control.drawn import FILES, FOLDER, kept
from geodata.settings import settings

SHAPES = np.array([shapely.box(36, 33, 37, 34), shapely.Polygon(), shapely.box(40, 35, 41, 36)], dtype=object)


class Draw:
    """Draws, and counts how often."""

    times = 0

    def __call__(self):
        self.times += 1
        return SHAPES


@pytest.fixture
def folder():
    return settings().data_dir / FOLDER


def test_what_was_drawn_is_read_back_exactly(folder):
    draw = Draw()
    first, second = kept(("a",), 3, draw), kept(("a",), 3, draw)
    assert draw.times == 1
    assert shapely.equals_exact(first, second).all()
    assert shapely.to_wkb(second).tolist() == shapely.to_wkb(SHAPES).tolist()
    assert [file.suffix for file in folder.iterdir()] == [".npz"]


def test_other_places_are_drawn_anew():
    draw = Draw()
    kept(("a",), 3, draw)
    kept(("b",), 3, draw)
    assert draw.times == 2


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04 cut"])
def test_a_damaged_file_is_drawn_and_written_again(folder, content):
    draw = Draw()
    kept(("a",), 3, draw)
    (file,) = folder.iterdir()
    file.write_bytes(content)
    assert len(kept(("a",), 3, draw)) == 3
    kept(("a",), 3, draw)
    assert draw.times == 2


def test_where_nothing_can_be_written_the_cells_are_drawn(folder):
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("a file where the folder should be", encoding="utf-8")
    assert len(kept(("a",), 3, Draw())) == 3


def test_only_the_newest_are_kept(folder):
    for name in range(FILES + 3):
        kept((name,), 3, Draw())
    assert len(list(folder.iterdir())) == FILES
