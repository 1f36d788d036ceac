"""What is said about workaround, repair, confirmation and reopening (DIALOGUES 9)."""

from bot.wording import labels
from bot.wording.said import Said
from bot.wording.saying import Saying, saying
from bot.wording.typesetting import Runs, said, sentences
from bot.wording.words import Words
from handlers.notices import repairing as notices
from models.sla.contract import Side


def type_workaround(_notice: notices.TypeWorkaround, words: Words) -> Said:
    """Word wa.ask."""
    text = words.language.pgettext("wa.ask", "What is the workaround? (one sentence for those who reported)")
    return said(words.runs(text))


def workaround_saved(notice: notices.WorkaroundSaved, words: Words) -> Said:
    """Word wa.ok."""
    t = words.language
    if notice.seconds is None or notice.in_time is None:
        text = t.pgettext("wa.ok.untimed", "{number}: workaround saved: “{text}”")
    elif notice.in_time:
        text = t.pgettext("wa.ok", "{number}: workaround saved after {duration} (in time): “{text}”")
    else:
        text = t.pgettext("wa.ok.late", "{number}: workaround saved after {duration} (late): “{text}”")
    duration = words.duration(notice.seconds or 0)
    return said(words.runs(text, number=notice.number, duration=duration, text=words.quote(notice.text)))


def workaround_offered(notice: notices.WorkaroundOffered, words: Words) -> Said:
    """Word wa.client."""
    t = words.language
    text = t.pgettext("wa.client", "**{number}: there is a workaround.** “{text}” Does it work?")
    offer = words.runs(text, number=notice.number, text=words.quote(notice.text))
    due = notice.restoration_due
    goes_on = t.pgettext("wa.client.due", "The repair continues, due {due}.")
    return said(
        sentences(offer, words.runs(goes_on, due=words.when(due)) if due else ()),
        *labels.works(t, notice.incident, "workaround"),
    )


def workaround_works(notice: notices.WorkaroundWorks, words: Words) -> Said:
    """Word wa.yes."""
    text = words.language.pgettext("wa.yes", "{number}: the workaround works. Confirmed by: {person}.")
    return said(words.runs(text, number=notice.number, person=words.person(notice.person)))


def workaround_rejected(notice: notices.WorkaroundRejected, words: Words) -> Said:
    """Word wa.no."""
    t = words.language
    text = t.pgettext("wa.no", "{number}: the workaround does not work. Reported by: {person}, {at}.")
    head = words.runs(
        text, number=notice.number, person=words.person(notice.person), at=words.when(notice.at)
    )
    if notice.running_since is None:
        return said(head)
    running = t.pgettext(
        "wa.no.running", "The time for the workaround has been running since {since} without a break."
    )
    return said(sentences(head, words.runs(running, since=words.when(notice.running_since))))


def type_repair(_notice: notices.TypeRepair, words: Words) -> Said:
    """Word fix.ask."""
    return said(words.runs(words.language.pgettext("fix.ask", "What was repaired and what was the cause?")))


def preview_repair(notice: notices.PreviewRepair, words: Words) -> Said:
    """Word fix.preview: nothing leaves before [Wyślij]."""
    t = words.language
    text = t.pgettext("fix.preview", "Repair of {number}: “{text}”")
    return said(
        words.runs(text, number=notice.number, text=words.quote(notice.text)),
        labels.send(t, notice.conversation),
    )


def repair_saved(notice: notices.RepairSaved, words: Words) -> Said:
    """Word fix.sent."""
    t = words.language
    head = words.runs(
        t.pgettext("fix.sent", "{number}: repair reported at {at}."),
        number=notice.number,
        at=words.when(notice.at),
    )
    if notice.confirm_by is None:
        waits = words.runs(t.pgettext("fix.sent.waits", "It waits for confirmation."))
        return said(sentences(head, waits))
    text = t.pgettext("fix.sent.by", "It waits for confirmation; no answer by {by} means confirmation.")
    return said(sentences(head, words.runs(text, by=words.when(notice.confirm_by))))


