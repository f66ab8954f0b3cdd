"""Whatever a stranger sends: an answer below 500, and every refusal in the one shape."""

import json
import os
import re
from urllib.parse import quote

import pytest
from hostile_store import fill
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.app import create_app
from geodata.settings import Settings
from geodata.store.engine import open_engine

pytestmark = pytest.mark.timeout(3600)  # thousands of bodies take their time on a busy machine
# Malformed bodies for each callback; `make fuzz` sends 2,000.
MANY_EXAMPLES = int(os.environ.get("FURAT_FUZZ_BODIES", "60"))
UPDATE = "/_dash-update-component"
MANY = settings(max_examples=MANY_EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just("\x00") | st.just("\ud800"),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    url = f"sqlite:///{tmp_path_factory.mktemp('hostile') / 'store.sqlite'}"
    engine = open_engine(url)
    fill(engine)
    engine.dispose()
    made = create_app(Settings(DATABASE_URL=url, metrics=True))
    yield made
    made.server.extensions["engine"].dispose()


@pytest.fixture(scope="module")
def client(server):
    return server.server.test_client()


@pytest.fixture
def postgresql_client(postgresql_url):
    """PostgreSQL refuses characters that SQLite stores."""
    engine = open_engine(postgresql_url)
    fill(engine)
    engine.dispose()
    made = create_app(Settings(DATABASE_URL=postgresql_url)).server
    yield made.test_client()
    made.extensions["engine"].dispose()


def said(answer):
    """The body as text; that of the data route is binary."""
    return answer.get_data().decode("utf-8", "replace")


def refused(answer):
    """Whether an answer is a refusal; it then has the one shape and no inside of the program in it."""
    assert answer.status_code < 500, said(answer)
    assert "Traceback" not in said(answer)
    if answer.status_code < 400:
        return False
    assert answer.json.keys() == {"error"}
    assert answer.json["error"].keys() == {"status", "message"}
    assert answer.json["error"]["status"] == answer.status_code
    assert answer.json["error"]["message"]
    assert answer.headers["X-Request-ID"]
    return True


def bodies(server):
    """A whole body for each callback."""
    for output, wired in server.callback_map.items():
        name, _, prop = output.rpartition(".")
        yield {
            "output": output,
            "outputs": {"id": name, "property": prop},
            "inputs": [{**entry, "value": ""} for entry in wired["inputs"]],
            "state": [{**entry, "value": ""} for entry in wired["state"]],
            "changedPropIds": [f"{entry['id']}.{entry['property']}" for entry in wired["inputs"]],
        }


def post(client, body):
    return client.post(UPDATE, data=body, content_type="application/json")


def test_the_whole_bodies_are_taken(server, client):
    answered = [not refused(post(client, json.dumps(body))) for body in bodies(server)]
    # The one that is answered in the browser has nobody here to answer it.
    assert answered.count(True) == len(answered) - 1 >= 3


@given(body=st.binary() | st.text().map(str.encode) | JUNK.map(lambda junk: json.dumps(junk).encode()))
@MANY
def test_a_body_that_is_no_callback_is_4xx(client, body):
    assert refused(post(client, body))


def answered_here(server):
    """The whole bodies of the callbacks that the server answers, those of later versions too."""
    return [body for body in bodies(server) if server.callback_map[body["output"]].get("callback")]


def test_a_callback_with_a_part_exchanged_is_4xx(server, client):
    for body in bodies(server):
        exchange_parts(client, body)


def exchange_parts(client, body):
    parts = ["output", "outputs", "inputs"] + (["state"] if body["state"] else [])

    @given(key=st.sampled_from(parts), junk=JUNK)
    @MANY
    def feed(key, junk):
        assert refused(post(client, json.dumps(body | {key: junk}))) or junk == body[key]

    feed()


def test_values_of_any_kind_never_break_a_callback(server, client):
    for body in bodies(server):
        if server.callback_map[body["output"]].get("callback"):  # else the browser answers it itself
            exchange_values(client, body)


def exchange_values(client, body):
    entries = [*body["inputs"], *body["state"]]

    @given(values=st.tuples(*[JUNK] * len(entries)), changed=st.just(body["changedPropIds"]) | JUNK)
    @MANY
    def feed(values, changed):
        for entry, value in zip(entries, values, strict=True):
            entry["value"] = value
        refused(post(client, json.dumps(body | {"changedPropIds": changed})))

    feed()


@given(chosen=st.lists(JUNK | st.sampled_from(["' OR 1=1 --", '"; DROP TABLE article; --', "%", "\x00", "\ud800"])))
@MANY
def test_ids_that_are_none_open_nothing_on_postgresql_either(postgresql_client, chosen):
    body = {
        "output": "detail.children",
        "outputs": {"id": "detail", "property": "children"},
        "inputs": [{"id": "chosen", "property": "data", "value": {"ids": chosen}}],
        "state": [{"id": "setup", "property": "data", "value": {"language": "en"}}],
        "changedPropIds": ["chosen.data"],
    }
    answer = post(postgresql_client, json.dumps(body))
    refused(answer)
    assert "card" not in said(answer)


@pytest.mark.parametrize("depth", [200, 5_000, 100_000])
@pytest.mark.parametrize(("start", "stop"), [("[", "]"), ('{"a":', "}")])
def test_json_nested_deeply_is_4xx(client, depth, start, stop):
    assert refused(post(client, start * depth + "1" + stop * depth))


def test_a_body_of_2_mb_is_looked_at_and_a_larger_one_is_413(client):
    assert post(client, b" " * 2_000_000).status_code == 400
    answer = post(client, b" " * 2_000_001)
    assert refused(answer)
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/xml", "multipart/form-data", "", "application/json; charset=x"]
)
def test_a_body_of_another_kind_is_4xx(client, kind):
    assert refused(client.post(UPDATE, data=b"{}", content_type=kind))


