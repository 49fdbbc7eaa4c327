"""Streams of columns: Parquet and Arrow, where pyarrow is installed (the extra `arrow`)."""

from __future__ import annotations

import importlib.util
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from alx_desktop.domain.published_fields import FieldKind
from alx_desktop.endpoint.errors import Code, EndpointError
from alx_desktop.endpoint.streams.chunks import Chunk, ProgressChunks

GROUP_CHUNKS = 4
"""Chunks of one row group of a Parquet file: small groups compress badly (4 chunks: half a percent worse than
8), large ones take memory (8 chunks: 13 MB more)."""


def need_arrow() -> None:
    """Raises EndpointError (501) where pyarrow is missing. It is imported when first used: it is large."""
    if importlib.util.find_spec("pyarrow") is None:
        raise EndpointError(Code.FORMAT_MISSING)


def parquet_file(chunks: ProgressChunks) -> Iterator[bytes]:
    """A Parquet file, row group after row group."""
    import pyarrow as pa
    from pyarrow import parquet

    sink, schema = _Drained(), _schema(chunks)
    waiting: list[Any] = []
    with _giving_back(), parquet.ParquetWriter(pa.PythonFile(sink, mode="w"), schema, compression="snappy") as writer:
        for chunk in chunks:
            waiting.append(_batch(chunk, schema))
            if len(waiting) == GROUP_CHUNKS:
                writer.write_table(pa.Table.from_batches(waiting, schema))
                waiting = []
                del chunk
                yield sink.drain()
        if waiting:
            writer.write_table(pa.Table.from_batches(waiting, schema))
    yield sink.drain()


def arrow_stream(chunks: ProgressChunks) -> Iterator[bytes]:
    """An Arrow IPC stream, batch after batch."""
    import pyarrow as pa

    sink, schema = _Drained(), _schema(chunks)
    with _giving_back(), pa.ipc.new_stream(pa.PythonFile(sink, mode="w"), schema) as writer:
        for chunk in chunks:
            writer.write_batch(_batch(chunk, schema))
            del chunk
            yield sink.drain()
    yield sink.drain()


@contextmanager
def _giving_back() -> Iterator[None]:
    """At the end, the system gets back what Arrow keeps for later: some 20 MB, and hours may pass until then."""
    import pyarrow as pa

    try:
        yield
    finally:
        pa.default_memory_pool().release_unused()


class _Drained(io.RawIOBase):
    """A file to write to, from which what was written is taken away. pyarrow asks where it stands."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._written = 0

    def writable(self) -> bool:
        """Whether it can be written to."""
        return True

    def write(self, data: Any) -> int:
        """Keep the bytes until they are drained."""
        part = bytes(data)
        self._parts.append(part)
        self._written += len(part)
        return len(part)

    def tell(self) -> int:
        """Bytes written so far."""
        return self._written

    def drain(self) -> bytes:
        """What was written since the last call."""
        found = b"".join(self._parts)
        self._parts = []
        return found


def _schema(chunks: ProgressChunks) -> Any:
    import pyarrow as pa

    types = {
        FieldKind.INTEGER: pa.int64(),
        FieldKind.NUMBER: pa.float64(),
        FieldKind.TEXT: pa.string(),
        # Parquet has no seconds; milliseconds are its coarsest time.
        FieldKind.MOMENT: pa.timestamp("ms", "UTC"),
        FieldKind.BOOLEAN: pa.bool_(),
    }
    fields = [pa.field(name, types[kind]) for name, kind in zip(chunks.names, chunks.kinds, strict=True)]
    return pa.schema([pa.field("id", pa.string(), nullable=False), *fields])


def _batch(chunk: Chunk, schema: Any) -> Any:
    import pyarrow as pa
    from pyarrow import compute

    columns = list(zip(*chunk.rows, strict=True)) if len(schema) > 1 else []
    arrays = [pa.array(chunk.ids, pa.string())]
    for field, values in zip(list(schema)[1:], columns, strict=True):
        if pa.types.is_timestamp(field.type):
            seconds = pa.array(values, pa.int64())
            arrays.append(compute.multiply(seconds, 1000).cast(field.type))
        else:
            arrays.append(pa.array(values, field.type))
    return pa.record_batch(arrays, schema=schema)
