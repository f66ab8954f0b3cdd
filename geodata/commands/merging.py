"""`furat merge`: which reports were joined, why, and taking them apart again."""

from typing import Annotated

import typer

from geodata.settings import settings
from geodata.store.engine import open_engine, writing
from geodata.store.merges import merged, splits
from geodata.store.merging import split_off
from geodata.store.upgrade import require_current

app = typer.Typer(help="See which reports were merged, and undo a merge.", no_args_is_help=True)


@app.command("list")
def list_command(
    *, undone: Annotated[bool, typer.Option("--undone", help="List the merges that were undone.")] = False
) -> None:
    """List the incidents that several articles report, each with the reasons for which they were merged."""
    engine = open_engine(settings().database)
    require_current(engine)
    with engine.connect() as connection:
        if undone:
            for split in splits(connection):
                typer.echo(f"{split.article_id} ({split.incident_id}) apart from {', '.join(split.other_articles)}")
                typer.echo(f"    {split.decided_at:%Y-%m-%d}; had been joined: {split.reason}")
            return
        for found in merged(connection):
            day = found.date_from or "no date"
            typer.echo(f"{found.incident_id}  {day}  {found.place_name}  {found.sub_event_type}")
            typer.echo(f"    {', '.join(found.articles)}")
            for reason in found.reasons:
                typer.echo(f"    {reason}")


@app.command("undo")
def undo_command(
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="Id of an incident of several articles.")],
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Id of the article whose report is split off.")],
) -> None:
    """Make what an article reports an incident of its own; later merges keep it apart."""
    engine = open_engine(settings().database)
    require_current(engine)
    with writing(engine) as connection:
        found = split_off(connection, incident, article)
    typer.echo(f"{article} is kept apart; the reports now belong to the incidents {', '.join(found)}.")
