"""The reporting store: tables, migrations, engines, merge. Knows nothing of Moodle's tables."""
