package dev.tonearm.local.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A TCP relay on loopback before a service, so that a test can take the service away, slow it down
/// and give it back.
///
/// A cut resets every connection, open or new. The listening port stays bound meanwhile: were it
/// closed, another program could be given it before [#restore()].
public final class FaultProxy implements AutoCloseable {
    private static final int CHUNK = 16 * 1024;

    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Admission admission;
    private volatile @Nullable InetSocketAddress target;
    private volatile boolean cut;
    private volatile Hold hold = Hold.none();

    private FaultProxy(ServerSocket listener, Admission admission) {
        this.listener = listener;
        this.admission = admission;
    }

    /// Says who may come in: it reads as much of what a client sends as it wants to know, and
    /// returns that, or answers the client itself and returns nothing.
    interface Admission {
        Optional<byte[]> admit(Socket client, int port) throws IOException;

        /// Who takes what an admitted client sends, and sees to what becomes of it.
        default Sender sender(Way way) {
            return (bytes, count) -> {
                way.hold();
                way.pass(bytes, count);
            };
        }

        /// What is refused instead of passed on, if it stands before a service of AWS.
        default Optional<Refusals> refusals() {
            return Optional.empty();
        }

        /// What was asked for by those who signed it.
        default Set<AwsCall> calls() {
            return Set.of();
        }
    }

    /// Takes what one client sends, in order.
    interface Sender {
        void sent(byte[] bytes, int count) throws IOException, InterruptedException;
    }

    /// Between one client and the service.
    interface Way {
        /// Waits for as long as everything is held back at the moment.
        void hold() throws InterruptedException;

        /// Gives it to the service.
        void pass(byte[] bytes, int count) throws IOException;

        /// Gives it to the client, as if the service had answered.
        void answer(byte[] bytes) throws IOException;
    }

    /// Listens on a free loopback port; resets connections until [#forwardTo] names the service.
    public static FaultProxy start() {
        return start(0);
    }

    /// Listens on this loopback port, 0 for a free one.
    public static FaultProxy start(int port) {
        return start(port, (_, _) -> Optional.of(new byte[0]));
    }

    static FaultProxy start(int port, Admission admission) {
        try {
            var proxy =
                    new FaultProxy(
                            new ServerSocket(port, 256, InetAddress.getLoopbackAddress()),
                            admission);
            Thread.ofVirtual().name("fault-proxy-" + proxy.port()).start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("no loopback port " + port + " for a fault proxy", e);
        }
    }

    public FaultProxy forwardTo(InetSocketAddress service) {
        target = service;
        return this;
    }

    public int port() {
        return listener.getLocalPort();
    }

    /// Resets what is connected and whatever connects from now on.
    public void cut() {
        cut = true;
        open.forEach(FaultProxy::reset);
    }

    /// Holds back what is sent to the service by this long, each call of a service of AWS once and
    /// every chunk of anything else; [Duration#ZERO] ends it. The service hangs, from its client's
    /// view, when the delay is longer than the client's patience.
    public void delay(Duration each) {
        Hold before = hold;
        hold = new Hold(each, new CountDownLatch(1));
        before.over.countDown();
    }

    /// Undoes [#cut()] and [#delay(Duration)], and ends what is refused.
    public void restore() {
        delay(Duration.ZERO);
        refusals().ifPresent(Refusals::end);
        cut = false;
    }

    public boolean isCut() {
        return cut;
    }

    /// By how long everything is held back at the moment.
    public Duration held() {
        return hold.each;
    }

    /// By what a service of AWS is told to refuse calls; empty before anything else.
    public Optional<Refusals> refusals() {
        return admission.refusals();
    }

    /// What was asked for through it, if it stands before a service of AWS.
    public Set<AwsCall> calls() {
        return admission.calls();
    }

    @Override
    public void close() {
        closeQuietly(listener);
        cut();
        delay(Duration.ZERO);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> relay(client));
            } catch (IOException _) {
                // Closed, as the loop then sees; or that one client left while it was accepted.
            }
        }
    }

    private void relay(Socket client) {
        open.add(client);
        InetSocketAddress service = target;
        // Looked at after joining the set: a cut either finds this socket there or is seen here.
        if (cut || service == null) {
            drop(client);
            return;
        }
        try (var server = new Socket()) {
            Optional<byte[]> begun = admission.admit(client, port());
            if (begun.isEmpty()) return;
            server.connect(service);
            server.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            OutputStream back = client.getOutputStream();
            Thread answers =
                    Thread.ofVirtual()
                            .start(() ->
                                    pump(
                                            server,
                                            client,
                                            (bytes, count) -> back.write(bytes, 0, count)));
            Sender sender = admission.sender(way(server, client));
            if (begun.get().length > 0) sender.sent(begun.get(), begun.get().length);
            pump(client, server, sender);
            answers.join();
        } catch (IOException _) {
            // The service itself is gone: to the client that is a reset, below.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            drop(client);
        }
    }

    private Way way(Socket server, Socket client) throws IOException {
        OutputStream there = server.getOutputStream();
        OutputStream back = client.getOutputStream();
        return new Way() {
            @Override
            public void hold() throws InterruptedException {
                hold.await();
            }

            @Override
            public void pass(byte[] bytes, int count) throws IOException {
                there.write(bytes, 0, count);
            }

            @Override
            public void answer(byte[] bytes) throws IOException {
                back.write(bytes);
            }
        };
    }

    /// Copies until one side ends; an orderly end is passed on as one, anything else resets both.
    private void pump(Socket from, Socket to, Sender sender) {
        try {
            InputStream in = from.getInputStream();
            byte[] chunk = new byte[CHUNK];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) sender.sent(chunk, n);
            to.shutdownOutput();
        } catch (IOException _) {
            reset(from);
            reset(to);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void drop(Socket client) {
        open.remove(client);
        if (cut) reset(client);
        else closeQuietly(client);
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0); // close() then sends RST instead of an orderly FIN
        } catch (IOException _) {
            // already closed
        }
        closeQuietly(socket);
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception _) {
            // it is gone either way
        }
    }

    /// A delay and the end of it: threads that wait are let go when the setting changes.
    private record Hold(Duration each, CountDownLatch over) {
        static Hold none() {
            return new Hold(Duration.ZERO, new CountDownLatch(0));
        }

        void await() throws InterruptedException {
            if (each.isPositive()) {
                var _ = over.await(each.toNanos(), TimeUnit.NANOSECONDS);
            }
        }
    }
}
