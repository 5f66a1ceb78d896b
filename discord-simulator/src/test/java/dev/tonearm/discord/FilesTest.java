package dev.tonearm.discord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.file.Upload;
import dev.tonearm.discord.world.Overwrite;
import dev.tonearm.discord.world.Permission;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Files that the bot sends with its messages, as `multipart/form-data`.
final class FilesTest {

    private static final String SETTINGS = "{\"volume\": 80}";

    private Scene scene;

    @BeforeEach
    void open() throws IOException {
        scene = new Scene();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void a_file_in_a_deferred_answer_is_shown_by_its_component_and_can_be_fetched()
            throws Exception {
        var interaction = scene.played();
        var sent =
                rest(
                        "PATCH",
                        scene.original(interaction),
                        """
                        {"flags": 32768, "attachments": [{"id": 0, "filename": "settings.json", "description": "All settings"}],
                         "components": [{"type": 10, "content": "Here"}, {"type": 13, "file": {"url": "attachment://settings.json"}}]}
                        """,
                        file(0, "x.json", SETTINGS));

        assertThat(sent.status()).isEqualTo(200);
        var attachment = sent.body().at("/attachments/0");
        var shown = sent.body().at("/components/1");
        assertThat(attachment.path("filename").asText()).isEqualTo("settings.json");
        assertThat(attachment.path("description").asText()).isEqualTo("All settings");
        assertThat(attachment.path("content_type").asText()).isEqualTo("application/json");
        assertThat(shown.at("/file/url")).isEqualTo(attachment.path("url"));
        assertThat(shown.path("name").asText()).isEqualTo("settings.json");
        assertThat(shown.path("size").asInt()).isEqualTo(SETTINGS.length());
        assertThat(fetch(attachment).body()).isEqualTo(SETTINGS);
        assertThat(scene.discord.violations().rules()).isEmpty();
    }

    @Test
    void the_callback_takes_files_too() throws Exception {
        scene.discord.endpoint().save(URI.create("http://127.0.0.1:9/"));
        scene.bot.answers(_ -> new Bot.Reply(202, "text/plain", ""));
        scene.endpoint(scene.bot.url());
        var interaction = scene.discord.interactions().command(scene.play());
        var id = scene.bot.received().path("id").asText();

        var sent =
                rest(
                        "POST",
                        "interactions/%s/%s/callback?with_response=true"
                                .formatted(id, interaction.about().token()),
                        "{\"type\": 4, \"data\": {\"content\": \"Here\", \"flags\": 64}}",
                        file(0, "a b.json", SETTINGS));

        assertThat(sent.status()).isEqualTo(200);
        var attachment = sent.body().at("/resource/message/attachments/0");
        assertThat(attachment.path("filename").asText()).isEqualTo("a_b.json");
        assertThat(attachment.path("title").asText()).isEqualTo("a b");
        assertThat(attachment.path("ephemeral").asBoolean()).isTrue();
    }

    @Test
    void an_edit_names_all_files_that_stay() throws Exception {
        var message =
                rest(
                                "POST",
                                "channels/" + scene.text.id() + "/messages",
                                "{\"content\": \"two\"}",
                                file(0, "one.json", "1"),
                                file(1, "two.json", "2"))
                        .body();
        var path = "channels/" + scene.text.id() + "/messages/" + message.path("id").asText();
        var second = message.at("/attachments/1/id").asText();

        var edited =
                rest(
                        "PATCH",
                        path,
                        "{\"attachments\": [{\"id\": \"%s\"}, {\"id\": 7}]}".formatted(second),
                        file(7, "three.json", "3"));
        assertThat(edited.body().at("/attachments").findValuesAsText("filename"))
                .containsExactly("two.json", "three.json");

        var kept = scene.rest.send("PATCH", path, "{\"content\": \"still two\"}");
        assertThat(kept.body().path("attachments")).hasSize(2);
        var none = scene.rest.send("PATCH", path, "{\"attachments\": []}");
        assertThat(none.body().path("attachments")).isEmpty();
    }

    @Test
    void a_component_names_a_file_that_is_there() throws Exception {
        var sent =
                rest(
                        "PATCH",
                        scene.original(scene.played()),
                        """
                        {"flags": 32768, "components": [{"type": 13, "file": {"url": "attachment://other.json"}}]}
                        """,
                        file(0, "settings.json", SETTINGS));

        assertThat(sent.status()).isEqualTo(400);
        assertThat(sent.body().at("/errors/components/0/file/url/_errors/0/code").asText())
                .isEqualTo("UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND");
        assertThat(scene.discord.violations().rules()).containsOnly("message.attachment");
    }

    @Test
    void a_file_component_shows_no_address() throws Exception {
        var sent =
                scene.rest.send(
                        "PATCH",
                        scene.original(scene.played()),
                        """
                        {"flags": 32768, "components": [{"type": 13, "file": {"url": "https://example.org/a.json"}}]}
                        """);
        assertThat(sent.status()).isEqualTo(400);
    }

    @Test
    void a_file_that_no_attachment_names_would_be_dropped_and_is_refused() throws Exception {
        var sent =
                rest(
                        "PATCH",
                        scene.original(scene.played()),
                        "{\"content\": \"x\", \"attachments\": []}",
                        file(0, "settings.json", SETTINGS));
        assertThat(sent.status()).isEqualTo(400);
    }

    @Test
    void a_file_has_a_largest_size() throws Exception {
        var sent =
                rest(
                        "PATCH",
                        scene.original(scene.played()),
                        "{\"content\": \"x\"}",
                        file(0, "large.json", "x".repeat(Upload.LARGEST + 1)));
        assertThat(sent.status()).isEqualTo(413);
        assertThat(sent.body().path("code").asInt()).isEqualTo(40005);
    }

    @Test
    void in_a_channel_the_bot_needs_to_be_allowed_to_attach_files() throws Exception {
        scene.discord
                .world()
                .changeChannel(
                        scene.text.id(),
                        channel ->
                                channel.withOverwrite(
                                        new Overwrite(
                                                scene.discord.world().bot().id(),
                                                false,
                                                0,
                                                Permission.ATTACH_FILES.bit())));
        var sent =
                rest(
                        "POST",
                        "channels/" + scene.text.id() + "/messages",
                        "{\"content\": \"x\"}",
                        file(0, "settings.json", SETTINGS));
        assertThat(sent.status()).isEqualTo(403);
    }

    @Test
    void an_address_is_good_for_a_day() throws Exception {
        scene.close();
        var clock = new SteppedClock();
        scene = new Scene(settings -> settings.withClock(clock));
        var attachment =
                rest(
                                "POST",
                                "channels/" + scene.text.id() + "/messages",
                                "{\"content\": \"x\"}",
                                file(0, "settings.json", SETTINGS))
                        .body()
                        .at("/attachments/0");
        assertThat(attachment.path("url").asText()).containsPattern("\\?ex=[0-9a-f]+&is=");
        assertThat(fetch(attachment).statusCode()).isEqualTo(200);

        clock.step(Duration.ofHours(25));

        assertThat(fetch(attachment).statusCode()).isEqualTo(404);
        assertThat(fetch(attachment).body()).isEqualTo("This content is no longer available.");
    }

    @Test
    void a_player_may_fetch_a_part_of_a_file() throws Exception {
        var attachment =
                rest(
                                "POST",
                                "channels/" + scene.text.id() + "/messages",
                                "{\"content\": \"x\"}",
                                file(0, "song.mp3", "0123456789"))
                        .body()
                        .at("/attachments/0");
        var request =
                HttpRequest.newBuilder(URI.create(attachment.path("url").asText()))
                        .header("Range", "bytes=4-6")
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            var part = http.send(request, BodyHandlers.ofString());
            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(part.body()).isEqualTo("456");
        }
    }

    private record Part(String head, String content) {}

    private static Part file(int index, String name, String content) {
        return new Part(
                "name=\"files[%d]\"; filename=\"%s\"\r\nContent-Type: application/json"
                        .formatted(index, name),
                content);
    }

    private RestClient.Result rest(String method, String path, String payload, Part... files)
            throws IOException, InterruptedException {
        var body = new StringBuilder();
        var json = new Part("name=\"payload_json\"\r\nContent-Type: application/json", payload);
        var parts = new ArrayList<>(List.of(json));
        parts.addAll(List.of(files));
        for (var part : parts) {
            body.append("--edge\r\nContent-Disposition: form-data; ")
                    .append(part.head())
                    .append("\r\n\r\n")
                    .append(part.content())
                    .append("\r\n");
        }
        body.append("--edge--\r\n");
        return scene.rest.send(
                method,
                path,
                "multipart/form-data; boundary=edge",
                BodyPublishers.ofString(body.toString()));
    }

    private static HttpResponse<String> fetch(JsonNode attachment)
            throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(attachment.path("url").asText())).build(),
                    BodyHandlers.ofString(StandardCharsets.UTF_8));
        }
    }
}
