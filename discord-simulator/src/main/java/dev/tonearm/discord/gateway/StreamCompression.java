package dev.tonearm.discord.gateway;

import java.nio.ByteBuffer;

/// One compressed stream for all messages of a connection, each of which can be read as soon as it
/// is there.
interface StreamCompression extends AutoCloseable {

    ByteBuffer compress(byte[] message);

    @Override
    void close();
}
