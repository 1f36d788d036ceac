"""The failure procedure of a contract for the wall: one page, whom to tell, what happens, who is told next."""

from bot.wording.explaining_contract import class_line
from bot.wording.plain_law import one_full_stop
from bot.wording.words import Words
from models.sla.contract import Severity


def procedure_in_words(words: Words) -> str:
    """Write the failure procedure for the wall: one page, whom to tell, what happens, who is told next."""
    t, terms = words.language, words.terms
    steps = [
        t.pgettext("wall.write", "1. Write what is broken to the bot, in Telegram, Slack or the browser."),
        t.pgettext("wall.answer", "2. Answer what it asks: which service, where, how bad."),
        *(f"   • {_asked(one, t.code)}" for one in terms.severities_by_rank),
        t.pgettext(
            "wall.number", "3. Wait for the number and the deadline. No answer? Call: {phone}."
        ).format(phone=words.phone_number),
        t.pgettext(
            "wall.taken", "4. Somebody takes it; the message names the person and what they do first."
        ),
        t.pgettext("wall.confirm", "5. When the repair is reported, say whether it works."),
    ]
    higher = [
        t.pgettext("wall.level", "{name}: {people}").format(
            name=one.name, people=", ".join(words.with_phone(key) for key in one.notify)
        )
        for one in terms.escalation
    ]
    heading = t.pgettext("wall.higher", "If nobody comes in time, these people are told:")
    due = [class_line(words, one) for one in terms.severities_by_rank]
    title = t.pgettext("wall.title", "WHAT TO DO WHEN SOMETHING FAILS · {title}").format(title=terms.title)
    parts = [title, "\n".join(steps), "\n".join(due), "\n".join([heading, *higher]) if higher else ""]
    return one_full_stop("\n\n".join([*(part for part in parts if part), terms.digest]))


def _asked(one: Severity, code: str) -> str:
    explanation = one.explanation(code)
    return f"{one.button(code)}: {explanation}" if explanation else one.button(code)
