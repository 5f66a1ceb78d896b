package dev.tonearm.core.message;

import static dev.tonearm.core.message.Sent.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.catalogue.Help;
import dev.tonearm.core.command.OptionProblem;
import dev.tonearm.core.locale.Texts;
import org.junit.jupiter.api.Test;

/// What somebody else wrote, in a text of ours: it breaks out of nothing.
class MarkdownTest {
    private static final Texts ENGLISH = Texts.DEFAULT;

    @Test
    void a_title_cannot_break_out_of_its_place() {
        String hostile = "[x](https://evil) @everyone **b** `c` <@1> ||s||\n# h";
        String shown = Markdown.title(hostile, ENGLISH);
        assertThat(shown)
                .doesNotContain("\n")
                .contains("\\[x\\]\\(")
                .contains("\\@everyone")
                .contains("\\<\\@1\\>");
    }

    @Test
    void what_stands_in_a_code_span_cannot_end_it() {
        assertThat(json(Help.of("a` **b** \n`c", ENGLISH)))
                .contains("There is no command `aˋ **b** ˋc`.");
        assertThat(json(Answers.invalid("x`y", OptionProblem.UNKNOWN, ENGLISH)))
                .contains("option `xˋy`");
    }

    @Test
    void an_address_that_is_no_web_address_is_no_link() {
        assertThat(Markdown.web("javascript:alert(1)")).isEmpty();
        assertThat(Markdown.web("https://a.example/b>c")).isEmpty();
        assertThat(Markdown.web("https://a.example/b c")).isEmpty();
        assertThat(Markdown.web("https://a.example/b(c)?d=e")).isPresent();
    }

    @Test
    void an_address_of_a_link_is_ascii() {
        assertThat(Markdown.web("https://a.example/\u202Efoo/ü"))
                .hasValue("https://a.example/%E2%80%AEfoo/%C3%BC");
    }
}
