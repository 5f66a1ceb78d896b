package dev.tonearm.core.playback;

import dev.tonearm.core.command.Attachment;
import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.command.OptionProblem;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.family.Asking;
import dev.tonearm.core.family.CommandSpec;
import dev.tonearm.core.family.Completer;
import dev.tonearm.core.family.Done;
import dev.tonearm.core.family.Family;
import dev.tonearm.core.family.InvalidOptionException;
import dev.tonearm.core.family.OptionSpec;
import dev.tonearm.core.family.OptionSpec.Kind;
import dev.tonearm.core.family.OptionValues;
import dev.tonearm.core.family.Request;
import dev.tonearm.core.family.Stake;
import dev.tonearm.core.guild.Among;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.playback.PlaybackCommand.Bringing;
import dev.tonearm.core.playback.PlaybackCommand.CycleLoop;
import dev.tonearm.core.playback.PlaybackCommand.Jump;
import dev.tonearm.core.playback.PlaybackCommand.Pause;
import dev.tonearm.core.playback.PlaybackCommand.Play;
import dev.tonearm.core.playback.PlaybackCommand.Previous;
import dev.tonearm.core.playback.PlaybackCommand.Replay;
import dev.tonearm.core.playback.PlaybackCommand.Resume;
import dev.tonearm.core.playback.PlaybackCommand.Search;
import dev.tonearm.core.playback.PlaybackCommand.Seek;
import dev.tonearm.core.playback.PlaybackCommand.SetLoop;
import dev.tonearm.core.playback.PlaybackCommand.Skip;
import dev.tonearm.core.playback.PlaybackCommand.SkipTo;
import dev.tonearm.core.playback.PlaybackCommand.Stop;
import dev.tonearm.core.playback.PlaybackCommand.TogglePause;
import dev.tonearm.core.player.Decision;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlayerState;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The commands about what plays.
public final class PlaybackFamily implements Family<PlaybackCommand> {
    /// How far one goes forward or back who does not say it.
    static final Duration STEP = Duration.ofSeconds(15);

    /// The most tracks that one skip ends.
    private static final int MAX_SKIP = 100;

    private static final int LAST_POSITION = 10_000;
    private static final int MAX_STEP = 3_600;

    @Override
    public Class<PlaybackCommand> type() {
        return PlaybackCommand.class;
    }

