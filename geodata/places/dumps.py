"""Opens a table of places: a file or an address, packed as zip or not, as lines of text."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from geodata.errors import InputError
from geodata.reading.addresses import is_address
from geodata.reading.fetching import fetch
from geodata.settings import Settings

_PACKED = b"PK\x03\x04"
_TABLES = (".txt", ".csv", ".tsv")
LONGEST_LINE = 100_000  # characters; GeoNames' longest, of a capital with all its names, has some 15,000


@contextmanager
def open_table(source: str, limits: Settings) -> Iterator[tuple[str, Iterator[str]]]:
    """The name of the table and its lines; what is no UTF-8 in them becomes U+FFFD.

    Raises:
        InputError: where there is no such file, or it is not one table.
        FetchError: where the address does not answer within the limits (`fetch_seconds`, `import_max_bytes`).
    """
    with ExitStack() as opened:
        name, content = _open(source, limits)
        opened.enter_context(content)
        if content.read(len(_PACKED)) == _PACKED:
            name, content = _unpack(source, content, opened)
        else:
            content.seek(0)
        text = opened.enter_context(io.TextIOWrapper(content, encoding="utf-8-sig", errors="replace", newline=""))
        yield name, iter(lambda: text.readline(LONGEST_LINE), "")


def _open(source: str, limits: Settings) -> tuple[str, IO[bytes]]:
    if is_address(source):
        wide = limits.model_copy(update={"fetch_max_bytes": limits.import_max_bytes, "fetch_seconds": 600.0})
        return source, io.BytesIO(fetch(source, wide).content)
    try:
        return Path(source).name, Path(source).open("rb")  # closed by `open_table`
    except OSError as error:
        raise InputError(f"{source}: {error.strerror}") from error


def _unpack(source: str, content: IO[bytes], opened: ExitStack) -> tuple[str, IO[bytes]]:
    try:
        packed = opened.enter_context(zipfile.ZipFile(content))
    except zipfile.BadZipFile as error:
        raise InputError(f"{source}: the zip cannot be unpacked: {error}") from error
    tables = [n for n in packed.namelist() if n.lower().endswith(_TABLES) and not n.lower().startswith("readme")]
    if len(tables) != 1:
        raise InputError(f"{source}: the zip must hold one table (.txt, .csv or .tsv), it holds {len(tables)}")
    return tables[0], opened.enter_context(packed.open(tables[0]))
