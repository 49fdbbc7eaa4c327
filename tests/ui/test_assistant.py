"""The connection assistant as a person goes through it, with each mistake a person makes there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from alx_desktop.config import SourceSettings
from alx_desktop.ui.assistant.panel import AssistantPanel
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.widgets.pill import Shape
from tests.ui import fakes
from tests.ui.conftest import RecordedMessages
from tests.ui.test_config_php import ORDINARY


@pytest.fixture
def app(app: fakes.FakeApp) -> fakes.FakeApp:
    """A new user: no profile yet."""
    app.profiles = fakes.FakeProfiles([])
    return app


@pytest.fixture
def panel(qtbot: QtBot, context: UiContext, app: fakes.FakeApp) -> AssistantPanel:
    made = AssistantPanel(context, app, None, taken=["Taken"])
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.show()
    made.begin()
    qtbot.waitUntil(lambda: not context.tasks.running)
    return made


def fill(qtbot: QtBot, panel: AssistantPanel, **values: str) -> None:
    fields = {
        "host": panel.database.host_field,
        "database": panel.database.database_field,
        "user": panel.database.user_field,
        "password": panel.database.password_field,
        "prefix": panel.database.prefix_field,
    }
    typed = {"host": "db.northwind.example", "database": "moodle", "user": "reader", "password": "right"} | values
    for name, text in typed.items():
        fields[name].clear()
        qtbot.keyClicks(fields[name], text)


def click(qtbot: QtBot, button: QPushButton) -> None:
    assert button.isVisible(), button.text()
    assert button.isEnabled(), button.text()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def rest(qtbot: QtBot, panel: AssistantPanel) -> None:
    qtbot.waitUntil(lambda: not panel._context.tasks.running)


def shown(panel: AssistantPanel, text: str) -> QPushButton:
    # What a layout was just given is shown by the event loop.
    QApplication.processEvents()
    buttons = (b for b in panel.findChildren(QPushButton) if b.text() == text and b.isVisible())
    found = next(buttons, None)
    assert found is not None, text
    return found


def test_from_nothing_to_a_synced_site(qtbot: QtBot, panel: AssistantPanel, app: fakes.FakeApp) -> None:
    fill(qtbot, panel)
    click(qtbot, panel.next_button)
    rest(qtbot, panel)
    assert panel.test.card.title_label.text() == "The connection works"
    assert app.connection.asked[0][1] == "right"
    click(qtbot, panel.next_button)
    assert panel.companies.buttons["iomad"].isChecked()
    assert "10 companies, 18,204 learners" in panel.companies.result_label.text()
    click(qtbot, panel.next_button)
    assert panel.finish.name == "db.northwind.example"
    panel.finish.name_field.setText("Northwind")
    with qtbot.waitSignal(panel.finished) as told:
        click(qtbot, panel.next_button)
    assert told.args == ["Northwind", True]
    profile = app.profiles.get("Northwind")
    assert profile.source.parsed_url.host == "db.northwind.example"
    assert profile.time_zone is None
    assert app.secrets.kept == [("Northwind", "right", True)]


def test_save_only(qtbot: QtBot, panel: AssistantPanel) -> None:
    fill(qtbot, panel)
    for _ in range(3):
        click(qtbot, panel.next_button)
        rest(qtbot, panel)
    with qtbot.waitSignal(panel.finished) as told:
        click(qtbot, panel.save_button)
    assert told.args == ["db.northwind.example", False]


@pytest.mark.parametrize(
    ("values", "field", "text"),
    [
        ({"host": ""}, "host", "Where is the database"),
        ({"host": "https://moodle.example.org"}, "host", "without http://"),
        ({"database": ""}, "database", "dbname"),
        ({"user": ""}, "user", "account"),
        ({"prefix": "mdl-x"}, "prefix", "underscores"),
    ],
)
def test_what_is_missing_is_marked_before_any_test(
    qtbot: QtBot, panel: AssistantPanel, app: fakes.FakeApp, values: dict[str, str], field: str, text: str
) -> None:
    fill(qtbot, panel, **values)
    click(qtbot, panel.next_button)
    assert panel.step is panel.database
    row = panel.database.rows[field]
    assert text in row.help_label.text()
    assert row.control.property("wrong") == "true"
    assert row.control.hasFocus()
    assert app.connection.asked == []
    qtbot.keyClicks(row.control, "x")
    assert row.control.property("wrong") == "false"


@pytest.mark.parametrize(
    ("step", "words", "mends"),
    [
        ("host", ("The host name is not known: db.northwnd", "Check the spelling."), {"Change the host": "host_field"}),
        ("port", ("Nothing answers at that address", "Check the port."),
         {"Change the host": "host_field", "Change the port": "port_box"}),
        ("tls", ("The encrypted connection failed", "Check the CA file."), {"Give a CA file": "ca"}),
        ("login", ("The database refused the user name or the password", "Check both."),
         {"Change the user": "user_field", "Change the password": "password_field"}),
        ("database", ("There is no such database", "Check the name."), {"Change the database": "database_field"}),
        ("moodle", ("The table prefix does not fit: found m_", "Use it."),
         {"Change the prefix": "prefix_field", "Change the database": "database_field"}),
    ],
)  # fmt: skip
def test_each_mistake_leads_back_to_its_field(
    qtbot: QtBot, panel: AssistantPanel, app: fakes.FakeApp, step: str, words: tuple[str, str], mends: dict[str, str]
) -> None:
    app.connection.fails = {step: words}
    fill(qtbot, panel)
    for text, name in mends.items():
        click(qtbot, panel.next_button)
        rest(qtbot, panel)
        assert panel.test.card.title_label.text() == "One step failed"
        assert not panel.next_button.isEnabled()
        click(qtbot, shown(panel, text))
        assert panel.step is panel.database
        field = panel.database.file_fields["ca"] if name == "ca" else getattr(panel.database, name)
        assert field.hasFocus()
        assert field.isVisible()
    app.connection.fails = {}
    click(qtbot, panel.next_button)
    rest(qtbot, panel)
    assert panel.next_button.isEnabled()


def test_a_mended_password_is_used(qtbot: QtBot, panel: AssistantPanel, app: fakes.FakeApp) -> None:
    refused = ("login", "The database refused the user name or the password", "Check both.")
    app.connection.judge = lambda _settings, password: None if password == "right" else refused
    fill(qtbot, panel, password="wrnog")
    panel.next_button.setFocus()
    qtbot.keyClick(panel.next_button, Qt.Key.Key_Return)
    rest(qtbot, panel)
    # Not on Cancel, where it was while Next was off.
    qtbot.waitUntil(lambda: shown(panel, "Change the user").hasFocus())
    qtbot.keyClick(shown(panel, "Change the password"), Qt.Key.Key_Return)
    qtbot.keyClicks(panel.database.password_field, "right")
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(panel.database.password_field, held)
    assert panel.step is panel.database, "a key that is held down from the button before"
    qtbot.keyClick(panel.database.password_field, Qt.Key.Key_Return)
    rest(qtbot, panel)
    assert [password for _settings, password in app.connection.asked] == ["wrnog", "right"]
    assert panel.next_button.isEnabled()


def test_missing_rights_show_script_and_letter(qtbot: QtBot, panel: AssistantPanel, app: fakes.FakeApp) -> None:
    app.connection.fails = {"rights": ("The account may not read mdl_grade_grades", "Give it to the administrator.")}
    fill(qtbot, panel)
    click(qtbot, panel.next_button)
    rest(qtbot, panel)
    click(qtbot, shown(panel, "Show the rights it needs"))
    rest(qtbot, panel)
    assert panel.rights is not None
    dialog = panel.rights
    assert "Dear database administrator" in dialog.letter.toPlainText()
    dialog.copy_button.click()
    assert "Dear database administrator" in QGuiApplication.clipboard().text()
    dialog.script_button.click()
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text().startswith("CREATE USER")
    dialog.reject()


def test_results_appear_one_by_one_and_back_stops_the_test(
    qtbot: QtBot, panel: AssistantPanel, app: fakes.FakeApp
) -> None:
    app.connection.gate.clear()
    fill(qtbot, panel)
    click(qtbot, panel.next_button)
    assert panel.test.is_running
    assert not panel.next_button.isEnabled()
    click(qtbot, panel.back_button)
    assert panel.step is panel.database
    app.connection.gate.set()
    rest(qtbot, panel)
    assert panel.test.found is None


def test_a_warning_does_not_stop(qtbot: QtBot, panel: AssistantPanel, app: fakes.FakeApp) -> None:
    app.connection.warns = {"tls": ("the connection is not encrypted", "Give the server's CA file.")}
    fill(qtbot, panel)
    click(qtbot, panel.next_button)
    rest(qtbot, panel)
    assert panel.next_button.isEnabled()
    click(qtbot, shown(panel, "Give a CA file"))
    assert panel.database.file_fields["ca"].hasFocus()


def test_pasting_config_php(qtbot: QtBot, panel: AssistantPanel) -> None:
    QGuiApplication.clipboard().setText(ORDINARY.replace("db.example.org", "localhost"))
    click(qtbot, panel.database.paste_button)
    database = panel.database
    assert database.database_field.text() == "moodle"
    assert database.port_box.value() == 3307
    assert database.password_field.text() == "it's $ecret"
    assert database.password_field.echoMode() is QLineEdit.EchoMode.Password
    assert "Moodle's own machine" in database.paste_label.text()
    QGuiApplication.clipboard().setText("nothing of the kind")
    click(qtbot, database.paste_button)
    assert "no config.php" in database.paste_label.text()
    assert database.database_field.text() == "moodle"


def test_the_port_follows_the_kind_unless_it_was_changed(qtbot: QtBot, panel: AssistantPanel) -> None:
    database = panel.database
    database.kind_box.setCurrentIndex(1)
    assert database.port_box.value() == 5432
    database.port_box.setValue(6000)
    database.kind_box.setCurrentIndex(0)
    assert database.port_box.value() == 6000


def to_companies(qtbot: QtBot, panel: AssistantPanel) -> None:
    fill(qtbot, panel)
    for _ in range(2):
        click(qtbot, panel.next_button)
        rest(qtbot, panel)


def test_without_iomad_the_whole_site_is_proposed(qtbot: QtBot, panel: AssistantPanel, app: fakes.FakeApp) -> None:
    app.connection.found = fakes.FakeFound(flavour="moodle", companies=1)
    to_companies(qtbot, panel)
    assert panel.companies.buttons["site"].isChecked()
    panel.companies.buttons["cohort"].click()
    rest(qtbot, panel)
    assert app.connection.asked[-1][0].company_source == "cohort"
    assert panel.next_button.isEnabled()
    click(qtbot, panel.next_button)
    assert panel.draft.settings().company_source == "cohort"


def test_a_profile_field_needs_its_name(qtbot: QtBot, panel: AssistantPanel, app: fakes.FakeApp) -> None:
    to_companies(qtbot, panel)
    panel.companies.buttons["profile:"].click()
    assert not panel.next_button.isEnabled()
    assert "short name" in panel.companies.result_label.text()
    qtbot.keyClicks(panel.companies.field, "client")
    qtbot.keyClick(panel.companies.field, Qt.Key.Key_Return)
    rest(qtbot, panel)
    assert app.connection.asked[-1][0].company_source == "profile:client"
    assert panel.next_button.isEnabled()


def test_a_source_that_the_site_lacks(qtbot: QtBot, panel: AssistantPanel, app: fakes.FakeApp) -> None:
    to_companies(qtbot, panel)
    missing = ("companies", "There is no such profile field", "Choose another.")
    app.connection.judge = lambda settings, _password: missing if settings.company_source == "cohort" else None
    panel.companies.buttons["cohort"].click()
    rest(qtbot, panel)
    assert panel.companies.error_panel.isVisible()
    assert not panel.next_button.isEnabled()
    panel.companies.buttons["iomad"].click()
    rest(qtbot, panel)
    assert panel.next_button.isEnabled()
    assert not panel.companies.error_panel.isVisible()


def to_finish(qtbot: QtBot, panel: AssistantPanel) -> None:
    to_companies(qtbot, panel)
    click(qtbot, panel.next_button)
    rest(qtbot, panel)


@pytest.mark.parametrize(("name", "text"), [("", "Give the site a name"), ("taken", "already"), ("../x", "Letters"),
                                            (" ", "Give")])  # fmt: skip
def test_names_are_checked(qtbot: QtBot, panel: AssistantPanel, app: fakes.FakeApp, name: str, text: str) -> None:
    to_finish(qtbot, panel)
    panel.finish.name_field.setText(name)
    click(qtbot, panel.next_button)
    assert text in panel.finish.name_row.help_label.text()
    assert app.profiles.list() == []


def test_the_time_zone_is_asked_for_where_the_site_does_not_tell(
    qtbot: QtBot, panel: AssistantPanel, app: fakes.FakeApp
) -> None:
    app.connection.found = fakes.FakeFound(time_zone=None)
    to_finish(qtbot, panel)
    assert "must be chosen" in panel.finish.zone_row.help_label.text()
    panel.finish.zone_box.setCurrentIndex(0)
    click(qtbot, panel.next_button)
    assert "Choose the time zone" in panel.finish.zone_row.help_label.text()
    panel.finish.zone_box.choose("Europe/Paris")
    with qtbot.waitSignal(panel.finished):
        click(qtbot, panel.next_button)
    assert app.profiles.list()[0].time_zone == "Europe/Paris"


def test_a_keychain_that_does_not_answer_is_said(qtbot: QtBot, context: UiContext, app: fakes.FakeApp) -> None:
    app.secrets.where = fakes.FakePlace("No keychain", safe=False)
    panel = AssistantPanel(context, app, None, taken=[])
    qtbot.addWidget(panel)
    panel.begin()
    qtbot.waitUntil(lambda: not context.tasks.running)
    assert not panel.database.keep_box.isEnabled()
    assert "until the window closes" in panel.database.keep_box.text()


def test_a_password_that_could_not_be_kept_stops_nothing(
    qtbot: QtBot, panel: AssistantPanel, app: fakes.FakeApp, messages: RecordedMessages
) -> None:
    app.secrets.refuses = True
    to_finish(qtbot, panel)
    with qtbot.waitSignal(panel.finished):
        click(qtbot, panel.next_button)
    assert len(messages.errors) == 1
    assert app.secrets.get("db.northwind.example") == "right"


def test_cancelling_saves_nothing(qtbot: QtBot, panel: AssistantPanel, app: fakes.FakeApp) -> None:
    to_companies(qtbot, panel)
    with qtbot.waitSignal(panel.cancelled):
        click(qtbot, panel.cancel_button)
    assert app.profiles.list() == []
    assert app.secrets.kept == []


def test_editing_keeps_name_and_password(qtbot: QtBot, context: UiContext, app: fakes.FakeApp) -> None:
    profile = fakes.northwind()
    app.profiles.add(profile)
    app.secrets.known[profile.name] = "kept"
    panel = AssistantPanel(context, app, profile, taken=[profile.name])
    qtbot.addWidget(panel)
    panel.show()
    panel.begin()
    assert panel.database.password_field.placeholderText() == "unchanged"
    panel.database.host_field.setText("db2.northwind.example")
    for _ in range(3):
        click(qtbot, panel.next_button)
        rest(qtbot, panel)
    assert app.connection.asked[0][1] == "kept"
    assert panel.finish.name_field.isReadOnly()
    with qtbot.waitSignal(panel.finished):
        click(qtbot, panel.next_button)
    saved = app.profiles.get(profile.name)
    assert saved.source.parsed_url.host == "db2.northwind.example"
    assert saved.time_zone == "Europe/Dublin"
    assert app.secrets.kept == []


def test_the_steps_say_where_one_is(qtbot: QtBot, panel: AssistantPanel) -> None:
    assert [pill.pill.shape for pill in panel.pills if pill.pill] == [Shape.DOT, Shape.RING, Shape.RING, Shape.RING]
    fill(qtbot, panel)
    click(qtbot, panel.next_button)
    rest(qtbot, panel)
    assert [pill.accessibleName() for pill in panel.pills][1] == "2  Test"
    assert panel.pills[0].pill is not None
    assert panel.pills[0].pill.shape is Shape.CHECK


def test_settings_never_carry_the_password(qtbot: QtBot, panel: AssistantPanel, app: fakes.FakeApp) -> None:
    fill(qtbot, panel, password="p@ss:w/ord")
    click(qtbot, panel.next_button)
    rest(qtbot, panel)
    settings: SourceSettings = app.connection.asked[0][0]
    assert "p@ss" not in settings.model_dump_json()
