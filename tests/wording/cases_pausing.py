"""The sentences of a pause that is no question; the dialogues have no rows for them."""

from handlers.messages import Notice
from handlers.notices import pausing
from tests.wording.facts import at

GROUND = "brak wstępu do pomieszczenia lub systemu po stronie klienta"
CASES: list[tuple[Notice, str, str]] = [
    (
        pausing.ChooseGround(
            incident=42,
            number="Z-0042",
            grounds=("dostep", "termin-klienta"),
            limit_seconds=57600,
            left_seconds=54000,
        ),
        "Z-0042: na jakiej podstawie wstrzymać zegar naprawy? (limit 16 godz., pozostało 15 godz.) "
        "[brak wstępu do pomieszczenia lub system…] [klient poprosił o inny termin]",
        "Z-0042: on which ground is the repair clock to stand? (limit 16 h, 15 h left) "
        "[brak wstępu do pomieszczenia lub system…] [klient poprosił o inny termin]",
    ),
    (
        pausing.TypeGround(number="Z-0042", ground="dostep"),
        f"Z-0042, „{GROUND}”: proszę napisać jednym zdaniem, o co chodzi.",
        f"Z-0042, “{GROUND}”: please write in one sentence what is the matter.",
    ),
    (
        pausing.PauseBegun(incident=42, number="Z-0042", ground="dostep", since=at("10:12")),
        f"Z-0042: zegar naprawy **wstrzymany od 10:12**. Podstawa: „{GROUND}”. [Wznów zegar]",
        f"Z-0042: the repair clock is **paused since 10:12**. Ground: “{GROUND}”. [Resume the clock]",
    ),
    (
        pausing.PausedForClient(
            incident=42, number="Z-0042", ground="dostep", person="s2", text="film", since=at("10:12")
        ),
        f"**Z-0042: czas naprawy wstrzymany od 10:12.** Podstawa: „{GROUND}”. Wstrzymuje: Filip Schemat. "
        "„na drugiej linii brak folii” [Przeszkoda usunięta] [Nie zgadzam się na wstrzymanie]",
        f"**Z-0042: the repair time is paused since 10:12.** Ground: “{GROUND}”. Paused by: Filip Schemat. "
        "“no film on the second line” [The obstacle is gone] [I object to the pause]",
    ),
    (
        pausing.AskPause(
            incident=42, request=7, number="Z-0042", ground="termin-klienta", person="s2", text="film"
        ),
        "**Z-0042: prośba o wstrzymanie czasu naprawy.** Podstawa: „klient poprosił o inny termin”. Prosi: Filip "
        "Schemat. „na drugiej linii brak folii” Do zgody zegar biegnie. [Zgoda] [Sprzeciw]",
        "**Z-0042: request to pause the repair time.** Ground: “klient poprosił o inny termin”. Asked by: Filip "
        "Schemat. “no film on the second line” Until it is agreed the clock runs. [Agree] [Object]",
    ),
    (
        pausing.PauseRequested(number="Z-0042", people=("k1", "k2")),
        "Z-0042: poproszono o zgodę na wstrzymanie. Do decyzji: Anna Przykład, Bartosz Wzór. Zegar biegnie.",
        "Z-0042: consent to the pause has been asked for. For decision by: Anna Przykład, Bartosz Wzór. The "
        "clock runs.",
    ),
    (
        pausing.PauseAgreed(incident=42, number="Z-0042", person="k1", since=at("10:12")),
        "Z-0042: zegar naprawy **wstrzymany od 10:12** (zgoda: Anna Przykład). [Wznów zegar]",
        "Z-0042: the repair clock is **paused since 10:12** (agreed by: Anna Przykład). [Resume the clock]",
    ),
    (
        pausing.PauseRefused(number="Z-0042", person="k1"),
        "Z-0042: brak zgody na wstrzymanie (decyzja: Anna Przykład). Zegar biegnie dalej.",
        "Z-0042: no consent to the pause (decided by: Anna Przykład). The clock keeps running.",
    ),
    (
        pausing.PauseLifted(number="Z-0042", person="k2", at=at("11:40"), paused_seconds=5280),
        "Z-0042: zegar naprawy ruszył ponownie o 11:40 (wstrzymanie trwało 1 godz. 28 min). Wznawia: Bartosz Wzór.",
        "Z-0042: the repair clock resumed at 11:40 (the pause lasted 1 h 28 min). Resumed by: Bartosz Wzór.",
    ),
    (
        pausing.NoGround(number="Z-0042", severity="A"),
        "Z-0042: w klasie A umowa nie daje podstawy do wstrzymania zegara.",
        "Z-0042: the contract gives no ground to pause the clock in class A.",
    ),
    (
        pausing.AlreadyPaused(number="Z-0042", since=at("10:12")),
        "Z-0042: zegar jest już wstrzymany, od 10:12.",
        "Z-0042: the clock is paused already, since 10:12.",
    ),
    (
        pausing.PauseSpent(number="Z-0042"),
        "Z-0042: limit wstrzymania wyczerpany. Zegar biegnie dalej.",
        "Z-0042: the pause limit is used up. The clock keeps running.",
    ),
    (
        pausing.ClockRuns(number="Z-0042"),
        "Z-0042: zegar już biegnie.",
        "Z-0042: the clock is running already.",
    ),
    (
        pausing.RequestOver(number="Z-0042"),
        "Z-0042: na tę prośbę jest już odpowiedź.",
        "Z-0042: this request has been answered already.",
    ),
]