def repair_reported(notice: notices.RepairReported, words: Words) -> Said:
    """Word fix.client."""
    t = words.language
    text = t.pgettext(
        "fix.client", "**{number}: {party} reports the repair at {at}.** “{text}”. Does it work?"
    )
    report = words.runs(
        text,
        number=notice.number,
        party=words.party(Side.PROVIDER),
        at=words.when(notice.at),
        text=words.quote(notice.text),
    )
    return said(
        sentences(report, _silence(words, notice)),
        *labels.works(t, notice.incident, "repair"),
    )


def _silence(words: Words, notice: notices.RepairReported) -> Runs:
    if notice.confirm_by is None:
        return ()
    text = words.language.pgettext("fix.client.by", "No answer by {by} means confirmation.")
    return words.runs(text, by=words.when(notice.confirm_by))


def closed(notice: notices.Closed, words: Words) -> Said:
    """Word fix.yes with the figures there are."""
    t = words.language
    head = words.runs(t.pgettext("fix.yes", "{number} closed."), number=notice.number)
    rate = labels.act(t.pgettext("button.rate", "Quick rating"), "rate", notice.incident)
    return said(sentences(head, _figures(words, notice)), rate if words.audience == "client" else None)


def _figures(words: Words, notice: notices.Closed) -> Runs:
    t = words.language
    reaction, restoration = notice.reaction_seconds, notice.restoration_seconds
    if restoration is None or notice.in_time is None:
        if reaction is None:
            return ()
        text = t.pgettext("fix.yes.reaction", "Reaction after {reaction}.")
        return words.runs(text, reaction=words.duration(reaction))
    if reaction is None:
        if notice.in_time:
            text = t.pgettext("fix.yes.restoration", "Restoration after {restoration} (in time).")
        else:
            text = t.pgettext("fix.yes.restoration.late", "Restoration after {restoration} (late).")
        return words.runs(text, restoration=words.duration(restoration))
    if notice.in_time:
        text = t.pgettext(
            "fix.yes.both", "Reaction after {reaction}, restoration after {restoration} (in time)."
        )
    else:
        text = t.pgettext(
            "fix.yes.late", "Reaction after {reaction}, restoration after {restoration} (late)."
        )
    return words.runs(text, reaction=words.duration(reaction), restoration=words.duration(restoration))


def back_to_repair(notice: notices.BackToRepair, words: Words) -> Said:
    """Word fix.no; only the person who pressed is asked."""
    t = words.language
    text = t.pgettext(
        "fix.no",
        "{number} goes back to repair. The same clock continues; the time of waiting for confirmation is not "
        "counted.",
    )
    question = words.runs(t.pgettext("fix.no.ask", "What still does not work?")) if notice.asks else ()
    return said(sentences(words.runs(text, number=notice.number), question))


def closed_silently(notice: notices.ClosedSilently, words: Words) -> Said:
    """Word fix.silent."""
    t = words.language
    text = t.pgettext("fix.silent", "{number} closed without an answer (silent confirmation).")
    head = words.runs(text, number=notice.number)
    if notice.reopen_by is None:
        return said(head)
    again = t.pgettext("fix.silent.until", "If the outage comes back, until {until}:")
    return said(
        sentences(head, words.runs(again, until=words.when(notice.reopen_by))),
        labels.reopen(t, notice.incident),
    )


def reopened(notice: notices.Reopened, words: Words) -> Said:
    """Word fix.reopened."""
    text = words.language.pgettext(
        "fix.reopened", "{number} reopened at {at} by: {person}. The same clock continues."
    )
    return said(
        words.runs(text, number=notice.number, at=words.when(notice.at), person=words.person(notice.person))
    )


SAYINGS: tuple[Saying, ...] = (
    saying(notices.TypeWorkaround, type_workaround),
    saying(notices.WorkaroundSaved, workaround_saved),
    saying(notices.WorkaroundOffered, workaround_offered),
    saying(notices.WorkaroundWorks, workaround_works),
    saying(notices.WorkaroundRejected, workaround_rejected),
    saying(notices.TypeRepair, type_repair),
    saying(notices.PreviewRepair, preview_repair),
    saying(notices.RepairSaved, repair_saved),
    saying(notices.RepairReported, repair_reported),
    saying(notices.Closed, closed),
    saying(notices.BackToRepair, back_to_repair),
    saying(notices.ClosedSilently, closed_silently),
    saying(notices.Reopened, reopened),
)
