"""Articles of our own are coded the way a conflict-event coder would."""

from datetime import date

import pytest

from geodata.records import Count


@pytest.mark.parametrize(
    ("text", "sub_type", "actors"),
    [
        # clashes between two sides
        ("اندلعت اشتباكات بين قوات النظام وفصائل المعارضة في تلبيسة.",
         "Armed clash", {"Syrian government", "Opposition"}),
        # an ambush by ISIS on the Iraqi army
        ("قتل أربعة جنود في كمين نصبه تنظيم داعش للجيش العراقي قرب الرمادي.",
         "Armed clash", {"ISIS", "Iraqi security forces"}),
        # three soldiers and a civilian: an attack on the army
        ("قتل ثلاثة جنود من الجيش العراقي ومدني برصاص مسلحين قرب الرمادي.",
         "Armed clash", {"Unknown", "Iraqi security forces"}),
        ("استعادت القوات العراقية مدينة الرمادي من تنظيم داعش.",
         "Government regains territory", {"Iraqi security forces", "ISIS"}),
        ("سيطر تنظيم الدولة على مدينة الرقة بعد انسحاب الحامية.", "Non-state actor overtakes territory", {"ISIS"}),
        # the city fell into the hands of
        ("سقطت مدينة الموصل في أيدي مسلحي تنظيم الدولة.", "Non-state actor overtakes territory", {"ISIS"}),
        ("شن طيران التحالف الدولي غارة على مواقع لتنظيم داعش في الموصل.",
         "Air/drone strike", {"US-led Coalition", "ISIS"}),
        ("أغارت طائرات تركية على مواقع في الرقة.", "Air/drone strike", {"Turkey"}),
        ("قصفت قوات النظام بقذائف الهاون أحياء في دوما ما أدى إلى مقتل ثلاثة مدنيين.",
         "Shelling/artillery/missile attack", {"Syrian government", "Civilians"}),
        ("انفجرت سيارة مفخخة في سوق بمدينة بغداد فقتل عشرة أشخاص.",
         "Remote explosive/landmine/IED", {"Unknown", "Civilians"}),
        ("فجر انتحاري نفسه وسط حشد في الكرادة فقتل تسعة مدنيين.", "Suicide bomb", {"Unknown", "Civilians"}),
        ("ألقى مجهولون قنبلة يدوية على منزل في البصرة.", "Grenade", {"Unknown"}),
        ("قصفت طائرات النظام بلدة دوما بغاز الكلور فأصيب عشرون مدنيا.",
         "Chemical weapon", {"Syrian government", "Civilians"}),
        ("اغتال مسلحون مجهولون طبيبا في بغداد.", "Attack", {"Unknown", "Civilians"}),
        ("اختطف مسلحون صحفيا من منزله في بغداد.", "Abduction/forced disappearance", {"Unknown", "Civilians"}),
        ("اغتصب مسلحون امرأة في الموصل.", "Sexual violence", {"Unknown", "Civilians"}),
        ("تظاهر مئات الأشخاص في النجف احتجاجا على انقطاع الكهرباء.", "Peaceful protest", {"Protesters"}),
        ("فرقت الشرطة بالغاز المسيل للدموع متظاهرين في البصرة.", "Protest with intervention",
         {"Protesters", "Iraqi security forces"}),
        ("أطلقت قوات الأمن الرصاص الحي على متظاهرين في البصرة فقتل ثلاثة.", "Excessive force against protesters",
         {"Iraqi security forces", "Protesters"}),
        ("أحرق محتجون مقر حزب في البصرة.", "Violent demonstration", {"Protesters"}),
        ("هاجم حشد غاضب متجرا في بغداد وحطموا واجهته.", "Mob violence", {"Unknown"}),
        ("توصل النظام السوري وفصائل المعارضة إلى هدنة في حمص.", "Agreement", {"Syrian government", "Opposition"}),
        ("اعتقلت القوات العراقية ستة مشتبه بهم في الرمادي.", "Arrests", {"Iraqi security forces"}),
        ("فككت القوات العراقية عبوة ناسفة قرب الفلوجة.", "Disrupted weapons use", {"Iraqi security forces"}),
        ("أقامت القوات التركية نقطة مراقبة قرب تلبيسة.", "Headquarters or base established", {"Turkey"}),
        ("نهب عناصر تنظيم داعش منازل في الفلوجة.", "Looting/property destruction", {"ISIS"}),
        ("سلمت جبهة النصرة قرية قرب تلبيسة إلى فصائل المعارضة.",
         "Non-violent transfer of territory", {"HTS", "Opposition"}),
        ("أرسل الجيش العراقي تعزيزات عسكرية إلى الرمادي.", "Change to group/activity", {"Iraqi security forces"}),
        ("عثر الأهالي على مقبرة جماعية في الفلوجة.", "Other", set()),
        ("A suicide bomber blew himself up in Damascus on Monday killing ten people.",
         "Suicide bomb", {"Unknown", "Civilians"}),
    ],
)  # fmt: skip
def test_sub_event_types(coded, text: str, sub_type: str, actors: set[str]) -> None:
    (report,) = coded(text)
    assert report.sub_event_type == sub_type
    assert actors <= set(report.actors)


