"""The list of all sites: folders, marks, other names, copies, files of them."""
