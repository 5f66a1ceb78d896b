package dev.tonearm.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.tonearm.core.catalogue.CommandCodec;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.player.Stored;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;

/// Whatever is wrong in what is read, an error says where and never what: it may be a token.
class SilentErrorsTest {
    private static final Pattern VALUE =
            Pattern.compile("(?<=:)(?:\"[^\"]*\"|-?[0-9]+|true|false)");

    private static final String COMMAND =
            """
            {"interaction":"1573669306368000001","application":"42","token":"t","kind":"COMMAND",\
            "locale":"de","guild":"77","channel":"5","user":"6","maxQueue":10,"maxCommands":5,\
            "acceptedAt":1790000000000,"command":"loop","mode":"QUEUE"}\
            """;

    private static final String LINE =
            """
            {"n":7,"at":"2026-11-21T12:00:00Z","by":{"t":"asked","i":1,"u":2,"c":"loop"},\
            "events":[{"t":"loop","to":"queue"}]}\
            """;

    private static final String STATE =
            """
            {"n":7,"playback":{"t":"idle"},"queue":[],"loop":"off","volume":100,\
            "alone":"2026-11-21T12:00:00Z","panel":{"t":"none"},"next":3,\
            "handled":[{"i":1,"n":7}]}\
            """;

    @Test
    void no_error_of_a_command_quotes_it() {
        assertThat(broken(COMMAND, body -> CommandCodec.decode(body, Formats.CURRENT)))
                .isGreaterThan(10);
    }

    @Test
    void no_error_of_a_journal_line_quotes_it() {
        assertThat(broken(LINE, json -> Stored.line(utf8(json)))).isGreaterThan(5);
    }

    @Test
    void no_error_of_a_state_quotes_it() {
        assertThat(broken(STATE, json -> Stored.state(utf8(json)))).isGreaterThan(7);
    }

    /// Puts a secret in the place of each value, one after the other.
    ///
    /// @return how many of these could not be read
    private static int broken(String json, Consumer<String> reader) {
        reader.accept(json);
        int broken = 0;
        Matcher values = VALUE.matcher(json);
        for (MatchResult value : values.results().toList()) {
            for (String secret : new String[] {"\"s3cret\"", "\"5 s3cret\"", "{\"s3cret\":1}"}) {
                String with =
                        json.substring(0, value.start()) + secret + json.substring(value.end());
                try {
                    reader.accept(with);
                } catch (JsonException e) {
                    broken++;
                    assertThat(Throwables.getStackTrace(e)).doesNotContain("s3cret");
                } catch (RuntimeException e) {
                    fail("not the error that readers expect", e);
                }
            }
        }
        return broken;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
