package dev.tonearm.core.family;

import static dev.tonearm.core.family.OptionSpec.channel;
import static dev.tonearm.core.family.OptionSpec.chosen;
import static dev.tonearm.core.family.OptionSpec.decimal;
import static dev.tonearm.core.family.OptionSpec.flag;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.Attachment;
import dev.tonearm.core.command.ChosenChannel;
import dev.tonearm.core.command.OptionProblem;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.RoleId;
import dev.tonearm.core.guild.UserId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// What each type of option takes, and what is read of it.
class MeaningTest {
    private static final Attachment FILE =
            new Attachment(1, "a.mp3", "", "audio/mpeg", 9, "https://x");

    /// A command that keeps what was read.
    private record Kept(Object value) implements Stray {}

    @Test
    void a_number_is_read_with_and_without_decimals() {
        OptionSpec factor = decimal("factor", 0.5, 2);
        assertThat(read(factor, 1.25, values -> values.requiredNumber("factor"))).contains(1.25);
        assertThat(read(factor, 2L, values -> values.requiredNumber("factor"))).contains(2.0);
        assertThat(problem(factor, 0.4)).contains(OptionProblem.OUT_OF_RANGE);
        assertThat(problem(factor, 3L)).contains(OptionProblem.OUT_OF_RANGE);
        assertThat(problem(factor, Double.NaN)).contains(OptionProblem.OUT_OF_RANGE);
        assertThat(problem(factor, "1.25")).contains(OptionProblem.WRONG_TYPE);
    }

    @Test
    void a_flag_is_yes_only_when_it_was_set_to_yes() {
        OptionSpec loud = flag("loud").optional();
        assertThat(read(loud, true, values -> values.flag("loud"))).contains(true);
        assertThat(read(loud, false, values -> values.flag("loud"))).contains(false);
        assertThat(meaning(loud, Map.of(), values -> values.flag("loud")))
                .isEqualTo(new Meaning.Understood(new Request.Player(new Kept(false))));
        assertThat(problem(loud, "true")).contains(OptionProblem.WRONG_TYPE);
    }

    @Test
    void a_channel_is_of_a_kind_that_was_asked_for() {
        OptionSpec where = channel("where", ChannelKind.VOICE, ChannelKind.STAGE);
        var voice = new ChosenChannel(new ChannelId(5), ChannelKind.STAGE.wire());
        assertThat(read(where, voice, values -> values.channel("where").orElseThrow()))
                .contains(new ChannelId(5));
        assertThat(problem(where, new ChosenChannel(new ChannelId(5), ChannelKind.TEXT.wire())))
                .contains(OptionProblem.NOT_A_CHOICE);
        assertThat(problem(where, 5L)).contains(OptionProblem.WRONG_TYPE);
        assertThat(
                        read(
                                channel("any"),
                                new ChosenChannel(new ChannelId(5), 15),
                                values -> values.channel("any").orElseThrow()))
                .contains(new ChannelId(5));
    }

    @Test
    void people_roles_and_files_are_what_they_are() {
        OptionSpec user = chosen("who", OptionSpec.Kind.USER);
        assertThat(read(user, new UserId(1), values -> values.user("who").orElseThrow()))
                .contains(new UserId(1));
        assertThat(problem(user, new RoleId(1))).contains(OptionProblem.WRONG_TYPE);
        OptionSpec role = chosen("who", OptionSpec.Kind.ROLE);
        assertThat(read(role, new RoleId(1), values -> values.role("who").orElseThrow()))
                .contains(new RoleId(1));
        assertThat(problem(role, "1")).contains(OptionProblem.WRONG_TYPE);
        OptionSpec file = chosen("file", OptionSpec.Kind.ATTACHMENT);
        assertThat(read(file, FILE, values -> values.attachment("file").orElseThrow()))
                .contains(FILE);
        assertThat(problem(file, 1L)).contains(OptionProblem.WRONG_TYPE);
    }

    @Test
    void somebody_to_mention_is_a_user_or_a_role() {
        OptionSpec who = chosen("who", OptionSpec.Kind.MENTIONABLE);
        assertThat(read(who, new UserId(1), values -> values.mentionedUser("who").orElseThrow()))
                .contains(new UserId(1));
        assertThat(read(who, new RoleId(1), values -> values.mentionedRole("who").orElseThrow()))
                .contains(new RoleId(1));
        assertThat(read(who, new RoleId(1), values -> values.mentionedUser("who").isPresent()))
                .contains(false);
        assertThat(problem(who, true)).contains(OptionProblem.WRONG_TYPE);
    }

    private static Optional<Object> read(
            OptionSpec spec, Object given, Function<OptionValues, Object> reader) {
        return meaning(spec, Map.of(spec.name(), given), reader)
                        instanceof Meaning.Understood(Request.Player(Kept(var value)))
                ? Optional.of(value)
                : Optional.empty();
    }

    private static Optional<OptionProblem> problem(OptionSpec spec, Object given) {
        return meaning(spec, Map.of(spec.name(), given), _ -> "")
                                instanceof Meaning.Invalid(var option, var problem)
                        && option.equals(spec.name())
                ? Optional.of(problem)
                : Optional.empty();
    }

    private static Meaning meaning(
            OptionSpec spec, Map<String, Object> given, Function<OptionValues, Object> reader) {
        var leaf = CommandSpec.player("test", values -> new Kept(reader.apply(values)), spec);
        return Meaning.of(new SlashCommand("test", leaf), given);
    }
}
