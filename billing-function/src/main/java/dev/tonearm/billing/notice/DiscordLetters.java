package dev.tonearm.billing.notice;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.core.message.Message;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Direct messages by the bot's token and Discord's REST API.
///
/// A letter is sent with a nonce that Discord enforces: for a few minutes the same request is
/// answered with the message that the first one made. Who comes later looks whether it is in the
/// channel.
public final class DiscordLetters implements Letters {
    private static final Logger log = LoggerFactory.getLogger(DiscordLetters.class);
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ATTEMPT = Duration.ofSeconds(5);
    private static final String AGENT = "DiscordBot (https://github.com/tonearm/tonearm, 1)";

    /// Longer ago than anything waits in a queue.
    private static final Duration LOOK_BACK = Duration.ofDays(15);

    /// Who is told to wait no longer than this waits; for longer there is the queue.
    private static final Duration SHORT = Duration.ofSeconds(3);

    private static final long DISCORD_EPOCH = 1_420_070_400_000L;
    private static final int TIME_SHIFT = 22;

    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY = 429;

    private final URI api;
    private final Supplier<String> token;
    private final InstantSource clock;
    private final Pause pause;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .build();

    private volatile Instant notBefore = Instant.EPOCH;

    /// @param api Discord's REST API, which ends in a slash
    /// @param clock real time, by which Discord says how long to wait
    public DiscordLetters(URI api, Supplier<String> token, InstantSource clock, Pause pause) {
        this.api = api;
        this.token = token;
        this.clock = clock;
        this.pause = pause;
    }

    @Override
    public Sent send(UserId to, Message message, String nonce, boolean again) {
        byte[] recipient = JsonWriter.object(body -> body.put("recipient_id", to.toString()));
        Answer opened = call("a channel to user " + to, "POST", "users/@me/channels", recipient);
        if (opened.isRefusal()) return Sent.REFUSED;
        String channel = opened.json().string("id");
        byte[] letter = message.postOnce(nonce);
        if (again && isThere(channel, letter, nonce)) return Sent.ARRIVED;
        Answer sent = call("a letter", "POST", "channels/" + channel + "/messages", letter);
        if (!sent.isRefusal()) return Sent.ARRIVED;
        log.info("user {} takes no letters: {}", to, sent.status());
        return Sent.REFUSED;
    }

    private boolean isThere(String channel, byte[] letter, String nonce) {
        String text = text(JsonObject.parse(new String(letter, StandardCharsets.UTF_8)));
        long since = clock.instant().minus(LOOK_BACK).toEpochMilli() - DISCORD_EPOCH;
        String path = "channels/" + channel + "/messages?limit=100&after=" + (since << TIME_SHIFT);
        Answer found = call("what was written", "GET", path, new byte[0]);
        if (found.isRefusal()) return false;
        // A list; the reader of ours begins with an object.
        JsonObject list = JsonObject.parse("{\"all\": " + found.body + "}");
        return list.objects("all").stream()
                .anyMatch(one ->
                        one.optionalString("nonce").filter(nonce::equals).isPresent()
                                || (!text.isEmpty() && text(one).equals(text)));
    }

    /// The words of a message of ours: the first text in its frame.
    private static String text(JsonObject message) {
        return message.objects("components").stream()
                .filter(part -> part.has("components"))
                .flatMap(frame -> frame.objects("components").stream())
                .findFirst()
                .flatMap(text -> text.optionalString("content"))
                .orElse("");
    }

    @Override
    public Home home(GuildId guild) {
        Answer found = call("guild " + guild, "GET", "guilds/" + guild, new byte[0]);
        if (found.isRefusal()) return Home.UNKNOWN;
        return new Home(
                found.json().string("name"),
                found.json().optionalString("preferred_locale").orElse(""));
    }

    /// One request, and another when Discord wants that to wait for a moment.
    private Answer call(String what, String method, String path, byte[] body) {
        Answer first = attempt(what, method, path, body);
        if (first.status != TOO_MANY) return first.orThrow(what);
        Duration wait = first.retryAfter();
        notBefore = clock.instant().plus(wait);
        if (wait.compareTo(SHORT) > 0) throw new LetterNotSentException(what, TOO_MANY);
        pause.of(wait);
        notBefore = Instant.EPOCH;
        Answer second = attempt(what, method, path, body);
        if (second.status == TOO_MANY) {
            notBefore = clock.instant().plus(second.retryAfter());
        }
        return second.orThrow(what);
    }

    private Answer attempt(String what, String method, String path, byte[] body) {
        if (clock.instant().isBefore(notBefore)) {
            throw new LetterNotSentException(what, "Discord wants us to wait");
        }
        HttpRequest request =
                HttpRequest.newBuilder(api.resolve(path))
                        .timeout(ATTEMPT)
                        .header("Authorization", "Bot " + token.get())
                        .header("Content-Type", "application/json")
                        .header("User-Agent", AGENT)
                        .method(
                                method,
                                body.length == 0
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofByteArray(body))
                        .build();
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new LetterNotSentException(what, e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LetterNotSentException(what, e.getClass().getSimpleName());
        }
    }

    private record Answer(int status, String body) {
        /// Whether Discord will not do it however often it is asked.
        boolean isRefusal() {
            return status / 100 == 4;
        }

        /// Unless it may be another answer when we ask again. A token that is wrong is our fault,
        /// and nobody's wish to be left alone.
        Answer orThrow(String what) {
            boolean final_ = isRefusal() && status != UNAUTHORIZED && status != TOO_MANY;
            if (status / 100 == 2 || final_) return this;
            throw new LetterNotSentException(what, status);
        }

        JsonObject json() {
            return JsonObject.parse(body);
        }

        Duration retryAfter() {
            try {
                double seconds = json().decimal("retry_after");
                return Duration.ofMillis((long) Math.ceil(seconds * 1_000));
            } catch (JsonException _) {
                return SHORT;
            }
        }
    }
}