@pytest.mark.parametrize(
    "text",
    [
        "نفى الجيش العراقي وقوع انفجار في بغداد.",  # denied
        "تستعد القوات العراقية لمعركة في الموصل.",  # being prepared
        "ستقصف القوات العراقية مواقع التنظيم في الموصل.",  # will
        "حذر قائد عسكري من هجمات في بغداد.",  # a warning
        "إذا هاجم التنظيم الرمادي فسترد القوات.",  # if
        "بحث المسؤولون حملة لاستعادة مدينة الموصل من التنظيم.",  # a campaign's aim
        "بلغ عدد القتلى في بغداد ألفا منذ بداية العام.",  # a total over months
        "أحيا الأهالي في بغداد ذكرى التفجير الذي وقع قبل عامين.",  # an anniversary
        "تسيطر القوات العراقية على معظم مدينة الرمادي.",  # a state
        "أصيب ثلاثة أشخاص في حادث سير قرب بغداد.",  # a road accident
        "انفجرت عبوة ناسفة في أنقرة فقتل ثلاثة أشخاص.",  # abroad
        "قالت دمشق إن الهجوم لن يمر.",  # a capital that speaks
        "أجرت القوات العراقية مناورات في الرمادي وقصفت أهدافا.",  # an exercise
    ],
)
def test_no_incident(coded, text: str) -> None:
    assert coded(text) == ()


def test_headline_and_body_are_one_event_with_the_body_s_place(coded) -> None:
    text = (
        "مقتل 12 شخصا في تفجير ببغداد\n"
        "قتل 12 شخصا وأصيب عشرون أمس الثلاثاء بانفجار سيارة مفخخة في حي الكرادة وسط بغداد."
    )
    (report,) = coded(text)
    assert report.position.name == "Karrada"
    assert report.fatalities == Count(12, 12)
    assert report.injured == Count(20, 20)
    assert report.date_from == report.date_to == date(2015, 7, 21)


def test_the_attack_points_back_and_names_who_claimed_it(coded) -> None:
    text = "انفجرت سيارة مفخخة في الكرادة فقتل عشرة أشخاص.\nوتبنى تنظيم داعش الهجوم."
    (report,) = coded(text)
    assert report.actors == ("ISIS", "Civilians")


def test_separate_events_stay_apart(coded) -> None:
    text = (
        "انفجرت عبوة ناسفة في الكرادة فقتل شخصان. وقصف طيران التحالف الدولي مواقع لداعش في الرمادي. "
        "كما اندلعت اشتباكات بين القوات العراقية وداعش في الفلوجة."
    )
    assert [(r.sub_event_type, r.position.name) for r in coded(text)] == [
        ("Remote explosive/landmine/IED", "Karrada"),
        ("Air/drone strike", "Ramadi"),
        ("Armed clash", "Fallujah"),
    ]


def test_a_total_over_separate_events_is_left_out(coded) -> None:
    text = (
        "قتل 24 شخصا في هجمات متفرقة في العراق. وقتل 18 مدنيا بقصف بقذائف الهاون على الفلوجة."
        " وقتل 6 مدنيين بانفجار عبوة ناسفة في الكرادة."
    )
    assert sorted(r.fatalities.min for r in coded(text) if r.fatalities) == [6, 18]


def test_places_listed_far_apart_are_events_of_their_own(coded) -> None:
    text = "خرجت تظاهرات في البصرة والنجف وبغداد يوم الجمعة."
    assert {r.position.name for r in coded(text)} == {"Basra", "Najaf", "Baghdad"}


def test_a_toll_shared_between_places_is_a_range(coded) -> None:
    reports = coded("قتل 13 مدنيا بانفجار عبوات ناسفة في البصرة والنجف.")
    assert [r.fatalities for r in reports] == [Count(1, 13), Count(1, 13)]


def test_near_a_place_is_less_precise(coded) -> None:
    (report,) = coded("انفجرت عبوة ناسفة قرب الرمادي فقتل جندي.")
    assert report.position.geo_precision == 2
    assert report.position.tol_km == 20


@pytest.mark.parametrize(
    ("published", "actor"),
    [(date(2024, 12, 1), "Syrian government"), (date(2025, 3, 1), "Syrian transitional government")],
)
def test_the_government_changes_on_8_december_2024(coded, published: date, actor: str) -> None:
    (report,) = coded("اعتقلت القوات السورية أربعة مسلحين في حمص.", published=published)
    assert report.actors[0] == actor


def test_undated_news_is_of_the_day_it_was_published(coded) -> None:
    (report,) = coded("انفجرت عبوة ناسفة في الكرادة فقتل شخصان.")
    assert report.date_from == date(2015, 7, 22)


def test_undated_and_unpublished_has_no_date(coded) -> None:
    (report,) = coded("انفجرت عبوة ناسفة في الكرادة فقتل شخصان.", published=None)
    assert report.date_from is None
    assert report.date_precision == 3


def test_every_report_says_why(coded) -> None:
    (report,) = coded("قصف طيران التحالف الدولي مواقع لداعش في الرمادي أمس.")
    told = " ".join(report.trace)
    assert all(word in told for word in ("type:", "place:", "date:", "actors:"))
    assert 0 < report.score < 1
    assert report.mention is not None
    assert report.evidence.startswith("قصف")


def test_villages_taken_together_are_one_take_over(coded) -> None:
    # Talbiseh lies 12 km from Homs: one advance; Raqqa and Tabqa, 43 km apart, were hit by strikes of their own
    assert len(coded("سيطرت قوات النظام على حمص وتلبيسة.")) == 1
    assert len(coded("شن طيران التحالف الدولي غارات على الرقة والطبقة.")) == 2
