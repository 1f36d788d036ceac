"""An exclusion claimed, agreed, disputed and decided, in words (DIALOGUES 16, clause 13)."""

from bot.wording import labels
from bot.wording.said import Said
from bot.wording.saying import Saying, saying
from bot.wording.typesetting import Runs, lines, said, sentences
from bot.wording.words import Words
from handlers.notices import excluding as notices
from models.sla.claims import Standing


def ground_words(words: Words, ground: int) -> str:
    """Give the words of the contract for a circumstance of its list, as in the incident's own terms."""
    view = words.incident
    terms = (view.terms if view else None) or words.terms
    known = terms.exclusions.list
    return known[ground] if 0 <= ground < len(known) else "–"


def choose_exclusion(notice: notices.ChooseExclusion, words: Words) -> Said:
    """Word excl.start: the circumstances of the contract, one a line, each with its button."""
    t = words.language
    listed = [
        words.runs(t.pgettext("excl.ground", "{index}. {ground}"), index=index, ground=ground)
        for index, ground in ((one + 1, ground_words(words, one)) for one in notice.grounds)
    ]
    if notice.text:
        asked = t.pgettext("excl.start.text", "Reasons: “{text}”. Please choose the ground.")
        last = words.runs(asked, text=words.quote(notice.text))
    else:
        last = words.runs(t.pgettext("excl.start.reasons", "Reasons (required):"))
    head = words.runs(
        t.pgettext("excl.start", "{number}: which exclusion of the contract?"), number=notice.number
    )
    buttons = [
        labels.choice(f"{one + 1}. {ground_words(words, one)}", "ground", notice.incident, str(one))
        for one in notice.grounds
    ]
    return said(lines(head, *listed, last), *buttons)


def type_reasons(notice: notices.TypeClaimReasons, words: Words) -> Said:
    """Word excl.reason."""
    text = words.language.pgettext(
        "excl.reason", "{number}, exclusion: “{ground}”. Please write the reasons in one sentence."
    )
    return said(words.runs(text, number=notice.number, ground=ground_words(words, notice.ground)))


def claim_saved(notice: notices.ClaimSaved, words: Words) -> Said:
    """Word excl.sent."""
    t = words.language
    text = t.pgettext(
        "excl.sent",
        "{number}: the exclusion has been claimed: “{ground}”. Asked: {people}. Until it is agreed nothing changes.",
    )
    head = words.runs(
        text,
        number=notice.number,
        ground=ground_words(words, notice.ground),
        people=words.people(notice.people) or "–",
    )
    return said(sentences(head, _until(notice, words)))


def exclusion_claimed(notice: notices.ExclusionClaimed, words: Words) -> Said:
    """Word excl.claim."""
    t = words.language
    text = t.pgettext(
        "excl.claim",
        "{number}: {party} claims an exclusion. Ground: “{ground}”. Reasons: “{text}”.",
    )
    head = words.runs(
        text,
        number=notice.number,
        party=words.party(words.terms.exclusions.claimed_by),
        ground=ground_words(words, notice.ground),
        text=words.quote(notice.text),
    )
    seq = str(notice.claim)
    return said(
        sentences(head, _until(notice, words)),
        labels.act(t.pgettext("button.agreeclaim", "Agree"), "agreeclaim", notice.incident, seq),
        labels.act(t.pgettext("button.objectclaim", "Object"), "objectclaim", notice.incident, seq),
    )


def _until(notice: notices.ExclusionClaimed | notices.ClaimSaved, words: Words) -> Runs:
    if notice.object_by is None:
        return ()
    text = words.language.pgettext("excl.until", "An objection may be raised until {due}.")
    return words.runs(text, due=words.when(notice.object_by))


