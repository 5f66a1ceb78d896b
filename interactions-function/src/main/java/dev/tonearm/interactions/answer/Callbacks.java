package dev.tonearm.interactions.answer;

import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.interactions.request.Caller;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// Answers that Discord takes only by its callback route: those with a file. The request that
/// brought the interaction is then answered with a 202 and nothing (discord-api-docs,
/// interactions/receiving-and-responding, "Responding to an Interaction").
///
/// The token of the interaction is all that it takes, so the edge needs no bot's token.
public final class Callbacks {
    /// Discord waits for 3 s.
    private static final int TIMEOUT_MILLIS = 1_500;

    private static final String AGENT = "DiscordBot (https://github.com/tonearm/tonearm, 1)";

    private static final long ALREADY_ANSWERED = 40_060;

    /// Stands in no file of ours.
    private static final String BOUNDARY = "tonearm-8d1f6c0e2b";

    private final URI api;

    /// By this REST API of Discord, which ends in a slash.
    public Callbacks(URI api) {
        this.api = api;
    }

    /// Answers with a file. One that was answered before, because Discord delivered it twice, is
    /// left at that.
    ///
    /// @throws CallbackFailedException if Discord is not known to have taken it
    public void send(Caller caller, Answer.Handed answer) {
        String path = "interactions/" + caller.interaction() + "/" + caller.token() + "/callback";
        try {
            post(api.resolve(path), body(answer));
        } catch (IOException e) {
            throw new CallbackFailedException(e);
        }
    }

    private static void post(URI address, byte[] body) throws IOException {
        var connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setRequestMethod("POST");
        // The address holds the token: it goes nowhere else.
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestProperty("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
        connection.setRequestProperty("User-Agent", AGENT);
        connection.setDoOutput(true);
        try {
            connection.setFixedLengthStreamingMode(body.length);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body);
            }
            int status = connection.getResponseCode();
            if (status / 100 != 2 && !wasAnswered(connection)) {
                throw new CallbackFailedException(status);
            }
        } finally {
            connection.disconnect();
        }
    }

    private static boolean wasAnswered(HttpURLConnection connection) throws IOException {
        try (InputStream error = connection.getErrorStream()) {
            if (error == null) return false;
            return JsonObject.parse(error).optionalNumber("code").orElse(0L) == ALREADY_ANSWERED;
        } catch (JsonException _) {
            return false;
        }
    }

    private static byte[] body(Answer.Handed answer) {
        var body = new ByteArrayOutputStream();
        part(body, "name=\"payload_json\"", answer.json());
        part(body, "name=\"files[0]\"; filename=\"" + answer.name() + "\"", answer.file());
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private static void part(ByteArrayOutputStream body, String disposition, byte[] json) {
        String head =
                "--"
                        + BOUNDARY
                        + "\r\nContent-Disposition: form-data; "
                        + disposition
                        + "\r\nContent-Type: application/json\r\n\r\n";
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(json);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
}
