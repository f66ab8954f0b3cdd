"""What the server answers to requests, kind and unkind."""

import gzip
import json
import re
import time

import brotli
import pytest
from dashboard_sample import CLAIMS, EVENTS, control_claim, fill, late_report

from dashboard.app import create_app
from geodata.reading.duplicates import Fingerprint
from geodata.settings import Settings
from geodata.store import articles, claims
from geodata.store.engine import open_engine, writing
from geodata.store.merging import store_reports

BODY = {
    "output": "page.children",
    "outputs": {"id": "page", "property": "children"},
    "inputs": [{"id": "url", "property": "pathname", "value": "/about"}],
    "state": [{"id": "url", "property": "search", "value": "?lang=en"}],
    "changedPropIds": ["url.pathname"],
}


def test_health_tells_the_state_of_the_database(client):
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json["status"] == "ok"
    assert answer.json["database"]["incidents"] == len(EVENTS) + 1
    assert answer.json["database"]["claims"] == len(CLAIMS) + 1


def test_health_is_503_with_one_sentence_when_the_database_is_gone(tmp_path):
    gone = f"sqlite:///{tmp_path / 'never-made.sqlite'}"
    client = create_app(Settings(DATABASE_URL=gone)).server.test_client()
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert re.fullmatch(r"[^.]+\.", answer.json["error"]["message"])
    assert client.get("/data/incidents").status_code == 503


@pytest.mark.parametrize("path", ["/nothing", "/data/nothing.json", "/article/none", "/article/", "/about/x", "/%00"])
def test_an_unknown_path_is_404_in_the_one_shape(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.json["error"]["status"] == 404


def test_a_browser_gets_the_same_error_as_a_page(client):
    answer = client.get("/nothing?lang=en", headers={"Accept": "text/html"})
    assert answer.status_code == 404
    assert "There is no such page." in answer.text
    assert "Traceback" not in answer.text


def test_the_callback_that_is_whole_is_answered(client):
    answer = client.post("/_dash-update-component", json=BODY)
    assert answer.status_code == 200
    assert "Furat reads news" in answer.text


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"[]", b"null", b'"x"', b"{}", b'{"output": 5}', b'{"output": "x.y"}',
        json.dumps(BODY | {"inputs": None}).encode(),
        json.dumps(BODY | {"inputs": []}).encode(),
        json.dumps(BODY | {"inputs": [3]}).encode(),
        json.dumps(BODY | {"state": "x"}).encode(),
        json.dumps(BODY | {"outputs": None}).encode(),
        json.dumps(BODY | {"outputs": {"id": "page", "property": "style"}}).encode(),
        json.dumps(BODY | {"changedPropIds": 7}).encode(),
        json.dumps(BODY | {"output": "begun.data"}).encode(),
    ],
)  # fmt: skip
def test_a_malformed_callback_body_is_400(client, body):
    answer = client.post("/_dash-update-component", data=body, content_type="application/json")
    assert answer.status_code == 400
    assert answer.json["error"]["status"] == 400


def test_a_callback_with_values_of_the_wrong_kind_is_no_traceback(client):
    inputs = [{"id": "url", "property": "pathname", "value": {"x": 1}}]
    answer = client.post("/_dash-update-component", json=BODY | {"inputs": inputs})
    assert answer.status_code < 500
    assert "Traceback" not in answer.text


def test_a_body_beyond_the_limit_is_413(client):
    answer = client.post("/_dash-update-component", data=b" " * 3_000_000, content_type="application/json")
    assert answer.status_code == 413


def test_data_comes_compressed_with_a_tag_and_is_not_sent_twice(client):
    for path in ("/data/incidents", "/data/control.json"):
        answer = client.get(path, headers={"Accept-Encoding": "gzip"})
        assert answer.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(answer.data) == client.get(path).data
        again = client.get(path, headers={"If-None-Match": answer.headers["ETag"]})
        assert again.status_code == 304
        assert again.data == b""


@pytest.mark.parametrize("path", ["/data/control.json", "/assets/furat.js"])
def test_brotli_goes_to_whoever_takes_it_and_is_smaller(client, path):
    told = {}
    for takes in ("", "gzip", "gzip, br", "br"):
        with client.get(path, headers={"Accept-Encoding": takes}) as answer:
            told[takes] = answer.headers.get("Content-Encoding"), answer.data
    assert [packing for packing, _ in told.values()] == [None, "gzip", "br", "br"]
    plain, gzipped, smaller = (told[takes][1] for takes in ("", "gzip", "br"))
    assert brotli.decompress(smaller) == gzip.decompress(gzipped) == plain
    assert len(smaller) < len(gzipped)


def test_who_takes_brotli_alone_is_never_sent_gzip(client):
    for path in ("/data/incidents", "/data/control.json?known=2026-01-10"):
        answer = client.get(path, headers={"Accept-Encoding": "br"})
        assert answer.status_code == 200
        assert answer.headers.get("Content-Encoding") != "gzip"
        assert answer.data == client.get(path).data


