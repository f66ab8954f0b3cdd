"""What the server answers by itself, for `benchmarks/map.py`: the data, sums of a view, the beginning of an export."""

import http.client
import time

from map_browser import Times
from map_report import Figure
from map_servers import asked

AGAIN = 15
# A view each: a window, kinds, an actor, an area, a line drawn by hand, words of the texts.
VIEWS = (
    "",
    "?from=2014-06-01&to=2014-12-31",
    "?types=battles&country=IQ",
    "?actors=isis&deaths=5",
    "?exact=place,day&governorates=aleppo",
    "?drawn=36,34;41,34;41,37;38,35;36,37",
    "?text=village&from=2014-06-01&to=2014-12-31",
)
ROUNDS = 5


def server_figures(address: str, name: str) -> list[Figure]:
    """Figures of a server that has just begun; `name` says what it serves."""
    port = int(address.rpartition(":")[2])
    first, answer, body = asked(port, "/data/incidents")
    tag = {"If-None-Match": answer.headers["ETag"]}
    repeated = [asked(port, "/data/incidents", **tag) for _ in range(AGAIN)]
    statuses = {told.status for _, told, _ in repeated}
    assert (answer.status, statuses) == (200, {304})  # noqa: S101  # else something else was measured
    again = Times(tuple(took for took, _, _ in repeated))
    views = Times(tuple(_sum(port, view) for _ in range(ROUNDS) for view in VIEWS))
    slowest = f"{max(views.all):.0f} ms at most"
    whole, window = (Times(tuple(_begun(port, view) for _ in range(ROUNDS))) for view in VIEWS[:2])
    return [
        Figure(f"first answer of the data after the start, {name}", f"{first / 1000:.1f} s, {len(body) / 1e6:.2f} MB"),
        Figure(f"asking for the data again (nothing sent), {name}", str(again)),
        Figure(f"a filter asked of the server ({len(VIEWS)} views), {name}", f"{views}, {slowest}"),
        Figure(f"a picture for a shared link, {name}", f"{asked(port, '/og.png')[0]:.0f} ms"),
        Figure(f"the first bytes of an export of all / of half a year, {name}", f"{whole} / {window}"),
    ]


def _sum(port: int, view: str) -> float:
    took, answer, _ = asked(port, f"/data/view.json{view}")
    assert answer.status == 200  # noqa: S101  # else something else was measured
    return took


def _begun(port: int, view: str) -> float:
    """Milliseconds until the first bytes of a table are there; the rest is left."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    began = time.perf_counter()
    connection.request("GET", f"/data/view.csv{view}", headers={"Accept-Encoding": "identity"})
    answer = connection.getresponse()
    assert answer.status == 200 and answer.read(1)  # noqa: PT018, S101
    took = 1000 * (time.perf_counter() - began)
    connection.close()
    return took
