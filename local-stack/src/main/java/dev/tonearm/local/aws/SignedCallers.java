package dev.tonearm.local.aws;

import dev.tonearm.standin.web.Doorkeeper;
import dev.tonearm.standin.web.Doorkeeper.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Lets AWS's clients through to an emulator, and no web page.
///
/// The emulators believe everybody, and a form that a page sends is a request that SQS understands.
/// The clients sign what they send; a page cannot, since it may not set that header elsewhere
/// without being allowed to. Whether the signature is right is nobody's concern here.
///
/// The first request speaks for its connection: a browser never gets one that it could use again.
///
/// What was asked for is remembered, each thing once, so that it can be held against what a
/// deployed part may do.
final class SignedCallers implements FaultProxy.Admission {
    private static final int LARGEST_HEAD = 64 * 1024;
    private static final String END = "\r\n\r\n";

    private final Set<AwsCall> calls = ConcurrentHashMap.newKeySet();
    private final Refusals refusals;

    SignedCallers(AwsService service) {
        this.refusals = new Refusals(service, new Random());
    }

    /// An address of loopback for what stands behind the proxy, so that nobody comes to it another
    /// way: 127.0.0.1 has few enough ports to try them all, and 127.0.0.0/8 too many addresses.
    static InetAddress hiddenAddress() {
        var random = new SecureRandom();
        try {
            return InetAddress.getByAddress(
                    new byte[] {
                        127,
                        (byte) random.nextInt(1, 255),
                        (byte) random.nextInt(0, 256),
                        (byte) random.nextInt(1, 255)
                    });
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    @Override
    public Optional<byte[]> admit(Socket client, int port) throws IOException {
        byte[] begun = head(client.getInputStream());
        Optional<Refusal> refusal = refusal(new String(begun, StandardCharsets.ISO_8859_1), port);
        if (refusal.isEmpty()) return Optional.of(begun);
        answer(client, refusal.get());
        return Optional.empty();
    }

    @Override
    public FaultProxy.Sender sender(FaultProxy.Way way) {
        var requests =
                new SentRequests(
                        (line, headers, body, all) -> {
                            calls.addAll(CallReader.read(line, headers, body));
                            way.hold();
                            var refusal = refusals.refusal(line, headers, body);
                            if (refusal.isPresent()) way.answer(refusal.get());
                            else way.pass(all, all.length);
                        },
                        way::pass);
        return requests::sent;
    }

    @Override
    public Optional<Refusals> refusals() {
        return Optional.of(refusals);
    }

    @Override
    public Set<AwsCall> calls() {
        return Set.copyOf(calls);
    }

    private static Optional<Refusal> refusal(String head, int port) {
        return Doorkeeper.refusal(port, values(head, "host"), values(head, "origin"))
                .or(() ->
                        values(head, "authorization").stream()
                                        .anyMatch(value -> value.startsWith("AWS4-HMAC-SHA256 "))
                                ? Optional.empty()
                                : Optional.of(new Refusal(403, "only signed requests")));
    }

    /// Up to the end of a request's headers, and whatever of its body came along.
    private static byte[] head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        byte[] chunk = new byte[8 * 1024];
        while (!head.toString(StandardCharsets.ISO_8859_1).contains(END)) {
            int n = in.read(chunk);
            if (n < 0 || head.size() > LARGEST_HEAD) throw new IOException("no request");
            head.write(chunk, 0, n);
        }
        return head.toByteArray();
    }

    private static List<String> values(String head, String name) {
        var values = new ArrayList<String>();
        for (String line : head.substring(0, head.indexOf(END)).split("\r\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).toLowerCase(Locale.ROOT).equals(name)) {
                values.add(line.substring(colon + 1).strip());
            }
        }
        return values;
    }

    private static void answer(Socket client, Refusal refusal) throws IOException {
        String why = refusal.why() + "\n";
        String answer =
                "HTTP/1.1 %d Refused\r\nContent-Type: text/plain\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                        .formatted(refusal.status(), why.length(), why);
        client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
    }
}
