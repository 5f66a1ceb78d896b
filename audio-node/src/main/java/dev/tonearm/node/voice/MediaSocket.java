package dev.tonearm.node.voice;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Finds out which address the voice server sees this side at.
final class MediaSocket {

    private static final int DISCOVERY_BYTES = 74;
    private static final int ADDRESS_BYTES = 64;
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int ATTEMPTS = 5;

    record Address(String ip, int port) {}

    private MediaSocket() {}

    /// Opens a socket to the voice server. Whoever gets it closes it.
    static DatagramSocket open(InetSocketAddress server) throws IOException {
        DatagramSocket socket = new DatagramSocket();
        socket.connect(server);
        return socket;
    }

    /// Asks the server; UDP may lose question or answer, so it asks a few times.
    static Address discover(DatagramSocket socket, int ssrc) throws IOException {
        byte[] question =
                ByteBuffer.allocate(DISCOVERY_BYTES)
                        .putShort((short) 1)
                        .putShort((short) (DISCOVERY_BYTES - 4))
                        .putInt(ssrc)
                        .array();
        DatagramPacket answer = new DatagramPacket(new byte[DISCOVERY_BYTES], DISCOVERY_BYTES);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            socket.send(new DatagramPacket(question, question.length));
            try {
                socket.receive(answer);
            } catch (SocketTimeoutException e) {
                continue;
            }
            ByteBuffer in = ByteBuffer.wrap(answer.getData(), 0, answer.getLength());
            if (answer.getLength() == DISCOVERY_BYTES && in.getShort() == 2) {
                String ip =
                        new String(answer.getData(), 8, ADDRESS_BYTES, StandardCharsets.US_ASCII);
                int port = Short.toUnsignedInt(in.getShort(8 + ADDRESS_BYTES));
                return new Address(ip.substring(0, ip.indexOf('\0')), port);
            }
        }
        throw new IOException("the voice server did not answer address discovery");
    }
}
