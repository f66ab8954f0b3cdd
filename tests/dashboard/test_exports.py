"""Exports hold exactly what the view of the address shows, and open nowhere as a formula."""

import csv
import gzip
import io
import time
from collections import Counter
from datetime import date
from itertools import product

import pytest
from dashboard_sample import ALEPPO, EVENTS, MOSUL, fill
from sqlalchemy import insert, select

from dashboard.app import create_app
from geodata.exchange.incidents import COLUMNS, FORMULA
from geodata.settings import Settings
from geodata.store.engine import writing
from geodata.store.schema import article, incident, report

DATED = [event for event in EVENTS if event[3] is not None]


@pytest.fixture
def stored(engine, database_url):
    """A client and the engine of a database with the sample in it, on SQLite and on PostgreSQL."""
    fill(engine)
    server = create_app(Settings(DATABASE_URL=database_url)).server
    yield server.test_client(), engine
    server.extensions["engine"].dispose()


def rows_of(client, query=""):
    answer = client.get(f"/data/view.csv{query}")
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.get_data(as_text=True).removeprefix("\ufeff"))))


def ids(client, query=""):
    """The ids of a view, from the table and from the GeoJSON, which must agree with each other and with the sum."""
    table = [row["id"] for row in rows_of(client, query)]
    features = client.get(f"/data/view.geojson{query}").json["features"]
    assert [feature["id"] for feature in features] == table
    assert client.get(f"/data/view.json{query}").json["incidents"] == len(table)
    return set(table)


def soon(ask, wanted):
    """Ask until the answer is the one wanted: on a slow machine the server asks its store for changes now and then."""
    limit = time.monotonic() + 20
    while (answer := ask()) != wanted and time.monotonic() < limit:
        continue
    assert answer == wanted


def in_database(engine, *conditions):
    with engine.connect() as connection:
        return set(connection.execute(select(incident.c.id).where(*conditions)).scalars())


def test_every_view_holds_the_incidents_that_the_database_has_for_it(stored):
    client, engine = stored
    first, last, kind, place, country = (
        incident.c[name] for name in ("date_from", "date_to", "event_type", "place_id", "country")
    )
    dated = (first.is_not(None), last >= date(2011, 1, 1))
    december = (first <= date(2016, 12, 31), last >= date(2016, 12, 1))
    views = {
        "": dated,
        "?from=1980-01-01": dated,  # before the axis begins nothing is drawn
        "?from=2016-12-01&to=2016-12-31": december,
        "?from=2014-07-25&to=2014-07-26": (first <= date(2014, 7, 26), last >= date(2014, 7, 25)),
        "?types=battles": (*dated, kind == "Battles"),
        "?types=battles,riots,nonsense": (*dated, kind == "Battles"),
        "?types=nonsense": dated,
        "?country=IQ": (*dated, country == "IQ"),
        "?country=IQ&types=protests": (*dated, country == "IQ", kind == "Protests"),
        "?place=iq-mosul&from=2016-12-01&to=2016-12-31": (*december, place == "iq-mosul"),
        "?from=2014-02-31&to=x&lat=&zoom=nan": dated,  # what cannot be read is as if it were not there
    }
    for query, conditions in views.items():
        expected = in_database(engine, *conditions)
        assert expected
        assert ids(client, query) == expected, query


def test_sums_and_exports_agree_on_every_combination(stored):
    client, _ = stored
    parts = (
        ("", "from=2014-07-01&to=2014-12-31", "from=2016-12-07"),
        ("", "types=battles", "subtypes=shelling-artillery-missile-attack", "actors=isis"),
        ("", "exact=place", "exact=day", "deaths=1", "grades=weak", "text=قصف", "text=:"),  # قصف: shelling
        ("", "country=SY", "governorates=aleppo", "place=iq-mosul", "drawn=36,34;36,37;41,37;41,34"),
    )
    sizes = Counter(len(ids(client, f"?{'&'.join(chosen)}")) for chosen in product(*parts))
    assert len(sizes) > 5, "the views must differ, or nothing is compared"


