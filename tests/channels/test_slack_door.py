"""Nothing unproven gets in, everything is answered in time, nothing kept is lost."""

import json
import time
from urllib.parse import urlencode

import pytest

from bot.channels.slack import LARGEST_BODY, SlackChannel
from bot.clock import SystemClock
from bot.wording.said import Run, Said
from handlers.messages import Arrival
from tests.channels.desk import RecordingDesk
from tests.channels.slack_bench import UNSAVED, SlackBench, counted, slack_bench
from tests.channels.suite import TAKE, letter
from tests.fakes.slack import SlackFake
from tests.fakes.slack_mount import Mount
from tests.fakes.slack_push import signed_headers
from tests.fakes.slack_world import SERVER_ERROR, refusal

NOT_RECORDED = Said(runs=(Run("Zgłoszenia nie da się teraz zapisać. Proszę zadzwonić: +48 000 000 200"),))


def message(bench: SlackBench, team: str = "T0ZAKLAD1") -> str:
    event = {"type": "message", "channel_type": "im", "channel": bench.chat, "user": bench.person.id}
    event |= {"ts": "1795615512.000200", "text": "taśma stoi"}
    return json.dumps({"type": "event_callback", "team_id": team, "event_id": "Ev1", "event": event})


async def post(bench: SlackBench, body: str, secret: str = "", at: int | None = None) -> int:
    headers = signed_headers(secret or bench.slack.signing_secret, body, at=at)
    status, _, _ = await bench.channel.http({**headers, "content-type": "application/json"}, body.encode())
    return status


async def test_a_signed_message_gets_in() -> None:
    async with slack_bench() as bench:
        assert await post(bench, message(bench)) == 200
        assert len(bench.desk.rows) == 1


async def test_a_wrong_signature_is_refused() -> None:
    async with slack_bench() as bench:
        assert await post(bench, message(bench), secret="inny-sekret") == 401
        assert bench.desk.rows == []


@pytest.mark.parametrize("away", [-301, 301])
async def test_a_stale_stamp_is_refused(away: int) -> None:
    async with slack_bench() as bench:
        now = int(time.time())  # noqa: TID251  # Slack's own clock, against which the library compares

        assert await post(bench, message(bench), at=now + away) == 401


async def test_a_request_without_a_signature_is_refused() -> None:
    async with slack_bench() as bench:
        status, _, _ = await bench.channel.http({}, message(bench).encode())
        assert status == 401
        status, _, _ = await bench.channel.http({}, b"ssl_check=1&token=x")
        assert status == 401


async def test_another_workspace_is_refused() -> None:
    async with slack_bench() as bench:
        assert await post(bench, message(bench, team="T0INNAFIRMA")) == 403
        assert bench.desk.rows == []


async def test_an_event_of_another_workspace_is_refused_also_where_ours_may_see_it() -> None:
    async with slack_bench() as bench:
        body = json.loads(message(bench, team="T0INNAFIRMA"))
        body["authorizations"] = [{"team_id": bench.slack.team, "user_id": bench.slack.bot_user}]

        assert await post(bench, json.dumps(body)) == 403
        assert bench.desk.rows == []

        assert await post(bench, json.dumps(body | {"is_ext_shared_channel": True})) == 200


ELSEWHERE = "T0INNAFIRMA"


def typed_elsewhere(bench: SlackBench) -> str:
    body = {"command": "/awaria", "text": "taśma stoi", "team_id": ELSEWHERE, "user_id": "U0OBCY"}
    return urlencode(
        {**body, "channel_id": "D0OBCY", "response_url": bench.slack.address("U0OBCY", "D0OBCY")}
    )


def pressed_elsewhere(home: str | None) -> str:
    action = {"type": "button", "action_id": "ack", "value": "1", "action_ts": "1795615512.000200"}
    user = {"id": "U0OBCY"} | ({"team_id": home} if home else {})
    body = {"type": "block_actions", "team": {"id": ELSEWHERE}, "user": user, "actions": [action]}
    body |= {
        "channel": {"id": "C0POKOJ"},
        "container": {"type": "message", "message_ts": "1795615512.000100"},
    }
    return urlencode({"payload": json.dumps(body)})


