"""Parts that pages are built of. They know the theme, no services."""
