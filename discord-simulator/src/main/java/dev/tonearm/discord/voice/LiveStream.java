package dev.tonearm.discord.voice;

import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/// `/control/voice/{guild}/listen`: what is heard, as it is heard, for a page.
///
/// A binary message is one packet's sound, 48 kHz stereo, interleaved signed 16-bit little-endian.
/// While the bot is silent nothing is sent.
final class LiveStream {

    /// A page that does not keep up misses sound instead of filling memory: two seconds.
    private static final int MOST_PENDING = 100;

    private final VoiceServer server;
    private final Map<Session, AutoCloseable> listeners = new ConcurrentHashMap<>();

    LiveStream(VoiceServer server) {
        this.server = server;
    }

    void endpoint(WsConfig ws) {
        ws.onConnect(this::connect);
        ws.onClose(ctx -> {
            Optional<AutoCloseable> listener = Optional.ofNullable(listeners.remove(ctx.session));
            if (listener.isPresent()) {
                listener.get().close();
            }
        });
    }

    private void connect(WsConnectContext ctx) {
        long guild = ctx.pathParamAsClass("guild", Long.class).get();
        Session session = ctx.session;
        session.setIdleTimeout(Duration.ZERO);
        AtomicInteger pending = new AtomicInteger();
        listeners.put(
                session,
                server.ear(guild)
                        .listen(pcm -> {
                            if (pending.get() < MOST_PENDING) {
                                pending.incrementAndGet();
                                session.sendBinary(
                                        ByteBuffer.wrap(pcm),
                                        Callback.from(
                                                pending::decrementAndGet,
                                                failure -> pending.decrementAndGet()));
                            }
                        }));
    }
}
