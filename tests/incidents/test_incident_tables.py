"""Each row of the tables finds itself in its own example."""

import pytest

from geodata.errors import TableError
from geodata.incidents.actors import actors, aliases, find_actors
from geodata.incidents.people import find_people
from geodata.incidents.taxonomy import event_type, sub_event_types
from geodata.incidents.victims import victims
from geodata.incidents.words import cues, cues_in, trigger_lexicon, triggers
from geodata.language.document import tokenise


def test_the_taxonomy_has_six_types_and_25_sub_types() -> None:
    rows = sub_event_types().values()
    assert len(rows) == 25
    assert len({row.event_type for row in rows}) == 6


def test_an_unknown_sub_type_is_refused() -> None:
    with pytest.raises(TableError, match="Pillow fight"):
        event_type("Pillow fight")


@pytest.mark.parametrize("row", triggers(), ids=lambda row: f"{row.sense}-{row.form}-{row.words[:12]}")
def test_every_trigger_is_found_in_its_example(row) -> None:
    assert row.sense in {hit.row.sense for hit in trigger_lexicon().find(tokenise(row.example))}


@pytest.mark.parametrize("row", cues(), ids=lambda row: f"{row.cue}-{row.form}-{row.words[:12]}")
def test_every_cue_is_found_in_its_example(row) -> None:
    assert cues_in(tokenise(row.example))[row.cue]


@pytest.mark.parametrize("row", aliases(), ids=lambda row: f"{row.actor}-{row.role}-{row.words[:12]}")
def test_every_alias_names_its_actor_in_its_example(row) -> None:
    day = row.since or row.until
    found = find_actors(tokenise(row.example), row.country, day if row.since else None)
    assert row.actor in {named.actor for named in found}


@pytest.mark.parametrize("row", aliases(), ids=lambda row: f"{row.actor}-{row.role}-{row.words[:12]}")
def test_every_alias_is_of_a_canonical_actor(row) -> None:
    assert row.actor in actors()


@pytest.mark.parametrize("row", victims(), ids=lambda row: row.singular or row.plural)
def test_every_victim_is_found_in_its_example(row) -> None:
    tokens = tokenise(row.example)
    assert find_people(tokens, {0: "dead"})
