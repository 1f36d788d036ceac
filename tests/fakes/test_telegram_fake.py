"""The fake Bot API is as strict as the real one, and misbehaves when asked to; driven by plain HTTP."""

from collections.abc import Iterator

import httpx
import pytest

from tests.fakes.telegram import HANGS, TOKEN, Fault, TelegramFake, flood
from tests.fakes.telegram_html import BadHtmlError, read_html
from tests.fakes.telegram_shapes import Json


class Caller:
    def __init__(self, telegram: TelegramFake) -> None:
        self.telegram = telegram
        self.http = httpx.Client(base_url=telegram.url, timeout=2, trust_env=False)

    def __call__(self, method: str, token: str = TOKEN, **fields: object) -> Json:
        answer = self.http.post(f"/bot{token}/{method}", json=fields).json()
        return dict(answer)

    def refusal(self, method: str, **fields: object) -> tuple[int, str]:
        answer = self(method, **fields)
        assert answer["ok"] is False
        return int(str(answer["error_code"])), str(answer["description"])

    def updates(self, **fields: object) -> list[Json]:
        answer = self("getUpdates", **fields)
        return list(answer["result"])  # type: ignore[call-overload]


@pytest.fixture
def call() -> Iterator[Caller]:
    with TelegramFake() as telegram:
        telegram.user(501, "Bartosz Wzór")
        caller = Caller(telegram)
        yield caller
        caller.http.close()


def test_a_wrong_token_and_an_unknown_method_are_told_apart(call: Caller) -> None:
    assert call("getMe", token="1:wrong")["error_code"] == 401
    assert call.refusal("sendTelegram") == (404, "Not Found")


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"text": "x"}, "chat_id is empty"),
        ({"chat_id": 501}, "message text is empty"),
        ({"chat_id": 501, "text": "  "}, "message text is empty"),
        ({"chat_id": 999, "text": "x"}, "chat not found"),
        ({"chat_id": 501, "text": "x" * 4097}, "message is too long"),
        ({"chat_id": 501, "text": "🏭" * 2049}, "message is too long"),
        ({"chat_id": 501, "text": "<b>x", "parse_mode": "HTML"}, "can't parse entities"),
        ({"chat_id": 501, "text": "a < b", "parse_mode": "HTML"}, "can't parse entities"),
        (
            {"chat_id": 501, "text": "x", "reply_parameters": {"message_id": 5}},
            "message to be replied not found",
        ),
    ],
)
def test_a_message_that_is_wrong_is_refused_with_the_reason(call: Caller, fields: Json, reason: str) -> None:
    status, description = call.refusal("sendMessage", **fields)

    assert status == 400
    assert reason in description


@pytest.mark.parametrize(
    "button",
    [
        {"text": "Biorę", "callback_data": "x" * 65},
        {"text": "Biorę", "callback_data": ""},
        {"text": "Biorę"},
        {"text": "", "callback_data": "ack:42"},
        {"text": "Telefon", "url": "tel:+48000000200"},
        {"text": "Strona", "url": "http://localhost:8000/"},
    ],
)
def test_a_button_that_is_wrong_is_refused(call: Caller, button: Json) -> None:
    markup = {"inline_keyboard": [[button]]}

    assert call.refusal("sendMessage", chat_id=501, text="x", reply_markup=markup)[0] == 400


@pytest.mark.parametrize("source", ["a & b", "&lt;b&gt;", "<b>x</b> &amp; „y”", "&#171;"])
def test_html_that_the_platform_takes_is_taken(source: str) -> None:
    read_html(source)


@pytest.mark.parametrize(
    "source", ["<b>x", "x</b>", "<b><i>x</b></i>", "<div>x</div>", "&nbsp;", "a < b", "<!-- x -->"]
)
def test_html_that_the_platform_refuses_is_refused(source: str) -> None:
    with pytest.raises(BadHtmlError):
        read_html(source)


