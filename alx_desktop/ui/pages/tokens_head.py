"""The line under the title of the Tokens page: how many there are, and links to those that need somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from alx_desktop.ui import formats
from alx_desktop.ui.pages.page import PageHeader
from alx_desktop.ui.widgets.buttons import link_button

if TYPE_CHECKING:
    from alx_desktop.services.token_list import TokenList


class TokensHead(QObject):
    """expiring_button, refused_button: there while there are such tokens."""

    def __init__(self, header: PageHeader) -> None:
        super().__init__(header)
        self._header = header
        self.expiring_button, self.refused_button = link_button(""), link_button("")
        for button in (self.expiring_button, self.refused_button):
            button.hide()
        header.add_to_line(self.expiring_button, self.refused_button)

    def show_list(self, found: TokenList) -> None:
        """Count these."""
        tokens = formats.counted(found.total, self.tr("1 token"), self.tr("{n} tokens"))
        of = formats.counted(len(found.companies), self.tr("1 company"), self.tr("{n} companies"))
        self._header.set_freshness(self.tr("{0} · {1}").format(tokens, of))
        many = self.tr("{n} expire within 14 days")
        self.expiring_button.setText(formats.counted(found.expiring, self.tr("1 expires within 14 days"), many))
        self.expiring_button.setVisible(bool(found.expiring))
        self.refused_button.setText(self.tr("{0} refused").format(formats.integer(found.refused)))
        self.refused_button.setToolTip(self.tr("Tokens of Moodle that nobody gets in with, and why"))
        self.refused_button.setVisible(bool(found.refused))
