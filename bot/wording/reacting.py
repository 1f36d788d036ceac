"""What is said when a report is taken, by whom and what comes first (DIALOGUES 5)."""

from datetime import datetime

from bot.wording import labels
from bot.wording.said import Button, Said
from bot.wording.saying import Saying, saying
from bot.wording.typesetting import Runs, lines, said, sentences
from bot.wording.words import Words
from handlers.notices import reacting as notices

FIRST_ACTIONS = ("on_site", "remote", "call")


def ask_first_action(notice: notices.AskFirstAction, words: Words) -> Said:
    """Word ack.ask; a late reaction is told as such, an uncertain one with out.ack."""
    t = words.language
    question = words.runs(
        t.pgettext("ack.ask", "Reaction recorded. What will be the first action?"),
    )
    return said(
        lines(_uncertain(words, notice), question),
        *(_first(words, notice.incident, code) for code in FIRST_ACTIONS),
        labels.act(t.pgettext("button.first.type", "I'll type it…"), "first", notice.incident, "type"),
    )


def _uncertain(words: Words, notice: notices.AskFirstAction) -> Runs:
    if notice.possible_from is None:
        return ()
    text = words.language.pgettext(
        "out.ack",
        "Recorded {at}. The bot had been down since {since}, so the exact time of the press is not known: "
        "between {since} and {at}.",
    )
    return words.runs(text, at=words.when(notice.at), since=words.when(notice.possible_from))


def _first(words: Words, incident: int, code: str) -> Button:
    return labels.act(first_action(words, code), "first", incident, code)


def first_action(words: Words, code: str) -> str:
    """Name an offered first action, as on its button; a code not known here stands for itself."""
    t = words.language
    match code:
        case "on_site":
            return t.pgettext("button.first.on_site", "Going on site")
        case "remote":
            return t.pgettext("button.first.remote", "Connecting remotely")
        case "call":
            return t.pgettext("button.first.call", "Calling the reporter")
        case "taken_on":
            return t.pgettext("first.taken_on", "taken on")
        case _:
            return code


def first_action_words(words: Words, code: str | None, text: str | None) -> str:
    """Give the first action as it is quoted: the typed text, else the offered words, else "taken on"."""
    if text is not None:
        return words.card_quote(text)
    named = first_action(words, code or "taken_on")
    return named[:1].lower() + named[1:]


def first_action_saved(notice: notices.FirstActionSaved, words: Words) -> Said:
    """Word ack.ok."""
    t = words.language
    if notice.in_time is False:
        target = words.incident.targets.reaction if words.incident else None
        return said(_late(words, notice.at, target.late_seconds if target else None))
    text = t.pgettext("ack.ok", "Reaction recorded: {at} ({duration}, in time).")
    if notice.in_time is None:
        text = t.pgettext("ack.ok.untimed", "Reaction recorded: {at}.")
    return said(words.runs(text, at=words.stamp(notice.at), duration=words.duration(notice.seconds)))


def _late(words: Words, at: datetime, late_seconds: int | None) -> Runs:
    t = words.language
    if late_seconds is None:
        return words.runs(t.pgettext("ack.ok.untimed", "Reaction recorded: {at}."), at=words.stamp(at))
    text = t.pgettext("ack.late", "Reaction recorded: {at} ({late} late).")
    return words.runs(text, at=words.stamp(at), late=words.duration(late_seconds))


def ask_late_reason(notice: notices.AskLateReason, words: Words) -> Said:
    """Word ack.late."""
    t = words.language
    why = words.runs(t.pgettext("ack.late.why", "Giving a reason helps the report:"))
    return said(
        sentences(_late(words, notice.at, notice.late_seconds), why),
        labels.act(t.pgettext("button.latereason", "Type a reason"), "latereason", notice.incident),
        labels.act(t.pgettext("button.skip", "Skip"), "skip", notice.incident),
    )


def late_reason_saved(notice: notices.LateReasonSaved, words: Words) -> Said:
    """Word ack.late.ok."""
    text = words.language.pgettext("ack.late.ok", "{number}: the reason has been saved.")
    return said(words.runs(text, number=notice.number))


def type_first_action(notice: notices.TypeFirstAction, words: Words) -> Said:
    """Word ack.type."""
    text = words.language.pgettext(
        "ack.type", "{number}: what will be the first action? Please write it in one sentence."
    )
    return said(words.runs(text, number=notice.number))


def type_late_reason(notice: notices.TypeLateReason, words: Words) -> Said:
    """Word ack.late.type."""
    text = words.language.pgettext(
        "ack.late.type", "{number}: why was the reaction late? Please write it in one sentence."
    )
    return said(words.runs(text, number=notice.number))


def first_action_by_default(notice: notices.FirstActionByDefault, words: Words) -> Said:
    """Word ack.default."""
    t = words.language
    text = t.pgettext("ack.default", "The first action was not entered; recorded as: “taken on”.")
    now = t.pgettext("button.first.now", "Enter it now")
    return said(words.runs(text), labels.act(now, "first", notice.incident, "type"))


