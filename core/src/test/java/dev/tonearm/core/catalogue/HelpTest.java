package dev.tonearm.core.catalogue;

import static dev.tonearm.core.message.Sent.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.locale.Texts;
import org.junit.jupiter.api.Test;

/// `/help` about one command, as a message and as an edit.
class HelpTest {
    private static final Texts ENGLISH = Texts.DEFAULT;

    @Test
    void help_explains_a_command() {
        assertThat(json(Help.of("/seek", ENGLISH))).contains("1:30").contains("(required)");
        assertThat(json(Help.of("dance", ENGLISH))).contains("There is no command");
    }

    @Test
    void an_edit_clears_what_a_deferred_answer_may_have_had() {
        assertThat(new String(Help.of("play", ENGLISH).edit(), UTF_8))
                .startsWith("{\"content\":null,\"embeds\":[],\"flags\":32768,")
                .endsWith("\"allowed_mentions\":{\"parse\":[]}}");
    }
}
