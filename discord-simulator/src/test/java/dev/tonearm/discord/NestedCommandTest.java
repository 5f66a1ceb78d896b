package dev.tonearm.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.interactions.CommandCall;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.world.NotAllowed;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Commands with subcommands and groups: what Discord sends of them, and which it does not take.
final class NestedCommandTest {

    private static final String EFFECTS =
            """
            [{"name": "effects", "description": "How it sounds", "options": [
              {"type": 1, "name": "reset", "description": "As it was"},
              {"type": 1, "name": "speed", "description": "How fast", "options": [
                {"type": 10, "name": "factor", "description": "1 is as it was", "required": true, "min_value": 0.5, "max_value": 2}]},
              {"type": 2, "name": "equaliser", "description": "Bands", "options": [
                {"type": 1, "name": "band", "description": "One band", "options": [
                  {"type": 4, "name": "band", "description": "Which", "required": true, "min_value": 1, "max_value": 15,
                   "choices": [{"name": "25 Hz", "value": 1, "name_localizations": {"de": "25 Hz"}}]},
                  {"type": 5, "name": "loud", "description": "More of it"},
                  {"type": 6, "name": "for", "description": "Who"},
                  {"type": 7, "name": "where", "description": "Where", "channel_types": [2]}]}]}]}]
            """;

    private Scene scene;

