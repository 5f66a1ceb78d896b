package dev.tonearm.billing.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.billing.AskedInDiscord;
import dev.tonearm.billing.notice.Asides.Ready;
import dev.tonearm.billing.notice.Asides.Said;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Message;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FollowUpsTest {
    private static final Message NEWS = Answers.done("news");

    private AskedInDiscord scene;
    private FollowUps followUps;
    private Interaction interaction;

    @BeforeEach
    void ask() throws IOException {
        scene = new AskedInDiscord();
        followUps = new FollowUps(scene.api());
        interaction = scene.interaction();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void before_the_first_answer_and_while_the_bot_thinks_it_is_too_early() throws Exception {
        assertThat(followUps.ready(interaction)).isEqualTo(Ready.NOT_YET);

        scene.answers("{\"type\": 5}");
        assertThat(followUps.ready(interaction)).isEqualTo(Ready.NOT_YET);

        send("PATCH", webhook() + "/messages/@original", "{\"content\": \"pong\"}");
        assertThat(followUps.ready(interaction)).isEqualTo(Ready.NOW);
    }

    @Test
    void what_is_said_beside_the_answer_is_for_that_person_and_leaves_the_answer()
            throws Exception {
        scene.answers("{\"type\": 4, \"data\": {\"content\": \"pong\"}}");

        assertThat(followUps.ready(interaction)).isEqualTo(Ready.NOW);
        assertThat(followUps.say(interaction, NEWS)).isEqualTo(Said.YES);

        assertThat(scene.discord.messages().seenBy(scene.ada, scene.text, 10).toString())
                .contains("pong", "news");
        long other = scene.discord.world().createUser("ben").id();
        assertThat(scene.discord.messages().seenBy(other, scene.text, 10).toString())
                .contains("pong")
                .doesNotContain("news");
        assertThat(scene.discord.violations().rules()).isEmpty();
    }

    @Test
    void nobody_is_answered_by_a_token_that_is_none() {
        Interaction wrong = scene.interaction("wrong");

        assertThat(followUps.ready(wrong)).isEqualTo(Ready.NEVER);
        assertThat(followUps.say(wrong, NEWS)).isEqualTo(Said.NO);
    }

    @Test
    void where_nobody_listens_nothing_was_said() {
        var nowhere = new FollowUps(URI.create("http://127.0.0.1:1/api/v10/"));

        assertThat(nowhere.ready(interaction)).isEqualTo(Ready.NOT_YET);
        assertThat(nowhere.say(interaction, NEWS)).isEqualTo(Said.NO);
    }

    private String webhook() {
        return "webhooks/"
                + Long.toUnsignedString(interaction.applicationId())
                + "/"
                + interaction.token();
    }

    private void send(String method, String path, String body) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(scene.api() + path))
                        .header("Content-Type", "application/json")
                        .header("User-Agent", "DiscordBot (https://example.org, 1)")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            assertThat(status).isBetween(200, 299);
        }
    }
}
