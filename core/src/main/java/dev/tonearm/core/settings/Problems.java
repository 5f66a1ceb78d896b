package dev.tonearm.core.settings;

import dev.tonearm.core.guild.SettingProblem;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Colour;
import dev.tonearm.core.message.Component;
import dev.tonearm.core.message.Markdown;
import dev.tonearm.core.message.Message;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What is wrong with settings, as people read it: each place with what would be right.
final class Problems {
    /// A message has room for so many; whoever mends these is told of the others.
    private static final int MOST = 15;

    private Problems() {}

    static Message of(List<SettingProblem> problems, Texts texts) {
        String lines =
                problems.stream()
                        .limit(MOST)
                        .map(problem -> line(problem, texts))
                        .collect(Collectors.joining("\n"));
        int others = problems.size() - MOST;
        String more = others > 0 ? "\n-# " + texts.text("settings.problem.more", others) : "";
        return Message.framed(Colour.REFUSED, List.of(new Component.Text(lines + more)));
    }

    private static String line(SettingProblem problem, Texts texts) {
        String key = "settings.problem." + problem.kind().name().toLowerCase(Locale.ROOT);
        return "- `" + Markdown.code(problem.path()) + "`: " + texts.text(key, problem.bound());
    }
}
