"""All settings, read from the environment (or a `.env` file in the working directory). Nothing else reads it.

`DATABASE_URL`, `HOST` and `PORT` are the names that platforms use; every other setting begins with `FURAT_`.
"""

from functools import cache
from pathlib import Path

from platformdirs import user_data_path
from pydantic import AliasChoices, Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from geodata.errors import SettingError


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
        description="Folder of the SQLite file and of what online geocoders answered.",
    )
    max_article_chars: int = Field(
        default=200_000,
        ge=1_000,
        description="Characters of the longest article that is read; a longer one is refused.",
    )

    @field_validator("database_url")
    @classmethod
    def _modern_scheme(cls, url: str) -> str:
        """Platforms still hand out `postgres://`, which SQLAlchemy no longer takes."""
        for old in ("postgres://", "postgresql://"):
            if url.startswith(old):
                return "postgresql+psycopg://" + url.removeprefix(old)
        return url

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
