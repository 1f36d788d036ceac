"""What is said while access is asked for, given and ended (DIALOGUES 1)."""

from bot.wording import labels
from bot.wording.linking import issuer
from bot.wording.said import Said
from bot.wording.saying import Saying, saying
from bot.wording.typesetting import lines, said
from bot.wording.words import Words
from handlers.notices import linking as notices
from handlers.notices import people as about_people
from models.sla.contract import Side


def account_unlinked(notice: notices.AccountUnlinked, words: Words) -> Said:
    """Word link.unlinked."""
    text = words.language.pgettext("link.unlinked", "Account unlinked: {channel}.")
    return said(words.runs(text, channel=words.channel(notice.channel)))


def account_closed(notice: notices.AccountClosed, words: Words) -> Said:
    """Word rev.slack."""
    text = words.language.pgettext(
        "rev.slack",
        "{channel} account deactivated: {person}. Access was suspended automatically. This person's open "
        "matters: {count}.",
    )
    deputy = words.language.pgettext("button.deputy", "Name a deputy")
    return said(
        words.runs(
            text,
            channel=words.channel(notice.channel),
            person=words.person(notice.person),
            count=notice.open_count,
        ),
        labels.act(deputy, "deputy", notice.revocation) if notice.revocation else None,
    )


def account_blocked(notice: notices.AccountBlocked, words: Words) -> Said:
    """Word rev.blocked."""
    text = words.language.pgettext(
        "rev.blocked",
        "The bot has been blocked: {person} ({channel}). Messages go by the next channel. This person's open "
        "matters: {count}.",
    )
    return said(
        words.runs(
            text,
            channel=words.channel(notice.channel),
            person=words.person(notice.person),
            count=notice.open_count,
        )
    )


def access_asked(notice: notices.AccessAsked, words: Words) -> Said:
    """Word link.asked."""
    text = words.language.pgettext(
        "link.asked", "The request has been sent to: {admin}. Is an outage going on? Please call {phone}."
    )
    return said(words.runs(text, admin=issuer(words, notice.admin), phone=words.phone_number))


def access_requested(notice: notices.AccessRequested, words: Words) -> Said:
    """Word link.request."""
    t = words.language
    text = t.pgettext(
        "link.request", "Access request: “{display}” ({channel}), {when}. Does this person work for: {party}?"
    )
    return said(
        words.runs(
            text,
            display=words.quote(notice.display),
            channel=words.channel(notice.channel),
            when=words.moment(notice.at),
            party=words.party(Side(notice.side)),
        ),
        labels.act(t.pgettext("button.grant", "Yes, pick the person"), "grant", notice.request),
        labels.act(t.pgettext("button.deny", "No"), "deny", notice.request),
    )


def pick_person(notice: notices.PickPerson, words: Words) -> Said:
    """Word link.pick."""
    t = words.language
    other = labels.act(
        t.pgettext("button.grant.new", "Another employee"), "grantto", notice.request, argument="new"
    )
    return said(
        words.runs(t.pgettext("link.pick", "Whom is the invitation for?")),
        *(labels.choice(words.person(key), "grantto", notice.request, key) for key in notice.people),
        other if notice.may_add else None,
        labels.act(t.pgettext("button.deny", "No"), "deny", notice.request),
    )


def access_answered(_notice: notices.AccessAnswered, words: Words) -> Said:
    """Word link.answered."""
    return said(words.runs(words.language.pgettext("link.answered", "This request has been answered.")))


def invitation_issued(notice: notices.InvitationIssued, words: Words) -> Said:
    """Word link.invite; the token is gone from the archive once this has been sent."""
    t = words.language
    token = words.texts(notice.token)
    if token is None:
        text = t.pgettext("link.invite.sent", "Invitation for: {person}. The link is shown only once.")
        return said(words.runs(text, person=words.person(notice.person)))
    text = t.pgettext("link.invite", "Invitation for: {person}. Single use, valid for 72 h: {link}")
    link = f"{notice.address}/join/{token}"
    chat = t.pgettext("link.invite.chat", "In Telegram it is enough to send the bot: /start {token}")
    return said(
        lines(words.runs(text, person=words.person(notice.person), link=link), words.runs(chat, token=token))
    )


def another_account(notice: about_people.AnotherAccount, words: Words) -> Said:
    """Word link.taken."""
    t = words.language
    text = t.pgettext("link.taken", "{person}: this person already has another account linked.")
    return said(
        words.runs(text, person=words.person(notice.person)),
        labels.act(t.pgettext("button.seconddevice", "It is me, second device"), "seconddevice"),
        labels.act(t.pgettext("button.mistake", "It is a mistake"), "mistake"),
    )


def not_linked(notice: about_people.NotLinked, words: Words) -> Said:
    """Word link.mistake."""
    text = words.language.pgettext(
        "link.mistake",
        "The account was not linked. Invitations are issued by: {admin}. Is an outage going on? Please call {phone}.",
    )
    return said(words.runs(text, admin=issuer(words, notice.admin), phone=words.phone_number))


def outsider_wrote(notice: about_people.OutsiderWrote, words: Words) -> Said:
    """Word unk.coord."""
    t = words.language
    text = t.pgettext(
        "unk.coord",
        "A message from a person outside the contract: “{display}”, {when}. An adopted report counts from the "
        "moment of adoption.",
    )
    adopt = t.pgettext("button.adopt", "Accept as: {person}")
    names = ((key, adopt.format(person=words.person(key))) for key in notice.people)
    return said(
        words.runs(text, display=words.quote(notice.display), when=words.moment(notice.at)),
        *(labels.choice(label, "adopt", notice.held, key) for key, label in names),
        labels.act(t.pgettext("button.skip", "Skip"), "skipoutsider", notice.held),
    )


def outsider_skipped(_notice: about_people.OutsiderSkipped, words: Words) -> Said:
    """Word unk.skipped."""
    return said(words.runs(words.language.pgettext("unk.skipped", "Skipped. Nothing has been reported.")))


SAYINGS: tuple[Saying, ...] = (
    saying(about_people.AnotherAccount, another_account),
    saying(about_people.NotLinked, not_linked),
    saying(about_people.OutsiderWrote, outsider_wrote),
    saying(about_people.OutsiderSkipped, outsider_skipped),
    saying(notices.AccountUnlinked, account_unlinked),
    saying(notices.AccountClosed, account_closed),
    saying(notices.AccountBlocked, account_blocked),
    saying(notices.AccessAsked, access_asked),
    saying(notices.AccessRequested, access_requested),
    saying(notices.PickPerson, pick_person),
    saying(notices.AccessAnswered, access_answered),
    saying(notices.InvitationIssued, invitation_issued),
)
