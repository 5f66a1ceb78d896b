package dev.tonearm.core.settings;

import dev.tonearm.core.family.CommandSpec;
import dev.tonearm.core.family.Facts;
import dev.tonearm.core.family.Write;
import dev.tonearm.core.locale.Texts;
import java.util.List;

/// What a page of the settings is told besides them.
///
/// @param commands the trees of all commands
/// @param reads whether what is written in a request channel is read
record PageFacts(Texts texts, List<CommandSpec> commands, boolean reads) {
    static PageFacts of(Facts facts) {
        return new PageFacts(facts.texts(), facts.commands(), facts.readsRequests());
    }

    static PageFacts of(Write.Facts facts) {
        return new PageFacts(facts.texts(), facts.commands(), facts.readsRequests());
    }
}
