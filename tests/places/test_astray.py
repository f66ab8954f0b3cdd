"""Names that the text itself puts elsewhere than at the place that bears them, and datelines; the texts are ours."""

import pytest

from geodata.places.dateline import opens_line
from geodata.places.locate import locate
from geodata.records import Article


def places(text):
    """By surface the id of the place, or of the area that an unknown name lies in, after a question mark."""
    return {
        m.surface: m.place.id if m.place else f"?{m.parent.id if m.parent else ''}"
        for m in locate(Article(id="x", text=text))
    }


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        pytest.param(
            "انفجر لغم في قرية شم الهوى قرب مدينة الراعي شمال حلب.", "شم الهوى", "?sy-al-rai",
            id="a village near a town of Aleppo is not its namesake in Idlib",
        ),
        pytest.param(
            "هاجم مسلحون حاجز الصناعة عند مدخل مدينة جبلة.", "الصناعة", "?sy-jableh",
            id="a checkpoint at the gate of Jableh is no quarter of Deir ez-Zor",
        ),
        pytest.param(
            "صد الجنود هجوما على حاجز الكلية الحربية في مدينة جبلة.", "الكلية الحربية", "?sy-jableh",
            id="the academy in Jableh is not that of Homs",
        ),
        pytest.param(
            "تخرجت دفعة من الضباط في الكلية الحربية في حمص.", "الكلية الحربية في حمص", "sy-homs-military-academy",
            id="the academy of Homs is",
        ),
        pytest.param(
            "انتشر الجيش في المنصورة بسهل الغاب.", "المنصورة", "sy-mansura-ghab",
            id="of two towns of one name the one that lies in the plain named",
        ),
        pytest.param(
            "فتشت القوات قرى عريشة والرمانة قرب الحويجة في محافظة كركوك، ثم عادت إلى داقوق.", "عريشة", None,
            id="a village between Hawija and Daquq is not the one in Hasakah",
        ),
        pytest.param(
            "قتل جنود في كمين بين قرية إسكندرون والطريق شمال جبل سنجار بمحافظة نينوى.", "إسكندرون",
            "?iq-mount-sinjar", id="an unknown village north of a mountain lies there",
        ),
        pytest.param(
            "اقتحم المسلحون البو علوان (شمال الرمادي) ليلا، ثم قرية البو علوان شمالي الرمادي.", "البو علوان",
            "?iq-ramadi", id="the one north of Ramadi is not that of Falluja, 37 km to the east",
        ),
        pytest.param(
            "وصلت الدورية إلى قرية بروانة، الواقعة جنوب بعقوبة.", "بروانة", "?iq-baquba",
            id="an apposition after a comma is heard",
        ),
        pytest.param(
            "Troops entered the village of Albu Alwan, northwest of Ramadi, at dawn.", "Albu Alwan", "?iq-ramadi",
            id="in English too",
        ),
        pytest.param(
            "وصلت المساعدات إلى الرستن في ريف حمص ثم إلى حي جوبر الدمشقي.", "جوبر", "sy-jobar",
            id="Jobar of Damascus though Homs is named",
        ),
        pytest.param(
            "دمر المهاجمون حاجز السيريتل في ريف حماة ونسفوا حاجز الجديدة.", "الجديدة", "?sy-hama-governorate",
            id="a checkpoint in Hama is neither a village of Idlib nor a city abroad",
        ),
        pytest.param(
            "فتشت قسد بلدة الحوايج بريف دير الزور الغربي.", "الحوايج", "sy-hawayij-bu-masa",
            id="of two towns of a governorate the one in its west",
        ),
        pytest.param(
            "فتشت قسد بلدة الحوايج في الريف الشرقي لدير الزور.", "الحوايج", "sy-hawayij-dhiban",
            id="and the one in its east",
        ),
        pytest.param(
            "انتشر الجنود حول ناحية الحصوة (20 كم شرق مدينة الفلوجة).", "الحصوة", "iq-haswa-abu-ghraib",
            id="so many kilometres east of a town",
        ),
        pytest.param(
            "Gunmen raided Saadiya village in Hawija at night.", "Saadiya", "?iq-hawija",
            id="a village in Hawija is not the town of Diyala",
        ),
        pytest.param(
            "قصفت طائرات تركية مواقع في سيدكان شمال أربيل.", "سيدكان", "iq-sidakan",
            id="a known town stays though it lies far from the city named",
        ),
        pytest.param(
            "قصف الطيران مخيم عرب تلحدية بالقرب من قرية حرنبوش شمالي إدلب.", "عرب تلحدية", "?sy-harbanush",
            id="a camp is not the village that its people came from",
        ),
        pytest.param(
            "عثر الأهالي على عبوة في قرية البو عيثة شرقي الرمادي.", "البو عيثة", "iq-albu-eitha",
            id="a place that lies where the text says stays",
        ),
    ],
)  # fmt: skip
def test_the_text_says_where_a_namesake_lies(text, name, expected):
    found = places(text)
    assert (found.get(name) == expected) if expected else (found.get(name) or "?").startswith("?")


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        # the army took new areas in the city
        ("سيطر الجيش على مناطق جديدة في مدينة بيجي.", "جديدة"),
        # a new base in the desert
        ("أقامت القوات قاعدة جديدة في صحراء الأنبار.", "جديدة"),
        # they demand the fall of the government in Suwayda and Salkhad
        ("تظاهر العشرات في السويداء وصلخد مطالبين بإسقاط الحكومة.", "إسقاط"),
        # the ninth division, in an article on Mosul and Erbil
        ("وصلت الفرقة التاسعة إلى حي الانتصار في الموصل قادمة من أربيل.", "الفرقة التاسعة"),
        # a checkpoint of the police, not of the quarter called so
        ("هاجم مسلحون حاجزا للشرطة في مدينة بعقوبة.", "شرطة"),
        # new areas, taken quickly
        ("سيطر الثوار على مناطق جديدة بسرعة في ريف حماة.", "جديدة بسرعة"),
        # media that side with the government
        ("Pro-Damascus media reported clashes in Palmyra.", "Damascus"),
        # they took two villages; the two villages were shelled
        ("سيطروا على قريتي معرزاف والمجدل في ريف حماة.\nثم قصف الطيران القريتين.", "القريتين"),
        # Sheikh Hasan speaks; a village of Raqqa is called so
        ("قال الشيخ حسن إن القوات وصلت إلى دمشق.", "الشيخ حسن"),
        # a man called after where he comes from
        ("اعتقلت الشرطة «أبو عروة كنصفرة» في مدينة إدلب.", "كنصفرة"),
    ],
)
def test_words_and_bynames_are_no_places(text, left_out):
    assert left_out not in places(text)


