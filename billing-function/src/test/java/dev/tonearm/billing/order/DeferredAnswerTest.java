package dev.tonearm.billing.order;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.billing.AskedInDiscord;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.privacy.DataExport;
import dev.tonearm.core.privacy.PrivacyAnswers;
import dev.tonearm.discord.file.Upload;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Files that are handed over on the wire, to a Discord that refuses what the real one would.
class DeferredAnswerTest {
    private static final String THINKING = "{\"type\": 5, \"data\": {\"flags\": 64}}";
    private static final byte[] DATA = "{\n  \"song\" : \"Déjà vu 🎵\"\n}\n".getBytes(UTF_8);
    private static final Message MESSAGE =
            PrivacyAnswers.exported(DataExport.NAME, true, Texts.DEFAULT);

    private AskedInDiscord scene;
    private DeferredAnswer answer;

    @BeforeEach
    void ask() throws IOException {
        scene = new AskedInDiscord();
        scene.answers(THINKING);
        answer = new DeferredAnswer(scene.api());
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void a_file_stands_in_the_answer_as_it_was_handed_over() throws Exception {
        answer.hand(scene.interaction(), MESSAGE, DataExport.NAME, DATA);

        JsonNode shown = shown();
        assertThat(shown.path("attachments")).hasSize(1);
        JsonNode file = shown.at("/attachments/0");
        assertThat(file.path("filename").asText()).isEqualTo(DataExport.NAME);
        assertThat(file.path("content_type").asText()).isEqualTo("application/json");
        assertThat(file.path("ephemeral").asBoolean()).isTrue();
        assertThat(fetched(file)).isEqualTo(DATA);
        assertThat(shown.at("/components/0/components/1/file/url")).isEqualTo(file.path("url"));
        assertThat(scene.discord.violations().rules()).isEmpty();
    }

    @Test
    void handed_over_again_it_is_there_once() throws Exception {
        answer.hand(scene.interaction(), MESSAGE, DataExport.NAME, "{}".getBytes(UTF_8));
        answer.hand(scene.interaction(), MESSAGE, DataExport.NAME, DATA);

        assertThat(shown().path("attachments")).hasSize(1);
        assertThat(fetched(shown().at("/attachments/0"))).isEqualTo(DATA);
        assertThat(scene.discord.violations().rules()).isEmpty();
    }

    @Test
    void what_discord_does_not_take_is_known_and_whom_it_has_forgotten_is_left() {
        assertThatThrownBy(() ->
                        answer.hand(
                                scene.interaction(),
                                MESSAGE,
                                DataExport.NAME,
                                new byte[Upload.LARGEST + 1]))
                .isInstanceOf(AnswerNotTakenException.class);
        answer.hand(scene.interaction("wrong"), MESSAGE, DataExport.NAME, DATA);
        assertThat(shown().path("attachments")).isEmpty();
    }

    private JsonNode shown() {
        return scene.discord.messages().seenBy(scene.ada, scene.text, 1).getFirst();
    }

    private static byte[] fetched(JsonNode file) throws IOException, InterruptedException {
        URI url = URI.create(file.path("url").asText());
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofByteArray())
                    .body();
        }
    }
}