async def test_a_person_of_another_workspace_is_left_to_the_desks_words() -> None:
    async with slack_bench() as bench:
        before = counted("workspace")
        command, *presses = typed_elsewhere(bench), pressed_elsewhere(ELSEWHERE), pressed_elsewhere(None)
        for body, kind in ((command, Arrival.COMMAND), *((one, Arrival.PRESS) for one in presses)):
            headers = signed_headers(bench.slack.signing_secret, body)
            form = {**headers, "content-type": "application/x-www-form-urlencoded"}

            assert (await bench.channel.http(form, body.encode()))[0] == 200

            inbound = await bench.desk.next(kind)
            assert (inbound.account, inbound.identity.foreign) == (f"{ELSEWHERE}:U0OBCY", "guest")
        assert counted("workspace") == before + 3


async def test_a_press_elsewhere_in_the_name_of_our_workspace_is_refused() -> None:
    async with slack_bench() as bench:
        body = pressed_elsewhere(bench.slack.team)
        headers = signed_headers(bench.slack.signing_secret, body)
        form = {**headers, "content-type": "application/x-www-form-urlencoded"}

        assert (await bench.channel.http(form, body.encode()))[0] == 403
        assert bench.desk.rows == []


async def test_a_body_above_one_mebibyte_is_refused() -> None:
    async with slack_bench() as bench:
        assert await post(bench, " " * (LARGEST_BODY + 1)) == 413


@pytest.mark.parametrize(
    "body",
    [
        b"\xff\xfe",
        b"{broken",
        b"payload={broken",
        b"[]",
        b"null",
        b'"x"',
        b"payload=%5B%5D",
        b"[" * 100_000,
        b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
        b'{"type":"event_callback","event":{},"authorizations":[null]}',
    ],
)
async def test_a_body_that_cannot_be_read_is_refused(body: bytes) -> None:
    async with slack_bench() as bench:
        before = counted("malformed")

        status, _, _ = await bench.channel.http({"content-type": "application/json"}, body)

        assert status == 400
        assert counted("malformed") == before + 1


@pytest.mark.parametrize(
    "body",
    [
        {"type": "event_callback"},
        {"type": "event_callback", "event": []},
        {"type": "event_callback", "event": {"type": "message", "channel": 5, "user": ["x"], "ts": {}}},
        {"type": "block_actions", "user": {"id": "U1"}, "actions": [5]},
        {"type": "block_actions", "actions": [{"action_id": "ack", "value": "1"}]},
        {"type": "view_submission", "user": {"id": "U1"}, "view": {"callback_id": "another"}},
        {"type": "view_submission"},
        {"type": "message_action", "callback_id": "report_message"},
        {"command": "/awaria", "text": "stoi"},
    ],
)
async def test_a_signed_payload_of_another_shape_changes_nothing_and_tells_no_trace(
    body: dict[str, object], capsys: pytest.CaptureFixture[str]
) -> None:
    async with slack_bench() as bench:
        secret = "treść, której nikt nie ma czytać w logu"

        status = await post(bench, json.dumps({**body, "team_id": bench.slack.team, "note": secret}))

        await bench.channel.settled()
        assert status in {200, 400}
        assert bench.desk.rows == []
        said = capsys.readouterr()
        assert secret not in said.out + said.err
        assert "Traceback" not in said.out + said.err


async def test_an_event_nobody_subscribed_to_is_counted_and_left() -> None:
    async with slack_bench() as bench:
        before = counted("unknown")

        push = bench.slack.event({"type": "pin_added", "user": bench.person.id, "channel_id": bench.chat})

        await bench.slack.until(lambda: push.is_acked)
        assert counted("unknown") == before + 1
        assert bench.desk.deliveries == 0


async def test_the_address_is_proven_to_slack() -> None:
    async with slack_bench() as bench:
        body = json.dumps({"type": "url_verification", "challenge": "abc", "token": "x"})

        answer = await bench.channel.http(signed_headers(bench.slack.signing_secret, body), body.encode())

        assert answer[0] == 200
        assert b"abc" in answer[2]


async def test_http_is_closed_while_the_socket_is_the_road() -> None:
    async with slack_bench(by_socket=True) as bench:
        assert await post(bench, message(bench)) == 404


async def test_an_event_is_acknowledged_only_once_it_is_kept() -> None:
    async with slack_bench() as bench:
        bench.desk.is_down = True
        assert await post(bench, message(bench)) == 500

        bench.desk.is_down = False
        assert await post(bench, message(bench)) == 200
        assert await post(bench, message(bench)) == 200
        await bench.channel.settled()

        assert [one.text for one in bench.desk.inbounds] == ["taśma stoi"]


