package dev.tonearm.interactions.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.RoleId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.interactions.wire.Interactions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IncomingReaderTest {
    private static final Caller ADA =
            new Caller(
                    new InteractionId(Interactions.ID),
                    Interactions.APPLICATION,
                    Interactions.TOKEN,
                    new UserId(Interactions.USER),
                    new Place.Server(
                            new GuildId(Interactions.GUILD),
                            new ChannelId(Interactions.CHANNEL),
                            0,
                            Set.of(new RoleId(Interactions.GUILD)),
                            2_147_483_647L,
                            "en-US",
                            List.of()),
                    "en-US");

    @Test
    void a_ping_is_a_ping() {
        assertThat(read("ping")).isEqualTo(new Incoming.Ping());
    }

    @Test
    void a_command_has_its_options_by_name() {
        assertThat(read("play"))
                .isEqualTo(
                        new Incoming.Command(
                                ADA, "play", Map.of("query", "blue hour", "when", "next")));
    }

    @Test
    void a_number_stays_a_number() {
        assertThat(read("queue")).isEqualTo(new Incoming.Command(ADA, "queue", Map.of("page", 2L)));
    }

    @Test
    void a_nested_command_is_named_by_its_path() {
        assertThat(read("nested"))
                .isEqualTo(
                        new Incoming.Command(ADA, "premium plan status", Map.of("details", true)));
    }

    @Test
    void somebody_types_into_the_option_with_the_focus() {
        assertThat(read("typing-remove"))
                .isEqualTo(
                        new Incoming.Typing(
                                ADA, "remove track", Map.of("position", "12"), "position", "12"));
    }

    @Test
    void a_button_has_a_custom_id() {
        assertThat(read("button-pause"))
                .isEqualTo(new Incoming.Component(ADA, "t1:pause", List.of()));
    }

    @Test
    void a_select_has_values() {
        assertThat(read("select"))
                .isEqualTo(new Incoming.Component(ADA, "pick", List.of("a", "b")));
    }

    @Test
    void a_form_has_fields_in_rows_and_in_labels() {
        assertThat(read("form"))
                .isEqualTo(
                        new Incoming.Form(ADA, "order", Map.of("first", "one", "second", "two")));
    }

    @Test
    void a_direct_message_is_no_server() {
        assertThat(read("in-direct-message"))
                .isInstanceOfSatisfying(
                        Incoming.Command.class,
                        command -> {
                            assertThat(command.caller().place())
                                    .isEqualTo(new Place.DirectMessage());
                            assertThat(command.caller().user()).isEqualTo(ADA.user());
                        });
    }

    @Test
    void a_type_that_came_later_is_kept_answerable() {
        assertThat(read("of-the-future")).isEqualTo(new Incoming.Unknown(ADA, 77));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{}",
                "{\"type\":\"2\"}",
                "{\"type\":2}",
                "{\"type\":4294967298}",
                "{\"type\":1,\"type\":1}",
                "{\"type\":2,\"id\":\"1\",\"application_id\":\"1\",\"token\":\"t\",\"user\":{\"id\":\"1\"}}"
            })
    void what_is_no_interaction_is_said_to_be_none(String body) {
        assertThatThrownBy(() -> IncomingReader.read(body.getBytes(UTF_8)))
                .isInstanceOf(JsonException.class);
    }

    /// What one server asks for must not end in another one's channel.
    @ParameterizedTest
    @CsvSource({
        "play, guild, id",
        "play, channel, guild_id",
        "play, channel, id",
        "play, data, guild_id",
        "button-pause, message, channel_id"
    })
    void a_place_that_contradicts_itself_is_no_interaction(
            String name, String object, String member) throws JsonProcessingException {
        var mapper = new ObjectMapper();
        ObjectNode json = (ObjectNode) mapper.readTree(new String(Interactions.read(name), UTF_8));
        ((ObjectNode) json.get(object)).put(member, "1299999999999999999");
        byte[] body = mapper.writeValueAsBytes(json);

        assertThatThrownBy(() -> IncomingReader.read(body))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining(object + "." + member)
                .hasMessageNotContaining("1299999999999999999");
    }

    @Test
    void a_snowflake_that_is_none_is_not_quoted() {
        String play = new String(Interactions.read("play"), UTF_8);
        String broken = play.replace("\"1400000000000000004\"", "\"a-secret\"");

        assertThatThrownBy(() -> IncomingReader.read(broken.getBytes(UTF_8)))
                .isInstanceOf(JsonException.class)
                .hasStackTraceContaining("IncomingReader")
                .extracting(Throwables::getStackTrace)
                .asString()
                .doesNotContain("a-secret");
    }

    @Test
    void the_token_is_not_in_the_text_of_a_caller() {
        assertThat(ADA.toString()).doesNotContain(Interactions.TOKEN);
        assertThat(read("play").toString()).doesNotContain(Interactions.TOKEN);
    }

    @Test
    void a_persons_roles_and_a_channels_category_are_read() {
        String play = new String(Interactions.read("play"), UTF_8);
        String more =
                play.replace("\"roles\": []", "\"roles\": [\"31\", \"32\"]")
                        .replace("\"parent_id\": null", "\"parent_id\": \"77\"");

        assertThat(IncomingReader.read(more.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        Incoming.Command.class,
                        command ->
                                assertThat(command.caller().place())
                                        .isInstanceOfSatisfying(
                                                Place.Server.class,
                                                server -> {
                                                    assertThat(server.parent()).isEqualTo(77);
                                                    assertThat(server.roles())
                                                            .containsExactlyInAnyOrder(
                                                                    new RoleId(31),
                                                                    new RoleId(32),
                                                                    new RoleId(Interactions.GUILD));
                                                }));
    }

    private static Incoming read(String name) {
        return IncomingReader.read(Interactions.read(name));
    }
}
