"""What the installation tells the program: typed, from the environment and `.env`, every fault at once.

Stands at the edge, read once by the command line and handed on. Heavy to import (pydantic), so the command
line imports it inside a command only. The names are those of the interface and do not change silently.
"""

import os
import secrets
from dataclasses import dataclass
from email.utils import parseaddr
from enum import StrEnum
from importlib.util import find_spec
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_core import ErrorDetails, PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.extra_roads import extra_roads_of

PREFIX = "REAKCJA_"
BARE_NAMES = frozenset({"PORT", "DATABASE_URL"})  # what hosting platforms set; honoured without the prefix
SECRET_BYTES = 32
DATABASES = ("sqlite:///", "postgresql+psycopg://")


class Problem(StrEnum):
    """The kinds of fault a setting may have; worded in `bot/wording/settings.py`."""

    PORT = "port"
    CHOICE = "choice"
    URL = "url"
    PLAIN_HTTP = "plain_http"
    DATABASE = "database"
    WEBHOOK_SIGNS = "webhook_signs"
    NEEDS = "needs"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class SettingsFault:
    """One fault: the variable's full name, its kind, the value found and what was expected.

    `found` is empty for whatever may hold a secret. `expected` is a list of legal values or the name of the
    variable that is missing, empty where the kind says all.
    """

    variable: str
    problem: Problem
    found: str
    expected: str


class SettingsError(Exception):
    """The settings cannot be used; `faults` lists all of them. Mend the named variables and start again."""

    def __init__(self, faults: tuple[SettingsFault, ...]) -> None:
        super().__init__(", ".join(fault.variable for fault in faults))
        self.faults = faults


class Settings(BaseSettings):
    """Every setting there is; `None` means "not set". Nothing needs setting for `run` and `demo`.

    Fields that lean on another stand below it: a check may then look at what is already known.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
        populate_by_name=True,
    )

    data: Path = Path("data")
    contracts: Path = Path("contracts")
    database_url: str | None = Field(
        default=None, validation_alias=AliasChoices("REAKCJA_DATABASE_URL", "DATABASE_URL")
    )
    public_url: str | None = None
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] = Field(
        default=8000, validation_alias=AliasChoices("REAKCJA_PORT", "PORT")
    )
    secret_key: SecretStr | None = None
    api_token: SecretStr | None = None
    telegram_token: SecretStr | None = None
    telegram_api_url: str = "https://api.telegram.org"
    telegram_webhook_secret: SecretStr | None = None
    slack_signing_secret: SecretStr | None = None
    slack_app_token: SecretStr | None = None
    slack_bot_token: SecretStr | None = None
    slack_api_url: str = "https://slack.com/api/"
    mail_from: str | None = None
    smtp_url: SecretStr | None = None
    apprise_urls: SecretStr | None = None
    log_format: Literal["console", "json"] | None = None
    language: Literal["pl", "en"] | None = None

    @property
    def database(self) -> str:
        """The SQLAlchemy URL of the store: the one that was set, else the SQLite file in `data`."""
        return self.database_url or f"sqlite:///{self.data / 'reakcja.sqlite3'}"

    @property
    def address(self) -> str:
        """Where people reach the pages: `PUBLIC_URL`, else the address listened on; no slash at the end."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return self.public_url or f"http://{host}:{self.port}"

    @field_validator("database_url")
    @classmethod
    def _name_the_driver(cls, url: str | None) -> str | None:
        if url is None:
            return None
        for spelling in ("postgres://", "postgresql://"):
            if url.startswith(spelling):
                return "postgresql+psycopg://" + url.removeprefix(spelling)
        if not url.startswith(DATABASES):
            raise _refuse(Problem.DATABASE, ", ".join(DATABASES))
        return url

    @field_validator("public_url")
    @classmethod
    def _want_whole_address(cls, url: str | None) -> str | None:
        return None if url is None else _web_address(url).rstrip("/")

    @field_validator("telegram_api_url")
    @classmethod
    def _want_guarded_root(cls, url: str) -> str:
        return _guarded(url).rstrip("/")

    @field_validator("slack_api_url")
    @classmethod
    def _want_guarded_folder(cls, url: str) -> str:
        return _guarded(url).rstrip("/") + "/"

    @field_validator("telegram_webhook_secret")
    @classmethod
    def _want_place_for_webhook(cls, secret: SecretStr | None, known: ValidationInfo) -> SecretStr | None:
        if secret is None:
            return None
        value = secret.get_secret_value()
        # The Bot API accepts nothing else in `secret_token` of setWebhook.
        if len(value) > 256 or not value.isascii() or not value.replace("_", "").replace("-", "").isalnum():
            raise _refuse(Problem.WEBHOOK_SIGNS, "A-Z a-z 0-9 _ -")
        if known.data.get("public_url", "faulty, told already") is None:
            raise _refuse(Problem.NEEDS, PREFIX + "PUBLIC_URL")
        return secret

    @field_validator("slack_bot_token")
    @classmethod
    def _want_way_in_from_slack(cls, token: SecretStr | None, known: ValidationInfo) -> SecretStr | None:
        ways_in = (known.data.get("slack_signing_secret"), known.data.get("slack_app_token"))
        if token is not None and not any(ways_in):
            raise _refuse(Problem.NEEDS, f"{PREFIX}SLACK_SIGNING_SECRET / {PREFIX}SLACK_APP_TOKEN")
        return token

    @field_validator("mail_from")
    @classmethod
    def _want_address(cls, sender: str | None) -> str | None:
        if sender is not None and "@" not in parseaddr(sender)[1]:
            raise _refuse(Problem.OTHER, "awarie@example.org")
        return sender

    @field_validator("smtp_url")
    @classmethod
    def _want_mail_server(cls, url: SecretStr | None, known: ValidationInfo) -> SecretStr | None:
        if url is None:
            return None
        if not is_mail_server(url.get_secret_value()):
            raise _refuse(Problem.OTHER, "smtp://host:587, smtps://host:465")
        if known.data.get("mail_from", "faulty, told already") is None:
            raise _refuse(Problem.NEEDS, PREFIX + "MAIL_FROM")
        return url

    @field_validator("apprise_urls")
    @classmethod
    def _want_extra_roads(cls, text: SecretStr | None) -> SecretStr | None:
        if text is None:
            return None
        try:
            extra_roads_of(text.get_secret_value())
        except ValueError:
            raise _refuse(Problem.OTHER, "s2=ntfy://… k1=mailto://…") from None
        if find_spec("apprise") is None:
            raise _refuse(Problem.OTHER, ".tools/bin/uv sync --no-default-groups --extra apprise")
        return text


