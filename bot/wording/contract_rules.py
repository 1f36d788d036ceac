"""What is said about values of a contract file that do not fit together, and what is only warned of."""

from bot.languages import Language
from models.contract_file.faults import FaultKind

Sentences = tuple[str, str]
"""What was expected, in a few words, and the whole sentence; placeholders unfilled."""


def rule_sentences(words: Language) -> dict[FaultKind, Sentences]:
    """Return the sentences of this file by kind of fault."""
    return {
        **_together(words),
        **_order(words),
        **_hours(words),
        **_doubtful_hours(words),
        **_amendments(words),
        **_doubled_changes(words),
        **_people(words),
    }


def _together(words: Language) -> dict[FaultKind, Sentences]:
    return {
        FaultKind.DANGLING: (
            words.pgettext("fault.dangling.expected", "a key of [{table}]: {known}"),
            words.pgettext("fault.dangling", "“{found}” is not in [{table}]; known there: {known}."),
        ),
        FaultKind.LONGER_THAN_RESTORATION: (
            words.pgettext(
                "fault.longer_than_restoration.expected", "at most the restoration time, {restoration}"
            ),
            words.pgettext(
                "fault.longer_than_restoration",
                "{metric} may take {time}, longer than restoration, {restoration}; what comes first "
                "cannot be due last.",
            ),
        ),
        FaultKind.LEVEL_WITHOUT_PERSON: (
            words.pgettext("fault.level_without_person.expected", "at least one person in force"),
            words.pgettext(
                "fault.level_without_person",
                "Nobody would be told here: name at least one person who is in force under the contract.",
            ),
        ),
        FaultKind.NOBODY_TO_ACKNOWLEDGE: (
            words.pgettext(
                "fault.nobody_to_acknowledge.expected", "a person of the provider with the role {roles}"
            ),
            words.pgettext(
                "fault.nobody_to_acknowledge",
                "No person of the provider has the role {roles}, so nobody could ever react.",
            ),
        ),
    }


def _order(words: Language) -> dict[FaultKind, Sentences]:
    return {
        FaultKind.TWICE: (
            words.pgettext("fault.twice.expected", "a value not used in {other}"),
            words.pgettext("fault.twice", "“{found}” stands in {other} already; it must not occur twice."),
        ),
        FaultKind.END_BEFORE_START: (
            words.pgettext("fault.end_before_start.expected", "a day not before {start}"),
            words.pgettext("fault.end_before_start", "The last day {found} is before the first, {start}."),
        ),
        FaultKind.NO_DEFAULT_COVERAGE: (
            words.pgettext("fault.no_default_coverage.expected", "one of: {known}"),
            words.pgettext(
                "fault.no_default_coverage",
                "There are several hours to choose from ({known}); say which are the default.",
            ),
        ),
    }


def _hours(words: Language) -> dict[FaultKind, Sentences]:
    return {
        FaultKind.NO_HOURS: (
            words.pgettext("fault.no_hours.expected", "hours, or always = true"),
            words.pgettext("fault.no_hours", "These hours never open: give hours, or always = true."),
        ),
        FaultKind.SAME_ENDS: (
            words.pgettext("fault.same_ends.expected", "another time than the beginning"),
            words.pgettext(
                "fault.same_ends",
                "Hours that open and close at {found} may mean nothing or the whole day; write "
                '"00:00" to "24:00", or remove the line.',
            ),
        ),
        FaultKind.ALWAYS_WITH_HOURS: (
            words.pgettext("fault.always_with_hours.expected", "hours or always, not both"),
            words.pgettext(
                "fault.always_with_hours", "always = true and hours contradict each other; keep one of them."
            ),
        ),
    }


