package dev.tonearm.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.discord.gateway.GatewayTrouble.Target;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What clients other than ours say to the gateway, and how they want to be spoken to.
final class GatewayWireTest {

    private static final String IDENTIFY =
            """
            {"op":2,"d":{"token":"%s","intents":1,"properties":{"os":"linux","browser":"t","device":"t"}}}
            """;

    private DiscordSimulator discord;

    @BeforeEach
    void open() {
        discord = DiscordSimulator.start(SimulatorSettings.defaults().withOpenApi(null));
        discord.world().createGuild("Raum für Jazz", discord.world().createUser("ada").id(), true);
    }

    @AfterEach
    void close() {
        discord.close();
    }

    @Test
    void a_token_may_have_the_prefix_that_rest_wants() throws Exception {
        try (var client = new GatewayClient(discord)) {
            client.send(IDENTIFY.formatted("Bot " + discord.botToken()));

            client.awaitEvent("READY");
            assertThat(discord.violations().list()).isEmpty();
        }
    }

    @Test
    void after_an_invalid_session_that_is_still_there_the_same_socket_resumes() throws Exception {
        try (var client = new GatewayClient(discord)) {
            client.send(IDENTIFY.formatted(discord.botToken()));
            var session = client.awaitEvent("READY").path("d").path("session_id").asText();
            var seen = client.awaitEvent("GUILD_CREATE").path("s").asLong();
            discord.trouble().invalidate(Target.ALL, true);
            assertThat(client.awaitOp(9).path("d").asBoolean()).isTrue();
            discord.world().createGuild("Meanwhile", discord.world().createUser("b").id(), true);

            client.resume(session, seen);

            assertThat(client.awaitEvent("GUILD_CREATE").path("d").path("name").asText())
                    .isEqualTo("Meanwhile");
            client.awaitEvent("RESUMED");
            assertThat(discord.sessions().sessions()).hasSize(1);
            assertThat(discord.violations().list()).isEmpty();
        }
    }

    @Test
    void after_an_invalid_session_that_is_over_the_same_socket_identifies() throws Exception {
        discord.settings().change(discord.settings().json().put("identifySpacingMs", 0));
        try (var client = new GatewayClient(discord)) {
            client.send(IDENTIFY.formatted(discord.botToken()));
            var session = client.awaitEvent("READY").path("d").path("session_id").asText();
            client.awaitEvent("GUILD_CREATE");
            discord.trouble().invalidate(Target.ALL, false);
            assertThat(client.awaitOp(9).path("d").asBoolean()).isFalse();

            client.resume(session, 1);
            assertThat(client.awaitOp(9).path("d").asBoolean()).isFalse();
            client.send(IDENTIFY.formatted(discord.botToken()));

            assertThat(client.awaitEvent("READY").path("d").path("session_id").asText())
                    .isNotEqualTo(session);
            assertThat(discord.violations().list()).isEmpty();
        }
    }

    @Test
    void zstd_is_one_frame_whose_blocks_end_with_the_messages() throws Exception {
        try (var client = new GatewayClient(discord, "/?v=10&encoding=json&compress=zstd-stream")) {
            var hello = client.binary();
            assertThat(hex(hello, 6)).isEqualTo("28b52ffd0038");
            assertThat(block(hello)).startsWith("{\"op\":10,");
            client.send(IDENTIFY.formatted(discord.botToken()));
            assertThat(block(client.binary())).contains("\"READY\"");
            assertThat(block(client.binary())).contains("Raum für Jazz");
        }
    }

    /// The content of the one stored block that is left.
    private static String block(ByteBuffer in) {
        var header = (in.get() & 0xFF) | (in.get() & 0xFF) << 8 | (in.get() & 0xFF) << 16;
        assertThat(header & 7).isZero();
        assertThat(header >> 3).isEqualTo(in.remaining());
        return StandardCharsets.UTF_8.decode(in).toString();
    }

    private static String hex(ByteBuffer in) {
        return hex(in, in.remaining());
    }

    private static String hex(ByteBuffer in, int length) {
        var bytes = new byte[length];
        in.get(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }

    @Test
    void etf_is_spoken_in_both_directions() throws Exception {
        try (var client = new GatewayClient(discord, "/?v=10&encoding=etf")) {
            // {op: 10, s: nil, t: nil, d: {heartbeat_interval: 41250}}
            assertThat(hex(client.binary()))
                    .isEqualTo(
                            "8374000000046400026f70610a640001736400036e696c640001746400036e696c6400016474"
                                    + "000000016400126865617274626561745f696e74657276616c620000a122");
            // #{<<"op">> => 1, <<"d">> => nil}
            client.sendBinary(bytes("8374000000026d000000026f7061016d000000016473036e696c"));
            // {op: 11, s: nil, t: nil, d: nil}
            assertThat(hex(client.binary()))
                    .isEqualTo(
                            "8374000000046400026f70610b640001736400036e696c640001746400036e696c640001646400036e696c");
            assertThat(discord.violations().list()).isEmpty();
        }
    }

    @Test
    void etf_with_atoms_for_keys_is_a_decode_error() throws Exception {
        try (var client = new GatewayClient(discord, "/?v=10&encoding=etf")) {
            // #{op => 1}
            client.sendBinary(bytes("8374000000016400026f706101"));

            assertThat(client.awaitClose()).isEqualTo(4002);
            assertThat(discord.violations().rules()).containsExactly("gateway.payload");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"encoding=xml", "encoding=json&compress=br-stream", "compress=zlib-stream"})
    void what_discord_does_not_speak_is_refused(String query) throws Exception {
        try (var client = new GatewayClient(discord, "/?v=10&" + query)) {
            assertThat(client.awaitClose()).isEqualTo(4002);
            assertThat(discord.violations().rules()).containsExactly("gateway.payload");
        }
    }
}
