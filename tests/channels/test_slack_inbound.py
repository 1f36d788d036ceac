"""What people do on Slack arrives as the one neutral inbound, driven through Bolt over loopback."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.channels.slack_json import instant
from bot.channels.slack_words import command_of, plain
from handlers.messages import Arrival
from tests.channels.slack_bench import counted, slack_bench
from tests.channels.suite import TAKE, letter
from tests.fakes.slack_world import HANGS, refusal


async def test_a_message_is_stamped_by_slack_and_names_its_sender() -> None:
    async with slack_bench() as bench:
        push = bench.person.say("taśma stoi")

        inbound = await bench.desk.next(Arrival.TEXT)

        event = push.body["event"]
        assert isinstance(event, dict)
        assert inbound.key == push.body["event_id"]
        assert inbound.platform_at == instant(str(event["ts"]))
        assert inbound.message == event["ts"]
        assert inbound.identity.email == "bartosz.wzor@zaklad.example.com"
        assert inbound.identity.display == "Bartosz Wzór"
        assert inbound.identity.foreign is None
        assert inbound.locale == "pl"


async def test_the_directory_is_asked_once_for_each_person() -> None:
    async with slack_bench() as bench:
        for number in range(3):
            bench.person.say(f"taśma {number}")
            await bench.desk.next(Arrival.TEXT)

        assert len(bench.slack.calls_of("users.info")) == 1


@pytest.mark.parametrize(
    ("flags", "team", "foreign"),
    [
        ({"is_restricted": True}, None, "guest"),
        ({"is_ultra_restricted": True}, None, "guest"),
        ({}, "T0INNAFIRMA", "guest"),
    ],
)
async def test_a_foreign_account_is_told_apart(
    flags: dict[str, bool], team: str | None, foreign: str
) -> None:
    async with slack_bench() as bench:
        stranger = bench.slack.user("Ewa Makieta", "ewa@serwis.example.org", team=team, **flags)

        stranger.say("dzień dobry")

        inbound = await bench.desk.next(Arrival.TEXT)
        assert inbound.identity.foreign == foreign
        assert inbound.account == stranger.account


async def test_a_program_is_neither_heard_nor_answered() -> None:
    async with slack_bench() as bench:
        robot = bench.slack.user("Robot", "robot@serwis.example.org", is_bot=True)
        before = counted("bot")

        acts = [robot.say("dzień dobry"), robot.command("/sla", "moje"), robot.command("/awaria", "stoi")]

        await bench.slack.until(lambda: all(one.is_acked for one in acts))
        await bench.channel.settled()
        assert bench.desk.deliveries == 0
        assert robot.screen() == []
        assert counted("bot") == before + len(acts)


async def test_two_programs_cannot_keep_each_other_talking() -> None:
    async with slack_bench() as bench:
        other = bench.slack.user("Inny program", is_bot=True)

        for number in range(20):
            push = other.send({"text": f"odpowiedź {number}", "bot_id": "B0INNY", "subtype": "bot_message"})
        own = bench.slack.event(
            {"type": "message", "user": bench.slack.bot_user, "bot_id": bench.slack.bot_id, "text": "echo"}
            | {"channel": bench.chat, "channel_type": "im", "ts": bench.slack.stamp()}
        )

        await bench.slack.until(lambda: push.is_acked and own.is_acked)
        await bench.channel.settled()
        assert bench.desk.deliveries == 0
        assert bench.slack.calls_of("chat.postMessage") == []


@pytest.mark.parametrize("act", ["says", "commands"])
async def test_what_a_closed_account_still_does_ends_its_access_instead(act: str) -> None:
    async with slack_bench() as bench:
        gone = bench.slack.user("Ewa Makieta", "ewa@serwis.example.org", deleted=True)

        gone.say("taśma stoi") if act == "says" else gone.command("/awaria", "taśma stoi")

        inbound = await bench.desk.next(Arrival.BLOCKED)
        assert (inbound.account, inbound.identity.foreign, inbound.text) == (gone.account, "deleted", "")
        assert len(bench.desk.rows) == 1


async def test_whoever_has_changed_in_the_directory_is_asked_about_anew() -> None:
    async with slack_bench() as bench:
        bench.person.say("pierwsza")
        assert (await bench.desk.next(Arrival.TEXT)).identity.email == bench.person.email
        bench.person.flags["is_restricted"] = True
        bench.slack.event({"type": "user_change", "user": bench.person.profile(with_locale=True)})

        bench.person.say("druga")

        assert (await bench.desk.next(Arrival.TEXT)).identity.foreign == "guest"


async def test_the_link_of_an_invitation_links_in_private_only() -> None:
    async with slack_bench() as bench:
        room = bench.slack.room("produkcja", bench.person)

        bench.person.say("https://awarie.example.org/join/abcDEF123_-x")
        bench.person.mention("https://awarie.example.org/join/abcDEF123_-x", chat=room)

        assert (await bench.desk.next(Arrival.START)).text == "abcDEF123_-x"
        assert (await bench.desk.next(Arrival.COMMAND)).act == "report"


async def test_what_is_said_in_a_channel_names_where_only_its_author_reads() -> None:
    async with slack_bench() as bench:
        room = bench.slack.room("produkcja", bench.person)

        bench.person.mention("taśma stoi", chat=room)
        bench.person.say("taśma stoi")

        assert (await bench.desk.next(Arrival.COMMAND)).aside == f"{room}:{bench.person.id}"
        assert (await bench.desk.next(Arrival.TEXT)).aside == ""


async def test_what_is_done_in_a_channel_names_the_private_chat_of_who_did_it() -> None:
    async with slack_bench() as bench:
        room = bench.slack.room("produkcja", bench.person)
        await bench.channel.send(replace(letter(bench, "Z-0042", (TAKE,)), chat=room))

        bench.person.press("Biorę", chat=room)
        bench.person.command("/sla", "pokój", chat=room)

        for kind in (Arrival.PRESS, Arrival.COMMAND):
            done = await bench.desk.next(kind)
            assert (done.chat, done.is_private) == (room, False)
            assert (done.aside, done.private_chat) == (f"{room}:{bench.person.id}", bench.person.dm)


async def test_an_unconfirmed_address_is_no_address() -> None:
    async with slack_bench() as bench:
        anna = bench.slack.user("Anna Przykład", "anna@zaklad.example.com", is_email_confirmed=False)

        anna.say("taśma stoi")

        assert (await bench.desk.next(Arrival.TEXT)).identity.email is None


async def test_a_message_is_kept_even_when_the_directory_is_away() -> None:
    async with slack_bench() as bench:
        bench.slack.fail_next("users.info", refusal("internal_error"))
        bench.person.say("taśma stoi")
        first = await bench.desk.next(Arrival.TEXT)

        bench.person.say("panel czarny")
        second = await bench.desk.next(Arrival.TEXT)

        assert (first.text, first.identity.email) == ("taśma stoi", None)
        assert second.identity.email == "bartosz.wzor@zaklad.example.com"


async def test_a_hanging_directory_does_not_make_the_answer_late() -> None:
    async with slack_bench() as bench:
        bench.slack.fail_next("users.info", HANGS)

        push = bench.person.say("taśma stoi")

        await bench.slack.until(lambda: push.is_acked)
        assert bench.slack.late == []


async def test_a_picture_and_an_edit_arrive() -> None:
    async with slack_bench() as bench:
        bench.person.photo("panel.jpg")
        said = bench.person.say("taśma stoj")
        bench.person.edit(said, "taśma stoi")

        picture = await bench.desk.next(Arrival.TEXT)
        edit = await bench.desk.next(Arrival.EDITED)

        (attachment,) = picture.attachments
        assert (attachment.name, attachment.media_type) == ("panel.jpg", "image/jpeg")
        event = said.body["event"]
        assert isinstance(event, dict)
        assert (edit.text, edit.message) == ("taśma stoi", event["ts"])


async def test_a_link_shown_by_slack_is_no_edit() -> None:
    async with slack_bench() as bench:
        said = bench.person.say("patrz https://zaklad.example.com")
        await bench.desk.next(Arrival.TEXT)
        push = bench.person.edit(said, "patrz https://zaklad.example.com")

        await bench.slack.until(lambda: push.is_acked)

        assert len(bench.desk.rows) == 1


async def test_what_slack_says_about_itself_is_not_heard() -> None:
    async with slack_bench() as bench:
        joined = bench.person.send({"subtype": "im_topic", "text": "nowy temat"})
        opened = bench.slack.event(
            {"type": "app_home_opened", "user": bench.person.id, "channel": bench.chat}
        )

        await bench.slack.until(lambda: joined.is_acked and opened.is_acked)

        assert bench.desk.rows == []


async def test_a_command_is_kept_even_when_slack_does_not_open_the_private_chat() -> None:
    async with slack_bench() as bench:
        bench.slack.fail_next("conversations.open", refusal("internal_error"), refusal("internal_error"))
        bench.person.command("/awaria", "taśma stoi")
        assert (await bench.desk.next(Arrival.COMMAND)).chat == bench.person.dm

        room = bench.slack.room("produkcja", bench.person)
        bench.person.command("/awaria", "panel czarny", chat=room)
        assert (await bench.desk.next(Arrival.COMMAND)).chat == bench.person.id


async def test_in_a_room_only_a_mention_and_a_thread_of_ours_are_heard() -> None:
    async with slack_bench() as bench:
        room = bench.slack.room("serwis", bench.person)
        card = await bench.channel.send(replace(letter(bench, "Z-0042", (TAKE,)), chat=room))
        chatter = bench.person.say("kto ma dyżur?", chat=room)
        bench.person.mention("taśma stoi", chat=room)
        bench.person.say("jadę", chat=room, thread=card.message)

        mention = await bench.desk.next(Arrival.COMMAND)
        reply = await bench.desk.next(Arrival.TEXT)

        assert (mention.act, mention.text) == ("report", "taśma stoi")
        assert (mention.is_private, mention.chat) == (False, room)
        assert (reply.text, reply.reply_to) == ("jadę", card.message)
        assert chatter.is_acked
        assert len(bench.desk.rows) == 2


async def test_eyes_under_a_card_are_a_reaction_and_no_other_emoji_is() -> None:
    async with slack_bench() as bench:
        await bench.channel.send(letter(bench, "Z-0042", (TAKE,)))
        (card,) = bench.person.screen()

        bench.person.react("tada", card)
        bench.person.react("eyes", card)

        reaction = await bench.desk.next(Arrival.REACTION)
        assert (reaction.text, reaction.reply_to, reaction.chat) == ("eyes", card.ts, bench.chat)
        assert len(bench.desk.rows) == 1


async def test_a_deactivated_account_is_told_at_once() -> None:
    async with slack_bench() as bench:
        bench.person.say("taśma stoi")
        await bench.desk.next(Arrival.TEXT)

        bench.person.deactivate()

        ended = await bench.desk.next(Arrival.BLOCKED)
        assert (ended.account, ended.identity.foreign) == (bench.account, "deleted")


async def test_what_a_bot_writes_is_not_heard() -> None:
    async with slack_bench() as bench:
        push = bench.person.send({"text": "kopia", "bot_id": "B0INNYBOT"})
        own = bench.slack.event(
            {"type": "message", "user": bench.slack.bot_user, "channel": bench.chat, "ts": "1.2"}
        )

        await bench.slack.until(lambda: push.is_acked and own.is_acked)

        assert bench.desk.rows == []


async def test_an_event_that_lacks_its_stamp_is_kept_raw_and_confirmed() -> None:
    async with slack_bench() as bench:
        push = bench.slack.event(
            {"type": "message", "user": bench.person.id, "channel": bench.chat, "text": "taśma stoi"}
        )

        raw = await bench.desk.next(Arrival.UNREADABLE)

        await bench.slack.until(lambda: push.is_acked)
        assert "taśma stoi" in raw.text


async def test_a_report_by_command_is_answered_in_private_wherever_it_was_typed() -> None:
    async with slack_bench() as bench:
        room = bench.slack.room("produkcja", bench.person, with_bot=False)

        push = bench.person.command("/awaria", "taśma stoi & dymi", chat=room)

        command = await bench.desk.next(Arrival.COMMAND)
        assert (command.act, command.text) == ("report", "taśma stoi & dymi")
        assert (command.chat, command.is_private) == (bench.chat, True)
        assert command.key == push.body["trigger_id"]
        assert command.platform_at is None
        await bench.slack.until(lambda: push.answers == [{}])


async def test_a_room_is_named_by_the_place_where_the_command_was_typed() -> None:
    async with slack_bench() as bench:
        room = bench.slack.room("serwis", bench.person)

        bench.person.command("/sla", "pokój stop", chat=room)

        command = await bench.desk.next(Arrival.COMMAND)
        assert (command.act, command.text, command.chat, command.is_private) == ("room", "stop", room, False)


async def test_a_command_that_speaks_of_a_payload_is_not_lost() -> None:
    async with slack_bench() as bench:
        bench.person.command("/awaria", "payload za duży")

        assert (await bench.desk.next(Arrival.COMMAND)).text == "payload za duży"


async def test_a_press_is_stamped_by_slack() -> None:
    async with slack_bench() as bench:
        await bench.channel.send(letter(bench, "Z-0042", (TAKE,)))

        push = bench.person.press("Biorę")

        press = await bench.desk.next(Arrival.PRESS)
        (action,) = push.body["actions"]  # type: ignore[misc]
        assert press.platform_at == instant(action["action_ts"])
        assert press.key == push.body["trigger_id"]
        await bench.slack.until(lambda: push.answers == [{}])


@pytest.mark.parametrize(
    ("name", "typed", "act", "rest"),
    [
        ("/awaria", "taśma stoi", "report", "taśma stoi"),
        ("/report", "", "report", ""),
        ("/sla", "moje", "mine", ""),
        ("/sla", "Queue", "queue", ""),
        ("/sla", "statystyki październik", "stats", "październik"),
        ("/sla", "stats", "stats", ""),
        ("/sla", "język en", "language", "en"),
        ("/sla", "jezyk pl", "language", "pl"),
        ("/sla", "pokój", "room", ""),
        ("/sla", "kalendarz", "calendar", ""),
        ("/sla", "umowa", "contract", ""),
        ("/sla", "osoby", "people", ""),
        ("/sla", "telefon", "phone", ""),
        ("/sla", "kontrola", "inspect", ""),
        ("/sla", "anuluj", "cancel", ""),
        ("/sla", "pomoc", "help", ""),
        ("/sla", "", "help", ""),
        ("/sla", "kawa", "unknown", "kawa"),
        ("/sla", "zgłoszenia", "mine", ""),
    ],
)
def test_a_word_of_either_language_names_the_act(name: str, typed: str, act: str, rest: str) -> None:
    assert command_of(name, typed) == (act, rest)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a &lt; b &amp;&amp; c &gt; d", "a < b && c > d"),
        ("<@U0REAKCJA> taśma stoi", "taśma stoi"),
        ("<@U1> i <@U2|ewa> na <#C1|hala> <!here>", "@U1 i @ewa na #hala @here"),
        ("<https://a.pl|a.pl> <https://b.pl> <https://c.pl|opis>", "a.pl https://b.pl opis (https://c.pl)"),
        (
            "<mailto:a@b.pl|a@b.pl> <tel:+48000000200|+48 000 000 200>",
            "a@b.pl +48 000 000 200",
        ),
        ("&amp;lt;", "&lt;"),
    ],
)
def test_slacks_marks_read_as_the_person_meant_them(written: str, read: str) -> None:
    assert plain(written, "U0REAKCJA") == read


@pytest.mark.parametrize("stamp", ["", "abc", "-1.5", "99999999999999.1", "²"])
def test_a_stamp_that_is_none_is_no_instant(stamp: str) -> None:
    assert instant(stamp) is None


def test_a_stamp_is_floored_to_the_second() -> None:
    assert instant("1795615512.999900") == datetime(2026, 11, 25, 14, 5, 12, tzinfo=UTC)