def test_actors_are_asked_for_by_the_name_in_the_address(stored):
    client, engine = stored
    with engine.connect() as connection:
        rows = connection.execute(select(incident.c.id, incident.c.actors, incident.c.date_to)).all()
    dated = [row for row in rows if row.date_to and row.date_to >= date(2011, 1, 1)]
    assert ids(client, "?actors=isis") == {row.id for row in dated if "ISIS" in row.actors}
    either = {"Opposition", "US-led Coalition"}
    assert ids(client, "?actors=opposition,us-led-coalition") == {row.id for row in dated if either & {*row.actors}}
    assert ids(client, "?actors=nobody-of-this-name") == {row.id for row in dated}


def test_an_actor_whose_name_holds_metacharacters_is_found_and_no_other(stored):
    client, engine = stored
    names = ['100% "القوة"', "100x القوة", "100 القوة"]  # القوة: the force
    with engine.connect() as connection:
        row = dict(connection.execute(select(incident).where(incident.c.place_id == "iq-kirkuk")).mappings().one())
    with writing(engine) as connection:
        connection.execute(insert(incident), [row | {"id": f"force-{i}", "actors": [names[i]]} for i in range(2)])
        connection.execute(insert(incident), [row | {"id": "force-2", "actors": names[::-1]}])
    assert ids(client, "?actors=100-القوة") == {"force-0", "force-2"}
    assert ids(client, "?actors=100x-القوة") == {"force-1", "force-2"}


def test_a_discounted_incident_is_in_no_export(stored):
    client, engine = stored
    number = len(ids(client))
    with writing(engine) as connection:
        connection.execute(incident.update().where(incident.c.place_id == "iq-kirkuk").values(grade="discounted"))
    soon(lambda: client.get("/data/view.json").json["incidents"], number - 1)
    assert len(ids(client)) == number - 1


def test_a_row_tells_everything_by_the_names_of_the_columns(stored):
    client, _ = stored
    answer = client.get("/data/view.csv?from=2016-12-07&to=2016-12-07")
    assert answer.get_data().startswith(b"\xef\xbb\xbf")  # else Excel misreads Arabic
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="furat-incidents-2016-12-07-to-2016-12-07.csv"'
    )
    (row,) = rows_of(client, "?from=2016-12-07&to=2016-12-07")
    assert tuple(row) == COLUMNS
    assert row["place_name_ar"] == ALEPPO.name_ar
    assert (row["date_from"], row["date_to"], row["date_precision"]) == ("2016-12-07", "2016-12-07", "1")
    assert row["actors"] == "Syrian government | Opposition"
    assert (row["fatalities_min"], row["fatalities_max"], row["injured_min"]) == ("12", "15", "")
    assert (float(row["lat"]), float(row["lon"])) == (ALEPPO.lat, ALEPPO.lon)
    assert row["sources"] == "sample agency 2016-12-07 fighting on the front in Aleppo"
    assert row["grade"] == "weak"