    @BeforeEach
    void open() throws IOException {
        scene = new Scene();
        scene.discord.commands().replace(0, Json.parse(EFFECTS).orElseThrow());
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void a_subcommand_holds_its_options() throws Exception {
        send(call("effects speed", "{\"factor\":1.25}"));
        assertThat(options(scene.bot.received()))
                .hasToString(
                        """
                        [{"name":"speed","type":1,"options":[{"name":"factor","type":10,"value":1.25}]}]\
                        """);
    }

    @Test
    void a_subcommand_without_options_stands_for_itself() throws Exception {
        send(call("effects reset", "{}"));
        assertThat(options(scene.bot.received()))
                .hasToString("[{\"name\":\"reset\",\"type\":1,\"options\":[]}]");
    }

    @Test
    void a_group_holds_its_subcommand_and_ids_are_resolved() throws Exception {
        String ada = Long.toString(scene.ada.id());
        String lounge = Long.toString(scene.lounge.id());
        send(
                call(
                        "effects equaliser band",
                        "{\"band\":1,\"loud\":true,\"for\":\"%s\",\"where\":\"%s\"}"
                                .formatted(ada, lounge)));
        JsonNode sent = scene.bot.received();
        JsonNode group = options(sent).path(0);
        assertThat(group.path("type").asInt()).isEqualTo(2);
        JsonNode leaf = group.path("options").path(0);
        assertThat(leaf.path("name").asText()).isEqualTo("band");
        assertThat(leaf.path("options"))
                .extracting(option -> option.path("type").asInt())
                .containsExactly(4, 5, 6, 7);
        assertThat(sent.at("/data/resolved/users").has(ada)).isTrue();
        assertThat(sent.at("/data/resolved/members").has(ada)).isTrue();
        assertThat(sent.at("/data/resolved/channels").path(lounge).path("type").asInt())
                .isEqualTo(2);
    }

    static Stream<Arguments> what_a_client_does_not_send() {
        return Stream.of(
                Arguments.of("effects", "{}"),
                Arguments.of("effects equaliser", "{}"),
                Arguments.of("effects pitch", "{}"),
                Arguments.of("effects speed", "{}"),
                Arguments.of("effects speed", "{\"factor\":2.01}"),
                Arguments.of("effects speed", "{\"factor\":\"fast\"}"),
                Arguments.of("effects speed", "{\"factor\":1,\"pitch\":1}"),
                Arguments.of("effects equaliser band", "{\"band\":2}"),
                Arguments.of("effects equaliser band", "{\"band\":1.5}"),
                Arguments.of("effects equaliser band", "{\"band\":1,\"for\":\"12345\"}"),
                Arguments.of("effects equaliser band", "{\"band\":1,\"where\":\"TEXT\"}"));
    }

    @ParameterizedTest(name = "/{0} {1}")
    @MethodSource("what_a_client_does_not_send")
    void the_client_holds_back(String name, String options) {
        String filled = options.replace("TEXT", Long.toString(scene.text.id()));
        assertThatThrownBy(() -> send(call(name, filled))).isInstanceOf(NotAllowed.class);
    }

    static Stream<Arguments> commands_that_discord_refuses() {
        String value = "{\"type\":3,\"name\":\"a\",\"description\":\"x\"%s}";
        String number = "{\"type\":10,\"name\":\"a\",\"description\":\"x\"%s}";
        String sub = "{\"type\":1,\"name\":\"a\",\"description\":\"x\",\"options\":[%s]}";
        String group = "{\"type\":2,\"name\":\"a\",\"description\":\"x\",\"options\":[%s]}";
        return Stream.of(
                Arguments.of("a value in a group", group.formatted(value.formatted(""))),
                Arguments.of("an empty group", group.formatted("")),
                Arguments.of("a group in a group", group.formatted(group.formatted(""))),
                Arguments.of("a subcommand in a subcommand", sub.formatted(sub.formatted(""))),
                Arguments.of(
                        "a subcommand beside a value",
                        sub.formatted("") + "," + value.formatted("").replace("\"a\"", "\"b\"")),
                Arguments.of("26 subcommands", many(sub.formatted(""), 26)),
                Arguments.of("a bound of a text", value.formatted(",\"min_value\":1")),
                Arguments.of("a length of a number", number.formatted(",\"max_length\":1")),
                Arguments.of(
                        "bounds the wrong way round",
                        number.formatted(",\"min_value\":2,\"max_value\":1")),
                Arguments.of("a bound that is no number", number.formatted(",\"min_value\":\"1\"")),
                Arguments.of("channel types of a text", value.formatted(",\"channel_types\":[2]")),
                Arguments.of(
                        "a choice of a number that is text",
                        number.formatted(",\"choices\":[{\"name\":\"x\",\"value\":\"1\"}]")),
                Arguments.of(
                        "two choices of one name",
                        number.formatted(
                                ",\"choices\":[{\"name\":\"x\",\"value\":1},{\"name\":\"x\",\"value\":2}]")),
                Arguments.of(
                        "a choice in no language",
                        number.formatted(
                                ",\"choices\":[{\"name\":\"x\",\"value\":1,\"name_localizations\":{\"es\":\"x\"}}]")),
                Arguments.of(
                        "26 choices",
                        number.formatted(
                                ",\"choices\":[" + many("{\"name\":\"x\",\"value\":1}", 26) + "]")),
                Arguments.of(
                        "an option of no type",
                        "{\"type\":12,\"name\":\"a\",\"description\":\"x\"}"));
    }

    private static String many(String one, int times) {
        return String.join(",", Stream.generate(() -> one).limit(times).toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands_that_discord_refuses")
    void a_command_is_refused_for(String what, String options) throws Exception {
        var result =
                scene.rest.send(
                        "PUT",
                        "applications/" + scene.discord.world().bot().id() + "/commands",
                        "[{\"name\":\"effects\",\"description\":\"x\",\"options\":[%s]}]"
                                .formatted(options));
        assertThat(result.status()).as(what).isEqualTo(400);
        assertThat(scene.discord.violations().rules()).containsOnly("command.invalid");
    }

    private void send(CommandCall call) {
        var _ = scene.answered(scene.discord.interactions().command(call));
    }

    private CommandCall call(String name, String options) {
        var values = Json.object();
        Json.parse(options)
                .orElseThrow()
                .properties()
                .forEach(each -> values.set(each.getKey(), each.getValue()));
        return new CommandCall(
                scene.guild.id(), scene.text.id(), scene.ada.id(), name, values, null, null, false);
    }

    private static JsonNode options(JsonNode interaction) {
        return interaction.at("/data/options");
    }
}
