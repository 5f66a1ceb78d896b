package dev.tonearm.billing.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.billing.note.Note;
import dev.tonearm.billing.note.Subject;
import dev.tonearm.billing.notice.Letters;
import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.event.DomainEvent;
import dev.tonearm.core.event.DomainEvent.EntitlementChanged;
import dev.tonearm.core.grant.GrantId;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.house.HouseCommand;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.plan.Limits;
import dev.tonearm.function.log.FunctionLog;
import dev.tonearm.function.queue.CommandQueue;
import dev.tonearm.function.trace.CauseSpans;
import dev.tonearm.function.trace.TraceParent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TracedPartsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOON);
    private static final Note NOTE =
            new Note.StripeChanged("evt_1", "invoice.paid", new Subject.OfSubscription("sub_1"));
    private static final DomainEvent CHANGED = changed("evt_1");

    private static final CommandEnvelope HEED =
            new CommandEnvelope(
                    new Interaction(
                            new InteractionId(99), 42, "", Interaction.Kind.COMMAND, "en-US"),
                    new GuildId(42),
                    new ChannelId(2),
                    new UserId(3),
                    Limits.STANDARD,
                    NOON,
                    new HouseCommand.Heed());

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void a_payments_way_through_four_invocations_is_one_trace() {
        List<String> told = new ArrayList<>();
        // Each invocation has parts of its own: nothing but the event's id goes from one to the
        // next.
        parts(true, 1).notes(_ -> {}).leave(NOTE);
        parts(true, 1).desk(_ -> {}).accept(NOTE);
        parts(true, 1).bus(_ -> List.of()).tell(List.of(CHANGED));
        TracedParts last = parts(true, 1);
        CommandQueue queue = last.players(queue(told));
        last.event(
                CHANGED,
                () -> {
                    queue.send(HEED, TraceParent.fresh());
                    return true;
                });

        List<JsonObject> spans = spans();
        assertThat(names(spans)).containsExactly("webhook", "note", "told", "event");
        assertThat(spans)
                .extracting(span -> span.string("traceId"))
                .containsOnly(CauseSpans.traceId("evt_1"));
        assertThat(spans.getFirst().has("parentSpanId")).isFalse();
        for (int i = 1; i < spans.size(); i++) {
            assertThat(spans.get(i).string("parentSpanId"))
                    .isEqualTo(spans.get(i - 1).string("spanId"));
        }
        String event = spans.getLast().string("spanId");
        assertThat(told).containsExactly("00-" + CauseSpans.traceId("evt_1") + "-" + event + "-01");
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("evt_1", "sub_1", "42");
    }

    @Test
    void letters_are_below_what_they_are_written_for_and_say_nothing_of_who_reads_them() {
        TracedParts parts = parts(true, 1);
        List<UserId> written = new ArrayList<>();
        Letters letters = parts.letters(letters(written));
        var moment = new DomainEvent.MomentReached(new GuildId(42), NOON);
        assertThat(
                        parts.event(
                                moment,
                                () -> {
                                    send(letters, 1001);
                                    send(letters, 1002);
                                    return true;
                                }))
                .isTrue();
        assertThatThrownBy(() -> parts.event(CHANGED, () -> send(letters, 0)))
                .hasMessage("user 0 is away");

        List<JsonObject> spans = spans();
        assertThat(names(spans)).containsExactly("letter", "letter", "event", "letter", "event");
        JsonObject event = spans.get(2);
        assertThat(event.has("parentSpanId")).isFalse();
        assertThat(spans.subList(0, 2))
                .allSatisfy(letter -> {
                    assertThat(letter.string("traceId")).isEqualTo(event.string("traceId"));
                    assertThat(letter.string("parentSpanId")).isEqualTo(event.string("spanId"));
                });
        assertThat(spans).extracting(span -> span.string("spanId")).doesNotHaveDuplicates();
        assertThat(spans.get(3).object("status").integer("code")).isEqualTo(2);
        assertThat(written).containsExactly(new UserId(1001), new UserId(1002));
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("1001", "user 0");
    }

    /// Errors are logged by whoever had it done, when it is over.
    @Test
    void what_has_just_failed_is_what_the_log_is_about() {
        TracedParts parts = parts(true, 0);
        assertThat(parts.subject()).isEmpty();
        assertThat(parts.event(CHANGED, () -> parts.subject().isEmpty())).isFalse();
        assertThat(parts.subject()).isEqualTo(CauseSpans.traceId("evt_1"));
        assertThat(parts.subject()).as("once").isEmpty();
    }

    @Test
    void what_went_well_and_is_not_sampled_is_not_told_and_what_failed_is() {
        TracedParts parts = parts(true, 0);
        parts.desk(_ -> {}).accept(NOTE);
        assertThat(spans()).isEmpty();
        assertThatThrownBy(() ->
                        parts.desk(
                                        _ -> {
                                            throw new IllegalStateException("a secret");
                                        })
                                .accept(NOTE))
                .hasMessage("a secret");
        parts.bus(events -> List.copyOf(events)).tell(List.of(CHANGED));
        assertThat(parts.event(CHANGED, () -> false)).isFalse();
        assertThat(names(spans())).containsExactly("note", "told", "event");
        assertThat(spans())
                .allSatisfy(span -> assertThat(span.object("status").integer("code")).isEqualTo(2));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("java.lang.IllegalStateException")
                .doesNotContain("a secret");
    }

    @Test
    void nothing_is_told_where_nobody_wants_it_and_all_is_done() {
        List<String> told = new ArrayList<>();
        TracedParts parts = parts(false, 1);
        TraceParent own = TraceParent.fresh();
        assertThat(
                        parts.event(
                                CHANGED,
                                () -> {
                                    parts.players(queue(told)).send(HEED, own);
                                    return true;
                                }))
                .isTrue();
        parts.notes(_ -> {}).leave(NOTE);
        assertThat(parts.bus(_ -> List.of()).tell(List.of(CHANGED))).isEmpty();
        assertThat(told).containsExactly(own.value());
        assertThat(out.size()).isZero();
    }

    @Test
    void what_has_no_cause_is_in_no_trace() {
        TracedParts parts = parts(true, 1);
        parts.bus(_ -> List.of()).tell(List.of(changed("")));
        assertThat(parts.event(changed(""), () -> true)).isTrue();
        assertThat(out.size()).isZero();
    }

    private TracedParts parts(boolean on, double ratio) {
        var log = new FunctionLog(new PrintStream(out, true, StandardCharsets.UTF_8), CLOCK);
        return new TracedParts(new CauseSpans(on, ratio, "tonearm-billing", CLOCK, log), CLOCK);
    }

    private static boolean send(Letters letters, long to) {
        letters.send(new UserId(to), Message.framed(0, List.of()), "nonce", false);
        return true;
    }

    /// Written to everybody but user 0.
    private static Letters letters(List<UserId> written) {
        return new Letters() {
            @Override
            public Sent send(UserId to, Message message, String nonce, boolean again) {
                if (to.value() == 0) throw new IllegalStateException("user 0 is away");
                written.add(to);
                return Sent.ARRIVED;
            }

            @Override
            public Home home(GuildId guild) {
                throw new AssertionError("nobody asked");
            }
        };
    }

    private static CommandQueue queue(List<String> told) {
        return new CommandQueue() {
            @Override
            public void send(CommandEnvelope command, TraceParent trace) {
                told.add(trace.value());
            }

            @Override
            public void prime() {}
        };
    }

    private static EntitlementChanged changed(String cause) {
        return new EntitlementChanged(
                new GuildId(42), 1, new GrantId("stripe", "sub_1"), "stripe", cause, NOON);
    }

    private List<JsonObject> spans() {
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(JsonObject::parse)
                .map(line -> line.objects("resourceSpans").getFirst())
                .map(line -> line.objects("scopeSpans").getFirst().objects("spans").getFirst())
                .toList();
    }

    private static List<String> names(List<JsonObject> spans) {
        return spans.stream().map(span -> span.string("name")).toList();
    }
}
