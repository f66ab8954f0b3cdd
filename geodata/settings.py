"""All settings, read from the environment (or a `.env` file in the working directory). Nothing else reads it.

`DATABASE_URL`, `HOST` and `PORT` are the names that platforms use; every other setting begins with `FURAT_`.
"""

import re
from functools import cache
from pathlib import Path
from typing import Literal

from platformdirs import user_data_path
from pydantic import AliasChoices, Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from geodata.errors import SettingError

_HOST = re.compile(r"(https?://)?(\*\.)?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:[0-9]{1,5})?")


class Settings(BaseSettings):
    """Every setting with its meaning, default and unit; `docs/settings.md` is checked against this."""

    model_config = SettingsConfigDict(env_prefix="FURAT_", env_file=".env", extra="ignore", frozen=True)

    database_url: str = Field(
        default="",
        validation_alias=AliasChoices("DATABASE_URL"),
        description="Database: sqlite:////absolute/path.db, postgresql://... or postgres://...; "
        "empty: one SQLite file in the data folder.",
    )
    host: str = Field(
        default="127.0.0.1", validation_alias=AliasChoices("HOST"), description="Address that `furat serve` listens on."
    )
    port: int = Field(
        default=8050,
        ge=1,
        le=65535,
        validation_alias=AliasChoices("PORT"),
        description="Port that `furat serve` listens on.",
    )
    data_dir: Path = Field(
        default_factory=lambda: user_data_path("furat"),
        description="Folder of the SQLite file, of imported places and of what online geocoders answered.",
    )
    web_threads: int = Field(default=8, ge=1, le=64, description="Requests that one web process answers side by side.")
    log_format: Literal["text", "json"] = Field(
        default="text", description="How a line of the log is written, on standard output: text or json."
    )
    metrics: bool = Field(default=False, description="Answer /metrics for Prometheus; anyone may then read it.")
    embed_hosts: str = Field(
        default="",
        description="Hosts whose pages may frame the map, separated by spaces: "
        "https://news.example https://*.example.org; empty: none.",
    )
    max_article_chars: int = Field(
        default=200_000,
        ge=1_000,
        description="Characters of the longest article that is read; a longer one is refused.",
    )

    fetch_seconds: float = Field(
        default=20.0, gt=0, le=600, description="Seconds within which a page or feed must answer, and be read."
    )
    fetch_max_bytes: int = Field(
        default=5_000_000, ge=1_000, description="Bytes of the largest page or feed that is read, unpacked."
    )
    fetch_max_redirects: int = Field(default=5, ge=0, le=20, description="Redirects followed from one address.")
    import_max_bytes: int = Field(
        default=100_000_000,
        ge=1_000,
        description="Bytes of the largest table that `furat gazetteer import` fetches from an address, as it is sent.",
    )
    fetch_loopback: bool = Field(
        default=False,
        description="Allow addresses of this very machine (127.0.0.0/8, ::1); for tests, never on a public server.",
    )
    user_agent: str = Field(
        default="Furat/0.1 (reads news for a map of Syria and Iraq)",
        min_length=1,
        description="Name under which pages and feeds are fetched; give an address where you can be reached.",
    )
    contact: str = Field(
        default="",
        pattern=r"^[\x21-\x7e]*$",
        description="Address of a page, or mail address, where you can be reached; it is sent with the name.",
    )
    feeds: str = Field(default="", description="Addresses of the feeds that `furat watch` reads, separated by spaces.")
    feeds_table: str = Field(
        default="",
        description="File with a table of feeds, pages and lists (CSV); empty: the bundled one, which is empty.",
    )
    feed_interval: float = Field(
        default=900.0, ge=1, description="Seconds from one reading of a feed to the next, where its table tells none."
    )
    feed_pause: float = Field(
        default=1.0, ge=0, le=60, description="Seconds between two requests of a worker to one host, at least."
    )

    geocoder: Literal["", "nominatim", "geonames", "photon"] = Field(
        default="",
        description="Online geocoder asked for what the gazetteer lacks: nominatim, geonames or photon; empty: none.",
    )
    geocoder_domain: str = Field(
        default="", description="Host of the online geocoder, with port; empty: the service's public one."
    )
    geocoder_scheme: Literal["https", "http"] = Field(
        default="https", description="Scheme on which the online geocoder is asked."
    )
    geocoder_delay: float = Field(
        default=1.0, ge=0, description="Seconds between two questions to the online geocoder, at least."
    )
    geonames_username: str = Field(default="", description="User name at geonames.org, which GeoNames asks for.")

    @field_validator("database_url")
    @classmethod
    def _modern_scheme(cls, url: str) -> str:
        """Platforms still hand out `postgres://`, which SQLAlchemy no longer takes."""
        for old in ("postgres://", "postgresql://"):
            if url.startswith(old):
                return "postgresql+psycopg://" + url.removeprefix(old)
        return url

    @field_validator("embed_hosts")
    @classmethod
    def _hosts(cls, text: str) -> str:
        """What is no host would end up as something else in the content security policy."""
        for host in text.split():
            if not _HOST.fullmatch(host):
                raise ValueError(f"{host} is no host like https://news.example or https://*.example.org:8443")
        return text

    @property
    def feed_addresses(self) -> tuple[str, ...]:
        """The feeds to watch."""
        return tuple(self.feeds.split())

    @property
    def agent(self) -> str:
        """The name under which pages and feeds are fetched, with the address of who runs this."""
        return f"{self.user_agent} (+{self.contact})" if self.contact else self.user_agent

    @property
    def database(self) -> str:
        """The SQLAlchemy URL in force."""
        return self.database_url or f"sqlite:///{self.data_dir.absolute() / 'furat.sqlite'}"


@cache
def settings() -> Settings:
    """The settings of this process.

    Raises:
        SettingError: one sentence naming each variable that cannot be used.
    """
    try:
        return Settings()
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise SettingError(f"settings in the environment: {wrong}") from error
