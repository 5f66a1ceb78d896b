package dev.tonearm.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.event.DomainEvent.EntitlementChanged;
import dev.tonearm.core.format.Reading;
import dev.tonearm.core.grant.GrantId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.job.JobName;
import dev.tonearm.core.json.JsonException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
    private static final EntitlementChanged CHANGED =
            new EntitlementChanged(
                    new GuildId(42),
                    3,
                    new GrantId("stripe", "sub_1"),
                    "stripe",
                    "evt_1",
                    Instant.parse("2026-11-26T12:00:00.123Z"));

    @Test
    void what_was_written_is_read() {
        String detail = EventCodec.detail(CHANGED);

        assertThat(detail)
                .isEqualTo(
                        """
                        {"format":1,"id":"guild:42:grants:3","at":"2026-11-26T12:00:00.123Z",\
                        "guild":"42","revision":3,"grant":"stripe:sub_1","reporter":"stripe",\
                        "cause":"evt_1"}\
                        """);
        assertThat(EventCodec.read(envelope("tonearm", "EntitlementChanged", detail)))
                .isEqualTo(new Reading.Read<DomainEvent>(CHANGED));
    }

    @Test
    void a_moment_is_of_the_time_for_which_it_was_planned() {
        var moment = new DomainEvent.MomentReached(new GuildId(42), CHANGED.at());
        String detail = EventCodec.detail(moment);

        assertThat(detail)
                .isEqualTo(
                        """
                        {"format":1,"id":"guild:42:moment:2026-11-26T12:00:00.123Z",\
                        "at":"2026-11-26T12:00:00.123Z","guild":"42"}\
                        """);
        assertThat(EventCodec.read(envelope("tonearm", "MomentReached", detail)))
                .isEqualTo(new Reading.Read<DomainEvent>(moment));
    }

    @Test
    void a_job_is_of_the_night_for_which_it_was_planned() {
        var job = new DomainEvent.JobCalled(JobName.STATISTICS, CHANGED.at());
        String detail = EventCodec.detail(job);

        assertThat(detail)
                .isEqualTo(
                        """
                        {"format":1,"id":"job:statistics:2026-11-26T12:00:00.123Z",\
                        "at":"2026-11-26T12:00:00.123Z","job":"statistics"}\
                        """);
        assertThat(EventCodec.read(envelope("tonearm", "JobDue", detail)))
                .isEqualTo(new Reading.Read<DomainEvent>(job));
        String newer = detail.replace("\"job\":\"statistics\"", "\"job\":\"dusting\"");
        assertThatThrownBy(() -> EventCodec.read(envelope("tonearm", "JobDue", newer)))
                .as("stays in the queue for a build that has it")
                .isInstanceOf(JsonException.class);
    }

    @Test
    void a_member_that_is_new_is_left_alone() {
        String detail = EventCodec.detail(CHANGED).replace("{", "{\"mood\":\"good\",");

        assertThat(EventCodec.read(envelope("tonearm", "EntitlementChanged", detail)))
                .isEqualTo(new Reading.Read<DomainEvent>(CHANGED));
    }

    @Test
    void a_newer_format_and_a_newer_type_are_values() {
        String newer = EventCodec.detail(CHANGED).replace("\"format\":1", "\"format\":2");

        assertThat(EventCodec.read(envelope("tonearm", "EntitlementChanged", newer)))
                .isEqualTo(new Reading.Newer<DomainEvent>(2));
        assertThat(EventCodec.read(envelope("tonearm", "MoonRose", "{\"format\":1}")))
                .isEqualTo(new Reading.Newer<DomainEvent>(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing",
                "{}",
                "{\"source\":\"tonearm\",\"detail-type\":\"EntitlementChanged\"}",
                "{\"source\":\"aws.ec2\",\"detail-type\":\"EntitlementChanged\",\"detail\":{\"format\":1}}",
                "{\"source\":\"tonearm\",\"detail-type\":\"EntitlementChanged\",\"detail\":{\"format\":1,\"at\":\"soon\"}}",
                "{\"source\":\"tonearm\",\"detail-type\":\"EntitlementChanged\",\"detail\":{\"format\":1,\"at\":\"2026-11-26T12:00:00Z\",\"guild\":\"secret\"}}"
            })
    void what_is_none_is_refused_without_being_quoted(String body) {
        assertThatThrownBy(() -> EventCodec.read(body))
                .isInstanceOf(JsonException.class)
                .hasMessageNotContaining("soon")
                .hasMessageNotContaining("secret");
    }

    private static String envelope(String source, String type, String detail) {
        return "{\"version\":\"0\",\"id\":\"1\",\"source\":\"%s\",\"detail-type\":\"%s\",\"detail\":%s}"
                .formatted(source, type, detail);
    }
}
