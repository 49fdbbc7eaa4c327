"""Changes to a demo site, each made to the tables as Moodle's or IOMAD's own code would make it."""

from alx_desktop.demo.changes.applier import DemoChanges
from alx_desktop.demo.changes.record import Change, Reveals

__all__ = ["Change", "DemoChanges", "Reveals"]