def test_the_page_brings_plotly_early_and_nothing_that_it_does_not_use(client):
    page = client.get("/").text
    assert page.index("plotly.min.js") < page.index("dash_renderer")
    assert "/dash_table/" not in page
    assert "plotly.min.js" not in client.get("/about").text


def test_the_tag_changes_with_the_data(tmp_path):
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    engine = open_engine(url)
    fill(engine)
    client = create_app(Settings(DATABASE_URL=url)).server.test_client()
    before = {path: client.get(path).headers["ETag"] for path in ("/data/incidents", "/data/control.json")}
    analysis, report = late_report()
    with writing(engine) as connection:
        articles.add(connection, analysis, Fingerprint.of(analysis.article.text))
        store_reports(connection, [report])
    changed_from(client, "/data/incidents", before["/data/incidents"])
    assert client.get("/data/control.json").headers["ETag"] == before["/data/control.json"]
    place, name, lat, lon, _, status, day = CLAIMS[0]
    with writing(engine) as connection:
        claims.add(connection, [control_claim(place, name, lat, lon, ("Opposition",), status, day.replace(year=2013))])
    changed_from(client, "/data/control.json", before["/data/control.json"])


def changed_from(client, path, tag):
    """Ask until the new file is there; the old one is handed out while it is made."""
    until = time.monotonic() + 60
    while client.get(path).headers["ETag"] == tag:
        assert time.monotonic() < until, "the file was not made anew"


def test_every_answer_carries_the_policy(client):
    for path in ("/", "/about", "/nothing", "/data/incidents", "/healthz", "/assets/furat.css"):
        with client.get(path) as answer:  # closes the file behind an asset
            policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "unsafe-eval" not in policy
        assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr"), ("<script>", "rtl"), ("xx", "rtl")])
def test_the_page_says_its_direction_before_any_script(client, language, direction):
    page = client.get("/", query_string={"lang": language}).text
    assert f'dir="{direction}"' in page
    assert "<script>alert" not in page


def test_an_article_is_a_page_and_its_layout_marks_the_sentence(client):
    assert client.get("/article/sample-2").status_code == 200
    inputs = [{"id": "url", "property": "pathname", "value": "/article/sample-2"}]
    answer = client.post("/_dash-update-component", json=BODY | {"inputs": inputs})
    assert "عشرات من سكان" in answer.json["response"]["page"]["children"].__str__()


def test_a_dossier_is_json_with_a_tag(client):
    answer = client.get("/data/dossier/sy-raqqa.json?lang=en")
    assert [change["who"] for change in answer.json["changes"]] == ["SDF", "ISIS"]
    assert answer.json["changes"][1]["until"] == answer.json["changes"][0]["day"] - 1
    assert [claim["who"] for claim in answer.json["proposals"]] == ["Peshmerga"]
    assert answer.json["proposals"][0]["article"].startswith("/article/sample-1?")
    again = client.get("/data/dossier/sy-raqqa.json?lang=en", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    assert client.get("/data/dossier/sy-raqqa.json?lang=ar").json["name"] == "الرقة"
    assert client.get("/data/dossier/nowhere.json").status_code == 404


def test_a_place_without_statements_of_its_own_says_whom_it_follows(client):
    answer = client.get("/data/dossier/sy-hazima.json?lang=en")
    assert answer.status_code == 200
    assert "Raqqa, the nearest" in answer.json["follows"]
    assert answer.json["changes"]
    assert answer.json["proposals"] == []


def test_gained_and_lost_between_two_days(client):
    answer = client.get("/data/difference.json?from=2016-12-01&to=2018-01-01&lang=en")
    told = {row["holder"]: row for row in answer.json["holders"]}
    assert "Raqqa" in told["SDF"]["gained"]["named"]
    assert told["ISIS"]["lost"]["places"] >= told["SDF"]["gained"]["places"]
    assert told["ISIS"]["gained"]["places"] == 0
    again = client.get(
        "/data/difference.json?from=2016-12-01&to=2018-01-01&lang=en", headers={"If-None-Match": answer.headers["ETag"]}
    )
    assert again.status_code == 304
    arabic = client.get("/data/difference.json?from=2016-12-01&to=2018-01-01&lang=ar").json
    assert {row["label"] for row in arabic["holders"]} >= {"قوات سوريا الديمقراطية", "تنظيم الدولة الإسلامية"}


@pytest.mark.parametrize(
    "asked",
    ["", "?from=2016-12-01", "?from=x&to=y", "?from=2017-01-01&to=2016-01-01", "?from=2014-02-31&to=2015-01-01"],
)
def test_days_that_are_none_are_400(client, asked):
    answer = client.get("/data/difference.json" + asked)
    assert answer.status_code == 400
    assert answer.json["error"]["message"].endswith(".")
