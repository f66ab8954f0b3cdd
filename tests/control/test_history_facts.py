"""What a specialist would check in the curated history: who held what on which day."""

import re
from collections import defaultdict
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import pytest

from geodata.control.history import history
from geodata.incidents.actors import actors
from geodata.records import Basis, ControlClaim, ControlStatus

ASSAD, TRANSITION, OPPOSITION = "Syrian government", "Syrian transitional government", "Opposition"
IRAQ, PESHMERGA, PMF = "Iraqi government", "Peshmerga", "PMF"
FALL = date(2024, 12, 8)


@cache
def by_place() -> dict[str, tuple[ControlClaim, ...]]:
    found: dict[str, list[ControlClaim]] = defaultdict(list)
    for claim in history():
        found[claim.place_id or ""].append(claim)
    return {place: tuple(claims) for place, claims in found.items()}


def on_day(place: str, day: date) -> ControlClaim:
    """The statement in force on a day, in the order of the table."""
    return [claim for claim in by_place()[place] if claim.date_from is not None and claim.date_from <= day][-1]


# place, day, holders joined by "+", and the status where it is another than held.
FACTS = """
sy-raqqa 2013-02-15 Syrian government
sy-raqqa 2013-03-15 Opposition
sy-raqqa 2014-02-01 ISIS
sy-raqqa 2017-08-01 ISIS+SDF contested
sy-raqqa 2017-10-25 SDF
sy-raqqa 2025-12-31 SDF
sy-raqqa 2026-02-01 Syrian transitional government
sy-tabqa 2017-05-20 SDF
sy-tabqa-air-base 2014-08-20 Syrian government besieged
sy-tabqa-air-base 2014-09-01 ISIS
sy-palmyra 2015-05-01 Syrian government
sy-palmyra 2015-06-01 ISIS
sy-palmyra 2016-04-15 Syrian government
sy-palmyra 2017-01-01 ISIS
sy-palmyra 2017-04-01 Syrian government
sy-palmyra 2024-12-31 Syrian transitional government
sy-aleppo 2012-06-01 Syrian government
sy-aleppo 2014-06-01 Syrian government+Opposition mixed
sy-aleppo 2017-01-15 Syrian government
sy-aleppo 2024-11-20 Syrian government
sy-aleppo 2024-12-01 HTS
sy-deir-ez-zor 2013-06-01 Syrian government+Opposition mixed
sy-deir-ez-zor 2015-06-01 Syrian government besieged
sy-deir-ez-zor 2017-11-15 Syrian government
sy-deir-ez-zor 2024-12-20 Syrian transitional government
sy-mayadin 2017-11-01 Syrian government
sy-abu-kamal 2017-12-01 Syrian government
sy-baghuz 2019-02-20 ISIS+SDF contested
sy-baghuz 2019-04-01 SDF
sy-hajin 2019-01-01 SDF
sy-douma 2012-06-01 Syrian government
sy-douma 2016-06-01 Opposition besieged
sy-douma 2018-05-01 Syrian government
sy-harasta 2018-04-01 Syrian government
sy-mleiha 2014-09-01 Syrian government
sy-darayya 2014-01-01 Opposition besieged
sy-darayya 2016-09-15 Syrian government
sy-zabadani 2015-10-01 Opposition besieged
sy-zabadani 2017-05-15 Syrian government
sy-yarmouk-camp 2013-12-01 Opposition besieged
sy-yarmouk-camp 2016-01-01 ISIS
sy-yarmouk-camp 2018-06-01 Syrian government
sy-yabrud 2014-04-01 Syrian government
sy-maaloula 2014-01-01 Opposition
sy-daraa 2015-01-01 Syrian government+Opposition mixed
sy-daraa 2018-08-01 Syrian government
sy-daraa 2024-12-07 Opposition
sy-nawa 2015-01-01 Opposition
sy-quneitra 2015-01-01 Opposition
sy-quneitra 2018-08-15 Syrian government
sy-idlib 2015-02-01 Syrian government
sy-idlib 2015-04-15 Opposition+HTS mixed
sy-idlib 2018-01-01 HTS
sy-jisr-al-shughur 2015-05-15 Opposition+HTS mixed
sy-fuaa 2016-01-01 Syrian government besieged
sy-fuaa 2018-08-15 HTS
sy-maarrat-al-numan 2019-06-01 HTS
sy-maarrat-al-numan 2020-02-15 Syrian government
sy-saraqib 2020-02-15 Syrian government
sy-saraqib 2020-02-28 HTS
sy-saraqib 2020-03-15 Syrian government
sy-khan-shaykhun 2019-09-15 Syrian government
sy-kafr-zita 2019-09-15 Syrian government
sy-kafr-nabl 2020-03-15 Syrian government
sy-afrin 2013-01-01 YPG
sy-afrin 2018-01-15 SDF
sy-afrin 2018-04-01 SNA
sy-tell-abyad 2014-06-01 ISIS
sy-tell-abyad 2015-07-15 YPG
sy-tell-abyad 2019-11-01 SNA
sy-ras-al-ayn 2013-09-01 YPG
sy-ras-al-ayn 2019-11-01 SNA
sy-manbij 2014-06-01 ISIS
sy-manbij 2016-09-01 SDF
sy-manbij 2020-01-01 SDF+Syrian government mixed
sy-manbij 2024-12-20 SNA
sy-al-bab 2017-03-01 SNA
sy-tadif 2017-04-01 Syrian government
sy-jarabulus 2016-09-01 SNA
sy-azaz 2013-11-01 ISIS
sy-azaz 2014-04-01 Opposition
sy-azaz 2018-01-01 SNA
sy-dabiq 2016-11-01 SNA
sy-kobani 2014-11-01 YPG+ISIS contested
sy-kobani 2015-02-15 YPG
sy-tel-rifaat 2016-03-01 SDF
sy-tel-rifaat 2024-12-15 SNA
sy-nubl 2015-01-01 Syrian government besieged
sy-nubl 2016-03-01 Syrian government
sy-homs 2013-01-01 Syrian government+Opposition mixed
sy-old-homs 2014-04-01 Opposition besieged
sy-old-homs 2014-06-01 Syrian government
sy-waer 2016-01-01 Opposition besieged
sy-waer 2017-06-15 Syrian government
sy-qusayr 2013-04-01 Opposition
sy-qusayr 2013-07-01 Syrian government
sy-rastan 2017-01-01 Opposition besieged
sy-rastan 2018-06-15 Syrian government
sy-talbisa 2024-12-07 HTS
sy-hama 2024-12-04 Syrian government
sy-hama 2024-12-06 HTS
sy-tanf 2018-01-01 Opposition+US-led Coalition mixed
sy-hasakah 2016-01-01 SDF+Syrian government mixed
sy-hasakah 2017-01-01 SDF
sy-qamishli 2018-01-01 SDF+Syrian government mixed
sy-suwayda 2025-08-01 Druze militias
sy-latakia 2020-01-01 Syrian government
sy-tartus 2025-01-01 Syrian transitional government
iq-mosul 2014-06-01 Iraqi government
iq-mosul 2014-07-01 ISIS
iq-mosul 2016-12-01 ISIS+Iraqi government contested
iq-mosul 2017-08-01 Iraqi government
iq-east-mosul 2017-02-01 Iraqi government
iq-west-mosul 2017-02-01 ISIS
iq-west-mosul 2017-08-01 Iraqi government
iq-fallujah 2014-02-01 ISIS
iq-fallujah 2016-07-01 Iraqi government
iq-ramadi 2014-06-01 Iraqi government+ISIS contested
iq-ramadi 2015-06-15 ISIS
iq-ramadi 2016-01-15 Iraqi government
iq-tikrit 2014-07-01 ISIS
iq-tikrit 2015-04-15 Iraqi government
iq-baiji 2014-07-01 ISIS
iq-baiji 2014-12-01 Iraqi government
iq-baiji 2015-11-01 Iraqi government
iq-sinjar 2014-09-01 ISIS
iq-sinjar 2015-12-01 Peshmerga
iq-sinjar 2017-11-01 Iraqi government
iq-tal-afar 2015-01-01 ISIS
iq-tal-afar 2017-09-15 Iraqi government
iq-hawija 2014-07-01 ISIS
iq-hawija 2017-10-10 Iraqi government
iq-kirkuk 2014-07-01 Peshmerga
iq-kirkuk 2017-10-10 Peshmerga
iq-kirkuk 2017-10-20 Iraqi government
iq-jalawla 2014-09-01 ISIS
iq-amerli 2014-07-15 Iraqi government besieged
iq-hit 2015-01-01 ISIS
iq-hit 2016-05-01 Iraqi government
iq-rutba 2016-06-15 Iraqi government
iq-al-qaim 2014-07-01 ISIS
iq-al-qaim 2017-11-15 Iraqi government
iq-rawa 2017-11-10 ISIS
iq-rawa 2017-12-01 Iraqi government
iq-shirqat 2016-10-01 Iraqi government
iq-qayyarah 2016-09-15 Iraqi government
iq-bashiqa 2016-12-01 Peshmerga
iq-jurf-al-sakhar 2015-01-01 PMF
iq-baghdad 2014-08-01 Iraqi government
iq-basra 2020-01-01 Iraqi government
iq-erbil 2014-08-15 Peshmerga
iq-sulaymaniyah 2018-01-01 Peshmerga
iq-kirkuk 2013-06-01 Iraqi government+Peshmerga mixed
iq-zanqar-daquq 2015-01-01 ISIS
iq-zanqar-daquq 2016-01-01 Peshmerga
iq-kulajo 2018-06-01 Peshmerga
iq-sudayra-sufla 2016-12-01 ISIS
iq-sudayra-sufla 2017-10-01 Iraqi government
iq-al-houd 2016-08-01 ISIS
iq-imam-gharbi 2017-07-10 Iraqi government+ISIS contested
iq-nibai 2014-12-01 ISIS
iq-al-baaj 2017-08-01 Iraqi government+PMF mixed
sy-khanasir 2013-03-15 Syrian government
sy-khanasir 2013-09-15 Opposition
sy-khanasir 2013-11-15 Syrian government
sy-jadal 2014-06-01 Opposition
sy-jadal 2018-07-15 Syrian government
sy-qahira-ghab 2017-01-01 Opposition+HTS mixed
sy-qahira-ghab 2020-06-01 HTS
sy-khafsa 2024-12-04 SDF
sy-bir-al-helou 2014-06-01 YPG
sy-abu-khashab 2017-04-01 SDF
sy-tell-milh 2019-06-01 Syrian government
sy-tell-milh 2019-06-15 HTS
sy-kimar 2020-06-01 SNA
sy-soghana 2020-06-01 SDF+Syrian government mixed
sy-unq-al-hawa 2017-07-01 ISIS
sy-rahjan 2018-01-15 ISIS
sy-babulin 2013-12-01 Syrian government
sy-halfaya 2014-08-15 Opposition
sy-halfaya 2014-10-01 Syrian government
sy-muraybit 2018-01-01 SDF
sy-kishma 2018-01-15 Syrian government
sy-zughayr-shamiya 2020-01-01 Syrian government
sy-el-rom 2016-01-01 Israel
sy-hurfa 2016-01-01 Syrian government
sy-bab-al-khayr 2020-01-01 SNA
"""