async def test_slack_has_its_answer_in_time_however_long_the_store_takes() -> None:
    async with slack_bench(ack_seconds=0.2) as bench:
        await bench.channel.send(letter(bench, "Z-0042", (TAKE,)))
        bench.desk.shelf.clear()

        said = bench.person.say("taśma stoi")
        acts = [bench.person.press("Biorę"), bench.person.command("/sla", "moje")]
        await bench.slack.until(lambda: bool(said.statuses) and all(one.statuses for one in acts))

        assert said.statuses == [500]  # kept by nobody yet: Slack sends it again
        assert [one.statuses for one in acts] == [[200], [200]]  # never sent again: the work goes on
        assert bench.slack.late == []
        bench.desk.shelf.set()
        for kind in (Arrival.TEXT, Arrival.PRESS, Arrival.COMMAND):
            await bench.desk.next(kind)


async def test_what_was_kept_too_late_is_done_once_when_slack_sends_it_again() -> None:
    async with slack_bench(ack_seconds=0.2) as bench:
        bench.desk.shelf.clear()
        said = bench.person.say("taśma stoi")
        await bench.slack.until(lambda: said.statuses == [500])
        bench.slack.repeat_last()
        await bench.slack.until(lambda: said.statuses == [500, 500])
        bench.desk.shelf.set()
        await bench.desk.next(Arrival.TEXT)

        bench.slack.repeat_last()

        await bench.slack.until(lambda: said.statuses == [500, 500, 200])
        await bench.channel.settled()
        assert bench.desk.inbounds == []


async def test_the_work_does_not_hold_up_the_answer() -> None:
    async with slack_bench() as bench:
        await bench.channel.send(letter(bench, "Z-0042", (TAKE,)))
        bench.desk.gate.clear()

        pushes = [
            bench.person.say("taśma stoi"),
            bench.person.press("Biorę"),
            bench.person.command("/sla", "moje"),
        ]
        await bench.slack.until(lambda: all(push.is_acked for push in pushes))

        assert bench.desk.inbounds == []
        assert bench.slack.late == []
        bench.desk.gate.set()
        await bench.desk.until(lambda: len(bench.desk.inbounds) == 3)


async def test_who_pressed_hears_that_it_was_not_recorded() -> None:
    async with slack_bench() as bench:
        await bench.channel.send(letter(bench, "Z-0042", (TAKE,)))
        bench.desk.answer_next(NOT_RECORDED, is_stored=False)

        push = bench.person.press("Biorę")

        assert await bench.toast_shown() == NOT_RECORDED.plain
        assert push.statuses == [200]


async def test_a_press_that_could_not_be_kept_is_tried_once_more() -> None:
    async with slack_bench() as bench:
        await bench.channel.send(letter(bench, "Z-0042", (TAKE,)))
        bench.desk.is_down = True
        push = bench.person.press("Biorę")
        await bench.slack.until(lambda: push.is_acked)
        await bench.desk.until(lambda: bench.desk.refusals == 2)

        assert push.statuses == [200]
        assert await bench.toast_shown() == UNSAVED.plain


async def test_an_event_repeated_while_it_is_handled_is_handled_once() -> None:
    async with slack_bench() as bench:
        bench.desk.gate.clear()
        push = bench.person.say("taśma stoi")
        await bench.slack.until(lambda: push.is_acked)
        bench.slack.repeat_last()
        await bench.slack.until(lambda: len(push.statuses) == 2)

        bench.desk.gate.set()
        await bench.channel.settled()

        assert len(bench.desk.inbounds) == 1


async def test_one_persons_messages_are_handled_in_their_order() -> None:
    async with slack_bench() as bench:
        bench.desk.gate.clear()
        pushes = [bench.person.say(f"taśma {number}") for number in range(5)]
        await bench.slack.until(lambda: all(push.is_acked for push in pushes))

        bench.desk.gate.set()
        await bench.channel.settled()

        assert [one.text for one in bench.desk.inbounds] == [f"taśma {number}" for number in range(5)]


async def test_work_that_does_not_end_is_broken_off_at_the_end_and_stays_kept() -> None:
    async with slack_bench() as bench:
        bench.channel.goodbye_seconds = 0.01
        bench.desk.gate.clear()
        push = bench.person.say("taśma stoi")
        await bench.slack.until(lambda: push.is_acked)

        await bench.channel.stop()

        assert [row.is_done for row in bench.desk.rows] == [False]


async def test_nothing_is_sent_before_the_start() -> None:
    async with slack_bench() as bench:
        await bench.channel.stop()

        with pytest.raises(RuntimeError, match="not started"):
            await bench.channel.send(letter(bench, "za wcześnie"))


