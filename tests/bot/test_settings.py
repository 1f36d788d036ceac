"""Settings: read from the environment, refused all at once, secrets kept."""

import stat
from pathlib import Path

import pytest

from bot.extra_roads import extra_roads_of
from bot.languages import languages
from bot.platforms import extras, names
from bot.settings import Problem, Settings, SettingsError, read_settings, secret_key
from bot.wording.settings import settings_faults


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ["PORT", "DATABASE_URL", *(f"REAKCJA_{field.upper()}" for field in Settings.model_fields)]:
        monkeypatch.delenv(name, raising=False)


def faults_of(monkeypatch: pytest.MonkeyPatch, **variables: str) -> dict[str, Problem]:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as refusal:
        read_settings(None)
    return {fault.variable: fault.problem for fault in refusal.value.faults}


def test_nothing_needs_setting() -> None:
    settings = read_settings(None)

    assert (settings.host, settings.port, settings.contracts) == ("127.0.0.1", 8000, Path("contracts"))
    assert settings.database == "sqlite:///data/reakcja.sqlite3"
    assert settings.address == "http://127.0.0.1:8000"


def test_all_faults_are_told_at_once_by_the_names_of_their_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    found = faults_of(
        monkeypatch,
        REAKCJA_PORT="eighty",
        REAKCJA_DATABASE_URL="mysql://db/sla",
        REAKCJA_LANGUAGE="de",
        REAKCJA_PUBLIC_URL="sla.example.org",
        REAKCJA_TELEGRAM_API_URL="http://telegram.example.org",
        REAKCJA_SLACK_BOT_TOKEN="xoxb-1",
    )

    assert found == {
        "REAKCJA_PORT": Problem.PORT,
        "REAKCJA_DATABASE_URL": Problem.DATABASE,
        "REAKCJA_LANGUAGE": Problem.CHOICE,
        "REAKCJA_PUBLIC_URL": Problem.URL,
        "REAKCJA_TELEGRAM_API_URL": Problem.PLAIN_HTTP,
        "REAKCJA_SLACK_BOT_TOKEN": Problem.NEEDS,
    }


def test_a_fault_names_the_variable_that_was_set(monkeypatch: pytest.MonkeyPatch) -> None:
    assert faults_of(monkeypatch, PORT="0") == {"PORT": Problem.PORT}


def test_a_faulty_secret_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REAKCJA_PUBLIC_URL", "https://sla.example.org")
    monkeypatch.setenv("REAKCJA_TELEGRAM_WEBHOOK_SECRET", "hush hush")

    with pytest.raises(SettingsError) as refusal:
        read_settings(None)

    assert "hush" not in settings_faults(languages("en"), refusal.value.faults)
    assert refusal.value.faults[0].problem is Problem.WEBHOOK_SIGNS


@pytest.mark.parametrize("name", ["DATABASE_URL", "REAKCJA_DATABASE_URL"])
@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_spelling_of_postgres_names_the_driver_in_use(
    monkeypatch: pytest.MonkeyPatch, name: str, scheme: str
) -> None:
    monkeypatch.setenv(name, f"{scheme}://clerk:pass@db.example.org/sla")

    assert read_settings(None).database == "postgresql+psycopg://clerk:pass@db.example.org/sla"


def test_the_prefixed_name_wins_over_the_bare_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "9001")
    monkeypatch.setenv("REAKCJA_PORT", "9002")

    assert read_settings(None).port == 9002


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("REAKCJA_HOST=0.0.0.0\nREAKCJA_LANGUAGE=pl\nSOMETHING_ELSE=1\n")
    monkeypatch.setenv("REAKCJA_LANGUAGE", "en")

    settings = read_settings(file)

    assert (settings.host, settings.language) == ("0.0.0.0", "en")


def test_an_empty_variable_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REAKCJA_PORT", "")

    assert read_settings(None).port == 8000


def test_a_webhook_needs_an_address_telegram_can_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    assert faults_of(monkeypatch, REAKCJA_TELEGRAM_WEBHOOK_SECRET="s3cret") == {
        "REAKCJA_TELEGRAM_WEBHOOK_SECRET": Problem.NEEDS
    }


@pytest.mark.parametrize("root", ["http://127.0.0.1:8081/", "http://localhost:8081", "http://[::1]:8081"])
def test_plain_http_is_accepted_to_this_machine(monkeypatch: pytest.MonkeyPatch, root: str) -> None:
    monkeypatch.setenv("REAKCJA_TELEGRAM_API_URL", root)
    monkeypatch.setenv("REAKCJA_SLACK_API_URL", root)

    settings = read_settings(None)

    assert settings.telegram_api_url == root.rstrip("/")
    assert settings.slack_api_url == root.rstrip("/") + "/"