def read_settings(env_file: Path | None = Path(".env")) -> Settings:
    """Read the environment and the `.env` file (`None`: no file); the environment wins.

    Raises `SettingsError` with every fault; the command line words them and ends with exit status 2.
    """
    try:
        return Settings(_env_file=env_file)  # type: ignore[call-arg]  # a door of pydantic-settings that no field declares
    except ValidationError as refusal:
        raise SettingsError(tuple(_as_fault(error) for error in refusal.errors())) from None


def secret_key(settings: Settings) -> str:
    """Return `SECRET_KEY`, or the key kept in `data/secret`, made on the first call and readable by us alone.

    Raises `OSError` where the folder cannot be written. Two processes that start together agree on one key.
    """
    if settings.secret_key is not None:
        return settings.secret_key.get_secret_value()
    place = settings.data / "secret"
    if not place.exists():
        _write_new_secret(place)
    return place.read_text(encoding="ascii").strip()


def _write_new_secret(place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_name(f"{place.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(SECRET_BYTES) + "\n")
    try:
        # A link appears whole or not at all, and refuses to replace the key another process has just made.
        place.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _refuse(problem: Problem, expected: str = "") -> PydanticCustomError:
    return PydanticCustomError("setting", "{problem}", {"problem": problem.value, "expected": expected})


def _web_address(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise _refuse(Problem.URL)
    return url


def is_mail_server(url: str) -> bool:
    """Say whether this is the address of a mail server."""
    try:
        parts = urlsplit(url)
        return parts.scheme in {"smtp", "smtps"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _guarded(url: str) -> str:
    """Refuse plain http to anywhere but this machine: tokens travel in these addresses."""
    parts = urlsplit(_web_address(url))
    if parts.scheme == "http" and not _is_loopback(parts.hostname or ""):
        raise _refuse(Problem.PLAIN_HTTP)
    return url


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _as_fault(error: ErrorDetails) -> SettingsFault:
    variable = PREFIX + str(error["loc"][0]).upper().removeprefix(PREFIX)
    bare = variable.removeprefix(PREFIX)
    if bare in BARE_NAMES and bare in os.environ and variable not in os.environ:
        variable = bare
    problem, expected = _kind(error)
    is_secret = any(word in variable for word in ("SECRET", "TOKEN", "KEY", "SMTP", "APPRISE", "DATABASE"))
    found = "" if is_secret else str(error["input"])
    return SettingsFault(variable=variable, problem=problem, found=found, expected=expected)


def _kind(error: ErrorDetails) -> tuple[Problem, str]:
    context = error.get("ctx", {})
    match error["type"]:
        case "setting":
            return Problem(context["problem"]), str(context["expected"])
        case "int_parsing" | "greater_than_equal" | "less_than_equal":
            return Problem.PORT, "1–65535"
        case "literal_error":
            return Problem.CHOICE, str(context["expected"]).replace("'", "").replace(" or ", ", ")
        case _:
            return Problem.OTHER, error["msg"]
