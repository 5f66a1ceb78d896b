package dev.tonearm.node.voice;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import javax.net.ssl.SSLContext;

/// What all voice connections of a node share: an HTTP client, a timer and the pacer.
public final class VoiceClient implements AutoCloseable {

    /// Whether connections carry sound.
    public enum Media {
        SENT,
        /// The gateway is spoken in full, but no packet is ever sent.
        NONE
    }

    private final Media media;
    private final HttpClient http;
    private final ScheduledExecutorService timer;
    private final Pacer pacer = Pacer.start();

    public VoiceClient(SSLContext trust, Media media) {
        this.media = media;
        this.http =
                HttpClient.newBuilder()
                        .sslContext(trust)
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build();
        ScheduledThreadPoolExecutor scheduled =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().name("voice-heartbeats").daemon().factory());
        scheduled.setRemoveOnCancelPolicy(true);
        this.timer = scheduled;
    }

    /// Loads what the first connection would have to: TLS and websockets cost a JVM that has just
    /// started 0.6 s. Speaks to a port that knows no TLS, so nothing comes of it.
    ///
    /// @param port of an HTTP server on loopback
    public void warm(int port) {
        URI nobody = URI.create("wss://127.0.0.1:" + port + "/");
        var _ = http.newWebSocketBuilder().buildAsync(nobody, new WebSocket.Listener() {});
    }

    /// A connection that is not begun yet.
    public VoiceLink link(VoiceTarget target, FrameSource frames, VoiceEvents events) {
        return new VoiceLink(target, frames, events, this);
    }

    boolean sendsMedia() {
        return media == Media.SENT;
    }

    HttpClient http() {
        return http;
    }

    ScheduledExecutorService timer() {
        return timer;
    }

    Pacer pacer() {
        return pacer;
    }

    @Override
    public void close() {
        pacer.close();
        timer.shutdownNow();
        http.shutdownNow();
    }
}
