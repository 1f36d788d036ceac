"""What a person is told once a report has left the draft (DIALOGUES 2, 3, 4 and 16)."""

from datetime import date, datetime

from bot.wording import labels
from bot.wording.said import Button, Said
from bot.wording.saying import Saying, saying
from bot.wording.typesetting import Runs, lines, said, sentences
from bot.wording.words import Words
from handlers.notices import receipts as notices
from models.sla.contract import ClockStart, Side


def danger(words: Words, is_danger: bool) -> Runs:
    """Say what comes before any report where health or life may be in danger; nothing otherwise."""
    if not is_danger:
        return ()
    t = words.language
    return words.runs(t.pgettext("rep.danger", "**Danger to health or life: call 112 first.**"))


def photo(words: Words) -> Runs:
    """Say that a photo can be added."""
    t = words.language
    return words.runs(
        t.pgettext("rep.photo", "A photo can be added, now or later (no customer data and no passwords).")
    )


def received(notice: notices.Received, words: Words) -> Said:
    """Word rep.sent."""
    t = words.language
    receipt = sentences(
        words.runs(t.pgettext("rep.sent", "Received **{number}**."), number=notice.number),
        _counts(words, notice.at, confirmed=notice.counts_confirmation),
        _reaction(words, notice.reaction_due),
        words.runs(t.pgettext("rep.sent.receipt", "This is a receipt, not yet the reaction.")),
        words.runs(t.pgettext("rep.sent.phone", "Phone: {phone}."), phone=words.phone_number),
    )
    return said(lines(danger(words, notice.danger), receipt, photo(words), _recurrence(words, notice)))


def _counts(words: Words, at: datetime, *, confirmed: bool = False) -> Runs:
    t = words.language
    if words.terms.clock.start is ClockStart.FIRST_MESSAGE and not confirmed:
        text = t.pgettext("rep.sent.at", "The time that counts is that of the first message: {at}.")
    else:
        text = t.pgettext("rep.sent.at.confirmed", "The time that counts is that of the confirmation: {at}.")
    return words.runs(text, at=words.stamp(at))


def _reaction(words: Words, due: datetime | None) -> Runs:
    if due is None:
        return ()
    t = words.language
    return words.runs(t.pgettext("rep.sent.due", "Reaction by a human by **{due}**."), due=words.when(due))


def _recurrence(words: Words, notice: notices.Received) -> Runs:
    if notice.recurrence_of is None:
        return ()
    t = words.language
    days, count = words.terms.closing.recurrence_days, notice.recurrence_count
    if count <= 2:
        text = t.npgettext(
            "fix.recur",
            "Such an outage has happened for the second time within {days} day (previously: {previous}). "
            "Marked as a recurrence.",
            "Such an outage has happened for the second time within {days} days (previously: {previous}). "
            "Marked as a recurrence.",
            days,
        )
    elif count == 3:
        text = t.npgettext(
            "fix.recur.third",
            "Such an outage has happened for the third time within {days} day (previously: {previous}). "
            "Marked as a recurrence.",
            "Such an outage has happened for the third time within {days} days (previously: {previous}). "
            "Marked as a recurrence.",
            days,
        )
    else:
        text = t.npgettext(
            "fix.recur.more",
            "Such an outage has happened {count} times within {days} day (previously: {previous}). "
            "Marked as a recurrence.",
            "Such an outage has happened {count} times within {days} days (previously: {previous}). "
            "Marked as a recurrence.",
            days,
        )
    return words.runs(text, days=days, count=count, previous=notice.recurrence_of)


def received_by_itself(notice: notices.ReceivedByItself, words: Words) -> Said:
    """Word rep.auto; [Praca stoi] where the class is not the strictest yet."""
    t = words.language
    text = t.pgettext(
        "rep.auto",
        "Sent without confirmation: **{number}**, class {severity} for now. The helpdesk will ask for "
        "details. "
        "If work has stopped:",
    )
    incident = words.incident.id if words.incident else 0
    return said(
        words.runs(text, number=notice.number, severity=notice.severity),
        labels.raise_class(t, incident) if may_be_raised(words) else None,
        labels.call(t, words.terms.phone, incident or None),
    )


def received_for_later(notice: notices.ReceivedForLater, words: Words) -> Said:
    """Word off.later with its lines off.holiday and off.a.other."""
    t = words.language
    coverage = words.terms.coverage_of(notice.service, notice.severity)
    text = t.pgettext("off.later", "Received **{number}**: {at}. Support for this class: {hours}.")
    receipt = sentences(
        words.runs(text, number=notice.number, at=words.moment(notice.at), hours=words.hours(coverage)),
        _start(words, notice),
        words.runs(t.pgettext("off.later.receipt", "This is a receipt.")),
    )
    incident = words.incident.id if words.incident else 0
    before = lines(danger(words, notice.danger), _by_itself(words, notice))
    return said(
        lines(before, receipt, _holiday(words, notice), _no_support(words, notice)),
        _raise_after(words, incident) if notice.can_raise and may_be_raised(words) else None,
        labels.call(t, words.terms.phone, incident or None),
    )


def _by_itself(words: Words, notice: notices.ReceivedForLater) -> Runs:
    """Say that nobody has confirmed it and that the class is the bot's, before what follows from the class."""
    if not notice.by_itself:
        return ()
    text = words.language.pgettext(
        "off.later.auto",
        "Sent without confirmation: **{number}**, class {severity} for now. The helpdesk will ask for details.",
    )
    return words.runs(text, number=notice.number, severity=notice.severity)


