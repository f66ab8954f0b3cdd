"""A draft of an event, and whether two drafts tell the same one."""

from dataclasses import dataclass

from geodata.incidents.placing import km, places_agree, precision_rank
from geodata.incidents.taxonomy import event_type
from geodata.incidents.timing import When
from geodata.records import AREA_KINDS, Count, Mention, PlaceKind, Position

_VIOLENT = frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians"})
CROWDS = frozenset({"Protests", "Riots"})


_BOMBS = frozenset({"Suicide bomb", "Remote explosive/landmine/IED"})
TAKE_OVERS = frozenset({"Government regains territory", "Non-state actor overtakes territory"})


_AREA = 3.5  # rank beyond which two events of one area need not be one: a governorate, not a district
_CITIES = frozenset({PlaceKind.CITY})
_DISTRICT = ("«قضاء»", "«district»", "«district of»")  # in the rule of a mention
_DISTRICT_KM = 25.0
_AROUND_KM = 12.0  # what lies around a city
_SETTLED = frozenset({PlaceKind.VILLAGE, PlaceKind.TOWN, PlaceKind.CITY})
_CLOSE_KM = 6.0  # within a city
_TAKEN_KM = 150.0  # how far "two towns north of the capital" may lie from it
_POINTS_BACK_KM = 80.0  # how far off a place that refines «الهجوم» may lie («قرب كركوك», then a village)


@dataclass(eq=False)
class Draft:
    """An event as one clause tells it; `position` None where it names no place."""

    sub_event_type: str
    generic: bool  # told in words that another sentence may make more precise («قتل», «هجوم»)
    definite: bool  # «الهجوم»: points back
    position: Position | None
    mention: Mention | None
    inherited: bool  # the place is that of the clause before
    when: When | None
    agents: tuple[str, ...]
    targets: tuple[str, ...]
    dead: Count | None
    hurt: Count | None
    evidence: str
    start: int
    end: int
    sentence: int
    clause: int
    title: bool
    summary: bool
    another: bool  # «انفجار آخر»: not the one told before
    background: bool
    trace: tuple[str, ...]
    took_place: bool = False  # «وقع الهجوم في ...»: tells where
    elsewhere: bool = False  # «على صعيد آخر»: another matter than before
    invasion: bool = False  # «هجوم تركيا على سوريا», with its day: the country itself is what the text names
    joint: Count | None = None  # the dead of all the places that its clause lists
    nameless: bool = False  # «على بلدة في الريف»: of one place, which it does not name
    many: bool = False  # «على قرى وبلدات في المحافظة»: of several places, none of which it names

    @property
    def event_type(self) -> str:
        """Of the taxonomy."""
        return event_type(self.sub_event_type)

    @property
    def tells_more(self) -> bool:
        """Whether it tells enough to be an event of its own although it points back."""
        return bool(not self.definite or self.dead or self.hurt or (self.when and self.when.explicit))


def one_event(event: Draft, draft: Draft, *, latest: bool) -> bool:
    """Whether a draft of an agreeing type tells the event again; `latest` where no such event lies between."""
    if event.summary or draft.summary or draft.another or (event.start == draft.start and event.clause == draft.clause):
        return _toll_of_all(event, draft)
    aftermath = event.sub_event_type in TAKE_OVERS and draft.sub_event_type == "Armed clash" and draft.definite
    if aftermath and latest and (draft.position is None or draft.inherited):
        return True  # «وأوقعت المعارك التي بدأت الثلاثاء 346 قتيلا»: the battle for the place just taken
    if (
        _long_before(event, draft)
        or _on_another_day(event, draft)
        or not _dates_agree(event, draft)
        or not _tolls_agree(event, draft)
        or _of_many(event, draft)
    ):
        return False
    if event.position is None or draft.position is None:
        return latest or event.title
    if places_agree(event.position, draft.position) or _names_it(event, draft) or _outskirts(event, draft):
        return True
    apart = km(event.position, draft.position)
    two = event.position.kind in _SETTLED and draft.position.kind in _SETTLED  # «معارك عند بلدة» is not the next town
    close = apart <= _CLOSE_KM and not two and draft.dead is None and draft.hurt is None  # «انفجرت الشاحنة في سوق كذا»
    told_where = draft.took_place and apart <= _POINTS_BACK_KM and _same_toll(event, draft)
    return latest and ((draft.definite and (close or told_where)) or _of_the_border(event, draft))


