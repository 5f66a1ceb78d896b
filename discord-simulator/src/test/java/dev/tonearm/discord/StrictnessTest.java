package dev.tonearm.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.discord.interactions.Interaction.State;
import java.io.IOException;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each rule has a test that breaks it.
final class StrictnessTest {

    private Scene scene;

    @BeforeEach
    void open() throws IOException {
        scene = new Scene();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    static Stream<Arguments> bodies_that_discord_refuses() {
        return Stream.of(
                bad(
                        "content",
                        "{\"content\":\"%s\"}".formatted("x".repeat(2_001)),
                        "message.content-too-long"),
                bad("nothing at all", "{\"content\":\"\"}", "message.empty"),
                bad(
                        "embed title",
                        "{\"embeds\":[{\"title\":\"%s\"}]}".formatted("x".repeat(257)),
                        "message.embed"),
                bad(
                        "eleven embeds",
                        "{\"embeds\":[%s]}"
                                .formatted("{\"title\":\"x\"},".repeat(10) + "{\"title\":\"x\"}"),
                        "message.embed"),
                bad(
                        "embeds too long together",
                        "{\"embeds\":[%1$s,%1$s]}"
                                .formatted("{\"description\":\"" + "x".repeat(3_001) + "\"}"),
                        "message.embed"),
                bad("an empty embed", "{\"embeds\":[{}]}", "message.embed"),
                bad(
                        "an embed's field without value",
                        "{\"embeds\":[{\"title\":\"x\",\"fields\":[{\"name\":\"a\",\"value\":\"\"}]}]}",
                        "message.embed"),
                bad(
                        "a link that is none",
                        "{\"embeds\":[{\"title\":\"x\",\"url\":\"file:///etc\"}]}",
                        "message.url"),
                bad("a custom id too long", row(button("x".repeat(101))), "message.custom-id"),
                bad("a custom id twice", row(button("a") + "," + button("a")), "message.custom-id"),
                bad(
                        "a button without label",
                        row("{\"type\":2,\"style\":1,\"custom_id\":\"a\"}"),
                        "message.component"),
                bad(
                        "a link button with a custom id",
                        row(
                                "{\"type\":2,\"style\":5,\"label\":\"x\",\"url\":\"https://x.org\",\"custom_id\":\"a\"}"),
                        "message.component"),
                bad(
                        "six buttons in a row",
                        row(
                                button("a")
                                        + ","
                                        + button("b")
                                        + ","
                                        + button("c")
                                        + ","
                                        + button("d")
                                        + ","
                                        + button("e")
                                        + ","
                                        + button("f")),
                        "message.component"),
                bad(
                        "six rows",
                        "{\"content\":\"x\",\"components\":[%s]}"
                                .formatted(
                                        Stream.of("a", "b", "c", "d", "e", "f")
                                                .map(id ->
                                                        "{\"type\":1,\"components\":["
                                                                + button(id)
                                                                + "]}")
                                                .reduce((a, b) -> a + "," + b)
                                                .orElseThrow()),
                        "message.component"),
                bad(
                        "a button outside a row",
                        "{\"content\":\"x\",\"components\":[%s]}".formatted(button("a")),
                        "message.component"),
                bad(
                        "a select beside a button",
                        row(button("a") + "," + select(1)),
                        "message.component"),
                bad("26 options", row(select(26)), "message.select"),
                bad("no option", row(select(0)), "message.select"),
                bad(
                        "text display without the V2 flag",
                        "{\"components\":[{\"type\":10,\"content\":\"x\"}]}",
                        "message.component"),
                bad(
                        "content with V2",
                        "{\"flags\":32768,\"content\":\"x\",\"components\":[{\"type\":10,\"content\":\"x\"}]}",
                        "message.components-v2"),
                bad(
                        "41 components",
                        "{\"flags\":32768,\"components\":[%s]}"
                                .formatted(
                                        "{\"type\":10,\"content\":\"x\"},".repeat(40)
                                                + "{\"type\":10,\"content\":\"x\"}"),
                        "message.component-count"),
                bad(
                        "V2 text too long",
                        "{\"flags\":32768,\"components\":[%1$s,%1$s]}"
                                .formatted(
                                        "{\"type\":10,\"content\":\"" + "x".repeat(2_001) + "\"}"),
                        "message.component-text"),
                bad(
                        "a section without accessory",
                        "{\"flags\":32768,\"components\":[{\"type\":9,\"components\":[{\"type\":10,\"content\":\"x\"}]}]}",
                        "message.component"),
                bad("unknown flags", "{\"content\":\"x\",\"flags\":1}", "message.flags"));
    }

    private static Arguments bad(String what, String body, String rule) {
        return Arguments.of(what, body, rule);
    }

    private static String row(String components) {
        return "{\"content\":\"x\",\"components\":[{\"type\":1,\"components\":["
                + components
                + "]}]}";
    }

    private static String button(String id) {
        return "{\"type\":2,\"style\":1,\"label\":\"x\",\"custom_id\":\"" + id + "\"}";
    }

    private static String select(int options) {
        var list = new StringBuilder();
        for (var i = 0; i < options; i++) {
            list.append(i == 0 ? "" : ",")
                    .append("{\"label\":\"x\",\"value\":\"")
                    .append(i)
                    .append("\"}");
        }
        return "{\"type\":3,\"custom_id\":\"pick\",\"options\":[" + list + "]}";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies_that_discord_refuses")
    void a_message_is_refused_for(String what, String body, String rule) throws Exception {
        var interaction = scene.played();

        var result = scene.rest.send("PATCH", scene.original(interaction), body);

        assertThat(result.status()).as(what).isEqualTo(400);
        assertThat(result.body().path("code").asInt()).isIn(50035, 50006);
        assertThat(scene.discord.violations().rules()).contains(rule);
        assertThat(interaction.settled()).as("nothing was edited").isFalse();
    }

    @Test
    void errors_are_told_in_the_shape_of_the_body() throws Exception {
        var interaction = scene.played();

        var result =
                scene.rest.send(
                        "PATCH",
                        scene.original(interaction),
                        "{\"embeds\":[{\"title\":\"%s\"}]}".formatted("x".repeat(300)));

        assertThat(result.body().at("/errors/embeds/0/title/_errors/0/code").asText())
                .isEqualTo("BASE_TYPE_BAD_LENGTH");
    }

    @Test
    void going_to_components_v2_needs_the_old_content_nulled() throws Exception {
        var interaction = scene.played();
        scene.rest.send("PATCH", scene.original(interaction), "{\"content\":\"old\"}");

        var kept =
                scene.rest.send(
                        "PATCH",
                        scene.original(interaction),
                        "{\"flags\":32768,\"components\":[{\"type\":10,\"content\":\"x\"}]}");
        var nulled =
                scene.rest.send(
                        "PATCH",
                        scene.original(interaction),
                        "{\"content\":null,\"flags\":32768,\"components\":[{\"type\":10,\"content\":\"x\"}]}");
        var back =
                scene.rest.send(
                        "PATCH", scene.original(interaction), "{\"flags\":0,\"content\":\"x\"}");

        assertThat(kept.status()).isEqualTo(400);
        assertThat(nulled.status()).isEqualTo(200);
        assertThat(back.status()).isEqualTo(400);
        assertThat(scene.discord.violations().rules()).contains("message.components-v2-flag");
    }

    @Test
    void text_that_could_ping_needs_allowed_mentions() throws Exception {
        var interaction = scene.played();

        scene.rest.send(
                "PATCH", scene.original(interaction), "{\"content\":\"@everyone by Band\"}");
        scene.rest.send(
                "PATCH",
                scene.original(interaction),
                "{\"content\":\"@everyone by Band\",\"allowed_mentions\":{\"parse\":[]}}");

        assertThat(scene.discord.violations().rules()).containsExactly("message.allowed-mentions");
    }

    @Test
    void being_ephemeral_cannot_be_asked_for_later() throws Exception {
        var interaction = scene.played();

        var result =
                scene.rest.send(
                        "PATCH", scene.original(interaction), "{\"content\":\"x\",\"flags\":64}");

        assertThat(result.body().path("flags").asInt()).isZero();
        assertThat(scene.discord.violations().rules()).containsExactly("message.ephemeral");
    }

    @Test
    void an_interaction_is_answered_once() throws Exception {
        var interaction = scene.played();

        var again =
                scene.rest.send(
                        "POST",
                        "interactions/"
                                + interaction.about().id()
                                + "/"
                                + interaction.about().token()
                                + "/callback",
                        "{\"type\":5}");

        assertThat(again.body().path("code").asInt()).isEqualTo(40060);
        assertThat(scene.discord.violations().rules()).containsExactly("interaction.double-answer");
    }

    @Test
    void an_answer_fits_the_kind_of_interaction() {
        scene.bot.answers("{\"type\":7,\"data\":{\"content\":\"x\"}}");

        assertThat(scene.played().state()).isEqualTo(State.FAILED);
        assertThat(scene.discord.violations().rules()).containsExactly("interaction.answer-type");
    }

    @Test
    void a_deferral_carries_nothing_but_the_ephemeral_flag() {
        scene.bot.answers("{\"type\":5,\"data\":{\"content\":\"wait\"}}");

        assertThat(scene.played().state()).isEqualTo(State.DEFERRED);
        assertThat(scene.discord.violations().rules()).containsExactly("interaction.answer-shape");
    }

    @Test
    void an_error_is_no_answer() {
        scene.bot.answers(_ -> new Bot.Reply(500, "text/plain", "oops"));

        assertThat(scene.played().failure()).isEqualTo("status 500");
        assertThat(scene.discord.violations().rules()).containsExactly("interaction.status");
    }

    @Test
    void an_answer_says_that_it_is_json() {
        scene.bot.answers(_ -> new Bot.Reply(200, "text/plain", "{\"type\":5}"));

        scene.played();

        assertThat(scene.discord.violations().rules()).containsExactly("interaction.content-type");
    }

    @Test
    void there_are_at_most_25_choices() {
        var choice = "{\"name\":\"x\",\"value\":\"x\"}";
        scene.bot.answers(
                "{\"type\":8,\"data\":{\"choices\":[%s]}}"
                        .formatted((choice + ",").repeat(25) + choice));

        scene.answered(scene.discord.interactions().autocomplete(scene.play().focusing("query")));

        assertThat(scene.discord.violations().rules()).containsExactly("interaction.choices");
    }

    @Test
    void a_dead_token_is_refused() throws Exception {
        var interaction = scene.played();
        scene.discord.interactions().expire(interaction);

        var result =
                scene.rest.send("PATCH", scene.original(interaction), "{\"content\":\"late\"}");
        var invented =
                scene.rest.send(
                        "PATCH",
                        "webhooks/" + scene.discord.world().bot().id() + "/abc/messages/@original",
                        "{\"content\":\"x\"}");

        assertThat(result.body().path("code").asInt()).isEqualTo(50027);
        assertThat(invented.body().path("code").asInt()).isEqualTo(50027);
        assertThat(scene.discord.violations().rules())
                .containsExactly("interaction.token-expired", "interaction.unknown-token");
    }

    @Test
    void an_endpoint_that_accepts_a_bad_signature_is_removed() {
        scene.bot.becomesGullible();
        var saved = scene.discord.saveEndpoint(scene.bot.url());

        assertThat(saved).anyMatch(probe -> !probe.ok());
        assertThat(scene.discord.violations().rules()).contains("endpoint.probe");
    }

    @Test
    void an_endpoint_that_does_not_answer_is_refused_and_breaks_no_rule() {
        var nobody = URI.create("http://127.0.0.1:1/");

        assertThat(scene.discord.saveEndpoint(nobody)).allMatch(probe -> probe.unanswered());
        assertThat(scene.discord.violations().rules()).isEmpty();
    }

    @Test
    void an_endpoint_that_checks_signatures_is_saved() {
        assertThat(scene.discord.saveEndpoint(scene.bot.url())).allMatch(probe -> probe.ok());
        assertThat(scene.discord.violations().rules()).isEmpty();
    }
}