def routes(server):
    """An address for every route of the app, those of later versions too."""
    rules = (rule.rule for rule in server.server.url_map.iter_rules())
    told = {re.sub("<[^>]*>", "x", rule) for rule in rules if rule != "/<path:path>"}
    return sorted(told | {"/", "/read", "/about", "/article/hostile", "/assets/furat.css"})


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "OPTIONS"])
def test_no_other_method_does_anything(server, client, method):
    for path in routes(server):
        with client.open(path, method=method, data=b"x") as answer:
            if method != "OPTIONS":
                assert refused(answer), path


TRAVERSALS = [
    "/assets/../app.py", "/assets/..%2fapp.py", "/assets/%2e%2e/app.py", "/assets/....//app.py", "/assets//etc/passwd",
    "/assets/..\\app.py", "/assets/%00", "/assets/furat.css%00.js", "/_dash-component-suites/dash/../../../etc/passwd",
    "/_dash-component-suites/dash/..%2f..%2fdash.py", "/_dash-component-suites/dash/dash.py", "/..",
    "/_dash-component-suites/os/path.js", "/_dash-component-suites/x/y", "/article/%2e%2e", "/.env", "/.git/config",
    "/article/../../etc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/data/../.env", "/_alive", "/_dash-nothing", "/console", "/wsgi.py",
]  # fmt: skip


@pytest.mark.parametrize("path", TRAVERSALS)
def test_no_path_leads_out_of_the_served_files(client, path):
    answer = client.get(path, headers={"Accept": "application/json"})
    assert refused(answer)
    assert answer.status_code in {400, 404}
    assert "root:" not in said(answer)
    assert "import " not in said(answer)


