package dev.tonearm.discord.voice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sedmelluq.discord.lavaplayer.natives.opus.OpusEncoder;
import dev.tonearm.discord.VoiceGrant;
import dev.tonearm.standin.rtp.EncryptionMode;
import dev.tonearm.standin.rtp.PacketCipher;
import dev.tonearm.standin.rtp.RtpHeader;
import dev.tonearm.standin.rtp.RtpPacket;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A voice client that sends exactly what a test tells it to, also what no real one would.
final class BareVoiceClient implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final WebSocket socket;
    private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final DatagramSocket udp;
    private DatagramSocket media;
    private int ssrc;
    private int serverPort;

    BareVoiceClient(VoiceServer server) throws IOException {
        http = HttpClient.newBuilder().sslContext(trusting(server.trustStore())).build();
        udp = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        udp.setSoTimeout(5_000);
        media = udp;
        socket =
                http.newWebSocketBuilder()
                        .buildAsync(
                                URI.create("wss://" + server.endpoint() + "/?v=8"), new Listener())
                        .join();
    }

    private static SSLContext trusting(Path trustStore) throws IOException {
        try (InputStream in = Files.newInputStream(trustStore)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, "changeit".toCharArray());
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    received.add(JSON.readTree(text.toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                text.setLength(0);
            }
            webSocket.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
            closed.complete(code);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            closed.complete(1006);
        }
    }

    void send(String json) {
        socket.sendText(json, true).join();
    }

    /// The next message, which must have this opcode.
    JsonNode expect(int op) throws InterruptedException {
        JsonNode message = received.poll(60, TimeUnit.SECONDS);
        if (message == null || message.path("op").asInt() != op) {
            throw new AssertionError("wanted op " + op + ", got " + message);
        }
        return message.path("d");
    }

    int closeCode() throws Exception {
        return closed.get(60, TimeUnit.SECONDS);
    }

    void identify(VoiceGrant grant) {
        identify(grant, grant.session(), grant.token());
    }

    void identify(VoiceGrant grant, String session, String token) {
        send(
                """
                {"op":0,"d":{"server_id":"%d","user_id":"%d","session_id":"%s","token":"%s",
                "max_dave_protocol_version":0}}\
                """
                        .formatted(grant.guild(), grant.user(), session, token));
    }

    void resume(VoiceGrant grant, int seen) {
        send(
                """
                {"op":7,"d":{"server_id":"%d","session_id":"%s","token":"%s","seq_ack":%d}}\
                """
                        .formatted(grant.guild(), grant.session(), grant.token(), seen));
    }

    /// HELLO to SESSION DESCRIPTION, with UDP discovery between; gives the cipher.
    PacketCipher join(VoiceGrant grant, EncryptionMode mode)
            throws IOException, InterruptedException {
        expect(8);
        identify(grant);
        JsonNode ready = expect(2);
        ssrc = ready.get("ssrc").asInt();
        serverPort = ready.get("port").asInt();
        int port = discover();
        send(
                """
                {"op":1,"d":{"protocol":"udp","data":{"address":"127.0.0.1","port":%d,"mode":"%s"}}}\
                """
                        .formatted(port, mode.wireName()));
        JsonNode description = expect(4);
        byte[] key = new byte[PacketCipher.KEY_BYTES];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) description.get("secret_key").get(i).asInt();
        }
        return mode.cipher(key);
    }

    private int discover() throws IOException {
        send(
                udp,
                ByteBuffer.allocate(74)
                        .putShort((short) 1)
                        .putShort((short) 70)
                        .putInt(ssrc)
                        .array());
        DatagramPacket answer = new DatagramPacket(new byte[128], 128);
        udp.receive(answer);
        if (answer.getLength() != 74) {
            throw new AssertionError("discovery answered with " + answer.getLength() + " bytes");
        }
        return Short.toUnsignedInt(ByteBuffer.wrap(answer.getData()).getShort(72));
    }

    void speak() {
        speaking(1);
    }

    void pause() {
        speaking(0);
    }

    private void speaking(int flags) {
        send("{\"op\":5,\"d\":{\"speaking\":" + flags + ",\"delay\":0,\"ssrc\":" + ssrc + "}}");
    }

    /// From now on packets leave by a socket that never asked for its address, as those of Koe's
    /// native queue do.
    void sendByAnotherSocket(String host) throws IOException {
        media = new DatagramSocket(0, InetAddress.getByName(host));
    }

    void packet(PacketCipher cipher, int sequence, int timestamp, byte[] opus, int nonce)
            throws IOException {
        sendUdp(RtpPacket.seal(cipher, RtpHeader.write(sequence, timestamp, ssrc), opus, nonce));
    }

    void sendUdp(byte[] bytes) throws IOException {
        send(media, bytes);
    }

    private void send(DatagramSocket from, byte[] bytes) throws IOException {
        from.send(
                new DatagramPacket(
                        bytes, bytes.length, InetAddress.getLoopbackAddress(), serverPort));
    }

    /// Twenty milliseconds of a sine, encoded.
    static byte[][] sine(double hertz, int packets) {
        OpusEncoder encoder = new OpusEncoder(48_000, 2, 10);
        ShortBuffer pcm =
                ByteBuffer.allocateDirect(RtpHeader.FRAME_SAMPLES * 4)
                        .order(ByteOrder.nativeOrder())
                        .asShortBuffer();
        ByteBuffer out = ByteBuffer.allocateDirect(4096);
        byte[][] encoded = new byte[packets][];
        for (int p = 0; p < packets; p++) {
            pcm.clear();
            for (int i = 0; i < RtpHeader.FRAME_SAMPLES; i++) {
                long at = (long) p * RtpHeader.FRAME_SAMPLES + i;
                short value = (short) (8_000 * Math.sin(2 * Math.PI * hertz * at / 48_000));
                pcm.put(value).put(value);
            }
            pcm.flip();
            out.clear();
            encoder.encode(pcm, RtpHeader.FRAME_SAMPLES, out);
            encoded[p] = new byte[out.remaining()];
            out.get(encoded[p]);
        }
        encoder.close();
        return encoded;
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
        udp.close();
        media.close();
    }
}