def _long_before(event: Draft, draft: Draft) -> bool:
    """«قتل ثمانية»، ثم «وكان 12 قتلوا في هجوم مماثل قبل أسبوعين»: not the undated news, by day and by toll."""
    told = draft.when is not None and draft.when.explicit and not (event.when and event.when.explicit)
    return draft.background and told and bool(event.dead and draft.dead and event.dead != draft.dead)


def _on_another_day(event: Draft, draft: Draft) -> bool:
    """«قتل ثلاثة الخميس في المحافظة», then «الأربعاء في قرية كذا»: the day before, and not the same."""
    x, y, a, b = event.when, draft.when, event.position, draft.position
    if not (x and y and x.explicit and y.explicit and x.precision == y.precision == 1) or draft.definite:
        return False
    apart = (x.date_to or x.date_from) != (y.date_to or y.date_from)
    return apart and a is not None and b is not None and a.place_id != b.place_id and a.kind in AREA_KINDS | _CITIES


def _toll_of_all(event: Draft, draft: Draft) -> bool:
    """«انفجرت ست سيارات في مناطق متفرقة، وبلغت حصيلة التفجيرات ...»: the toll of those just summed up."""
    here = event.position is not None and draft.position is not None and event.position.name == draft.position.name
    return event.summary and draft.definite and event.start == draft.start and here


def broken_down(event: Draft, draft: Draft) -> bool:
    """«مقتل وإصابة 16», told as 16 dead by one sentence and as four dead and twelve wounded by the next."""
    if event.dead is None or draft.dead is None or draft.hurt is None or event.dead.max is None:
        return False
    shared = event.hurt is not None and event.hurt.min != event.hurt.max
    return shared and event.dead.min == event.dead.max == draft.dead.min + draft.hurt.min


def _of_many(event: Draft, draft: Draft) -> bool:
    """Whether one of the two has its toll from several places that it does not name, the other from one or no place."""
    wide, narrow = (event, draft) if event.many else (draft, event)
    if not wide.many or narrow.many or not (wide.dead or wide.hurt):
        return False
    same = wide.dead is not None and wide.dead == narrow.dead
    return not same and (narrow.position is None or precision_rank(narrow.position) < _AREA)


def _names_it(event: Draft, draft: Draft) -> bool:
    """«غارة على بلدة بريف المحافظة», then «غارة على بلدة كذا»: the second names which it was."""
    a, b = event.position, draft.position
    unknown = draft.mention is not None and draft.mention.place is None
    if a is None or b is None or (b.geo_precision != 1 and not unknown) or event.sentence == draft.sentence:
        return False  # what one sentence names is told side by side
    taken = event.sub_event_type in TAKE_OVERS and a.geo_precision > 1 and km(a, b) <= _TAKEN_KM
    return (
        event.nameless and (a.adm1 == b.adm1 or taken) and not (event.dead and draft.dead and event.dead != draft.dead)
    )


def _outskirts(event: Draft, draft: Draft) -> bool:
    """«غارة في محيط العاصمة», then «غارة على بلدة كذا»: the suburb is what lies around the city."""
    a, b = event.position, draft.position
    if a is None or b is None or not _one_toll(event, draft):
        return False
    if _same_district(event, draft):
        return True
    city, other, told = (a, b, event) if a.kind is PlaceKind.CITY else (b, a, draft)
    if city.kind is not PlaceKind.CITY or other.kind is PlaceKind.CITY or km(city, other) > _AROUND_KM:
        return False
    return city.geo_precision > 1 or told.generic


def _same_district(event: Draft, draft: Draft) -> bool:
    """«في قضاء كذا», then «في ناحية كذا»: the table has only the town that the district is called after."""
    named = [d.mention is not None and any(word in d.mention.rule for word in _DISTRICT) for d in (event, draft)]
    a, b = event.position, draft.position
    return a is not None and b is not None and a.adm1 == b.adm1 and any(named) and km(a, b) <= _DISTRICT_KM


