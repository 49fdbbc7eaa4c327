"""Parts of the Companies page: its list, the tabs of one company, and its dialogs."""
