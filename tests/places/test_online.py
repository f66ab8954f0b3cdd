"""Online geocoders, asked on a loopback server that answers in each service's own format."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from geopy.exc import GeocoderServiceError

from geodata.errors import SettingError
from geodata.places.online import CACHE_FILE, geocoders, online_geocoder
from geodata.settings import Settings

PLACE = "Umm Tulail"  # an invented name that the gazetteer lacks
NOMINATIM = [{"lat": "35.1", "lon": "38.2", "display_name": PLACE, "place_id": 1}]
PHOTON = {
    "features": [
        {"geometry": {"coordinates": [38.2, 35.1], "type": "Point"}, "properties": {"name": PLACE}, "type": "Feature"}
    ]
}
GEONAMES = {"geonames": [{"lat": "35.1", "lng": "38.2", "name": PLACE, "countryName": "Syria"}]}


@contextmanager
def server(answer, status=200):
    """A loopback service; yields its host and the paths that it was asked."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            body = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            """Keep the test's output clean."""

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=httpd.serve_forever)
    thread.start()
    try:
        yield f"127.0.0.1:{httpd.server_port}", asked
    finally:
        httpd.shutdown()
        httpd.server_close()
        thread.join()


def chosen(service, host, tmp_path):
    return Settings(
        geocoder=service, geocoder_domain=host, geocoder_scheme="http", geocoder_delay=0,
        geonames_username="furat", data_dir=tmp_path,
    )  # fmt: skip


def test_it_is_off_by_default(tmp_path):
    assert online_geocoder(Settings(data_dir=tmp_path)) is None


@pytest.mark.parametrize(("service", "answer"), [("nominatim", NOMINATIM), ("photon", PHOTON), ("geonames", GEONAMES)])
def test_a_name_that_the_gazetteer_lacks_is_asked_once_and_remembered(tmp_path, service, answer):
    with server(answer) as (host, asked):
        first = geocoders(chosen(service, host, tmp_path)).geocode(PLACE)
        again = geocoders(chosen(service, host, tmp_path)).geocode(PLACE)
    assert (first.latitude, first.longitude, first.raw["source"]) == (35.1, 38.2, service)
    assert again.raw == first.raw
    assert len(asked) == 1
    assert PLACE in str(parse_qs(urlsplit(asked[0]).query))


def test_a_name_that_the_gazetteer_has_is_not_asked(tmp_path):
    with server(NOMINATIM) as (host, asked):
        assert geocoders(chosen("nominatim", host, tmp_path)).geocode("الرقة").raw["country"] == "SY"
    assert asked == []


def test_nothing_found_is_remembered_too(tmp_path):
    with server([]) as (host, asked):
        for _ in range(2):
            assert geocoders(chosen("nominatim", host, tmp_path)).geocode(PLACE) is None
    assert len(asked) == 1


def test_a_service_that_fails_says_so_and_nothing_is_remembered(tmp_path):
    with server({}, status=500) as (host, _), pytest.raises(GeocoderServiceError):
        geocoders(chosen("nominatim", host, tmp_path)).geocode(PLACE)
    assert not (tmp_path / CACHE_FILE).exists()


def test_a_broken_line_of_the_file_is_passed_over(tmp_path):
    (tmp_path / CACHE_FILE).write_text('{"question": "nomin\n[]\n', encoding="utf-8")
    with server(NOMINATIM) as (host, _):
        assert geocoders(chosen("nominatim", host, tmp_path)).geocode(PLACE).latitude == 35.1


def test_geonames_without_a_user_name_is_refused(tmp_path):
    with pytest.raises(SettingError, match="FURAT_GEONAMES_USERNAME"):
        online_geocoder(Settings(geocoder="geonames", data_dir=tmp_path))


def test_a_point_is_asked_of_the_service_itself(tmp_path):
    with server(NOMINATIM[0]) as (host, _):
        online = online_geocoder(chosen("nominatim", host, tmp_path))
        assert online.reverse((35.1, 38.2)).address == PLACE
