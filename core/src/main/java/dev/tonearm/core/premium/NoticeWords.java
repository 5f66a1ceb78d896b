package dev.tonearm.core.premium;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Colour;
import dev.tonearm.core.message.Component;
import dev.tonearm.core.message.Component.Button;
import dev.tonearm.core.message.Component.Style;
import dev.tonearm.core.message.Markdown;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.notice.Notice;
import dev.tonearm.core.plan.Offer;
import dev.tonearm.core.plan.Plans;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Notices as people read them: what happened, what stays, and what can be done.
public final class NoticeWords {
    private static final String PREFIX = "notice.";

    private NoticeWords() {}

    /// What somebody who manages a server reads there, of all that lies on its board.
    public static Message there(List<Notice> notices, Plans plans, Texts texts) {
        String all =
                notices.stream()
                        .map(notice -> text(notice, plans, texts))
                        .collect(Collectors.joining("\n\n"));
        Component button =
                new Component.Row(
                        List.of(
                                Button.of(
                                        PremiumRoute.STATUS.id(),
                                        "premium",
                                        "⭐",
                                        Style.PRIMARY,
                                        false,
                                        texts)));
        return Message.framed(Colour.QUIET, List.of(new Component.Text(all), button));
    }

    /// What a buyer reads in a direct message, under the name of the server. There are no buttons:
    /// what they could lead to is of the server and can only be seen there.
    ///
    /// @param name of the server; empty if it is not known
    public static Message direct(
            Notice notice, GuildId guild, String name, Plans plans, Texts texts) {
        String title = name.isBlank() ? texts.text("notice.server") : Markdown.title(name, texts);
        List<String> lines = new ArrayList<>();
        lines.add("### [" + title + "](<https://discord.com/channels/" + guild + ">)");
        lines.add(text(notice, plans, texts));
        lines.add("-# " + texts.text("notice.where"));
        return Message.framed(Colour.QUIET, List.of(new Component.Text(String.join("\n", lines))));
    }

    private static String text(Notice notice, Plans plans, Texts texts) {
        String key = PREFIX + notice.kind().wire();
        String plan = notice.plan().title();
        return notice.kind()
                .quota()
                .map(quota -> {
                    int most = plans.of(notice.plan()).allowance().of(quota);
                    String used = texts.text(key, plan, PlanLines.number(most, texts));
                    return plans.offer(quota, notice.plan())
                            .map(Offer::plan)
                            .map(more -> used + " " + texts.text("lacks.offer", more.title()))
                            .orElse(used);
                })
                .orElseGet(() -> texts.text(key, plan, Markdown.day(notice.at())));
    }
}