def test_a_secret_does_not_show_when_the_settings_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REAKCJA_TELEGRAM_TOKEN", "12345:abc")

    assert "12345" not in repr(read_settings(None))


def test_a_key_is_made_once_and_readable_by_its_owner_alone(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data")

    first = secret_key(settings)

    assert secret_key(settings) == first
    assert len(first) == 64
    assert stat.S_IMODE((tmp_path / "data" / "secret").stat().st_mode) == 0o600
    assert [file.name for file in (tmp_path / "data").iterdir()] == ["secret"]


def test_a_key_that_was_set_leaves_no_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("REAKCJA_SECRET_KEY", "given")
    monkeypatch.setenv("REAKCJA_DATA", str(tmp_path / "data"))

    assert secret_key(read_settings(None)) == "given"
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("count", "opening"),
    [
        (1, "Nie można uruchomić: 1 ustawienie jest błędne."),
        (3, "Nie można uruchomić: 3 ustawienia są błędne."),
        (5, "Nie można uruchomić: 5 ustawień jest błędnych."),
    ],
)
def test_faults_are_counted_with_polish_plural_forms(
    monkeypatch: pytest.MonkeyPatch, count: int, opening: str
) -> None:
    variables = ["PORT", "LANGUAGE", "LOG_FORMAT", "PUBLIC_URL", "SLACK_API_URL"]
    for name in variables[:count]:
        monkeypatch.setenv(f"REAKCJA_{name}", "?")

    with pytest.raises(SettingsError) as refusal:
        read_settings(None)

    assert settings_faults(languages("pl"), refusal.value.faults).splitlines()[0] == opening


@pytest.mark.parametrize("url", ["mail.example.org", "http://mail.example.org", "smtp://", "smtp://host:x"])
def test_a_mail_server_is_named_by_its_kind(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    found = faults_of(monkeypatch, REAKCJA_SMTP_URL=url, REAKCJA_MAIL_FROM="bot@serwis.example.org")

    assert found == {"REAKCJA_SMTP_URL": Problem.OTHER}


def test_a_mail_server_needs_a_sender(monkeypatch: pytest.MonkeyPatch) -> None:
    found = faults_of(monkeypatch, REAKCJA_SMTP_URL="smtp://mail.example.org")
    assert found == {"REAKCJA_SMTP_URL": Problem.NEEDS}

    found = faults_of(monkeypatch, REAKCJA_MAIL_FROM="the bot", REAKCJA_SMTP_URL="smtp://mail.example.org")
    assert found == {"REAKCJA_MAIL_FROM": Problem.OTHER}


@pytest.mark.parametrize(
    "text",
    [
        "s2=ntfy://ntfy.example.org/hush s2=json://a.example.org k1=mailto://b.example.org?to=c@d.example.org",
        '{"s2": ["ntfy://ntfy.example.org/hush", "json://a.example.org"],'
        ' "k1": "mailto://b.example.org?to=c@d.example.org"}',
    ],
)
def test_extra_roads_are_named_by_contact(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("REAKCJA_APPRISE_URLS", text)

    settings = read_settings(None)

    assert settings.apprise_urls is not None
    assert extra_roads_of(settings.apprise_urls.get_secret_value()) == {
        "s2": ("ntfy://ntfy.example.org/hush", "json://a.example.org"),
        "k1": ("mailto://b.example.org?to=c@d.example.org",),
    }
    assert names(settings) == {"web", "apprise"}
    assert extras(settings) == {"s2", "k1"}


@pytest.mark.parametrize(
    "text",
    [
        "ntfy://hush",
        "s2=hush",
        "s2=",
        "=ntfy://hush",
        "{",
        "{}",
        '{"s2": 1}',
        '["ntfy://hush"]',
        "{" * 99_999,
    ],
)
def test_a_faulty_extra_road_is_told_at_the_start_without_its_secret(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setenv("REAKCJA_APPRISE_URLS", text)
    monkeypatch.setenv("REAKCJA_PORT", "eighty")

    with pytest.raises(SettingsError) as refusal:
        read_settings(None)

    told = settings_faults(languages("en"), refusal.value.faults)
    assert "REAKCJA_APPRISE_URLS" in told
    assert "REAKCJA_PORT" in told
    assert "hush" not in told