def _doubtful_hours(words: Language) -> dict[FaultKind, Sentences]:
    return {
        FaultKind.LAST_MINUTE: (
            words.pgettext("fault.last_minute.expected", '"24:00"'),
            words.pgettext(
                "fault.last_minute",
                'At {found} the clock stands for the last minute of the day; the end of the day is "24:00".',
            ),
        ),
        FaultKind.CLOCK_CHANGE: (
            words.pgettext("fault.clock_change.expected", "a time outside the hour of the clock change"),
            words.pgettext(
                "fault.clock_change",
                "{found} does not exist or comes twice when the clocks change, first on {day}; choose"
                " a time outside that hour.",
            ),
        ),
        FaultKind.NO_HOLIDAYS: (
            words.pgettext("fault.no_holidays.expected", 'a country code such as "PL"'),
            words.pgettext(
                "fault.no_holidays",
                "These hours know no public holidays, so the clock runs on every one of them.",
            ),
        ),
        FaultKind.YEAR_WITHOUT_HOLIDAYS: (
            words.pgettext("fault.year_without_holidays.expected", "a year whose holidays are known"),
            words.pgettext(
                "fault.year_without_holidays",
                "For {year} no public holidays of “{found}” are known; list them in extra_closed when"
                " they are.",
            ),
        ),
    }


def _amendments(words: Language) -> dict[FaultKind, Sentences]:
    return {
        FaultKind.WRONG_OLD: (
            words.pgettext("fault.wrong_old.expected", "{actual}"),
            words.pgettext(
                "fault.wrong_old",
                "The amendment changes “{found}”, but what stands there by then is “{actual}”; the "
                "whole file is refused until both agree.",
            ),
        ),
        FaultKind.PATH_TO_NOTHING: (
            words.pgettext("fault.path_to_nothing.expected", "a path to something in the contract"),
            words.pgettext(
                "fault.path_to_nothing",
                "The amendment changes “{found}”, and there is no such place in the contract.",
            ),
        ),
        FaultKind.PATH_FORBIDDEN: (
            words.pgettext("fault.path_forbidden.expected", "a path an amendment may change"),
            words.pgettext(
                "fault.path_forbidden",
                "No amendment may change “{found}”; it makes this contract this contract. Write a new"
                " contract instead.",
            ),
        ),
    }


def _doubled_changes(words: Language) -> dict[FaultKind, Sentences]:
    return {
        FaultKind.PATH_TWICE: (
            words.pgettext("fault.path_twice.expected", "each path once"),
            words.pgettext(
                "fault.path_twice",
                "The amendment changes “{found}” twice, first in {other}; keep one change.",
            ),
        ),
        FaultKind.OVERLAPPING: (
            words.pgettext("fault.overlapping.expected", "one change of a path on one day"),
            words.pgettext(
                "fault.overlapping",
                "Another amendment in force from the same day changes “{found}” as well, in {other}; "
                "join the two.",
            ),
        ),
        FaultKind.RETROACTIVE: (
            words.pgettext("fault.retroactive.expected", "a day not before the signature, {signed}"),
            words.pgettext(
                "fault.retroactive",
                "In force from {found}, before it was signed on {signed}; incidents already reported "
                "are not judged again.",
            ),
        ),
        FaultKind.OUTSIDE_VALIDITY: (
            words.pgettext("fault.outside_validity.expected", "a day after {first}, up to {last}"),
            words.pgettext(
                "fault.outside_validity",
                "In force from {found}, while the contract runs from {first} to {last}.",
            ),
        ),
    }


def _people(words: Language) -> dict[FaultKind, Sentences]:
    return {
        FaultKind.UNTRAINED: (
            words.pgettext("fault.untrained.expected", "the day of the training"),
            words.pgettext(
                "fault.untrained", "This person takes reports and has not been trained in the procedure."
            ),
        ),
        FaultKind.NO_ADDRESS: (
            words.pgettext("fault.no_address.expected", "a phone number or an e-mail address"),
            words.pgettext(
                "fault.no_address",
                "Without a phone number and an e-mail address this person can be linked by an "
                "invitation only.",
            ),
        ),
        FaultKind.SHARED_ADDRESS: (
            words.pgettext("fault.shared_address.expected", "an address of one person only"),
            words.pgettext(
                "fault.shared_address",
                "“{found}” stands in {other} too; an account with it could be either person.",
            ),
        ),
        FaultKind.COVER_GAP: (
            words.pgettext("fault.cover_gap.expected", "somebody who may react on every day"),
            words.pgettext("fault.cover_gap", "From {first} to {last} no person of the provider may react."),
        ),
        FaultKind.NO_DEPUTY: (
            words.pgettext("fault.no_deputy.expected", "the key of a deputy"),
            words.pgettext(
                "fault.no_deputy",
                "This person is notified and has no deputy; when they cannot be reached the notice "
                "goes to the next level at once.",
            ),
        ),
    }
