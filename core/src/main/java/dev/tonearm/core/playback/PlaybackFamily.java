package dev.tonearm.core.playback;

import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.command.OptionProblem;
import dev.tonearm.core.family.Asking;
import dev.tonearm.core.family.CommandSpec;
import dev.tonearm.core.family.Completer;
import dev.tonearm.core.family.Done;
import dev.tonearm.core.family.Family;
import dev.tonearm.core.family.InvalidOptionException;
import dev.tonearm.core.family.OptionSpec;
import dev.tonearm.core.guild.Among;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.playback.PlaybackCommand.Pause;
import dev.tonearm.core.playback.PlaybackCommand.Play;
import dev.tonearm.core.playback.PlaybackCommand.Resume;
import dev.tonearm.core.playback.PlaybackCommand.Seek;
import dev.tonearm.core.playback.PlaybackCommand.SetLoop;
import dev.tonearm.core.playback.PlaybackCommand.Skip;
import dev.tonearm.core.playback.PlaybackCommand.Stop;
import dev.tonearm.core.player.Decision;
import java.util.List;
import java.util.Locale;

/// The commands about what plays.
public final class PlaybackFamily implements Family<PlaybackCommand> {
    /// The most tracks that one skip ends.
    private static final int MAX_SKIP = 100;

    @Override
    public Class<PlaybackCommand> type() {
        return PlaybackCommand.class;
    }

    @Override
    public List<CommandSpec> specs() {
        return List.of(
                CommandSpec.player(
                        "play",
                        values ->
                                new Play(
                                        values.requiredText("query"),
                                        values.text("when")
                                                .map(PlaybackFamily::placement)
                                                .orElse(Placement.LAST)),
                        OptionSpec.text("query", Play.MAX_QUERY).completedBy(Completer.MUSIC),
                        OptionSpec.choice("when", "last", "next", "now").optional()),
                CommandSpec.player("pause", _ -> new Pause()).among(Among.VOTE),
                CommandSpec.player("resume", _ -> new Resume()).among(Among.VOTE),
                CommandSpec.player(
                                "skip",
                                values -> new Skip(values.whole("count").orElse(1)),
                                OptionSpec.whole("count", 1, MAX_SKIP).optional())
                        .among(Among.VOTE),
                CommandSpec.player("stop", _ -> new Stop()).among(Among.DJ),
                CommandSpec.player(
                                "seek",
                                values -> new Seek(target(values.requiredText("position"))),
                                OptionSpec.text("position", 20))
                        .among(Among.DJ),
                CommandSpec.player(
                                "loop",
                                values ->
                                        new SetLoop(
                                                LoopMode.valueOf(
                                                        values.requiredText("mode")
                                                                .toUpperCase(Locale.ROOT))),
                                OptionSpec.choice("mode", "off", "track", "queue"))
                        .among(Among.DJ));
    }

    @Override
    public List<PlaybackCommand.Form> forms() {
        return List.of(PlaybackCommand.Form.values());
    }

    @Override
    public List<PlaybackRoute> routes() {
        return List.of(PlaybackRoute.values());
    }

    @Override
    public Decision decide(PlaybackCommand command, Asking asking) {
        return new PlaybackDecider(asking).decide(command);
    }

    @Override
    public void beforeLookup(PlaybackCommand command, Asking asking) {
        if (command instanceof Play play) new PlayDecider(asking, play).beforeLookup();
    }

    @Override
    public Message answer(PlaybackCommand command, Done done, Texts texts) {
        return new PlaybackAnswers(done, texts).to(command);
    }

    private static Placement placement(String choice) {
        return Placement.valueOf(choice.toUpperCase(Locale.ROOT));
    }

    private static SeekTarget target(String position) {
        return SeekTarget.parse(position)
                .orElseThrow(
                        () -> new InvalidOptionException("position", OptionProblem.NOT_A_POSITION));
    }
}
