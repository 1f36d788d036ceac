"""The repair clock stands on another ground than a question, in words (clause 8)."""

from bot.wording import labels
from bot.wording.said import Said
from bot.wording.saying import Saying, saying
from bot.wording.typesetting import said, sentences
from bot.wording.words import Words
from handlers.notices import pausing as notices


def choose_ground(notice: notices.ChooseGround, words: Words) -> Said:
    """Word p.choose."""
    t = words.language
    question = t.pgettext("p.choose", "{number}: on which ground is the repair clock to stand?")
    left = t.pgettext("p.choose.limit", "(limit {limit}, {left} left)")
    limit, rest = words.duration(notice.limit_seconds), words.duration(notice.left_seconds)
    return said(
        sentences(
            words.runs(question, number=notice.number),
            words.runs(left, limit=limit, left=rest) if notice.limit_seconds else (),
        ),
        *(labels.choice(words.ground(key), "pausefor", notice.incident, key) for key in notice.grounds),
    )


def type_ground(notice: notices.TypeGround, words: Words) -> Said:
    """Word p.type."""
    text = words.language.pgettext(
        "p.type", "{number}, “{ground}”: please write in one sentence what is the matter."
    )
    return said(words.runs(text, number=notice.number, ground=words.ground(notice.ground)))


def pause_begun(notice: notices.PauseBegun, words: Words) -> Said:
    """Word p.sent."""
    text = words.language.pgettext(
        "p.sent", "{number}: the repair clock is **paused since {since}**. Ground: “{ground}”."
    )
    told = words.runs(
        text, number=notice.number, since=words.when(notice.since), ground=words.ground(notice.ground)
    )
    return said(told, labels.lift_pause(words.language, notice.incident))


def paused_for_client(notice: notices.PausedForClient, words: Words) -> Said:
    """Word p.client."""
    t = words.language
    text = t.pgettext(
        "p.client",
        "**{number}: the repair time is paused since {since}.** Ground: “{ground}”. Paused by: {person}. “{text}”",
    )
    told = words.runs(
        text,
        number=notice.number,
        since=words.when(notice.since),
        ground=words.ground(notice.ground),
        person=words.person(notice.person),
        text=words.quote(notice.text),
    )
    gone = t.pgettext("button.liftpause.client", "The obstacle is gone")
    objection = t.pgettext("button.objectpause", "I object to the pause")
    return said(
        told,
        labels.main(gone, "liftpause", notice.incident),
        labels.act(objection, "objectpause", notice.incident),
    )


def ask_pause(notice: notices.AskPause, words: Words) -> Said:
    """Word p.ask."""
    t = words.language
    text = t.pgettext(
        "p.ask",
        "**{number}: request to pause the repair time.** Ground: “{ground}”. Asked by: {person}. “{text}” "
        "Until it is agreed the clock runs.",
    )
    told = words.runs(
        text,
        number=notice.number,
        ground=words.ground(notice.ground),
        person=words.person(notice.person),
        text=words.quote(notice.text),
    )
    request = str(notice.request)
    return said(
        told,
        labels.main(t.pgettext("button.agreepause", "Agree"), "agreepause", notice.incident, request),
        labels.act(t.pgettext("button.refusepause", "Object"), "refusepause", notice.incident, request),
    )


def pause_requested(notice: notices.PauseRequested, words: Words) -> Said:
    """Word p.asked."""
    text = words.language.pgettext(
        "p.asked",
        "{number}: consent to the pause has been asked for. For decision by: {people}. The clock runs.",
    )
    return said(words.runs(text, number=notice.number, people=words.people(notice.people)))


def pause_agreed(notice: notices.PauseAgreed, words: Words) -> Said:
    """Word p.agreed."""
    text = words.language.pgettext(
        "p.agreed", "{number}: the repair clock is **paused since {since}** (agreed by: {person})."
    )
    told = words.runs(
        text, number=notice.number, since=words.when(notice.since), person=words.person(notice.person)
    )
    return said(told, labels.lift_pause(words.language, notice.incident))


def pause_refused(notice: notices.PauseRefused, words: Words) -> Said:
    """Word p.refused."""
    text = words.language.pgettext(
        "p.refused", "{number}: no consent to the pause (decided by: {person}). The clock keeps running."
    )
    return said(words.runs(text, number=notice.number, person=words.person(notice.person)))


def pause_lifted(notice: notices.PauseLifted, words: Words) -> Said:
    """Word p.lifted."""
    text = words.language.pgettext(
        "p.lifted",
        "{number}: the repair clock resumed at {at} (the pause lasted {duration}). Resumed by: {person}.",
    )
    return said(
        words.runs(
            text,
            number=notice.number,
            at=words.when(notice.at),
            duration=words.duration(notice.paused_seconds),
            person=words.person(notice.person),
        )
    )


def no_ground(notice: notices.NoGround, words: Words) -> Said:
    """Word p.none."""
    text = words.language.pgettext(
        "p.none", "{number}: the contract gives no ground to pause the clock in class {severity}."
    )
    return said(words.runs(text, number=notice.number, severity=notice.severity))


def already_paused(notice: notices.AlreadyPaused, words: Words) -> Said:
    """Word p.already."""
    text = words.language.pgettext("p.already", "{number}: the clock is paused already, since {since}.")
    return said(words.runs(text, number=notice.number, since=words.when(notice.since)))


def pause_spent(notice: notices.PauseSpent, words: Words) -> Said:
    """Word p.spent."""
    text = words.language.pgettext(
        "p.spent", "{number}: the pause limit is used up. The clock keeps running."
    )
    return said(words.runs(text, number=notice.number))


def clock_runs(notice: notices.ClockRuns, words: Words) -> Said:
    """Word p.runs."""
    text = words.language.pgettext("p.runs", "{number}: the clock is running already.")
    return said(words.runs(text, number=notice.number))


def request_over(notice: notices.RequestOver, words: Words) -> Said:
    """Word p.over."""
    text = words.language.pgettext("p.over", "{number}: this request has been answered already.")
    return said(words.runs(text, number=notice.number))


SAYINGS: tuple[Saying, ...] = (
    saying(notices.ChooseGround, choose_ground),
    saying(notices.TypeGround, type_ground),
    saying(notices.PauseBegun, pause_begun),
    saying(notices.PausedForClient, paused_for_client),
    saying(notices.AskPause, ask_pause),
    saying(notices.PauseRequested, pause_requested),
    saying(notices.PauseAgreed, pause_agreed),
    saying(notices.PauseRefused, pause_refused),
    saying(notices.PauseLifted, pause_lifted),
    saying(notices.NoGround, no_ground),
    saying(notices.AlreadyPaused, already_paused),
    saying(notices.PauseSpent, pause_spent),
    saying(notices.ClockRuns, clock_runs),
    saying(notices.RequestOver, request_over),
)
