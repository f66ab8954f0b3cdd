"""`furat analyse`, `furat ingest`: articles go in."""

import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from tqdm import tqdm

from geodata.commands.output import complain, report
from geodata.errors import InputError
from geodata.exchange.contract import to_line
from geodata.exchange.text import to_text
from geodata.pipeline import Source, analyse, ingest
from geodata.reading.addresses import is_address, read_address
from geodata.reading.files import count_articles, read_lines, read_path
from geodata.settings import Settings, settings
from geodata.store.engine import open_engine
from geodata.store.upgrade import require_current


class Format(StrEnum):
    """How `furat analyse` writes."""

    JSONL = "jsonl"
    TEXT = "text"


def analyse_command(
    file: Annotated[
        str,
        typer.Argument(metavar="FILE|-", help="JSON lines, a text, a web page or a folder of them; - is JSON lines."),
    ],
    form: Annotated[Format, typer.Option("--format", help="One JSON object a line, or text to read.")] = Format.JSONL,
) -> None:
    """Print the places, incidents and control claims found in articles; nothing is stored.

    JSON lines hold one article each: {"id", "url", "published", "text"}, and "title" where the text does not begin
    with it. Offsets count the characters of the text, with a given title put before it on its own line.
    """
    write = to_line if form is Format.JSONL else to_text
    refused = False
    for source in read_lines(sys.stdin.buffer, "standard input") if file == "-" else read_path(Path(file)):
        if isinstance(source, InputError):
            refused = True
            complain(source)
        else:
            typer.echo(write(analyse(source)))
    raise typer.Exit(1 if refused else 0)


def ingest_command(
    sources: Annotated[
        list[str], typer.Argument(metavar="PATH|URL...", help="Files, folders, addresses of pages or feeds.")
    ],
) -> None:
    """Read articles, analyse them and store what is new; what is stored already is not stored again."""
    engine = open_engine(settings().database)
    require_current(engine)
    summary = ingest(_read(sources, settings()), engine, lambda articles: _bar(articles, sources))
    report(summary)
    raise typer.Exit(1 if summary.refused else 0)


def _read(sources: Iterable[str], limits: Settings) -> Iterator[Source]:
    for source in sources:
        yield from read_address(source, limits) if is_address(source) else read_path(Path(source))


def _bar(articles: Iterable[Source], sources: list[str]) -> Iterable[Source]:
    # How many articles a feed holds is known only when it is read.
    addresses = any(is_address(source) for source in sources)
    total = None if addresses else sum(count_articles(Path(source)) for source in sources)
    # disable=None: a bar for who sits at a terminal, nothing in the log of a platform.
    return tqdm(articles, total=total, unit=" articles", desc="Reading", leave=False, disable=None)
