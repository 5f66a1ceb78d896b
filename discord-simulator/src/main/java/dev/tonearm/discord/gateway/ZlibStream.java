package dev.tonearm.discord.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;

/// `compress=zlib-stream`: one zlib stream for the whole connection, flushed after each message.
final class ZlibStream implements StreamCompression {

    private final Deflater deflater = new Deflater();
    private final byte[] buffer = new byte[16 * 1_024];

    @Override
    public ByteBuffer compress(byte[] message) {
        deflater.setInput(message);
        var out = new ByteArrayOutputStream();
        int length;
        do {
            length = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
            out.write(buffer, 0, length);
        } while (length == buffer.length);
        return ByteBuffer.wrap(out.toByteArray());
    }

    @Override
    public void close() {
        deflater.end();
    }
}
