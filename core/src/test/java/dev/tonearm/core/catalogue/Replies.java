package dev.tonearm.core.catalogue;

import static dev.tonearm.core.player.Examples.ADA;
import static dev.tonearm.core.player.Examples.BEN;
import static dev.tonearm.core.player.Examples.LOUNGE;
import static dev.tonearm.core.player.Examples.STUDIO;
import static dev.tonearm.core.player.Scene.aGuildThatIsPlaying;
import static dev.tonearm.core.player.Scene.aQuietGuild;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tonearm.core.audio.Filter;
import dev.tonearm.core.audio.Filters;
import dev.tonearm.core.audio.Preset;
import dev.tonearm.core.command.Attachment;
import dev.tonearm.core.command.ChosenChannel;
import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.command.OptionProblem;
import dev.tonearm.core.command.Permission;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.family.Booking;
import dev.tonearm.core.family.CommandSpec;
import dev.tonearm.core.family.Contents;
import dev.tonearm.core.family.Facts;
import dev.tonearm.core.family.Handout;
import dev.tonearm.core.family.Meaning;
import dev.tonearm.core.family.OptionSpec;
import dev.tonearm.core.family.PlanFacts;
import dev.tonearm.core.family.Read;
import dev.tonearm.core.family.Request;
import dev.tonearm.core.family.Saved;
import dev.tonearm.core.family.SlashCommand;
import dev.tonearm.core.family.Write;
import dev.tonearm.core.gate.GuildRecord;
import dev.tonearm.core.gate.Verdict;
import dev.tonearm.core.grant.Booked;
import dev.tonearm.core.grant.Grants;
import dev.tonearm.core.grant.StoredGrants;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.HouseRules;
import dev.tonearm.core.guild.RoleId;
import dev.tonearm.core.guild.StoredSettings;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.history.ShowActions;
import dev.tonearm.core.history.ShowTracks;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.FailureReport;
import dev.tonearm.core.message.Invitation;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.message.Modal;
import dev.tonearm.core.message.SourceWords;
import dev.tonearm.core.panel.Bar;
import dev.tonearm.core.panel.NowPlaying;
import dev.tonearm.core.panel.WayToAsk;
import dev.tonearm.core.plan.Limits;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.plan.PlansFile;
import dev.tonearm.core.plan.Quota;
import dev.tonearm.core.plan.SomePlans;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.playback.SeekTarget;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.Examples;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.PlaybackEvent;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.player.Scene;
import dev.tonearm.core.player.StayEvent.LeaveReason;
import dev.tonearm.core.privacy.Erasure;
import dev.tonearm.core.privacy.PrivacyAnswers;
import dev.tonearm.core.queue.QueueCommand;
import dev.tonearm.core.sound.SoundCommand;
import dev.tonearm.core.voice.VoiceCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Everything that is shown, refused or reported, as an example of each.
public final class Replies {
    private static final Invitation INVITATION = new Invitation(4001, new GuildId(42));

    private static final Set<String> NOTICES = Set.of("edge.", "worker.");

    private final List<Reply> all = new ArrayList<>();

    private Replies() {}

    /// What is read on an occasion.
    ///
    /// @param json of a message, or of a form
    /// @param callback all of it as the answer to an interaction
    public record Reply(String occasion, boolean form, JsonObject json, String callback) {
        @Override
        public String toString() {
            return occasion;
        }
    }

