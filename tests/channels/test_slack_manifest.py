"""The manifest an administrator pastes asks Slack for exactly what the channel needs."""

import re
from pathlib import Path

import pytest

from bot.channels.slack_words import command_of

ROOT = Path(__file__).parent.parent.parent
MANIFEST = (ROOT / "docs" / "slack-manifest.yaml").read_text(encoding="utf-8")
LINES = {line.strip() for line in MANIFEST.splitlines()}
SHORTCUT_NAME, DESCRIPTION = 24, 140


@pytest.mark.parametrize(
    ("event", "scope"),
    [
        ("message.im", "im:history"),
        ("message.channels", "channels:history"),
        ("message.groups", "groups:history"),
        ("app_mention", "app_mentions:read"),
        ("app_home_opened", "chat:write"),
        ("reaction_added", "reactions:read"),
        ("user_change", "users:read"),
    ],
)
def test_every_event_the_channel_hears_is_subscribed_with_its_scope(event: str, scope: str) -> None:
    assert {f"- {event}", f"- {scope}"} <= LINES


@pytest.mark.parametrize(
    "scope", ["chat:write", "im:write", "commands", "users:read.email", "files:read", "files:write"]
)
def test_every_method_the_channel_calls_has_its_scope(scope: str) -> None:
    assert f"- {scope}" in LINES


@pytest.mark.parametrize("line", ["- command: /awaria", "- command: /sla", "callback_id: report_message"])
def test_commands_and_shortcuts_are_declared(line: str) -> None:
    assert line in LINES


def test_everything_arrives_at_one_address() -> None:
    addresses = {line.partition(": ")[2] for line in LINES if line.startswith(("url:", "request_url:"))}

    assert addresses == {"https://reakcja.example.com/slack/events"}


def test_names_keep_within_slacks_limits() -> None:
    names = [line.partition(": ")[2] for line in LINES if line.startswith("- name:")]
    descriptions = [line.partition(": ")[2] for line in LINES if line.startswith("description:")]

    assert names
    assert max(map(len, names)) <= SHORTCUT_NAME
    assert max(map(len, descriptions)) <= DESCRIPTION


CALLED = re.compile(r"client\.([a-z]+_[A-Za-z_]+)\(")
SCOPES = {
    "auth_test": (),
    "chat_getPermalink": (),
    "chat_postEphemeral": ("chat:write",),
    "chat_postMessage": ("chat:write",),
    "chat_update": ("chat:write",),
    "conversations_open": ("im:write",),
    "files_completeUploadExternal": ("files:write",),
    "files_getUploadURLExternal": ("files:write",),
    "files_info": ("files:read",),
    "users_info": ("users:read", "users:read.email"),
    "views_open": (),
    "views_publish": (),
}
"""What Slack asks for before it takes a call; nothing for those every app may make."""


def test_the_manifest_asks_for_the_scopes_of_every_call_the_code_makes() -> None:
    sources = [file.read_text(encoding="utf-8") for file in (ROOT / "bot" / "channels").glob("slack*.py")]
    called = {name for source in sources for name in CALLED.findall(source)}

    assert called <= set(SCOPES), "a new call: say here which scope it needs"
    assert {f"- {scope}" for name in called for scope in SCOPES[name]} <= LINES


def test_every_event_the_code_listens_for_is_subscribed() -> None:
    hearing = (ROOT / "bot" / "channels" / "slack_hearing.py").read_text(encoding="utf-8")
    heard = set(re.findall(r'case "([a-z_]+)"', hearing)) - {"message", "bot", "deleted"}

    assert heard
    assert {f"- {event}" for event in heard | {"app_home_opened"}} <= LINES


def test_the_home_and_the_messages_are_open_for_writing() -> None:
    assert {
        "home_tab_enabled: true",
        "messages_tab_enabled: true",
        "messages_tab_read_only_enabled: false",
        "is_enabled: true",
    } <= LINES


def test_the_hint_of_sla_names_words_that_there_are() -> None:
    hint = next(line for line in LINES if "moje | " in line).partition('"')[2].rstrip('"')

    acts = [command_of("/sla", word)[0] for word in hint.split(" | ")]
    assert "unknown" not in acts
    assert len(acts) == len(set(acts)) >= 10
