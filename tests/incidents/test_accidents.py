"""Accidents, weather and disease kill too, and are no attacks; a bomb that made a house fall stays a bomb.

Read by the whole pipeline with the real gazetteer: the texts are our own, the id of an Arabic one is its English gloss.
"""

from datetime import date

import pytest

from geodata.pipeline import analyse
from geodata.records import Article

HARMLESS = [
    pytest.param("قضى 20 زائرا في تدافع قرب مرقد في كربلاء.", id="a stampede"),
    pytest.param("انقلبت شاحنة على طريق الديوانية ما أدى إلى مقتل ستة.", id="a truck turned over"),
    pytest.param("غرقت عبارة في نهر دجلة بالموصل وقتل العشرات.", id="a ferry sank"),
    pytest.param("قتل شخصان بعاصفة ثلجية في السليمانية.", id="a snowstorm"),
    pytest.param("توفي تسعة أطفال من شدة البرد في مخيم قرب مدينة إدلب.", id="the cold"),
    pytest.param("قتل ثلاثة عمال بانهيار سقف معمل في حلب.", id="a roof came down"),
    pytest.param("انتحر شاب شنقا في مدينة الناصرية.", id="a suicide"),
    pytest.param("صادرت الجمارك شحنة أدوية مهربة في البصرة.", id="customs seized smuggled medicine"),
    "A storm hit the city of Aleppo, killing two people.",
    "A bus crash killed ten people near Hilla.",
    "A fire at a hospital in Nasiriyah killed 60 people.",
    "A blaze at a market in Erbil left four dead.",
    "A building collapse in Aleppo killed five people.",
    "A truck overturned near Diwaniyah, killing six.",
    "Lightning killed a farmer near Jableh.",
    "A ferry sank in Mosul, killing 90 people.",
    "A stampede in Karbala killed 31 people.",
    "Temperatures in Aleppo fell to zero.",
]

TOLD = [
    pytest.param(
        "انفجرت سيارة مفخخة في الكرادة ما أدى إلى انهيار مبنى ومقتل ستة مدنيين.",
        "Remote explosive/landmine/IED",
        id="a car bomb that made a house fall",
    ),
    pytest.param(
        "انفجر لغم بحافلة قرب السخنة فانقلبت وقتل ثمانية ركاب.",
        "Remote explosive/landmine/IED",
        id="a mine under a bus, which turned over",
    ),
    pytest.param(
        "قصفت الطائرات الحربية سفينة فغرقت في ميناء اللاذقية.", "Air/drone strike", id="a ship bombed, which sank"
    ),
    pytest.param("أحرق مسلحون منازل في بلدة شيران.", "Looting/property destruction", id="houses burnt, not people"),
    ("A car bomb in Karrada killed six people and a building collapsed.", "Remote explosive/landmine/IED"),
    ("An air strike on a clinic in Idlib killed nine people and a fire broke out.", "Air/drone strike"),
    ("Militants blew up a shrine in Mosul.", "Looting/property destruction"),
    ("Ramadi fell to Islamic State fighters.", "Non-state actor overtakes territory"),
]


@pytest.mark.parametrize("text", HARMLESS)
def test_no_incident(text: str) -> None:
    assert analyse(Article("a", text, published=date(2018, 6, 10))).incidents == ()


@pytest.mark.parametrize(("text", "kind"), TOLD)
def test_told(text: str, kind: str) -> None:
    incidents = analyse(Article("a", text, published=date(2018, 6, 10))).incidents
    assert [i.sub_event_type for i in incidents] == [kind]
