"""The pages in a real browser: filters, search, permalinks, keys; silent, alone, and literal."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

from aligner.api import align, version_of_segments
from aligner.model import Alignment
from aligner.model.batch import Figures, PairRow, PairStatus
from aligner.pipeline import collate
from aligner.report import html

Open = Callable[[str], Any]

HOSTILE = [
    "[stamp] of the archive",
    "<script>document.title = 'broken'</script>",
    '"><img src="http://127.0.0.1:9/x.png" onerror="document.title = 1">',
    "We must insist. </article></main></body>",
]


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Shows a page; afterwards holds that it wrote nothing to the console and asked for nothing."""
    path = tmp_path / "page.html"
    for kind in ("browser", "performance"):
        browser.get_log(kind)

    def shown(page: str) -> Any:
        path.write_text(page, "utf-8")
        browser.get(path.as_uri())
        return browser

    yield shown
    assert browser.get_log("browser") == []
    sent = [json.loads(x["message"])["message"] for x in browser.get_log("performance")]
    asked = {x["params"]["request"]["url"] for x in sent if x["method"] == "Network.requestWillBeSent"}
    assert {x.partition("#")[0] for x in asked} <= {path.as_uri()}


@pytest.fixture(scope="module")
def letter() -> Alignment:
    return align("dobrynin", "sample.en")


@pytest.fixture(scope="module")
def page(letter: Alignment) -> str:
    return html.render(letter)


def shown(browser: Any) -> list[str]:
    """The ids of the beads that can be seen."""
    script = "return [...document.querySelectorAll('.bead')].filter(x => x.offsetHeight).map(x => x.id)"
    found: list[str] = browser.execute_script(script)
    return found


def current(browser: Any) -> str | None:
    found: str | None = browser.execute_script("return document.querySelector('.current')?.id ?? null")
    return found


def press(browser: Any, keys: str) -> None:
    webdriver.ActionChains(browser).send_keys(keys).perform()


def counted(browser: Any) -> str:
    return str(browser.find_element(By.ID, "count").text)


def test_filters_leave_the_beads_that_fit_and_say_how_many(
    open_page: Open, page: str, letter: Alignment
) -> None:
    browser = open_page(page)
    everything = len(letter.beads)
    assert len(shown(browser)) == everything
    assert counted(browser) == f"{everything} beads"
    Select(browser.find_element(By.ID, "category")).select_by_visible_text("name")
    (named,) = shown(browser)
    assert counted(browser) == f"1 of {everything} beads"
    assert "Vienna" in browser.find_element(By.ID, named).text
    Select(browser.find_element(By.ID, "severity")).select_by_visible_text("form")
    assert shown(browser) == []
    assert browser.find_element(By.ID, "none").is_displayed()
    browser.find_element(By.ID, "reset-2").click()
    assert len(shown(browser)) == everything
    Select(browser.find_element(By.ID, "shape")).select_by_visible_text("m:1")
    assert len(shown(browser)) == sum(x.shape == "m:1" for x in letter.beads)
    browser.find_element(By.ID, "reset").click()
    browser.find_element(By.ID, "divergent").click()
    assert 0 < len(shown(browser)) < everything
    assert all("divergent" in browser.find_element(By.ID, x).get_attribute("class") for x in shown(browser))


def test_search_finds_words_whatever_their_case(open_page: Open, page: str) -> None:
    browser = open_page(page)
    field = browser.find_element(By.ID, "q")
    field.send_keys("hELSINKI")
    WebDriverWait(browser, 3).until(lambda d: len(shown(d)) == 1)
    assert "Helsinki" in browser.find_element(By.ID, shown(browser)[0]).text
    field.send_keys(Keys.ESCAPE)
    assert len(shown(browser)) > 1
    assert field.get_attribute("value") == ""
    field.send_keys("no such words here")
    WebDriverWait(browser, 3).until(lambda d: not shown(d))


