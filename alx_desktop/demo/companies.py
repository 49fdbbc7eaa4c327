"""The client companies of the demo site: who they are, how they are organised, and how seriously they take training.

All names are invented. Companies differ on purpose: a report in which everybody looks the same teaches nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate
from random import Random

from alx_desktop.demo.rhythm import DAY, Rhythm

HISTORY_DAYS = 730
GOLDEN = 0.618033988749895


@dataclass(frozen=True, slots=True)
class Place:
    """Where a company is: what its people are called, and how far its clock is from UTC (hours)."""

    country: str
    city: str
    timezone: str
    utc_offset: int
    pools: tuple[tuple[str, int], ...]


PLACES = {
    "GB": Place("GB", "Leeds", "Europe/London", 0, (("english", 12), ("central", 2), ("devanagari", 1), ("arabic", 1))),
    "DE": Place("DE", "Osnabrück", "Europe/Berlin", 1, (("german", 12), ("central", 2), ("cyrillic", 1))),
    "FR": Place("FR", "Clermont-Ferrand", "Europe/Paris", 1, (("french", 12), ("arabic", 2), ("iberian", 1))),
    "NO": Place("NO", "Ålesund", "Europe/Oslo", 1, (("nordic", 14), ("central", 2))),
    "PT": Place("PT", "Guimarães", "Europe/Lisbon", 0, (("iberian", 14), ("french", 1))),
    "PL": Place("PL", "Łódź", "Europe/Warsaw", 1, (("central", 12), ("cyrillic", 4))),
    "UA": Place("UA", "Полтава", "Europe/Kyiv", 2, (("cyrillic", 15), ("central", 1))),
    "GR": Place("GR", "Πάτρα", "Europe/Athens", 2, (("greek", 12), ("cyrillic", 1), ("english", 1))),
    "IL": Place("IL", "חיפה", "Asia/Jerusalem", 2, (("hebrew", 10), ("arabic", 3), ("cyrillic", 2))),
    "AE": Place("AE", "الشارقة", "Asia/Dubai", 4, (("arabic", 9), ("devanagari", 4), ("english", 2))),
    "IN": Place("IN", "पुणे", "Asia/Kolkata", 5, (("devanagari", 12), ("english", 3))),
    "VN": Place("VN", "Đà Nẵng", "Asia/Ho_Chi_Minh", 7, (("vietnamese", 14), ("chinese", 1))),
    "CN": Place("CN", "苏州", "Asia/Shanghai", 8, (("chinese", 14), ("english", 1))),
    "JP": Place("JP", "金沢", "Asia/Tokyo", 9, (("japanese", 14), ("chinese", 1))),
    "IE": Place("IE", "Galway", "Europe/Dublin", 0, (("english", 10), ("central", 2), ("iberian", 1))),
}

NAMES = (
    ("Northmill Logistics", "northmill", "GB"),
    ("Northmill Ireland", "northmillie", "IE"),
    ("Cinder & Quay Foundry", "cinderquay", "GB"),
    ("Brückenbau Ostertal GmbH", "ostertal", "DE"),
    ("Larkspur Dental Group", "larkspur", "GB"),
    ("Sørvik Marine AS", "sorvik", "NO"),
    ("Meltemi Ferries · Μελτέμι", "meltemi", "GR"),
    ("Northmill Cold Chain", "northmillcold", "IE"),
    ("Jade Lantern Electronics 玉灯电子", "jadelantern", "CN"),
    ("Orzeł i Sosna Transport", "orzelsosna", "PL"),
    ("Zahra Care Homes زهرة", "zahracare", "AE"),
    ("Hoshizora Precision 星空精密", "hoshizora", "JP"),
    ("Купава Молокопродукт", "kupava", "UA"),
    ("Atelier Vauclair", "vauclair", "FR"),
    ("Tamarind Textiles टैमरिंड", "tamarind", "IN"),
    ("Sông Xanh Foods", "songxanh", "VN"),
    ("Cerâmica Alvorada, Lda.", "alvorada", "PT"),
    ("Gan Erez Agritech גן ארז", "ganerez", "IL"),
)
_STEMS = (
    "Alder Bramble Copperfield Dunmere Eastwick Fernhollow Gallowglass Harrowgate Inkwell Juniper Kestrelmoor Limekiln "
    "Marrowstone Netherby Oakhanger Pebblebrook Quillmark Rookhope Saltmarsh Thistledown Umberleigh Venngate Windlass"
)
_TRADES = "Foods Logistics Engineering Care Plastics Retail Energy Glass Hotels Rail Timber Chemicals"
STEMS = tuple(_STEMS.split())
TRADES = tuple(_TRADES.split())
DEPARTMENTS = (
    ("Operations", ("Day Shift", "Night Shift")),
    ("Warehouse", ("Inbound", "Outbound", "Returns")),
    ("Sales", ("Key Accounts", "Field Sales North", "Field Sales South")),
    ("Engineering", ("Maintenance", "Projects")),
    ("Finance", ()),
    ("Human Resources", ()),
    ("Quality & Safety", ("Audits",)),
    ("IT", ("Service Desk",)),
)


@dataclass(slots=True)
class Department:
    """A node of a company's tree; parent 0 is the top, which bears the company's name."""

    id: int
    name: str
    shortname: str
    parent: int


@dataclass(slots=True)
class Company:
    """One client. Times are UTC epoch seconds; shares are between 0 and 1."""

    id: int
    name: str
    shortname: str
    place: Place
    parent: int
    learners: int
    started: int
    suspended_at: int | None
    trains: bool
    diligence: float  # share of mandatory enrolments that get finished
    pace: float  # working days from enrolment to the first session, typically
    renewal: float  # share of expiring certificates that get renewed in time
    turnover: float  # share of people who leave within the history
    growth: float
    rhythm: Rhythm
    departments: list[Department] = field(default_factory=list)
    category: int = 0
    cohort: int = 0

    @property
    def domain(self) -> str:
        """The domain of its e-mail addresses, under a top-level domain that can never exist (RFC 2606)."""
        return f"{self.shortname}.example"


def _name(index: int) -> tuple[str, str, str]:
    if index < len(NAMES):
        return NAMES[index]
    stem = STEMS[index % len(STEMS)]
    trade = TRADES[(index // len(STEMS) + index % len(STEMS) * 5) % len(TRADES)]
    round_number = index // (len(STEMS) * len(TRADES))
    suffix = f" {round_number + 1}" if round_number else ""
    short = f"{stem[:12]}{trade[:6]}{round_number or ''}".lower()
    return f"{stem} {trade}{suffix}", short, list(PLACES)[index % len(PLACES)]


def _parent(index: int) -> int:
    """Index of the parent company, or -1. The first company has a child, which has one of its own."""
    if index == 1:
        return 0
    if index == 7:
        return 1
    return index - 3 if index > 8 and index % 9 == 8 else -1


def learner_counts(learners: int, companies: int) -> list[int]:
    """How many learners each company has: few large ones, many small ones, none empty unless there are too few."""
    weights = [1.0 / (index + 1.3) ** 0.75 for index in range(companies)]
    for index, share in ((2, 0.5), (4, 0.25)):
        if index < companies and companies > 2:
            weights[index] *= share
    total = sum(weights)
    edges = [round(learners * mark / total) for mark in accumulate(weights)]
    return [after - before for before, after in zip([0, *edges], edges, strict=False)]


def make_companies(random: Random, companies: int, learners: int, now: int) -> list[Company]:
    """The companies of a site. The third is suspended, the fifth has just signed and has no courses yet."""
    begin = now - HISTORY_DAYS * DAY
    rhythms = {place.utc_offset: Rhythm(begin, now, place.utc_offset) for place in PLACES.values()}
    made = []
    for index, count in enumerate(learner_counts(learners, companies)):
        name, short, country = _name(index)
        place = PLACES[country]
        suspended = index == 2 or index % 25 == 24
        started = begin + round((0 if index < 4 else random.random() * 0.7) * HISTORY_DAYS) * DAY
        company = Company(
            id=index + 1,
            name=name,
            shortname=short,
            place=place,
            parent=_parent(index) + 1,
            learners=count,
            started=now - 24 * DAY if index == 4 else started,
            suspended_at=now - (60 + round(random.random() * 120)) * DAY if suspended else None,
            trains=index != 4,
            # Spread evenly whatever the number of companies, so that there always are good and bad ones.
            diligence=0.36 + 0.6 * ((0.72 + index * GOLDEN) % 1.0),
            pace=1.5 + random.gammavariate(2.0, 3.0),
            renewal=0.6 + 0.38 * random.random(),
            turnover=0.03 + 0.14 * random.random(),
            growth=random.random() * 1.6,
            rhythm=rhythms[place.utc_offset],
        )
        made.append(company)
    _add_departments(random, made)
    return made


def _add_departments(random: Random, companies: list[Company]) -> None:
    """Top departments have the companies' ids, as on a new IOMAD site; the others follow."""
    number = len(companies)
    for company in companies:
        company.departments.append(Department(company.id, company.name, company.shortname, 0))
    for company in companies:
        wanted = 1 if company.learners < 8 else min(len(DEPARTMENTS), 2 + company.learners // 25)
        for name, children in random.sample(DEPARTMENTS, wanted):
            number += 1
            short = name.split()[0].lower()
            company.departments.append(Department(number, name, short, company.id))
            parent = number
            for child in children if company.learners >= 20 else ():
                number += 1
                company.departments.append(Department(number, child, f"{short}_{child.split()[0].lower()}", parent))