VALUES = ["x", "' OR 1=1 --", "\0", "..", "-1", "9" * 400, "2014-02-31", "2014-01-01", "ﷺ", "sy-raqqa", "a,b", "nan"]
PARAMETERS = ["lang", "at", "from", "to", "types", "actors", "country", "place", "lat", "lon", "zoom", "on", "date",
              "id", "ids", "level", "format", "view", "unknown"]  # fmt: skip


def test_no_value_breaks_a_route(server, client):
    """Every route with nonsense in its parts and questions."""
    rules = [rule.rule for rule in server.server.url_map.iter_rules() if rule.rule.startswith(("/data/", "/og"))]
    assert len(rules) > 3
    for rule in rules:
        ask_nonsense(client, rule)


def ask_nonsense(client, rule):
    text = st.sampled_from(VALUES) | st.text()

    @given(part=text, query=st.dictionaries(st.sampled_from(PARAMETERS), text))
    @MANY
    def feed(part, query):
        path = re.sub("<[^>]*>", lambda _: quote(part, safe="", errors="replace"), rule)
        sent = {key: value.encode("utf-8", "replace") for key, value in query.items()}
        with client.get(path, query_string=sent) as answer:
            refused(answer)

    feed()


@given(path=st.text(min_size=1))
@MANY
def test_an_unknown_path_is_404(client, path):
    answer = client.get(f"/nothing/{path}".replace("?", "").replace("#", ""), headers={"Accept": "application/json"})
    assert refused(answer)
    assert answer.status_code == 404


SQL = ["'", "''", "' OR '1'='1", "*",
       "1; DROP TABLE incident; --", "\\", "%", "_", "%' --", '"', "`", ";", "/*", "\x00", "\x1a",
       "\ud800".encode("utf-8", "surrogatepass"), b"\xff\xfe", "ﷺ" * 200, "x" * 7000]  # fmt: skip


@pytest.mark.parametrize("base", ["sqlite", "postgresql"])
def test_metacharacters_in_every_parameter_and_id_change_nothing(request, base):
    client = request.getfixturevalue("client" if base == "sqlite" else "postgresql_client")
    before = client.get("/healthz").json["database"]
    for meta in SQL:
        for path in ("/", "/read", "/about", "/article/hostile", "/data/incidents", "/data/control.json"):
            assert not refused(client.get(path, query_string=dict.fromkeys(PARAMETERS, meta)))
        text = meta if isinstance(meta, str) else meta.decode("latin-1")
        answer = client.get(f"/article/{text}", headers={"Accept": "application/json"})
        assert refused(answer)
        assert answer.status_code == 404
    assert client.get("/healthz").json["database"] == before


@given(headers=st.dictionaries(
    st.sampled_from(["Accept", "Accept-Language", "Accept-Encoding", "If-None-Match", "X-Request-ID", "Range", "Host",
                     "X-Forwarded-Proto", "X-Forwarded-For", "Content-Type", "Cookie", "Origin"]),
    st.text(st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f")),
))  # fmt: skip
@MANY
def test_no_header_breaks_a_page(client, headers):
    for path in ("/about", "/data/incidents", "/nothing"):
        answer = client.get(path, headers=headers)
        assert answer.status_code < 500
        assert "Traceback" not in said(answer)


def test_every_answer_carries_the_guards(server, client):
    for path in [*routes(server), "/nothing", "/assets/nothing.js"]:
        guarded(client, path)


def guarded(client, path):
    for head, encrypted in (
        ({}, False),
        ({"X-Forwarded-Proto": "http"}, False),
        ({"X-Forwarded-Proto": "https"}, True),
    ):
        with client.get(path, headers=head) as answer:  # closes the file behind an asset
            pass
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert "geolocation=()" in answer.headers["Permissions-Policy"]
        assert ("Strict-Transport-Security" in answer.headers) is encrypted
        assert "Set-Cookie" not in answer.headers  # none is needed, so none has to be guarded
        assert "Werkzeug" not in answer.headers.get("Server", "")
        assert "Access-Control-Allow-Origin" not in answer.headers
