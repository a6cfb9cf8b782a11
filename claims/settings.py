"""Where Redress keeps its things and how much a file may ask of it; all from the environment."""

from pathlib import Path
from typing import Any

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from claims.extraction.limits import Limits

_DEFAULT_LIMITS = Limits()


def _home() -> Path:
    """The folder `.redress` of the place one stands in if there is one, else of the user."""
    here = Path(".redress")
    return here.absolute() if here.is_dir() else Path.home() / ".redress"


def _database_url(earlier: dict[str, Any]) -> str:
    return f"sqlite:///{earlier['home'].absolute() / 'ledger.sqlite'}"


def _key_file(earlier: dict[str, Any]) -> Path:
    home: Path = earlier["home"]
    return home / "keys.json"


class Settings(BaseSettings):
    """What an installation may set, each as REDRESS_ and the name in capitals."""

    model_config = SettingsConfigDict(
        env_prefix="REDRESS_", frozen=True, extra="forbid", hide_input_in_errors=True
    )

    home: Path = Field(default_factory=_home)
    database_url: str = Field(default_factory=_database_url)
    key_file: Path = Field(default_factory=_key_file)
    master_key: SecretStr | None = None
    """32 bytes in base64. It becomes the current master key; the file's keys still open."""
    blind_key: SecretStr | None = None
    """32 bytes in base64: the key of look-ups, instead of the file's."""
    max_file_bytes: int = Field(default=_DEFAULT_LIMITS.max_bytes, gt=0)
    max_pages: int = Field(default=_DEFAULT_LIMITS.max_pages, gt=0)
    max_reading_seconds: float = Field(default=_DEFAULT_LIMITS.wall_seconds, gt=0)
    max_reading_bytes: int = Field(default=_DEFAULT_LIMITS.address_space_bytes, gt=0)
    """Memory that reading one document may take."""
    readers: int = Field(default=_DEFAULT_LIMITS.readers, gt=0)
    """How many documents are read at once."""

    def limits(self) -> Limits:
        """What reading one document may cost, as the reader wants it."""
        return Limits(
            max_bytes=self.max_file_bytes,
            max_pages=self.max_pages,
            wall_seconds=self.max_reading_seconds,
            address_space_bytes=self.max_reading_bytes,
            readers=self.readers,
        )
