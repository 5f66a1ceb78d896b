package dev.tonearm.local.stack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.environment.WrongSettingsException;
import dev.tonearm.node.Node;
import dev.tonearm.node.NodeSettings;
import io.javalin.Javalin;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LavalinkCheckTest {
    private static final String PASSWORD = "the-right-one";

    @Test
    void a_lavalink_that_is_new_enough_passes() {
        try (Node node = Node.start(NodeSettings.defaults(PASSWORD))) {
            assertThatCode(() -> LavalinkCheck.pass(new Lavalink(node.uri(), PASSWORD)))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void a_wrong_password_is_said_to_be_one_and_stays_unsaid() {
        try (Node node = Node.start(NodeSettings.defaults(PASSWORD))) {
            assertThatThrownBy(() -> LavalinkCheck.pass(new Lavalink(node.uri(), "a-wrong-one")))
                    .isInstanceOf(WrongSettingsException.class)
                    .hasMessageContaining("refuses the password")
                    .hasMessageContaining("--lavalink-password")
                    .hasMessageNotContaining("a-wrong-one");
        }
    }

    @Test
    void where_nothing_listens_nothing_answers() {
        assertWrong(URI.create("http://127.0.0.1:1"), "nothing answers there");
    }

    @Test
    void an_older_one_is_named_by_its_version() {
        assertAnswers(
                Map.of("/v4/info", "{\"version\":{\"semver\":\"4.0.8\",\"major\":4,\"minor\":0}}"),
                "Lavalink 4.0.8");
        assertAnswers(Map.of("/version", "3.7.13"), "Lavalink 3.7.13");
    }

    @Test
    void what_is_no_lavalink_is_said_to_be_none() {
        assertAnswers(Map.of("/version", "<html>hello</html>"), "that is no Lavalink");
        assertAnswers(Map.of("/v4/info", "{\"name\":\"something\"}"), "that is no Lavalink");
        assertAnswers(Map.of("/v4/info", "hello"), "that is no Lavalink");
    }

    private static void assertAnswers(Map<String, String> answers, String said) {
        Javalin web =
                Javalin.create(
                                config -> {
                                    config.startup.showJavalinBanner = false;
                                    answers.forEach((path, body) ->
                                            config.routes.get(path, ctx -> ctx.result(body)));
                                })
                        .start("127.0.0.1", 0);
        try {
            assertWrong(URI.create("http://127.0.0.1:" + web.port()), said);
        } finally {
            web.stop();
        }
    }

    private static void assertWrong(URI address, String said) {
        assertThatThrownBy(() -> LavalinkCheck.pass(new Lavalink(address, PASSWORD)))
                .isInstanceOf(WrongSettingsException.class)
                .hasMessageContaining(said);
    }
}
