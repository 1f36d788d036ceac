"""Which events speak to the bot, and who caused them.

At the edge: pure functions of a payload.
"""

from dataclasses import replace

from bot.channels.refusals import refuse
from bot.channels.slack_json import Json, flag, record, word
from bot.channels.slack_sender import Ourselves
from handlers.messages import Arrival, Inbound

HEARD = frozenset({"message", "app_mention", "reaction_added", "user_change", "app_home_opened"})
"""The events that the app subscribes to; whatever else comes was not asked for."""


def admitted(inbound: Inbound | None) -> Inbound | None:
    """Return what may go on to the desk; None for what a program did.

    A program is not answered either: two of them would talk for ever. What an account does that the workspace
    has closed says only that it is closed.
    """
    if inbound is None:
        return None
    match inbound.identity.foreign:
        case "bot":
            refuse(inbound.channel, "bot")
            return None
        case "deleted" if inbound.kind is not Arrival.BLOCKED:
            refuse(inbound.channel, "deleted")
            return replace(
                inbound, kind=Arrival.BLOCKED, act="", text="", argument="", fields=(), attachments=()
            )
        case _:
            return inbound


def author_of(body: Json) -> tuple[str, str]:
    """Return user and home workspace of whoever caused an event, ("", "") when it was no person."""
    event = record(body, "event")
    if word(event, "type") == "user_change":
        return word(event, "user", "id"), word(event, "user", "team_id")
    said = record(event, "message") if word(event, "subtype") == "message_changed" else event
    if word(said, "bot_id") or word(event, "bot_id"):
        return "", ""
    team = word(event, "user_team") or word(event, "source_team") or word(said, "user_team")
    return word(said, "user"), team


def is_for_us(body: Json, ours: Ourselves) -> bool:
    """Tell whether an event speaks to the bot: a private chat, a mention, a thread under its own message,
    eyes under it, or an account that has ended.

    What the bot itself has done is not. A mention in a channel arrives twice, as `app_mention` and as
    `message`; the former counts.
    """
    event = record(body, "event")
    if ours.user == word(event, "user") or ours.bot == word(event, "bot_id") != "":
        return False
    match word(event, "type"):
        case "app_mention":
            return not is_direct(event)
        case "message":
            mentions = f"<@{ours.user}" in word(event, "text")
            in_our_thread = word(event, "parent_user_id") == ours.user
            return is_direct(event) or (in_our_thread and not mentions)
        case "reaction_added":
            about_ours = word(event, "item_user") in {"", ours.user}
            return (
                word(event, "reaction") == "eyes" and word(event, "item", "type") == "message" and about_ours
            )
        case "user_change":
            return flag(event, "user", "deleted")
        case _:
            return False


def is_direct(event: Json) -> bool:
    """Tell whether an event happened in a private chat."""
    return word(event, "channel_type") == "im" or word(event, "channel").startswith("D")
