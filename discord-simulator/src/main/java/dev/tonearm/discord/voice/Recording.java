package dev.tonearm.discord.voice;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The last half minute of a guild, kept as it came: encoded. It is decoded only when somebody
/// asks, so that a thousand guilds that nobody listens to cost no decoding.
final class Recording {

    private static final Logger LOG = LoggerFactory.getLogger(Recording.class);

    static final Duration KEPT = Duration.ofSeconds(30);

    /// Decoders need a few packets before what they give is right.
    private static final Duration LEAD_IN = Duration.ofMillis(100);

    /// A packet that comes later than this after the end of the one before leaves a hole that is
    /// heard.
    private static final long HOLE_FRAMES = 60 * Sound.RATE / 1000;

    private static final class Packet {
        final long atNanos;
        final byte[] opus;

        Packet(long atNanos, byte[] opus) {
            this.atNanos = atNanos;
            this.opus = opus;
        }
    }

    private final Deque<Packet> packets = new ArrayDeque<>();

    synchronized void add(byte[] opus, long atNanos) {
        packets.addLast(new Packet(atNanos, opus));
        while (atNanos - packets.getFirst().atNanos > KEPT.toNanos()) {
            packets.removeFirst();
        }
    }

    /// What was heard from `last` before `nowNanos` until then, with silence where nothing came.
    Sound heard(Duration last, long nowNanos) {
        long from = nowNanos - last.toNanos();
        int frames = (int) (last.toMillis() * Sound.RATE / 1000);
        short[] window = new short[frames * 2];
        List<Packet> since = since(from - LEAD_IN.toNanos());
        if (since.isEmpty()) {
            return new Sound(window);
        }
        try (OpusEar ear = new OpusEar()) {
            long cursor = Long.MIN_VALUE;
            for (Packet packet : since) {
                // Packets arrive when their sound begins; small jitter is what a jitter buffer
                // evens out.
                long arrival = (packet.atNanos - from) * Sound.RATE / 1_000_000_000L;
                if (cursor == Long.MIN_VALUE || arrival - cursor > HOLE_FRAMES) {
                    cursor = arrival;
                }
                short[] samples = decode(ear, packet.opus);
                place(samples, window, cursor);
                cursor += samples.length / 2;
            }
        }
        return new Sound(window);
    }

    private synchronized List<Packet> since(long nanos) {
        List<Packet> since = new ArrayList<>();
        for (Packet packet : packets) {
            if (packet.atNanos >= nanos) {
                since.add(packet);
            }
        }
        return since;
    }

    private static short[] decode(OpusEar ear, byte[] opus) {
        try {
            return ear.decode(opus);
        } catch (IllegalStateException e) {
            LOG.debug("a packet that is no Opus is heard as silence", e);
            return new short[0];
        }
    }

    private static void place(short[] samples, short[] window, long atFrame) {
        long first = Math.max(0, -atFrame * 2);
        for (int i = (int) Math.min(first, samples.length); i < samples.length; i++) {
            long target = atFrame * 2 + i;
            if (target >= window.length) {
                return;
            }
            window[(int) target] = samples[i];
        }
    }
}
