"""Reports of one event become one incident, with the reason; others stay apart."""

import dataclasses
from datetime import date, timedelta

from geodata.incidents.merging import merge
from geodata.records import Count, Grade

BOMB = "انفجرت سيارة مفخخة في الكرادة أمس فقتل عشرة أشخاص. وتبنى تنظيم داعش الهجوم."


def test_two_articles_on_one_bomb_are_one_incident(coded) -> None:
    (incident,) = merge([*coded(BOMB, article_id="a"), *coded(BOMB, article_id="b")])
    assert len(incident.reports) == 2
    assert incident.grade is Grade.FAIR
    assert len(incident.merge_reasons) == 1
    assert "Karrada" in incident.merge_reasons[0]


def test_one_article_is_weak(coded) -> None:
    (incident,) = merge(coded(BOMB))
    assert incident.grade is Grade.WEAK
    assert incident.merge_reasons == ()


def test_another_day_is_another_incident(coded) -> None:
    (first,) = coded(BOMB)
    assert first.date_from is not None
    later = dataclasses.replace(first, article_id="b", date_from=first.date_from + timedelta(5),
                                date_to=first.date_from + timedelta(5))  # fmt: skip
    assert len(merge([first, later])) == 2


def test_another_perpetrator_is_another_incident(coded) -> None:
    (first,) = coded(BOMB)
    other = dataclasses.replace(first, article_id="b", actors=("Turkey", "PKK"))
    assert len(merge([first, other])) == 2


def test_a_toll_far_off_is_another_incident(coded) -> None:
    (first,) = coded(BOMB)
    other = dataclasses.replace(first, article_id="b", fatalities=Count(90, 90))
    assert len(merge([first, other])) == 2


def test_dozens_may_be_the_eighty_that_another_article_counts_but_not_three_hundred(coded) -> None:
    (first,) = coded(BOMB)
    dozens = dataclasses.replace(first, fatalities=Count(20, None))
    eighty = dataclasses.replace(first, article_id="b", fatalities=Count(80, 80))
    (incident,) = merge([dozens, eighty])
    assert incident.fatalities == Count(80, 80)
    assert incident.grade is Grade.FAIR
    assert len(merge([dozens, dataclasses.replace(eighty, fatalities=Count(300, 300))])) == 2


def test_the_higher_toll_and_the_named_perpetrator_win(coded) -> None:
    (first,) = coded("انفجرت سيارة مفخخة في الكرادة أمس فقتل عشرة أشخاص.", article_id="a")
    (second,) = coded(BOMB.replace("عشرة", "أحد عشر"), article_id="b")
    (incident,) = merge([first, second])
    assert incident.fatalities == Count(11, 11)
    assert set(incident.actors) == {"ISIS", "Civilians"}
    assert incident.date_from == date(2015, 7, 21)


def test_ids_are_stable_and_do_not_depend_on_later_reports(coded) -> None:
    first, second = coded(BOMB, article_id="a"), coded(BOMB, article_id="b")
    assert merge(first)[0].id == merge([*first, *second])[0].id
    assert merge(first)[0].id != merge(second)[0].id
