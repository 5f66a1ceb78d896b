package dev.tonearm.core.player;

import static dev.tonearm.core.player.Examples.ADA;
import static dev.tonearm.core.player.Examples.BEN;
import static dev.tonearm.core.player.Examples.LOUNGE;
import static dev.tonearm.core.player.Examples.NOON;
import static dev.tonearm.core.player.Examples.TEXT;
import static dev.tonearm.core.player.Examples.track;

import dev.tonearm.core.audio.FilterSupport;
import dev.tonearm.core.audio.Filters;
import dev.tonearm.core.catalogue.Catalogue;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.HouseRules;
import dev.tonearm.core.guild.Manners;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.plan.Limits;
import dev.tonearm.core.plan.SomePlans;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.player.PlayerInput.Access;
import dev.tonearm.core.player.PlayerInput.Listener;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A guild as a test tells it: Ada is somewhere, asks for something, and what the player decides is
/// written down and folded in.
public final class Scene {
    private final List<JournalLine> lines = new ArrayList<>();
    private final List<PlayerState> states = new ArrayList<>(List.of(PlayerState.NEW));
    private Instant now = NOON;
    private Sighting listener = new Whereabouts.InVoice(LOUNGE);
    private Access access = Access.OPEN;
    private Crowd crowd = Crowd.of(ADA);
    private HouseRules rules = HouseRules.UNSAID;
    private ChannelId textChannel = TEXT;
    private UserId asker = ADA;
    private int lookups;
    private String language = "";
    private Limits limits = Limits.STANDARD;
    private Resolution resolution = Resolution.NOT_NEEDED;
    private FilterSupport support = new FilterSupport.Unknown();
    private InteractionId interaction = new InteractionId(0);

    private Scene() {}

    /// Nobody has asked for anything yet; Ada is in the lounge.
    public static Scene aQuietGuild() {
        return new Scene();
    }

    /// The bot plays the first title in the lounge to Ada, who asked for all of them.
    public static Scene aGuildThatIsPlaying(String... titles) {
        Scene scene = aQuietGuild().whereAQueryFinds(titles);
        scene.asks(play(Placement.LAST));
        scene.whereAQueryFinds();
        return scene;
    }

    public static PlayerCommand play(Placement placement) {
        return new PlaybackCommand.Play("something", placement);
    }

    public Scene whereAQueryFinds(String... titles) {
        return whereAQueryEndsIn(
                new Resolution.Found(Stream.of(titles).map(Examples::track).toList(), ""));
    }

    public Scene whereAQueryEndsIn(Resolution end) {
        resolution = end;
        return this;
    }

    public Scene whereAdaIsIn(ChannelId channel) {
        listener = new Whereabouts.InVoice(channel);
        return this;
    }

    public Scene whereAdaIsInNoVoiceChannel() {
        listener = Whereabouts.NOWHERE;
        return this;
    }

    public Scene whereNobodyCanBeSeen(Sighting.Why why) {
        listener = new Sighting.Unknown(why);
        return this;
    }

    /// Who gives the next commands, from where Ada is.
    public Scene whereItIs(UserId user) {
        asker = user;
        return this;
    }

    public Scene whereAdaWritesIn(ChannelId channel) {
        textChannel = channel;
        return this;
    }

    public Scene whereAdasChannelIs(Access seen) {
        access = seen;
        return this;
    }

    public Scene whereOthersListen(boolean others) {
        return whereTheyListen(others ? Crowd.of(ADA, BEN) : Crowd.of(ADA));
    }

    /// Who is where the bot is.
    public Scene whereTheyListen(Crowd these) {
        crowd = these;
        return this;
    }

    public Scene whereTheyListen(UserId... these) {
        return whereTheyListen(Crowd.of(these));
    }

    /// What the settings of the guild say from now on of every command.
    public Scene under(HouseRules these) {
        rules = these;
        return this;
    }

    /// Its manners from now on.
    public Scene withManners(Manners manners) {
        return under(
                new HouseRules(
                        rules.standing(),
                        rules.rule(),
                        rules.reach(),
                        rules.voiceChannels(),
                        rules.queueShare(),
                        manners));
    }