def _of_the_border(event: Draft, draft: Draft) -> bool:
    """«في بادية المحافظة», then «على طريق كذا»: a road that the table has in the next governorate."""
    a, b = event.position, draft.position
    if a is None or b is None or draft.sentence - event.sentence != 1 or not _one_toll(event, draft):
        return False
    wide = a.kind is PlaceKind.GOVERNORATE and a.country == b.country and b.kind is not PlaceKind.GOVERNORATE
    return wide and event.sub_event_type == draft.sub_event_type and km(a, b) <= a.tol_km


def _one_toll(event: Draft, draft: Draft) -> bool:
    """Whether at most one of the two tells dead or wounded, or both the same."""
    one = (event.dead, event.hurt), (draft.dead, draft.hurt)
    return one[0] == one[1] or (None, None) in one


def _same_toll(a: Draft, b: Draft) -> bool:
    return a.dead is None or b.dead is None or a.dead.min == b.dead.min or a.title


def types_agree(a: Draft, b: Draft) -> bool:  # noqa: PLR0911  # a return for each rule
    """Whether two drafts may be of one event by what they say it was."""
    if a.sub_event_type == b.sub_event_type:
        return True
    fought = a.sub_event_type in TAKE_OVERS and b.sub_event_type == "Armed clash" and b.definite
    if fought or (a.title and a.event_type == b.event_type == "Battles"):  # a title shortens
        return True
    if {a.event_type, b.event_type} <= CROWDS:
        return a.position is None or b.position is None or km(a.position, b.position) < 3
    blew_himself_up = (a.sub_event_type, b.sub_event_type) == ("Armed clash", "Suicide bomb") and b.position is None
    if blew_himself_up or {a.sub_event_type, b.sub_event_type} == _BOMBS:  # «وفجر القيادي نفسه», in the raid just told
        return True
    if "Mob violence" in (a.sub_event_type, b.sub_event_type):
        return (a.generic or b.generic) and "Violence against civilians" in (a.event_type, b.event_type)
    if "Non-violent transfer of territory" in (a.sub_event_type, b.sub_event_type):  # a retreat within a battle
        return "Battles" in (a.event_type, b.event_type) and a.position is not None and b.position is not None
    if {a.event_type, b.event_type} == {"Battles", "Explosions/Remote violence"} and a.position and b.position:
        within = km(a.position, b.position) < 2 and max(precision_rank(a.position), precision_rank(b.position)) < _AREA
        return within or a.generic or b.generic  # shelling within a battle is that battle
    violent = a.event_type in _VIOLENT and b.event_type in _VIOLENT
    return violent and (a.generic or b.generic)


def _dates_agree(a: Draft, b: Draft) -> bool:
    x, y = a.when, b.when
    if not (x and y and x.date_from and y.date_from and x.date_to and y.date_to):
        return True
    if not (x.explicit and y.explicit):
        return not (x.explicit or y.explicit) or abs((x.date_from - y.date_from).days) <= 3
    return (x.date_from - y.date_to).days <= 1 and (y.date_from - x.date_to).days <= 1


def _tolls_agree(a: Draft, b: Draft) -> bool:
    """Two tolls of one event lie near each other; a sum of several events does not agree with its parts."""
    if a.dead is None or b.dead is None or a.joint:
        return True
    if broken_down(a, b) or (b.background and b.position is None and b.dead.min <= a.dead.min):  # an earlier count
        return True
    if b.position is None and b.generic and a.dead.max == 1 < b.dead.min:  # «مقتل زعيم التنظيم», then «13 شخصا قتلوا»
        return True
    if a.dead.max and a.dead.min < a.dead.max and not a.title:  # «مقتل وإصابة أربعة»: from one to three of them
        return a.dead.min <= b.dead.min <= a.dead.max
    low, high = sorted((a.dead.min, b.dead.min))
    return low == high or (high >= 4 and high - low <= high * 0.4) or a.title
