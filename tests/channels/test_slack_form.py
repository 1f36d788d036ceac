"""The report form on Slack: opened while the trigger lives, read back, corrected, never lost."""

from dataclasses import replace
from datetime import datetime

from bot.channels.channel import Taken
from bot.channels.slack_json import instant
from bot.channels.slack_modal import FormOption, FormWish, ReportForm
from bot.wording.said import Run, Said
from handlers.messages import Arrival, Attachment
from tests.channels.slack_bench import UNSAVED, SlackBench, slack_bench
from tests.fakes.slack_kit import read_text
from tests.fakes.slack_server import permalink
from tests.fakes.slack_world import HANGS, refusal

LINE = FormOption(key="linia", label="Sterowanie linią")
ERP = FormOption(key="erp", label="ERP")
HALL = FormOption(key="hala-a", label="Hala A")
OFFICE = FormOption(key="biuro", label="Biuro")
STOPPED = FormOption(key="A", label="Praca stoi", detail="nie da się jej wykonać w inny sposób" * 3)
MINOR = FormOption(key="C", label="Drobiazg")
FORM = ReportForm(
    title="Zgłoszenie awarii w zakładzie",
    submit="Wyślij",
    close="Anuluj",
    service_label="Czego dotyczy?",
    services=(LINE, ERP),
    place_label="Gdzie?",
    places=(HALL, OFFICE),
    severity_label="Jak bardzo to przeszkadza w pracy?",
    severities=(STOPPED, MINOR),
    text_label="Co się dzieje?",
    files_label="Zdjęcia lub pliki",
)
FILLED = {"service": "linia", "place": "hala-a", "severity": "A", "text": "taśma stoi"}


class Forms:
    """Gives the form to whoever has a confirmed address, as the real one does for linked people."""

    def __init__(self, form: ReportForm = FORM) -> None:
        self.form = form
        self.asked: list[FormWish] = []

    async def report_form(self, wish: FormWish) -> ReportForm | None:
        self.asked.append(wish)
        if not wish.sender.identity.email:
            return None
        return self.form if wish.written_at is None else replace(self.form, written="Napisano 13:58")


def refused(field: str, words: str) -> Taken:
    return Taken(is_stored=True, errors=((field, Said(runs=(Run(words),))),))


async def opened(bench: SlackBench) -> None:
    bench.person.command("/awaria")
    await bench.slack.until(lambda: bench.person.has_form)


async def test_the_bare_command_opens_the_form_and_the_form_makes_the_report() -> None:
    async with slack_bench(forms=Forms()) as bench:
        await opened(bench)
        view = bench.person.form

        bench.person.submit(FILLED)

        form = await bench.desk.next(Arrival.FORM)
        assert {field.name: field.value for field in form.fields} == FILLED
        assert (form.act, form.text, form.chat) == ("report", "taśma stoi", bench.chat)
        assert form.platform_at is None
        assert form.key.startswith(f"{view.id}:{view.hash}:")
        await bench.slack.until(lambda: not bench.person.has_form)


async def test_every_question_has_its_name() -> None:
    async with slack_bench(forms=Forms()) as bench:
        await opened(bench)

        blocks = bench.person.form.body["blocks"]
        names = [(block["block_id"], block["element"]["action_id"]) for block in blocks]  # type: ignore[attr-defined]
        assert names == [(name, name) for name in ("service", "place", "severity", "text", "files")]


async def test_without_places_nothing_is_asked_about_the_place() -> None:
    form = ReportForm(
        title="Awaria",
        submit="Wyślij",
        close="Anuluj",
        service_label="Czego dotyczy?",
        services=(LINE,),
        place_label="Gdzie?",
        places=(),
        severity_label="Jak bardzo?",
        severities=tuple(FormOption(key=str(number), label=f"Klasa {number}") for number in range(11)),
        text_label="Co się dzieje?",
        files_label="Zdjęcia lub pliki",
    )
    async with slack_bench(forms=Forms(form)) as bench:
        await opened(bench)

        bench.person.submit({"severity": "10", "text": "taśma stoi"})

        inbound = await bench.desk.next(Arrival.FORM)
        assert [(field.name, field.value) for field in inbound.fields] == [
            ("service", "linia"),
            ("severity", "10"),
            ("text", "taśma stoi"),
        ]