def test_a_permalink_shows_its_bead_even_when_it_was_filtered_away(open_page: Open, page: str) -> None:
    browser = open_page(page)
    first = browser.current_url
    browser.get(f"{first}#bead-20")
    assert current(browser) == "bead-20"
    top = browser.execute_script("return document.getElementById('bead-20').getBoundingClientRect().top")
    height = browser.execute_script("return document.getElementById('tools').getBoundingClientRect().bottom")
    assert height - 1 <= top < 400
    Select(browser.find_element(By.ID, "category")).select_by_visible_text("negation")
    browser.execute_script("location.hash = '#bead-3'")
    WebDriverWait(browser, 3).until(lambda d: current(d) == "bead-3")
    assert "bead-3" in shown(browser)
    browser.find_element(By.CSS_SELECTOR, ".found a").click()
    WebDriverWait(browser, 3).until(lambda d: current(d) != "bead-3")


def test_keys_walk_the_beads_and_can_be_turned_off(open_page: Open, page: str) -> None:
    browser = open_page(page)
    press(browser, "jjj")
    assert current(browser) == "bead-2"
    press(browser, "k")
    assert current(browser) == "bead-1"
    press(browser, "n")
    assert "divergent" in browser.find_element(By.ID, str(current(browser))).get_attribute("class")
    press(browser, "d")
    assert browser.find_element(By.ID, "divergent").is_selected()
    press(browser, Keys.ESCAPE)
    assert not browser.find_element(By.ID, "divergent").is_selected()
    press(browser, "/j")
    assert browser.switch_to.active_element.get_attribute("value") == "j"
    press(browser, Keys.ESCAPE)
    before = current(browser)
    press(browser, "?")
    assert browser.find_element(By.ID, "help").is_displayed()
    browser.find_element(By.ID, "keys-on").click()
    browser.find_element(By.CSS_SELECTOR, "#help button").click()
    press(browser, "j")
    assert current(browser) == before


def test_a_word_lights_up_with_its_counterpart(open_page: Open, page: str) -> None:
    browser = open_page(page)
    word = browser.find_element(By.CSS_SELECTOR, "#bead-24 .side.a [data-l]")
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", word)
    webdriver.ActionChains(browser).move_to_element(word).perform()
    lit = browser.find_elements(By.CSS_SELECTOR, ".on")
    assert len(lit) >= 2
    assert {x.get_attribute("data-l") for x in lit} == {word.get_attribute("data-l")}


def test_dark_and_light_follow_the_system_and_the_button(open_page: Open, page: str) -> None:
    browser = open_page(page)
    ground = "return getComputedStyle(document.documentElement).backgroundColor"
    for scheme, first in (("light", "rgb(255, 255, 255)"), ("dark", "rgb(20, 24, 29)")):
        media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
        assert browser.execute_script(ground) == first
        browser.find_element(By.ID, "theme").click()
        assert browser.execute_script(ground) != first
        browser.find_element(By.ID, "theme").click()
        browser.execute_script("delete document.documentElement.dataset.theme")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