def exclusion_agreed(notice: notices.ExclusionAgreed, words: Words) -> Said:
    """Word excl.agreed."""
    text = words.language.pgettext(
        "excl.agreed",
        "{number}: the exclusion **holds by agreement**: “{ground}”. Agreed by: {person}, {at}. The report stays in"
        " the figures, marked.",
    )
    return said(
        words.runs(
            text,
            number=notice.number,
            ground=ground_words(words, notice.ground),
            person=words.person(notice.person),
            at=words.when(notice.at),
        )
    )


def type_objection(notice: notices.TypeClaimObjection, words: Words) -> Said:
    """Word excl.object.type."""
    text = words.language.pgettext(
        "excl.object.type",
        "{number}: objection to the exclusion “{ground}”. Please write the reason in one sentence.",
    )
    return said(words.runs(text, number=notice.number, ground=ground_words(words, notice.ground)))


def exclusion_contested(notice: notices.ExclusionContested, words: Words) -> Said:
    """Word excl.object."""
    t = words.language
    text = t.pgettext(
        "excl.object",
        "{number}: objection to the exclusion “{ground}”. “{text}”. The exclusion is **disputed**; the report will"
        " show both versions.",
    )
    head = words.runs(
        text,
        number=notice.number,
        ground=ground_words(words, notice.ground),
        text=words.quote(notice.text),
    )
    return said(sentences(head, _who_decides(notice.people, words)))


def exclusion_unanswered(notice: notices.ExclusionUnanswered, words: Words) -> Said:
    """Word excl.silent."""
    text = words.language.pgettext(
        "excl.silent",
        "{number}: nobody answered the claimed exclusion “{ground}” in time. Silence is not consent: **nothing"
        " changes**.",
    )
    head = words.runs(text, number=notice.number, ground=ground_words(words, notice.ground))
    return said(sentences(head, _who_decides(notice.people, words)))


def _who_decides(people: tuple[str, ...], words: Words) -> Runs:
    if not people:
        return ()
    text = words.language.npgettext(
        "excl.deciders", "Decided by: {people}.", "Decided, if all agree, by: {people}.", len(people)
    )
    return words.runs(text, people=words.people(people))


def ask_exclusion(notice: notices.AskExclusion, words: Words) -> Said:
    """Word excl.ask."""
    t = words.language
    head = words.runs(
        t.pgettext(
            "excl.ask", "**{number}: does the exclusion hold?** Ground: “{ground}”. Reasons: “{text}”."
        ),
        number=notice.number,
        ground=ground_words(words, notice.ground),
        text=words.quote(notice.text),
    )
    if notice.objection:
        objection = words.runs(
            t.pgettext("excl.ask.objection", "Objection: “{text}”."), text=words.quote(notice.objection)
        )
    else:
        objection = words.runs(t.pgettext("excl.ask.silence", "Nobody objected or agreed in time."))
    seq = str(notice.claim)
    return said(
        sentences(head, objection, _who_decides(notice.people, words)),
        labels.act(t.pgettext("button.claimholds", "It holds"), "claimholds", notice.incident, seq),
        labels.act(t.pgettext("button.claimfails", "It does not hold"), "claimfails", notice.incident, seq),
    )


def opinion_saved(notice: notices.ExclusionOpinionSaved, words: Words) -> Said:
    """Word excl.saved."""
    t = words.language
    if notice.holds:
        text = t.pgettext(
            "excl.saved.holds", "{number}: opinion saved: the exclusion holds. Still waiting for: {people}."
        )
    else:
        text = t.pgettext(
            "excl.saved.fails",
            "{number}: opinion saved: the exclusion does not hold. Still waiting for: {people}.",
        )
    return said(words.runs(text, number=notice.number, people=words.people(notice.waiting)))


def opinions_differ(notice: notices.ExclusionOpinionsDiffer, words: Words) -> Said:
    """Word excl.differs."""
    text = words.language.pgettext(
        "excl.differs",
        "{number}: opinions on the exclusion differ ({people}). Nothing changes: it stays disputed.",
    )
    return said(words.runs(text, number=notice.number, people=words.people(notice.people)))


