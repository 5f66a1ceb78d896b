package dev.tonearm.discord.voice;

import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/// `/control/voice/{guild}/listen`: what is heard, as it is heard, for a page.
///
/// A binary message is one packet's sound, 48 kHz stereo, interleaved signed 16-bit little-endian,
/// or that of so many packets as `?packets=N` says. While the bot is silent nothing is sent.
final class LiveStream {

    /// A page that does not keep up misses sound instead of filling memory: two seconds.
    private static final int MOST_PENDING = 100;

    /// What comes later than this does not go on from what came before.
    private static final Duration GAP = Duration.ofMillis(100);

    /// How many packets a message may hold: a second.
    private static final int MOST_PACKETS = 50;

    /// RFC 6455: what was asked goes against the rules.
    private static final int BAD_WISH = 1008;

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
        int packets = ctx.queryParamAsClass("packets", Integer.class).getOrDefault(1);
        if (packets < 1 || packets > MOST_PACKETS) {
            ctx.closeSession(BAD_WISH, "packets has to be from 1 to " + MOST_PACKETS);
            return;
        }
        ctx.session.setIdleTimeout(Duration.ZERO);
        listeners.put(ctx.session, server.ear(guild).listen(new Listener(ctx.session, packets)));
    }

    /// Sends what one session hears. It is told by one thread at a time.
    private static final class Listener implements Consumer<byte[]> {
        private final Session session;
        private final int packets;
        private final AtomicInteger pending = new AtomicInteger();
        private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
        private int count;
        private long last;

        Listener(Session session, int packets) {
            this.session = session;
            this.packets = packets;
        }

        @Override
        public void accept(byte[] pcm) {
            long now = System.nanoTime();
            // The end of something that broke off is not the beginning of what comes next.
            if (now - last > GAP.toNanos()) drop();
            last = now;
            gathered.writeBytes(pcm);
            if (++count < packets) return;
            byte[] message = gathered.toByteArray();
            drop();
            if (pending.get() * packets >= MOST_PENDING) return;
            pending.incrementAndGet();
            session.sendBinary(
                    ByteBuffer.wrap(message),
                    Callback.from(pending::decrementAndGet, _ -> pending.decrementAndGet()));
        }

        private void drop() {
            gathered.reset();
            count = 0;
        }
    }
}
