"""The managers' page over HTTP: who gets in, and that it is whole without a script."""

import httpx

from tests.web.conftest import client_of
from tests.web.world import World

POLISH = {"Accept-Language": "pl"}


async def test_a_stranger_is_sent_to_the_ways_in(stranger: httpx.AsyncClient) -> None:
    page = await stranger.get("/dashboard", headers=POLISH)

    assert page.status_code == 401
    assert "Wstrzymania" not in page.text


async def test_the_demo_shows_the_page_to_its_manager(client: httpx.AsyncClient) -> None:
    page = await client.get("/dashboard?month=2026-11", headers=POLISH)

    assert page.status_code == 200
    assert "Listopad 2026: liczby" in page.text
    assert "<summary><strong>MTBF</strong>" in page.text
    assert "month=2026-10" in page.text


async def test_a_month_that_is_none_is_this_month_and_an_unknown_contract_nobodys(world: World) -> None:
    async with client_of(world) as visitor:
        assert (await visitor.get("/dashboard?month=soon")).status_code == 200
        assert (await visitor.get("/dashboard?contract=SLA/1999/001")).status_code == 403
