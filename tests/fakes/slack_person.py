"""What people do on the fake Slack: write, press, fill in forms, look at their screen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.fakes.slack_kit import Button, escaped, read_buttons, read_text
from tests.fakes.slack_world import Json, Push, Shown, View

if TYPE_CHECKING:
    from tests.fakes.slack import SlackFake


@dataclass(kw_only=True)
class Person:
    """Somebody with a Slack account. Acts happen in the private chat `dm` unless another chat is named."""

    slack: SlackFake
    id: str
    dm: str
    name: str
    email: str | None
    locale: str
    team: str
    flags: dict[str, bool] = field(default_factory=dict)
    uploaded: list[Json] = field(default_factory=list)
    """Files put into the next form that is sent."""

    @property
    def account(self) -> str:
        return f"{self.team}:{self.id}"

    def say(self, text: str, *, chat: str | None = None, thread: str | None = None) -> Push:
        """Write a message; see `mention` for naming the bot in a room."""
        return self.send({"text": escaped(text)}, chat=chat, thread=thread)

    def mention(self, text: str, *, chat: str, thread: str | None = None) -> Push:
        """Write a message in a room that names the bot: Slack sends it as `message` and as `app_mention`."""
        message = self._message({"text": f"<@{self.slack.bot_user}> {escaped(text)}"}, chat, thread)
        self.slack.event(message)
        return self.slack.event({**message, "type": "app_mention"})

    def send(self, content: Json, *, chat: str | None = None, thread: str | None = None) -> Push:
        """Send any message: `content` is what Slack would show of it (escaped text, files, subtype)."""
        return self.slack.event(self._message(content, chat or self.dm, thread))

    def photo(
        self, name: str = "panel.jpg", text: str = "", body: bytes = b"\xff\xd8photo", url: str = ""
    ) -> Push:
        """Send a picture, with or without words; `url` is where a stranger says that it lies."""
        self.slack.files[name] = body
        url = url or f"{self.slack.root}/files/{name}"
        file = {"id": "F0ZDJECIE", "name": name, "mimetype": "image/jpeg", "url_private_download": url}
        return self.send({"subtype": "file_share", "text": escaped(text), "files": [file]})

    def edit(self, message: Push, text: str) -> Push:
        """Change a message written before."""
        before = message.body["event"]
        assert isinstance(before, dict)
        stamp = self.slack.stamp()
        inner = {name: before[name] for name in before if name not in {"channel", "channel_type", "event_ts"}}
        after = {**inner, "text": escaped(text), "edited": {"user": self.id, "ts": stamp}}
        return self.slack.event(
            {
                "type": "message",
                "subtype": "message_changed",
                "hidden": True,
                "channel": before["channel"],
                "channel_type": before["channel_type"],
                "message": after,
                "previous_message": inner,
                "ts": stamp,
                "event_ts": stamp,
            }
        )

    def react(self, emoji: str, shown: Shown) -> Push:
        """Put an emoji under a message of the bot."""
        return self.slack.event(
            {
                "type": "reaction_added",
                "user": self.id,
                "reaction": emoji,
                "item": {"type": "message", "channel": shown.chat, "ts": shown.ts},
                "item_user": self.slack.bot_user,
                "event_ts": self.slack.stamp(),
            }
        )

    def deactivate(self) -> Push:
        """Have the account switched off by the workspace."""
        self.flags["deleted"] = True
        profile = self.profile(with_locale=True)
        return self.slack.event({"type": "user_change", "user": profile, "event_ts": self.slack.stamp()})

    def command(self, name: str, text: str = "", *, chat: str | None = None, team: str = "") -> Push:
        """Type a slash command, perhaps in another workspace that has the app as well."""
        where = chat or self.dm
        body: Json = {
            "token": "verification",
            "team_id": team or self.slack.team,
            "team_domain": "zaklad",
            "channel_id": where,
            "channel_name": self.slack.rooms[where].name if where in self.slack.rooms else "directmessage",
            "user_id": self.id,
            "user_name": self.name.lower().replace(" ", "."),
            "command": name,
            "text": escaped(text),
            "api_app_id": "A0REAKCJA",
            "is_enterprise_install": "false",
            "response_url": self.slack.address(self.id, where),
            "trigger_id": self.slack.trigger(self.id),
        }
        return self.slack.push("slash_commands", body)

    def press(self, label: str, *, chat: str | None = None, message: str | None = None) -> Push:
        """Press the button with exactly this label on the newest message that has it, or on that `message`."""
        shown, key = self._find(label, chat or self.dm, message)
        return self._pressed(shown, key)

    def forge(self, action_id: str, value: str, message: str | None = None) -> Push:
        """Press what may not be on the screen at all, or no longer."""
        lost = Shown(chat=self.dm, ts=message or self.slack.stamp(), text="", fallback="")
        shown = next((one for one in self.screen() if one.ts == message), lost)
        return self._pressed(shown, Button(label="?", action_id=action_id, value=value, block=0))

    def _pressed(self, shown: Shown, key: Button) -> Push:
        action: Json = {"type": "button", "action_id": key.action_id, "block_id": f"b{key.block}"}
        action |= {"action_ts": self.slack.stamp()}
        action |= {"text": {"type": "plain_text", "text": key.label, "emoji": False}}
        action |= {"value": key.value} if key.value is not None else {}
        body = self._interaction("block_actions") | {
            "actions": [action],
            "container": {
                "type": "message",
                "message_ts": shown.ts,
                "channel_id": shown.chat,
                "is_ephemeral": shown.ephemeral_for is not None,
                **({"thread_ts": shown.thread} if shown.thread else {}),
            },
            "channel": {"id": shown.chat, "name": "directmessage"},
            "message": {
                "type": "message",
                "ts": shown.ts,
                "user": self.slack.bot_user,
                "text": shown.fallback,
            },
            "response_url": self.slack.address(self.id, shown.chat),
        }
        return self.slack.push("interactive", body)

    def open_home(self, tab: str = "home") -> Push:
        """Open the bot's Home tab, or its messages."""
        event = {"type": "app_home_opened", "user": self.id, "channel": self.dm, "tab": tab}
        return self.slack.event({**event, "event_ts": self.slack.stamp()})

    @property
    def home(self) -> str:
        """What this person reads on the Home tab, "" while it is empty."""
        return read_text(self._home_blocks())[0]

    @property
    def home_buttons(self) -> tuple[str, ...]:
        return tuple(key.label for key in read_buttons(self._home_blocks()))

    def press_home(self, label: str) -> Push:
        """Press a button of the Home tab; such a press names no chat and no message."""
        found = [key for key in read_buttons(self._home_blocks()) if key.label == label]
        if not found:
            raise LookupError(f"no button {label!r} on the home, but {self.home_buttons}")
        key = found[0]
        action: Json = {"type": "button", "action_id": key.action_id, "action_ts": self.slack.stamp()}
        action |= {"block_id": f"b{key.block}", "text": {"type": "plain_text", "text": label}}
        action |= {"value": key.value} if key.value is not None else {}
        view = {"id": "V0HOME", "type": "home", "hash": "1.abc", "team_id": self.slack.team}
        body = self._interaction("block_actions") | {
            "actions": [action],
            "container": {"type": "view", "view_id": "V0HOME"},
            "view": view | {"blocks": self._home_blocks()},
        }
        return self.slack.push("interactive", body)

    def _home_blocks(self) -> list[Json]:
        blocks = self.slack.homes.get(self.id, {}).get("blocks", [])
        assert isinstance(blocks, list)
        return blocks

    def shortcut(self, message: Push | None = None) -> Push:
        """Use "report as an outage" on a message, or the global shortcut."""
        if message is None:
            own = {"callback_id": "report", "action_ts": self.slack.stamp()}
            return self.slack.push("interactive", self._interaction("shortcut") | own)
        event = message.body["event"]
        assert isinstance(event, dict)
        body = self._interaction("message_action") | {
            "callback_id": "report_message",
            "action_ts": self.slack.stamp(),
            "message_ts": event["ts"],
            "channel": {"id": event["channel"], "name": "privategroup"},
            "message": {"type": "message", "user": event["user"], "ts": event["ts"], "text": event["text"]},
            "response_url": self.slack.address(self.id, str(event["channel"])),
        }
        return self.slack.push("interactive", body)

    def submit(self, values: dict[str, str]) -> Push:
        """Fill in the open form by block and send it; what is left out keeps its initial value."""
        view = self.form
        state = {str(block["block_id"]): self._filled(block, values) for block in self._inputs(view)}
        missing = set(values) - set(state)
        if missing:
            raise LookupError(f"the form has no {missing}, but {set(state)}")
        ids = {"id": view.id, "hash": view.hash, "team_id": self.slack.team}
        sent = {**view.body, **ids, "state": {"values": state}}
        body = self._interaction("view_submission") | {"view": sent, "response_urls": []}
        return self.slack.push("interactive", body)

    @property
    def form(self) -> View:
        """The open form on the screen; raises `LookupError` where there is none."""
        for view in reversed(self.slack.views):
            if view.user == self.id and view.is_open:
                return view
        raise LookupError(f"no form is open for {self.name}")

    @property
    def has_form(self) -> bool:
        return any(view.user == self.id and view.is_open for view in self.slack.views)

    def screen(self) -> list[Shown]:
        """Return the bot's messages in the private chat, oldest first."""
        return self.slack.screen(self.dm)

    def sees(self, text: str) -> bool:
        """Say whether any message in the private chat, lasting or not, holds this text."""
        return any(text in one.text for one in self.screen()) or any(text in one for one in self.toasts())

    def toasts(self) -> list[str]:
        """Return the texts that only this person was shown, in any chat, oldest first."""
        return [one.text for one in self.slack.messages if one.ephemeral_for == self.id]

    def profile(self, *, with_locale: bool) -> Json:
        """Return the person as `users.info` tells them."""
        emails = {"email": self.email} if self.email else {}
        profile = {"real_name": self.name, "display_name": "", "team": self.team, **emails}
        flags = {"deleted": False, "is_bot": False, "is_restricted": False, "is_ultra_restricted": False}
        return {
            "id": self.id,
            "team_id": self.team,
            "real_name": self.name,
            "profile": profile,
            **flags,
            **self.flags,
            **({"locale": self.locale} if with_locale else {}),
        }

    def _message(self, content: Json, chat: str, thread: str | None) -> Json:
        stamp = self.slack.stamp()
        kind = "channel" if chat in self.slack.rooms else "im"
        roots = {one.ts for one in self.slack.screen(chat)}
        threads = {"thread_ts": thread} if thread else {}
        threads |= {"parent_user_id": self.slack.bot_user} if thread in roots else {}
        message = {"type": "message", "user": self.id, "team": self.team, "ts": stamp, "event_ts": stamp}
        strangers = {"user_team": self.team, "source_team": self.team} if self.team != self.slack.team else {}
        whole = {**message, **strangers, "channel": chat, "channel_type": kind, **threads, **content}
        self.slack.heard[chat, str(whole["ts"])] = whole
        return whole

    def _interaction(self, kind: str) -> Json:
        return {
            "type": kind,
            "team": {"id": self.slack.team, "domain": "zaklad"},
            "user": {
                "id": self.id,
                "username": self.id.lower(),
                "name": self.id.lower(),
                "team_id": self.team,
            },
            "api_app_id": "A0REAKCJA",
            "token": "verification",
            "trigger_id": self.slack.trigger(self.id),
            "enterprise": None,
            "is_enterprise_install": False,
        }

    def _find(self, label: str, chat: str, message: str | None) -> tuple[Shown, Button]:
        mine = [
            one for one in self.slack.messages if one.chat == chat and one.ephemeral_for in {None, self.id}
        ]
        for shown in reversed(mine):
            for key in shown.keys if message in {None, shown.ts} else ():
                if key.label == label:
                    return shown, key
        raise LookupError(f"no button {label!r} on screen: {[shown.buttons for shown in mine]}")

    def _inputs(self, view: View) -> list[Json]:
        return [block for block in view.body["blocks"] if block["type"] == "input"]  # type: ignore[attr-defined]

    def _filled(self, block: Json, values: dict[str, str]) -> Json:
        element = block["element"]
        assert isinstance(element, dict)
        name, kind = str(block["block_id"]), element["type"]
        if kind == "file_input":
            answer: Json = {"files": list(self.uploaded)}
        elif kind == "plain_text_input":
            answer = {"value": values.get(name, element.get("initial_value"))}
        else:
            chosen = [option for option in element["options"] if option["value"] == values.get(name)]
            if name in values and not chosen:
                raise LookupError(f"{values[name]!r} is no choice of {name}")
            answer = {"selected_option": chosen[0] if chosen else element.get("initial_option")}
        return {str(element["action_id"]): {"type": kind, **answer}}
