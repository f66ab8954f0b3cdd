"""Whether two drafts tell the same event."""

from geodata.incidents.draft import Draft
from geodata.incidents.placing import km, places_agree, precision_rank
from geodata.incidents.tolls import one_toll, same_people, same_toll, told_alike, tolls_agree
from geodata.records import AREA_KINDS, PlaceKind

_VIOLENT = frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians"})
CROWDS = frozenset({"Protests", "Riots"})
_POLICE = frozenset({"Iraqi security forces", "Syrian government", "Syrian transitional government", "Kurdish Asayish"})


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
        or not tolls_agree(event, draft)
        or _of_many(event, draft)
    ):
        return False
    if event.position is None or draft.position is None:
        return latest or event.title
    here = places_agree(event.position, draft.position) or _names_it(event, draft) or _outskirts(event, draft)
    if here or same_people(event, draft):
        return True
    apart = km(event.position, draft.position)
    two = event.position.kind in _SETTLED and draft.position.kind in _SETTLED  # «معارك عند بلدة» is not the next town
    close = apart <= _CLOSE_KM and not two and draft.dead is None and draft.hurt is None  # «انفجرت الشاحنة في سوق كذا»
    told_where = draft.took_place and apart <= _POINTS_BACK_KM and same_toll(event, draft)
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
    if apart and event.dead and draft.dead and event.dead != draft.dead:
        return True  # «قتلت اليوم 30»، «وقتلت أمس 35»
    return apart and a is not None and b is not None and a.place_id != b.place_id and a.kind in AREA_KINDS | _CITIES


def _toll_of_all(event: Draft, draft: Draft) -> bool:
    """«انفجرت ست سيارات في مناطق متفرقة، وبلغت حصيلة التفجيرات ...»: the toll of those just summed up."""
    here = event.position is not None and draft.position is not None and event.position.name == draft.position.name
    return event.summary and draft.definite and event.start == draft.start and here


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
    if a is None or b is None or not one_toll(event, draft):
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
    if a is None or b is None or draft.sentence - event.sentence != 1 or not one_toll(event, draft):
        return False
    wide = a.kind is PlaceKind.GOVERNORATE and a.country == b.country and b.kind is not PlaceKind.GOVERNORATE
    return wide and event.sub_event_type == draft.sub_event_type and km(a, b) <= a.tol_km


def types_agree(a: Draft, b: Draft) -> bool:  # noqa: PLR0911  # a return for each rule
    """Whether two drafts may be of one event by what they say it was."""
    if a.sub_event_type == b.sub_event_type:
        return True
    fought = a.sub_event_type in TAKE_OVERS and b.sub_event_type == "Armed clash" and b.definite
    if fought or (a.title and a.event_type == b.event_type == "Battles"):  # a title shortens
        return True
    if {a.event_type, b.event_type} <= CROWDS or _of_the_crowd(a, b):
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
    return violent and (a.generic or b.generic or told_alike(a, b))


def _of_the_crowd(event: Draft, draft: Draft) -> bool:
    """«وتجددت الصدامات بين الطرفين» of protesters and police just told of: no battle."""
    nobody = not draft.agents and set(draft.targets) <= _POLICE
    return event.event_type in CROWDS and draft.sub_event_type == "Armed clash" and nobody


def _dates_agree(a: Draft, b: Draft) -> bool:
    x, y = a.when, b.when
    if not (x and y and x.date_from and y.date_from and x.date_to and y.date_to):
        return True
    if not (x.explicit and y.explicit):
        return not (x.explicit or y.explicit) or abs((x.date_from - y.date_from).days) <= 3
    return (x.date_from - y.date_to).days <= 1 and (y.date_from - x.date_to).days <= 1
