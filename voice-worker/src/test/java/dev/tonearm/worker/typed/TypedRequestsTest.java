package dev.tonearm.worker.typed;

import static dev.tonearm.core.player.Examples.ADA;
import static dev.tonearm.core.player.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.gate.GuildRecord;
import dev.tonearm.core.gate.GuildRecords;
import dev.tonearm.core.grant.StoredGrants;
import dev.tonearm.core.guild.Asker;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.CommandRule;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.Kept;
import dev.tonearm.core.guild.MessageId;
import dev.tonearm.core.guild.Snowflake;
import dev.tonearm.core.guild.StoredSettings;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.plan.PlansFile;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand.Play;
import dev.tonearm.worker.discord.WrittenMessage;
import dev.tonearm.worker.intake.QueueUnavailableException;
import dev.tonearm.worker.reply.FakeRest;
import dev.tonearm.worker.reply.PanelPace;
import dev.tonearm.worker.reply.Replying;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.StepTimer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TypedRequestsTest implements GuildRecords {
    private static final GuildId GUILD = new GuildId(77L << 22);
    private static final ChannelId REQUESTS = new ChannelId(3005);
    private static final ChannelId ELSEWHERE = new ChannelId(3006);
    private static final long CONNECT = 1 << 20;

    private final StepTimer timer = new StepTimer(NOON);
    private final FakeRest rest = new FakeRest(timer);
    private final List<CommandEnvelope> queued = new ArrayList<>();
    private final Replying replying =
            new Replying(
                    rest,
                    new PanelPace(),
                    true,
                    new Telemetry(new SimpleMeterRegistry(), OpenTelemetry.noop()),
                    timer,
                    Runnable::run);
    private GuildSettings settings =
            GuildSettings.USUAL.with(GuildSettings.USUAL.where().withRequests(REQUESTS.value()));
    private int reads;
    private int counts;
    private boolean queueAway;
    private final TypedRequests requests =
            new TypedRequests(this, PlansFile.usual(), timer, this::queue, replying);

    @Test
    void what_is_written_in_the_request_channel_is_a_play_that_goes_the_way_of_all_commands() {
        requests.written(message(REQUESTS, " moonlight sonata "));
        assertThat(queued)
                .singleElement()
                .satisfies(envelope -> {
                    assertThat(envelope.command())
                            .isEqualTo(new Play("moonlight sonata", Placement.LAST));
                    assertThat(envelope.interaction().id())
                            .as("two workers that read it send one command")
                            .isEqualTo(new InteractionId(id().value()));
                    assertThat(envelope.interaction().isWritten()).isTrue();
                    assertThat(envelope.channel()).isEqualTo(REQUESTS);
                    assertThat(envelope.user()).isEqualTo(ADA);
                    assertThat(envelope.language()).isEqualTo("de");
                    assertThat(envelope.rules().manners()).isEqualTo(settings.travelling());
                });
        assertThat(rest.sent("delete"))
                .singleElement()
                .satisfies(sent -> assertThat(sent.about()).isEqualTo(REQUESTS + "/" + id()));
    }

    @Test
    void what_is_written_elsewhere_is_nobodys_business_and_costs_one_look_in_a_while() {
        for (int i = 0; i < 100; i++) requests.written(message(ELSEWHERE, "hello"));
        assertThat(queued).isEmpty();
        assertThat(rest.sent).isEmpty();
        assertThat(reads).isEqualTo(1);
        assertThat(counts).isZero();
    }

    @Test
    void a_new_request_channel_is_known_in_a_minute() {
        requests.written(message(ELSEWHERE, "hello"));
        settings = settings.with(settings.where().withRequests(ELSEWHERE.value()));
        timer.advance(TypedRequests.KNOWN);
        requests.written(message(ELSEWHERE, "moonlight"));
        assertThat(queued).hasSize(1);
    }

    @Test
    void the_rules_of_the_server_hold_there_and_a_refusal_stays_for_a_moment() {
        settings = settings.with(settings.who().withRule("play", CommandRule.OFF));
        requests.written(message(REQUESTS, "moonlight"));
        requests.written(message(REQUESTS, "moonlight"));
        assertThat(queued).isEmpty();
        assertThat(rest.there()).as("said once").hasSize(1);
        timer.advance(Duration.ofMinutes(1));
        assertThat(rest.there()).isEmpty();
    }

    @Test
    void who_may_not_connect_is_refused_as_by_the_command() {
        requests.written(message(REQUESTS, "moonlight", 0, true));
        assertThat(queued).isEmpty();
        assertThat(rest.sent("create").getFirst().body()).contains("Verbinden");
    }

    @Test
    void what_the_bot_may_not_delete_stays_without_a_request_that_is_refused() {
        requests.written(message(REQUESTS, "moonlight", CONNECT, false));
        assertThat(queued).hasSize(1);
        assertThat(rest.sent("delete")).isEmpty();
    }

    @Test
    void a_queue_that_is_away_is_said() {
        queueAway = true;
        requests.written(message(REQUESTS, "moonlight"));
        assertThat(rest.sent("create")).hasSize(1);
    }

    private void queue(CommandEnvelope envelope) {
        if (queueAway) throw new QueueUnavailableException("away", new IllegalStateException());
        queued.add(envelope);
    }

    private static MessageId id() {
        return new MessageId(Snowflake.at(NOON) + 5);
    }

    private static WrittenMessage message(ChannelId channel, String text) {
        return message(channel, text, CONNECT, true);
    }

    private static WrittenMessage message(
            ChannelId channel, String text, long permissions, boolean deletable) {
        return new WrittenMessage(
                GUILD,
                id(),
                new Asker(ADA, Set.of(), permissions, channel, 0),
                text,
                "de",
                deletable);
    }

    @Override
    public GuildRecord count(GuildId guild, UserId user, Instant made) {
        counts++;
        return new GuildRecord(stored(), StoredGrants.NONE, 1, 1);
    }

    @Override
    public StoredSettings settings(GuildId guild) {
        reads++;
        return stored();
    }

    private StoredSettings stored() {
        return new StoredSettings(settings, 1, false);
    }

    @Override
    public Kept keep(GuildId guild, StoredSettings before, GuildSettings after) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<GuildSettings> before(GuildId guild, long revision) {
        throw new UnsupportedOperationException();
    }
}
