package dev.tonearm.core.family;

import static dev.tonearm.core.family.CommandSpec.group;
import static dev.tonearm.core.family.OptionSpec.choice;
import static dev.tonearm.core.family.OptionSpec.decimal;
import static dev.tonearm.core.family.OptionSpec.flag;
import static dev.tonearm.core.family.OptionSpec.text;
import static dev.tonearm.core.family.OptionSpec.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.command.Permission;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CommandSpecTest {
    private record Nothing() implements Stray {}

    @Test
    void a_tree_leads_to_all_that_can_be_given() {
        CommandSpec tree =
                group(
                        "effects",
                        Permission.CONNECT,
                        leaf("reset"),
                        group("bass", Permission.CONNECT, leaf("more"), leaf("less")));
        assertThat(tree.commands().stream().map(SlashCommand::path))
                .containsExactly("effects reset", "effects bass more", "effects bass less");
        assertThat(tree.commands().get(1).key()).isEqualTo("command.effects.bass.more");
    }

    @Test
    void an_option_says_who_completes_it() {
        var command =
                new SlashCommand(
                        "play", leaf("play", text("query", 9).completedBy(Completer.MUSIC)));
        assertThat(command.completer("query")).isEqualTo(Completer.MUSIC);
        assertThat(command.completer("quarry")).isEqualTo(Completer.NOBODY);
    }

    @Test
    void what_discord_would_refuse_is_refused_where_it_is_written() {
        refused(() -> leaf("Play"), "'Play'");
        refused(() -> leaf("p".repeat(33)), "1 to 32");
        refused(() -> leaf("play", text("the query", 5)), "'the query'");
        refused(() -> leaf("play", flag("loud"), flag("loud")), "two options named 'loud'");
        refused(
                () -> leaf("play", flag("loud").optional(), flag("fast")),
                "'fast' of 'play' is required and follows one that is not");
        refused(
                () ->
                        leaf(
                                "play",
                                IntStream.range(0, 26)
                                        .mapToObj(i -> flag("o" + i))
                                        .toArray(OptionSpec[]::new)),
                "26 options; Discord takes 25");
        refused(
                () ->
                        choice(
                                "mode",
                                IntStream.range(0, 26)
                                        .mapToObj(Integer::toString)
                                        .toArray(String[]::new)),
                "26 choices; Discord takes 25");
        refused(() -> choice("mode"), "no choice");
        refused(() -> text("query", 6_001), "0 to 6,000");
        refused(() -> whole("count", 5, 4), "5 to 4");
        refused(() -> decimal("factor", 0, Double.NaN), "NaN");
        refused(() -> group("effects", Permission.NONE), "no parts");
        refused(
                () -> group("effects", Permission.NONE, leaf("reset"), leaf("reset")),
                "two parts named 'reset'");
        refused(
                () ->
                        group(
                                "a",
                                Permission.NONE,
                                group(
                                        "b",
                                        Permission.NONE,
                                        group("c", Permission.NONE, leaf("d")))),
                "one level less");
    }

    private static void refused(ThrowingCallable written, String why) {
        assertThatThrownBy(written)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    private static CommandSpec.Leaf leaf(String name, OptionSpec... options) {
        return CommandSpec.player(name, _ -> new Nothing(), options);
    }
}
