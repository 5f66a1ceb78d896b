package dev.tonearm.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.plan.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandCodecTest {
    static Stream<PlayerCommand> commands() {
        return Stream.of(
                new PlayerCommand.Play("a \"quoted\" ünïcode 🎵 query", Placement.NEXT),
                new PlayerCommand.Pause(),
                new PlayerCommand.Resume(),
                new PlayerCommand.TogglePause(),
                new PlayerCommand.Skip(3),
                new PlayerCommand.Stop(),
                new PlayerCommand.Seek(new SeekTarget.To(Duration.ofSeconds(90))),
                new PlayerCommand.Seek(new SeekTarget.By(Duration.ofSeconds(-15))),
                new PlayerCommand.SetVolume(80),
                new PlayerCommand.SetLoop(LoopMode.QUEUE),
                new PlayerCommand.CycleLoop(),
                new PlayerCommand.Shuffle(),
                new PlayerCommand.Remove(2, 5),
                new PlayerCommand.Clear(),
                new PlayerCommand.Join(),
                new PlayerCommand.Leave());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_arrives_as_it_was_sent(PlayerCommand command) {
        CommandEnvelope envelope = envelope(command);
        assertThat(CommandCodec.decode(CommandCodec.encode(envelope))).isEqualTo(envelope);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // A command of a newer edge, a member of another kind, a body that was cut off.
                "'kind':'COMPONENT','locale':'de','guild':'42','command':'dance'}",
                "'kind':'COMPONENT','locale':'de','guild':{'id':[42]},'maxQueue':99999999999999999999}",
                "'kind':'COMPONENT','locale':'de','gui",
                "'kind':'COMPONENT','locale':'de','locale':'en'}"
            })
    void who_asked_can_be_answered_although_the_rest_cannot_be_read(String rest) {
        String body =
                "{'interaction':'1234567890123456789','application':'5','token':'secret-token',"
                        + rest;
        assertThat(CommandCodec.asker(body.replace('\'', '"')))
                .contains(
                        new Interaction(
                                InteractionId.parse("1234567890123456789"),
                                5,
                                "secret-token",
                                Interaction.Kind.COMPONENT,
                                "de"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "nonsense",
                "{'interaction':'1','application':'5'}",
                "{'interaction':'x','application':'5','token':'t'}",
                "{'interaction':1,'application':5,'token':'t'}"
            })
    void without_a_token_and_an_id_nobody_can_be_answered(String body) {
        assertThat(CommandCodec.asker(body.replace('\'', '"'))).isEmpty();
    }

    @Test
    void every_command_is_in_this_test() {
        assertThat(commands().map(Object::getClass))
                .contains(PlayerCommand.class.getPermittedSubclasses());
    }

    @Test
    void the_body_is_this_json_for_workers_of_every_release() {
        assertThat(CommandCodec.encode(envelope(new PlayerCommand.Play("moon", Placement.LAST))))
                .isEqualTo(
                        "{\"interaction\":\"1234567890123456789\",\"application\":\"18446744073709551615\","
                                + "\"token\":\"secret-token\",\"kind\":\"COMMAND\",\"locale\":\"de\",\"guild\":\"42\","
                                + "\"channel\":\"43\",\"user\":\"44\",\"maxQueue\":10000,\"maxCommands\":50,"
                                + "\"acceptedAt\":1700000000123,\"command\":\"play\",\"query\":\"moon\","
                                + "\"placement\":\"LAST\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "null",
                "{\"interaction\":\"x\"}",
                "{\"a\":1}{\"b\":2}"
            })
    void anything_else_is_poison(String body) {
        assertThatThrownBy(() -> CommandCodec.decode(body)).isInstanceOf(JsonException.class);
    }

    @Test
    void a_command_with_impossible_arguments_is_poison() {
        String body =
                CommandCodec.encode(envelope(new PlayerCommand.SetVolume(100)))
                        .replace(":100}", ":1000}");
        assertThatThrownBy(() -> CommandCodec.decode(body)).isInstanceOf(JsonException.class);
    }

    @Test
    void the_language_travels_when_the_edge_knows_it() {
        CommandEnvelope silent = envelope(new PlayerCommand.Pause());
        assertThat(CommandCodec.encode(silent)).doesNotContain("language");
        CommandEnvelope german =
                new CommandEnvelope(
                        silent.interaction(),
                        silent.guild(),
                        silent.channel(),
                        silent.user(),
                        silent.limits(),
                        silent.acceptedAt(),
                        "de",
                        silent.command());
        assertThat(CommandCodec.encode(german)).contains("\"language\":\"de\"");
        assertThat(CommandCodec.decode(CommandCodec.encode(german))).isEqualTo(german);
    }

    @Test
    void the_token_does_not_show_in_logs() {
        assertThat(envelope(new PlayerCommand.Pause()).toString()).doesNotContain("secret-token");
    }

    @Test
    void an_envelope_expires_with_its_token() {
        CommandEnvelope envelope = envelope(new PlayerCommand.Pause());
        Instant made = envelope.interaction().id().createdAt();
        assertThat(envelope.expiredAt(made.plus(Duration.ofMinutes(15)).minusMillis(1))).isFalse();
        assertThat(envelope.expiredAt(made.plus(Duration.ofMinutes(15)))).isTrue();
    }

    private static CommandEnvelope envelope(PlayerCommand command) {
        return new CommandEnvelope(
                new Interaction(
                        new InteractionId(1234567890123456789L),
                        -1L,
                        "secret-token",
                        Interaction.Kind.COMMAND,
                        "de"),
                new GuildId(42),
                new ChannelId(43),
                new UserId(44),
                Limits.STANDARD,
                Instant.ofEpochMilli(1_700_000_000_123L),
                command);
    }
}
