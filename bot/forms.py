"""The report form's content for platforms that have forms, in the person's language (Slack's modal)."""

from bot.channels.slack_modal import FormOption, ReportForm
from bot.frontdesk import Desks
from bot.hop import Store
from bot.languages import Language
from bot.reading import language_of
from bot.wording.form import form_words
from handlers.commands import reporter
from handlers.desk import Caller, Desk
from handlers.messages import Arrival, Identity, Inbound
from handlers.people import contract_of_reporter, persons_of
from models.sla.contract import Terms
from models.store.archive import Archive

SLACK = "slack"


class ReportForms:
    """Gives the form of the contract under which a person may report."""

    def __init__(self, store: Store, desks: Desks) -> None:
        self._store = store
        self._desks = desks

    async def report_form(self, account: str, identity: Identity) -> ReportForm | None:
        """Return the form; None for a stranger and for who may not report."""
        return await self._store.read(self._form, account, identity)

    def _form(self, archive: Archive, account: str, identity: Identity) -> ReportForm | None:
        desk = self._desks.at(archive)
        inbound = Inbound(
            channel=SLACK,
            key="form",
            account=account,
            chat=account,
            kind=Arrival.COMMAND,
            received_at=archive.now,
            identity=identity,
        )
        known = persons_of(desk, inbound)
        if not known:
            return self._form_of_newcomer(archive, desk, identity)
        person = reporter(desk, Caller(inbound=inbound, row=0, persons=known))
        if person is None:
            return None
        language = language_of(archive, desk.library, person.contract, person.key)
        return report_form(desk.terms_now(person.contract), language)

    def _form_of_newcomer(self, archive: Archive, desk: Desk, identity: Identity) -> ReportForm | None:
        """Open the form for who will be linked by their confirmed address once it is sent."""
        if not identity.email or identity.foreign is not None:
            return None
        contract = contract_of_reporter(desk, identity.email)
        if contract is None:
            return None
        return report_form(desk.terms_now(contract), language_of(archive, desk.library, contract, ""))


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
    )
