"""The label of a button that was pressed, for the history the browser shows."""

from bot.wording import labels
from bot.wording.reacting import first_action
from bot.wording.words import Words


def pressed(words: Words, act: str, argument: str) -> str:
    """Return what stood on the button; the act itself where it had no label of its own."""
    t = words.language
    match act:
        case "service":
            return words.service(argument)
        case "place":
            return words.place(argument)
        case "severity":
            known = words.terms.severities.get(argument)
            return known.button(t.code) if known else t.pgettext("button.severity.unknown", "I don't know")
        case "first" if argument != "type":
            return first_action(words, argument)
        case _:
            return _labels(words).get(act, act)


def _labels(words: Words) -> dict[str, str]:
    t = words.language
    works, works_not = labels.works(t, 0, "")
    buttons = (
        labels.take(t, 0),
        labels.pass_on(t, 0),
        labels.more(t, 0),
        labels.note(t, 0),
        labels.join(t, 0),
        labels.photo(t, 0),
        labels.ask(t, 0),
        labels.work_around(t, 0),
        labels.resolve(t, 0),
        labels.reclassify(t, 0),
        labels.answer(t, 0),
        labels.reopen(t, 0),
        labels.progress(t, 0),
        labels.assign(t, 0),
        labels.withdraw(t, 0),
        labels.mine(t),
        labels.report(t, 0),
        labels.send(t, 0),
        labels.cancel(t, 0),
        labels.raise_class(t, 0),
        works,
        works_not,
    )
    return {button.act: button.label for button in buttons} | {
        "edit": t.pgettext("button.edit", "Edit"),
        "otherservice": t.pgettext("button.otherservice", "Another service"),
        "notoutage": t.pgettext("button.notoutage", "Not an outage"),
        "unsure": t.pgettext("button.unsure", "I don't know"),
        "offlist": t.pgettext("button.offlist", "Not on the list"),
        "another": t.pgettext("button.another", "Different outage"),
        "insist": t.pgettext("button.insist", "It is covered after all"),
        "understood": t.pgettext("button.understood", "OK"),
        "first": t.pgettext("button.first.type", "I'll type it…"),
        "latereason": t.pgettext("button.latereason", "Type a reason"),
        "skip": t.pgettext("button.skip", "Skip"),
        "help": t.pgettext("button.help", "Join"),
        "takeover": t.pgettext("button.takeover", "Take over"),
        "sendquiet": t.pgettext("button.sendquiet", "Send without pausing"),
        "objectpause": t.pgettext("button.objectpause", "I object to the pause"),
        "withdrawyes": t.pgettext("button.withdrawyes", "Withdraw"),
        "keep": t.pgettext("button.keep", "Keep"),
        "rate": t.pgettext("button.rate", "Quick rating"),
        "noted": t.pgettext("button.noted", "Noted"),
        "newoutage": t.pgettext("button.newoutage", "New outage"),
        "how": t.pgettext("button.how", "How computed"),
    }
