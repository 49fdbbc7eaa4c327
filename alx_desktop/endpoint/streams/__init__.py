"""The whole of course progress as one streamed answer."""
