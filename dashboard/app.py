"""The dashboard: `create_app(settings)` puts pages, callbacks, routes and guards together."""

import re
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, dcc, html
from flask import request

from dashboard.access import register_access
from dashboard.components.detail import register_detail
from dashboard.errors import register_errors
from dashboard.files import ASSETS, address, register_files
from dashboard.headers import EMBED, register_headers
from dashboard.metrics import Metrics, register_metrics
from dashboard.opening import register_opening
from dashboard.pages.read import register_reading
from dashboard.readiness import register_readiness
from dashboard.routes import register_routes
from dashboard.share import link_tags
from dashboard.words import DEFAULT, words
from geodata.settings import Settings
from geodata.store.engine import open_engine

_INDEX = """<!doctype html>
<html lang="LANGUAGE" dir="DIRECTION" data-digits="DIGITS" data-months="MONTHS" data-other-months="OTHERS">
<head>{%metas%}<title>TITLE</title>LINKTAGS
<link rel="icon" type="image/svg+xml" href="/assets/icon.svg">
<script src="/assets/choices.js"></script>EARLY{%css%}<link rel="stylesheet" href="OWN-STYLES"></head>
<body><noscript><p class="notice">NOSCRIPT</p></noscript>
<div id="connection" role="status" hidden data-slow="SAID-SLOW" data-lost="SAID-LOST"><p></p>
<button type="button">SAID-AGAIN</button></div>
{%app_entry%}<footer>{%config%}<script src="OWN-SCRIPTS"></script>{%scripts%}{%renderer%}</footer></body>
</html>"""

# Dash asks for Plotly only when it meets a graph: a second later than the page of the map can fetch it. It must not be
# run as well: Dash, finding it under way, runs it a second time.
_EARLY = '<link rel="preload" as="script" href="/_dash-component-suites/plotly/package_data/plotly.min.js">'
# What Dash sends to every page and no page of ours uses: its table.
_UNUSED = re.compile(r'<script[^>]* src="[^"]*/dash/dash_table/[^"]*"[^>]*></script>\s*')


class _Furat(Dash):
    """Dash whose page says its language and direction before any script runs."""

    def interpolate_index(self, *args: Any, **parts: Any) -> str:  # noqa: ANN401  # Dash's own signature
        text = words(request.args.get("lang", DEFAULT))
        title, tags = link_tags(self.server.extensions["standing"], text)
        parts["scripts"] = _UNUSED.sub("", parts["scripts"])
        page: str = super().interpolate_index(*args, **parts)  # type: ignore[no-untyped-call]  # Dash's, untyped
        for mark, value in (
            ("LANGUAGE", text.language),
            ("DIRECTION", text.direction),
            ("DIGITS", text("digits.other")),
            ("MONTHS", "|".join(text.months())),
            ("OTHERS", "|".join(text.months("month_other"))),
            ("NOSCRIPT", text("connection.no_script")),
            ("SAID-SLOW", text("connection.slow")),
            ("SAID-LOST", text("connection.lost")),
            ("SAID-AGAIN", text("connection.again")),
            ("TITLE", title),
            ("LINKTAGS", tags),
            ("OWN-STYLES", address("all.css")),
            ("OWN-SCRIPTS", address("all.js")),
            ("EARLY", _EARLY if request.path in {"/", EMBED} else ""),
        ):
            page = page.replace(mark, value, 1)
        return page


DATABASE_SECONDS = 15  # a router gives a request up after 30, without a word to the visitor


def create_app(settings: Settings) -> Dash:
    """Build the app on the database that the settings name.

    Raises:
        SettingError: where the database's address cannot be read.
    """
    engine = open_engine(settings.database, answer_within=DATABASE_SECONDS)
    app = _Furat(
        __name__,
        assets_folder=str(ASSETS),
        assets_ignore="[.](js|css)$",  # they go into the page in bundles
        title="Furat",
        update_title="",
        index_string=_INDEX,
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
        suppress_callback_exceptions=True,  # pages bring their components when they are opened
    )
    metrics = Metrics()
    register_files(app.server)
    app.server.extensions["engine"] = engine  # for whoever takes the app down again
    register_access(app.server, metrics)  # first, so that it spans whatever else happens to a request
    register_errors(app.server)
    app.layout = html.Div([dcc.Location(id="url", refresh=False), html.Div(id="page", className="page")])

    register_opening(app, engine, settings)
    register_detail(app, engine)
    register_reading(app)
    app.clientside_callback(  # type: ignore[no-untyped-call]  # Dash's, untyped
        ClientsideFunction("furat", "begin"), Output("begun", "data"), Input("setup", "data")
    )
    register_routes(app, engine)
    register_readiness(app.server, engine)
    if settings.metrics:
        register_metrics(app.server, engine, metrics)
    register_headers(app.server, app.csp_hashes(), " ".join(settings.embed_hosts.split()))
    return app
