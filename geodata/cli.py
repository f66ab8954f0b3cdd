"""The command `furat`. Exit status: 0 done, 1 input was refused, 2 a wrong call."""

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from tqdm import tqdm

from geodata.errors import FuratError, InputError
from geodata.exchange.contract import to_line
from geodata.exchange.text import to_text
from geodata.pipeline import analyse, ingest
from geodata.reading.files import count_articles, read_lines, read_path
from geodata.records import Article
from geodata.settings import settings
from geodata.store.engine import open_engine
from geodata.store.upgrade import require_current, upgrade

app = typer.Typer(
    help="Reads news about Syria and Iraq, places and codes what happened, and shows it on a map.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
database = typer.Typer(help="Look after the database.", no_args_is_help=True)
app.add_typer(database, name="db")


class Format(StrEnum):
    """How `furat analyse` writes."""

    JSONL = "jsonl"
    TEXT = "text"


@app.command("analyse")
def analyse_command(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="JSON lines, text, a web page; - reads JSON lines.")],
    form: Annotated[Format, typer.Option("--format", help="One JSON object a line, or text to read.")] = Format.JSONL,
) -> None:
    """Print the places, incidents and control claims found in articles; nothing is stored."""
    sources = read_lines(sys.stdin.buffer, "standard input") if file == "-" else read_path(Path(file))
    write = to_line if form is Format.JSONL else to_text
    refused = False
    for source in sources:
        if isinstance(source, InputError):
            refused = True
            complain(source)
        else:
            typer.echo(write(analyse(source)))
    raise typer.Exit(1 if refused else 0)


@app.command("ingest")
def ingest_command(
    sources: Annotated[list[str], typer.Argument(metavar="PATH|URL...", help="Files, folders, pages or feeds.")],
) -> None:
    """Read articles, analyse them and store what is new; what is stored already is not stored again."""
    engine = open_engine(settings().database)
    require_current(engine)
    total = sum(count_articles(Path(source)) for source in sources)
    summary = ingest(_read(sources), engine, lambda articles: tqdm(articles, total=total, unit=" articles"))
    for refusal in summary.refused:
        complain(refusal)
    typer.echo(str(summary))
    raise typer.Exit(1 if summary.refused else 0)


def _read(sources: list[str]) -> Iterator[Article | InputError]:
    for source in sources:
        yield from read_path(Path(source))


@database.command("upgrade")
def upgrade_command() -> None:
    """Create the database or bring its schema up to date."""
    before, after = upgrade(open_engine(settings().database))
    typer.echo(f"database at revision {after}" if before == after else f"database brought to revision {after}")


def complain(error: FuratError) -> None:
    """Say on one line of the error stream what went wrong."""
    typer.echo(f"furat: {error}", err=True)


def main() -> None:
    """Run the command; an error that Furat raises is one line, not a traceback."""
    try:
        app()
    except FuratError as error:
        complain(error)
        sys.exit(1 if isinstance(error, InputError) else 2)
