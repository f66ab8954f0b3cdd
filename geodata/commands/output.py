"""What the commands say, and on which stream."""

import typer

from geodata.errors import FuratError
from geodata.pipeline import Summary


def complain(error: FuratError) -> None:
    """Say on one line of the error stream what went wrong."""
    typer.echo(f"furat: {' '.join(str(error).split())}", err=True)


def report(summary: Summary) -> None:
    """Each refusal on a line of the error stream, then what became of all."""
    for refusal in summary.refused:
        complain(refusal)
    typer.echo(str(summary))
