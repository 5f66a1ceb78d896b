package dev.tonearm.core.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.catalogue.Catalogue;
import dev.tonearm.core.command.CustomId;
import dev.tonearm.core.family.Meaning;
import dev.tonearm.core.family.Request;
import dev.tonearm.core.guild.Setting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The walk through what a new server decides first.
final class SetupTest {
    @Test
    void what_is_changed_on_the_walk_leads_back_to_its_step_and_elsewhere_to_the_menu() {
        CustomId djs = SettingsRoute.THINGS.id().with(Setting.DJS).with(0);
        assertThat(pressed(Steps.marked(djs, true), "7"))
                .isEqualTo(new Request.Save(new ChangeThings(Setting.DJS, 0, List.of("7"), true)));
        assertThat(pressed(Steps.marked(djs, false), "7"))
                .isEqualTo(new Request.Save(new ChangeThings(Setting.DJS, 0, List.of("7"), false)));
        CustomId undo = SettingsRoute.UNDO.id().with(Section.CHANNELS).with(4);
        assertThat(pressed(Steps.marked(undo, true)))
                .isEqualTo(new Request.Save(new UndoSettings(Section.CHANNELS, 4, true)));
        CustomId numbers = SettingsRoute.NUMBERS.id().with(Section.DJS);
        assertThat(pressed(Steps.marked(numbers, true)))
                .isEqualTo(new Request.Ask(new NumbersForm(Section.DJS, true)));
        CustomId language = SettingsRoute.WORD.id().with(Setting.LANGUAGE);
        assertThat(pressed(Steps.marked(language, true), "de"))
                .isEqualTo(new Request.Save(ChangeSettings.of(Setting.LANGUAGE, "de", true)));
    }

    @Test
    void the_steps_follow_each_other_to_the_end() {
        for (int step = 0; step <= Steps.ALL.size(); step++) {
            assertThat(pressed(SettingsRoute.STEP.id().with(step)))
                    .isEqualTo(new Request.Turn(new ShowSetup(step)));
        }
        CustomId beyond = SettingsRoute.STEP.id().with(Steps.ALL.size() + 1);
        assertThat(Catalogue.pressed(beyond.wire(), List.of(), Map.of()))
                .isEqualTo(new Meaning.Old());
    }

    private static Request pressed(CustomId id, String... values) {
        Meaning meaning = Catalogue.pressed(id.wire(), List.of(values), Map.of());
        assertThat(meaning).isInstanceOf(Meaning.Understood.class);
        return ((Meaning.Understood) meaning).request();
    }
}
