package dev.tonearm.billing.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.billing.figure.Counts;
import dev.tonearm.core.event.DomainEvent;
import dev.tonearm.core.event.DomainEvent.EntitlementChanged;
import dev.tonearm.core.event.EventCodec;
import dev.tonearm.core.grant.GrantId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.job.JobDue;
import dev.tonearm.core.job.JobName;
import dev.tonearm.core.metric.BillingMetric;
import dev.tonearm.function.queue.QueueBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventWorkerTest {
    private static final EntitlementChanged CHANGED =
            new EntitlementChanged(
                    new GuildId(42),
                    1,
                    new GrantId("gift", "friends"),
                    "operator",
                    "gift-1",
                    Instant.parse("2026-11-26T12:00:00Z"));

    private final List<GuildId> first = new ArrayList<>();
    private final List<GuildId> last = new ArrayList<>();
    private final List<JobDue> ran = new ArrayList<>();
    private boolean broken;
    private final EventWorker worker =
            new EventWorker(List.of(first::add, this::look, last::add), this::run, new Uncounted());

    @Test
    void whoever_watches_grants_looks_at_the_server_of_a_change() {
        assertThat(worker.work(message(envelope(CHANGED)))).isTrue();

        assertThat(first).containsExactly(new GuildId(42));
        assertThat(last).containsExactly(new GuildId(42));
    }

    @Test
    void one_that_fails_keeps_the_event_in_the_queue_and_nobody_from_looking() {
        broken = true;

        assertThat(worker.work(message(envelope(CHANGED)))).isFalse();
        assertThat(last).containsExactly(new GuildId(42));
    }

    @Test
    void they_look_as_well_when_a_moment_has_come() {
        var reached = new DomainEvent.MomentReached(new GuildId(42), CHANGED.at());

        assertThat(worker.work(message(envelope(reached)))).isTrue();
        assertThat(first).containsExactly(new GuildId(42));
    }

    @Test
    void a_job_of_the_night_is_for_the_day_before_and_stays_if_it_fails() {
        Instant night = Instant.parse("2026-11-26T03:10:00Z");
        String called = envelope(new DomainEvent.JobCalled(JobName.RECONCILE, night));

        assertThat(worker.work(message(called))).isTrue();
        assertThat(ran).containsExactly(JobDue.nightly(JobName.RECONCILE, night));
        assertThat(ran.getFirst().day()).hasToString("2026-11-25");
        broken = true;
        assertThat(worker.work(message(called))).isFalse();
    }

    @Test
    void what_only_a_newer_build_knows_is_left_to_it() {
        String newer = envelope(CHANGED).replace("\"format\":1", "\"format\":2");

        assertThat(worker.work(message(newer))).isFalse();
        assertThat(first).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "{\"source\":\"aws.ec2\",\"detail-type\":\"X\",\"detail\":{}}"})
    void what_cannot_be_read_stays_for_whoever_looks_at_dead_letters(String body) {
        assertThat(worker.work(message(body))).isFalse();
        assertThat(first).isEmpty();
    }

    private static QueueBatch.Message message(String body) {
        return new QueueBatch.Message("1", "1", 1, body);
    }

    private static String envelope(DomainEvent event) {
        return "{\"source\":\"%s\",\"detail-type\":\"%s\",\"detail\":%s}"
                .formatted(EventCodec.SOURCE, EventCodec.type(event), EventCodec.detail(event));
    }

    private void look(GuildId guild) {
        if (broken) throw new IllegalStateException("no answer about " + guild);
    }

    private void run(JobDue due) {
        if (broken) throw new IllegalStateException("no answer about " + due.id());
        ran.add(due);
    }

    private static final class Uncounted implements Counts {
        @Override
        public void put(BillingMetric metric, String label, double value) {}

        @Override
        public void flush() {}
    }
}
