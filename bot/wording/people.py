"""What is said to an admin about the people of their party: access, absence (DIALOGUES 13 and 16)."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import groupby

from bot.wording import labels
from bot.wording.linking import issuer
from bot.wording.said import Button, Said
from bot.wording.saying import Saying, saying
from bot.wording.typesetting import Runs, lines, said, sentences
from bot.wording.words import Words
from handlers.notices import people as notices
from models.sla.contract import Role, Side


def person_shown(notice: notices.PersonShown, words: Words) -> Said:
    """Word people.one."""
    t, code, key = words.language, notice.code, notice.person
    channels = ", ".join(words.channel(one) for one in notice.channels)
    linked = t.pgettext("people.one.linked", "Linked: {channels}.")
    unlinked = t.pgettext("people.one.unlinked", "No account linked.")
    gone = t.pgettext("people.one.revoked", "Access removed: {when}.")
    away = t.pgettext("people.one.away", "Absent: {span}.")
    span = _span(words, notice.away_from, notice.away_until)
    head = t.pgettext("people.one", "**{person}**")
    return said(
        lines(
            words.runs(head, person=words.with_party(key)),
            words.runs(linked, channels=channels) if channels else words.runs(unlinked),
            words.runs(gone, when=words.moment(notice.revoked_from)) if notice.revoked_from else (),
            words.runs(away, span=span) if span else (),
        ),
        labels.act(t.pgettext("button.invite", "Invite"), "invitemember", code, key)
        if notice.is_admin
        else None,
        labels.act(t.pgettext("button.revoke", "Remove access"), "revoke", code, key)
        if notice.is_admin and notice.revoked_from is None
        else None,
        labels.act(t.pgettext("button.away", "Absence"), "away", code, key)
        if notice.is_contact and notice.revoked_from is None
        else None,
        labels.act(t.pgettext("button.back", "End the absence"), "back", code, key) if span else None,
    )


def _span(words: Words, since: datetime | None, until: datetime | None) -> str:
    """Write [since, until) as days, both included."""
    if since is None or until is None:
        return ""
    last = until - timedelta(seconds=1)
    first_day, last_day = words.local_day(since), words.local_day(last)
    if first_day == last_day:
        return words.day(first_day, weekday=True)
    return f"{words.day(first_day, weekday=True)} – {words.day(last_day, weekday=True)}"


def _cancel(words: Words, act: str, conversation: int) -> Button:
    return labels.act(words.language.pgettext("button.cancel", "Cancel"), act, conversation)


def ask_reason(notice: notices.AskReason, words: Words) -> Said:
    """Word rev.reason."""
    text = words.language.pgettext(
        "rev.reason", "Remove access: {person}. Reason? Please write one sentence."
    )
    return said(
        words.runs(text, person=words.person(notice.person)), _cancel(words, "revno", notice.conversation)
    )


def ask_when(notice: notices.AskWhen, words: Words) -> Said:
    """Word rev.when."""
    t, row = words.language, notice.conversation
    text = t.pgettext("rev.when", "Remove access: {person}. Reason: “{reason}”. From when?")
    return said(
        words.runs(text, person=words.person(notice.person), reason=words.quote(notice.reason)),
        labels.act(t.pgettext("button.revnow", "From now"), "revnow", row),
        labels.act(t.pgettext("button.revdate", "Give a date"), "revdate", row),
        _cancel(words, "revno", row),
    )


def ask_date(notice: notices.AskDate, words: Words) -> Said:
    """Word rev.date."""
    t = words.language
    text = t.pgettext("rev.date", "From which day? For example: tomorrow, Friday, 30.11, 30.11 16:00.")
    again = t.pgettext(
        "rev.date.again", "This is not a day to come. For example: tomorrow, Friday, 30.11 16:00."
    )
    return said(words.runs(again if notice.is_again else text), _cancel(words, "revno", notice.conversation))


def confirm_revocation(notice: notices.ConfirmRevocation, words: Words) -> Said:
    """Word rev.admin: everything repeated, and who takes over where something is open."""
    t, row = words.language, notice.conversation
    person, reason = words.person(notice.person), words.quote(notice.reason)
    when = words.moment(notice.since) if notice.since else t.pgettext("rev.admin.now", "now")
    head = words.runs(
        t.pgettext("rev.admin", "Remove access: {person}. Reason: “{reason}”. From when: {when}."),
        person=person,
        reason=reason,
        when=when,
    )
    matters = words.runs(
        t.pgettext("rev.admin.open", "This person's open matters: {count}."), count=notice.open_count
    )
    asked = words.runs(t.pgettext("rev.admin.who", "Taken over by:")) if notice.people else ()
    nobody = t.pgettext("button.revto.nobody", "Nobody for now")
    plain = t.pgettext("button.revoke", "Remove access")
    return said(
        sentences(head, matters, asked),
        *(labels.choice(words.person(key), "revto", row, key) for key in notice.people),
        labels.act(nobody if notice.people else plain, "revto", row),
        _cancel(words, "revno", row),
    )


def confirm_last(notice: notices.ConfirmLast, words: Words) -> Said:
    """Word rev.last."""
    t, row = words.language, notice.conversation
    text = t.pgettext(
        "rev.last", "Warning: after this change there will be nobody on the side of: {party} who can {what}."
    )
    what = ", ".join(_deed(words, role) for role in notice.roles)
    return said(
        words.runs(text, party=words.party(Side(notice.side)), what=what),
        labels.act(t.pgettext("button.revyes", "Change anyway"), "revyes", row),
        _cancel(words, "revno", row),
    )


def _deed(words: Words, role: str) -> str:
    """Say what a role does, as the end of "who can ..."."""
    t = words.language
    deeds: dict[str, str] = {
        Role.REPORTER: t.pgettext("deed.reporter", "report outages"),
        Role.COORDINATOR: t.pgettext("deed.coordinator", "decide on the class"),
        Role.ACKNOWLEDGE: t.pgettext("deed.acknowledge", "take a report"),
        Role.RESOLVE: t.pgettext("deed.resolve", "report a repair"),
        Role.HOTLINE: t.pgettext("deed.hotline", "enter a phone call"),
        Role.REPORTS: t.pgettext("deed.reports", "receive reports"),
        Role.INSPECTOR: t.pgettext("deed.inspector", "inspect quality"),
        Role.OWNER: t.pgettext("deed.owner", "decide for the party"),
        Role.ADMIN: t.pgettext("deed.admin", "invite people and remove access"),
    }
    return deeds.get(role, role)


def revocation_saved(notice: notices.RevocationSaved, words: Words) -> Said:
    """Word rev.saved."""
    t = words.language
    person = words.person(notice.person)
    head = words.runs(t.pgettext("rev.saved", "Access removed: {person}."), person=person)
    if notice.since is not None:
        text = t.pgettext("rev.saved.later", "Access will be removed: {person}, {when}.")
        head = words.runs(text, person=person, when=words.moment(notice.since))
    taken = t.pgettext("rev.saved.who", "Open matters are taken over by: {successor}.")
    who = words.runs(taken, successor=words.person(notice.successor)) if notice.successor else ()
    return said(sentences(head, who))


def revocation_kept(notice: notices.RevocationKept, words: Words) -> Said:
    """Word rev.kept."""
    text = words.language.pgettext("rev.kept", "Cancelled. Nothing was changed: {person}.")
    return said(words.runs(text, person=words.person(notice.person)))


def access_gone(notice: notices.AccessGone, words: Words) -> Said:
    """Word link.revoked."""
    text = words.language.pgettext(
        "link.revoked",
        "This person's access has been removed. It is given back by an invitation, issued by: {admin}. Is an "
        "outage going on? Please call {phone}.",
    )
    return said(words.runs(text, admin=issuer(words, notice.admin), phone=words.phone_number))


def ask_span(notice: notices.AskSpan, words: Words) -> Said:
    """Word duty.ask."""
    t = words.language
    text = t.pgettext(
        "duty.ask",
        "Absence: {person}. From when until when? For example: 30.11–4.12, tomorrow, Monday to Friday.",
    )
    again = t.pgettext(
        "duty.ask.again", "These are no days to come. For example: 30.11–4.12, tomorrow, Monday to Friday."
    )
    return said(
        words.runs(again) if notice.is_again else words.runs(text, person=words.person(notice.person)),
        _cancel(words, "awayno", notice.conversation),
    )


def confirm_absence(notice: notices.ConfirmAbsence, words: Words) -> Said:
    """Word duty.confirm."""
    t, row = words.language, notice.conversation
    text = t.pgettext("duty.confirm", "Absence: {person}, {span}.")
    span = _span(words, notice.since, notice.until)
    head = words.runs(text, person=words.person(notice.person), span=span)
    return said(
        sentences(head, _deputy(words, notice.deputy)),
        labels.main(t.pgettext("button.awayyes", "Save"), "awayyes", row),
        _cancel(words, "awayno", row),
    )


def _deputy(words: Words, deputy: str | None) -> Runs:
    t = words.language
    if deputy is None:
        text = t.pgettext("duty.absence.nobody", "No deputy: messages keep coming to this person.")
        return words.runs(text)
    return words.runs(t.pgettext("duty.absence.deputy", "Deputy: {deputy}."), deputy=words.person(deputy))


def absence_saved(notice: notices.AbsenceSaved, words: Words) -> Said:
    """Word duty.absence."""
    text = words.language.pgettext("duty.absence", "Absence recorded: {person}, {span}.")
    span = _span(words, notice.since, notice.until)
    head = words.runs(text, person=words.person(notice.person), span=span)
    return said(sentences(head, _deputy(words, notice.deputy)))


def absence_ended(notice: notices.AbsenceEnded, words: Words) -> Said:
    """Word duty.back."""
    text = words.language.pgettext("duty.back", "Absence ended: {person}.")
    return said(words.runs(text, person=words.person(notice.person)))


def duty_gap(notice: notices.DutyGap, words: Words) -> Said:
    """Word duty.gap; days one after another with the same hours are named together."""
    t = words.language
    text = t.pgettext("duty.gap", "Duty, next week: nobody to react in class {severity}, {times}.")
    by_day = groupby(notice.gaps, key=lambda gap: words.local_day(gap[0]))
    hours = [(words.day(day, weekday=True), _hours_of_gaps(gaps, words)) for day, gaps in by_day]
    told = [
        ", ".join((*(day for day, _ in days), span)) for span, days in groupby(hours, key=lambda one: one[1])
    ]
    return said(
        words.runs(text, severity=notice.severity, times="; ".join(told)),
        labels.act(t.pgettext("button.people", "Name a person"), "people"),
    )


def _hours_of_gaps(gaps: Iterable[tuple[datetime, datetime]], words: Words) -> str:
    t, zone = words.language, words.terms.zone

    def closing(start: datetime, end: datetime) -> str:
        is_midnight = words.local_day(end) != words.local_day(start)
        return "24:00" if is_midnight else t.clock_time(end, zone)

    return ", ".join(f"{t.clock_time(start, zone)}–{closing(start, end)}" for start, end in gaps)


def invitation_mailed(notice: notices.InvitationMailed, words: Words) -> Said:
    """Word link.email; the token is gone from the archive once this has been sent."""
    t = words.language
    head = words.runs(
        t.pgettext(
            "link.email",
            "This address was given to report outages ({channel}). To confirm it: {link}",
        ),
        channel=words.channel(notice.channel),
        link=f"{notice.address}/join/{words.texts(notice.token) or ''}",
    )
    chat = t.pgettext("link.invite.chat", "In Telegram it is enough to send the bot: /start {token}")
    rest = t.pgettext(
        "link.email.ignore", "Valid for 72 h, single use. Where it is a mistake, nothing has to be done."
    )
    return said(lines(head, words.runs(chat, token=words.texts(notice.token) or ""), words.runs(rest)))


def address_taken(_notice: notices.AddressTaken, words: Words) -> Said:
    """Word link.email.sent: the same for every address."""
    text = words.language.pgettext(
        "link.email.sent",
        "If this address is in the contract, a single-use invitation has been sent to it, valid for 72 h. Is an "
        "outage going on? Please call {phone}.",
    )
    return said(words.runs(text, phone=words.phone_number))


SAYINGS: tuple[Saying, ...] = (
    saying(notices.PersonShown, person_shown),
    saying(notices.AskReason, ask_reason),
    saying(notices.AskWhen, ask_when),
    saying(notices.AskDate, ask_date),
    saying(notices.ConfirmRevocation, confirm_revocation),
    saying(notices.ConfirmLast, confirm_last),
    saying(notices.RevocationSaved, revocation_saved),
    saying(notices.RevocationKept, revocation_kept),
    saying(notices.AccessGone, access_gone),
    saying(notices.AskSpan, ask_span),
    saying(notices.ConfirmAbsence, confirm_absence),
    saying(notices.AbsenceSaved, absence_saved),
    saying(notices.AbsenceEnded, absence_ended),
    saying(notices.DutyGap, duty_gap),
    saying(notices.InvitationMailed, invitation_mailed),
    saying(notices.AddressTaken, address_taken),
)