def fact(line: str) -> tuple[str, date, tuple[str, ...], str]:
    place, day, rest = line.split(maxsplit=2)
    words = rest.rsplit(maxsplit=1)
    status = words[1] if words[-1] in set(ControlStatus) else "held"
    holders = words[0] if status != "held" else rest
    return place, date.fromisoformat(day), tuple(holders.split("+")), status


@pytest.mark.parametrize("line", FACTS.strip().splitlines())
def test_who_held_it(line):
    place, day, holders, status = fact(line)
    claim = on_day(place, day)
    assert (claim.holders, claim.status.value) == (holders, status)


def test_every_day_from_2012_on_has_an_answer():
    late = {place for place, claims in by_place().items() if (claims[0].date_from or date.max) > date(2012, 1, 1)}
    assert late == set()


def test_statements_of_a_place_stand_in_the_order_of_their_days():
    wrong = [
        (place, later.date_from)
        for place, claims in by_place().items()
        for earlier, later in pairwise(claims)
        if (earlier.date_from or date.max) >= (later.date_from or date.min)
    ]
    assert wrong == []


def test_every_statement_has_a_source_in_words_and_known_holders():
    known = set(actors())
    assert [claim for claim in history() if len(claim.source.split()) < 3 or not set(claim.holders) <= known] == []


