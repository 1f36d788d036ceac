"""The report form's content for platforms that have forms, in the person's language (Slack's modal)."""

from dataclasses import replace

from bot.channels.slack_modal import FormOption, FormWish, ReportForm
from bot.frontdesk import Desks
from bot.hop import Store
from bot.languages import Language
from bot.reading import Reader, language_of, words_for
from bot.wording.form import form_words, written
from handlers.commands import reporter
from handlers.desk import Caller, Desk
from handlers.messages import Arrival, Inbound
from handlers.people import contract_of_reporter, persons_of
from handlers.strangers import guest
from models.sla.contract import Terms
from models.store.archive import Archive

SLACK = "slack"


class ReportForms:
    """Gives the form of the contract under which a person may report."""

    def __init__(self, store: Store, desks: Desks) -> None:
        self._store = store
        self._desks = desks

    async def report_form(self, wish: FormWish) -> ReportForm | None:
        """Return the form; None for a stranger and for who may not report."""
        return await self._store.read(self._form, wish)

    def _form(self, archive: Archive, wish: FormWish) -> ReportForm | None:
        desk, sender = self._desks.at(archive), wish.sender
        inbound = Inbound(
            channel=SLACK,
            key="form",
            account=sender.account,
            chat=sender.user,
            kind=Arrival.REACTION,
            received_at=archive.now,
            is_private=False,
            identity=sender.identity,
        )
        known = persons_of(desk, inbound)
        if not known:
            return self._form_of_newcomer(archive, desk, wish)
        person = reporter(desk, Caller(inbound=inbound, row=0, persons=known))
        if person is None:
            return None
        return self._made(archive, desk, wish, (person.contract, person.key))

    def _form_of_newcomer(self, archive: Archive, desk: Desk, wish: FormWish) -> ReportForm | None:
        """Open the form, in their platform's language, for who will be linked by address once it is sent."""
        identity = wish.sender.identity
        if not identity.email or identity.foreign is not None:
            return None
        contract = contract_of_reporter(desk, identity.email)
        if contract is None:
            return None
        return self._made(archive, desk, wish, (contract, guest(wish.sender.locale)))

    def _made(self, archive: Archive, desk: Desk, wish: FormWish, filler: tuple[str, str]) -> ReportForm:
        """Make the form for `filler`: the contract to report under, and a person's key or a stranger's name."""
        contract, person = filler
        language = language_of(archive, desk.library, contract, person)
        form = report_form(desk.terms_now(contract), language)
        if wish.written_at is None:
            return form
        reader = Reader(contract=contract, person=person, language=language)
        return replace(form, written=written(words_for(archive, desk.library, reader, None), wish.written_at))


def report_form(terms: Terms, language: Language) -> ReportForm:
    """Make the form of one contract."""
    words = form_words(language)
    code = language.code
    places = {key for service in terms.services.values() for key in service.locations}
    return ReportForm(
        title=words.title,
        submit=words.submit,
        close=words.close,
        service_label=words.service,
        services=tuple(FormOption(key=key, label=one.label(code)) for key, one in terms.services.items()),
        place_label=words.place,
        places=tuple(
            FormOption(key=key, label=one.label(code))
            for key, one in terms.locations.items()
            if key in places
        ),
        severity_label=words.severity,
        severities=tuple(
            FormOption(key=one.key, label=one.button(code), detail=one.explanation(code))
            for one in terms.severities_by_rank
        ),
        text_label=words.text,
        files_label=words.files,
    )
