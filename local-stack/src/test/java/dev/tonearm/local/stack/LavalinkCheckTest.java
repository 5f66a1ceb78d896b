package dev.tonearm.local.stack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.environment.WrongSettingsException;
import io.javalin.Javalin;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// An audio node of our own and its password: `OwnLavalinkJourneyTest`.
final class LavalinkCheckTest {
    private static final String PASSWORD = "a-password";
    private static final String A_LATER_MAJOR = "{\"semver\":\"5.0.0\",\"major\":5,\"minor\":0}";

    @Test
    void a_lavalink_that_is_new_enough_passes() {
        for (String version :
                List.of("{\"semver\":\"4.2.0\",\"major\":4,\"minor\":2}", A_LATER_MAJOR)) {
            Javalin web = web(Map.of("/v4/info", "{\"version\":" + version + "}"));
            try {
                assertThatCode(() -> LavalinkCheck.pass(at(web))).doesNotThrowAnyException();
            } finally {
                web.stop();
            }
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
        Javalin web = web(answers);
        try {
            assertWrong(at(web).url(), said);
        } finally {
            web.stop();
        }
    }

    private static Javalin web(Map<String, String> answers) {
        return Javalin.create(
                        config -> {
                            config.startup.showJavalinBanner = false;
                            answers.forEach((path, body) ->
                                    config.routes.get(path, ctx -> ctx.result(body)));
                        })
                .start("127.0.0.1", 0);
    }

    private static Lavalink at(Javalin web) {
        return new Lavalink(URI.create("http://127.0.0.1:" + web.port()), PASSWORD);
    }

    private static void assertWrong(URI address, String said) {
        assertThatThrownBy(() -> LavalinkCheck.pass(new Lavalink(address, PASSWORD)))
                .isInstanceOf(WrongSettingsException.class)
                .hasMessageContaining(said);
    }
}
