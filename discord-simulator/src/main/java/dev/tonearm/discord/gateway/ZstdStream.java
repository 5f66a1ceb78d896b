package dev.tonearm.discord.gateway;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// `compress=zstd-stream`: one Zstandard frame for the whole connection, at least one block for
/// each message (RFC 8878).
///
/// The blocks are stored, not compressed: a reader cannot tell, and no library is needed.
final class ZstdStream implements StreamCompression {

    private static final int MAGIC = 0xFD2FB528;

    /// No size, no checksum, no dictionary; a window follows.
    private static final byte DESCRIPTOR = 0;

    /// 128 KiB: the smallest window in which a block may be that long.
    private static final byte WINDOW = 7 << 3;

    private static final int HEADER_BYTES = 6;
    private static final int BLOCK_HEADER_BYTES = 3;
    private static final int BLOCK = 128 * 1_024;

    private boolean begun;

    @Override
    public ByteBuffer compress(byte[] message) {
        var blocks = Math.max(1, (message.length + BLOCK - 1) / BLOCK);
        var out =
                ByteBuffer.allocate(HEADER_BYTES + blocks * BLOCK_HEADER_BYTES + message.length)
                        .order(ByteOrder.LITTLE_ENDIAN);
        if (!begun) {
            out.putInt(MAGIC).put(DESCRIPTOR).put(WINDOW);
            begun = true;
        }
        for (var from = 0; from < message.length; from += BLOCK) {
            var length = Math.min(BLOCK, message.length - from);
            // Neither the last of the frame nor compressed: the three low bits are 0.
            var header = length << 3;
            out.putShort((short) header).put((byte) (header >> 16)).put(message, from, length);
        }
        return out.flip();
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}