def test_the_town_called_the_two_villages_is_one():
    assert places("قصف الطيران القريتين شرقي حمص.")["القريتين"] == "sy-qaryatayn"


def test_a_village_called_like_a_man_is_one_after_its_word():
    assert places("وصلت القوات إلى قرية الشيخ حسن في ريف الرقة.")["الشيخ حسن"] == "sy-sheikh-hasan-raqqa"


def test_two_villages_of_a_list_keep_their_names():
    # the two villages of Judayda and Hamama in the countryside of Jisr al-Shughur
    assert "الجديدة" in places("قصف قريتي الجديدة والحمامة بريف جسر الشغور.")


def test_the_village_inside_the_name_of_a_camp_is_not_named():
    assert "تلحدية" not in places("قصف الطيران مخيم عرب تلحدية شمالي إدلب.")  # the camp of the Arabs of Tell Hadya


def test_an_unknown_village_lies_in_no_far_city_that_a_word_only_resembles():
    # «كبيرا» (great) reads like "as Beira", a city of Mozambique, which holds no village of Iraq
    assert places("لعب الحشد دورا كبيرا في القتال. ثم وقع هجوم في قرية الزنبورية.") == {"الزنبورية": "?"}
    assert places("شارك حليف من بيرا في القتال. ثم وقع هجوم في قرية الزنبورية.")["الزنبورية"] == "?"


def test_a_place_far_from_the_only_other_one_is_kept():
    # from Kafr Nabl to Mosul: one other place is no setting
    assert places("نقل الجرحى من قرية حزارين إلى الموصل.")["حزارين"] == "sy-hazarin"


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("بغداد - وكالات: قتل ثلاثة", "بغداد", True),  # Baghdad, agencies
        ("دمشق 28 نيسان 2016 (وكالات) قتل ثلاثة", "دمشق", True),  # Damascus, 28 April
        ("ERBIL, Kurdistan Region - Three people died", "ERBIL", True),
        ("بغداد/ قتل ثلاثة", "بغداد", True),
        ("بغداد: «الجريدة»، وكالات قتل ثلاثة", "بغداد", True),  # Baghdad: "The Paper", agencies
        ("دمشق: أ ف ب قتل ثلاثة", "دمشق", True),  # Damascus: AFP
        ("(بغداد) أ ف ب: قتل ثلاثة", "بغداد", True),
        ("(بغداد) قتل ثلاثة", "بغداد", False),  # no agency behind it
        ("دمشق: «لن نسمح بعودة الإرهاب إلى هذه البلاد أبدا»", "دمشق", False),  # what the government says
        ("قتل ثلاثة في بغداد - العاصمة", "بغداد", False),  # in the midst of the line
        ("بغداد تشهد انفجارا - مصادر", "بغداد", False),  # Baghdad sees a blast
        ("الرقة: قتلى في قصف", "الرقة", False),  # a headline names where it happened
    ],
)
def test_where_a_text_was_written(text, name, expected):
    start = text.index(name)
    assert opens_line(text, start, start + len(name)) is expected


def test_where_a_text_was_written_is_not_whose_quarters_it_names():
    text = "دمشق 3 أيار 2016 (وكالات) قتل ثلاثة بقذائف على مدينة حلب.\nوسقطت القذائف على حيي الميدان والأشرفية."
    # written in Damascus of Aleppo: the quarters of Midan and Ashrafiya
    assert places(text)["الميدان"] == "sy-midan-aleppo"
