"""Connection files of tokens that are just being made: what could go wrong is looked at before there is a token."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from alx_desktop.cli.connect_files_command import usual_url
from alx_desktop.domain.errors import AlxError, WrongUse

if TYPE_CHECKING:
    from alx_desktop.cli.console import Output
    from alx_desktop.config import EndpointSettings
    from alx_desktop.domain.tokens import NewToken
    from alx_desktop.store.company_names import CompanyName


@dataclass(frozen=True, slots=True)
class MadeFiles:
    """Files for the companies' new tokens; folder None: none are wanted."""

    folder: Path | None
    companies: Mapping[int, CompanyName]
    url: str = ""

    @property
    def places(self) -> dict[int, Path]:
        """Company id -> folder of its files."""
        from alx_desktop.services.connect_files import company_folder

        whole = self.folder
        return {} if whole is None else {one: company_folder(whole, one) for one in self.companies}

    def write(self, made: list[NewToken], output: Output) -> None:
        """Write them, and say where they are. Raises AlxError where the disk refuses them: the tokens are there."""
        from alx_desktop.services.connect_files import write_for_companies

        if self.folder is None:
            return
        tokens = [(new.token.token_id, self.companies[new.token.company_id]) for new in made]
        try:
            write_for_companies(self.folder, tokens, self.url)
        except OSError as error:
            raise AlxError(
                str(error),
                title="The tokens are made and good, but not all of their connection files could be written",
                advice="Write these with `alx-desktop connect-files FOLDER --token ID`.",
            ) from error
        output.say(f"Connection files are in {self.folder}, a folder for each company. None of them holds a token.")


def prepare(
    settings: EndpointSettings, folder: Path | None, base_url: str | None, companies: Mapping[int, CompanyName]
) -> MadeFiles:
    """Raises WrongUse for an address that is not known or none, and where the companies' folders are there already."""
    from alx_desktop.services.connect_files import checked_url, company_folder

    if folder is None:
        if base_url is not None:
            raise WrongUse("--base-url is for connection files", advice="Give --output-folder DIR too.")
        return MadeFiles(None, companies)
    whole = folder.absolute()
    url = checked_url(base_url or usual_url(settings))
    there = [place.name for one in companies if (place := company_folder(whole, one)).exists() and any(place.iterdir())]
    if there:
        raise WrongUse(
            f"{whole} has files of other tokens: {', '.join(there[:5])}{' …' if len(there) > 5 else ''}",
            advice="No token was made. Choose another folder.",
        )
    return MadeFiles(whole, companies, url)
