package dev.tonearm.drive.edge;

import dev.tonearm.core.json.JsonWriter;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/// Interactions as Discord posts them, each of another server, so that no server's rate limit is
/// met.
public final class SignedInteractions {
    public static final long APPLICATION = 1_100_000_000_000_000_001L;

    private static final long DISCORD_EPOCH_MILLIS = 1_420_070_400_000L;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KeyPair keys;
    private int made;

    public SignedInteractions() {
        try {
            keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no Ed25519", e);
        }
    }

    /// The application's key in hex: the last 32 bytes of its X.509 form.
    public String publicKey() {
        byte[] encoded = keys.getPublic().getEncoded();
        return HexFormat.of()
                .formatHex(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    /// One more `/skip`, signed now.
    public HttpRequest skip(URI endpoint) {
        return command(endpoint, "skip", _ -> {});
    }

    /// One of each kind, and every way that one is answered: at once, by the queue, with a form, a
    /// menu or suggestions, and refused.
    public List<HttpRequest> tour(URI endpoint) {
        List<HttpRequest> tour = new ArrayList<>();
        tour.add(interaction(endpoint, 1, _ -> {}));
        tour.add(command(endpoint, "play", options(text("query", "never gonna give you up"))));
        for (String plain :
                List.of("skip", "pause", "resume", "stop", "shuffle", "undo", "join", "leave")) {
            tour.add(command(endpoint, plain, _ -> {}));
        }
        for (String shown :
                List.of(
                        "queue",
                        "nowplaying",
                        "help",
                        "history",
                        "stats",
                        "ping",
                        "about",
                        "setup")) {
            tour.add(command(endpoint, shown, _ -> {}));
        }
        tour.add(command(endpoint, "settings", options(subcommand("show"))));
        tour.add(command(endpoint, "privacy", options(subcommand("show"))));
        tour.add(command(endpoint, "premium", _ -> {}));
        tour.add(command(endpoint, "no-such-command", _ -> {}));
        tour.add(
                interaction(
                        endpoint,
                        4,
                        data ->
                                data.put("name", "play")
                                        .put("type", 1)
                                        .array(
                                                "options",
                                                List.of("a"),
                                                (option, typed) ->
                                                        text("query", typed)
                                                                .accept(
                                                                        option.put(
                                                                                "focused",
                                                                                true)))));
        tour.add(component(endpoint, "t1:turn:2"));
        tour.add(component(endpoint, "an id of nobody's"));
        tour.add(
                interaction(
                        endpoint,
                        5,
                        data ->
                                data.put("custom_id", "a form of nobody's")
                                        .array("components", List.of(), (_, _) -> {})));
        return tour;
    }

    /// The same as [#skip(URI)] from somebody who does not have the key.
    public HttpRequest forged(URI endpoint) {
        return new SignedInteractions().skip(endpoint);
    }

    /// What Discord posts to the address of its webhook events, to see whether somebody is there.
    public HttpRequest ping(URI events) {
        return signed(
                events,
                JsonWriter.object(json ->
                        json.put("version", 1)
                                .put("application_id", String.valueOf(APPLICATION))
                                .put("type", 0)));
    }

    private HttpRequest component(URI endpoint, String id) {
        return interaction(endpoint, 3, data -> data.put("custom_id", id).put("component_type", 2));
    }

    private HttpRequest command(URI endpoint, String name, Consumer<JsonWriter> options) {
        return interaction(
                endpoint,
                2,
                data -> {
                    data.put("name", name).put("type", 1);
                    options.accept(data);
                });
    }

    private static Consumer<JsonWriter> options(Consumer<JsonWriter> only) {
        return data -> data.array("options", List.of(only), (json, one) -> one.accept(json));
    }

    private static Consumer<JsonWriter> text(String name, String value) {
        return option -> option.put("type", 3).put("name", name).put("value", value);
    }

    private static Consumer<JsonWriter> subcommand(String name) {
        return option -> option.put("type", 1).put("name", name);
    }

    private HttpRequest interaction(URI endpoint, int type, Consumer<JsonWriter> data) {
        made++;
        Instant now = Instant.now();
        long id = ((now.toEpochMilli() - DISCORD_EPOCH_MILLIS) << 22) | (made & 0x3fffff);
        return signed(endpoint, body(type, id, (1_000_000L + made) << 22, data));
    }

    private HttpRequest signed(URI endpoint, byte[] body) {
        String timestamp = String.valueOf(Instant.now().getEpochSecond());
        return HttpRequest.newBuilder(endpoint)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("X-Signature-Timestamp", timestamp)
                .header("X-Signature-Ed25519", sign(timestamp, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private static byte[] body(int type, long id, long guild, Consumer<JsonWriter> data) {
        return JsonWriter.object(json ->
                json.put("type", type)
                        .put("id", String.valueOf(id))
                        .put("application_id", String.valueOf(APPLICATION))
                        .put("token", "bench")
                        .put("guild_id", String.valueOf(guild))
                        .put("channel_id", String.valueOf(guild + 1))
                        .put("locale", "en-US")
                        .put(
                                "member",
                                member ->
                                        member.put("permissions", "2147483647")
                                                .put("user", user -> user.put("id", "7")))
                        .put("data", data));
    }

    private String sign(String timestamp, byte[] body) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(timestamp.getBytes(StandardCharsets.US_ASCII));
            signature.update(body);
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not sign", e);
        }
    }
}
