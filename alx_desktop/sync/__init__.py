"""Plan, extract, derive, merge: how rows of Moodle become rows of the store."""
