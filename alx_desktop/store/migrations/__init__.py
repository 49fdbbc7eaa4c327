"""One Alembic chain per database; each revision is a frozen step, so it names no table object of the present."""
