"""Words of war in sentences without violence, and violence told in the words of one side.

Read by the whole pipeline with the real gazetteer: the texts are our own, the id of each row is its English gloss.
"""

from datetime import date

import pytest

from geodata.pipeline import analyse
from geodata.records import Article

PUBLISHED = date(2024, 9, 12)  # a Thursday

TEXTS = [
    pytest.param(
        "جرفت السيول جسرا وكل ما اعترض طريقها في مدينة السليمانية.",
        [],
        id="floods swept away a bridge and all that stood in their way",
    ),
    pytest.param(
        "اعترضت الدفاعات الجوية صاروخين في محيط مدينة حمص.",
        ["Disrupted weapons use"],
        id="air defences intercepted two missiles",
    ),
    pytest.param(
        "دخلت قوة إسرائيلية بلدة جباتا الخشب ونفذت عملية تفتيش وسط تحليق طائرات حربية.",
        [],
        id="a search while aircraft flew overhead",
    ),
    pytest.param(
        "حلقت طائرات حربية فوق مدينة سراقب ثم قصفت أطرافها.",
        ["Air/drone strike"],
        id="aircraft flew over the town and bombed it",
    ),
    pytest.param(
        "عثرت دورية للشرطة على ست قذائف هاون خلال تفتيش مزرعة قرب الحويجة.",
        ["Disrupted weapons use"],
        id="police found six mortar rounds",
    ),
    pytest.param(
        "نصبت القوات الأمنية كمائن وألقت القبض على مطلوبين في قضاء داقوق.",
        ["Arrests"],
        id="ambushes were laid to arrest wanted men",
    ),
    pytest.param(
        "تجمع عدد من الأهالي أمام مبنى المحافظة في السويداء ورفعوا لافتات تطالب بالخدمات.",
        ["Peaceful protest"],
        id="people gathered before the governorate's building and raised banners",
    ),
    pytest.param(
        "اندلع حريق في منزل في البصرة بسبب تماس كهربائي. وعثر المسعفون على ثلاث جثث داخل المنزل في البصرة. "
        "واندلع حريق آخر في حي الجزائر بالبصرة نتيجة حرق إطارات.",
        [],
        id="bodies found after a house caught fire, and tyres that burned",
    ),
    pytest.param(
        "تصدت وسائط دفاعنا الجوي فجر اليوم لصواريخ فوق مدينة حمص.",
        ["Disrupted weapons use"],
        id="our air defence met the missiles",
    ),
    pytest.param(
        "سقطت ست قذائف هاون على مزرعة قرب الحويجة.",
        ["Shelling/artillery/missile attack"],
        id="six mortar rounds fell on a farm",
    ),
    pytest.param(
        "تظاهر العشرات في السويداء ورفعوا لافتات تعزي أهالي ضحايا الزلزال.",
        ["Peaceful protest"],
        id="protesters mourned the victims of the earthquake",
    ),
    pytest.param(
        "يمر الزوار بناحية جرف الصخر في طريقهم إلى كربلاء.",
        [],
        id="pilgrims pass a town whose name begins like a verb of destroying",
    ),
    pytest.param(
        "أفادت وكالة الأنباء الرسمية بأن عدوانا جويا استهدف مواقع في ريف حلب.",
        ["Air/drone strike"],
        id="an air aggression, in the words of the state's agency",
    ),
    pytest.param(
        "قتل شخصان في هجوم إسرائيلي استهدف شقة سكنية في حي المزة بدمشق.",
        ["Air/drone strike"],
        id="an Israeli attack on a flat in Damascus comes from the air",
    ),
    pytest.param(
        "لقي ثلاثة أطفال مصرعهم غرقا في نهر الفرات قرب مدينة الرقة.",
        [],
        id="three children drowned",
    ),
    pytest.param(
        "هاجمت كلاب ضالة طفلا في مدينة كركوك.",
        [],
        id="stray dogs attacked a child",
    ),
    pytest.param(
        "نقص المياه يفجر غضب الأهالي في مدينة البصرة.",
        [],
        id="a lack of water makes anger explode",
    ),
    pytest.param(
        "فجرت فرق الهندسة ألغاما من مخلفات الحرب في محيط مدينة تدمر.",
        ["Disrupted weapons use"],
        id="engineers blew up mines that had been found",
    ),
    pytest.param(
        "اقتحمت الفصائل حاجزا في إدلب كانت قوات النظام تستخدمه منطلقا لقصف المدينة.",
        ["Armed clash"],
        id="a checkpoint from which the town used to be shelled was stormed",
    ),
    pytest.param(
        "قام مقاتلون من الجيش الحر فجر اليوم باقتحام حاجز لقوات النظام قرب مدينة إدلب.",
        ["Armed clash"],
        id="fighters did a storming of a checkpoint",
    ),
    pytest.param(
        "اعتقلت الشرطة مطلوبين اثنين في عملية نوعية في مدينة بعقوبة.",
        ["Arrests"],
        id="an operation in which two were arrested is no battle",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_what_happened(text: str, expected: list[str]) -> None:
    assert [i.sub_event_type for i in analyse(Article("a", text, published=PUBLISHED)).incidents] == expected
