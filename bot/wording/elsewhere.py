"""What a person is told where the matter is reported already or belongs elsewhere (DIALOGUES 4 and 16)."""

from bot.wording import labels
from bot.wording.receipts import danger
from bot.wording.said import Button, Said
from bot.wording.saying import Saying, saying
from bot.wording.states import state_name
from bot.wording.typesetting import lines, said
from bot.wording.words import Words
from handlers.notices import reporting as notices


def similar(notice: notices.Similar, words: Words) -> Said:
    """Word dup.ask."""
    t = words.language
    text = t.pgettext(
        "dup.ask",
        "A similar outage is already reported: **{number}** · {service} · {at} · {state}. Is it the same "
        "one?",
    )
    question = words.runs(
        text,
        number=notice.number,
        service=words.service(notice.service),
        at=words.when(notice.at),
        state=state_name(words, notice.state),
    )
    return said(
        lines(danger(words, notice.danger), question),
        labels.join(t, notice.draft, str(notice.incident)),
        labels.act(t.pgettext("button.another", "Different outage"), "another", notice.draft),
    )


def similar_closed(notice: notices.SimilarClosed, words: Words) -> Said:
    """Word dup.closed."""
    t = words.language
    if words.is_today(notice.closed_at):
        text = t.pgettext("dup.closed", "{number} was closed today at {at}. Is the outage back?")
    else:
        text = t.pgettext("dup.closed.earlier", "{number} was closed: {at}. Is the outage back?")
    question = words.runs(text, number=notice.number, at=words.when(notice.closed_at))
    again = t.pgettext("button.reopen.yes", "Yes, reopen")
    return said(
        lines(danger(words, notice.danger), question),
        labels.act(again, "reopen", notice.incident),
        labels.act(t.pgettext("button.another.new", "It is a new outage"), "another", notice.draft),
    )


def out_of_scope(notice: notices.OutOfScope, words: Words) -> Said:
    """Word oos."""
    t = words.language
    text = t.pgettext("oos", "This matter is not covered by the contract: {topic}. Who helps: {helper}.")
    matter = words.runs(text, topic=words.topic(notice.topic), helper=words.refer_to(notice.topic))
    insist = t.pgettext("button.insist", "It is covered after all")
    return said(
        lines(danger(words, notice.danger), matter),
        labels.act(insist, "insist", notice.draft),
        _understood(words, notice.draft),
    )


def change_request(notice: notices.ChangeRequest, words: Words) -> Said:
    """Word oos.change."""
    t = words.language
    text = t.pgettext("oos.change", "This looks like a new order, not an outage. Change requests: {address}.")
    insist = t.pgettext("button.insist.outage", "It is an outage after all")
    return said(
        lines(danger(words, notice.danger), words.runs(text, address=words.address_of(notice.topic))),
        labels.act(insist, "insist", notice.draft),
        _understood(words, notice.draft),
    )


def _understood(words: Words, draft: int) -> Button:
    return labels.act(words.language.pgettext("button.understood", "OK"), "understood", draft)


def understood(notice: notices.Understood, words: Words) -> Said:
    """Word oos.ok: the matter ends here, and who helps stays on screen."""
    text = words.language.pgettext("oos.ok", "Nothing was sent. {topic}: {helper}.")
    return said(
        words.runs(text, topic=words.topic(notice.topic), helper=words.refer_to(notice.topic).rstrip("."))
    )


def place_elsewhere(notice: notices.PlaceElsewhere, words: Words) -> Said:
    """Word form.place.other: where the service is."""
    text = words.language.pgettext("form.place.other", "{service}: please choose one of: {places}.")
    places = ", ".join(words.place(key) for key in notice.places)
    return said(words.runs(text, service=words.service(notice.service), places=places))


SAYINGS: tuple[Saying, ...] = (
    saying(notices.PlaceElsewhere, place_elsewhere),
    saying(notices.Similar, similar),
    saying(notices.SimilarClosed, similar_closed),
    saying(notices.OutOfScope, out_of_scope),
    saying(notices.ChangeRequest, change_request),
    saying(notices.Understood, understood),
)
