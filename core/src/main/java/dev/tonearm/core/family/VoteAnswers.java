package dev.tonearm.core.family;

import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Markdown;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.player.HouseEvent.Agreed;
import dev.tonearm.core.player.HouseEvent.Voted;
import dev.tonearm.core.text.Legible;

/// What people read when they voted.
final class VoteAnswers {
    private VoteAnswers() {}

    /// Enough were for it: what was done, and that it was voted for.
    static Message passed(Message done, Voted vote, Texts texts) {
        return done.noting(texts.text("vote.passed", vote.votes(), vote.needed()));
    }

    /// Those who are for it are enough since others came or went.
    static Message agreed(Message done, Agreed agreed, Texts texts) {
        return done.noting(texts.text("vote.agreed", agreed.votes(), agreed.needed()));
    }

    static Message counted(PlayerCommand command, Voted vote, Texts texts) {
        String typed = "`" + SlashCommand.typed(command.form().slash(), texts) + "`";
        String counted =
                Legible.shows(vote.title())
                        ? texts.text(
                                "vote.counted.track",
                                vote.votes(),
                                vote.needed(),
                                typed,
                                Markdown.bold(vote.title(), texts))
                        : texts.text("vote.counted", vote.votes(), vote.needed(), typed);
        return Answers.done(counted + "\n-# " + texts.text("vote.how", typed));
    }
}
