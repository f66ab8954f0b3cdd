"""The dead and the wounded in the shapes that agencies give them, each a whole text read by the whole pipeline.

The texts are our own, the id of each row is its English gloss. A toll is written "dead/wounded": "-" where none is
told, "20+" for a lower bound; several events are told in the order of the text.
"""

from datetime import date

import pytest

from geodata.pipeline import analyse
from geodata.records import Article, Count

TEXTS = [
    pytest.param(
        "قال الضابط إن أحد جنود الجيش قتل وأصيب ثلاثة بهجوم لداعش قرب الحويجة.",
        "1/3",
        id="one of its soldiers was killed and three wounded, whosever he was",
    ),
    pytest.param(
        "سقط قتلى وجرحى بقصف على مدينة مضايا وحاصرت النار ما يقارب 300 عامل في مصنع.",
        "-/-",
        id="whom the fire besieged, the fire told between",
    ),
    pytest.param(
        "انفجرت عبوة في عفرين ما أدى إلى فقدان سائق حافلة لحياته.", "1/-", id="the loss of a bus driver's life"
    ),
    pytest.param("قتل راكبان وجرح تاجران بانفجار عبوة في الموصل.", "2/2", id="two passengers, two merchants"),
    pytest.param(
        "حصدت الغارات على بلدة أريحا أرواح 11 شخصا.",
        "11/-",
        id="the raids reaped 11 souls",
    ),
    pytest.param(
        "وقعت مجزرة في بلدة مسرابا بغارة جوية راح ضحيتها 14 مدنيا وعشرات الجرحى.",
        "14/20+",
        id="whose victims were 14 civilians and dozens of wounded",
    ),
    pytest.param(
        "قتل خمسة مدنيين إضافة إلى ثلاثة مسعفين في غارة على بلدة معرة حرمة.",
        "8/-",
        id="five in addition to three",
    ),
    pytest.param(
        "قتل 2 من المدنيين و 5 من المسلحين في اشتباك بمدينة عامودا.",
        "7/-",
        id="an and that stands apart",
    ),
    pytest.param(
        "استشهد أب وثلاثة من أبنائه بسقوط قذيفة على منزلهم في بلدة دير العصافير.",
        "4/-",
        id="a father and three of his sons",
    ),
    pytest.param(
        "قتل شقيقان في بلدة العشارة وأصيب ولداهما بقصف مدفعي.",
        "2/2",
        id="two brothers, the two children of both wounded",
    ),
    pytest.param(
        "قتل ثلاثة مدنيين، أم وطفلاها، بقصف مدفعي على مدينة سرمين.",
        "3/-",
        id="who the three are is told behind the comma",
    ),
    pytest.param(
        "قتل الشيخ حمدان الفلاح ومرافقه برصاص مجهولين في بلدة ذيبان.",
        "2/-",
        id="a name that is also a trade, and his companion",
    ),
    pytest.param(
        "أودى انفجار في مدينة منبج بحياة أربعة جنود أمريكيين ومدنيين اثنين.",
        "6/-",
        id="four soldiers and civilians two",
    ),
    pytest.param(
        "مقتل قرابة ثلاثين مقاتلا في تفجير سيارة قرب مدينة إعزاز.",
        "30/-",
        id="almost thirty is no name",
    ),
    pytest.param(
        "قتل 20 شخصا على الأقل وأصيب ثمانية بقصف على أحياء عدة في مدينة سرمين.",
        "20+/8",
        id="quarters several are not people",
    ),
    pytest.param(
        "حصيلة التفجير مرشحة للارتفاع بعد مقتل 9 وإصابة 30 في سوق مدينة عفرين.",
        "9/30",
        id="a toll likely to rise is no candidate",
    ),
    pytest.param(
        "قتل 25 شخصا بين عسكري ومدني بتفجير انتحاري في بلدة الدجيل.",
        "25/-",
        id="25 between soldiers and civilians",
    ),
    pytest.param(
        "أصيب العشرات، خمسة منهم في حالة خطرة، بتفجير في مدينة تلعفر.",
        "-/20+",
        id="in a grave state is no condition",
    ),
    pytest.param(
        "ارتفع إلى تسعة عدد ضحايا القصف على بلدة حاس بعد وفاة أحد المصابين.",
        "9/-",
        id="one of the wounded who died is one of the nine",
    ),
    pytest.param(
        "جرح عدد من الشرطيين بهجوم في بلدة بزاعة أسفر عن إصابة ثلاثة بجروح خطرة.",
        "-/3",
        id="some, then how many exactly",
    ),
    pytest.param(
        "عثر على جثتي رجل وامرأة قرب مدينة سرمين.",
        "2/-",
        id="the two bodies of a man and a woman",
    ),
    pytest.param(
        "عثر على جثة تعود لرجل في خيمة واحدة بمدينة سرمين.",
        "1/-",
        id="a body that belongs to a man, in one tent",
    ),
    pytest.param(
        "قضى الجيش خلال عملية نفذها في قرية الحويز على عشرة من عناصر جبهة النصرة.",
        "10/-",
        id="put an end, with many words between, to ten",
    ),
    pytest.param(
        "مقتل شخص وإصابة آخرين وفقدان العشرات بهجوم على قرية الشيخ هلال.",
        "1/-",
        id="dozens missing are not wounded",
    ),
    pytest.param(
        "قتلت قوات الأمن العراقية أربعة انتحاريين حاولوا دخول مدينة سامراء.",
        "4/-",
        id="four suicide bombers killed",
    ),
    pytest.param(
        "At least 126 fighters on both sides have died in the four-day battle for the city of Idlib, monitors said.",
        "126+/-",
        id="four days are not people",
    ),
    pytest.param(
        "قتل رجل برصاص مجهولين في مدينة نوى، وقتل ثالث في مدينة طفس.",
        "1/- 1/-",
        id="a third man elsewhere",
    ),
    pytest.param(
        "قتل رجل في بلدة الغارية الشرقية، وعثر على جثة آخر في بلدة صيدا.",
        "1/- 1/-",
        id="the body of another elsewhere",
    ),
    pytest.param(
        "قتل مدني بقصف على سراقب، وأصيبت طفلة في خان شيخون.",
        "1/- -/1",
        id="one killed here, one wounded there",
    ),
    pytest.param(
        "قتل ثلاثة في غارة على بلدة سرمين، وجرح خمسة نقلوا إلى مشفى في مدينة بنش.",
        "3/5",
        id="taken to a hospital elsewhere",
    ),
    pytest.param(
        "قتل رجل برصاص مجهولين في مدينة نوى في حين قتل شاب في مدينة طفس.",
        "1/- 1/-",
        id="while, without a comma",
    ),
    pytest.param(
        "قصفت طائرات حربية بلدة سرمين أمس. وخلال الأيام الثلاثة الماضية قتل 45 مدنيا وأصيب 120 في المحافظة.",
        "-/-",
        id="the toll of three days in the governorate",
    ),
    pytest.param(
        "قصفت مقاتلات بلدة سرمين وقتلت رجلين. وسجل ناشطون مقتل 54 مدنيا بقصف على الشمال خلال خمسة أيام. "
        "وأوقعت الهجمات كذلك 261 جريحا.",
        "2/-",
        id="the wounded of the attacks of five days",
    ),
    pytest.param(
        "قتل أكثر من 700 شخص في الرقة منذ بدء هجوم قوات سوريا الديمقراطية قبل خمسين يوما.",
        "",
        id="the toll of a campaign since it began",
    ),
    pytest.param(
        "قتل شرطي في كمين قرب الحويجة، وبذلك يرتفع عدد ضحايا قوات الأمن إلى ستة هذا اليوم.",
        "1/-",
        id="which brings the number to six",
    ),
    pytest.param(
        "توفي طفل متأثرا بجراحه ليرتفع عدد ضحايا القصف على بلدة سرمين إلى سبعة.",
        "7/-",
        id="one of the wounded died, which brings the number to seven",
    ),
    pytest.param(
        "قتل ستة من البيشمركة في هجوم قرب كركوك، وهو الثاني خلال أسبوع بعد هجوم مماثل أودى بحياة تسعة.",
        "6/-",
        id="after an attack that took nine lives",
    ),
    pytest.param(
        "ارتفع عدد قتلى تفجير الكرادة إلى 250، وكانت حصيلة سابقة أشارت إلى مقتل 213 وجرح 160.",
        "250/-",
        id="an earlier count",
    ),
    pytest.param(
        "9 من مقاتلي الفصائل قضوا خلال الساعات الأربع والعشرين الماضية قرب بلدة مورك.",
        "9/-",
        id="the hours twenty-four",
    ),
    pytest.param(
        "قتل ثمانية جنود في هجوم لداعش قرب مدينة الرطبة. وكان 12 جنديا قتلوا في هجوم آخر قبل أسبوعين.",
        "8/-",
        id="two weeks ago twelve died",
    ),
    pytest.param(
        "جرح 3 مدنيين في قصف على بلدة سرمين ما أدى لإصابة امرأة ورجل وطفل.",
        "-/3",
        id="three, then who they are",
    ),
    pytest.param(
        "أودى تفجير في مدينة إعزاز بحياة أحمد سليم وابنه.",
        "2/-",
        id="took the life of a man by name and of his son",
    ),
    pytest.param(
        "قتل قائد في الجيش برفقة ثلاثة عناصر بهجوم قرب مدينة السخنة.",
        "4/-",
        id="in the company of three",
    ),
    pytest.param(
        "فقد شخصان حياتهما بانفجار لغم في مدينة الباب، فيما قال مصدر إن اثنين من الشرطة أصيبا.",
        "2/2",
        id="lost their lives; two of the police were wounded",
    ),
    pytest.param(
        "قتل شرطيان في مدينة الرمادي في قصف حيث يحاصر نحو 400 شخص.",
        "2/-",
        id="about 400 are besieged",
    ),
    pytest.param(
        "A gunman killed two American soldiers and a civilian interpreter in Palmyra on Saturday.",
        "3/-",
        id="two and an interpreter",
    ),
    pytest.param(
        "Around 20 villagers and a Red Crescent officer were killed when planes bombed Urum al-Kubra.",
        "21/-",
        id="20 and an officer of a body with a long name",
    ),
    pytest.param(
        "A suicide bomber killed at least 12 people, including three policemen, and wounded 30 in Kirkuk.",
        "12+/30",
        id="the bomber killed and is not counted",
    ),
    pytest.param(
        "ذكر البيان أن أحد عناصر البيشمركة قتل وأصيب آخران بهجوم لداعش قرب مخمور.",
        "1/2",
        id="one of its men was killed and two others wounded",
    ),
    pytest.param(
        "انفجرت عبوة في بلدة بزاعة ما أدى إلى فقدان حارس لحياته وإصابة شرطيين آخرين.",
        "1/2",
        id="the loss of a guard's life",
    ),
    pytest.param(
        "سقط قتلى وجرحى بقصف على مدينة مضايا فضلا عن نيران تحاصر ما يقارب 600 عامل في مصنع.",
        "-/-",
        id="close to 300 are besieged",
    ),
    pytest.param(
        "قتل عدد من المدنيين وأصيب العديد من الأطفال في قصف على مدينة إدلب.",
        "-/-",
        id="some is no number",
    ),
    pytest.param(
        "أسفر القصف على مدينة إدلب عن سقوط قتلى وجرحى.",
        "-/-",
        id="the shelling, told for the first time",
    ),
    pytest.param(
        "قتل مدني وأصيب 28 آخرون بثلاثة انفجارات ضربت مدينة جرابلس ومدينة الباب.",
        "-/1-28 -/1-28",
        id="one man did not die in both towns",
    ),
    pytest.param(
        "أسفرت غارة على مدينة معرة النعمان عن مقتل طفلين اثنين وامرأة.",
        "3/-",
        id="children two and a woman",
    ),
    pytest.param(
        "قتل متظاهران في مدينة بغداد في حراك أسفر مطلع أكتوبر عن سقوط أكثر من 150 قتيلا.",
        "2/-",
        id="which led early last month to 150 dead",
    ),
    pytest.param(
        "قتلت القوات العراقية اليوم 30 مسلحا من داعش في الموصل. وقتلت القوات أمس 35 مسلحا من داعش في الموصل.",
        "30/- 35/-",
        id="today 30, yesterday 35",
    ),
    pytest.param(
        "قتل خمسة في قصف على مدينة سراقب. وارتفعت الحصيلة مساء إلى ثمانية بعد وفاة ثلاثة جرحى.",
        "8/-",
        id="the toll rose in the evening as three of the wounded died",
    ),
    pytest.param(
        "قتل 14 شخصا بقصف على إدلب وحماة. ففي إدلب قتل تسعة بغارة على بلدة معرشمارين، وفي حماة قتل خمسة بقصف على "
        "مدينة كفرزيتا.",
        "9/- 5/-",
        id="a governorate put first, then its toll",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), TEXTS)
def test_toll(text: str, wanted: str) -> None:
    incidents = analyse(Article("t", text, published=date(2018, 7, 9))).incidents
    assert " ".join(f"{_told(i.fatalities)}/{_told(i.injured)}" for i in incidents) == wanted


def _told(count: Count | None) -> str:
    if count is None:
        return "-"
    return (
        str(count.min)
        if count.max == count.min
        else f"{count.min}+"
        if count.max is None
        else f"{count.min}-{count.max}"
    )