    @Override
    public List<CommandSpec> specs() {
        return List.of(
                CommandSpec.request(
                        "play",
                        PlaybackFamily::play,
                        OptionSpec.text("query", Play.MAX_QUERY)
                                .completedBy(Completer.MUSIC)
                                .optional(),
                        OptionSpec.choice("when", "last", "next", "now").optional(),
                        OptionSpec.chosen("file", Kind.ATTACHMENT).optional()),
                CommandSpec.player(
                        "search",
                        values -> new Search(values.requiredText("query"), menus(values)),
                        OptionSpec.text("query", Play.MAX_QUERY).completedBy(Completer.MUSIC),
                        OptionSpec.choice("when", "last", "next", "now").optional()),
                CommandSpec.player("pause", _ -> new Pause()).among(Among.VOTE),
                CommandSpec.player("resume", _ -> new Resume()).among(Among.VOTE),
                CommandSpec.player(
                                "skip",
                                PlaybackFamily::skip,
                                OptionSpec.whole("count", 1, MAX_SKIP).optional(),
                                position("to").optional())
                        .among(Among.OWN_OR_VOTE),
                CommandSpec.player(
                                "jump",
                                values -> new Jump(values.requiredWhole("position")),
                                position("position"))
                        .among(Among.OWN_OR_VOTE),
                CommandSpec.player("previous", _ -> new Previous()).among(Among.OWN_OR_VOTE),
                CommandSpec.player("replay", _ -> new Replay()).among(Among.OWN_FREE),
                CommandSpec.player("stop", _ -> new Stop()).among(Among.DJ),
                CommandSpec.player(
                                "seek",
                                values -> new Seek(target(values.requiredText("position"))),
                                OptionSpec.text("position", 20))
                        .among(Among.OWN_FREE),
                CommandSpec.player(
                                "forward",
                                values -> by(values, 1),
                                OptionSpec.whole("seconds", 1, MAX_STEP).optional())
                        .among(Among.OWN_FREE),
                CommandSpec.player(
                                "rewind",
                                values -> by(values, -1),
                                OptionSpec.whole("seconds", 1, MAX_STEP).optional())
                        .among(Among.OWN_FREE),
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

    private static OptionSpec.Whole position(String name) {
        return OptionSpec.whole(name, 1, LAST_POSITION).completedBy(Completer.WAITING);
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
    public Stake stake(PlaybackCommand command, Asking asking) {
        PlayerState state = asking.state();
        return switch (command) {
            case Bringing bringing ->
                    bringing.placement() == Placement.NOW && isHeard(asking)
                            ? new Stake.Tracks(PlaybackDecider.skipped(state, 1))
                            : Stake.Common.NOBODYS;
            case Search _ -> Stake.Common.NOBODYS;
            case Skip(int count) -> new Stake.Tracks(PlaybackDecider.skipped(state, count));
            case SkipTo(int position) -> new Stake.Tracks(PlaybackDecider.skipped(state, position));
            case Jump _, Previous _, Replay _, Seek _ ->
                    new Stake.Tracks(PlaybackDecider.skipped(state, 1));
            case Pause _, Resume _, TogglePause _, Stop _, SetLoop _, CycleLoop _ ->
                    Stake.Common.EVERYBODYS;
        };
    }

    private static boolean isHeard(Asking asking) {
        return !asking.silent()
                && asking.state().playback() instanceof Playback.Loaded loaded
                && !loaded.paused();
    }

    @Override
    public PlayerCommand meant(PlaybackCommand command, PlayerState state) {
        return switch (command) {
            case TogglePause _ ->
                    state.playback() instanceof Playback.Loaded loaded && !loaded.paused()
                            ? new Pause()
                            : new Resume();
            case CycleLoop _ -> new SetLoop(state.loop().next());
            case PlaybackCommand other -> other;
        };
    }

    @Override
    public void beforeLookup(PlaybackCommand command, Asking asking) {
        switch (command) {
            case Bringing bringing -> new PlayDecider(asking, bringing.placement()).beforeLookup();
            case Search _ -> new PlayDecider(asking, Placement.LAST).beforeLookup();
            default -> {}
        }
    }

    @Override
    public Message answer(PlaybackCommand command, Done done, Texts texts) {
        return new PlaybackAnswers(done, texts).to(command);
    }

    private static Request play(OptionValues values) {
        Placement placement = when(values).orElse(Placement.LAST);
        Optional<Attachment> file = values.attachment("file");
        Optional<String> query = values.text("query");
        if (file.isPresent() && query.isPresent()) {
            throw new InvalidOptionException("file", OptionProblem.NOT_TOGETHER);
        }
        if (file.isPresent()) {
            return new Request.Player(GivenFile.play("file", file.get(), placement));
        }
        return query.<Request>map(what -> new Request.Player(new Play(what, placement)))
                .orElseGet(() -> new Request.Ask(new AddForm(placement)));
    }

    private static PlaybackCommand skip(OptionValues values) {
        Optional<Integer> to = values.whole("to");
        if (to.isEmpty()) return new Skip(values.whole("count").orElse(1));
        if (values.whole("count").isPresent()) {
            throw new InvalidOptionException("to", OptionProblem.NOT_TOGETHER);
        }
        return new SkipTo(to.get());
    }

    /// Where what is chosen may go: where it was said, or one of the places that disturb nobody.
    private static List<Placement> menus(OptionValues values) {
        return when(values).map(List::of).orElse(List.of(Placement.LAST, Placement.NEXT));
    }

    private static Optional<Placement> when(OptionValues values) {
        return values.text("when")
                .map(choice -> Placement.valueOf(choice.toUpperCase(Locale.ROOT)));
    }

    private static Seek by(OptionValues values, int sign) {
        long seconds = values.whole("seconds").map(Integer::longValue).orElse(STEP.toSeconds());
        return new Seek(new SeekTarget.By(Duration.ofSeconds(sign * seconds)));
    }

    private static SeekTarget target(String position) {
        return SeekTarget.parse(position)
                .orElseThrow(
                        () -> new InvalidOptionException("position", OptionProblem.NOT_A_POSITION));
    }
}
