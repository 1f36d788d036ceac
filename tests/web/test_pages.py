"""The pages as a plain HTTP client sees them: ways in, headers, refusals, health."""

import httpx
import pytest

from bot.web.security import SESSION, unseal
from tests.web.conftest import client_of
from tests.web.world import TOKEN, World

JSON = {"Accept": "application/json"}


async def test_a_stranger_is_told_how_to_get_in_and_whom_to_call(stranger: httpx.AsyncClient) -> None:
    page = (await stranger.get("/", headers={"Accept-Language": "pl"})).text

    assert "Tu zgłasza się awarie" in page
    assert 'href="tel:+48000000200"' in page
    assert 'name="text"' not in page


@pytest.mark.parametrize("way", ["join", "login"])
async def test_looking_at_a_one_time_link_uses_nothing_up(
    stranger: httpx.AsyncClient, strict_world: World, way: str
) -> None:
    page = await stranger.get(f"/{way}/{TOKEN}", headers={"Accept-Language": "pl"})

    assert "<button" in page.text
    assert strict_world.desk.handled == []
    assert SESSION not in page.cookies


async def test_using_a_link_signs_in_and_opens_ones_own_pane(stranger: httpx.AsyncClient) -> None:
    answer = await stranger.post(f"/join/{TOKEN}")

    assert answer.status_code == 303
    session = answer.headers["set-cookie"]
    assert "HttpOnly" in answer.headers.get_list("set-cookie")[-1]
    assert "SameSite=lax" in session
    page = (await stranger.get("/")).text
    assert "Bartosz Wzór" in page
    assert 'data-seat="me"' in page


async def test_a_link_that_is_not_good_signs_nobody_in(stranger: httpx.AsyncClient) -> None:
    answer = await stranger.post("/join/another-token")

    assert answer.status_code == 403
    assert "To zaproszenie wygasło." in answer.text
    assert SESSION not in stranger.cookies


async def test_a_forged_or_outdated_session_opens_nothing(strict_world: World) -> None:
    secret, now = strict_world.parts.secret, strict_world.clock.now()
    forged = "seat-k2.99999999999.0000"
    outdated = "seat-k2.1.0000"

    assert unseal(forged, now, secret) is None
    assert unseal(outdated, now, secret) is None
    assert unseal("", now, secret) is None


async def test_a_removed_access_ends_at_once(stranger: httpx.AsyncClient, strict_world: World) -> None:
    await stranger.post(f"/join/{TOKEN}")
    account = strict_world.desk.handled[0].account

    await strict_world.store.write(
        lambda archive: archive.people.revoke(archive.people.by_account("web", account)[0].id)
    )

    assert 'name="text"' not in (await stranger.get("/")).text


async def test_a_post_from_another_site_does_nothing(client: httpx.AsyncClient, world: World) -> None:
    form = {"seat": "client", "text": "taśma stoi", "key": "1"}
    foreign = [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}]

    answers = [await client.post("/say", data=form, headers=headers) for headers in foreign]

    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert world.desk.handled == []


async def test_a_post_from_our_own_page_is_taken(client: httpx.AsyncClient, world: World) -> None:
    form = {"seat": "client", "text": "taśma stoi", "key": "1"}

    await client.post("/say", data=form, headers={"Origin": "http://127.0.0.1"})

    assert [one.text for one in world.desk.handled] == ["taśma stoi"]


async def test_the_same_form_sent_twice_is_one_message(client: httpx.AsyncClient, world: World) -> None:
    form = {"seat": "client", "text": "taśma stoi", "key": "one deed"}

    answers = [await client.post("/say", data=form, headers=JSON) for _ in range(2)]

    assert [answer.json()["stored"] for answer in answers] == [True, True]
    assert len(world.desk.handled) == 1
    assert (await client.get("/")).text.count("taśma stoi</p>") == 1


async def test_nobody_writes_in_a_seat_that_is_not_theirs(
    stranger: httpx.AsyncClient, strict_world: World
) -> None:
    answer = await stranger.post("/say", data={"seat": "client", "text": "taśma stoi"}, headers=JSON)

    assert answer.status_code == 403
    assert answer.json()["stored"] is False
    assert strict_world.desk.handled == []


