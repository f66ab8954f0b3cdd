"""Which place of an article an event is put at, where another one is named beside it; the texts are ours."""

from datetime import date

import pytest

from geodata.pipeline import analyse
from geodata.records import Article


def read(text: str) -> list[tuple[str, str]]:
    """The sub-type and the place of each event."""
    incidents = analyse(Article("a", text, published=date(2019, 8, 20))).incidents
    return [(i.sub_event_type, i.position.name) for i in incidents]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "قال الوزير في مؤتمر صحفي عقده في العاصمة بغداد إن القوات قتلت ثلاثة مسلحين في قضاء الحويجة.",
            [("Armed clash", "Hawija")],
            id="where the minister speaks is not where three were killed",
        ),
        pytest.param(
            "Speaking at a news conference in Baghdad, the minister said a bomb killed two soldiers in Hawija.",
            [("Remote explosive/landmine/IED", "Hawija")],
            id="the same in English",
        ),
        pytest.param(
            "زرع مسلحون تسللوا من قاعدة في منطقة التنف عبوة ناسفة انفجرت في محيط السخنة وقتلت جنديين.",
            [("Remote explosive/landmine/IED", "Sukhna")],
            id="whence the bombers came is not where their bomb went off",
        ),
        pytest.param(
            "انطلقت تظاهرة من ساحة التحرير في بغداد للمطالبة بالخدمات.",
            [("Peaceful protest", "Tahrir Square")],
            id="a protest is where it sets out",
        ),
        pytest.param(
            "أعلنت القوات العراقية إحباط هجوم على مرقد في قضاء بلد.\nوأسفر الهجوم عن مقتل عشرة أشخاص.\n"
            "وقال وزير الصحة إن حي الكرادة ما زال في حداد.",
            [("Armed clash", "Balad")],
            id="the dead of an attack beaten back are its dead, not those of the place named at the end",
        ),
        pytest.param(
            "أربيل، إقليم كردستان - قتل ثلاثة أشخاص بضربة مسيرة في محافظة السليمانية.",
            [("Air/drone strike", "Sulaymaniyah")],
            id="where it was written",
        ),
        pytest.param(
            "أطلق مسلحون يتحصنون في حي بستان القصر قذائف على حي السكري بمدينة حلب ما أدى إلى مقتل رجلين.",
            [("Shelling/artillery/missile attack", "Sukkari")],
            id="who fires from a quarter hits another",
        ),
        pytest.param(
            "قتل الشاب مازن بانفجار عبوة ناسفة في مدينة درعا.\n"
            "وينحدر مازن الحسن من بلدة الطيبة ويعمل في صفوف الأمن العسكري منذ الهجوم على المنطقة.",
            [("Remote explosive/landmine/IED", "Daraa")],
            id="where the dead man comes from, his name between",
        ),
        pytest.param(
            "خطف التنظيم سبعة مدنيين من قرية عقارب واقتادهم إلى بلدة عقيربات.",
            [("Abduction/forced disappearance", "Aqarib al-Safiya")],
            id="where the abducted were taken",
        ),
        pytest.param(
            "أصيب مدير منطقة كولاجو قرب كلار بهجوم لمسلحين مساء الاثنين.",
            [("Attack", "Kulajo")],
            id="a town that only tells where the village lies",
        ),
        pytest.param(
            "هاجم مسلحون حافلة في دير الزور قرب بلدة كباجب.",
            [("Armed clash", "Kabajib")],
            id="a village that tells where in the governorate",
        ),
        pytest.param(
            "بغداد: قتل 13 شخصا بانفجار سيارة مفخخة في مدينة الرمادي.",
            [("Remote explosive/landmine/IED", "Ramadi")],
            id="a city and a colon before news of another one",
        ),
        pytest.param(
            "الرقة: قتلى بقصف على حي الدرعية",
            [("Shelling/artillery/missile attack", "Daraiya")],
            id="a city and a colon before news of its quarter",
        ),
        pytest.param(
            "استهدفت الطائرات حي الصاخور وأماكن في بلدة حيان بريف حلب.",
            [("Air/drone strike", "Sakhour"), ("Air/drone strike", "Hayyan")],
            id="a quarter and places in a town",
        ),
        pytest.param(
            "أغارت طائرات حربية على بلدة حيان ومحيط بلدة أورم الكبرى.",
            [("Air/drone strike", "Hayyan"), ("Air/drone strike", "Urum al-Kubra")],
            id="a town and what lies around another",
        ),
        pytest.param(
            "قصفت قوات النظام مدينة سراقب في ريف إدلب، ومدينة كفرزيتا في ريف حماة.",
            [("Shelling/artillery/missile attack", "Saraqib"), ("Shelling/artillery/missile attack", "Kafr Zita")],
            id="two towns, each with its governorate",
        ),
        pytest.param(
            "قتل ثلاثة من سكان مدينة الباب وبلدة بزاعة في قصف على مدينة منبج.",
            [("Shelling/artillery/missile attack", "Manbij")],
            id="both towns of the dead are not where they died",
        ),
        pytest.param(
            "شهدت محافظة الأنبار مقتل ثلاثة جنود بتفجير سيارة مفخخة جنوبي الرمادي.",
            [("Remote explosive/landmine/IED", "Ramadi")],
            id="the city of a governorate named before tells where in it",
        ),
        pytest.param(
            "بغداد: «الجريدة»، وكالات فككت الاستخبارات خلية إرهابية في الأنبار وقبضت على عناصرها.",
            [("Disrupted weapons use", "Anbar")],
            id="where a text of a newspaper was written, in one line with the news",
        ),
        pytest.param(
            "قتل مدير الناحية في مدينة الباب أمس بانفجار عبوة في سيارته بمدينة جرابلس.",
            [("Remote explosive/landmine/IED", "Jarabulus")],
            id="where he was in office is not where his car blew up",
        ),
        pytest.param(
            "خطف مجهولون معلما في مدينة السويداء أثناء عودته إلى منزله في بلدة المزرعة.",
            [("Abduction/forced disappearance", "Suwayda")],
            id="his house is only where he was bound for",
        ),
        pytest.param(
            "قتل شاب في ريف درعا الغربي برصاص مجهولين بالقرب من منزله في بلدة اليادودة.",
            [("Attack", "Yaduda")],
            id="beside it he was shot",
        ),
        pytest.param(
            "خرجت تظاهرة أمام مشروع ماء البصرة في ناحية الهارثة.",
            [("Peaceful protest", "Hartha")],
            id="in a subdistrict, before a thing that bears the city's name",
        ),
        pytest.param(
            "A drone strike on a lorry in the Khalakan sub-district left three people dead.",
            [("Air/drone strike", "Khalakan")],
            id="a subdistrict is a place in English too",
        ),
        pytest.param(
            "اغتال مسلحون ناشطا الثلاثاء في العاصمة بغداد.\nووقعت عملية اغتيال الناشط في حي بغداد الجديدة.",
            [("Attack", "Baghdad al-Jadida")],
            id="the next sentence says in which quarter",
        ),
        pytest.param(
            "وقال مراسل كردستان 24 إن قذائف سقطت على ناحية كاني ماسي بمحافظة دهوك.",
            [("Shelling/artillery/missile attack", "Kani Masi")],
            id="a broadcaster that bears the region's name",
        ),
    ],
)
def test_an_event_is_where_it_happened(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected
