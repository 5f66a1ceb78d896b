package dev.tonearm.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.HouseRules;
import dev.tonearm.core.guild.Manners;
import dev.tonearm.core.guild.Reach;
import dev.tonearm.core.guild.Rule;
import dev.tonearm.core.guild.Standing;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.plan.Limits;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.playback.PlaybackCommand.Play;
import dev.tonearm.core.playback.SeekTarget;
import dev.tonearm.core.player.Stored;
import dev.tonearm.core.queue.QueueCommand;
import dev.tonearm.core.sound.SoundCommand;
import dev.tonearm.core.voice.VoiceCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandCodecTest {
    /// What edges of every release have written; this never changes.
    static Stream<Arguments> written() {
        return Stream.of(
                of(
                        new Play("a \"quoted\" ünïcode 🎵 query", Placement.NEXT),
                        "'play','query':'a \\'quoted\\' ünïcode \\uD83C\\uDFB5 query','placement':'NEXT'"),
                of(new PlaybackCommand.Pause(), "'pause'"),
                of(new PlaybackCommand.Resume(), "'resume'"),
                of(new PlaybackCommand.TogglePause(), "'toggle-pause'"),
                of(new PlaybackCommand.Skip(3), "'skip','count':3"),
                of(new PlaybackCommand.Stop(), "'stop'"),
                of(
                        new PlaybackCommand.Seek(new SeekTarget.To(Duration.ofSeconds(90))),
                        "'seek','to':90000"),
                of(
                        new PlaybackCommand.Seek(new SeekTarget.By(Duration.ofSeconds(-15))),
                        "'seek','by':-15000"),
                of(new SoundCommand.SetVolume(80), "'volume','percent':80"),
                of(new PlaybackCommand.SetLoop(LoopMode.QUEUE), "'loop','mode':'QUEUE'"),
                of(new PlaybackCommand.CycleLoop(), "'cycle-loop'"),
                of(new QueueCommand.Shuffle(), "'shuffle'"),
                of(new QueueCommand.Remove(2, 5), "'remove','first':2,'last':5"),
                of(new QueueCommand.Clear(), "'clear'"),
                of(new VoiceCommand.Join(), "'join'"),
                of(new VoiceCommand.Leave(), "'leave'"));
    }

    private static Arguments of(PlayerCommand command, String json) {
        return Arguments.of(command, "\"command\":" + json.replace('\'', '"') + "}");
    }

    @ParameterizedTest
    @MethodSource("written")
    void a_command_arrives_as_every_release_has_sent_it(PlayerCommand command, String json) {
        CommandEnvelope envelope = envelope(command);
        String body = encode(envelope);
        assertThat(body).endsWith(json);
        assertThat(decode(body)).isEqualTo(envelope);
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
    void the_body_is_this_json_for_workers_of_every_release() {
        assertThat(encode(envelope(new Play("moon", Placement.LAST))))
                .isEqualTo(
                        "{\"interaction\":\"1234567890123456789\",\"application\":\"18446744073709551615\","
                                + "\"token\":\"secret-token\",\"kind\":\"COMMAND\",\"locale\":\"de\",\"guild\":\"42\","
                                + "\"channel\":\"43\",\"user\":\"44\",\"maxQueue\":10000,\"maxCommands\":2147483647,"
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
        assertThatThrownBy(() -> decode(body)).isInstanceOf(JsonException.class);
    }

    @Test
    void a_command_with_impossible_arguments_is_poison() {
        String body = encode(envelope(new SoundCommand.SetVolume(100))).replace(":100}", ":1000}");
        assertThatThrownBy(() -> decode(body)).isInstanceOf(JsonException.class);
    }

    @Test
    void the_language_travels_when_the_edge_knows_it() {
        CommandEnvelope silent = envelope(new PlaybackCommand.Pause());
        assertThat(encode(silent)).doesNotContain("language");
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
        assertThat(encode(german)).contains("\"language\":\"de\"");
        assertThat(decode(encode(german))).isEqualTo(german);
    }

    @Test
    void what_the_server_wants_of_a_command_travels_when_the_edge_knows_it() {
        CommandEnvelope silent = envelope(new PlaybackCommand.Pause());
        assertThat(encode(silent)).doesNotContain("house");
        CommandEnvelope usual = silent.under(HouseRules.USUAL);
        assertThat(encode(usual)).contains("\"house\":{}");
        HouseRules strict =
                new HouseRules(
                        Standing.DJ,
                        new Rule.Vote(60),
                        Reach.DJS,
                        Set.of(new ChannelId(7), new ChannelId(8)),
                        20,
                        Manners.USUAL.withFair(true).withAlone(Duration.ZERO).withPanel(9));
        HouseRules djs =
                new HouseRules(
                        Standing.LISTENER, Rule.DJS, Reach.EVERYONE, Set.of(), 0, Manners.USUAL);
        for (HouseRules rules : List.of(HouseRules.UNSAID, HouseRules.USUAL, strict, djs)) {
            CommandEnvelope envelope = silent.under(rules);
            assertThat(decode(encode(envelope))).isEqualTo(envelope);
        }
    }

    @Test
    void the_token_does_not_show_in_logs() {
        assertThat(envelope(new PlaybackCommand.Pause()).toString()).doesNotContain("secret-token");
    }

    @Test
    void an_envelope_expires_with_its_token() {
        CommandEnvelope envelope = envelope(new PlaybackCommand.Pause());
        Instant made = envelope.interaction().id().createdAt();
        assertThat(envelope.expiredAt(made.plus(Duration.ofMinutes(15)).minusMillis(1))).isFalse();
        assertThat(envelope.expiredAt(made.plus(Duration.ofMinutes(15)))).isTrue();
    }

    private static String encode(CommandEnvelope envelope) {
        return CommandCodec.encode(envelope, Formats.CURRENT);
    }

    private static CommandEnvelope decode(String body) {
        return Stored.read(CommandCodec.decode(body, Formats.CURRENT));
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