def test_a_source_that_names_years_covers_the_day_of_its_statement():
    strays = []
    for claim in history():
        years = [int(year) for year in re.findall(r"\b20\d\d\b", claim.source)]
        day = claim.date_from or date.min
        if claim.basis is not Basis.ASSESSED and years and not min(years) <= day.year <= max(years):
            strays.append((claim.place_id, claim.date_from, claim.source))
    assert strays == []


def test_no_holder_is_named_before_it_existed_or_after_it_was_gone():
    begins = {"SDF": date(2015, 10, 11), "SNA": date(2016, 8, 24) - timedelta(days=10), TRANSITION: FALL}
    early = [
        (c.place_id, c.date_from, h) for c in history() for h in c.holders if c.date_from < begins.get(h, date.min)
    ]
    late = [(c.place_id, c.date_from) for c in history() if ASSAD in c.holders and c.date_from >= FALL]
    assert (early, late) == ([], [])


def test_nobody_of_the_old_government_holds_a_place_after_its_fall():
    left = [place for place in by_place() if place.startswith("sy-") and ASSAD in on_day(place, FALL).holders]
    assert [place for place in left if ASSAD in on_day(place, FALL + timedelta(days=14)).holders] == []


def test_holders_keep_to_their_country():
    syrian = {ASSAD, TRANSITION, OPPOSITION, "HTS", "SNA", "SDF", "YPG", "Druze militias"}
    iraqi = {IRAQ, PESHMERGA, PMF, "Kurdish Asayish"}
    strays = [
        (c.place_id, c.holders)
        for c in history()
        if set(c.holders) & (iraqi if (c.place_id or "").startswith("sy-") else syrian)
    ]
    assert strays == []


def test_the_history_is_as_large_as_promised():
    places = by_place()
    assert len(places) >= 900
    assert sum(map(len, places.values())) >= 3000
