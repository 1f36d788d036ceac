"""The page as people use it, in a real headless browser."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.web.world import World

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def pane(page: Page, seat: str) -> Locator:
    return page.locator(f"[data-seat={seat}]")


def press(page: Page, seat: str, label: str) -> None:
    pane(page, seat).locator(".messages").get_by_role("button", name=label, exact=True).last.click()


def report(page: Page) -> None:
    """Send the first sample sentence: three presses after it."""
    pane(page, "client").get_by_role("button", name="„taśma stoi, panel czarny”").click()
    for label in ("Tak", "Praca stoi", "Wyślij"):
        press(page, "client", label)


def test_a_report_lights_up_the_engineers_pane_with_a_running_countdown(page: Page) -> None:
    report(page)

    card = pane(page, "engineer").locator("[data-incident='Z-0042']")
    expect(card).to_contain_text("NOWE Z-0042")
    expect(card.locator(".countdown")).to_contain_text("Reakcja: zostało 29 min")
    expect(pane(page, "client").locator("[data-kind='rep.sent']")).to_contain_text("Przyjęto Z-0042")


def test_the_countdown_follows_the_demo_clock(page: Page) -> None:
    report(page)
    left = pane(page, "engineer").locator("[data-incident] .left")

    page.get_by_role("button", name="+15 min").click()
    expect(left).to_have_text(re.compile("zostało 14 min"))

    page.get_by_role("button", name="+1 h").click()
    expect(left).to_have_text(re.compile("45 min po terminie"))


def test_what_was_typed_is_shown_as_ones_own_words(page: Page) -> None:
    box = pane(page, "client").locator("[name=text]")

    box.fill("taśma <b>stoi</b> & panel czarny")
    box.press("Enter")

    expect(pane(page, "client").locator(".own .said")).to_have_text("taśma <b>stoi</b> & panel czarny")
    expect(box).to_have_value("")


def test_the_steps_of_a_draft_are_edits_of_one_message(page: Page) -> None:
    report(page)

    expect(pane(page, "client").locator("[data-kind='rep.sent']")).to_be_visible()
    expect(pane(page, "client").locator("[data-kind^='rep.']")).to_have_count(1)
    expect(pane(page, "client").locator("[data-kind='card']")).to_have_count(1)


def test_an_answered_button_is_gone_in_every_tab(page: Page, chromium: Browser, address: str) -> None:
    other = chromium.new_page(locale="en-GB")
    other.goto(address)
    report(page)
    expect(pane(other, "engineer").get_by_role("button", name="I take it")).to_be_visible()

    press(page, "engineer", "Biorę")

    expect(pane(other, "engineer").get_by_role("button", name="I take it")).to_have_count(0)
    other.close()


def test_a_double_press_is_one_act(page: Page, world: World) -> None:
    pane(page, "client").get_by_role("button", name="„taśma stoi, panel czarny”").click()
    yes = pane(page, "client").get_by_role("button", name="Tak", exact=True)

    yes.dblclick()

    expect(pane(page, "client").get_by_role("button", name="Praca stoi")).to_be_visible()
    assert [one.act for one in world.desk.handled if one.act] == ["service"]


def test_the_hint_and_the_steps_follow_what_happens(page: Page) -> None:
    hint = page.locator("[data-hint]")
    expect(hint).to_contain_text("w lewym oknie albo napisać własne")

    report(page)
    expect(hint).to_contain_text("[+15 min]")
    expect(page.get_by_role("button", name="+15 min")).to_have_class(re.compile("next"))
    expect(page.locator("[aria-current=step]")).to_contain_text("Reakcja")

    page.get_by_role("button", name="+15 min").click()
    expect(hint).to_contain_text("[+9 min]")


def test_switching_the_language_rewords_earlier_messages(page: Page) -> None:
    report(page)
    expect(pane(page, "engineer").locator("[data-incident]")).to_contain_text("NOWE Z-0042")

    page.get_by_role("button", name="EN").click()

    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(pane(page, "engineer").locator("[data-incident]")).to_contain_text("NEW Z-0042")
    expect(page.get_by_role("button", name="Start again")).to_be_visible()


def test_starting_again_loads_every_tab_again(page: Page) -> None:
    first = page.locator("body").get_attribute("data-generation")

    page.get_by_role("button", name="Od nowa").click()

    expect(page.locator("body")).not_to_have_attribute("data-generation", first or "")


def test_a_whole_report_can_be_made_with_the_keyboard_alone(page: Page) -> None:
    pane(page, "client").get_by_role("button", name="„taśma stoi, panel czarny”").focus()
    page.keyboard.press("Enter")
    pane(page, "client").get_by_role("button", name="Tak", exact=True).focus()

    for label in ("Praca stoi", "Wyślij", "Dopisz"):
        page.keyboard.press("Enter")
        expect(pane(page, "client").get_by_role("button", name=label, exact=True).first).to_be_focused()

    expect(pane(page, "engineer").locator("[data-incident]")).to_be_visible()


def test_what_is_not_recorded_says_so_and_stays_in_the_box(page: Page, world: World) -> None:
    world.desk.is_down = True
    box = pane(page, "client").locator("[name=text]")

    box.fill("taśma stoi")
    box.press("Enter")

    expect(pane(page, "client").locator("[data-toast]")).to_contain_text("NIE została zapisana")
    expect(box).to_have_value("taśma stoi")


def test_a_new_message_is_announced_in_its_own_pane_only(page: Page) -> None:
    report(page)

    expect(pane(page, "engineer").locator("[data-announce]")).to_contain_text("NOWE Z-0042")
    expect(pane(page, "manager").locator("[data-announce]")).to_be_empty()


def test_a_narrow_screen_shows_one_pane_at_a_time(chromium: Browser, address: str) -> None:
    phone = chromium.new_page(locale="pl-PL", viewport={"width": 390, "height": 800})
    phone.goto(address)
    expect(phone.locator("[data-tab=client]")).to_have_attribute("aria-current", "true")

    phone.get_by_role("link", name="Filip Schemat").click()

    expect(phone.locator("[data-tab=engineer]")).to_have_attribute("aria-current", "true")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    phone.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_the_contrast_of_level_aa(chromium: Browser, address: str, scheme: str) -> None:
    tab = chromium.new_page(locale="pl-PL", color_scheme=scheme, viewport={"width": 1360, "height": 820})
    tab.goto(address)
    report(tab)
    expect(pane(tab, "engineer").locator("[data-incident]")).to_be_visible()

    assert tab.evaluate(TOO_PALE) == []
    tab.close()


def test_the_page_works_without_any_script(chromium: Browser, address: str) -> None:
    context = chromium.new_context(locale="pl-PL", java_script_enabled=False)
    tab = context.new_page()
    tab.goto(address)

    report(tab)
    press(tab, "engineer", "Biorę")

    expect(pane(tab, "engineer").locator("[data-kind='ack.ask']")).to_be_visible()
    expect(pane(tab, "engineer").locator(".countdown")).to_contain_text("zostało")
    context.close()


TOO_PALE = """() => {
  const channels = (color) => (color.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const color = channels(getComputedStyle(one).backgroundColor);
      if (color.length === 3 || color[3] > 0) return color;
    }
    return [255, 255, 255];
  };
  const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  return [...document.querySelectorAll("body *")]
    .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
    .filter((one) => one.checkVisibility({ visibilityProperty: true }))
    .filter((one) => !one.closest(".announce, .hidden, .skip"))
    .map((one) => [one.textContent.trim(), channels(getComputedStyle(one).color), ground(one)])
    .map(([text, ink, paper]) => [text.slice(0, 30), ratio(light(ink), light(paper))])
    .filter(([, contrast]) => contrast < 4.5);
}"""


def test_a_photo_is_chosen_beside_the_box_and_sent_with_the_words(page: Page, world: World) -> None:
    box = page.locator("[data-seat=client] .say")
    box.locator("[name=file]").set_input_files(
        [{"name": "panel.jpg", "mimeType": "image/jpeg", "buffer": b"\xff\xd8photo"}]
    )
    expect(box.locator(".attach")).to_have_class("attach chosen")
    box.locator("[name=text]").fill("taśma stoi")
    box.locator("button").click()

    expect(page.locator("[data-seat=client] .message").first).to_contain_text("panel.jpg")
    expect(box.locator(".attach")).to_have_class("attach")
    (inbound,) = world.desk.handled
    assert inbound.text == "taśma stoi"
    (attachment,) = inbound.attachments
    assert (attachment.name, attachment.media_type) == ("panel.jpg", "image/jpeg")


def test_an_empty_box_sends_nothing_and_files_too_large_are_told_before_they_leave(
    page: Page, world: World
) -> None:
    box = page.locator("[data-seat=client] .say")
    box.locator("button").click()
    page.evaluate(
        """() => {
          const files = new DataTransfer();
          files.items.add(new File([new Uint8Array(21 * 1024 * 1024)], "film.mp4"));
          const form = document.querySelector("[data-seat=client] .say");
          form.elements.file.files = files.files;
          form.elements.text.value = "taśma stoi";
        }"""
    )
    box.locator("button").click()

    expect(page.locator("[data-seat=client] [data-toast]")).to_contain_text("Pliki są większe niż 20 MB")
    expect(box.locator("[name=text]")).to_have_value("taśma stoi")
    assert world.desk.handled == []