    /// All of them in a language.
    public static List<Reply> in(Texts texts) {
        var replies = new Replies();
        for (Refusal refusal : refusals()) {
            replies.add("refused: " + named(refusal), Answers.refused(refusal, INVITATION, texts));
        }
        for (Verdict verdict : verdicts()) {
            replies.add("ruled: " + named(verdict), GateAnswers.of(verdict, "skip", texts));
        }
        for (OptionProblem problem : OptionProblem.values()) {
            replies.add("invalid: " + problem, Answers.invalid("name", problem, texts));
        }
        for (LeaveReason why : LeaveReason.values()) {
            replies.add("unreachable: " + why, Answers.unreachable(LOUNGE, why, texts));
        }
        replies.add("not heard on a stage", Answers.unheard(LOUNGE, texts));
        replies.add("not heard at all", Answers.inaudible(LOUNGE, texts));
        replies.add(
                "effects off",
                Answers.effectsOff(
                        Set.of(Filter.Kind.ROTATION, Filter.Kind.LOW_PASS, Filter.Kind.KARAOKE),
                        texts));
        replies.add("looked up", Answers.loading("aurora", texts));
        failures(replies, texts);
        notices(replies, texts);
        privacy(replies, texts);
        for (SlashCommand command : Catalogue.slashCommands()) shown(command, replies, texts);
        for (Map.Entry<String, Scene> playing : players().entrySet()) {
            shown("nowplaying", playing.getKey(), playing.getValue(), replies, texts);
        }
        for (WayToAsk way : List.of(WayToAsk.BUTTON, WayToAsk.WRITING)) {
            for (Scene guild : List.of(aQuietGuild(), aGuildThatIsPlaying(many()))) {
                String what = "request channel, " + way + ", " + guild.state().queue().size();
                replies.add(
                        what,
                        NowPlaying.of(
                                guild.state(),
                                guild.now(),
                                texts,
                                new NowPlaying.View.Standing(Bar.FINE, way)));
            }
        }
        Scene busy = muchWasDone();
        var told = new Known(busy.state(), busy.lines(), busy.now(), texts);
        for (long line = busy.state().sequence() + 1; line > 1; line -= 10) {
            Read page = new ShowActions(line, true);
            replies.add("shown: /history actions before line " + line, page.answer(told));
        }
        replies.add("shown: /history tracks, many", new ShowTracks(1).answer(told));
        return replies.all;
    }

    /// Each kind of thing that somebody can have done.
    private static Scene muchWasDone() {
        Scene busy = aGuildThatIsPlaying(many());
        List<PlayerCommand> done =
                List.of(
                        new QueueCommand.Shuffle(),
                        new QueueCommand.Reverse(),
                        new QueueCommand.Move(3, 1),
                        new QueueCommand.Swap(1, 2),
                        new QueueCommand.Remove(1, 1),
                        new QueueCommand.Remove(1, 3),
                        new QueueCommand.SetTurns(true),
                        new QueueCommand.SetTurns(false),
                        new PlaybackCommand.Skip(1),
                        new PlaybackCommand.Skip(2),
                        new PlaybackCommand.Pause(),
                        new PlaybackCommand.Resume(),
                        new PlaybackCommand.Seek(new SeekTarget.To(Duration.ofSeconds(65))),
                        new PlaybackCommand.SetLoop(LoopMode.TRACK),
                        new PlaybackCommand.SetLoop(LoopMode.QUEUE),
                        new PlaybackCommand.SetLoop(LoopMode.OFF),
                        new SoundCommand.SetVolume(70),
                        new SoundCommand.ApplyPreset(Preset.NIGHTCORE, false),
                        new SoundCommand.ResetEffects(),
                        new PlaybackCommand.Jump(2),
                        new PlaybackCommand.Stop(),
                        new QueueCommand.Undo(0),
                        new QueueCommand.Redo(0),
                        new QueueCommand.Clear(),
                        new VoiceCommand.Leave(),
                        new VoiceCommand.Join());
        for (PlayerCommand command : done) busy.after(Duration.ofSeconds(20)).asks(command);
        busy.whereAQueryFinds("aurora").asks(Scene.play(Placement.LAST));
        busy.whereAQueryFinds("aurora", "borealis").asks(Scene.play(Placement.LAST));
        busy.whereAQueryFinds("aurora").asks(Scene.play(Placement.LAST));
        busy.asks(new QueueCommand.RemoveDuplicates());
        busy.asks(new QueueCommand.RemoveOf(ADA));
        return busy;
    }

    private void add(String occasion, Message message) {
        add(occasion, false, 4, to -> message.post(to, true));
    }

    private void add(String occasion, Modal modal) {
        add(occasion, true, 9, modal::write);
    }

    private void add(String occasion, boolean form, int type, Consumer<JsonWriter> data) {
        byte[] callback = JsonWriter.object(to -> to.put("type", type).put("data", data));
        all.add(
                new Reply(
                        occasion,
                        form,
                        JsonObject.parse(JsonWriter.object(data)),
                        new String(callback, UTF_8)));
    }

