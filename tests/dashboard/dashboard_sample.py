"""A small store of our own making: articles, incidents at every precision, claims of control."""

from dataclasses import replace
from datetime import date

from sqlalchemy import Engine

from geodata.reading.duplicates import Fingerprint
from geodata.records import (
    Analysis,
    Article,
    Basis,
    ControlClaim,
    ControlStatus,
    Count,
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

BATTLE = ("Battles", "Armed clash")
STRIKE = ("Explosions/Remote violence", "Air/drone strike")
ATTACK = ("Violence against civilians", "Attack")
PROTEST = ("Protests", "Peaceful protest")


def at(  # noqa: PLR0913, PLR0917  # the fields of a position
    place_id, en, ar, lat, lon, adm1, precision=1, kind=PlaceKind.CITY, country="SY", tol_km=10.0
):
    return Position(en, lat, lon, tol_km, kind, adm1, country, precision, place_id, ar)


RAQQA = at("sy-raqqa", "Raqqa", "الرقة", 35.95, 39.01, "Raqqa")
RAQQA_COUNTRYSIDE = at("sy-raqqa", "Raqqa", "الرقة", 35.95, 39.01, "Raqqa", precision=2)
DEIR_EZ_ZOR = at(
    "sy-deir-ez-zor-governorate", "Deir ez-Zor", "دير الزور", 35.34, 40.14, "Deir ez-Zor", 3, PlaceKind.GOVERNORATE
)
DESERT = at("sy-badia", "Syrian desert", "البادية السورية", 34.6, 38.9, None, 3, PlaceKind.REGION, tol_km=120.0)
MOSUL = at("iq-mosul", "Mosul", "الموصل", 36.34, 43.13, "Nineveh", country="IQ")
KIRKUK = at("iq-kirkuk", "Kirkuk", "كركوك", 35.47, 44.39, "Kirkuk", country="IQ")
ALEPPO = at("sy-aleppo", "Aleppo", "حلب", 36.20, 37.16, "Aleppo")

# (sentence, its English gloss, type, first day, last day, precision, place, actors, deaths, the name in the sentence)
# ruff: noqa: E501  # a table
EVENTS = [
    ("قُتل خمسة مدنيين في قصف على حي وسط الرقة.", "five civilians killed in shelling of central Raqqa",
     STRIKE, date(2014, 7, 5), date(2014, 7, 5), 1, RAQQA, ("Syrian government",), Count(5, 5), "الرقة"),
    ("اندلعت اشتباكات في ريف الرقة بين تنظيم الدولة وقوات الحكومة.", "clashes in the countryside of Raqqa",
     BATTLE, date(2014, 7, 20), date(2014, 7, 26), 2, RAQQA_COUNTRYSIDE, ("ISIS", "Syrian government"), None, "الرقة"),
    ("قتل التنظيم عشرات من سكان دير الزور خلال تموز.", "ISIS killed dozens in Deir ez-Zor governorate in July",
     ATTACK, date(2014, 7, 1), date(2014, 7, 31), 3, DEIR_EZ_ZOR, ("ISIS",), Count(20, None), "دير الزور"),
    ("هاجم التنظيم رتلاً في البادية السورية في شباط.", "ISIS attacked a convoy in the Syrian desert in February",
     BATTLE, date(2021, 2, 1), date(2021, 2, 28), 3, DESERT, ("ISIS", "Syrian government"), Count(26, 26), "البادية السورية"),
    ("أعدم التنظيم ثلاثة رجال في الموصل يوم الأحد.", "ISIS killed three men in Mosul",
     ATTACK, date(2016, 12, 4), date(2016, 12, 4), 1, MOSUL, ("ISIS",), Count(3, 3), "الموصل"),
    ("قصفت طائرات التحالف موقعاً في الموصل يوم الاثنين.", "the Coalition struck a position in Mosul",
     STRIKE, date(2016, 12, 12), date(2016, 12, 12), 1, MOSUL, ("US-led Coalition", "ISIS"), None, "الموصل"),
    ("تظاهر مئات في كركوك مطالبين بالخدمات.", "hundreds demonstrated in Kirkuk",
     PROTEST, date(2019, 10, 3), date(2019, 10, 3), 1, KIRKUK, (), None, "كركوك"),
    ("دارت معارك في حلب عند خطوط التماس.", "fighting on the front in Aleppo",
     BATTLE, date(2016, 12, 7), date(2016, 12, 7), 1, ALEPPO, ("Syrian government", "Opposition"), Count(12, 15), "حلب"),
    ("سمع دوي انفجار في حلب في وقت غير معروف.", "an explosion in Aleppo at an unknown time",
     STRIKE, None, None, 3, ALEPPO, (), None, "حلب"),
]  # fmt: skip

# Before the axis begins: counted, never drawn.
OLD = ("قُتل المئات في حماة في شباط 1982.", "hundreds killed in Hama in 1982", ATTACK, date(1982, 2, 2), date(1982, 2, 28),
       3, ALEPPO, ("Syrian government",), None, "حماة")  # fmt: skip
RUMOUR = "قال مصدر إن البيشمركة دخلت الرقة."  # a source says that the Peshmerga went into Raqqa

# (place id, name, lat, lon, holders, status, first day)
CLAIMS = [
    ("sy-raqqa", "Raqqa", 35.95, 39.01, ("ISIS",), ControlStatus.HELD, date(2014, 1, 14)),
    ("sy-raqqa", "Raqqa", 35.95, 39.01, ("SDF",), ControlStatus.HELD, date(2017, 10, 17)),
    ("sy-aleppo", "Aleppo", 36.20, 37.16, ("Syrian government", "Opposition"), ControlStatus.CONTESTED, date(2012, 7, 19)),
    ("sy-aleppo", "Aleppo", 36.20, 37.16, ("Syrian government",), ControlStatus.HELD, date(2016, 12, 22)),
    ("iq-mosul", "Mosul", 36.34, 43.13, ("ISIS",), ControlStatus.HELD, date(2014, 6, 10)),
    ("iq-mosul", "Mosul", 36.34, 43.13, ("Iraqi government",), ControlStatus.HELD, date(2017, 7, 10)),
]  # fmt: skip

HOSTILE = '<img src=x onerror="window.stolen=1"> </script><script>window.stolen=1</script>'


def article_id(number):
    return f"sample-{number}"


def _analysis(number, event):
    sentence, gloss, (event_type, sub_type), first, last, precision, place, actors, deaths, name = event
    title = f"{gloss} {HOSTILE}" if number == 0 else gloss
    text = f"{title}\n{sentence} وهذه جملة أخرى رقمها {number} لا حدث فيها."
    start = text.index(sentence)
    found = start + sentence.index(name)
    entry = Place(
        place.place_id, place.name, place.name_ar, place.kind, place.lat, place.lon, place.adm1, place.country
    )
    mention = Mention(found, found + len(name), name, place.kind, entry, 0.9, rule="sample")
    report = Report(
        article_id(number), event_type, sub_type, first, last, precision, place, actors, False, deaths, None, sentence,
        start, start + len(sentence), 0.8, ("trigger: sample", "place: named"), mention,
    )  # fmt: skip
    url = "https://example.org/report/4" if number == 4 else None
    article = Article(article_id(number), text, url, first or date(2015, 1, 1), title, "sample agency")
    return Analysis(article, (mention,)), report


def fill(engine: Engine) -> None:
    """Create the tables and store the sample."""
    upgrade(engine)
    with writing(engine) as connection:
        for number, event in enumerate((*EVENTS, OLD)):
            analysis, report = _analysis(number, event)
            articles.add(connection, analysis, Fingerprint.of(analysis.article.text))
            store_reports(connection, [report])
        claims.add(connection, [control_claim(*row) for row in CLAIMS])
        claims.add(connection, [rumour()])


def control_claim(  # noqa: PLR0913, PLR0917  # the columns of CLAIMS
    place_id, name, lat, lon, holders, status, first
):
    return ControlClaim(
        place_id, name, lat, lon, 10.0, holders, status, first, 1, Basis.ASSESSED, "sample: our own summary"
    )


def rumour():
    """A claim that one article alone makes."""
    took = control_claim("sy-raqqa", "Raqqa", 35.95, 39.01, ("Peshmerga",), ControlStatus.HELD, date(2015, 5, 9))
    return replace(took, basis=Basis.REPORTED, source="sample", said="took", article_id=article_id(1), evidence=RUMOUR)


def late_report():
    """One more article and its report, to store after the map was loaded."""
    event = ("تظاهر عشرات في الرقة مطالبين بالكهرباء.", "dozens demonstrated in Raqqa", PROTEST, date(2020, 3, 3),
             date(2020, 3, 3), 1, RAQQA, (), None, "الرقة")  # fmt: skip
    return _analysis(99, event)
