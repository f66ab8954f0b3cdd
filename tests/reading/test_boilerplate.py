"""What is no part of the story is marked; what is, is not."""

from pathlib import Path

import pytest

from geodata.language.document import split_sentences
from geodata.reading.boilerplate import Phrase, boilerplate
from geodata.tables import read_table

SEED = sorted((Path(__file__).parents[2].parent / "shared" / "seed").glob("*.txt"))
ROWS = read_table("boilerplate.csv", Phrase)
# "Three people were hurt when a shell fell on the old market." / "Firemen put the fire out before it spread."
STORY = (
    "أصيب ثلاثة أشخاص بجروح عندما سقطت قذيفة على السوق القديم.\n"
    "وأخمد رجال الإطفاء الحريق قبل أن يمتد إلى المحال المجاورة."
)


def marked(text):
    sentences = split_sentences(text)
    indices = boilerplate(sentences)
    return [sentence.text for sentence in sentences if sentence.index in indices]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.phrase)
def test_the_example_of_each_row_is_marked_beside_a_story(row):
    assert marked(f"{STORY}\n{row.example}") == [part.text for part in split_sentences(row.example)]


def test_nothing_of_a_story_is_marked():
    assert marked(STORY) == []


def test_everything_under_a_sidebar_heading_is_marked():
    # "hot topics": "the fair opens", "price of bread", a question
    sidebar = "مواضيع ساخنة\nافتتاح معرض الكتاب في عمان\nأسعار الخبز والزيت\nهل يعود المطر غدا؟"
    assert marked(f"{STORY}\n\n{sidebar}") == sidebar.splitlines()


def test_the_story_may_go_on_after_a_list_of_headlines():
    # "Read also" alone on its line is a heading of the line itself only; "related news" opens a list
    text = f"أخبار ذات صلة\nافتتاح معرض الكتاب\n{STORY}"
    assert marked(text) == ["أخبار ذات صلة", "افتتاح معرض الكتاب"]


def test_a_doubled_headline_is_marked_and_a_repeated_word_is_not():
    # "Rain is expected tomorrow" twice on a line; "little by little"
    assert marked(f"{STORY}\nأمطار متوقعة يوم غد أمطار متوقعة يوم غد") == ["أمطار متوقعة يوم غد أمطار متوقعة يوم غد"]
    assert marked("عاد الهدوء شيئا فشيئا شيئا فشيئا.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "شارك في الهجوم عشرات المقاتلين.",  # took part in the attack
        "شارك على رأس القوة ضابط كبير.",  # an officer took part at the head of the force
        "صورة الوضع في المدينة غامضة.",  # the picture of the situation in the town is unclear
        "Watch towers along the river were shelled.",
        "Share prices fell after the attack on the refinery.",
    ],
)
def test_a_sentence_that_begins_like_a_button_is_story(sentence):
    assert marked(f"{STORY}\n{sentence}") == []


@pytest.mark.skipif(not SEED, reason="the article in ../shared/seed is not there")
def test_the_sidebar_of_the_seed_article_is_marked_and_its_story_is_not():
    text = SEED[0].read_text(encoding="utf-8")
    sentences = split_sentences(text)
    heading = text.index("مواضيع ساخنة")  # "hot topics"
    indices = boilerplate(sentences)
    assert {s.index for s in sentences if s.start >= heading} <= indices
    # Of what stands above, only the line that says when it was published.
    assert len({s.index for s in sentences if s.start < heading} & indices) <= 1
