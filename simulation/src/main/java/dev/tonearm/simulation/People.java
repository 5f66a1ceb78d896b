package dev.tonearm.simulation;

import dev.tonearm.core.catalogue.CommandCodec;
import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.HouseRules;
import dev.tonearm.core.guild.Standing;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.plan.Limits;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.sound.SoundCommand;
import dev.tonearm.core.voice.VoiceCommand;
import dev.tonearm.simulation.Scenario.Asking;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/// The listeners of all guilds, with the edge between them and the queues.
final class People {
    /// Who sits in the voice channel of every guild.
    static final List<UserId> LISTENERS = LongStream.range(7, 12).mapToObj(UserId::new).toList();

    /// In so many guilds nobody does anything any more in the end, which would set right what
    /// should have come right by itself.
    static final int LEFT_ALONE = 3;

    /// Where people are in a hurry in the end.
    private static final int HASTY = 4;

    private static final int MISSPELT = 3;
    private static final int FOLLOWING_LOOKS = 3;

    /// How long a source takes in the end, and when a command that was given meanwhile is looked
    /// for.
    private static final Duration SLOW = Duration.ofSeconds(8);

    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private static final long DISCORD_EPOCH = 1_420_070_400_000L;
    private static final long SECOND = 1_000_000_000;

    /// What people say beside each command.
    private static final int TALK = 2;

    private final World world;
    private final Scenario scenario;
    private final Scheduler scheduler;
    private final Builds builds;

    People(World world, Scenario scenario, Scheduler scheduler, Builds builds) {
        this.world = world;
        this.scenario = scenario;
        this.scheduler = scheduler;
        this.builds = builds;
    }

    /// Guilds of all partitions, as PARTITIONS divides them.
    static GuildId guild(int number) {
        return new GuildId((1_000L + number) << 22);
    }

    /// Plans what they ask for.
    void plan() {
        for (Asking asking : scenario.askings()) {
            scheduler.at(asking.at(), "asking", () -> ask(asking));
        }
    }

    /// In some guilds three people ask for what a source takes long to give, and a fourth for
    /// something else, which must not wait for them.
    void lookUpSlowly() {
        for (int guild = LEFT_ALONE; guild < Scenario.GUILDS; guild++) {
            for (int i = 0; i < 3; i++) {
                String query = SimSources.slow(SLOW.plusSeconds(i % 2), i, 100);
                ask(asking(guild, new PlaybackCommand.Play(query, Placement.LAST)));
            }
            Asking volume = asking(guild, new SoundCommand.SetVolume(50 + guild));
            scheduler.at(scheduler.now() + SECOND / 5, "asking", () -> askAtOnce(volume));
        }
        // Once, and it must be no more than a moment's delay.
        scheduler.at(
                scheduler.now() + SECOND / 5,
                "losing",
                () -> world.alive().forEach(worker -> worker.trouble().loseNextChange()));
    }

    /// In one guild people make the bot leave, and then ask in such haste for what there is not
    /// that it is on its way in and out at once when somebody gets what they ask for.
    void hurry() {
        asDj(HASTY, new VoiceCommand.Leave());
        long at = scheduler.now() + SECOND / 2;
        for (int i = 0; i < MISSPELT; i++) {
            PlayerCommand nothing = new PlaybackCommand.Play("nothing 0", Placement.LAST);
            scheduler.at(at, "hurrying", () -> ask(asking(HASTY, nothing)));
            at += SECOND / 8;
        }
        PlayerCommand something = new PlaybackCommand.Play("hurry 100", Placement.NOW);
        scheduler.at(at, "hurrying", () -> asDj(HASTY, something));
        scheduler.at(
                at + AT_ONCE.toNanos(), "followed", () -> followed(guild(HASTY), FOLLOWING_LOOKS));
    }

    private void asDj(int guild, PlayerCommand command) {
        Household household = scenario.households().get(guild);
        long now = scheduler.now();
        HouseRules rules = household.rules(now, command, Standing.DJ);
        ask(new Asking(now, guild, command, rules, Duration.ZERO, true));
    }

    private void askAtOnce(Asking asking) {
        InteractionId asked = ask(asking);
        long then = scheduler.now() + AT_ONCE.toNanos();
        scheduler.at(
                then, "at once", () -> world.invariants().answered(asked).ifPresent(world::broken));
        scheduler.at(then, "followed", () -> followed(guild(asking.guild()), FOLLOWING_LOOKS));
    }

    /// What has just been asked for is heard, if not right now then in a moment.
    private void followed(GuildId guild, int looks) {
        Optional<Violation> found = world.invariants().followed(guild);
        if (found.isEmpty()) return;
        if (looks == 0) {
            world.broken(found.get());
        } else {
            scheduler.at(
                    scheduler.now() + SECOND / 2, "followed", () -> followed(guild, looks - 1));
        }
    }

    private Asking asking(int guild, PlayerCommand command) {
        long now = scheduler.now();
        Household household = scenario.households().get(guild);
        return new Asking(
                now,
                guild,
                command,
                household.rules(now, command, Standing.LISTENER),
                Duration.ZERO,
                true);
    }

    private InteractionId ask(Asking asking) {
        Ledger ledger = world.ledger();
        Instant at = SimTimer.START.plusNanos(scheduler.now());
        long millis = at.toEpochMilli() - DISCORD_EPOCH;
        var interaction = new InteractionId((millis << 22) + ledger.entries().size() + 1);
        GuildId guild = guild(asking.guild());
        var envelope =
                new CommandEnvelope(
                        new Interaction(interaction, 1, "token", Interaction.Kind.COMMAND, "en-US"),
                        guild,
                        new ChannelId(guild.value() + 2),
                        LISTENERS.get(ledger.entries().size() % LISTENERS.size()),
                        Limits.STANDARD,
                        Instant.ofEpochMilli(at.toEpochMilli()),
                        "",
                        asking.rules(),
                        asking.command());
        for (int said = 0; said < TALK; said++) world.messages().chat(guild, envelope.channel());
        send(envelope);
        if (asking.again().isZero()) return interaction;
        scheduler.at(
                scheduler.now() + asking.again().toNanos(),
                "again",
                () -> {
                    if (!asking.deduplicated()) queue(guild).queue().forget(interaction.toString());
                    send(envelope);
                });
        return interaction;
    }

    private QueuePort queue(GuildId guild) {
        return world.queue(World.PARTITIONS.of(guild));
    }

    private void send(CommandEnvelope envelope) {
        QueuePort queue = queue(envelope.guild());
        world.trace()
                .say(
                        scheduler.now(),
                        () ->
                                "sent "
                                        + envelope.interaction().id()
                                        + " "
                                        + envelope.guild()
                                        + " "
                                        + envelope.command());
        boolean taken =
                queue.queue()
                        .send(
                                envelope.guild().toString(),
                                envelope.interaction().id().toString(),
                                CommandCodec.encode(envelope, builds.edge()),
                                scheduler.now());
        if (!taken) return;
        world.ledger().accepted(envelope);
        queue.serve();
    }
}
