package dev.tonearm.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.CommandForm;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.family.Family;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.format.Reading;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.plan.Limits;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.PlayerState;
import java.net.URL;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/// What holds for the commands of every family, also of those that are still to come.
class FamiliesTest {
    @Property(tries = 2_000)
    void a_command_arrives_as_it_was_sent(@ForAll("commands") PlayerCommand command) {
        CommandEnvelope envelope = envelope(command);
        String body = CommandCodec.encode(envelope, Formats.CURRENT);
        assertThat(CommandCodec.decode(body, Formats.CURRENT))
                .isEqualTo(new Reading.Read<>(envelope));
    }

    @Property(tries = 500)
    void the_journal_knows_which_commands_call_off(@ForAll("commands") PlayerCommand command) {
        InteractionId interaction = new InteractionId(1L << 62);
        var cause = new Cause.Asked(interaction, new UserId(1), command.form().wire());
        var line = new JournalLine(1, interaction.createdAt(), cause, List.of());
        assertThat(PlayerState.NEW.after(line).handled().getFirst().callsOff())
                .isEqualTo(command.callsOff());
    }

    @Property(tries = 500)
    void a_command_is_read_by_the_form_that_it_names(@ForAll("commands") PlayerCommand command) {
        assertThat(forms()).contains(command.form());
    }

    @Test
    void every_kind_of_command_has_a_form_of_its_own() {
        for (Family<?> family : Catalogue.families()) {
            assertThat(family.forms())
                    .as(family.type().getSimpleName())
                    .hasSameSizeAs(Records.of(family.type()));
        }
    }

    @Test
    void no_two_forms_have_the_same_name() {
        assertThat(forms().map(CommandForm::wire))
                .doesNotHaveDuplicates()
                .allMatch(FamiliesTest::isName);
        assertThat(forms().map(CommandForm::metric)).doesNotHaveDuplicates();
    }

    @Test
    void every_form_belongs_to_a_slash_command_or_a_group_of_them() {
        assertThat(forms().map(CommandForm::slash))
                .allMatch(path ->
                        Catalogue.slashCommands().stream()
                                .anyMatch(
                                        command -> (command.path() + " ").startsWith(path + " ")));
    }

    @Test
    void every_command_belongs_to_one_family() {
        URL production = PlayerCommand.class.getProtectionDomain().getCodeSource().getLocation();
        List<Class<?>> commands =
                new ClassFileImporter()
                        .importUrl(production).stream()
                                .filter(each -> each.isAssignableTo(PlayerCommand.class))
                                .filter(each ->
                                        !each.getModifiers().contains(JavaModifier.ABSTRACT))
                                .<Class<?>>map(JavaClass::reflect)
                                .toList();
        assertThat(commands).hasSizeGreaterThan(14).allMatch(Class::isRecord);
        for (Class<?> command : commands) {
            assertThat(Catalogue.families())
                    .filteredOn(family -> family.type().isAssignableFrom(command))
                    .as(command.getSimpleName())
                    .hasSize(1);
        }
    }

    private static CommandEnvelope envelope(PlayerCommand command) {
        return new CommandEnvelope(
                new Interaction(
                        new InteractionId(1L << 62), 1, "token", Interaction.Kind.COMMAND, "de"),
                new GuildId(42),
                new ChannelId(43),
                new UserId(44),
                Limits.STANDARD,
                Instant.ofEpochMilli(1_700_000_000_123L),
                "en-US",
                command);
    }

    private static boolean isName(String name) {
        return name.matches("[a-z]+(-[a-z0-9]+)*");
    }

    private static Stream<CommandForm> forms() {
        return Catalogue.families().stream().flatMap(family -> family.forms().stream());
    }

    @Provide
    Arbitrary<PlayerCommand> commands() {
        return Arbitraries.oneOf(
                Catalogue.families().stream()
                        .flatMap(family -> Records.of(family.type()).stream())
                        .<Arbitrary<PlayerCommand>>map(
                                each -> Records.any(each).map(PlayerCommand.class::cast))
                        .toList());
    }
}