CONTRAST = """
const probe = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
const rgb = (c) => {
  probe.fillStyle = c;
  probe.fillRect(0, 0, 1, 1);
  return [...probe.getImageData(0, 0, 1, 1).data];
};
const light = (c) => {
  const [r, g, b] = c.map((x) => (x /= 255) <= .04045 ? x / 12.92 : ((x + .055) / 1.055) ** 2.4);
  return .2126 * r + .7152 * g + .0722 * b;
};
const ground = (x) => {
  for (; x; x = x.parentElement) {
    const c = getComputedStyle(x).backgroundColor;
    if (c !== "rgba(0, 0, 0, 0)") return c;
  }
};
const found = [];
for (const x of document.querySelectorAll("body *")) {
  if (!x.getClientRects().length) continue;
  if (![...x.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
  const [p, q] = [light(rgb(getComputedStyle(x).color)), light(rgb(ground(x)))];
  const ratio = (Math.max(p, q) + .05) / (Math.min(p, q) + .05);
  if (ratio < 4.5) found.push(`${x.tagName}.${x.className} ${ratio.toFixed(2)}`);
}
return [...new Set(found)];
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_has_the_contrast_of_wcag_aa(open_page: Open, page: str, scheme: str) -> None:
    browser = open_page(page)
    browser.execute_script(f"document.documentElement.dataset.theme = '{scheme}'")
    assert browser.execute_script(CONTRAST) == []
    browser.execute_script("document.getElementById('bead-24').classList.add('current')")
    assert browser.execute_script(CONTRAST) == []


@pytest.mark.parametrize("width", [320, 400, 1200, 2000])
def test_nothing_is_wider_than_the_window(open_page: Open, page: str, width: int) -> None:
    browser = open_page(page)
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    try:
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_without_javascript_all_of_it_is_there(open_page: Open, page: str, letter: Alignment) -> None:
    browser = open_page("")
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        open_page(page)
        beads = browser.find_elements(By.CSS_SELECTOR, ".bead")
        assert len(beads) == len(letter.beads)
        assert not browser.find_element(By.ID, "tools").is_displayed()
        browser.find_element(By.CSS_SELECTOR, ".found a[href='#bead-24']").click()
        assert browser.find_element(By.CSS_SELECTOR, ":target").get_attribute("id") == "bead-24"
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_print_has_every_bead_also_those_filtered_away(open_page: Open, page: str, letter: Alignment) -> None:
    browser = open_page(page)
    Select(browser.find_element(By.ID, "category")).select_by_visible_text("name")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert len(shown(browser)) == len(letter.beads)
        assert not browser.find_element(By.ID, "tools").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_what_a_text_says_is_seen_and_does_nothing(open_page: Open) -> None:
    a = version_of_segments(HOSTILE, name="</title><script>alert(1)</script>", lang='en" onload="alert(1)')
    browser = open_page(html.render(align(a, a)))
    title = browser.title
    assert title.startswith("</title><script>alert(1)</script>")
    assert browser.find_elements(By.TAG_NAME, "img") == []
    assert len(browser.find_elements(By.TAG_NAME, "script")) == 1
    for k, text in enumerate(HOSTILE):
        for side in "ab":
            block = browser.find_element(By.CSS_SELECTOR, f"#bead-{k} .side.{side} .block")
            assert block.text == f"{side}{k} {text}"
    assert len(browser.find_elements(By.CSS_SELECTOR, "main#main > article")) == len(HOSTILE)


def test_another_base_of_a_collation_is_chosen_by_button_or_link(open_page: Open) -> None:
    versions = [
        version_of_segments(x, name=f"v{k}", lang="en")
        for k, x in enumerate((["The first.", "The second one."], ["The first."], ["A second one."]))
    ]
    browser = open_page(html.render_collation(collate(versions[0], versions[1:])))

    def bases() -> list[str]:
        return [
            x.get_attribute("id")
            for x in browser.find_elements(By.CSS_SELECTOR, ".table")
            if x.is_displayed()
        ]

    assert bases() == ["base-0"]
    browser.find_element(By.CSS_SELECTOR, "input[value=base-2]").click()
    assert bases() == ["base-2"]
    browser.execute_script("location.hash = '#row-1-0'")
    WebDriverWait(browser, 3).until(lambda _: bases() == ["base-1"])


def test_the_index_sorts_by_a_click_on_a_heading(open_page: Open) -> None:
    rows = [
        PairRow(name, name, "b", PairStatus.DONE, Figures(n, n, n, meaning_bearing=0), ())
        for name, n in (("x", 9), ("y", 100), ("z", 20))
    ]
    browser = open_page(html.render_index(rows))

    def column() -> list[str]:
        return [x.text for x in browser.find_elements(By.CSS_SELECTOR, "tbody td:nth-child(3)")]

    heading = browser.find_element(By.CSS_SELECTOR, "th:nth-child(3) button")
    heading.click()
    assert column() == ["100", "20", "9"]
    heading.click()
    assert column() == ["9", "20", "100"]
    assert browser.find_element(By.CSS_SELECTOR, "th:nth-child(3)").get_attribute("aria-sort") == "ascending"
