package dev.tonearm.core.queue;

import dev.tonearm.core.family.Dialog;
import dev.tonearm.core.family.Facts;
import dev.tonearm.core.family.OptionSpec;
import dev.tonearm.core.family.Press;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Modal;
import java.util.List;

/// Which page of the queue to turn to. A page beyond the last is the last.
record PageForm() implements Dialog {
    private static final String PAGE = "page";
    private static final int LAST = 99_999;

    @Override
    public String slash() {
        return "queue";
    }

    @Override
    public Modal form(Facts facts) {
        Texts texts = facts.texts();
        String hint = texts.text("queue.page.hint", QueuePage.pages(facts.state()));
        return new Modal(
                QueueRoute.PAGE.id(),
                texts.text("button.jump"),
                List.of(
                        new Modal.Field(
                                PAGE,
                                texts.text("queue.page"),
                                hint,
                                "",
                                Integer.toString(LAST).length(),
                                true)));
    }

    /// What somebody filled in.
    static ShowQueue filled(Press press) {
        return new ShowQueue(
                press.filled(List.of(OptionSpec.whole(PAGE, 1, LAST))).requiredWhole(PAGE));
    }
}
