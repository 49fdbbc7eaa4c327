"""The protocol of the Moodle plugin ALX Report API (plugin-inventory 6), so that its reports go on."""
