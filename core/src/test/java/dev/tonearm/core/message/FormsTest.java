package dev.tonearm.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.command.CustomId;
import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.core.message.Modal.Field;
import dev.tonearm.core.message.Select.Entry;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Selects and modals as Discord's reference has them, and the bounds that it refuses beyond.
class FormsTest {
    private static final CustomId ID = CustomId.of("sound", 1);
    private static final Field FIELD = new Field("gain", "25 Hz", "", "0.25", 6, true);

    @Test
    void a_select_has_its_entries_and_marks_what_is_chosen() {
        Select select =
                Select.one(
                        ID,
                        "Effects",
                        List.of(
                                new Entry("off", "Off", "As recorded", false),
                                new Entry("pop", "Pop", "", true)));
        assertThat(json(select::write))
                .isEqualTo(
                        """
                        {"type":3,"custom_id":"t1:sound","placeholder":"Effects",\
                        "min_values":1,"max_values":1,"options":[\
                        {"label":"Off","value":"off","description":"As recorded"},\
                        {"label":"Pop","value":"pop","default":true}]}\
                        """);
    }

    @Test
    void a_modal_has_a_labelled_line_for_each_field() {
        Modal modal =
                new Modal(ID, "Bass", List.of(FIELD, new Field("x", "X", "any", "", 9, false)));
        assertThat(json(modal::write))
                .isEqualTo(
                        """
                        {"custom_id":"t1:sound","title":"Bass","components":[\
                        {"type":18,"label":"25 Hz","component":{"type":4,"custom_id":"gain",\
                        "style":1,"required":true,"max_length":6,"value":"0.25"}},\
                        {"type":18,"label":"X","description":"any","component":{"type":4,\
                        "custom_id":"x","style":1,"required":false,"max_length":9}}]}\
                        """);
    }

    @Test
    void what_discord_would_refuse_cannot_be_made() {
        Entry entry = new Entry("a", "A", "", true);
        refused(() -> Select.one(ID, "x", List.of()));
        refused(() -> Select.one(ID, "x".repeat(151), List.of(entry)));
        refused(() -> Select.one(ID, "x", List.of(entry, entry)));
        refused(() -> Select.one(ID, "x", List.of(entry, new Entry("b", "B", "", true))));
        refused(() -> Select.one(ID, "x", Collections.nCopies(26, entry)));
        refused(() -> new Select(ID, "x", 1, 2, List.of(entry), false));
        refused(() -> new Select(ID, "x", 2, 1, List.of(entry), false));
        refused(() -> new Entry("", "A", "", false));
        refused(() -> new Entry("a", "A".repeat(101), "", false));
        refused(() -> new Entry("a", "A", "h".repeat(101), false));
        refused(() -> new Modal(ID, "x".repeat(46), List.of(FIELD)));
        refused(() -> new Modal(ID, "x", List.of()));
        refused(() -> new Modal(ID, "x", Collections.nCopies(6, FIELD)));
        refused(() -> new Field("gain", "l".repeat(46), "", "", 6, true));
        refused(() -> new Field("gain", "25 Hz", "", "1234567", 6, true));
    }

    private static void refused(Runnable made) {
        assertThatThrownBy(made::run).isInstanceOf(IllegalArgumentException.class);
    }

    private static String json(Consumer<JsonWriter> members) {
        return new String(JsonWriter.object(members), StandardCharsets.UTF_8);
    }
}
