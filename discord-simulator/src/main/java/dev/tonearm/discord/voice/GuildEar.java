package dev.tonearm.discord.voice;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What one guild hears, across all connections the bot has made to it.
public final class GuildEar {

    /// What clients send when they fall silent, so that decoders do not smear the last sound.
    private static final byte[] SILENCE = {(byte) 0xF8, (byte) 0xFF, (byte) 0xFE};

    private final ExecutorService decoding;
    private final InstantSource clock;
    private final Recording recording = new Recording();
    private final Gaps gaps = new Gaps();
    private final AtomicLong packets = new AtomicLong();
    private final List<Consumer<byte[]>> listeners = new CopyOnWriteArrayList<>();

    /// Only the decoding thread touches it; there while somebody listens.
    private @Nullable OpusEar live;

    GuildEar(ExecutorService decoding, InstantSource clock) {
        this.decoding = decoding;
        this.clock = clock;
    }

    void packet(byte[] opus, long nowNanos) {
        packets.incrementAndGet();
        recording.add(opus, nowNanos);
        if (!Arrays.equals(opus, SILENCE)) {
            gaps.heard(nowNanos, clock.instant());
        }
        if (!listeners.isEmpty()) {
            decoding.execute(() -> broadcast(opus));
        }
    }

    /// Decodes what was heard in the last stretch of time, at most half a minute; where nothing
    /// came is silence.
    public Sound heard(Duration last) {
        Duration bounded = last.compareTo(Recording.KEPT) > 0 ? Recording.KEPT : last;
        return recording.heard(bounded, System.nanoTime());
    }

    /// Packets since the start, silence frames included.
    public long packets() {
        return packets.get();
    }

    /// The longest hole between two audible packets since the start or the last [#forgetGaps].
    public Optional<Duration> longestGap() {
        return gaps.longest().map(gap -> Duration.ofMillis(gap.ms()));
    }

    /// How long nothing audible has come; empty when nothing ever did.
    public Optional<Duration> silentFor() {
        return gaps.silentFor(System.nanoTime());
    }

    public void forgetGaps() {
        gaps.reset();
    }

    Gaps gaps() {
        return gaps;
    }

    Instant now() {
        return clock.instant();
    }

    /// Hands over every packet from now on as 48 kHz stereo s16le until the returned handle is
    /// closed.
    AutoCloseable listen(Consumer<byte[]> listener) {
        listeners.add(listener);
        return () -> {
            listeners.remove(listener);
            decoding.execute(this::stopDecodingWhenAlone);
        };
    }

    private void broadcast(byte[] opus) {
        OpusEar ear = live;
        if (ear == null) {
            ear = new OpusEar();
            live = ear;
        }
        byte[] pcm;
        try {
            pcm = Sound.pcm(ear.decode(opus));
        } catch (IllegalStateException e) {
            return; // no Opus: the media port has reported it already
        }
        for (Consumer<byte[]> listener : listeners) {
            listener.accept(pcm);
        }
        stopDecodingWhenAlone();
    }

    private void stopDecodingWhenAlone() {
        OpusEar ear = live;
        if (ear != null && listeners.isEmpty()) {
            ear.close();
            live = null;
        }
    }
}
