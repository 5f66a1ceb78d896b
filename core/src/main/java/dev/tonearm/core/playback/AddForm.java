package dev.tonearm.core.playback;

import dev.tonearm.core.family.Dialog;
import dev.tonearm.core.family.Facts;
import dev.tonearm.core.family.OptionSpec;
import dev.tonearm.core.family.Press;
import dev.tonearm.core.message.Modal;
import dev.tonearm.core.playback.PlaybackCommand.Play;
import java.util.List;

/// What to play, as a form: for who looks at the now-playing message and types no commands, and for
/// who sends `/play` alone. (Discord's clients drop what is typed behind a command of which no
/// option is required: discord-api-docs, issue 2626.)
record AddForm(Placement placement) implements Dialog {
    private static final String QUERY = "query";

    @Override
    public String slash() {
        return "play";
    }

    @Override
    public Modal form(Facts facts) {
        return new Modal(
                PlaybackRoute.ADDED.id().with(placement),
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
        boolean anywhere = press.id().arguments().isEmpty();
        Placement placement = anywhere ? Placement.LAST : press.choice(0, Placement.class);
        return new Play(query, placement);
    }
}
