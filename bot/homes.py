"""The content of a person's home, for platforms that have one, in the person's language (Slack's App Home)."""

from bot.channels.slack_home import HomeSection
from bot.channels.slack_sender import Sender
from bot.frontdesk import Desks
from bot.hop import Store
from bot.reading import Reader, language_of, word
from bot.wording.home import heading
from handlers.desk import Desk
from handlers.home import Part, home_of
from handlers.messages import Arrival, Inbound, Notice
from handlers.notices.home import HomeTop
from handlers.notices.linking import Hello, SlackGuest
from handlers.people import contract_of_reporter, is_contact, persons_of
from handlers.strangers import admin_of, guest
from models.store.archive import Archive

SLACK = "slack"


class Homes:
    """Gives each person's home as it stands now."""

    def __init__(self, store: Store, desks: Desks) -> None:
        self._store = store
        self._desks = desks

    async def home(self, sender: Sender) -> tuple[HomeSection, ...]:
        """Return what to show; to a stranger what the place is for and how to be let in."""
        return await self._store.read(self._home, sender)

    async def is_expected(self, sender: Sender) -> bool:
        """Tell whether a stranger's confirmed address is a contact's."""
        return await self._store.read(self._is_expected, sender)

    def _is_expected(self, archive: Archive, sender: Sender) -> bool:
        desk, address = self._desks.at(archive), sender.identity.email
        if address is None or sender.identity.foreign is not None:
            return False
        return not persons_of(desk, _looking(archive, sender)) and is_contact(desk, address)

    def _home(self, archive: Archive, sender: Sender) -> tuple[HomeSection, ...]:
        desk = self._desks.at(archive)
        known = persons_of(desk, _looking(archive, sender))
        if not known:
            return self._of_stranger(archive, desk, sender)
        return tuple(
            self._section(archive, one.person.contract, one.person.key, one.notice, one.part)
            for one in home_of(desk, known)
        )

    def _of_stranger(self, archive: Archive, desk: Desk, sender: Sender) -> tuple[HomeSection, ...]:
        reader = guest(sender.locale)
        contract = next(iter(desk.library.contracts))
        if sender.identity.foreign is not None:
            return (self._section(archive, contract, reader, SlackGuest(admin=admin_of(desk)), Part.TOP),)
        address = sender.identity.email
        own = contract_of_reporter(desk, address) if address else None
        notice = Hello() if own is None else HomeTop(may_report=True)
        return (self._section(archive, own or contract, reader, notice, Part.TOP),)

    def _section(
        self, archive: Archive, contract: str, person: str, notice: Notice, part: Part
    ) -> HomeSection:
        library = self._desks.library()
        language = language_of(archive, library, contract, person)
        reader = Reader(contract=contract, person=person, language=language, platform=SLACK)
        return HomeSection(heading=heading(part, language), said=word(archive, library, reader, notice, None))


def _looking(archive: Archive, sender: Sender) -> Inbound:
    """Return the arrival of somebody who only looks; it is never kept."""
    return Inbound(
        channel=SLACK,
        key="home",
        account=sender.account,
        chat=sender.user,
        kind=Arrival.REACTION,
        received_at=archive.now,
        is_private=False,
        identity=sender.identity,
    )
