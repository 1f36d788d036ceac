"""What is said while a person is being recognised (DIALOGUES 1 and 13)."""

from bot.wording import labels
from bot.wording.receipts import danger
from bot.wording.said import Button, Said
from bot.wording.saying import Saying, saying
from bot.wording.typesetting import Runs, lines, said, sentences
from bot.wording.words import SLACK, Words
from handlers.notices import linking as notices
from models.sla.contract import Side


def hello(_notice: notices.Hello, words: Words) -> Said:
    """Word hello.unknown with hello.privacy under it."""
    t = words.language
    text = t.pgettext(
        "hello.unknown",
        "Outages are reported here, to: {provider}. For a report to count under the contract, it must be "
        "confirmed once who is writing. Is an outage going on right now? Please call {phone}.",
    )
    provider = words.terms.parties[Side.PROVIDER].name.removesuffix(".")
    return said(
        lines(words.runs(text, provider=provider, phone=words.phone_number), privacy(words)),
        *_choices(words),
        _details(words),
    )


def _choices(words: Words) -> tuple[Button, ...]:
    """Offer the ways in (hello.choices); Slack has no contact card to share."""
    t = words.language
    ways = (
        labels.act(t.pgettext("button.invitation", "I have an invitation"), "invitation"),
        labels.act(t.pgettext("button.sharenumber", "Share my work number"), "sharenumber"),
        labels.act(t.pgettext("button.neither", "I have neither"), "neither"),
    )
    return tuple(way for way in ways if words.platform != SLACK or way.act != "sharenumber")


def privacy(words: Words) -> Runs:
    """Say which personal data is stored and for how long, before any is asked for."""
    years = words.terms.privacy.keep_incidents_years
    text = words.language.npgettext(
        "hello.privacy",
        "The following are stored: name, role, chat id, and the text and time of reports ({years} year, to "
        "the "
        "end of the calendar year). The phone number is only compared with the contract and is not stored. A "
        "private number is not needed.",
        "The following are stored: name, role, chat id, and the text and time of reports ({years} years, to "
        "the "
        "end of the calendar year). The phone number is only compared with the contract and is not stored. A "
        "private number is not needed.",
        years,
    )
    return words.runs(text, years=years)


def _details(words: Words) -> Button:
    return labels.act(words.language.pgettext("button.details", "Details"), "details")


def share_number(_notice: notices.ShareNumber, words: Words) -> Said:
    """Word hello.privacy and ask for the contact card: on Telegram a keyboard, elsewhere a sentence."""
    ask = words.language.pgettext("link.tg.contact", "Share my number")
    worded = said(privacy(words), _details(words))
    return Said(runs=worded.runs, rows=worded.rows, asks_contact=ask)


def invitation_how(_notice: notices.InvitationHow, words: Words) -> Said:
    """Word hello.invitation."""
    text = words.language.pgettext(
        "hello.invitation",
        "An invitation works when its link is opened: please press it in the message it came in. It is for "
        "one "
        "person, for one use, valid for 72 h.",
    )
    if words.platform == SLACK:
        text = words.language.pgettext(
            "hello.invitation.slack",
            "An invitation works when its link is sent here as a message. It is for one person, for one use, "
            "valid for 72 h.",
        )
    return said(words.runs(text))


def linked(notice: notices.Linked, words: Words) -> Said:
    """Word link.ok."""
    text = words.language.pgettext(
        "link.ok", "Done. {person}. To report an outage, just write what is happening."
    )
    return Said(runs=words.runs(text, person=words.with_party(notice.person)), ends_asking=True)


def slack_recognised(notice: notices.SlackRecognised, words: Words) -> Said:
    """Word slack.ok; the address is the contract's, an employee's own."""
    t = words.language
    contact = words.terms.contacts.get(notice.person)
    person = ", ".join(part for part in (words.person(notice.person), words.title(notice.person)) if part)
    email = contact.email if contact else words.employee_email(notice.person)
    if not email:
        text = t.pgettext(
            "slack.ok.domain",
            "Recognised by the address of this account: {person}. To report an outage, just write what is "
            "happening.",
        )
        return said(words.runs(text, person=person))
    text = t.pgettext(
        "slack.ok",
        "Recognised by the address {email}: {person}. To report an outage, just write what is happening.",
    )
    return said(words.runs(text, email=email, person=person))


def issuer(words: Words, admin: str | None) -> str:
    """Say who issues invitations: the admin, or the party where nobody holds the role."""
    return words.person(admin) if admin else words.party(Side.CLIENT)


def slack_guest(notice: notices.SlackGuest, words: Words) -> Said:
    """Word slack.guest."""
    text = words.language.pgettext(
        "slack.guest",
        "This is a guest account or an account of another company. An invitation is needed; it is issued by: "
        "{admin}.",
    )
    return said(words.runs(text, admin=issuer(words, notice.admin)))


def other_contact(_notice: notices.OtherContact, words: Words) -> Said:
    """Word link.other; the button at the bottom stays."""
    t = words.language
    text = t.pgettext(
        "link.other",
        "That is someone else's contact card. Please use the button at the bottom of the screen instead of "
        "forwarding a contact.",
    )
    return Said(runs=words.runs(text), asks_contact=t.pgettext("link.tg.contact", "Share my number"))


