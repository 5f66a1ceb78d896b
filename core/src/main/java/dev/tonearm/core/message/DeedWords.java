package dev.tonearm.core.message;

import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.player.StoryEvent;
import java.util.Locale;

/// What was undone and done again, in a sentence that names who.
public final class DeedWords {
    private DeedWords() {}

    public static String of(StoryEvent event, Texts texts) {
        String deed =
                texts.text(
                        "deed." + event.deed().name().toLowerCase(Locale.ROOT),
                        Markdown.person(event.doer(), texts));
        String key =
                switch (event) {
                    case StoryEvent.Undone _ -> "answer.undone";
                    case StoryEvent.Redone _ -> "answer.redone";
                };
        return texts.text(key, Markdown.person(event.by(), texts), deed);
    }
}
