"""The manifest an administrator pastes asks Slack for exactly what the channel needs."""

from pathlib import Path

import pytest

MANIFEST = (Path(__file__).parent.parent.parent / "docs" / "slack-manifest.yaml").read_text(encoding="utf-8")
LINES = {line.strip() for line in MANIFEST.splitlines()}
SHORTCUT_NAME, DESCRIPTION = 24, 140


@pytest.mark.parametrize(
    ("event", "scope"),
    [
        ("message.im", "im:history"),
        ("message.channels", "channels:history"),
        ("message.groups", "groups:history"),
        ("app_mention", "app_mentions:read"),
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
