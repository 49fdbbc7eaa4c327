"""What can go wrong with the encrypted vault of passwords."""

from __future__ import annotations

from alx_desktop.domain.errors import AlxError, SecretMissing


class VaultLocked(SecretMissing):
    """A password is wanted that may be in the vault, and nobody has unlocked it in this process."""

    title = "The vault of passwords is locked"
    advice = "Enter its master password. For runs without a person, set ALX_VAULT_PASSWORD."


class VaultPasswordWrong(AlxError):
    """The vault does not open with this master password; it is unchanged."""

    title = "The master password is wrong"
    advice = "Nothing was changed. Try again; without it, nobody can read what is in the vault."


class VaultDamaged(AlxError):
    """The vault's file is not as it was written. It is kept as it is."""

    title = "The vault of passwords is damaged"
    advice = (
        "The file is left as it is: a backup of it can be put in its place. "
        "Making a new vault sets it aside under another name."
    )


class VaultMissing(AlxError):
    """There is no vault."""

    title = "There is no vault of passwords"
    advice = "Make one with `alx-desktop vault make`, or on the page Settings."


class VaultExists(AlxError):
    """There is a vault already; it is unchanged."""

    title = "There is a vault already"
    advice = "Unlock it with its master password, or remove it first."


class VaultNotWritten(AlxError):
    """The vault's file could not be written; it is as it was before."""

    title = "The vault could not be written"
    advice = "The file is as it was before. Check the space and the rights in its folder."
