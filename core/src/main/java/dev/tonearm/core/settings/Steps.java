package dev.tonearm.core.settings;

import dev.tonearm.core.command.CustomId;
import dev.tonearm.core.family.Press;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Component;
import dev.tonearm.core.message.Component.Button;
import dev.tonearm.core.message.Component.Style;
import java.util.ArrayList;
import java.util.List;

/// The pages of the menu that `/setup` walks through, with the ways on and back. What is changed on
/// the walk says so in its custom id, and leads back to its step.
final class Steps {
    static final List<Section> ALL =
            List.of(Section.LANGUAGE, Section.DJS, Section.CHANNELS, Section.MESSAGE);

    private static final String MARK = "walk";

    private Steps() {}

    /// An id of something on the walk.
    static CustomId marked(CustomId id, boolean walking) {
        return walking ? id.with(MARK) : id;
    }

    static boolean walking(Press press) {
        List<String> arguments = press.id().arguments();
        return !arguments.isEmpty() && arguments.getLast().equals(MARK);
    }

    static String title(Section section, Texts texts) {
        return texts.text("setup.title", ALL.indexOf(section) + 1, ALL.size())
                + "\n**"
                + section.title(texts)
                + "**";
    }

    /// The ways from a step.
    static Component ways(Section section, Texts texts) {
        int step = ALL.indexOf(section);
        List<Button> ways = new ArrayList<>();
        if (step > 0) ways.add(way(step - 1, "setup_back", "◀️", Style.SECONDARY, texts));
        boolean last = step == ALL.size() - 1;
        ways.add(way(step + 1, last ? "setup_done" : "setup_next", "▶️", Style.PRIMARY, texts));
        return new Component.Row(ways);
    }

    private static Button way(int step, String key, String emoji, Style style, Texts texts) {
        return Button.of(SettingsRoute.STEP.id().with(step), key, emoji, style, false, texts);
    }
}