def test_an_update_comes_again_until_a_higher_offset_confirms_it(call: Caller) -> None:
    call.telegram.people[501].say("taśma stoi")

    (first,) = call.updates()
    (again,) = call.updates()

    assert first == again
    assert call.updates(offset=int(str(first["update_id"])) + 1) == []
    assert not call.telegram.updates


def test_updates_may_be_doubled_turned_round_and_forgotten(call: Caller) -> None:
    bartosz = call.telegram.people[501]
    bartosz.say("pierwsze")
    bartosz.say("drugie")
    first, second = call.updates()

    call.telegram.reorder()
    assert call.updates() == [second, first]

    call.updates(offset=int(str(second["update_id"])) + 1)
    call.telegram.repeat_last()
    assert call.updates() == [second]

    bartosz.say("trzecie")
    call.telegram.drop()
    assert call.updates() == []


def test_only_the_kinds_asked_for_are_handed_out(call: Caller) -> None:
    call.telegram.people[501].block()

    assert call.updates(allowed_updates=["message"]) == []
    assert len(call.updates(allowed_updates=["my_chat_member"])) == 1


def test_polling_is_refused_while_a_webhook_is_set(call: Caller) -> None:
    call("setWebhook", url="https://sla.example.org/telegram/webhook")

    assert call.refusal("getUpdates")[0] == 409
    call("deleteWebhook")
    assert call.updates() == []


def test_a_press_can_be_answered_once(call: Caller) -> None:
    markup = {"inline_keyboard": [[{"text": "Biorę", "callback_data": "ack:42"}]]}
    call("sendMessage", chat_id=501, text="Z-0042", reply_markup=markup)
    query = call.telegram.people[501].press("Biorę")

    assert call("answerCallbackQuery", callback_query_id=query, text="x" * 200)["ok"]
    assert "query is too old" in call.refusal("answerCallbackQuery", callback_query_id=query)[1]


def test_a_menu_takes_plain_small_letters_only(call: Caller) -> None:
    assert call.refusal("setMyCommands", commands=[{"command": "język", "description": "Język"}])[0] == 400
    assert call("setMyCommands", commands=[{"command": "jezyk", "description": "Język"}])["ok"]


def test_a_file_is_found_by_its_reference(call: Caller) -> None:
    call.telegram.people[501].photo("panel czarny")
    name = next(iter(call.telegram.files))

    path = call("getFile", file_id=name)["result"]["file_path"]  # type: ignore[index]

    assert call.http.get(f"/file/bot{TOKEN}/{path}").content == call.telegram.files[name]
    assert call.refusal("getFile", file_id="unknown")[0] == 400


def test_faults_come_once_each_and_in_order(call: Caller) -> None:
    call.telegram.fail_next("getMe", Fault(), flood(3))

    assert call.refusal("getMe") == (500, "Internal Server Error")
    assert call("getMe")["parameters"] == {"retry_after": 3}
    assert call("getMe")["ok"]


def test_a_server_that_hangs_gives_no_answer(call: Caller) -> None:
    call.telegram.fail_next("getMe", HANGS)

    with pytest.raises(httpx.ReadTimeout):
        call.http.post(f"/bot{TOKEN}/getMe", timeout=0.2)


def test_who_blocks_the_bot_hears_nothing_more(call: Caller) -> None:
    call.telegram.people[501].block()

    assert call.refusal("sendMessage", chat_id=501, text="x") == (
        403,
        "Forbidden: bot was blocked by the user",
    )


def test_a_plain_test_may_wait_for_what_the_bot_shows(call: Caller) -> None:
    call("sendMessage", chat_id=501, text="Przyjęto Z-0042")

    call.telegram.wait_until(lambda: call.telegram.people[501].sees("Z-0042"))

    with pytest.raises(TimeoutError):
        call.telegram.bell.wait_until(lambda: False, seconds=0.01)
