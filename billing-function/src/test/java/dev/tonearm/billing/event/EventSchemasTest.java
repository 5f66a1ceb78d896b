package dev.tonearm.billing.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.event.DomainEvent;
import dev.tonearm.core.event.DomainEvent.EntitlementChanged;
import dev.tonearm.core.event.EventCodec;
import dev.tonearm.core.event.EventWiring;
import dev.tonearm.core.grant.GrantId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.job.JobName;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.store.TableSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written on the bus, in the code, in `docs/events` and in the rules, is the same.
class EventSchemasTest {
    private static final Instant AT = Instant.parse("2026-11-26T12:00:00.123Z");

    private static DomainEvent sample(DomainEvent.Form form) {
        return switch (form) {
            case ENTITLEMENT_CHANGED ->
                    new EntitlementChanged(
                            new GuildId(-1),
                            1,
                            new GrantId("discord", "1460000000000000001"),
                            "discord",
                            "",
                            AT);
            case MOMENT_REACHED -> new DomainEvent.MomentReached(new GuildId(-1), AT);
            case JOB_DUE -> new DomainEvent.JobCalled(JobName.RECONCILE, AT);
        };
    }

    @ParameterizedTest
    @EnumSource
    void what_is_written_is_as_the_schema_says(DomainEvent.Form form) {
        EventSchemas.check(form, EventCodec.detail(sample(form)));
    }

    @ParameterizedTest
    @EnumSource
    void each_member_that_is_written_stands_in_the_schema_and_has_to_be_there(DomainEvent.Form form)
            throws IOException {
        var schema =
                JsonObject.parse(
                        Files.readString(EventSchemas.FOLDER.resolve(EventSchemas.file(form))));

        assertThat(schema.string("title")).isEqualTo(form.wire());
        assertThat(JsonObject.parse(EventCodec.detail(sample(form))).names())
                .containsExactlyInAnyOrderElementsOf(schema.object("properties").names())
                .containsAll(schema.strings("required"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"format\":1", "\"at\":\"2026-11-26T12:00:00.123Z\"", "\"revision\":1"})
    void a_schema_refuses_what_is_wrong(String right) {
        DomainEvent event = sample(DomainEvent.Form.ENTITLEMENT_CHANGED);
        String wrong = right.substring(0, right.indexOf(':')) + ":\"x\"";
        String detail = EventCodec.detail(event).replace(right, wrong);

        assertThatThrownBy(() -> EventSchemas.check(event.form(), detail))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void every_schema_has_a_type_and_every_type_a_schema() throws IOException {
        try (Stream<Path> files = Files.list(EventSchemas.FOLDER)) {
            // Those of formats that are no longer written stay for whoever still reads them.
            List<String> names =
                    files.map(file -> String.valueOf(file.getFileName()))
                            .filter(name -> name.endsWith(".json"))
                            .toList();
            assertThat(names).containsAll(forms().map(EventSchemas::file).toList());
            assertThat(names.stream().map(name -> name.replaceFirst("\\.v[0-9]+\\.json$", "")))
                    .isSubsetOf(forms().map(DomainEvent.Form::wire).toList());
        }
    }

    @Test
    void every_type_is_listened_to_by_a_rule_and_stands_in_the_list() throws IOException {
        String list = Files.readString(EventSchemas.FOLDER.resolve("README.md"));
        List<String> listed =
                list.lines()
                        .filter(line -> line.startsWith("| [`"))
                        .map(line -> line.replaceFirst("^\\| \\[`(\\w+)`].*", "$1"))
                        .toList();
        List<String> heard =
                EventWiring.shipped().rules().stream()
                        .map(rule -> JsonObject.parse(rule.pattern()))
                        .flatMap(pattern -> pattern.strings("detail-type").stream())
                        .toList();

        assertThat(listed).containsExactlyElementsOf(forms().map(DomainEvent.Form::wire).toList());
        assertThat(heard)
                .containsExactlyInAnyOrderElementsOf(forms().map(DomainEvent.Form::wire).toList());
        assertThat(list)
                .contains(forms().map(form -> "(" + EventSchemas.file(form) + ")").toList());
    }

    @Test
    void settings_say_what_the_rules_say_and_the_table_has_the_stream_that_they_read() {
        EventWiring wiring = EventWiring.shipped();

        assertThat(wiring.bus()).isEqualTo(EventSettings.BUS);
        assertThat(wiring.rules())
                .allSatisfy(rule -> assertThat(rule.queue()).isEqualTo(EventSettings.QUEUE));
        assertThat(wiring.queues())
                .anySatisfy(queue -> assertThat(queue.name()).isEqualTo(EventSettings.QUEUE));
        assertThat(TableSchema.table("tonearm").streamSpecification().streamViewTypeAsString())
                .isEqualTo(wiring.stream().view());
    }

    private static Stream<DomainEvent.Form> forms() {
        return Arrays.stream(DomainEvent.Form.values());
    }
}
