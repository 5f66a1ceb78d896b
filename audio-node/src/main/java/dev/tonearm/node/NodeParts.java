package dev.tonearm.node;

import dev.tonearm.node.NodeSettings.AudioMode;
import dev.tonearm.node.voice.Trust;
import dev.tonearm.node.voice.VoiceClient;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/// What all sessions and players of a node share.
final class NodeParts implements AutoCloseable {

    private final NodeSettings settings;
    private final Tracks tracks;
    private final VoiceClient voice;
    private final ScheduledExecutorService timer;
    private final Counters counters = new Counters();

    NodeParts(NodeSettings settings) {
        this.settings = settings;
        this.tracks = new Tracks(settings);
        this.voice =
                new VoiceClient(
                        Trust.of(settings.trust()),
                        plays() ? VoiceClient.Media.SENT : VoiceClient.Media.NONE);
        ScheduledThreadPoolExecutor scheduled =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().name("node-timer").daemon().factory());
        scheduled.setRemoveOnCancelPolicy(true);
        this.timer = scheduled;
    }

    NodeSettings settings() {
        return settings;
    }

    /// Whether there is sound, or only the clock.
    boolean plays() {
        return settings.audio() == AudioMode.REAL;
    }

    Tracks tracks() {
        return tracks;
    }

    VoiceClient voice() {
        return voice;
    }

    /// Position reports, stats and alarms; nothing that waits runs on it.
    ScheduledExecutorService timer() {
        return timer;
    }

    Counters counters() {
        return counters;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        voice.close();
        tracks.close();
    }
}
