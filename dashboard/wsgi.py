"""The WSGI server for gunicorn: `gunicorn dashboard.wsgi:server`."""

from dashboard.app import create_app
from dashboard.memory import return_large_pieces
from dashboard.warming import warm
from geodata.settings import settings

return_large_pieces()
app = create_app(settings())
warm(app)
server = app.server