async def test_what_is_wrong_stands_under_its_field_and_a_corrected_form_is_read() -> None:
    async with slack_bench(forms=Forms()) as bench:
        await opened(bench)
        bench.desk.toasts.append(refused("place", "ERP: tylko Biuro."))
        bench.person.submit({**FILLED, "service": "erp"})
        await bench.slack.until(lambda: bench.person.form.errors != {})
        assert bench.person.form.errors == {"place": "ERP: tylko Biuro."}

        bench.person.submit({**FILLED, "service": "erp", "place": "biuro"})

        await bench.slack.until(lambda: not bench.person.has_form)
        assert len(bench.desk.inbounds) == 2


async def test_the_same_wrong_form_sent_again_gets_the_same_errors() -> None:
    async with slack_bench(forms=Forms()) as bench:
        await opened(bench)
        bench.desk.toasts.append(refused("text", "Wiadomość jest pusta."))
        first = bench.person.submit(FILLED)
        await bench.slack.until(lambda: first.is_acked)

        second = bench.person.submit(FILLED)

        await bench.slack.until(lambda: second.is_acked)
        assert second.answers == first.answers
        assert bench.person.has_form


async def test_the_same_form_sent_twice_is_one_report() -> None:
    async with slack_bench(forms=Forms()) as bench:
        await opened(bench)
        bench.person.submit(FILLED)

        push = bench.slack.repeat_last()

        await bench.slack.until(lambda: len(push.statuses) == 2)
        assert len(bench.desk.inbounds) == 1


async def test_a_report_that_is_not_recorded_stays_on_the_screen() -> None:
    async with slack_bench(forms=Forms()) as bench:
        await opened(bench)
        words = "Zgłoszenia nie da się teraz zapisać. Proszę zadzwonić: +48 000 000 200"
        bench.desk.answer_next(Said(runs=(Run(words),)), is_stored=False)

        bench.person.submit(FILLED)

        await bench.slack.until(lambda: bench.person.form.errors == {"text": words})


async def test_a_form_sent_while_the_store_is_away_stays_on_the_screen() -> None:
    async with slack_bench(forms=Forms()) as bench:
        await opened(bench)
        bench.desk.is_down = True

        bench.person.submit(FILLED)
        await bench.slack.until(lambda: bench.person.form.errors == {"text": UNSAVED.plain})

        bench.desk.is_down = False
        bench.person.submit(FILLED)
        assert (await bench.desk.next(Arrival.FORM)).text == "taśma stoi"


async def test_without_words_for_it_slack_itself_says_that_the_form_failed() -> None:
    async with slack_bench(forms=Forms()) as bench:
        await opened(bench)
        bench.desk.toasts.append(Taken(is_stored=False))

        push = bench.person.submit(FILLED)

        await bench.slack.until(lambda: push.statuses == [500])
        assert bench.person.has_form


async def test_where_no_form_is_plugged_in_the_desk_answers() -> None:
    async with slack_bench() as bench:
        bench.person.shortcut()

        assert (await bench.desk.next(Arrival.COMMAND)).act == "report"


async def test_a_slow_desk_closes_the_form_in_time_and_answers_later() -> None:
    async with slack_bench(forms=Forms(), ack_seconds=0.05) as bench:
        await opened(bench)
        bench.desk.gate.clear()
        bench.desk.answer_next(Said(runs=(Run("Przyjęto Z-0042."),)))

        bench.person.submit(FILLED)
        await bench.slack.until(lambda: not bench.person.has_form)
        assert bench.person.toasts() == []

        bench.desk.gate.set()
        assert await bench.toast_shown() == "Przyjęto Z-0042."


async def test_somebody_without_a_form_is_answered_by_the_desk() -> None:
    async with slack_bench(forms=Forms()) as bench:
        ewa = bench.slack.user("Ewa Makieta")

        ewa.command("/awaria")

        command = await bench.desk.next(Arrival.COMMAND)
        assert (command.act, command.text, command.account) == ("report", "", ewa.account)
        assert bench.slack.views == []