    /// Without its parts, which may be sets and in any order.
    private static String named(Object one) {
        return one instanceof Enum<?> constant ? constant.name() : one.getClass().getSimpleName();
    }

    /// Plans that nothing is paid for yet.
    private static final String TIERS = PlansFile.shipped(PlansFile.TIERS);

    static List<Refusal> refusals() {
        List<Refusal> refusals = new ArrayList<>(List.of(Refusal.Simple.values()));
        refusals.addAll(
                List.of(
                        new Refusal.BusyElsewhere(STUDIO),
                        new Refusal.OtherChannel(STUDIO),
                        new Refusal.QueueFull(1),
                        new Refusal.QueueFull(10_000),
                        new Refusal.NotInPlan(Quota.QUEUE, SomePlans.LITTLE),
                        new Refusal.NotInPlan(
                                Quota.TRACK, PlansFile.read(TIERS).limits(Plan.BASIC)),
                        new Refusal.ChannelClosed(Set.of(LOUNGE, STUDIO)),
                        new Refusal.ShareFull(20),
                        new Refusal.VotedAlready(1, 3),
                        new Refusal.QueueHeavy(12L * 1024 * 1024),
                        new Refusal.NothingOf(BEN),
                        new Refusal.NoSuchPosition(7, 0),
                        new Refusal.NoSuchPosition(7, 1),
                        new Refusal.NoSuchPosition(1_700, 1_234),
                        new Refusal.FiltersMissing(Set.of(Filter.Kind.TREMOLO)),
                        new Refusal.FiltersMissing(
                                Set.of(Filter.Kind.TREMOLO, Filter.Kind.VIBRATO)),
                        new Refusal.BeyondEnd(185_000),
                        new Refusal.SourceFailed(""),
                        new Refusal.SourceFailed("It says *something* of its own")));
        for (SourceWords words : SourceWords.values())
            refusals.add(new Refusal.SourceFailed(words.sentence()));
        return refusals;
    }

    static List<Verdict> verdicts() {
        return List.of(
                new Verdict.RateLimited(Duration.ofSeconds(1), Limits.STANDARD),
                new Verdict.RateLimited(Duration.ofSeconds(8), Limits.STANDARD),
                new Verdict.RateLimited(Duration.ofSeconds(8), SomePlans.LITTLE),
                new Verdict.Blocked(),
                new Verdict.Elsewhere(Set.of(new ChannelId(3001), new ChannelId(3002))),
                new Verdict.Off("effects"),
                new Verdict.DjsOnly(Set.of()),
                new Verdict.DjsOnly(Set.of(new RoleId(5001), new RoleId(5002))),
                new Verdict.TooMany(1, Duration.ofSeconds(1)),
                new Verdict.TooMany(20, Duration.ofSeconds(45)));
    }

    private static void failures(Replies replies, Texts texts) {
        var silent = ended("aurora", SourceWords.SILENT.sentence());
        var other = ended("borealis", "");
        replies.add("failed: one", FailureReport.of(List.of(other), 0, false, texts));
        replies.add("failed: one, and why", FailureReport.of(List.of(silent), 0, true, texts));
        replies.add("failed: three", FailureReport.of(List.of(silent, other), 1, false, texts));
        replies.add("failed: many", FailureReport.of(List.of(silent, other), 1_000, true, texts));
    }

    private static PlaybackEvent.Ended ended(String title, String detail) {
        return new PlaybackEvent.Ended(
                new EntryId(1), title, PlaybackEvent.EndReason.FAILED, false, detail);
    }

