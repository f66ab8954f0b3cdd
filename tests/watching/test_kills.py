"""A worker may be killed at any moment: started again, it loses no article and doubles none."""

import random

import pytest
from what_is_stored import stored

KILLS = 50
STAGES = [
    "watching", "asking", "queueing", "INSERT INTO feed_entry", "UPDATE feed SET etag", "127.0.0.1: ",
    "UPDATE feed_entry SET begun", "reading", "storing", "INSERT INTO article ", "INSERT INTO article_band",
    "INSERT INTO mention", "INSERT INTO incident", "INSERT INTO report", "UPDATE feed_entry SET text", "COMMIT",
]  # fmt: skip


def moment(chance, site, workers):
    """A moment to be killed at, by the worker's own doings or by those of the server that it asks."""
    site.on_request = lambda _number, _when: None
    kind = chance.choice(["sql", "sql", "commit", "log", "request"])
    if kind != "request":
        return [kind, chance.randint(1, {"sql": 150, "commit": 10, "log": 15}[kind])]
    wanted = (len(site.asked) + chance.randint(1, 6), chance.choice(["before", "within"]))
    site.on_request = lambda number, when: workers.kill() if (number, when) == wanted else None
    return None


@pytest.mark.timeout(1200)  # a minute of work, on a machine that has nothing else to do
def test_killed_at_fifty_random_moments_it_loses_nothing_and_doubles_nothing(
    site, workers, database_url, tmp_path, upgraded
):
    chance = random.Random(20170317)  # noqa: S311  # chooses moments
    upgraded(database_url)
    worked = workers(database_url, f"{site.url}/feed")
    published = 0
    kills = 0
    while kills < KILLS:
        published += 1
        site.publish(published)
        kills += worked.run(moment(chance, site, worked)) == -9
        assert published < 3 * KILLS
    site.on_request = lambda _number, _when: None
    assert worked.run() == 0
    asked = [path for path in site.paths() if path.startswith("/a/")]
    assert len(asked) <= published + KILLS  # a kill costs one reading at most

    undisturbed = f"sqlite:///{tmp_path / 'undisturbed.sqlite'}"
    upgraded(undisturbed)
    assert workers(undisturbed, f"{site.url}/feed").run() == 0
    found, wanted = stored(database_url), stored(undisturbed)
    assert found == wanted
    assert len(set(found["articles"])) == len(found["articles"]) == published
    assert found["statuses"] == {"stored": published}
    assert found["wrong"] == []


def test_killed_once_in_each_stage_it_loses_nothing_and_doubles_nothing(site, workers, tmp_path, upgraded):
    url = f"sqlite:///{tmp_path / 'furat.sqlite'}"
    upgraded(url)
    worked = workers(url, f"{site.url}/feed")
    for number, stage in enumerate(STAGES, start=1):
        site.publish(number)
        assert worked.run(["text", stage]) == -9, f"no worker came to {stage!r}"
    assert worked.run() == 0
    found = stored(url)
    assert found["articles"] == sorted(f"{site.url}/a/{number}" for number in range(1, len(STAGES) + 1))
    assert found["statuses"] == {"stored": len(STAGES)}
    assert found["wrong"] == []
    assert found["reports"] >= len(STAGES)
