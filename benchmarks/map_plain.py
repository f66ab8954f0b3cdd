"""The plain Dash way, for comparison: a callback on the server returns a new `px.scatter_map` figure for each window.

`python benchmarks/map_plain.py DATABASE.sqlite PORT`: every dated incident of a database that `map_data.fill` made.
"""

import sqlite3
import sys

import pandas as pd
import plotly.express as px
from dash import Dash, Input, Output, dcc, html
from plotly.graph_objects import Figure

COLUMNS = "lat, lon, event_type, julianday(date_from) - 2440587.5 AS day"


def main() -> None:
    """Serve it on the loopback address."""
    database, port = sys.argv[1], int(sys.argv[2])
    with sqlite3.connect(database) as connection:
        table = pd.read_sql(f"SELECT {COLUMNS} FROM incident ORDER BY date_from", connection)  # noqa: S608  # no input
    first, last = int(table["day"].min()), int(table["day"].max())
    app = Dash(__name__)
    app.layout = html.Div(
        [
            dcc.Graph(id="map", figure=_figure(table), style={"height": "85vh"}),
            dcc.RangeSlider(first, last, value=[first, last], id="window", marks=None, updatemode="drag"),
        ]
    )

    @app.callback(Output("map", "figure"), Input("window", "value"), prevent_initial_call=True)
    def _draw(window: list[int]) -> Figure:
        return _figure(table[table["day"].between(*window)])

    app.run(host="127.0.0.1", port=port, debug=False)


def _figure(table: pd.DataFrame) -> Figure:
    figure = px.scatter_map(table, lat="lat", lon="lon", color="event_type", zoom=5)
    return figure.update_layout(map_style="white-bg", uirevision="same")


if __name__ == "__main__":
    main()
