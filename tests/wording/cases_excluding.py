"""An exclusion in words: excl.claim of the dialogues, and the sentences beside it that have no row."""

from handlers.messages import Notice
from handlers.notices import asking, excluding
from tests.wording.cases import Case
from tests.wording.facts import at

POWER = "awaria zasilania lub łącza poza punktem styku"

CASES = [
    Case(
        key="excl.claim",
        notice=excluding.ExclusionClaimed(
            incident=42,
            claim=9,
            number="Z-0042",
            ground=3,
            text="film",
            object_by=at("16:00", 3, 12),
        ),
        data={
            "{text}": ("na drugiej linii brak folii", "no film on the second line"),
            "power or line failure beyond the demarcation point": (POWER, POWER),
        },
    ),
]

BESIDE: list[tuple[Notice, str, str]] = [
    (
        excluding.ChooseExclusion(incident=42, number="Z-0042", grounds=(0, 4)),
        "Z-0042: które wyłączenie z umowy?\n1. siła wyższa\n5. usługi spoza umowy\nUzasadnienie (wymagane): "
        "[1. siła wyższa] [5. usługi spoza umowy]",
        "Z-0042: which exclusion of the contract?\n1. siła wyższa\n5. usługi spoza umowy\nReasons (required): "
        "[1. siła wyższa] [5. usługi spoza umowy]",
    ),
    (
        excluding.TypeClaimReasons(number="Z-0042", ground=0),
        "Z-0042, wyłączenie: „siła wyższa”. Proszę napisać uzasadnienie jednym zdaniem.",
        "Z-0042, exclusion: “siła wyższa”. Please write the reasons in one sentence.",
    ),
    (
        excluding.ClaimSaved(number="Z-0042", ground=0, people=("k1", "k3"), object_by=None),
        "Z-0042: wskazano wyłączenie: „siła wyższa”. Zapytano: Anna Przykład, Celina Próba. Do czasu uznania nic "
        "się nie zmienia.",
        "Z-0042: the exclusion has been claimed: “siła wyższa”. Asked: Anna Przykład, Celina Próba. Until it is "
        "agreed nothing changes.",
    ),
    (
        excluding.ExclusionAgreed(number="Z-0042", ground=0, person="k3", at=at("15:02")),
        "Z-0042: wyłączenie **uznane za zgodą**: „siła wyższa”. Zgoda: Celina Próba, 15:02. Zgłoszenie pozostaje w "
        "statystykach, z oznaczeniem.",
        "Z-0042: the exclusion **holds by agreement**: “siła wyższa”. Agreed by: Celina Próba, 15:02. The report "
        "stays in the figures, marked.",
    ),
    (
        excluding.TypeClaimObjection(number="Z-0042", ground=0),
        "Z-0042: sprzeciw wobec wyłączenia „siła wyższa”. Proszę napisać powód jednym zdaniem.",
        "Z-0042: objection to the exclusion “siła wyższa”. Please write the reason in one sentence.",
    ),
    (
        excluding.ExclusionContested(number="Z-0042", ground=0, text="film", people=("k3", "s4")),
        "Z-0042: sprzeciw wobec wyłączenia „siła wyższa”. „na drugiej linii brak folii”. Wyłączenie jest "
        "**sporne**, raport pokaże obie wersje. Rozstrzygają zgodnie: Celina Próba, Henryk Model.",
        "Z-0042: objection to the exclusion “siła wyższa”. “no film on the second line”. The exclusion is "
        "**disputed**; the report will show both versions. Decided, if all agree, by: Celina Próba, Henryk Model.",
    ),
    (
        excluding.ExclusionUnanswered(number="Z-0042", ground=0, people=("k3",)),
        "Z-0042: w terminie nikt nie odpowiedział na wskazane wyłączenie „siła wyższa”. Milczenie nie jest zgodą: "
        "**nic się nie zmienia**. Rozstrzyga: Celina Próba.",
        "Z-0042: nobody answered the claimed exclusion “siła wyższa” in time. Silence is not consent: **nothing "
        "changes**. Decided by: Celina Próba.",
    ),
    (
        excluding.AskExclusion(
            incident=42, claim=9, number="Z-0042", ground=0, text="packing", objection=None, people=("k3",)
        ),
        "**Z-0042: czy wyłączenie jest zasadne?** Podstawa: „siła wyższa”. Uzasadnienie: „druga linia przejęła "
        "pakowanie”. W terminie nie było ani zgody, ani sprzeciwu. Rozstrzyga: Celina Próba. [Uznać wyłączenie] "
        "[Nie uznawać]",
        "**Z-0042: does the exclusion hold?** Ground: “siła wyższa”. Reasons: “the second line took over packing”. "
        "Nobody objected or agreed in time. Decided by: Celina Próba. [It holds] [It does not hold]",
    ),
    (
        excluding.ExclusionOpinionSaved(number="Z-0042", holds=False, waiting=("s4",)),
        "Z-0042: zapisano głos: nie uznawać wyłączenia. Brakuje głosu: Henryk Model.",
        "Z-0042: opinion saved: the exclusion does not hold. Still waiting for: Henryk Model.",
    ),
    (
        excluding.ExclusionOpinionsDiffer(number="Z-0042", people=("k3", "s4")),
        "Z-0042: głosy w sprawie wyłączenia są różne (Celina Próba, Henryk Model). Nic się nie zmienia, wyłączenie "
        "pozostaje sporne.",
        "Z-0042: opinions on the exclusion differ (Celina Próba, Henryk Model). Nothing changes: it stays disputed.",
    ),
    (
        excluding.ExclusionDecided(number="Z-0042", ground=0, holds=True, people=("k3", "s4")),
        "Z-0042, rozstrzygnięcie: wyłączenie „siła wyższa” **uznane**. Zgłoszenie pozostaje w statystykach, z "
        "oznaczeniem. Zgodnie: Celina Próba, Henryk Model.",
        "Z-0042, decision: the exclusion “siła wyższa” **holds**. The report stays in the figures, marked. Agreed: "
        "Celina Próba, Henryk Model.",
    ),
    (
        excluding.ClaimPending(number="Z-0042", is_agreed=False),
        "Z-0042: wyłączenie jest już wskazane i czeka na odpowiedź.",
        "Z-0042: an exclusion is claimed already and waits for its answer.",
    ),
    (
        excluding.NoExclusionLeft(number="Z-0042"),
        "Z-0042: umowa nie wymienia wyłączenia, którego jeszcze nie wskazano.",
        "Z-0042: the contract lists no exclusion that has not been claimed already.",
    ),
    (
        excluding.ClaimOver(number="Z-0042", standing="contested"),
        "Z-0042: to wyłączenie jest już sporne.",
        "Z-0042: this exclusion is already disputed.",
    ),
    (
        excluding.ClaimObjectionLate(number="Z-0042", object_by=at("09:00", 2, 12), people=()),
        "Z-0042: sprzeciw można było wnieść do śr. 2.12, 09:00. Milczenie nie jest zgodą, wyłączenie nie jest "
        "uznane.",
        "Z-0042: objections could be raised until Wed 2 Dec, 09:00. Silence is not consent; the exclusion does not "
        "hold yet.",
    ),
    (
        excluding.ClaimStillOpen(number="Z-0042", object_by=None),
        "Z-0042: wskazane wyłączenie czeka jeszcze na odpowiedź drugiej strony.",
        "Z-0042: the claimed exclusion still waits for the other side.",
    ),
    (
        asking.PauseObjectionLate(number="Z-0042", object_by=at("09:00", 24)),
        "Z-0042: sprzeciw wobec tego wstrzymania można było wnieść do wt. 24.11, 09:00.",
        "Z-0042: an objection to this pause could be raised until Tue 24 Nov, 09:00.",
    ),
]
"""Sentences without a row of the dialogues."""
