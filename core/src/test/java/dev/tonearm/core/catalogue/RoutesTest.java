package dev.tonearm.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.CustomId;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.family.Meaning;
import dev.tonearm.core.family.Request;
import dev.tonearm.core.family.Route;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.queue.QueueCommand;
import dev.tonearm.core.queue.ShowQueue;
import dev.tonearm.core.settings.SaveLanguage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {
    @Test
    void a_button_of_any_message_that_ever_stood_means_what_it_meant() {
        assertThat(pressed("t1:pause")).isEqualTo(player(new PlaybackCommand.TogglePause()));
        assertThat(pressed("t1:skip")).isEqualTo(player(new PlaybackCommand.Skip(1)));
        assertThat(pressed("t1:stop")).isEqualTo(player(new PlaybackCommand.Stop()));
        assertThat(pressed("t1:shuffle")).isEqualTo(player(new QueueCommand.Shuffle()));
        assertThat(pressed("t1:loop")).isEqualTo(player(new PlaybackCommand.CycleLoop()));
        assertThat(pressed("t1:queue"))
                .isEqualTo(new Meaning.Understood(new Request.Show(new ShowQueue(1))));
        assertThat(pressed("t1:turn:3"))
                .isEqualTo(new Meaning.Understood(new Request.Turn(new ShowQueue(3))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "t1:",
                "t1:turn",
                "t1:turn:",
                "t1:turn:0",
                "t1:turn:-1",
                "t1:turn:x",
                "t1:turn:100000",
                "t1:turn:999999999999",
                "t0:skip",
                "t2:skip",
                "t1:dance",
                "skip"
            })
    void anything_else_is_of_another_message(String id) {
        assertThat(pressed(id)).isEqualTo(new Meaning.Old());
    }

    @Test
    void a_route_belongs_to_one_family_and_its_ids_lead_to_it() {
        assertThat(Catalogue.routes().stream().map(Route::wire)).doesNotHaveDuplicates();
        assertThat(Catalogue.routes())
                .allSatisfy(route -> {
                    assertThat(route.version()).isPositive();
                    assertThat(CustomId.parse(route.id().wire())).contains(route.id());
                });
    }

    @Test
    void a_choice_that_is_not_offered_is_of_another_message() {
        assertThat(Catalogue.pressed("t1:language", List.of("de"), Map.of()))
                .isEqualTo(new Meaning.Understood(new Request.Save(new SaveLanguage("de"))));
        assertThat(Catalogue.pressed("t1:language", List.of("discord"), Map.of()))
                .isEqualTo(new Meaning.Understood(new Request.Save(new SaveLanguage(""))));
        for (List<String> values : List.of(List.<String>of(), List.of("xx"), List.of("de", "de"))) {
            assertThat(Catalogue.pressed("t1:language", values, Map.of()))
                    .isEqualTo(new Meaning.Old());
        }
    }

    private static Meaning pressed(String id) {
        return Catalogue.pressed(id, List.of(), Map.of());
    }

    private static Meaning player(PlayerCommand command) {
        return new Meaning.Understood(new Request.Player(command));
    }
}