    public Scene whereTheQueueHolds(int most) {
        limits = SomePlans.ofQueue(most);
        return this;
    }

    public Scene whereThePlanHas(Limits these) {
        limits = these;
        return this;
    }

    /// The guild's node has these filters and no others.
    public Scene whereTheNodeHas(String... filters) {
        support = new FilterSupport.Told(Set.of(filters));
        return this;
    }

    /// So many of the guild's queries are still being looked up.
    public Scene whereSourcesKeepWaiting(int queries) {
        lookups = queries;
        return this;
    }

    public Scene after(Duration time) {
        now = now.plus(time);
        return this;
    }

    /// What the edge says from now on about the language of the guild.
    public Scene speaking(String code) {
        language = code;
        return this;
    }

    /// Ada's next command.
    public Decision asks(PlayerCommand command) {
        return asks(asker, command);
    }

    /// Somebody's next command, from where Ada is.
    public Decision asks(UserId who, PlayerCommand command) {
        long millis = now.toEpochMilli() - 1_420_070_400_000L;
        interaction = new InteractionId(Math.max(millis << 22, interaction.value() + 1));
        Cause cause = new Cause.Asked(interaction, who, command.form().wire());
        return happens(asking(who, command), cause);
    }

    /// What Ada asks for, as a player sees it.
    public PlayerInput.Asked asking(PlayerCommand command) {
        return asking(asker, command);
    }

    private PlayerInput.Asked asking(UserId who, PlayerCommand command) {
        return new PlayerInput.Asked(
                interaction,
                command,
                new Listener(who, listener, access, crowd),
                textChannel,
                resolution,
                limits,
                lookups,
                language,
                rules,
                interaction.value(),
                support);
    }

    /// A report from a node or from Discord.
    public Decision happens(PlayerInput report) {
        return happens(report, Cause.NODE);
    }

    private Decision happens(PlayerInput input, Cause cause) {
        Decision decision = Catalogue.decide(state(), input, now);
        List<PlayerEvent> events =
                decision instanceof Decision.Accepted(var accepted) ? accepted : List.of();
        if (!events.isEmpty() || decision instanceof Decision.Noted) {
            write(cause, events);
        }
        return decision;
    }

    private void write(Cause cause, List<PlayerEvent> events) {
        JournalLine line = new JournalLine(state().sequence() + 1, now, cause, events);
        states.add(state().after(line));
        lines.add(line);
    }

    /// Somebody wants it to sound otherwise.
    public Scene whereItSounds(Filters filters) {
        write(Cause.NODE, List.of(SoundEvent.FiltersSet.of(state(), filters, now)));
        return this;
    }

    /// The node has played to the end what plays.
    public Decision theTrackEnds() {
        return happens(new PlayerInput.TrackEnded(loaded().entry().id()));
    }

    public PlayerState state() {
        return states.getLast();
    }

    /// The state after each line, the new guild's first.
    public List<PlayerState> states() {
        return Collections.unmodifiableList(states);
    }

    public List<JournalLine> lines() {
        return Collections.unmodifiableList(lines);
    }

    public Instant now() {
        return now;
    }

    /// The interaction of Ada's last command.
    public InteractionId interaction() {
        return interaction;
    }

    public boolean isIdle() {
        return state().playback() instanceof Playback.Idle;
    }

    public Playback.Loaded loaded() {
        if (state().playback() instanceof Playback.Loaded loaded) return loaded;
        throw new IllegalStateException("nothing is loaded");
    }

    /// The title of what plays or is paused.
    public String playing() {
        return loaded().entry().track().title();
    }

    public long position() {
        return loaded().positionAt(now);
    }

    /// The titles of what waits, next first.
    public List<String> waiting() {
        return state().queue().stream().map(entry -> entry.track().title()).toList();
    }

    /// One found track that is as given, for what depends on its kind.
    public Scene whereAQueryFinds(Track found) {
        return whereAQueryEndsIn(new Resolution.Found(List.of(found), ""));
    }

    /// A radio station: no length, no seeking.
    public static Track radio() {
        Track track = track("Radio");
        return new Track(track.encoded(), "Radio", "", 0, track.uri(), "", true, false);
    }
}