async def test_a_trigger_that_expired_still_reaches_the_desk() -> None:
    async with slack_bench(forms=Forms()) as bench:
        bench.slack.hold()
        bench.person.command("/awaria")
        bench.slack.expire_triggers()
        bench.slack.release()

        assert (await bench.desk.next(Arrival.COMMAND)).act == "report"
        assert not bench.person.has_form


async def test_the_answer_to_the_command_does_not_wait_for_the_form() -> None:
    async with slack_bench(forms=Forms(), answer_seconds=0.2) as bench:
        bench.slack.fail_next("views.open", HANGS)

        push = bench.person.command("/awaria")

        await bench.slack.until(lambda: push.is_acked)
        assert bench.slack.late == []


async def test_the_shortcut_on_a_message_fills_its_text_in() -> None:
    async with slack_bench(forms=Forms()) as bench:
        room = bench.slack.room("produkcja", bench.person, with_bot=False)
        overheard = bench.person.say("panel <czarny> & dym", chat=room)
        bench.person.shortcut(overheard)
        await bench.slack.until(lambda: bench.person.has_form)

        bench.person.submit({"service": "erp", "place": "biuro", "severity": "C"})

        form = await bench.desk.next(Arrival.FORM)
        assert form.text == "panel <czarny> & dym"


async def test_the_reported_message_s_time_is_shown_and_comes_back_with_the_form() -> None:
    async with slack_bench(forms=Forms()) as bench:
        room = bench.slack.room("produkcja", bench.person)
        overheard = bench.person.say("panel czarny", chat=room)
        bench.person.shortcut(overheard)
        await bench.slack.until(lambda: bench.person.has_form)
        assert read_text(bench.person.form.body["blocks"])[0] == "Napisano 13:58"  # type: ignore[arg-type]

        bench.person.submit({"service": "erp", "place": "biuro", "severity": "C"})

        form = await bench.desk.next(Arrival.FORM)
        stamp = str(overheard.body["event"]["ts"])  # type: ignore[index]
        written = {field.name: field.value for field in form.fields}["written"]
        assert datetime.fromisoformat(written) == instant(stamp)
        assert form.text == f"panel czarny\n{permalink(room, stamp)}"


async def test_without_the_message_s_address_the_form_opens_all_the_same() -> None:
    async with slack_bench(forms=Forms()) as bench:
        room = bench.slack.room("produkcja", bench.person)
        overheard = bench.person.say("panel czarny", chat=room)
        bench.slack.fail_next("chat.getPermalink", refusal("unknown_method"))

        bench.person.shortcut(overheard)

        await bench.slack.until(lambda: bench.person.has_form)


async def test_a_file_put_into_the_form_comes_with_the_report() -> None:
    async with slack_bench(forms=Forms()) as bench:
        await opened(bench)
        photo = {"id": "F1", "name": "panel.jpg", "mimetype": "image/jpeg"}
        bench.person.uploaded = [{**photo, "url_private_download": "https://files.example/panel.jpg"}]

        bench.person.submit(FILLED)

        (file,) = (await bench.desk.next(Arrival.FORM)).attachments
        assert file == Attachment(
            reference="https://files.example/panel.jpg", name="panel.jpg", media_type="image/jpeg"
        )


async def test_a_slack_that_knows_no_files_in_forms_gets_the_form_without_them() -> None:
    async with slack_bench(forms=Forms()) as bench:
        bench.slack.fail_next("views.open", refusal("invalid_arguments"))

        await opened(bench)

        blocks = bench.person.form.body["blocks"]
        assert [block["block_id"] for block in blocks] == ["service", "place", "severity", "text"]  # type: ignore[attr-defined]


async def test_the_global_shortcut_opens_the_empty_form() -> None:
    async with slack_bench(forms=Forms()) as bench:
        bench.person.shortcut()

        await bench.slack.until(lambda: bench.person.has_form)
        bench.person.submit(FILLED)

        assert (await bench.desk.next(Arrival.FORM)).text == "taśma stoi"
