"""A small gazetteer of its own, so that coding is tested without the matcher."""

import re
from collections.abc import Callable
from datetime import date

import pytest

from geodata.incidents.coding import code
from geodata.records import Article, Mention, Place, PlaceKind, Relation, Report

PLACES = [
    Place("sy-raqqa", "Raqqa", "الرقة", PlaceKind.CITY, 35.95, 39.01, "Raqqa", "SY"),
    Place("sy-tabqa", "Tabqa", "الطبقة", PlaceKind.CITY, 35.836, 38.548, "Raqqa", "SY"),
    Place("sy-homs", "Homs", "حمص", PlaceKind.CITY, 34.73, 36.71, "Homs", "SY"),
    Place("sy-talbiseh", "Talbiseh", "تلبيسة", PlaceKind.TOWN, 34.84, 36.73, "Homs", "SY"),
    Place("sy-damascus", "Damascus", "دمشق", PlaceKind.CITY, 33.51, 36.29, "Damascus", "SY"),
    Place("sy-douma", "Douma", "دوما", PlaceKind.TOWN, 33.572, 36.4, "Rif Dimashq", "SY"),
    Place("iq-mosul", "Mosul", "الموصل", PlaceKind.CITY, 36.34, 43.13, "Nineveh", "IQ"),
    Place("iq-baghdad", "Baghdad", "بغداد", PlaceKind.CITY, 33.31, 44.37, "Baghdad", "IQ"),
    Place("iq-karrada", "Karrada", "الكرادة", PlaceKind.NEIGHBOURHOOD, 33.30, 44.43, "Baghdad", "IQ", tol_km=5),
    Place("iq-ramadi", "Ramadi", "الرمادي", PlaceKind.CITY, 33.42, 43.3, "Anbar", "IQ"),
    Place("iq-fallujah", "Fallujah", "الفلوجة", PlaceKind.CITY, 33.35, 43.78, "Anbar", "IQ"),
    Place("iq-basra", "Basra", "البصرة", PlaceKind.CITY, 30.51, 47.78, "Basra", "IQ"),
    Place("iq-najaf", "Najaf", "النجف", PlaceKind.CITY, 32.0, 44.33, "Najaf", "IQ"),
    Place("iq", "Iraq", "العراق", PlaceKind.COUNTRY, 33.0, 43.7, None, "IQ", tol_km=400),
    Place("tr-ankara", "Ankara", "أنقرة", PlaceKind.CITY, 39.93, 32.85, None, "TR"),
    Place("sy-damascus-en", "Damascus", "Damascus", PlaceKind.CITY, 33.51, 36.29, "Damascus", "SY"),
    Place("sy-idlib", "Idlib", "إدلب", PlaceKind.CITY, 35.93, 36.63, "Idlib", "SY"),
    Place("sy-aleppo", "Aleppo", "حلب", PlaceKind.CITY, 36.2, 37.16, "Aleppo", "SY"),
    Place("sy-daraa", "Daraa", "درعا", PlaceKind.CITY, 32.62, 36.1, "Daraa", "SY"),
    Place("sy-suwayda", "Suwayda", "السويداء", PlaceKind.CITY, 32.71, 36.57, "Suwayda", "SY"),
    Place("sy-deir-ez-zor", "Deir ez-Zor", "دير الزور", PlaceKind.CITY, 35.33, 40.14, "Deir ez-Zor", "SY"),
    Place("sy-qamishli", "Qamishli", "القامشلي", PlaceKind.CITY, 37.05, 41.22, "Hasakah", "SY"),
    Place("sy-afrin", "Afrin", "عفرين", PlaceKind.CITY, 36.51, 36.87, "Aleppo", "SY"),
    Place("sy-manbij", "Manbij", "منبج", PlaceKind.CITY, 36.53, 37.95, "Aleppo", "SY"),
    Place("sy-saraqib", "Saraqib", "سراقب", PlaceKind.TOWN, 35.86, 36.8, "Idlib", "SY"),
    Place("iq-kirkuk", "Kirkuk", "كركوك", PlaceKind.CITY, 35.47, 44.39, "Kirkuk", "IQ"),
    Place("iq-tikrit", "Tikrit", "تكريت", PlaceKind.CITY, 34.6, 43.68, "Saladin", "IQ"),
    Place("iq-erbil", "Erbil", "أربيل", PlaceKind.CITY, 36.19, 44.01, "Erbil", "IQ"),
    Place("iq-baqubah", "Baqubah", "بعقوبة", PlaceKind.CITY, 33.75, 44.64, "Diyala", "IQ"),
    Place("iq-nasiriyah", "Nasiriyah", "الناصرية", PlaceKind.CITY, 31.04, 46.26, "Dhi Qar", "IQ"),
    Place("sy-idlib-en", "Idlib", "Idlib", PlaceKind.CITY, 35.93, 36.63, "Idlib", "SY"),
    Place("sy-aleppo-en", "Aleppo", "Aleppo", PlaceKind.CITY, 36.2, 37.16, "Aleppo", "SY"),
    Place("sy-homs-en", "Homs", "Homs", PlaceKind.CITY, 34.73, 36.71, "Homs", "SY"),
    Place("iq-baghdad-en", "Baghdad", "Baghdad", PlaceKind.CITY, 33.31, 44.37, "Baghdad", "IQ"),
    Place("iq-mosul-en", "Mosul", "Mosul", PlaceKind.CITY, 36.34, 43.13, "Nineveh", "IQ"),
    Place("iq-kirkuk-en", "Kirkuk", "Kirkuk", PlaceKind.CITY, 35.47, 44.39, "Kirkuk", "IQ"),
    Place("iq-basra-en", "Basra", "Basra", PlaceKind.CITY, 30.51, 47.78, "Basra", "IQ"),
    Place("iq-tikrit-en", "Tikrit", "Tikrit", PlaceKind.CITY, 34.6, 43.68, "Saladin", "IQ"),
    Place("sy-raqqa-en", "Raqqa", "Raqqa", PlaceKind.CITY, 35.95, 39.01, "Raqqa", "SY"),
    Place("iq-erbil-en", "Erbil", "Erbil", PlaceKind.CITY, 36.19, 44.01, "Erbil", "IQ"),
]

Coder = Callable[..., tuple[Report, ...]]


def mentions_in(text: str) -> tuple[Mention, ...]:
    found = []
    for place in PLACES:
        # «لل» writes the article without its alef
        for match in re.finditer(re.escape(place.name_ar), text):
            near = text[: match.start()].rstrip().endswith(("قرب", "شمال", "ريف", "بريف", "near", "outside"))
            relation = Relation.NEAR if near else Relation.AT
            found.append(Mention(match.start(), match.end(), match.group(), place.kind, place, 1.0, relation))
    return tuple(sorted(found, key=lambda m: m.start))


@pytest.fixture
def coded() -> Coder:
    """Code a text that was published on Wednesday 22 July 2015, unless told otherwise."""

    def run(text: str, published: date | None = date(2015, 7, 22), article_id: str = "a") -> tuple[Report, ...]:
        return code(Article(article_id, text, published=published), mentions_in(text))

    return run
