"""The JSON API as another program drives it, on the real desks and the example contract."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from bot.doors import open_doors
from bot.frontdesk import Desks
from bot.opening import open_library
from tests.web.conftest import client_of
from tests.web.world import CONTRACT, World, build

CONTRACTS = Path(__file__).parent.parent.parent / "contracts"
API_TOKEN = "a-key-of-these-tests"
KEY = {"Authorization": f"Bearer {API_TOKEN}"}
REPORT = {
    "contract": CONTRACT,
    "service": "linia",
    "severity": "A",
    "location": "hala-a",
    "text": "taśma stoi, panel czarny",
    "occurred_at": "2026-11-25T12:58:00Z",
}


@pytest.fixture
async def api_world(tmp_path: Path) -> AsyncIterator[World]:
    world = build(tmp_path, demo=False, api_token=API_TOKEN)
    opened = await world.store.write(open_library, CONTRACTS)
    desks = Desks(lambda: opened.library, frozenset({"web"}))
    world.parts = replace(world.parts, api=open_doors(desks))
    yield world
    await world.store.close()


@pytest.fixture
async def api(api_world: World) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(api_world) as client:
        client.headers.update(KEY)
        yield client


async def test_without_the_right_key_nobody_passes(api: httpx.AsyncClient) -> None:
    for wrong in (
        {"Authorization": ""},
        {"Authorization": "Bearer x"},
        {"Authorization": f"Basic {API_TOKEN}"},
    ):
        answer = await api.get("/api/incidents", headers=wrong)
        assert answer.status_code == 401
        assert answer.json()["error"]["code"] == "unauthorized"
        assert answer.headers["www-authenticate"] == "Bearer"


async def test_without_an_api_token_every_key_is_wrong(strict_world: World) -> None:
    async with client_of(strict_world) as client:
        for key in ("", "Bearer ", "Bearer None", "Bearer x"):
            assert (await client.get("/api/contracts", headers={"Authorization": key})).status_code == 401


async def test_a_report_becomes_an_incident_of_the_api(api: httpx.AsyncClient) -> None:
    answer = await api.post("/api/incidents", json=REPORT)

    assert answer.status_code == 201
    shown = answer.json()
    assert (shown["number"], shown["state"], shown["reporter"], shown["joined"]) == (
        "Z-0001",
        "reported",
        "api",
        0,
    )
    assert (shown["service"], shown["severity"], shown["location"]) == ("linia", "A", "hala-a")
    first = shown["events"][0]
    assert (first["seq"], first["kind"], first["actor"], first["channel"]) == (1, "reported", "api", "api")
    assert (first["platform_at"], first["stated_at"]) == (None, "2026-11-25T12:58:00Z")
    assert shown["reported_at"] == first["received_at"]
    assert shown["hash"] == shown["events"][-1]["hash"]
    assert shown["contract_digest"].startswith("sha256:")


async def test_targets_are_whole_seconds_with_an_instant_in_utc(api: httpx.AsyncClient) -> None:
    shown = (await api.post("/api/incidents", json=REPORT)).json()

    reaction = shown["targets"]["reaction"]
    assert (reaction["target_seconds"], reaction["met"], reaction["contested"]) == (1800, None, False)
    assert reaction["due"].startswith("2026-11-25T13:35:1")
    assert reaction["due"].endswith("Z")
    assert len(reaction["due"]) == len("2026-11-25T13:35:12Z")


async def test_what_the_store_wrote_keeps_its_microseconds(api: httpx.AsyncClient) -> None:
    shown = (await api.post("/api/incidents", json=REPORT)).json()

    assert len(shown["events"][0]["recorded_at"]) == len("2026-11-25T13:05:12.000431Z")
    assert all(len(one["created_at"]) == len("2026-11-25T13:05:12.000431Z") for one in shown["deliveries"])


async def test_the_same_key_and_body_is_the_same_incident(api: httpx.AsyncClient) -> None:
    headers = {"Idempotency-Key": "erp-4711"}

    first, second = [await api.post("/api/incidents", json=REPORT, headers=headers) for _ in range(2)]

    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json()["number"] == second.json()["number"]


async def test_the_same_key_with_another_body_is_refused(api: httpx.AsyncClient) -> None:
    headers = {"Idempotency-Key": "erp-4711"}
    await api.post("/api/incidents", json=REPORT, headers=headers)

    answer = await api.post("/api/incidents", json={**REPORT, "text": "inna"}, headers=headers)

    assert answer.status_code == 409
    assert answer.json()["error"]["code"] == "idempotency_conflict"
    assert len((await api.get("/api/incidents")).json()["items"]) == 1


async def test_ten_at_once_with_one_key_make_one_incident(api: httpx.AsyncClient) -> None:
    headers = {"Idempotency-Key": "at once"}

    answers = await asyncio.gather(
        *(api.post("/api/incidents", json=REPORT, headers=headers) for _ in range(10))
    )

    assert sorted(answer.status_code for answer in answers) == [200] * 9 + [201]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"contract": "SLA/9"}, "contract"),
        ({"service": "nic"}, "service"),
        ({"severity": "Z"}, "severity"),
        ({"location": "piwnica"}, "location"),
        ({"text": "  "}, "text"),
        ({"text": "x" * 20_001}, "text"),
        ({"text": "a\x00b"}, "text"),
        ({"text": 7}, "text"),
        ({"occurred_at": "2026-11-25T12:58:00"}, "occurred_at"),
        ({"occurred_at": "wczoraj"}, "occurred_at"),
        ({"surprise": 1}, "surprise"),
    ],
)
async def test_a_wrong_field_is_named(api: httpx.AsyncClient, change: dict[str, object], place: str) -> None:
    answer = await api.post("/api/incidents", json={**REPORT, **change})

    assert answer.status_code == 422
    assert answer.json()["error"]["place"] == place
    assert answer.json()["error"]["message"]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"text": "\\ud800"}'])
async def test_a_body_that_is_no_report_is_a_worded_fault(api: httpx.AsyncClient, body: bytes) -> None:
    answer = await api.post("/api/incidents", content=body, headers={"Content-Type": "application/json"})

    assert answer.status_code == 422
    assert set(answer.json()["error"]) == {"code", "message", "place"}


async def test_a_list_goes_newest_first_page_by_page(api: httpx.AsyncClient) -> None:
    for _ in range(52):
        await api.post("/api/incidents", json={**REPORT, "service": "erp", "location": "biuro"})

    first = (await api.get("/api/incidents")).json()
    second = (await api.get("/api/incidents", params={"cursor": first["next"]})).json()

    assert [one["number"] for one in first["items"]][:2] == ["Z-0052", "Z-0051"]
    assert [one["number"] for one in second["items"]] == ["Z-0002", "Z-0001"]
    assert second["next"] is None


async def test_a_list_can_be_narrowed_by_state_and_contract(api: httpx.AsyncClient) -> None:
    await api.post("/api/incidents", json=REPORT)

    async def count(**query: str) -> int:
        return len((await api.get("/api/incidents", params=query)).json()["items"])

    assert await count(state="reported", contract=CONTRACT) == 1
    assert await count(state="closed") == 0
    assert await count(contract="SLA/9") == 0
    assert (await api.get("/api/incidents", params={"state": "broken"})).json()["error"]["place"] == "state"
    assert (await api.get("/api/incidents", params={"cursor": "x"})).json()["error"]["place"] == "cursor"


async def test_an_incident_is_found_by_its_number_and_explained(api: httpx.AsyncClient) -> None:
    await api.post("/api/incidents", json=REPORT)

    assert (await api.get("/api/incidents/Z-0001")).json()["number"] == "Z-0001"
    explained = (await api.get("/api/incidents/Z-0001/explain")).json()
    assert explained["reaction"]["target_seconds"] == 1800
    counted = sum(span["counted_seconds"] for span in explained["reaction"]["spans"])
    assert counted == explained["reaction"]["elapsed_seconds"]


@pytest.mark.parametrize("path", ["/api/incidents/Z-9999", "/api/incidents/Z-9999/explain", "/api/nothing"])
async def test_what_is_not_there_is_a_fault_of_the_same_shape(api: httpx.AsyncClient, path: str) -> None:
    answer = await api.get(path)

    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "not_found"


async def test_contracts_are_listed_with_their_services_and_severities(api: httpx.AsyncClient) -> None:
    items = (await api.get("/api/contracts")).json()["items"]
    contract = next(one for one in items if one["number"] == "SLA/2026/001")

    assert (contract["number"], contract["valid_from"]) == (CONTRACT, "2026-01-01")
    assert {"key": "A", "name": "awaria krytyczna"} in contract["severities"]
    assert contract["digest"].startswith("sha256:")


async def test_statistics_name_their_period(api: httpx.AsyncClient) -> None:
    period = {"contract": CONTRACT, "from": "2026-11-01", "to": "2026-11-30"}

    shown = (await api.get("/api/statistics", params=period)).json()

    assert (shown["from"], shown["to"], shown["n"]) == ("2026-11-01", "2026-11-30", 0)
    assert (await api.get("/api/statistics", params={**period, "to": "2026-10-01"})).status_code == 422
    assert (await api.get("/api/statistics", params={**period, "contract": "SLA/9"})).status_code == 404


async def test_the_description_is_served_without_asking_another_host(api: httpx.AsyncClient) -> None:
    page = (await api.get("/api/docs")).text
    schema = (await api.get("/api/openapi.json")).json()

    assert "POST /api/incidents" in page
    assert "https://" not in page
    assert set(schema["paths"]) == {
        "/api/incidents",
        "/api/incidents/{number}",
        "/api/incidents/{number}/explain",
        "/api/statistics",
        "/api/contracts",
    }
