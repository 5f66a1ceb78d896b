package dev.tonearm.core.catalogue;

import dev.tonearm.core.family.SlashCommand;
import dev.tonearm.core.gate.Gate;
import dev.tonearm.core.gate.Verdict;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.RoleId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Colour;
import dev.tonearm.core.message.Component;
import dev.tonearm.core.message.Lacking;
import dev.tonearm.core.message.Markdown;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.plan.Quota;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// What somebody reads whose command the gate does not let on: the rule, and who can change it.
public final class GateAnswers {
    /// More would be no help.
    private static final int MOST_NAMES = 5;

    private GateAnswers() {}

    /// What they read.
    ///
    /// @param verdict any but [Verdict.Allowed]
    /// @param path the command that was given, or that the button stands for
    public static Message of(Verdict verdict, String path, Texts texts) {
        return switch (verdict) {
            case Verdict.Allowed _ -> throw new IllegalArgumentException("nothing was refused");
            case Verdict.RateLimited(var retryAfter, var limits)
                    when limits.commands() <= Gate.MOST_COMMANDS ->
                    Lacking.of(Quota.COMMANDS, limits, texts, seconds(retryAfter));
            case Verdict.RateLimited(var retryAfter, _) ->
                    Answers.notice(texts, "edge.too_fast", seconds(retryAfter));
            case Verdict.Ruled ruled ->
                    Message.framed(
                            Colour.REFUSED,
                            List.of(
                                    new Component.Text(
                                            why(ruled, path, texts)
                                                    + "\n-# "
                                                    + texts.text("gate.who"))));
        };
    }

    private static String why(Verdict.Ruled rule, String path, Texts texts) {
        return switch (rule) {
            case Verdict.Blocked() -> texts.text("gate.blocked");
            case Verdict.Elsewhere(var channels) ->
                    texts.text(
                            "gate.elsewhere",
                            texts.either(names(channels, ChannelId::value, Markdown::mention)));
            case Verdict.Off(var off) -> texts.text("gate.off", SlashCommand.typed(off, texts));
            case Verdict.DjsOnly(var djs) -> djsOnly(djs, path, texts);
            case Verdict.TooMany(int most, var retryAfter) ->
                    texts.text("gate.too_many", most, seconds(retryAfter));
        };
    }

    private static String djsOnly(Set<RoleId> djs, String path, Texts texts) {
        String typed = SlashCommand.typed(path, texts);
        return djs.isEmpty()
                ? texts.text("gate.managers_only", typed)
                : texts.text(
                        "gate.djs_only",
                        typed,
                        texts.row(names(djs, RoleId::value, Markdown::mention)));
    }

    private static <T> List<String> names(
            Collection<T> things, Function<T, Long> order, Function<T, String> name) {
        List<String> some = new ArrayList<>();
        things.stream()
                .sorted((one, other) -> Long.compareUnsigned(order.apply(one), order.apply(other)))
                .limit(MOST_NAMES)
                .map(name)
                .forEach(some::add);
        if (things.size() > MOST_NAMES) some.add("…");
        return some;
    }

    private static long seconds(Duration duration) {
        return Math.max(1, duration.toSeconds());
    }
}
