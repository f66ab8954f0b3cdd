"""What the first visitors would wait for, made before any of them is let in: areas, data files, scripts, pages."""

import logging
import re
from html import unescape

from dash import Dash
from werkzeug.test import Client

from dashboard.words import languages

FLAG = "furat.warming"  # in the environment of our own requests, which are no visitor's
DATA = ("/data/control.json", "/data/incidents", "/_dash-layout", "/_dash-dependencies")
PATIENT = 2  # times that data is asked for: a million incidents take longer than a visitor is let wait
LATER = ("plotly/package_data/plotly.min.js", "dash/dcc/async-graph.js", "dash/dcc/async-dropdown.js")  # by scripts
TAKES = {"Accept-Encoding": "gzip, deflate, br"}  # as a browser over https
_FILE = re.compile(r'(?:src|href)="(/(?:assets|_dash-component-suites)/[^"]+)"')
log = logging.getLogger(__name__)


def warm(app: Dash) -> None:
    """Ask for it all as a browser would; what cannot be had yet is left for later, with a line in the log.

    To be called before a server forks, so that its processes share what was made.
    """
    client = app.server.test_client()
    wrong = [path for path in DATA if not any(_asked(client, path) for _ in range(PATIENT))]
    for language in languages():
        with client.get("/", query_string={"lang": language}, environ_base={FLAG: True}) as page:
            files = [unescape(path) for path in _FILE.findall(page.text)]
        wrong += [path for path in files if not _asked(client, path)]
        _open(client, language)
    wrong += [path for path in LATER if not _asked(client, f"/_dash-component-suites/{path}")]
    if wrong:
        log.warning("not ready yet: %s", ", ".join(wrong))


def _asked(client: Client, path: str) -> bool:
    with client.get(path, headers=TAKES, environ_base={FLAG: True}) as answer:
        return answer.status_code == 200


def _open(client: Client, language: str) -> None:
    """The callback by which Dash opens the map."""
    body = {
        "output": "page.children",
        "outputs": {"id": "page", "property": "children"},
        "inputs": [{"id": "url", "property": "pathname", "value": "/"}],
        "state": [{"id": "url", "property": "search", "value": f"?lang={language}"}],
        "changedPropIds": ["url.pathname"],
    }
    client.post("/_dash-update-component", json=body, headers=TAKES, environ_base={FLAG: True}).close()
