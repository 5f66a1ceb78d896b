package dev.tonearm.drive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The control API of a running stack: JSON in, JSON out.
public final class Control implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> VIOLATIONS = List.of("violations", "voice/violations");

    /// Longer than any call may rightly take; a start of a part waits for it to be ready.
    private static final Duration TIMEOUT = Duration.ofSeconds(100);

    private final URI base;
    private final boolean insistent;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /// @param base `control` of stack.json
    public Control(URI base) {
        this(base, false);
    }

    private Control(URI base, boolean insistent) {
        this.base = base.toString().endsWith("/") ? base : URI.create(base + "/");
        this.insistent = insistent;
    }

    /// One under which people do again what they read that nothing was done of.
    public static Control insistent(URI base) {
        return new Control(base, true);
    }

    boolean isInsistent() {
        return insistent;
    }

    /// Reads something.
    ///
    /// @param path below the control API, with its query
    public JsonNode get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    /// What came so far of a use of a command, a button, a menu or a form.
    public Interaction interaction(String id) {
        return new Interaction(get("interactions/" + id));
    }

    /// What Discord would have refused since [#forgetViolations], on its API or in voice, by rule.
    public Map<String, Integer> violations() {
        Map<String, Integer> rules = new TreeMap<>();
        for (String kind : VIOLATIONS) {
            for (JsonNode violation : get(kind).get("violations")) {
                rules.merge(violation.get("rule").asText(), 1, Integer::sum);
            }
        }
        return rules;
    }

    public void forgetViolations() {
        VIOLATIONS.forEach(this::delete);
    }

    public JsonNode post(String path, Map<String, ?> body) {
        return send("POST", path, json(body));
    }

    public JsonNode post(String path) {
        return post(path, Map.of());
    }

    public JsonNode put(String path, Map<String, ?> body) {
        return send("PUT", path, json(body));
    }

    public JsonNode patch(String path, Map<String, ?> body) {
        return send("PATCH", path, json(body));
    }

    /// Uploads a file as Discord's client does before it is sent with something.
    ///
    /// @return the attachment, whose `id` options and forms take
    public JsonNode upload(String filename, String type, byte[] content) {
        String name = URLEncoder.encode(filename, StandardCharsets.UTF_8);
        return send(
                "POST", "attachments?filename=" + name, BodyPublishers.ofByteArray(content), type);
    }

    /// The bytes of a file that a message holds.
    public byte[] download(String url) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT).build();
        HttpResponse<byte[]> response = exchange(request, "GET " + url);
        if (response.statusCode() != 200) {
            throw new ControlException(
                    "GET",
                    url,
                    response.statusCode(),
                    new String(response.body(), StandardCharsets.UTF_8));
        }
        return response.body();
    }

    public void delete(String path) {
        send("DELETE", path, BodyPublishers.noBody());
    }

    /// Ends a part's process as `kill -9` does; the part stays down until it is started.
    public void kill(String part) {
        post("parts/" + part + "/kill");
    }

    /// The process of a part, 0 while there is none.
    public long pid(String part) {
        for (JsonNode one : get("parts").get("parts")) {
            if (one.get("name").asText().equals(part)) return one.path("pid").asLong();
        }
        throw new IllegalArgumentException("no part " + part);
    }

    /// Starts a part and returns when it is ready.
    public void start(String part) {
        post("parts/" + part + "/start");
    }

    /// Ends a part's process as a deployment does, and returns when it has ended.
    public void stop(String part) {
        post("parts/" + part + "/stop");
    }

    /// Restarts a part's process with something else in its environment.
    public void set(String part, String variable, String value) {
        put("parts/" + part + "/environment", Map.of(variable, value));
    }

    /// Makes a part's process stand still until [#resume].
    public void pause(String part) {
        post("parts/" + part + "/pause");
    }

    public void resume(String part) {
        post("parts/" + part + "/continue");
    }

    /// Resets all connections of an emulator until [#restore].
    public void cut(String part) {
        post("parts/" + part + "/cut");
    }

    /// Lets an emulator answer each call later, until [#restore].
    public void slow(String part, Duration later) {
        post("parts/" + part + "/slow", Map.of("ms", later.toMillis()));
    }

    /// Lets a service of AWS refuse calls, until [#restore].
    ///
    /// @param error as its clients call it
    /// @param percent of the calls
    public void refuse(String part, String error, int percent) {
        post("parts/" + part + "/refuse", Map.of("error", error, "percent", percent));
    }

    /// Undoes what was done to an emulator by a cut, by slowness and by refusals.
    public void restore(String part) {
        post("parts/" + part + "/restore");
    }

    @Override
    public void close() {
        http.close();
    }

    private static HttpRequest.BodyPublisher json(Map<String, ?> body) {
        try {
            return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode send(String method, String path, HttpRequest.BodyPublisher body) {
        return send(method, path, body, "application/json");
    }

    private JsonNode send(String method, String path, HttpRequest.BodyPublisher body, String type) {
        HttpRequest request =
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(TIMEOUT)
                        .header("Content-Type", type)
                        .method(method, body)
                        .build();
        HttpResponse<byte[]> response = exchange(request, method + " " + path);
        if (response.statusCode() >= 400) {
            throw new ControlException(
                    method,
                    path,
                    response.statusCode(),
                    new String(response.body(), StandardCharsets.UTF_8));
        }
        try {
            return response.body().length == 0 ? JSON.nullNode() : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        }
    }

    private HttpResponse<byte[]> exchange(HttpRequest request, String what) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
