"""Every page and dialog in every state: pictures of them (`python -m tests.ui.rendering`), and tests of all of them."""