async def test_a_command_is_recognised_in_either_language(client: httpx.AsyncClient, world: World) -> None:
    for text in ("/awaria taśma stoi", "/report belt stopped", "/język en", "/nieznane słowo"):
        await client.post("/say", data={"seat": "client", "text": text})

    done = [(one.kind.value, one.act, one.text) for one in world.desk.handled]
    assert done == [
        ("command", "report", "taśma stoi"),
        ("command", "report", "belt stopped"),
        ("command", "language", "en"),
        ("text", "", "/nieznane słowo"),
    ]


async def test_an_immediate_answer_reaches_a_browser_without_script_once(client: httpx.AsyncClient) -> None:
    await client.post("/press", data={"seat": "client", "token": "unknown|7|", "key": "1"})

    assert "Tego przycisku już nie ma." in (await client.get("/")).text
    assert "Tego przycisku już nie ma." not in (await client.get("/")).text


async def test_the_language_is_the_chosen_one_else_the_browsers_else_the_contracts(
    client: httpx.AsyncClient,
) -> None:
    async def spoken(header: str) -> str:
        page = await client.get("/", headers={"Accept-Language": header})
        return page.text.split('lang="', 1)[1][:2]

    assert [await spoken(one) for one in ("en-GB,pl;q=0.5", "de, pl;q=0.5", "de")] == ["en", "pl", "pl"]
    await client.post("/language", data={"code": "en"})
    assert await spoken("pl") == "en"


async def test_the_way_back_after_choosing_a_language_stays_on_this_site(client: httpx.AsyncClient) -> None:
    for back in ("//evil.example", "https://evil.example", "/\\evil.example"):
        answer = await client.post("/language", data={"code": "en", "back": back})
        assert answer.headers["location"] == "/"


async def test_what_people_write_can_never_become_markup(client: httpx.AsyncClient) -> None:
    await client.post("/say", data={"seat": "client", "text": "<script>alert(1)</script>"})

    page = (await client.get("/")).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


async def test_every_answer_forbids_other_hosts_and_frames(client: httpx.AsyncClient) -> None:
    for path in ("/", "/healthz", "/static/app.js", "/nowhere", "/api/docs"):
        headers = (await client.get(path)).headers
        assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self';")
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


async def test_opening_the_page_counts_as_being_there(client: httpx.AsyncClient, world: World) -> None:
    await client.get("/")

    account = await world.store.read(lambda archive: archive.people.by_account("web", "seat-s2")[0])
    assert account.live_until is not None
    assert account.live_until > world.clock.now()


async def test_machines_learn_whether_the_process_is_alive_and_ready(client: httpx.AsyncClient) -> None:
    assert (await client.get("/healthz")).status_code == 200
    assert (await client.get("/readyz")).json() == {
        "ok": True,
        "database": "ok",
        "heartbeat": "ok",
        "contracts": 1,
        "channels": {"telegram": "degraded"},
    }
    assert "python_info" in (await client.get("/metrics")).text


async def test_the_demos_clock_is_nowhere_outside_the_demo(stranger: httpx.AsyncClient) -> None:
    assert (await stranger.post("/demo/clock", data={"move": "900"})).status_code == 404


async def test_only_the_buttons_of_the_clock_move_it(client: httpx.AsyncClient, world: World) -> None:
    for move in ("-900", "901", "1e9", "tomorrow"):
        await client.post("/demo/clock", data={"move": move})

    assert world.clock.offset.total_seconds() == 0


async def test_a_visitor_without_a_page_gets_a_sentence_and_a_telephone(strict_world: World) -> None:
    async with client_of(strict_world) as visitor:
        lost = await visitor.get("/nowhere", headers={"Accept-Language": "pl"})

    assert lost.status_code == 404
    assert "Nie ma takiej strony." in lost.text
    assert "+48 000 000 200" in lost.text


async def test_every_page_says_that_the_contract_is_an_example(stranger: httpx.AsyncClient) -> None:
    page = await stranger.get("/", headers={"Accept-Language": "pl"})

    assert '<span class="tag">umowa przykładowa</span>' in page.text
