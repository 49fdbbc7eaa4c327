"""The console in a real browser: no request leaves the host, and "Execute" gives rows."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser import complaints, open_browser, requested
from tests.endpoint.conftest import Running, Tenants
from tests.waiting import LONG

LIST = "operations-REST_v1-companies_api_v1_companies_get"
NETWORK = ("http", "https", "ws", "wss")
"""The browser's own pages (chrome:) and data: are no network."""


def found(browser: Chrome, selector: str) -> str:
    """The text of the first element that fits, once there is one with a text."""

    def text(driver: Chrome) -> str:
        return "".join(one.text for one in driver.find_elements(By.CSS_SELECTOR, selector)[:1])

    return WebDriverWait(browser, LONG).until(text)


def press(browser: Chrome, selector: str) -> None:
    """Click the first element that fits, once it is there."""
    wait = WebDriverWait(browser, LONG)
    element = wait.until(lambda driver: next(iter(driver.find_elements(By.CSS_SELECTOR, selector)), None))
    browser.execute_script("arguments[0].click()", element)  # type: ignore[no-untyped-call]


def opened(browser: Chrome, running: Running) -> None:
    browser.get(f"{running.url}/docs")
    WebDriverWait(browser, LONG).until(lambda driver: driver.find_elements(By.CSS_SELECTOR, "[data-ready]"))


def test_it_works_without_the_network(running: Running, tmp_path: Path) -> None:
    with open_browser(tmp_path) as browser:
        opened(browser, running)
        assert found(browser, "#sandbox-token").startswith("alx_")
        assert found(browser, "#sandbox-company") == "Northmill Logistics"
        press(browser, f"[id='{LIST}'] .opblock-summary-control")
        press(browser, f"[id='{LIST}'] .execute")
        assert found(browser, f"[id='{LIST}'] .live-responses-table tbody .response-col_status").startswith("200")
        assert "Northmill Logistics" in found(
            browser, f"[id='{LIST}'] .live-responses-table tbody .response-col_description"
        )
        asked = [urlsplit(url) for url in requested(browser)]
        assert {one.netloc for one in asked if one.scheme in NETWORK} == {f"127.0.0.1:{running.port}"}
        assert any(one.path == "/sandbox/api/v1/companies" for one in asked)
        assert complaints(browser) == []


def test_the_catalogue_of_errors_opens(running: Running, tenants: Tenants, tmp_path: Path) -> None:
    with open_browser(tmp_path) as browser:
        browser.get(f"{running.url}/docs/errors#cursor_outdated")
        assert "cursor_outdated" in found(browser, "article:target code")
        assert complaints(browser) == []
