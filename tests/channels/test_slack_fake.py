"""The fake Slack refuses what Slack refuses: a fake that lets everything through proves nothing."""

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.slack import SlackFake
from tests.fakes.slack_kit import InvalidError, check_message, check_view

KEY = {"type": "button", "action_id": "ack", "text": {"type": "plain_text", "text": "Biorę"}}
SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "Z-0042"}}
TITLE = {"type": "plain_text", "text": "Awaria"}
EMPTY = {"type": "text", "text": ""}
INPUT = {
    "type": "input",
    "block_id": "text",
    "label": TITLE,
    "element": {"type": "plain_text_input", "action_id": "text"},
}


def actions(*keys: dict[str, object]) -> dict[str, object]:
    return {"type": "actions", "elements": list(keys)}


@pytest.mark.parametrize(
    "blocks",
    [
        [SECTION] * 51,
        [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}],
        [{"type": "section", "text": {"type": "mrkdwn", "text": ""}}],
        [{"type": "input"}],
        [{"type": "nonsense"}],
        [actions(KEY, KEY)],
        [actions(KEY), actions(KEY)],
        [actions()],
        [actions(*[KEY | {"action_id": f"a{n}"} for n in range(26)])],
        [actions(KEY | {"text": {"type": "plain_text", "text": "x" * 76}})],
        [actions(KEY | {"text": {"type": "mrkdwn", "text": "Biorę"}})],
        [actions(KEY | {"value": "x" * 2001})],
        [actions(KEY | {"value": ""})],
        [actions(KEY | {"url": "tel:+48000000200"})],
        [actions(KEY | {"style": "secondary"})],
        [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [EMPTY]}]}],
    ],
)
def test_blocks_slack_refuses_are_refused(blocks: list[dict[str, object]]) -> None:
    with pytest.raises(InvalidError):
        check_message(blocks)


@pytest.mark.parametrize(
    "change",
    [
        {"title": {"type": "plain_text", "text": "x" * 25}},
        {"blocks": [SECTION] * 101},
        {"blocks": [INPUT, INPUT]},
        {"private_metadata": "x" * 3001},
        {"submit": None},
        {"type": "home"},
    ],
)
def test_forms_slack_refuses_are_refused(change: dict[str, object]) -> None:
    whole = {"type": "modal", "title": TITLE, "submit": TITLE, "blocks": [INPUT]}
    assert check_view(whole) == whole

    with pytest.raises(InvalidError):
        check_view({name: value for name, value in {**whole, **change}.items() if value is not None})


@pytest.mark.parametrize(
    ("method", "fields", "error"),
    [
        ("chat.postMessage", {"channel": "C0NIEMA", "text": "a"}, "channel_not_found"),
        ("chat.postMessage", {"channel": "dm"}, "no_text"),
        ("chat.postMessage", {"channel": "dm", "text": "a", "thread_ts": "1.2"}, "thread_not_found"),
        ("chat.postMessage", {"channel": "hall", "text": "a"}, "not_in_channel"),
        ("chat.postMessage", {"channel": "dm", "text": "x" * 40_001}, "msg_too_long"),
        ("chat.update", {"channel": "dm", "ts": "1.2", "text": "a"}, "message_not_found"),
        ("chat.postEphemeral", {"channel": "dm", "user": "U0NIEMA", "text": "a"}, "user_not_in_channel"),
        ("users.info", {"user": "U0NIEMA"}, "user_not_found"),
        ("conversations.open", {"users": "U0NIEMA"}, "user_not_found"),
        ("views.open", {"trigger_id": "1.2.3", "view": {}}, "invalid_trigger_id"),
        ("chat.delete", {}, "unknown_method"),
    ],
)
async def test_calls_slack_refuses_are_refused(method: str, fields: dict[str, object], error: str) -> None:
    with SlackFake() as slack:
        person = slack.user("Bartosz Wzór")
        places = {"dm": person.dm, "hall": slack.room("hala", person, with_bot=False)}
        if "channel" in fields:
            fields = {**fields, "channel": places.get(str(fields["channel"]), fields["channel"])}
        client = AsyncWebClient(token=slack.bot_token, base_url=slack.url)

        with pytest.raises(SlackApiError) as caught:
            await client.api_call(method, json=fields)

        assert caught.value.response["error"] == error


async def test_a_trigger_opens_one_form_and_only_for_3_seconds() -> None:
    with SlackFake() as slack:
        person = slack.user("Bartosz Wzór")
        client = AsyncWebClient(token=slack.bot_token, base_url=slack.url)
        view = {"type": "modal", "title": TITLE, "blocks": [SECTION]}
        trigger, late = slack.trigger(person.id), slack.trigger(person.id)
        await client.views_open(trigger_id=trigger, view=view)

        with pytest.raises(SlackApiError, match="exchanged_trigger_id"):
            await client.views_open(trigger_id=trigger, view=view)
        slack.expire_triggers()
        with pytest.raises(SlackApiError, match="expired_trigger_id"):
            await client.views_open(trigger_id=late, view=view)


async def test_a_wrong_token_is_refused() -> None:
    with SlackFake() as slack:
        client = AsyncWebClient(token="xoxb-zly", base_url=slack.url)

        with pytest.raises(SlackApiError, match="invalid_auth"):
            await client.auth_test()