    private static void privacy(Replies replies, Texts texts) {
        Instant now = Examples.NOON;
        var asked = new Erasure(Examples.ADA, now, Optional.empty());
        var done = new Erasure(Examples.ADA, now, Optional.of(now.plusSeconds(90_000)));
        replies.add("privacy export", PrivacyAnswers.exported("data.json", true, texts));
        replies.add("privacy export: cut", PrivacyAnswers.exported("data.json", false, texts));
        replies.add(
                "privacy delete: nothing bought",
                PrivacyAnswers.ask(false, false, List.of(), now, texts));
        replies.add(
                "privacy delete: who pays",
                PrivacyAnswers.ask(true, true, List.of("Basic", "Premium"), now, texts));
        replies.add("privacy delete: begun", PrivacyAnswers.begun(asked, now, texts));
        replies.add("privacy status: none", PrivacyAnswers.status(Optional.empty(), now, texts));
        replies.add(
                "privacy status: under way", PrivacyAnswers.status(Optional.of(asked), now, texts));
        replies.add(
                "privacy status: late",
                PrivacyAnswers.status(Optional.of(asked), asked.due(), texts));
        replies.add("privacy status: done", PrivacyAnswers.status(Optional.of(done), now, texts));
    }

    /// The notices of the edge and of the worker that are told as they stand.
    private static void notices(Replies replies, Texts texts) {
        for (String key : Texts.DEFAULT.keys()) {
            boolean told = NOTICES.contains(key.substring(0, key.indexOf('.') + 1));
            boolean whole = !texts.text(key).contains("{0}") && !key.startsWith("edge.permission.");
            if (!told || !whole) continue;
            replies.add("notice: " + key, Answers.notice(texts, key));
        }
    }

    /// What a command shows that no player has to do with, with what it demands filled in.
    private static void shown(SlashCommand command, Replies replies, Texts texts) {
        Scene playing = aGuildThatIsPlaying(many());
        shown(command.path(), "", playing, replies, texts);
    }

    private static void shown(String path, String when, Scene guild, Replies replies, Texts texts) {
        SlashCommand command = Catalogue.find(path).orElseThrow();
        Meaning meaning = Meaning.of(command, values(command));
        if (meaning instanceof Meaning.Invalid(var option, var problem)) {
            String named = command.nameOf(option, texts);
            replies.add(title(path, when), Answers.invalid(named, problem, texts));
        }
        if (!(meaning instanceof Meaning.Understood(var request))) return;
        var facts = new Known(guild.state(), guild.lines(), guild.now(), texts);
        switch (request) {
            case Request.Player _, Request.Buy _ -> {}
            case Request.Show(var read) -> replies.add(title(path, when), read.answer(facts));
            case Request.Turn(var read) -> replies.add(title(path, when), read.answer(facts));
            case Request.Ask(var dialog) -> replies.add(title(path, when), dialog.form(facts));
            case Request.Hand(var handout) ->
                    replies.add(
                            title(path, when),
                            switch (handout.give(facts)) {
                                case Handout.Given.File(var message, _, _) -> message;
                                case Handout.Given.Nothing(var why) -> why;
                            });
            case Request.Save(var write) -> replies.add(title(path, when), saved(write, texts));
            case Request.Book(var booking) -> booked(booking, facts, title(path, when), replies);
        }
    }

    private static void booked(Booking booking, Known facts, String title, Replies replies) {
        Instant now = facts.now();
        if (!(booking.plan(ADA, now, facts) instanceof Booking.Plan.To(var grant))) {
            throw new AssertionError("nothing is booked");
        }
        StoredGrants after = new StoredGrants(Grants.of(List.of(grant)), 1);
        replies.add(title, booking.answer(new Booked.Changed(StoredGrants.NONE, after), facts));
        for (Booked.By by : Booked.By.values()) {
            replies.add(title + ", " + by, booking.answer(new Booked.TrialUsed(by), facts));
        }
    }

    private static String title(String path, String when) {
        return "shown: /" + path + (when.isEmpty() ? "" : ", " + when);
    }

    private static Message saved(Write write, Texts texts) {
        var before = new StoredSettings(GuildSettings.USUAL, 1, false);
        var facts = new Known.Settings(texts);
        return switch (write.plan(facts)) {
            case Write.Plan.No(var why) -> why;
            case Write.Plan.To(var settings, _) ->
                    write.answer(new Saved(before, new StoredSettings(settings, 2, false)), facts);
        };
    }

    private static Map<String, Object> values(SlashCommand command) {
        Map<String, Object> values = new HashMap<>();
        for (OptionSpec option : command.options())
            if (option.required()) values.put(option.name(), value(option));
        return values;
    }