def no_match(notice: notices.NoMatch, words: Words) -> Said:
    """Word link.nomatch."""
    t = words.language
    text = t.pgettext(
        "link.nomatch",
        "This number is not in the contract. The number was not stored. Invitations are issued by: {admin}.",
    )
    request = t.pgettext("button.requestinvitation", "Ask for an invitation")
    return said(words.runs(text, admin=issuer(words, notice.admin)), labels.act(request, "requestinvitation"))


def neither_way(notice: notices.NeitherWay, words: Words) -> Said:
    """Word the answer to [I have neither]."""
    t = words.language
    text = t.pgettext(
        "hello.neither", "Invitations are issued by: {admin}. Is an outage going on? Please call {phone}."
    )
    request = t.pgettext("button.requestinvitation", "Ask for an invitation")
    return said(
        words.runs(text, admin=issuer(words, notice.admin), phone=words.phone_number),
        labels.act(request, "requestinvitation"),
    )


def invitation_used(notice: notices.InvitationUsed, words: Words) -> Said:
    """Word link.used."""
    text = words.language.pgettext(
        "link.used", "This invitation has already been used. New ones are issued by: {admin}."
    )
    return said(words.runs(text, admin=issuer(words, notice.admin)))


def invitation_expired(notice: notices.InvitationExpired, words: Words) -> Said:
    """Word link.expired."""
    text = words.language.pgettext(
        "link.expired", "This invitation has expired. New ones are issued by: {admin}."
    )
    return said(words.runs(text, admin=issuer(words, notice.admin)))


def link_locked(notice: notices.LinkLocked, words: Words) -> Said:
    """Word link.locked."""
    text = words.language.pgettext(
        "link.locked",
        "Three invitations in a row were wrong. From this account the next one can be used from {until}. Is "
        "an "
        "outage going on right now? Please call {phone}.",
    )
    return said(words.runs(text, until=words.when(notice.until), phone=words.phone_number))


def account_linked(notice: notices.AccountLinked, words: Words) -> Said:
    """Word link.notify."""
    t = words.language
    text = t.pgettext(
        "link.notify", "Account linked: {channel}. Person: {person}, {at}. If this is a mistake:"
    )
    return said(
        words.runs(
            text,
            channel=words.channel(notice.channel),
            person=words.person(notice.person),
            at=words.moment(notice.at),
        ),
        labels.act(t.pgettext("button.unlink", "Unlink"), "unlink", notice.account or None),
        labels.call(t, words.terms.phone),
    )


def unknown_kept(notice: notices.UnknownKept, words: Words) -> Said:
    """Word unk.text."""
    t = words.language
    kept = t.pgettext(
        "unk.text",
        "The text is kept until {time}. If identity is confirmed by then, the time it was sent counts.",
    )
    call = t.pgettext(
        "unk.text.call", "Is the outage going on? Please call {phone} or write an e-mail: {email}"
    )
    told = sentences(
        words.runs(kept, time=words.when(notice.until)),
        words.runs(call, phone=words.phone_number, email=words.email),
    )
    return said(lines(danger(words, notice.danger), told), *_choices(words))


def unknown_in_group(_notice: notices.UnknownInGroup, words: Words) -> Said:
    """Word unk.group."""
    t = words.language
    text = t.pgettext(
        "unk.group",
        "The report was **not accepted**: this account is not linked to any person in the contract. Please "
        "link "
        "it in a private chat or call {phone}.",
    )
    link = t.pgettext("button.invitation.link", "Link the account")
    return said(words.runs(text, phone=words.phone_number), labels.act(link, "invitation"))


def contact_shared(notice: notices.ContactShared, words: Words) -> Said:
    """Word link.shared: who writes must be clear."""
    text = words.language.pgettext(
        "link.shared",
        "In the contract the same number or address belongs to: {people}. Who is writing must be clear, so an "
        "invitation is needed; it is issued by: {admin}. Is an outage going on? Please call {phone}.",
    )
    admin, phone = issuer(words, notice.admin), words.phone_number
    return said(words.runs(text, people=words.people(notice.people), admin=admin, phone=phone))


def account_of_another(notice: notices.AccountOfAnother, words: Words) -> Said:
    """Word link.another."""
    text = words.language.pgettext(
        "link.another",
        "This account is already linked to: {person}. One account stands for one person of the contract; the "
        "link can be removed by: {admin}.",
    )
    return said(words.runs(text, person=words.person(notice.person), admin=issuer(words, notice.admin)))


SAYINGS: tuple[Saying, ...] = (
    saying(notices.Hello, hello),
    saying(notices.ContactShared, contact_shared),
    saying(notices.AccountOfAnother, account_of_another),
    saying(notices.ShareNumber, share_number),
    saying(notices.InvitationHow, invitation_how),
    saying(notices.Linked, linked),
    saying(notices.SlackRecognised, slack_recognised),
    saying(notices.SlackGuest, slack_guest),
    saying(notices.OtherContact, other_contact),
    saying(notices.NoMatch, no_match),
    saying(notices.NeitherWay, neither_way),
    saying(notices.InvitationUsed, invitation_used),
    saying(notices.InvitationExpired, invitation_expired),
    saying(notices.LinkLocked, link_locked),
    saying(notices.AccountLinked, account_linked),
    saying(notices.UnknownKept, unknown_kept),
    saying(notices.UnknownInGroup, unknown_in_group),
)