def exclusion_decided(notice: notices.ExclusionDecided, words: Words) -> Said:
    """Word excl.done."""
    t = words.language
    if notice.holds:
        text = t.pgettext(
            "excl.done.holds",
            "{number}, decision: the exclusion “{ground}” **holds**. The report stays in the figures, marked.",
        )
    else:
        text = t.pgettext(
            "excl.done.fails", "{number}, decision: the exclusion “{ground}” **does not hold**."
        )
    head = words.runs(text, number=notice.number, ground=ground_words(words, notice.ground))
    people = words.runs(
        t.pgettext("excl.done.people", "Agreed: {people}."), people=words.people(notice.people)
    )
    return said(sentences(head, people))


def claim_pending(notice: notices.ClaimPending, words: Words) -> Said:
    """Word excl.pending."""
    t = words.language
    if notice.is_agreed:
        text = t.pgettext("excl.pending.agreed", "{number}: an exclusion already holds.")
    else:
        text = t.pgettext(
            "excl.pending", "{number}: an exclusion is claimed already and waits for its answer."
        )
    return said(words.runs(text, number=notice.number))


def none_left(notice: notices.NoExclusionLeft, words: Words) -> Said:
    """Word excl.none."""
    text = words.language.pgettext(
        "excl.none", "{number}: the contract lists no exclusion that has not been claimed already."
    )
    return said(words.runs(text, number=notice.number))


def claim_over(notice: notices.ClaimOver, words: Words) -> Said:
    """Word excl.over."""
    t = words.language
    match notice.standing:
        case Standing.AGREED:
            text = t.pgettext("excl.over.agreed", "{number}: this exclusion already holds.")
        case Standing.CONTESTED:
            text = t.pgettext("excl.over.contested", "{number}: this exclusion is already disputed.")
        case _:
            text = t.pgettext("excl.over.refused", "{number}: this exclusion has been refused.")
    return said(words.runs(text, number=notice.number))


def objection_late(notice: notices.ClaimObjectionLate, words: Words) -> Said:
    """Word excl.late."""
    text = words.language.pgettext(
        "excl.late",
        "{number}: objections could be raised until {due}. Silence is not consent; the exclusion does not hold yet.",
    )
    head = words.runs(text, number=notice.number, due=words.moment(notice.object_by))
    return said(sentences(head, _who_decides(notice.people, words)))


def still_open(notice: notices.ClaimStillOpen, words: Words) -> Said:
    """Word excl.early."""
    t = words.language
    text = t.pgettext("excl.early", "{number}: the claimed exclusion still waits for the other side.")
    head = words.runs(text, number=notice.number)
    if notice.object_by is None:
        return said(head)
    until = t.pgettext("excl.until", "An objection may be raised until {due}.")
    return said(sentences(head, words.runs(until, due=words.when(notice.object_by))))


SAYINGS: tuple[Saying, ...] = (
    saying(notices.ChooseExclusion, choose_exclusion),
    saying(notices.TypeClaimReasons, type_reasons),
    saying(notices.ClaimSaved, claim_saved),
    saying(notices.ExclusionClaimed, exclusion_claimed),
    saying(notices.ExclusionAgreed, exclusion_agreed),
    saying(notices.TypeClaimObjection, type_objection),
    saying(notices.ExclusionContested, exclusion_contested),
    saying(notices.ExclusionUnanswered, exclusion_unanswered),
    saying(notices.AskExclusion, ask_exclusion),
    saying(notices.ExclusionOpinionSaved, opinion_saved),
    saying(notices.ExclusionOpinionsDiffer, opinions_differ),
    saying(notices.ExclusionDecided, exclusion_decided),
    saying(notices.ClaimPending, claim_pending),
    saying(notices.NoExclusionLeft, none_left),
    saying(notices.ClaimOver, claim_over),
    saying(notices.ClaimObjectionLate, objection_late),
    saying(notices.ClaimStillOpen, still_open),
)
