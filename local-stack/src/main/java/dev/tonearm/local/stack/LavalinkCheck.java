package dev.tonearm.local.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tonearm.core.environment.WrongSettingsException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/// Whether the Lavalink that an operator gave can be worked with. Without asking, a wrong password
/// would look like a start that takes for ever.
public final class LavalinkCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String NO_LAVALINK = "that is no Lavalink";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Lavalink lavalink;

    private LavalinkCheck(Lavalink lavalink) {
        this.lavalink = lavalink;
    }

    /// Asks it which one it is.
    ///
    /// @throws WrongSettingsException saying what is wrong with it and what to do
    public static void pass(Lavalink given) {
        var check = new LavalinkCheck(given);
        check.wrong()
                .ifPresent(why -> {
                    throw new WrongSettingsException("--lavalink " + given.url() + ": " + why);
                });
    }

    private Optional<String> wrong() {
        HttpResponse<String> info;
        try {
            info = get("/v4/info");
        } catch (IOException e) {
            return Optional.of(
                    "nothing answers there. Start the Lavalink first, or correct the address");
        }
        return switch (info.statusCode()) {
            case 200 -> outdated(info.body());
            case 401, 403 ->
                    Optional.of(
                            "it refuses the password. Give its lavalink.server.password with"
                                    + " --lavalink-password");
            case 404 -> older();
            default ->
                    Optional.of(
                            "it answers with status " + info.statusCode() + "; its log says more");
        };
    }

    /// A development build has no version to compare.
    private static Optional<String> outdated(String body) {
        try {
            JsonNode version = JSON.readTree(body).path("version");
            if (!version.path("major").isInt()) return Optional.of(NO_LAVALINK);
            int major = version.path("major").asInt();
            int minor = version.path("minor").asInt();
            boolean fine = major == 0 || major > 4 || (major == 4 && minor >= 2);
            return fine ? Optional.empty() : Optional.of(tooOld(version.path("semver").asText()));
        } catch (JsonProcessingException e) {
            return Optional.of(NO_LAVALINK);
        }
    }

    private Optional<String> older() {
        try {
            HttpResponse<String> version = get("/version");
            String text = version.body().strip();
            boolean lavalink = version.statusCode() == 200 && text.matches("[0-9][\\w.+-]{0,40}");
            return Optional.of(lavalink ? tooOld(text) : NO_LAVALINK);
        } catch (IOException e) {
            return Optional.of(NO_LAVALINK);
        }
    }

    private static String tooOld(String version) {
        return "it is Lavalink "
                + version
                + ", which Discord's voice servers refuse. Update it to 4.2 or newer";
    }

    private HttpResponse<String> get(String path) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(lavalink.url().resolve(path))
                        .header("Authorization", lavalink.password())
                        .timeout(PATIENCE)
                        .build();
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
