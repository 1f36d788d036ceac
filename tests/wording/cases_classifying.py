"""Section 8 of the dialogues, dup.worse, and the sentences beside them that have no row."""

from handlers.messages import Notice
from handlers.notices import classifying, disputing
from tests.wording.cases import Case
from tests.wording.facts import at, incident, reported

CASES = [
    Case(
        key="rc.ask",
        notice=classifying.AskClass(
            incident=42,
            proposal=9,
            number="Z-0042",
            person="s2",
            before="A",
            severity="B",
            runs="A",
            text="packing",
            decide_by=at("16:20"),
        ),
    ),
    Case(
        key="rc.done",
        notice=classifying.ClassLowered(
            number="Z-0042",
            severity="B",
            at=at("15:02"),
            person="k1",
            reaction_due=None,
            restoration_due=at("14:05:12", 30),
        ),
    ),
    Case(
        key="rc.up",
        notice=classifying.ClassRaised(
            number="Z-0048",
            severity="A",
            at=at("15:02"),
            reaction_due=at("15:32"),
            workaround_due=at("19:02"),
            restoration_due=at("23:02"),
        ),
    ),
    Case(
        key="rc.object",
        notice=disputing.ClassObjected(
            incident=42,
            proposal=9,
            number="Z-0042",
            before="A",
            severity="B",
            text="film",
            people=("k3", "s4"),
        ),
    ),
    Case(key="rc.self", notice=classifying.OwnProposal()),
    Case(
        key="dup.worse",
        notice=classifying.WorseHere(incident=42, number="Z-0042"),
        shown=incident(reported("B")),
    ),
]

