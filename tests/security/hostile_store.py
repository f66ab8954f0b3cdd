"""A store in which every text that came from outside tries to be more than text."""

from datetime import date

from geodata.reading.duplicates import Fingerprint
from geodata.records import (
    Analysis,
    Article,
    Basis,
    ControlClaim,
    ControlStatus,
    Mention,
    Place,
    PlaceKind,
    Position,
    Report,
)
from geodata.store import articles, claims
from geodata.store.engine import writing
from geodata.store.merging import store_reports
from geodata.store.upgrade import upgrade

HTML = (
    '<img src=x onerror="window.stolen=1"><b>bold</b></script><script>window.stolen=1</script>{{7*7}}${window.stolen=1}'
)
BIDI = "\u202egnp.exe\u202c\u2066\u200f\u061c"  # writes the rest from the other side
SENTENCE = f"Clashes broke out in Raqqa {HTML} {BIDI} on Saturday."
DAY = date(2014, 7, 5)


def fill(engine):
    """One article of which title, source, address, names, evidence, reasons are hostile, and a claim."""
    upgrade(engine)
    title = f"{HTML} {BIDI}"
    text = f"{title}\n{SENTENCE}"
    start = text.index(SENTENCE)
    name = start + SENTENCE.index("Raqqa")
    place = Place("sy-raqqa", HTML, HTML, PlaceKind.CITY, 35.95, 39.01, HTML, "SY")
    mention = Mention(name, name + 5, "Raqqa", PlaceKind.CITY, place, 0.9, rule=HTML)
    position = Position(HTML + BIDI, 35.95, 39.01, 10.0, PlaceKind.CITY, HTML, "SY", 1, "sy-raqqa", HTML + BIDI)
    report = Report(
        "hostile", "Battles", "Armed clash", DAY, DAY, 1, position, ("ISIS", HTML), civilians=False, fatalities=None,
        injured=None, evidence=SENTENCE, start=start, end=start + len(SENTENCE), score=0.8, trace=(HTML, BIDI),
        mention=mention,
    )  # fmt: skip
    unplaced = Mention(name + 6, name + 6 + len(HTML), HTML, PlaceKind.VILLAGE, None, 0.5)
    article = Article("hostile", text, "javascript:window.stolen=1", DAY, title, HTML)
    claim = ControlClaim(
        "sy-raqqa", HTML, 35.95, 39.01, 10.0, (HTML,), ControlStatus.HELD, DAY, 1, Basis.REPORTED, HTML, said="took",
        article_id="hostile", evidence=SENTENCE, start=start, end=start + len(SENTENCE),
    )  # fmt: skip
    with writing(engine) as connection:
        articles.add(connection, Analysis(article, (mention, unplaced)), Fingerprint.of(text))
        store_reports(connection, [report])
        claims.add(connection, [claim])