async def test_payloads_nobody_asked_for_are_acknowledged_and_left() -> None:
    async with slack_bench() as bench:
        body = json.dumps({"type": "block_suggestion", "team": {"id": bench.slack.team}, "value": "taśma"})

        assert await post(bench, body) == 200
        assert bench.desk.rows == []


async def test_a_toast_goes_to_the_room_of_the_press_and_to_the_place_of_the_command() -> None:
    async with slack_bench() as bench:
        hall = bench.slack.room("hala", bench.person, with_bot=False)
        bench.desk.answer_next(Said(runs=(Run("Brak otwartych zgłoszeń."),)))

        bench.person.command("/sla", "kolejka", chat=hall)

        assert await bench.toast_shown() == "Brak otwartych zgłoszeń."
        (toast,) = [one for one in bench.slack.messages if one.ephemeral_for]
        assert toast.chat == hall


async def test_a_toast_whose_address_is_gone_is_shown_in_the_chat() -> None:
    async with slack_bench() as bench:
        bench.slack.fail_next("response_url", SERVER_ERROR)
        bench.desk.answer_next(Said(runs=(Run("Brak zgłoszeń."),)))
        bench.desk.answer_next(Said(runs=(Run("Brak zgłoszeń."),)))

        bench.person.command("/sla", "moje")
        assert await bench.toast_shown() == "Brak zgłoszeń."
        bench.person.command("/sla", "moje")

        await bench.slack.until(lambda: len([one for one in bench.slack.messages if one.ephemeral_for]) == 2)
        await bench.channel.settled()
        assert len(bench.desk.inbounds) == 2


async def test_a_toast_that_cannot_be_shown_spoils_nothing() -> None:
    async with slack_bench() as bench:
        bench.slack.fail_next("chat.postEphemeral", refusal("channel_not_found"))
        bench.desk.answer_next(Said(runs=(Run("To nie wygląda na awarię."),)))
        bench.person.say("dzień dobry")
        await bench.desk.next(Arrival.TEXT)
        await bench.channel.settled()

        bench.person.say("taśma stoi")

        assert (await bench.desk.next(Arrival.TEXT)).text == "taśma stoi"


async def test_events_out_of_order_all_arrive() -> None:
    async with slack_bench() as bench:
        bench.slack.hold()
        bench.person.say("pierwsze")
        bench.person.say("drugie")
        bench.slack.release(reverse=True)

        texts = {(await bench.desk.next(Arrival.TEXT)).text for _ in range(2)}

        assert texts == {"pierwsze", "drugie"}


async def test_an_unreachable_slack_is_asked_again_and_nothing_is_taken_meanwhile() -> None:
    with SlackFake() as slack:
        slack.fail_next("auth.test", SERVER_ERROR, SERVER_ERROR, SERVER_ERROR)
        statuses: list[int] = []
        pauses: list[float] = []

        async def pause(seconds: float) -> None:
            pauses.append(seconds)
            body = json.dumps(
                {"type": "event_callback", "team_id": slack.team, "event_id": "Ev1", "event": {}}
            )
            answer = await channel.http(signed_headers(slack.signing_secret, body), body.encode())
            statuses.append(answer[0])

        channel = SlackChannel(
            bot_token=slack.bot_token,
            signing_secret=slack.signing_secret,
            app_token=None,
            api_url=slack.url,
            clock=SystemClock(),
            pause=pause,
        )
        assert channel.health() == "degraded"
        await channel.start(RecordingDesk())

        assert channel.health() == "ok"
        assert (pauses, statuses) == ([1.0, 2.0, 4.0], [503, 503, 503])
        await channel.stop()


async def test_a_socket_that_slack_refreshes_is_connected_anew() -> None:
    async with slack_bench(by_socket=True) as bench:
        await bench.slack.until(lambda: bench.channel.health() == "ok")
        bench.slack.refresh_sockets()
        await bench.slack.until(lambda: len(bench.slack.calls_of("apps.connections.open")) == 2)

        bench.person.say("taśma stoi")

        assert (await bench.desk.next(Arrival.TEXT)).text == "taśma stoi"


async def test_what_was_kept_is_finished_before_the_channel_stops() -> None:
    async with slack_bench() as bench:
        bench.desk.gate.clear()
        push = bench.person.say("taśma stoi")
        await bench.slack.until(lambda: push.is_acked)

        bench.desk.gate.set()
        await bench.channel.stop()

        assert len(bench.desk.inbounds) == 1
        async with Mount(bench.channel):
            assert await post(bench, message(bench)) == 404