def may_be_raised(words: Words) -> bool:
    """Say whether there is a stricter class than that of the incident as it stands."""
    return words.incident is not None and (
        words.incident.incident.severity != words.terms.severities_by_rank[0].key
    )


def _raise_after(words: Words, incident: int) -> Button:
    t = words.language
    return labels.act(t.pgettext("button.raise.after", "Work has stopped after all"), "raise", incident)


def _start(words: Words, notice: notices.ReceivedForLater) -> Runs:
    t = words.language
    starts = words.moment(notice.starts_at)
    if notice.reaction_due is None:
        return words.runs(t.pgettext("off.later.start", "The clock starts **{starts}**."), starts=starts)
    due = words.when_after(notice.reaction_due, notice.starts_at)
    text = t.pgettext("off.later.due", "The clock starts **{starts}**, reaction by a human by **{due}**.")
    return words.runs(text, starts=starts, due=due)


def _holiday(words: Words, notice: notices.ReceivedForLater) -> Runs:
    if not notice.days_off:
        return ()
    text = words.language.npgettext(
        "off.holiday",
        "Next business day: **{day}** (day off: {days}).",
        "Next business day: **{day}** (days off: {days}).",
        len(notice.days_off),
    )
    opening: date = words.local_day(notice.starts_at)
    days = words.items([words.day(day) for day in notice.days_off])
    return words.runs(text, day=words.day(opening, weekday=True), days=days)


def _no_support(words: Words, notice: notices.ReceivedForLater) -> Runs:
    if not notice.no_support:
        return ()
    text = words.language.pgettext(
        "off.a.other",
        "The service {service} has no 24/7 support in this contract, not even in class {severity}. "
        "The clock starts **{starts}**. Help outside hours may be asked for by phone, with no guaranteed "
        "time: "
        "{phone}.",
    )
    return words.runs(
        text,
        service=words.service(notice.service),
        severity=notice.severity,
        starts=words.moment(notice.starts_at),
        phone=words.phone_number,
    )


def received_outside_contract(notice: notices.ReceivedOutsideContract, words: Words) -> Said:
    """Word out.contract."""
    text = words.language.pgettext(
        "out.contract",
        "Saved as **{number}**, but the contract is not in force on this day (from {first} to {last}): "
        "the report is **outside the contract**, no clock runs. Phone: {phone}.",
    )
    first, last = (
        words.language.day(day, year=True) for day in (words.terms.valid_from, words.terms.valid_to)
    )
    return said(words.runs(text, number=notice.number, first=first, last=last, phone=words.phone_number))


def received_informally(notice: notices.ReceivedInformally, words: Words) -> Said:
    """Word out.channel, which names the channels by which a report counts."""
    text = words.language.pgettext(
        "out.channel",
        "Saved as **{number}**, but a report by this channel does not count under the contract, **no clock "
        "runs**. The channels that count: {channels}. Phone: {phone}.",
    )
    channels = ", ".join(
        words.channel(name.value) for name in words.terms.channels if _counts_by(words, name.value)
    )
    return said(words.runs(text, number=notice.number, channels=channels or "–", phone=words.phone_number))


def _counts_by(words: Words, name: str) -> bool:
    return words.terms.is_formal(name) and name != "api"


def scope_disputed(notice: notices.ScopeDisputed, words: Words) -> Said:
    """Word oos.forced; one person decides or several do."""
    people = words.people(notice.people) or f"{words.party(Side.CLIENT)}, {words.party(Side.PROVIDER)}"
    text = words.language.npgettext(
        "oos.forced",
        "Saved as **{number} – scope disputed**. The clock runs from {at} until this is decided. "
        "Decided by: {people}.",
        "Saved as **{number} – scope disputed**. The clock runs from {at} until this is decided. "
        "Decided by: {people}.",
        len(notice.people) or 2,
    )
    return said(words.runs(text, number=notice.number, at=words.when(notice.at), people=people))


def joined(notice: notices.Joined, words: Words) -> Said:
    """Word dup.ok."""
    t = words.language
    text = t.npgettext(
        "dup.ok",
        "Added to {number} ({count} person in all). A message will come with the workaround and with the "
        "repair.",
        "Added to {number} ({count} people in all). A message will come with the workaround and with the "
        "repair.",
        notice.people,
    )
    incident = words.incident
    see = t.pgettext("button.note.see", "Add what you see")
    return said(
        words.runs(text, number=notice.number, count=notice.people),
        labels.act(see, "note", incident.id) if incident else None,
    )


def clocks_started(notice: notices.ClocksStarted, words: Words) -> Said:
    """Word off.open."""
    t = words.language
    item = t.pgettext("off.open.item", "{number} (reaction by {due})")
    reports = ", ".join(
        item.format(number=number, due=words.when(due))
        for number, due in zip(notice.numbers, notice.dues, strict=True)
    )
    text = t.pgettext("off.open", "Since {since} the clock has been running for: {reports}.")
    return said(words.runs(text, since=words.when(notice.since), reports=reports))


SAYINGS: tuple[Saying, ...] = (
    saying(notices.Received, received),
    saying(notices.ReceivedByItself, received_by_itself),
    saying(notices.ReceivedForLater, received_for_later),
    saying(notices.ReceivedOutsideContract, received_outside_contract),
    saying(notices.ReceivedInformally, received_informally),
    saying(notices.ScopeDisputed, scope_disputed),
    saying(notices.Joined, joined),
    saying(notices.ClocksStarted, clocks_started),
)
