package dev.tonearm.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tonearm.discord.gateway.GatewayTrouble.Target;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.record.Faults;
import dev.tonearm.discord.world.Channel;
import dev.tonearm.discord.world.ChannelKind;
import dev.tonearm.discord.world.Guild;
import dev.tonearm.discord.world.Voice;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What Discord's gateway does not let a bot do.
final class GatewayRulesTest {

    private final SteppedClock clock = new SteppedClock();
    private DiscordSimulator discord;
    private Guild guild;
    private Channel lounge;

    @BeforeEach
    void open() {
        discord = DiscordSimulator.start(SimulatorSettings.defaults().withClock(clock));
        guild = discord.world().createGuild("Room", discord.world().createUser("owner").id(), true);
        lounge = discord.world().createChannel(guild.id(), "lounge", ChannelKind.VOICE);
    }

    @AfterEach
    void close() {
        discord.close();
    }

    static Stream<Arguments> messages_that_close_the_connection() {
        return Stream.of(
                Arguments.of("not json", 4002, "gateway.payload"),
                Arguments.of("{\"op\":77}", 4001, "gateway.payload"),
                Arguments.of("{\"op\":4,\"d\":{}}", 4003, "gateway.payload"),
                Arguments.of(
                        "{\"op\":1,\"d\":\"%s\"}".formatted("x".repeat(5_000)),
                        4002,
                        "gateway.payload-size"),
                Arguments.of("{\"op\":2,\"d\":{\"token\":\"x\"}}", 4002, "gateway.payload"),
                Arguments.of(
                        "{\"op\":2,\"d\":{\"token\":\"wrong\",\"intents\":1,\"properties\":{\"os\":\"x\"}}}",
                        4004,
                        "gateway.closed-by-rule"));
    }

    @ParameterizedTest
    @MethodSource("messages_that_close_the_connection")
    void a_connection_is_closed_for(String message, int code, String rule) throws Exception {
        try (var client = new GatewayClient(discord)) {
            client.send(message);

            assertThat(client.awaitClose()).isEqualTo(code);
            assertThat(discord.violations().rules()).containsExactly(rule);
        }
    }

    @Test
    void old_versions_are_not_spoken() throws Exception {
        try (var old = new GatewayClient(discord, "/?v=6&encoding=json")) {
            assertThat(old.awaitClose()).isEqualTo(4012);
        }
    }

    @Test
    void binary_messages_are_refused() throws Exception {
        try (var client = new GatewayClient(discord)) {
            client.sendBinary();

            assertThat(client.awaitClose()).isEqualTo(4002);
        }
    }

    @Test
    void a_shard_is_one_of_its_number() throws Exception {
        try (var client = new GatewayClient(discord)) {
            client.identify(2, 2);

            assertThat(client.awaitClose()).isEqualTo(4010);
            assertThat(discord.violations().rules()).containsExactly("gateway.shard");
        }
    }

    @Test
    void privileged_intents_have_to_be_allowed() throws Exception {
        try (var client = new GatewayClient(discord)) {
            client.identify(0, 1, 1 | 2);

            assertThat(client.awaitClose()).isEqualTo(4014);
            assertThat(discord.violations().rules()).containsExactly("gateway.intents");
        }
    }

    @Test
    void identifying_twice_closes_the_connection() throws Exception {
        try (var client = new GatewayClient(discord)) {
            client.identify(0, 1);
            client.awaitEvent("READY");
            client.identify(0, 1);

            assertThat(client.awaitClose()).isEqualTo(4005);
        }
    }

    @Test
    void a_bucket_identifies_once_in_five_seconds() throws Exception {
        try (var first = new GatewayClient(discord);
                var other = new GatewayClient(discord);
                var hasty = new GatewayClient(discord)) {
            first.identify(0, 2);
            first.awaitEvent("READY");
            other.identify(1, 2);
            other.awaitEvent("READY");
            hasty.identify(0, 2);

            assertThat(hasty.awaitOp(9).path("d").asBoolean()).isFalse();
            assertThat(discord.violations().rules()).containsExactly("gateway.identify-spacing");

            clock.step(Duration.ofSeconds(5));
            hasty.identify(0, 2);
            hasty.awaitEvent("READY");
        }
    }

    @Test
    void the_days_identifies_are_numbered() throws Exception {
        discord.settings().change(Json.object().put("identifyBudget", 1));
        try (var first = new GatewayClient(discord);
                var second = new GatewayClient(discord)) {
            first.identify(0, 2);
            first.awaitEvent("READY");
            second.identify(1, 2);

            assertThat(second.awaitClose()).isEqualTo(4004);
            assertThat(first.awaitClose()).isEqualTo(4004);
            assertThat(discord.violations().rules()).containsExactly("gateway.identify-budget");
        }
    }

    @Test
    void a_connection_sends_120_messages_a_minute() throws Exception {
        try (var client = new GatewayClient(discord)) {
            for (var i = 0; i < 120; i++) {
                client.send("{\"op\":1,\"d\":null}");
            }
            client.awaitOp(11);
            assertThat(discord.violations().rules()).isEmpty();

            client.send("{\"op\":1,\"d\":null}");

            assertThat(client.awaitClose()).isEqualTo(4008);
            assertThat(discord.violations().rules()).containsExactly("gateway.send-rate");
        }
    }

    @Test
    void who_stops_beating_is_closed() throws Exception {
        try (var client = new GatewayClient(discord)) {
            client.identify(0, 1);
            client.awaitEvent("READY");

            clock.step(Duration.ofMinutes(2));

            assertThat(client.awaitClose()).isEqualTo(4009);
            assertThat(discord.violations().rules()).containsExactly("gateway.heartbeat");
        }
    }

