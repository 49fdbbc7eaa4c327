"""REST v1: lists with filters and keyset cursors, the change feed, reads with a server-kept watermark."""
