"""Dates, places and numbers as a reader would say them, each as precise as it is known and no more."""

from datetime import date

from dashboard.figures.boundaries import boundaries
from dashboard.words import Words
from geodata.records import Count, Position


def day_words(day: date, text: Words) -> str:
    """A day: «5 تموز 2014», `5 July 2014`."""
    return f"{day.day} {text(f'month.{day.month}')} {day.year}"


def date_words(first: date | None, last: date | None, precision: int, text: Words) -> str:
    """A date with its precision: 1 day, 2 week, 3 month or worse; says so where none is told."""
    if first is None:
        return text("date.unknown")
    last = last or first
    if precision == 3 and (first.year, first.month) == (last.year, last.month):
        return text("date.month", month=f"{text(f'month.{first.month}')} {first.year}")
    if first == last:
        return text("date.about", day=day_words(first, text)) if precision > 1 else day_words(first, text)
    kind = "date.week" if precision == 2 else "date.between"
    return text(kind, first=day_words(first, text), last=day_words(last, text))


def place_words(place: Position, text: Words) -> str:
    """A place with its precision and governorate: «قرب الحويجة، كركوك»."""
    name = (place.name_ar or place.name) if text.names == "ar" else place.name
    said = text(f"precision.{place.geo_precision}", place=name)
    governorate = governorate_name(place.adm1, text)
    return said if governorate in (None, name) else text("place.in", place=said, governorate=governorate)


def governorate_name(english: str | None, text: Words) -> str | None:
    """A governorate's name in the page's language."""
    if english is None or text.names == "en":
        return english
    features = boundaries("governorates")["features"]
    names = {f["properties"]["name_en"]: f["properties"][f"name_{text.names}"] for f in features}
    return str(names.get(english, english))


def count_words(count: Count | None, text: Words) -> str:
    """A number of people: `5`, `5 to 7`, `at least 20`, or that none is told."""
    if count is None:
        return text("count.unknown")
    if count.max is None:
        return text("count.at_least", count=count.min)
    if count.max != count.min:
        return text("count.between", least=count.min, most=count.max)
    return str(count.min)