BESIDE: list[tuple[Notice, str, str]] = [
    (
        classifying.ChooseClass(incident=42, number="Z-0042", severities=("B", "C")),
        "Na jaką klasę?\n**B** – awaria\n**C** – usterka\nPowód (wymagany): [B] [C]",
        "Change to which class?\n**B** – failure\n**C** – minor fault\nReason (required): [B] [C]",
    ),
    (
        classifying.TypeClassReason(number="Z-0042", before="A", severity="B"),
        "Z-0042: klasa A → B. Powód (wymagany):",
        "Z-0042: class A → B. Reason (required):",
    ),
    (
        classifying.ClassProposed(
            number="Z-0042", before="A", severity="B", deciders=("k1",), decide_by=at("16:20")
        ),
        "Z-0042: zaproponowano zmianę klasy A → B. Do decyzji: Anna Przykład. "
        "Bez odpowiedzi do 16:20 klasa **pozostaje A**.",
        "Z-0042: a change of class A → B has been proposed. For decision by: Anna Przykład. "
        "Without an answer by 16:20 the class **stays A**.",
    ),
    (
        classifying.StricterRuns(
            number="Z-0042",
            person="k1",
            before="B",
            severity="A",
            text="film",
            reaction_due=None,
            workaround_due=at("19:02"),
            restoration_due=at("23:02"),
        ),
        "**Z-0042: propozycja zmiany klasy B → A.** Proponuje: Anna Przykład. Powód: „na drugiej linii brak "
        "folii”. Do decyzji obowiązują terminy klasy A: obejście do 19:02, przywrócenie do 23:02.",
        "**Z-0042: proposal to change the class B → A.** Proposed by: Anna Przykład. Reason: “no film on the "
        "second line”. Until the decision the deadlines of class A apply: workaround by 19:02, restoration "
        "by 23:02.",
    ),
    (
        classifying.TypeObjection(number="Z-0042", before="A", severity="B"),
        "Z-0042: sprzeciw wobec zmiany klasy A → B. Proszę napisać powód jednym zdaniem.",
        "Z-0042: objection to the change of class A → B. Please write the reason in one sentence.",
    ),
    (
        disputing.ClassOpinionSaved(number="Z-0042", severity="B", waiting=("s4",)),
        "Z-0042: zapisano głos: klasa B. Brakuje głosu: Henryk Model.",
        "Z-0042: opinion saved: class B. Still waiting for: Henryk Model.",
    ),
    (
        disputing.ClassOpinionsDiffer(number="Z-0042", people=("k3", "s4")),
        "Z-0042: głosy w sprawie klasy są różne (Celina Próba, Henryk Model). Klasa bez zmian.",
        "Z-0042: opinions on the class differ (Celina Próba, Henryk Model). The class does not change.",
    ),
    (
        disputing.ClassDecided(number="Z-0042", severity="A", people=("k3", "s4")),
        "Z-0042: spór rozstrzygnięty, klasa **pozostaje A**. Zgodnie: Celina Próba, Henryk Model.",
        "Z-0042: the dispute is decided, the class **stays A**. Agreed: Celina Próba, Henryk Model.",
    ),
    (
        classifying.ClassUnchanged(number="Z-0042", before="A", severity="B"),
        "Z-0042: bez odpowiedzi na propozycję zmiany klasy A → B. Klasa **pozostaje A**.",
        "Z-0042: nobody answered the proposal to change the class A → B. The class **stays A**.",
    ),
    (
        classifying.ProposalPending(number="Z-0042", before="A", severity="B", decide_by=None),
        "Z-0042: propozycja zmiany klasy A → B czeka już na decyzję. Bez odpowiedzi klasa **pozostaje A**.",
        "Z-0042: a proposal to change the class A → B is already waiting for a decision. "
        "Without an answer the class **stays A**.",
    ),
    (
        classifying.ProposalOver(number="Z-0042", severity="B"),
        "Z-0042: ta propozycja jest już rozstrzygnięta. Klasa: **B**.",
        "Z-0042: this proposal has been decided already. Class now: **B**.",
    ),
    (
        classifying.SameClass(number="Z-0042", severity="A"),
        "Z-0042: klasa A już obowiązuje.",
        "Z-0042: the class is A already.",
    ),
    (
        classifying.NotWorse(number="Z-0042", severity="B"),
        "Z-0042: klasa bez zmian (B).",
        "Z-0042: the class does not change (B).",
    ),
    (
        disputing.AskScope(
            incident=42, number="Z-0042", person="k2", service="erp", text="invoice", people=("k3", "s4")
        ),
        "**Z-0042: czy to zgłoszenie jest objęte umową?** Usługa: ERP. Zgłasza: Bartosz Wzór. „Czy faktura ma "
        "numer?”. Zegar biegnie do czasu rozstrzygnięcia. Rozstrzygają tylko zgodnie: Celina Próba, Henryk "
        "Model. [W zakresie] [Poza zakresem]",
        "**Z-0042: is this report covered by the contract?** Service: ERP. Reported by: Bartosz Wzór. “Does "
        "the invoice have a number?”. The clock runs until this is decided. Decided only if all agree: Celina "
        "Próba, Henryk Model. [In scope] [Out of scope]",
    ),
    (
        disputing.ScopeSaved(number="Z-0042", in_scope=True, waiting=("s4",)),
        "Z-0042: zapisano głos: w zakresie. Brakuje głosu: Henryk Model.",
        "Z-0042: opinion saved: in scope. Still waiting for: Henryk Model.",
    ),
    (
        disputing.ScopeDiffers(number="Z-0042", people=("k3", "s4")),
        "Z-0042: głosy w sprawie zakresu są różne (Celina Próba, Henryk Model). Nic się nie zmienia, zegar "
        "biegnie dalej.",
        "Z-0042: opinions on scope differ (Celina Próba, Henryk Model). Nothing changes, the clock keeps "
        "running.",
    ),
    (
        disputing.ScopeDecided(
            number="Z-0042", in_scope=True, at=at("14:15"), since=at("14:05"), people=("k3", "s4")
        ),
        "Z-0042, rozstrzygnięcie o zakresie (14:15): zgłoszenie jest **objęte umową**. Zegar biegnie od 14:05. "
        "Zgodnie: Celina Próba, Henryk Model.",
        "Z-0042, decision on scope (14:15): the report is **covered by the contract**. The clock has been "
        "running since 14:05. Agreed: Celina Próba, Henryk Model.",
    ),
]
"""Sentences without a row of the dialogues."""
