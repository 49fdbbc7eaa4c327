"""The reporting store: where it is, how large, and its care."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from alx_desktop.domain.phrases import joined
from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink
from alx_desktop.ui import formats
from alx_desktop.ui.care_port import CareResultLike, DatabaseSizeLike, FindingLike, RebuiltLike
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.models.runs import run_note
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.tasks import Task
from alx_desktop.ui.tokens import STEP
from alx_desktop.ui.widgets.buttons import plain_button
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.confirm import ConfirmDialog
from alx_desktop.ui.widgets.labels import ElidedLabel, muted_label, set_tone, without_marks
from alx_desktop.ui.words import said, tr

MOST_FINDINGS = 5


class CareProgress(QWidget):
    """Bar, words and Cancel of the care that runs."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        row = QHBoxLayout()
        row.setSpacing(3 * STEP)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress of the store's care"))
        self.cancel_button = plain_button(tr("Cancel"))
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel_button)
        column.addLayout(row)
        self.words_label = muted_label()
        column.addWidget(self.words_label)
        self._title = ""

    def begin(self, title: str) -> None:
        """Something starts."""
        self._title = title
        self.cancel_button.setText(tr("Cancel"))
        self.cancel_button.setEnabled(True)
        self.show_progress(None)
        self.show()

    def show_stopping(self) -> None:
        """Asked to stop."""
        self.cancel_button.setText(tr("Stopping …"))
        self.cancel_button.setEnabled(False)

    def show_progress(self, progress: Progress | None) -> None:
        """How far it is; None = it has just begun."""
        share = progress.fraction if progress else None
        self.bar.setRange(0, 1000 if share is not None else 0)
        if share is not None:
            self.bar.setValue(int(share * 1000))
        parts = [self._title]
        if progress is not None:
            parts.append(_phases().get(progress.phase, "") or said(progress.message))
            if progress.total:
                parts.append(f"{formats.integer(progress.done)} / {formats.integer(progress.total)}")
            if progress.remaining is not None and progress.remaining >= 1:
                parts.append(tr("{0} left").format(formats.duration(progress.remaining)))
        self.words_label.setText(" · ".join(part for part in parts if part))


