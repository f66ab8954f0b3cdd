"""Crowds that protest without the word, and words of war of which no conflict tells: courts, crime, quarrels, debates.

Read by the whole pipeline: the texts are our own, the id of each row is its English gloss.
"""

from datetime import date

import pytest

from geodata.pipeline import analyse
from geodata.records import Article

PROTESTS = [
    pytest.param(
        "خروج مئات الشبان في ساحة التحرير ببغداد للمطالبة برحيل المحافظ.",
        id="hundreds of the young go out to demand",
    ),
    pytest.param("خرج أهالي بلدة غرانيج مطالبين بتوزيع المحروقات.", id="people of a town demand fuel"),
    pytest.param("قطع الأهالي الطريق العام في بلدة هجين احتجاجا على سوء الخدمات.", id="people cut the road in protest"),
    pytest.param("شهدت ساحة التحرير وسط بغداد توافد آلاف المحتجين.", id="thousands of protesters flock to the square"),
    pytest.param("طالب متظاهرون في مدينة الباب بخروج الفصائل من المدينة.", id="demonstrators demand"),
    pytest.param("انطلقت مسيرة في مدينة القامشلي تنديدا بالهجمات التركية.", id="a march against attacks"),
    pytest.param("استمرار الإضراب العام في مدينة الكوت لليوم الثالث.", id="the strike goes on"),
    pytest.param("عشرات النساء يتظاهرن في بلدة الغزاوية للإفراج عن أبنائهن.", id="women demonstrate"),
    pytest.param(
        "Dozens of residents gathered in the main square of Suwayda demanding the fall of the government.",
        id="residents gathered demanding",
    ),
    pytest.param("Teachers went on strike in Raqqa over low pay.", id="a strike of teachers"),
    pytest.param("Workers held a vigil in Qamishli against Turkish strikes.", id="a vigil against air strikes"),
]
NOTHING = [
    pytest.param("شيع المئات من أهالي بلدة سرمين ضحايا قضوا في معارك الغوطة.", id="a funeral"),
    pytest.param("تجمع العشرات أمام مخبز في مدينة دير الزور للحصول على الخبز.", id="a queue for bread"),
    pytest.param("خرج الأهالي إلى الشوارع احتفالا بفوز المنتخب في مدينة البصرة.", id="a feast"),
    pytest.param("دعا ناشطون إلى تظاهرة حاشدة في بغداد يوم الجمعة المقبل.", id="a call to protest"),
    pytest.param("اعتقلت الشرطة رجلا بتهمة ضرب شقيقه خلال شجار عائلي في مدينة البصرة.", id="a family quarrel"),
    pytest.param(
        "توفيت امرأة بحريق في منزل بالبصرة، فيما تم القبض على شقيقها على خلفية خلافات عائلية.",
        id="a house on fire and a family quarrel",
    ),
    pytest.param("اندلع حريق شمالي مدينة البصرة نتيجة حرق إطارات ونفايات.", id="tyres and rubbish burnt"),
    pytest.param("القبض على متهم بالسرقة في مدينة الكوت.", id="a thief"),
    pytest.param("ضبطت الشرطة شبكة لتهريب الآثار في محافظة ذي قار واعتقلت أربعة متهمين.", id="smugglers"),
    pytest.param("السلطات تعلن إحباط محاولة تهريب كبتاغون في درعا.", id="drugs seized"),
    pytest.param("مقتل امرأة على يد زوجها في بلدة صيدنايا.", id="killed by her husband"),
    pytest.param("قضت المحكمة بالسجن المؤبد لعنصر في داعش شارك في قتل ثلاثة جنود في الموصل.", id="a sentence"),
    pytest.param("هاجم النائب وزير الكهرباء خلال مؤتمر صحفي في بغداد.", id="a deputy attacks a minister in words"),
    pytest.param("شن النائب هجوما لاذعا على الحكومة في بغداد.", id="a sharp attack in words"),
    pytest.param("أطلق ناشطون حملة لقتل الحشرات في حقول الحسكة.", id="insects"),
    pytest.param("صواعق تقتل راعيين في ريف السلمية.", id="lightning"),
    pytest.param("في مثل هذا اليوم من عام 2014 سقطت مدينة الموصل بيد داعش.", id="on this day in history"),
    pytest.param("نزاع عشائري على أرض زراعية في البصرة ينتهي بالصلح.", id="a feud that ends in peace"),
    pytest.param("US troops captured an ISIS leader near Manbij.", id="a man captured is no town taken"),
    pytest.param("Police arrested a man for stealing a car in Basra.", id="a car thief"),
    pytest.param("Three people were killed in a car crash near Homs.", id="a crash"),
    pytest.param("The Iraqi army killed off rumours of a coup in Baghdad.", id="rumours killed off"),
    pytest.param("A heat wave killed dozens of cows in Anbar.", id="heat"),
    pytest.param("Doctors in Raqqa battle a cholera outbreak that has killed 20.", id="an outbreak"),
    pytest.param("Police seized two tonnes of drugs in Basra.", id="drugs seized are no town taken"),
    pytest.param("The bombed-out market of Aleppo reopened on Friday.", id="a market bombed long ago"),
    pytest.param("اقتحمت الكلاب الشاردة أحياء مدينة درعا.", id="stray dogs"),
    pytest.param("قصف البرد محاصيل المزارعين في ريف حماة.", id="hail"),
    pytest.param("أشعل ارتفاع الأسعار غضب الأهالي في مدينة الرقة.", id="anger kindled"),
    pytest.param("تشكيل لجنة للتحقيق في انفجار مدينة الصدر.", id="an inquiry"),
    pytest.param("انفجار بالون غاز في محل بحي الكرادة.", id="cooking gas"),
]


@pytest.mark.parametrize("text", PROTESTS)
def test_protest(text: str) -> None:
    incidents = analyse(Article("t", text, published=date(2018, 7, 9))).incidents
    assert [i.sub_event_type for i in incidents] == ["Peaceful protest"]


@pytest.mark.parametrize("text", NOTHING)
def test_no_incident(text: str) -> None:
    assert analyse(Article("t", text, published=date(2018, 7, 9))).incidents == ()


def test_year_is_not_a_toll() -> None:
    """Wounds of "the war of 2003" are not 2003 wounded."""
    text = "سقطت قذائف على مدينة الفاو وأصيب رجل في منطقة خلفت فيها حرب 2003 ألغاما."
    assert [i.injured and i.injured.max for i in analyse(Article("t", text, published=date(2018, 7, 9))).incidents] == [
        1
    ]
