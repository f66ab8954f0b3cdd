"""Short English reports of the war as agencies write them: who, where, how many dead and wounded."""

from datetime import date

import pytest

from geodata.pipeline import analyse
from geodata.records import Article, Count

PUBLISHED = date(2016, 11, 28)
AIR, IED, CLASH = "Air/drone strike", "Remote explosive/landmine/IED", "Armed clash"
SHELLS, ATTACK = "Shelling/artillery/missile attack", "Attack"


def at_least(number: int) -> Count:
    """Of "at least 12" the twelve."""
    return Count(number, None)


@pytest.mark.parametrize(
    ("text", "place", "kind", "dead", "hurt"),
    [
        (
            "At least 12 people, including five children, were killed when warplanes hit the town of Binnish.",
            "Binnish", AIR, at_least(12), None,
        ),
        ("Nine civilians, among them a journalist, died when shells landed on the village of Kafr Hamra.",
         "Kafr Hamra", SHELLS, Count(9, 9), None),
        ("A woman and three children were killed by shelling in Rastan.", "Rastan", SHELLS, Count(4, 4), None),
        ("A father and his two sons were killed by shelling in Rastan.", "Rastan", SHELLS, Count(3, 3), None),
        ("The shelling killed a man and his wife in Rastan.", "Rastan", SHELLS, Count(2, 2), None),
        ("Gunmen stormed a house in Balad Ruz and killed a man and wounded another in the street.",
         "Baladruz", ATTACK, Count(1, 1), Count(1, 1)),
        ("Gunmen stormed the home of a teacher in Balad Ruz and killed him and his two sons.",
         "Baladruz", ATTACK, Count(3, 3), None),
        ("Three children were killed and their mother wounded when a shell landed on a home in Rastan.",
         "Rastan", SHELLS, Count(3, 3), Count(1, 1)),
        ("The Observatory said 21 fighters of the Nusra Front and 14 soldiers were killed in clashes around Morek.",
         "Morek", CLASH, Count(35, 35), None),
        ("Two suicide car bombers killed 55 people and wounded 372 in Damascus.",
         "Damascus", "Suicide bomb", Count(55, 55), Count(372, 372)),
        ("KIRKUK (Kurdistan 24) - Islamic State militants killed three Hashd al-Shaabi fighters in Daquq.",
         "Daquq", CLASH, Count(3, 3), None),
        ("In Baquba, northeast of Baghdad, a bomb killed three people.", "Baquba", IED, Count(3, 3), None),
        ("A bomb killed three people in Daquq district south of the oil city of Kirkuk.",
         "Daquq", IED, Count(3, 3), None),
        ("Two Turkish soldiers were killed and five wounded in an Islamic State attack near al-Bab.",
         "Al-Bab", CLASH, Count(2, 2), Count(5, 5)),
        ("Four children were killed by a mine that fighters had left in Raqqa.", "Raqqa", IED, Count(4, 4), None),
    ],
)  # fmt: skip
def test_where_and_how_many(text: str, place: str, kind: str, dead: Count | None, hurt: Count | None) -> None:
    (incident,) = analyse(Article("a", text, published=PUBLISHED)).incidents
    told = incident.position.name, incident.sub_event_type, incident.fatalities, incident.injured
    assert told == (place, kind, dead, hurt)


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("Fighters from the Syrian Democratic Forces clashed with Islamic State militants north of Raqqa.",
         CLASH, ("SDF", "ISIS")),
        ("Kurdish fighters advanced in Kobani after US-led air strikes hit Islamic State positions.",
         AIR, ("US-led Coalition", "ISIS")),
        ("Syrian regime forces and Russian warplanes killed 20 civilians in Eastern Ghouta.",
         AIR, ("Syrian government", "Russia", "Civilians")),
        ("The Iraqi army's shelling of Falluja killed eight civilians.",
         SHELLS, ("Iraqi security forces", "Civilians")),
        ("An Iraqi air strike killed 19 people in the insurgent stronghold of Falluja.",
         AIR, ("Iraqi security forces", "Civilians")),
        ("Islamic State men executed 20 people in Palmyra, accusing them of fighting for the government.",
         ATTACK, ("ISIS", "Civilians")),
        ("Units of our armed forces killed dozens of terrorists in the town of Harasta.",
         CLASH, ("Syrian government", "Opposition")),
        ("Six people were killed by terrorist rocket attacks on the town of Foua in Idlib.",
         SHELLS, ("Opposition", "Civilians")),
        ("Forty rebels have been killed in fighting near Homs in an offensive backed by Russian jets.",
         CLASH, ("Russia", "Opposition")),
    ],
)  # fmt: skip
def test_who(text: str, kind: str, actors: tuple[str, ...]) -> None:
    (incident,) = analyse(Article("a", text, published=PUBLISHED)).incidents
    assert (incident.sub_event_type, incident.actors) == (kind, actors)
