"""Each row of the tables of words is read by its own example."""

import pytest

from geodata.places.dateline import AgencyRow, opens_line
from geodata.places.gazetteer import name_key
from geodata.places.locate import locate
from geodata.places.matcher import scan_form
from geodata.places.whereabouts import NisbaRow
from geodata.places.words import NotPlaceRow, RelationRow, TriggerRow
from geodata.records import Article
from geodata.tables import read_table, split_cell


@pytest.mark.parametrize("row", read_table("place_triggers.csv", TriggerRow), ids=lambda row: row.gloss or row.singular)
def test_the_example_of_a_trigger_holds_it_and_a_place(row):
    words = {name_key(word) for word in (row.singular, *split_cell(row.plural))}
    assert any(word in scan_form(row.example).text for word in words)
    assert locate(Article(id="x", text=row.example))


@pytest.mark.parametrize("row", read_table("place_relations.csv", RelationRow), ids=lambda row: row.gloss or row.word)
def test_the_example_of_a_relation_is_read_so(row):
    mentions = locate(Article(id="x", text=row.example))
    assert row.relation in {mention.relation for mention in mentions}


@pytest.mark.parametrize("row", read_table("agencies.csv", AgencyRow), ids=lambda row: row.example)
def test_the_example_of_an_agency_is_a_dateline(row):
    city, _, agency = row.example.partition(": ")
    assert agency in split_cell(row.words)
    assert opens_line(row.example, 0, len(city))


@pytest.mark.parametrize("row", read_table("nisbas.csv", NisbaRow), ids=lambda row: row.gloss)
def test_the_example_of_a_nisba_is_of_that_city(row):
    assert any(word in row.example for word in split_cell(row.words))
    found = locate(Article(id="x", text=row.example))
    assert row.example_id in {mention.place.id for mention in found if mention.place}


@pytest.mark.parametrize("row", read_table("not_places.csv", NotPlaceRow), ids=lambda row: f"{row.role} {row.words}")
def test_the_example_of_what_is_no_place_gives_none_at_it(row):
    at = row.example.find(row.words)
    assert at >= 0
    end = at + len(row.words)
    for mention in locate(Article(id="x", text=row.example)):
        inside = at <= mention.start < end
        right_after = row.role in {"head", "head_home"} and mention.start == end + 1
        right_before = row.role == "tail" and mention.end == at - 1
        told = (inside, right_after, right_before)
        assert not any(told), mention
