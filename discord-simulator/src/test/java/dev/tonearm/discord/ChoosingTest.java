package dev.tonearm.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.interactions.Interaction;
import dev.tonearm.discord.interactions.Interaction.State;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.world.ChannelKind;
import dev.tonearm.discord.world.NotAllowed;
import dev.tonearm.discord.world.Role;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Menus of people, roles and channels, and forms with every kind of input: what arrives, and what
/// Discord's client offers.
final class ChoosingTest {

    private static final String MENU =
            """
            {"type":4,"data":{"content":"x","components":[{"type":1,"components":[
              {"type":%d,"custom_id":"menu","min_values":0,"max_values":5%s}]}]}}
            """;

    private Scene scene;
    private Role dj;

    @BeforeEach
    void open() throws IOException {
        scene = new Scene();
        dj =
                scene.discord
                        .world()
                        .roles()
                        .create(scene.guild.id(), new Role.Change("DJ", 0L, 0xFF00FF, true));
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void chosen_people_arrive_as_users_and_members() throws Exception {
        var data = choose(5, "", id(scene.ben.id()));
        var ben = id(scene.ben.id());
        assertThat(data.path("values")).hasToString("[\"" + ben + "\"]");
        assertThat(data.at("/resolved/users/" + ben + "/username").asText()).isEqualTo("ben");
        assertThat(data.at("/resolved/members/" + ben).has("permissions")).isTrue();
        assertThat(data.at("/resolved/members/" + ben).has("deaf")).isFalse();
    }

    @Test
    void chosen_roles_arrive_as_roles() throws Exception {
        var data = choose(6, "", id(dj.id()));
        assertThat(data.at("/resolved/roles/" + id(dj.id()) + "/name").asText()).isEqualTo("DJ");
    }

    @Test
    void a_menu_of_both_takes_either() throws Exception {
        var data = choose(7, "", id(dj.id()), id(scene.ben.id()));
        assertThat(data.at("/resolved/roles")).hasSize(1);
        assertThat(data.at("/resolved/users")).hasSize(1);
    }

    @Test
    void a_menu_of_channels_offers_those_of_its_types() throws Exception {
        var voice = ",\"channel_types\":[" + ChannelKind.VOICE.type() + "]";
        var data = choose(8, voice, id(scene.lounge.id()));
        var channel = data.at("/resolved/channels/" + id(scene.lounge.id()));
        assertThat(channel.path("name").asText()).isEqualTo("lounge");
        assertThat(channel.has("permissions")).isTrue();
        assertThatThrownBy(() -> choose(8, voice, id(scene.text.id())))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void nothing_may_be_chosen_where_nothing_is_asked_for() throws Exception {
        assertThat(choose(6, "").path("values")).isEmpty();
    }

    @Test
    void strangers_and_roles_of_others_are_not_offered() {
        assertThatThrownBy(() -> choose(5, "", id(dj.id()))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> choose(6, "", "12345")).isInstanceOf(NotAllowed.class);
    }

    @Test
    void what_is_chosen_from_the_start_is_of_the_menus_kind() throws Exception {
        scene.bot.answers(
                MENU.formatted(6, ",\"default_values\":[{\"id\":\"1\",\"type\":\"user\"}]"));
        assertThat(scene.played().state()).isEqualTo(State.FAILED);
        assertThat(scene.discord.violations().rules()).contains("message.select");
    }

    @Test
    void a_form_brings_every_kind_of_input_in_its_own_tree() throws Exception {
        var file = scene.control.send("POST", "attachments?filename=a.json", "{}").body();
        var fileId = file.path("id").asText();
        var values =
                Json.object().put("name", "Night Owls").put("kind", "live").put("agreed", true);
        values.putArray("djs").add(id(dj.id()));
        values.putArray("file").add(fileId);
        values.putArray("days").add("mo").add("fr");

        var data = submit(values);

        assertThat(data.at("/components/0")).hasToString("{\"type\":10,\"id\":1}");
        assertThat(data.at("/components/1/type").asInt()).isEqualTo(18);
        assertThat(data.at("/components/1/component/id").asInt()).isEqualTo(3);
        assertThat(data.at("/components/1/component/value").asText()).isEqualTo("Night Owls");
        assertThat(data.at("/components/2/component/values/0").asText()).isEqualTo(id(dj.id()));
        assertThat(data.at("/components/3/component/values/0").asText()).isEqualTo(fileId);
        assertThat(data.at("/components/4/component/value").asText()).isEqualTo("live");
        assertThat(data.at("/resolved/roles")).hasSize(1);
        assertThat(data.at("/resolved/attachments/" + fileId + "/filename").asText())
                .isEqualTo("a.json");
        assertThat(scene.discord.violations().rules()).isEmpty();
    }

    @Test
    void what_a_form_asks_for_has_to_be_there() {
        assertThatThrownBy(() -> submit(Json.object().put("name", "x")))
                .isInstanceOf(NotAllowed.class)
                .hasMessageContaining("djs");
    }

    private JsonNode submit(JsonNode values) throws InterruptedException {
        scene.bot.answers(
                """
                {"type":9,"data":{"custom_id":"form","title":"Station","components":[
                  {"type":10,"content":"Tell us"},
                  {"type":18,"label":"Name","component":{"type":4,"custom_id":"name","style":1}},
                  {"type":18,"label":"DJs","component":{"type":6,"custom_id":"djs"}},
                  {"type":18,"label":"File","component":{"type":19,"custom_id":"file","required":false,"min_values":0}},
                  {"type":18,"label":"Kind","component":{"type":21,"custom_id":"kind","options":[
                    {"label":"Live","value":"live"},{"label":"Files","value":"files"}]}}]}}
                """);
        var opener = scene.played();
        var _ = scene.bot.received();
        scene.bot.answers("{\"type\":4,\"data\":{\"content\":\"x\"}}");
        scene.answered(scene.discord.interactions().modal(scene.ada.id(), opener, values));
        return scene.bot.received().path("data");
    }

    private JsonNode choose(int type, String more, String... values) throws InterruptedException {
        scene.bot.answers(MENU.formatted(type, more));
        var shown = scene.played().original();
        var _ = scene.bot.received();
        scene.bot.answers("{\"type\":6}");
        Interaction chosen =
                scene.discord
                        .interactions()
                        .component(
                                scene.ada.id(),
                                scene.text.id(),
                                Objects.requireNonNull(shown).id(),
                                "menu",
                                List.of(values));
        assertThat(scene.answered(chosen).state()).isEqualTo(State.DEFERRED);
        return scene.bot.received().path("data");
    }

    private static String id(long snowflake) {
        return Json.id(snowflake);
    }
}
