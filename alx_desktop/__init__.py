"""ALX Desktop: reporting from Moodle and IOMAD for people who train many client companies."""

__version__ = "0.1.0"