def test_a_feature_is_a_point_with_the_same_properties(stored):
    client, _ = stored
    answer = client.get("/data/view.geojson?from=2016-12-04&to=2016-12-04")
    assert answer.headers["Content-Type"] == "application/geo+json"
    assert answer.json["type"] == "FeatureCollection"
    (feature,) = answer.json["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [MOSUL.lon, MOSUL.lat]}
    assert set(feature["properties"]) == set(COLUMNS) - {"lat", "lon"}
    (source,) = feature["properties"]["sources"]
    assert source["url"] == "https://example.org/report/4"
    assert client.get("/data/view.geojson?from=2012-01-01&to=2012-01-01").json["features"] == []


def test_what_is_known_to_a_governorate_is_never_written_as_its_capital(stored):
    client, _ = stored
    (row,) = [row for row in rows_of(client, "?from=2014-07-01&to=2014-07-31") if row["geo_precision"] == "3"]
    assert row["adm1"] == "Deir ez-Zor"
    assert abs(float(row["lat"]) - 35.34) + abs(float(row["lon"]) - 40.14) > 0.05


@pytest.mark.parametrize("start", FORMULA)
def test_no_cell_is_taken_for_a_formula(stored, start):
    client, engine = stored
    evil = f"{start}HYPERLINK(1)"
    with writing(engine) as connection:
        connection.execute(incident.update().values(place_name=evil, adm1=evil, lon=-1.5))
    rows = rows_of(client)
    assert {row["place_name"] for row in rows} == {"'" + evil}
    assert not any(cell.startswith(FORMULA) for row in rows for name, cell in row.items() if name != "lon")
    assert {row["lon"] for row in rows} == {"-1.5"}  # a number stays one
    features = client.get("/data/view.geojson").json["features"]
    assert {feature["properties"]["place_name"] for feature in features} == {evil}  # nobody computes GeoJSON


def test_an_export_comes_compressed_where_that_is_taken(stored):
    client, _ = stored
    answer = client.get("/data/view.csv", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.get_data()) == client.get("/data/view.csv").get_data()


def test_the_sum_names_the_outlets(stored):
    client, _ = stored
    told = client.get("/data/view.json").json
    assert told["outlets"] == [["sample agency", len(DATED)]]
    assert told["deaths"] == sum(event[8].min for event in DATED if event[8])


def test_reports_are_counted_for_the_incidents_of_the_view_only(stored):
    client, engine = stored
    with engine.connect() as connection:
        rows = connection.execute(select(incident.c.id, incident.c.place_id, incident.c.date_from)).all()
        kept = dict(connection.execute(select(article).limit(1)).mappings().one())
        told = dict(connection.execute(select(report).limit(1)).mappings().one())
    mosul = [row.id for row in rows if row.place_id == "iq-mosul" and row.date_from]
    other = next(row.id for row in rows if row.place_id != "iq-mosul" and row.date_from)
    with writing(engine) as connection:
        for outlet in ("a", "b", None):
            named = {"id": f"of-{outlet}", "text_hash": f"{outlet}", "source": outlet}
            connection.execute(insert(article).values(kept | named))
        reports = [(mosul[0], "of-a"), (mosul[0], "of-b"), (mosul[0], "of-None"), (other, "of-b")]
        for number, (key, of) in enumerate(reports):
            row = told | {"id": 1000 + number, "incident_id": key, "article_id": of, "mention_id": None}
            connection.execute(insert(report).values(row))
    found = client.get("/data/view.json?place=iq-mosul").json
    assert found["reports"] == len(mosul) + 3
    assert found["outlets"] == [["sample agency", len(mosul)], ["a", 1], ["b", 1]]
    with writing(engine) as connection:  # whoever is off the map takes its reports along
        connection.execute(incident.update().where(incident.c.id == mosul[0]).values(grade="discounted"))
    soon(lambda: client.get("/data/view.json?place=iq-mosul").json["reports"], len(mosul) - 1)


def test_areas_are_those_of_the_last_day(stored):
    client, _ = stored

    def holder_of_raqqa(day):
        answer = client.get(f"/data/areas.geojson?from=2012-01-01&to={day}").json
        assert answer["date"] == day
        return {tuple(f["properties"]["holders"]) for f in answer["features"]}

    assert ("ISIS",) in holder_of_raqqa("2017-10-16")
    assert ("ISIS",) not in holder_of_raqqa("2017-10-17")
    assert client.get("/data/areas.geojson").json["features"]


def test_a_store_that_is_gone_is_one_sentence_and_no_half_file(tmp_path):
    client = create_app(Settings(DATABASE_URL=f"sqlite:///{tmp_path / 'never-made.sqlite'}")).server.test_client()
    for path in ("/data/view.csv", "/data/view.geojson", "/data/view.json", "/data/areas.geojson"):
        assert client.get(path).status_code == 503
