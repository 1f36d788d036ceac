"""A person's home: what stands at its top, who is on duty, and the headings (DIALOGUES 14)."""

from bot.languages import Language
from bot.wording import labels
from bot.wording.said import Said
from bot.wording.saying import Saying, saying
from bot.wording.typesetting import said
from bot.wording.words import Words
from handlers.home import Part
from handlers.notices import home as notices
from models.sla.contract import Side


def home_top(notice: notices.HomeTop, words: Words) -> Said:
    """Word home.top, with [Zgłoś awarię] for those who may report."""
    t = words.language
    text = t.pgettext("home.top", "Outages are reported here, to: {provider}. Urgent, phone: {phone}")
    provider = words.terms.parties[Side.PROVIDER].name.removesuffix(".")
    runs = words.runs(text, provider=provider, phone=words.phone_number)
    return said(runs, labels.form(t)) if notice.may_report else said(runs)


def on_duty(notice: notices.OnDuty, words: Words) -> Said:
    """Word home.duty: who is told of a new report now, each with the number."""
    t = words.language
    if not notice.people:
        text = t.pgettext("home.duty.nobody", "Nobody. Please call {phone}.")
        return said(words.runs(text, phone=words.phone_number))
    people = "; ".join(words.with_phone(person) for person in notice.people)
    return said(words.runs(t.pgettext("home.duty", "{people}"), people=people))


def heading(part: Part, t: Language) -> str:
    """Return the heading of a part of the home, "" for one that needs none."""
    headings = {
        Part.MINE: t.pgettext("home.heading.mine", "My reports"),
        Part.DUTY: t.pgettext("home.heading.duty", "On duty now"),
        Part.DEADLINES: t.pgettext("home.heading.deadlines", "Next deadlines"),
        Part.FIGURES: t.pgettext("home.heading.figures", "This month"),
    }
    return headings.get(part, "")


SAYINGS: tuple[Saying, ...] = (
    saying(notices.HomeTop, home_top),
    saying(notices.OnDuty, on_duty),
)
