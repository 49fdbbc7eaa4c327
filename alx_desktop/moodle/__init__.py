"""Reads Moodle, and only reads: connect, probe, rules, queries."""
