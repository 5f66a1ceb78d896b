package dev.tonearm.core.panel;

import dev.tonearm.core.family.Dialog;
import dev.tonearm.core.family.Facts;
import dev.tonearm.core.family.OptionSpec;
import dev.tonearm.core.family.Press;
import dev.tonearm.core.message.Modal;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand.Play;
import java.util.List;

/// What to play, as a form: for who looks at the now-playing message and types no commands.
record AddForm() implements Dialog {
    private static final String QUERY = "query";

    @Override
    public String slash() {
        return "play";
    }

    @Override
    public Modal form(Facts facts) {
        return new Modal(
                PanelRoute.ADDED.id(),
                facts.texts().text("panel.add"),
                List.of(
                        new Modal.Field(
                                QUERY,
                                facts.texts().text("panel.add.what"),
                                facts.texts().text("panel.add.hint"),
                                "",
                                Play.MAX_QUERY,
                                true)));
    }

    /// What somebody filled in.
    static Play filled(Press press) {
        String query =
                press.filled(List.of(OptionSpec.text(QUERY, Play.MAX_QUERY))).requiredText(QUERY);
        return new Play(query, Placement.LAST);
    }
}
