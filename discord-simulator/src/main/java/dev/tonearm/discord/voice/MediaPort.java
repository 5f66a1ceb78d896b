package dev.tonearm.discord.voice;

import dev.tonearm.standin.rtp.RtpHeader;
import dev.tonearm.standin.rtp.RtpPacket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The UDP side: answers address discovery and opens every packet that comes in. One thread serves
/// all guilds.
final class MediaPort implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MediaPort.class);

    private static final int DISCOVERY_BYTES = 74;
    private static final int ADDRESS_BYTES = 64;
    private static final int RECEIVE_BUFFER = 4 << 20;

    private final DatagramChannel channel;
    private final VoiceGateway gateway;
    private final Thread thread;

    private MediaPort(DatagramChannel channel, VoiceGateway gateway) {
        this.channel = channel;
        this.gateway = gateway;
        this.thread = Thread.ofPlatform().name("voice-media").daemon().unstarted(this::receive);
    }

    static DatagramChannel bind() throws IOException {
        return DatagramChannel.open()
                .setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER)
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    static MediaPort start(DatagramChannel channel, VoiceGateway gateway) {
        MediaPort port = new MediaPort(channel, gateway);
        port.thread.start();
        return port;
    }

    private void receive() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(65_536);
        while (channel.isOpen()) {
            try {
                buffer.clear();
                SocketAddress from = channel.receive(buffer);
                byte[] packet = new byte[buffer.flip().remaining()];
                buffer.get(packet);
                handle(packet, from);
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException | RuntimeException e) {
                LOG.warn("a datagram was lost to an error", e);
            }
        }
    }

    private void handle(byte[] packet, SocketAddress from) throws IOException {
        if (packet.length == DISCOVERY_BYTES && packet[0] == 0 && packet[1] == 1) {
            discover(ByteBuffer.wrap(packet), from);
            return;
        }
        boolean keepAlive = packet.length <= 8;
        if (keepAlive || RtpHeader.isControl(packet)) {
            return;
        }
        Optional<RtpHeader> header = RtpHeader.read(packet);
        if (header.isEmpty()) {
            gateway.report("voice.datagram", 0, packet.length + " bytes that are no RTP");
            return;
        }
        Optional<VoiceConnection> connection = gateway.withSsrc(header.get().ssrc());
        // A few packets may still be on their way when a connection ends: nobody hears them.
        connection.ifPresent(known -> media(packet, header.get(), known, from));
    }

    /// Answers with the address the question came from, as a host behind NAT needs it.
    private void discover(ByteBuffer question, SocketAddress from) throws IOException {
        int ssrc = question.getInt(4);
        Optional<VoiceConnection> connection = gateway.withSsrc(ssrc);
        if (connection.isEmpty() || !(from instanceof InetSocketAddress address)) {
            gateway.report("voice.discovery", 0, "discovery for an unknown ssrc");
            return;
        }
        connection.get().discovered(address.getAddress());
        byte[] text = address.getAddress().getHostAddress().getBytes(StandardCharsets.US_ASCII);
        ByteBuffer answer =
                ByteBuffer.allocate(DISCOVERY_BYTES)
                        .putShort((short) 2)
                        .putShort((short) (DISCOVERY_BYTES - 4))
                        .putInt(ssrc)
                        .put(text)
                        .position(8 + ADDRESS_BYTES)
                        .putShort((short) address.getPort())
                        .flip();
        channel.send(answer, from);
    }

    private void media(
            byte[] packet, RtpHeader header, VoiceConnection connection, SocketAddress from) {
        Optional<VoiceConnection.Session> session = connection.session();
        if (session.isEmpty()) {
            report(connection, "voice.early", "packets before the session was described");
            return;
        }
        byte[] opus;
        try {
            opus = RtpPacket.open(session.get().cipher(), header, packet);
        } catch (AEADBadTagException e) {
            report(connection, "voice.decrypt", "a packet that does not open with the key");
            return;
        }
        // Who holds the key is the sender, whatever socket the packet left by: Lavalink's native
        // queue does not send by the one that asked for the address.
        if (!connection.isAt(host(from))) {
            report(connection, "voice.address", "packets from a host that was not discovered");
            return;
        }
        if (header.payloadType() != RtpHeader.OPUS || opus.length == 0) {
            report(connection, "voice.payload", "type " + header.payloadType() + ", no Opus");
            return;
        }
        if (connection.isMumbling()) {
            report(connection, "voice.not-speaking", "audio that no opcode 5 announced");
        }
        long now = System.nanoTime();
        connection
                .check()
                .check(header, RtpPacket.nonce(packet), now)
                .ifPresent(fault -> report(connection, "voice." + fault.rule(), fault.detail()));
        if (!gateway.isUnheard(connection.grant().guild())) connection.ear().packet(opus, now);
    }

    private static Optional<InetAddress> host(SocketAddress from) {
        return from instanceof InetSocketAddress address
                ? Optional.of(address.getAddress())
                : Optional.empty();
    }

    private void report(VoiceConnection connection, String rule, String detail) {
        if (connection.mayReport(rule)) {
            gateway.report(rule, connection.grant().guild(), detail);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
