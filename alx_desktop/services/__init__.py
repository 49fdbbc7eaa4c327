"""What a person can do, one module per subject; no widgets, no SQL of Moodle."""