class StoreCareCard(Card):
    """Check, compact, rebuild; one at a time, and none while a sync runs."""

    def __init__(self, context: UiContext, session: SiteSession, parent: QWidget | None = None) -> None:
        super().__init__(tr("Reporting store"), parent=parent)
        self._context, self._session = context, session
        self._task: Task | None = None
        self.place_label = ElidedLabel()
        self.place_label.setAccessibleDescription(tr("Where the store is"))
        self.size_label = muted_label(wrap=True)
        self.body.addWidget(self.place_label)
        self.body.addWidget(self.size_label)
        self.result_label = QLabel()
        self.result_label.setWordWrap(True)
        self.result_label.hide()
        self.body.addWidget(self.result_label)
        self.progress = CareProgress()
        self.progress.cancel_button.clicked.connect(self._cancel)
        self.progress.hide()
        self.body.addWidget(self.progress)
        self.check_button = self._button(tr("Check"), self.check)
        self.compact_button = self._button(tr("Compact …"), self.ask_compact)
        self.rebuild_button = self._button(tr("Rebuild …"), self.ask_rebuild)
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        for button in (self.check_button, self.compact_button, self.rebuild_button):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
        session.sync_started.connect(self._show_state)
        session.sync_ended.connect(self._show_state)
        session.data_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Read where it is and how large."""
        care = self._session.site.care

        def work(_progress: ProgressSink, _cancel: CancelToken) -> tuple[str, bool, Sequence[DatabaseSizeLike]]:
            return care.place, care.on_server, care.sizes()

        title = tr("Reading the store's size")
        self._context.tasks.start(work, title=title, on_success=self._show_sizes, key="store-size")
        self._show_state()

    def check(self) -> None:
        """Look for damage; changes nothing."""
        care = self._session.site.care

        def work(progress: ProgressSink, cancel: CancelToken) -> Sequence[FindingLike]:
            return care.check(progress, cancel)

        self._start(work, tr("Check of the store"), self._on_checked)

    def ask_compact(self) -> None:
        """Explain, and ask."""
        keep = self._session.site.profile.retention
        text = tr(
            "Removed rows older than {0} days and runs older than {1} days are forgotten for good; then the space is "
            "given back. Reports stay readable; syncs wait."
        ).format(formats.integer(keep.tombstone_days), formats.integer(keep.run_days))
        self._ask(tr("Compact the store?"), text, tr("Compact"), self.compact)

    def ask_rebuild(self) -> None:
        """Explain, and ask."""
        backup = tr("A backup is made first.")
        if self._session.site.profile.store_url is not None:
            backup = tr("No backup is made of a store on a server: see that yours is recent.")
        text = tr(
            "{0} Then indexes are made anew and everything is read from Moodle, which takes as long as a full sync. "
            "History and removed rows stay. If it is interrupted, the next sync goes on."
        ).format(backup)
        self._ask(tr("Rebuild the store from Moodle?"), text, tr("Rebuild"), self.rebuild)

    def compact(self) -> None:
        """Forget what is old, give space back."""
        care = self._session.site.care

        def work(progress: ProgressSink, cancel: CancelToken) -> CareResultLike:
            return care.compact(progress, cancel)

        self._start(work, tr("Compacting the store"), self._on_compacted)

    def rebuild(self) -> None:
        """Compute the state anew from Moodle."""
        care = self._session.site.care

        def work(progress: ProgressSink, cancel: CancelToken) -> RebuiltLike:
            return care.rebuild(progress, cancel)

        self._start(work, tr("Rebuilding the store"), self._on_rebuilt)

    def _button(self, text: str, slot: Callable[[], None]) -> QPushButton:
        button = plain_button(text)
        button.clicked.connect(slot)
        return button

    def _ask(self, title: str, text: str, action: str, then: Callable[[], None]) -> None:
        dialog = ConfirmDialog(self.window(), title, text, action=action, keep=tr("Leave it"), danger=False)
        dialog.confirmed.connect(then)
        dialog.open()

    def _start(
        self, work: Callable[[ProgressSink, CancelToken], object], title: str, done: Callable[..., None]
    ) -> None:
        if self._task is not None or self._session.is_syncing:
            return
        self.result_label.hide()
        self._task = self._context.tasks.start(work, title=title, on_success=done, visible=True)
        self._task.progressed.connect(self.progress.show_progress)
        self._task.cancelled.connect(self._on_cancelled)
        self._task.finished.connect(self._on_finished)
        self.progress.begin(title)
        self._show_state()

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self.progress.show_stopping()

    def _on_checked(self, found: Sequence[FindingLike]) -> None:
        if not found:
            self._tell(tr("Nothing is wrong with the store."), "good")
            return
        lines = [said(joined(". ", filter(None, (one.title, one.advice)))) for one in found[:MOST_FINDINGS]]
        if len(found) > MOST_FINDINGS:
            lines.append(tr("And {0} more: “alx-desktop store check” lists them.").format(len(found) - MOST_FINDINGS))
        worst = any(str(one.severity) == "error" for one in found)
        self._tell(without_marks("\n".join(lines)), "bad" if worst else "warn")

    def _on_compacted(self, done: CareResultLike) -> None:
        before, after = (sum(getattr(one, name) for one in done.databases) for name in ("before", "after"))
        text = tr("Compacted: {0} before, {1} now.").format(formats.file_size(before), formats.file_size(after))
        gone = done.purged.tombstones
        if gone:
            text += " " + formats.counted(gone, tr("1 removed row forgotten."), tr("{n} removed rows forgotten."))
        self._tell(text, "good")

    def _on_rebuilt(self, done: RebuiltLike) -> None:
        run = done.run
        if run.result.value not in ("success", "held"):
            self._tell(tr("The rebuild stopped early; the next sync goes on. {0}").format(run_note(run)), "warn")
            return
        text = tr("Rebuilt from Moodle: {0} rows added, {1} changed, {2} removed.")
        figures = (formats.integer(number) for number in (run.inserted, run.updated, run.removed))
        held = tr(" {0} removals wait on the Sync page.").format(formats.integer(run.held)) if run.held else ""
        self._tell(text.format(*figures) + held, "warn" if run.held else "good")

    def _on_cancelled(self) -> None:
        self._tell(tr("Stopped. The store is as it was, but for what was finished before."), "")

    def _on_finished(self) -> None:
        self._task = None
        self.progress.hide()
        self._show_state()
        self._session.refresh_status()
        self._session.data_changed.emit()

    def _tell(self, text: str, tone: str) -> None:
        self.result_label.setText(text)
        set_tone(self.result_label, tone)
        self.result_label.show()

    def _show_state(self, _what: object = None) -> None:
        free = self._task is None and not self._session.is_syncing
        for button in (self.check_button, self.compact_button, self.rebuild_button):
            button.setEnabled(free)

    def _show_sizes(self, found: tuple[str, bool, Sequence[DatabaseSizeLike]]) -> None:
        place, on_server, sizes = found
        self.place_label.setText(place)
        self.set_note(tr("on a PostgreSQL server") if on_server else tr("files on this computer"))
        names = {"reporting": tr("reports and history"), "admin": tr("settings"), "activity": tr("runs")}
        parts = [
            f"{names.get(str(one.database), str(one.database))} {formats.file_size(one.bytes)}"
            for one in sorted(sizes, key=lambda one: -one.bytes)
        ]
        rows = sum(sum(one.rows.values()) for one in sizes)
        self.size_label.setText(tr("{0} rows: {1}").format(formats.integer(rows), ", ".join(parts)))


def _phases() -> dict[str, str]:
    """What runs, as a person reads it; other phases say it in their message."""
    return {
        "check": tr("Checking"),
        "retention": tr("Old rows"),
        "compact": tr("Giving space back"),
        "backup": tr("Backup"),
        "indexes": tr("Indexes"),
        "names": tr("Names"),
        "structure": tr("Companies and courses"),
        "learners": tr("Learners' progress"),
        "finish": tr("Removals and daily counts"),
    }