    private static Object value(OptionSpec option) {
        return switch (option) {
            case OptionSpec.Text _ -> "1:30";
            case OptionSpec.Choice choice -> choice.choices().getFirst();
            case OptionSpec.Whole whole -> Math.clamp(1, whole.least(), whole.most());
            case OptionSpec.Decimal decimal -> Math.clamp(1, decimal.least(), decimal.most());
            case OptionSpec.Flag _ -> true;
            case OptionSpec.Channel channel ->
                    new ChosenChannel(
                            new ChannelId(3001),
                            channel.kinds().isEmpty() ? 0 : channel.kinds().getFirst().wire());
            case OptionSpec.Chosen(_, _, var kind) ->
                    switch (kind) {
                        case USER -> new UserId(1002);
                        case ROLE, MENTIONABLE -> new RoleId(5001);
                        case ATTACHMENT ->
                                new Attachment(
                                        6001,
                                        "file.json",
                                        "",
                                        "application/json",
                                        2,
                                        "https://cdn.example/file.json");
                    };
        };
    }

    /// Players in every state that the now-playing message tells of.
    private static Map<String, Scene> players() {
        Map<String, Scene> players = new TreeMap<>();
        players.put("nothing plays", aQuietGuild());
        players.put("one track", aGuildThatIsPlaying("aurora"));
        players.put("two tracks", aGuildThatIsPlaying("aurora", "borealis"));
        Scene paused = aGuildThatIsPlaying(many()).after(Duration.ofSeconds(65));
        paused.asks(new PlaybackCommand.Pause());
        players.put("paused", paused);
        Scene stopped = aGuildThatIsPlaying("aurora", "borealis");
        stopped.asks(new PlaybackCommand.Stop());
        players.put("stopped", stopped);
        Scene adorned =
                aGuildThatIsPlaying("aurora").whereItSounds(Filters.of(Preset.NIGHTCORE.filter()));
        adorned.asks(new PlaybackCommand.SetLoop(LoopMode.TRACK));
        players.put("with effects, repeated", adorned);
        return players;
    }

    private static String[] many() {
        return IntStream.rangeClosed(1, 14).mapToObj(i -> "track " + i).toArray(String[]::new);
    }

    /// What somebody who manages the server is told.
    private record Known(PlayerState state, List<JournalLine> lines, Instant now, Texts texts)
            implements Facts {
        @Override
        public GuildId guild() {
            return new GuildId(1);
        }

        @Override
        public List<JournalLine> linesBefore(long sequence) {
            return lines.reversed().stream().filter(line -> line.sequence() < sequence).toList();
        }

        @Override
        public List<JournalLine> linesFrom(long sequence) {
            return lines.stream().filter(line -> line.sequence() >= sequence).toList();
        }

        @Override
        public String invitation() {
            return INVITATION.url();
        }

        @Override
        public boolean may(Permission permission) {
            return true;
        }

        @Override
        public Verdict verdict(String path) {
            return new Verdict.Allowed(Limits.STANDARD, "", HouseRules.USUAL);
        }

        @Override
        public Optional<StoredSettings> settings() {
            return Optional.of(StoredSettings.NONE);
        }

        @Override
        public PlanFacts plan() {
            return new PlanFacts(
                    SomePlans.LITTLE,
                    SomePlans.SOLD,
                    Optional.of(new GuildRecord(StoredSettings.NONE, StoredGrants.NONE, 12, 1)),
                    now());
        }

        @Override
        public boolean readsRequests() {
            return false;
        }

        @Override
        public List<CommandSpec> commands() {
            return Catalogue.commands();
        }

        private record Settings(Texts texts) implements Write.Facts {
            @Override
            public GuildId guild() {
                return new GuildId(1);
            }

            @Override
            public StoredSettings settings() {
                return StoredSettings.NONE;
            }

            @Override
            public Contents contents(Attachment file, int most) {
                return new Contents.Text("{\"who\":{\"votePercent\":60}}");
            }

            @Override
            public boolean readsRequests() {
                return false;
            }

            @Override
            public List<CommandSpec> commands() {
                return Catalogue.commands();
            }

            @Override
            public Optional<GuildSettings> before(long revision) {
                return Optional.empty();
            }
        }
    }
}
