"""The endpoints that `serve` runs beside the scheduler."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alx_desktop.cli.console import Output
from alx_desktop.domain.errors import WrongUse

if TYPE_CHECKING:
    from alx_desktop.app import App
    from alx_desktop.config import EndpointSettings, Profile
    from alx_desktop.services.endpoint_control import EndpointStatus


@dataclass(frozen=True, slots=True)
class EndpointOptions:
    """What the command line says of the endpoint; None = as the profile has it. port: start it, on this port."""

    host: str | None = None
    port: int | None = None
    certificate: Path | None = None
    key: Path | None = None
    pfx: Path | None = None
    sandbox: bool | None = None

    @property
    def given(self) -> bool:
        """Whether it says anything."""
        return self != EndpointOptions()


def endpoints_wanted(profiles: list[Profile], options: EndpointOptions) -> dict[str, EndpointSettings]:
    """Which profiles' endpoints to start, with what settings. Raises WrongUse where the options fit no one profile."""
    if not options.given:
        return {profile.name: profile.endpoint for profile in profiles if profile.endpoint.enabled}
    if len(profiles) != 1:
        raise WrongUse("an endpoint serves one site", advice="Name it: `alx-desktop serve NAME --port 8765`.")
    (profile,) = profiles
    if options.port is None and not profile.endpoint.enabled:
        raise WrongUse("--host, --cert, --key, --pfx and --sandbox are of the endpoint", advice="Start it with --port.")
    return {profile.name: _changed(profile.endpoint, options)}


@contextmanager
def endpoints(
    app: App, wanted: Mapping[str, EndpointSettings], output: Output
) -> Iterator[Mapping[str, EndpointStatus]]:
    """The running endpoints by profile. Raises what EndpointControl.start and App.open_site do."""
    from alx_desktop.services.sampling import Sampler

    with ExitStack() as stack:
        running = {}
        for name, settings in wanted.items():
            site = app.open_site(name)
            stack.callback(site.close)
            control = app.endpoint(site, settings)
            stack.callback(control.stop)
            running[name] = control.start()
            sampler = Sampler(site.store, "serve")
            sampler.start()
            stack.callback(sampler.close)
            output.say(f"{name}: the endpoint answers at {running[name].url}")
        yield running


def ready_data(running: Mapping[str, EndpointStatus]) -> dict[str, Any]:
    """What the ready file says of endpoints: url and port of the only one; all of several by profile."""
    if len(running) == 1:
        (status,) = running.values()
        return {"url": status.url, "port": status.port}
    return {"endpoints": {name: {"url": one.url, "port": one.port} for name, one in running.items()}} if running else {}


def _changed(settings: EndpointSettings, options: EndpointOptions) -> EndpointSettings:
    from pydantic import ValidationError

    from alx_desktop.config import EndpointSettings, problems

    values = settings.model_dump()
    files = {"certificate": options.certificate, "key": options.key, "pfx": options.pfx}
    if any(files.values()):
        values |= files  # together: a new certificate does not go with an old key
    values |= {name: value for name in ("host", "port", "sandbox") if (value := getattr(options, name)) is not None}
    try:
        return EndpointSettings.model_validate(values)
    except ValidationError as error:
        raise WrongUse(problems(error)) from None
