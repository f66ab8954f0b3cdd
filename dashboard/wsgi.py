"""The WSGI server for gunicorn: `gunicorn dashboard.wsgi:server`."""

from dashboard.app import create_app
from geodata.settings import settings

app = create_app(settings())
server = app.server