def handled(notice: notices.Handled, words: Words) -> Said:
    """Word ack.client; a next message is promised only where the contract promises one."""
    t = words.language
    text = t.pgettext(
        "ack.client", "**{number}: handled by {person}** (“{action}”), reaction after {duration}."
    )
    head = words.runs(
        text,
        number=notice.number,
        person=words.person(notice.person),
        action=first_action_words(words, notice.action_code, notice.action_text),
        duration=words.duration(notice.seconds),
    )
    if notice.next_by is None:
        return said(head)
    if words.is_today(notice.next_by):
        promise = t.pgettext("ack.client.next", "Next message by {next} at the latest.")
    else:
        promise = t.pgettext("ack.client.next.later", "Next message at the latest: {next}.")
    return said(sentences(head, words.runs(promise, next=words.when(notice.next_by))))


def already_handled(notice: notices.AlreadyHandled, words: Words) -> Said:
    """Word ack.second."""
    t = words.language
    text = t.pgettext("ack.second", "Already handled by: {person}, since {since}.")
    return said(
        words.runs(text, person=words.person(notice.person), since=words.when(notice.since)),
        labels.help_out(t, notice.incident),
        labels.take_over(t, notice.incident),
    )


def joined_as_helper(notice: notices.JoinedAsHelper, words: Words) -> Said:
    """Word ack.joined."""
    text = words.language.pgettext("ack.joined", "{number}: {person} helps from now on.")
    return said(words.runs(text, number=notice.number, person=words.person(notice.person)))


def taken_over(notice: notices.TakenOver, words: Words) -> Said:
    """Word ack.takeover."""
    text = words.language.pgettext(
        "ack.takeover", "{number}: since {at} handled by {person} (before: {before})."
    )
    return said(
        words.runs(
            text,
            number=notice.number,
            at=words.when(notice.at),
            person=words.person(notice.person),
            before=words.person(notice.before),
        )
    )


def not_for_reporters(notice: notices.NotForReporters, words: Words) -> Said:
    """Word ack.norole."""
    t = words.language
    text = t.pgettext("ack.norole", "This button is for the provider. For those who report:")
    return said(words.runs(text), labels.note(t, notice.incident), labels.join(t, notice.incident))


def emoji_is_no_reaction(notice: notices.EmojiIsNoReaction, words: Words) -> Said:
    """Word ack.emoji."""
    t = words.language
    text = t.pgettext(
        "ack.emoji", "👀 is seen, but it is not a reaction under the contract. Only the button confirms:"
    )
    return said(words.runs(text), labels.take(t, notice.incident))


def passed_on(notice: notices.PassedOn, words: Words) -> Said:
    """Word ack.pass."""
    text = words.language.pgettext(
        "ack.pass", "Passed on. Person notified: {person}. The clock keeps running."
    )
    return said(words.runs(text, person=words.person(notice.person)))


def passed_on_to_nobody(notice: notices.PassedOnToNobody, words: Words) -> Said:
    """Word ack.pass.none."""
    text = words.language.pgettext(
        "ack.pass.none",
        "{number}: there is nobody else to notify. The clock keeps running. Phone: {phone}.",
    )
    return said(words.runs(text, number=notice.number, phone=words.phone_number))


def stale_card(_notice: notices.StaleCard, words: Words) -> Said:
    """Word ack.stale."""
    text = words.language.pgettext("ack.stale", "This card is out of date. The current one is below.")
    return said(words.runs(text))


def update_due(notice: notices.UpdateDue, words: Words) -> Said:
    """Word ack.due."""
    t = words.language
    text = t.pgettext("ack.due", "{number}: a progress message was announced by {due}.")
    return said(
        words.runs(text, number=notice.number, due=words.when(notice.due)),
        labels.progress(t, notice.incident),
    )


SAYINGS: tuple[Saying, ...] = (
    saying(notices.AskFirstAction, ask_first_action),
    saying(notices.FirstActionSaved, first_action_saved),
    saying(notices.AskLateReason, ask_late_reason),
    saying(notices.LateReasonSaved, late_reason_saved),
    saying(notices.TypeFirstAction, type_first_action),
    saying(notices.TypeLateReason, type_late_reason),
    saying(notices.FirstActionByDefault, first_action_by_default),
    saying(notices.Handled, handled),
    saying(notices.AlreadyHandled, already_handled),
    saying(notices.JoinedAsHelper, joined_as_helper),
    saying(notices.TakenOver, taken_over),
    saying(notices.NotForReporters, not_for_reporters),
    saying(notices.EmojiIsNoReaction, emoji_is_no_reaction),
    saying(notices.PassedOn, passed_on),
    saying(notices.PassedOnToNobody, passed_on_to_nobody),
    saying(notices.StaleCard, stale_card),
    saying(notices.UpdateDue, update_due),
)
