package dev.tonearm.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.discord.interactions.CommandCall;
import dev.tonearm.discord.interactions.Interaction.State;
import dev.tonearm.discord.interactions.InteractionJson;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.message.Flags;
import dev.tonearm.discord.world.NotAllowed;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class InteractionTest {

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
    void a_command_carries_what_discord_sends() throws InterruptedException {
        scene.played();

        var payload = scene.bot.received();
        assertThat(payload.path("type").asInt()).isEqualTo(2);
        assertThat(payload.path("guild_id").asText()).isEqualTo(Long.toString(scene.guild.id()));
        assertThat(payload.path("data").path("name").asText()).isEqualTo("play");
        assertThat(payload.path("data").path("options").path(0).path("value").asText())
                .isEqualTo("so what");
        assertThat(payload.path("member").path("user").path("username").asText()).isEqualTo("ada");
        assertThat(payload.path("member").path("permissions").isTextual()).isTrue();
        assertThat(payload.path("app_permissions").isTextual()).isTrue();
        assertThat(payload.path("context").asInt()).isZero();
        assertThat(payload.path("authorizing_integration_owners").path("0").asText())
                .isEqualTo(Long.toString(scene.guild.id()));
        assertThat(payload.has("user")).isFalse();
    }

    @Test
    void a_deferral_is_a_loading_message_until_it_is_edited() throws Exception {
        var interaction = scene.played();
        assertThat(interaction.state()).isEqualTo(State.DEFERRED);
        assertThat(interaction.settled()).isFalse();
        var loading = Objects.requireNonNull(interaction.original());
        assertThat(Flags.has(loading.message(), Flags.LOADING)).isTrue();

        var edited =
                scene.rest.send("PATCH", scene.original(interaction), "{\"content\":\"Playing\"}");

        assertThat(edited.status()).isEqualTo(200);
        assertThat(interaction.settled()).isTrue();
        var shown = scene.discord.messages().seenBy(scene.ben.id(), scene.text.id(), 10).getLast();
        assertThat(shown.path("content").asText()).isEqualTo("Playing");
        assertThat(Flags.has(shown, Flags.LOADING)).isFalse();
        assertThat(scene.discord.violations().rules()).isEmpty();
    }

    @Test
    void an_ephemeral_answer_is_seen_only_by_its_user() {
        scene.bot.answers("{\"type\":4,\"data\":{\"content\":\"just you\",\"flags\":64}}");
        scene.played();

        assertThat(scene.discord.messages().seenBy(scene.ada.id(), scene.text.id(), 10)).hasSize(1);
        assertThat(scene.discord.messages().seenBy(scene.ben.id(), scene.text.id(), 10)).isEmpty();
    }

    @Test
    void a_follow_up_is_a_message_of_its_own_once_the_deferral_is_filled() throws Exception {
        var interaction = scene.played();
        scene.rest.send("POST", scene.webhook(interaction), "{\"content\":\"first fills\"}");
        scene.rest.send("POST", scene.webhook(interaction), "{\"content\":\"second follows\"}");

        assertThat(scene.discord.messages().seenBy(null, scene.text.id(), 10))
                .extracting(message -> message.path("content").asText())
                .containsExactly("first fills", "second follows");
    }

    @Test
    void a_button_brings_its_message_along_and_can_update_it() throws Exception {
        scene.bot.answers(
                """
                {"type":4,"data":{"content":"now","components":[{"type":1,"components":[
                  {"type":2,"style":1,"label":"Skip","custom_id":"skip"},
                  {"type":2,"style":1,"label":"Off","custom_id":"off","disabled":true}]}]}}
                """);
        var command = scene.played();
        scene.bot.received();
        var message = Objects.requireNonNull(command.original());
        scene.bot.answers("{\"type\":7,\"data\":{\"content\":\"skipped\",\"components\":[]}}");

        var click =
                scene.answered(
                        scene.discord
                                .interactions()
                                .component(
                                        scene.ben.id(),
                                        scene.text.id(),
                                        message.id(),
                                        "skip",
                                        List.of()));

        var payload = scene.bot.received();
        assertThat(payload.path("type").asInt()).isEqualTo(3);
        assertThat(payload.path("data").path("custom_id").asText()).isEqualTo("skip");
        assertThat(payload.path("message").path("id").asText())
                .isEqualTo(Long.toString(message.id()));
        assertThat(click.state()).isEqualTo(State.ANSWERED);
        assertThat(scene.discord.messages().seenBy(null, scene.text.id(), 10))
                .singleElement()
                .satisfies(
                        shown -> assertThat(shown.path("content").asText()).isEqualTo("skipped"));
        assertThat(scene.discord.violations().rules()).isEmpty();
    }

    @Test
    void a_disabled_button_cannot_be_clicked() {
        scene.bot.answers(
                """
                {"type":4,"data":{"content":"now","components":[{"type":1,"components":[
                  {"type":2,"style":1,"label":"Off","custom_id":"off","disabled":true}]}]}}
                """);
        var message = Objects.requireNonNull(scene.played().original());

        assertThatThrownBy(() ->
                        scene.discord
                                .interactions()
                                .component(
                                        scene.ada.id(),
                                        scene.text.id(),
                                        message.id(),
                                        "off",
                                        List.of()))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void a_modal_is_filled_in_and_submitted() throws Exception {
        scene.bot.answers(
                """
                {"type":9,"data":{"custom_id":"find","title":"Find","components":[{"type":18,"label":"Song",
                  "component":{"type":4,"style":1,"custom_id":"song"}}]}}
                """);
        var opener = scene.played();
        scene.bot.received();
        scene.bot.answers("{\"type\":5}");

        scene.answered(
                scene.discord
                        .interactions()
                        .modal(
                                scene.ada.id(),
                                opener,
                                Json.parse("{\"song\":\"blue\"}").orElseThrow()));

        var payload = scene.bot.received();
        assertThat(payload.path("type").asInt()).isEqualTo(5);
        assertThat(
                        payload.path("data")
                                .path("components")
                                .path(0)
                                .path("component")
                                .path("value")
                                .asText())
                .isEqualTo("blue");
        assertThat(scene.discord.violations().rules()).isEmpty();
    }

    @Test
    void autocomplete_offers_choices() throws Exception {
        scene.bot.answers(
                "{\"type\":8,\"data\":{\"choices\":[{\"name\":\"Blue\",\"value\":\"blue\"}]}}");

        var interaction =
                scene.answered(
                        scene.discord.interactions().autocomplete(scene.play().focusing("query")));

        assertThat(
                        scene.bot
                                .received()
                                .path("data")
                                .path("options")
                                .path(0)
                                .path("focused")
                                .asBoolean())
                .isTrue();
        assertThat(interaction.choices()).isNotNull().hasSize(1);
    }

    @Test
    void the_callback_route_answers_when_the_endpoint_accepts_with_202() throws Exception {
        scene.bot.answers(_ -> new Bot.Reply(202, "text/plain", ""));
        var interaction = scene.discord.interactions().command(scene.play());
        scene.bot.received();

        var result =
                scene.rest.send(
                        "POST",
                        "interactions/"
                                + interaction.about().id()
                                + "/"
                                + interaction.about().token()
                                + "/callback",
                        "{\"type\":4,\"data\":{\"content\":\"hello\"}}");

        assertThat(result.status()).isEqualTo(204);
        assertThat(scene.answered(interaction).state()).isEqualTo(State.ANSWERED);
    }

    @Test
    void a_duplicate_delivery_is_no_fault_of_the_bot() throws Exception {
        var interaction = scene.played();
        scene.bot.received();

        scene.discord.interactions().redeliver(interaction, true);

        assertThat(scene.bot.received().path("id").asText())
                .isEqualTo(Long.toString(interaction.about().id()));
        assertThat(scene.discord.violations().rules()).isEmpty();
    }

    @Test
    void a_direct_message_has_a_user_and_no_guild() throws Exception {
        var dm = scene.discord.world().directMessages().with(scene.ada.id());

        var sent =
                scene.control.send(
                        "POST",
                        "interactions/command?until=answered",
                        "{\"channel\":\"%d\",\"user\":\"%d\",\"name\":\"play\",\"options\":{\"query\":\"x\"}}"
                                .formatted(dm.id(), scene.ada.id()));

        assertThat(sent.status()).isEqualTo(201);
        var payload = scene.bot.received();
        assertThat(payload.has("guild_id")).isFalse();
        assertThat(payload.path("user").path("username").asText()).isEqualTo("ada");
        assertThat(payload.path("context").asInt()).isEqualTo(1);
    }

    @Test
    void the_client_does_not_send_what_it_would_not_let_a_user_type() {
        assertThatThrownBy(() -> scene.discord.interactions().command(commandNamed("dance")))
                .hasMessageContaining("not registered");
        assertThatThrownBy(() -> scene.discord.interactions().command(commandNamed("play")))
                .hasMessageContaining("required");
    }

    private CommandCall commandNamed(String name) {
        return CommandCall.of(scene.guild.id(), scene.text.id(), scene.ada.id(), name);
    }

    @Test
    void what_is_shown_of_an_interaction_holds_no_token() {
        var interaction = scene.played();

        assertThat(InteractionJson.whole(interaction).toString())
                .doesNotContain(interaction.about().token());
        assertThat(interaction.about().toString()).doesNotContain(interaction.about().token());
    }
}
