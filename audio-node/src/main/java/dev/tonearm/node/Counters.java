package dev.tonearm.node;

import com.sedmelluq.discord.lavaplayer.track.AudioTrackEndReason;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// What `/metrics` counts since the start.
final class Counters {

    private final LongAdder started = new LongAdder();
    private final Map<AudioTrackEndReason, LongAdder> ended =
            new EnumMap<>(AudioTrackEndReason.class);

    Counters() {
        for (AudioTrackEndReason reason : AudioTrackEndReason.values()) {
            ended.put(reason, new LongAdder());
        }
    }

    void trackStarted() {
        started.increment();
    }

    void trackEnded(AudioTrackEndReason reason) {
        ended.computeIfAbsent(reason, any -> new LongAdder()).increment();
    }

    long started() {
        return started.sum();
    }

    Map<AudioTrackEndReason, LongAdder> ended() {
        return ended;
    }
}