    @Test
    void a_session_goes_on_after_its_socket_and_replays_what_was_missed() throws Exception {
        try (var client = new GatewayClient(discord)) {
            client.identify(0, 1);
            var session = client.awaitEvent("READY").path("d").path("session_id").asText();
            var seen = client.awaitEvent("GUILD_CREATE").path("s").asLong();
            discord.trouble().close(Target.ALL, 4000);
            client.awaitClose();
            discord.world().createChannel(guild.id(), "missed", ChannelKind.TEXT);

            try (var again = new GatewayClient(discord)) {
                again.resume(session, seen);

                assertThat(again.awaitEvent("CHANNEL_CREATE").path("d").path("name").asText())
                        .isEqualTo("missed");
                again.awaitEvent("RESUMED");
            }
        }
        assertThat(discord.violations().rules()).isEmpty();
    }

    @Test
    void a_session_ends_with_a_normal_close() throws Exception {
        try (var client = new GatewayClient(discord)) {
            client.identify(0, 1);
            var session = client.awaitEvent("READY").path("d").path("session_id").asText();
            client.close(1000);
            await().until(() -> discord.sessions().sessions().isEmpty());

            try (var again = new GatewayClient(discord)) {
                again.resume(session, 1);
                assertThat(again.awaitOp(9).path("d").asBoolean()).isFalse();
            }
        }
    }

    @Test
    void op_4_goes_out_on_the_guilds_own_shard() throws Exception {
        var own = (int) ((guild.id() >>> 22) % 2);
        try (var client = new GatewayClient(discord)) {
            client.identify(1 - own, 2);
            client.awaitEvent("READY");
            client.joinVoice(guild.id(), "\"" + lounge.id() + "\"");

            await().until(() -> !discord.violations().list().isEmpty());
            assertThat(discord.violations().rules()).containsExactly("gateway.op4-shard");
        }
    }

    @Test
    void op_4_names_its_channel_and_flags() throws Exception {
        try (var client = new GatewayClient(discord)) {
            client.identify(0, 1);
            client.awaitEvent("READY");
            client.send(
                    "{\"op\":4,\"d\":{\"guild_id\":\"%d\",\"channel_id\":null}}"
                            .formatted(guild.id()));
            var text = discord.world().createChannel(guild.id(), "text", ChannelKind.TEXT);
            client.joinVoice(guild.id(), "\"" + text.id() + "\"");

            await().until(() -> discord.violations().count() == 2);
            assertThat(discord.violations().rules())
                    .containsExactly("gateway.op4-payload", "gateway.op4-channel");
        }
    }

    @Test
    void a_voice_server_that_goes_away_says_so_with_no_endpoint() throws Exception {
        discord.faults().add(Faults.Place.VOICE, null, guild.id(), null, null, 10, 0, false, 1);
        try (var client = new GatewayClient(discord)) {
            client.identify(0, 1);
            client.awaitEvent("READY");
            client.joinVoice(guild.id(), "\"" + lounge.id() + "\"");

            assertThat(client.awaitEvent("VOICE_SERVER_UPDATE").path("d").path("endpoint").isNull())
                    .isTrue();
            assertThat(
                            client.awaitEvent("VOICE_SERVER_UPDATE")
                                    .path("d")
                                    .path("endpoint")
                                    .isTextual())
                    .isTrue();
        }
    }

    @Test
    void a_dropped_event_never_comes() throws Exception {
        discord.faults()
                .add(Faults.Place.GATEWAY, "VOICE_STATE_UPDATE", null, null, null, 0, 0, true, 1);
        try (var client = new GatewayClient(discord)) {
            client.identify(0, 1);
            client.awaitEvent("READY");
            client.joinVoice(guild.id(), "\"" + lounge.id() + "\"");
            var next = client.await(frame -> frame.path("t").asText("").startsWith("VOICE_"));

            assertThat(next.path("t").asText()).isEqualTo("VOICE_SERVER_UPDATE");
        }
    }

    @Test
    void voice_ends_with_the_session_unless_a_setting_keeps_it() throws Exception {
        try (var client = new GatewayClient(discord)) {
            client.identify(0, 1);
            client.awaitEvent("READY");
            client.joinVoice(guild.id(), "\"" + lounge.id() + "\"");
            client.awaitEvent("VOICE_SERVER_UPDATE");
            client.close(1000);

            await().until(() -> discord.voice().grant(guild.id()).isEmpty());
        }
        discord.settings().change(Json.object().put("voiceKeptAfterSessionEnd", true));
        clock.step(Duration.ofSeconds(5));
        try (var client = new GatewayClient(discord)) {
            client.identify(0, 1);
            client.awaitEvent("READY");
            client.joinVoice(guild.id(), "\"" + lounge.id() + "\"");
            client.awaitEvent("VOICE_SERVER_UPDATE");
            client.close(1000);
            await().until(() -> discord.sessions().sessions().isEmpty());

            assertThat(discord.voice().grant(guild.id())).isPresent();
        }
    }

    @Test
    void guild_create_names_only_the_bot_and_who_is_in_voice() throws Exception {
        var world = discord.world();
        var listener = world.createUser("listener");
        world.putMember(guild.id(), listener.id(), null, null);
        assertThat(world.voice().join(guild.id(), listener.id(), lounge.id(), "s"))
                .isEqualTo(Voice.Outcome.IN);
        try (var client = new GatewayClient(discord)) {
            client.identify(0, 1);
            var created = client.awaitEvent("GUILD_CREATE").path("d");

            assertThat(created.path("member_count").asInt()).isEqualTo(3);
            assertThat(created.path("members")).hasSize(2);
            assertThat(created.path("voice_states")).hasSize(1);
        }
    }
}
