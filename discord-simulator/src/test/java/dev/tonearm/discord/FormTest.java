package dev.tonearm.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.interactions.Interaction;
import dev.tonearm.discord.interactions.Interaction.State;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.world.NotAllowed;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Selects on messages and modals: what arrives of what was chosen and written, and which of them
/// Discord does not show.
final class FormTest {

    private static final String SELECT =
            """
            {"type":4,"data":{"content":"x","components":[{"type":1,"components":[
              {"type":3,"custom_id":"bands","min_values":%d,"max_values":%d,"options":[
                {"label":"25 Hz","value":"0"},{"label":"40 Hz","value":"1"},{"label":"63 Hz","value":"2"}]}]}]}}
            """;

    private static final String LABEL =
            "{\"type\":18,\"label\":\"Gain\",\"component\":{\"type\":4,\"custom_id\":\"gain\",\"style\":1%s}}";

    private Scene scene;

    @BeforeEach
    void open() throws IOException {
        scene = new Scene();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void what_was_chosen_arrives_in_its_order() throws Exception {
        choose(SELECT.formatted(1, 3), "2", "0");
        JsonNode data = scene.bot.received().path("data");
        assertThat(data.path("component_type").asInt()).isEqualTo(3);
        assertThat(data.path("custom_id").asText()).isEqualTo("bands");
        assertThat(data.path("values")).hasToString("[\"2\",\"0\"]");
    }

    @Test
    void a_select_takes_as_many_as_it_says_and_of_what_it_offers() throws Exception {
        assertThatThrownBy(() -> choose(SELECT.formatted(1, 1), "0", "1"))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> choose(SELECT.formatted(2, 3), "0"))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> choose(SELECT.formatted(1, 1), "7"))
                .isInstanceOf(NotAllowed.class);
        choose(SELECT.formatted(0, 1));
        assertThat(scene.bot.received().at("/data/values")).isEmpty();
    }

    @Test
    void a_select_may_be_answered_with_a_modal_and_that_with_a_change_of_the_message()
            throws Exception {
        Interaction chosen =
                choose(SELECT.formatted(1, 1), List.of("1"), modal("Gain", LABEL.formatted("")));
        var _ = scene.bot.received();
        scene.bot.answers("{\"type\":7,\"data\":{\"content\":\"louder\"}}");
        Interaction submitted =
                scene.answered(
                        scene.discord
                                .interactions()
                                .modal(scene.ada.id(), chosen, Json.object().put("gain", "0,25")));
        JsonNode sent = scene.bot.received();
        assertThat(submitted.state()).isEqualTo(State.ANSWERED);
        assertThat(sent.at("/data/components/0/component/value").asText()).isEqualTo("0,25");
        assertThat(sent.path("message").path("id").isTextual()).isTrue();
        assertThat(scene.discord.violations().rules()).isEmpty();
    }

    @Test
    void a_modal_is_not_answered_with_a_modal() throws Exception {
        scene.bot.answers(modal("Gain", LABEL.formatted("")));
        Interaction opener = scene.played();
        Interaction submitted =
                scene.answered(
                        scene.discord
                                .interactions()
                                .modal(scene.ada.id(), opener, Json.object().put("gain", "1")));
        assertThat(submitted.state()).isEqualTo(State.FAILED);
        assertThat(scene.discord.violations().rules()).contains("interaction.answer-type");
    }

    static Stream<Arguments> modals_that_discord_refuses() {
        String label = LABEL.formatted("");
        return Stream.of(
                Arguments.of("a long title", modal("x".repeat(46), label)),
                Arguments.of("no title", modal("", label)),
                Arguments.of("nothing in it", modal("x", "")),
                Arguments.of(
                        "six labels",
                        modal(
                                "x",
                                String.join(",", Stream.generate(() -> label).limit(6).toList()))),
                Arguments.of("a custom id twice", modal("x", label + "," + label)),
                Arguments.of("a long label", modal("x", label.replace("Gain", "x".repeat(46)))),
                Arguments.of("a button", modal("x", label.replace("\"type\":4", "\"type\":2"))),
                Arguments.of("no style", modal("x", label.replace("\"style\":1", "\"style\":3"))),
                Arguments.of(
                        "something disabled", modal("x", LABEL.formatted(",\"disabled\":true"))),
                Arguments.of(
                        "more written than may be",
                        modal("x", LABEL.formatted(",\"max_length\":2,\"value\":\"abc\""))),
                Arguments.of(
                        "a long placeholder",
                        modal(
                                "x",
                                LABEL.formatted(
                                        ",\"placeholder\":\"%s\"".formatted("x".repeat(101))))),
                Arguments.of(
                        "a select without options",
                        modal(
                                "x",
                                "{\"type\":18,\"label\":\"x\",\"component\":{\"type\":3,\"custom_id\":\"a\",\"options\":[]}}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("modals_that_discord_refuses")
    void a_modal_is_refused_for(String what, String modal) {
        scene.bot.answers(modal);
        assertThat(scene.played().state()).as(what).isEqualTo(State.FAILED);
        assertThat(scene.discord.violations().rules()).isNotEmpty();
    }

    private static String modal(String title, String components) {
        return "{\"type\":9,\"data\":{\"custom_id\":\"form\",\"title\":\"%s\",\"components\":[%s]}}"
                .formatted(title, components);
    }

    private Interaction choose(String message, String... values) throws InterruptedException {
        return choose(message, List.of(values), "{\"type\":6}");
    }

    private Interaction choose(String message, List<String> values, String answer)
            throws InterruptedException {
        scene.bot.answers(message);
        var shown = scene.played().original();
        var _ = scene.bot.received();
        scene.bot.answers(answer);
        return scene.answered(
                scene.discord
                        .interactions()
                        .component(
                                scene.ada.id(),
                                scene.text.id(),
                                Objects.requireNonNull(shown).id(),
                                "bands",
                                values));
    }
}
