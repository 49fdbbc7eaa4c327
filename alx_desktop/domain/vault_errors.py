"""What can go wrong with the encrypted vault of passwords."""

from __future__ import annotations

from alx_desktop.domain.errors import AlxError, SecretMissing
from alx_desktop.domain.phrases import phrase


class VaultLocked(SecretMissing):
    """A password is wanted that may be in the vault, and nobody has unlocked it in this process."""

    title = phrase("The vault of passwords is locked")
    advice = phrase("Enter its master password. For runs without a person, set ALX_VAULT_PASSWORD.")


class VaultPasswordWrong(AlxError):
    """The vault does not open with this master password; it is unchanged."""

    title = phrase("The master password is wrong")
    advice = phrase("Nothing was changed. Try again; without it, nobody can read what is in the vault.")


class VaultDamaged(AlxError):
    """The vault's file is not as it was written. It is kept as it is."""

    title = phrase("The vault of passwords is damaged")
    advice = phrase(
        "The file is left as it is: a backup of it can be put in its place. "
        "Making a new vault sets it aside under another name."
    )


class VaultMissing(AlxError):
    """There is no vault."""

    title = phrase("There is no vault of passwords")
    advice = phrase("Make one with `alx-desktop vault make`, or on the page Settings.")


class VaultExists(AlxError):
    """There is a vault already; it is unchanged."""

    title = phrase("There is a vault already")
    advice = phrase("Unlock it with its master password, or remove it first.")


class VaultNotWritten(AlxError):
    """The vault's file could not be written; it is as it was before."""

    title = phrase("The vault could not be written")
    advice = phrase("The file is as it was before. Check the space and the rights in its folder.")
