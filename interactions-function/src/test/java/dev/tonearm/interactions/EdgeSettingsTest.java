package dev.tonearm.interactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.environment.AskedVariables;
import dev.tonearm.core.environment.Deployable;
import dev.tonearm.core.environment.WrongSettingsException;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.core.plan.PlansFile;
import dev.tonearm.function.signature.DiscordSignature;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EdgeSettingsTest {
    private static final String QUEUE = "https://sqs.example/1/tonearm-commands-{partition}.fifo";
    private static final Map<String, String> REQUIRED =
            Map.of(
                    "TONEARM_DISCORD_APPLICATION_ID", "42",
                    "TONEARM_DISCORD_PUBLIC_KEY", "abcd",
                    "TONEARM_QUEUE_URL", QUEUE);

    @Test
    void what_is_not_set_has_a_default() {
        assertThat(EdgeSettings.from(REQUIRED))
                .isEqualTo(
                        new EdgeSettings(
                                42,
                                "abcd",
                                new Partitions(1),
                                QUEUE,
                                "",
                                "tonearm",
                                Formats.CURRENT,
                                PlansFile.usual(),
                                URI.create("https://discord.com/api/v10/"),
                                URI.create("https://cdn.discordapp.com"),
                                false,
                                "",
                                DiscordSignature.DEFAULT_TOLERANCE,
                                1,
                                1_000,
                                false,
                                ""));
    }

    @Test
    void everything_can_be_set() {
        Map<String, String> environment = new HashMap<>(REQUIRED);
        environment.put("TONEARM_PARTITIONS", "16");
        environment.put("TONEARM_BILLING_QUEUE_URL", "https://sqs.example/1/tonearm-billing.fifo");
        environment.put("TONEARM_TABLE", "tonearm-test");
        environment.put("TONEARM_REHEARSE", "volume");
        environment.put("TONEARM_WRITE_FORMAT", "1");
        environment.put("TONEARM_PLANS", "tiers");
        environment.put("TONEARM_DISCORD_API", "http://discord.example/api/");
        environment.put("TONEARM_DISCORD_CDN", "http://files.example:8080");
        environment.put("TONEARM_TYPED_REQUESTS", "on");
        environment.put("TONEARM_MUSIC_CATALOGUE", "http://music.example/catalogue.json");
        environment.put("TONEARM_BILLING_CLOCK", "/tmp/billing-clock");
        environment.put("TONEARM_SIGNATURE_TOLERANCE_SECONDS", "30");
        environment.put("TONEARM_TRACE_RATIO", "0.25");
        environment.put("TONEARM_TRACE_SLOW_MILLIS", "250");
        environment.put("TONEARM_TRACE_LINES", "on");

        assertThat(EdgeSettings.from(environment))
                .isEqualTo(
                        new EdgeSettings(
                                42,
                                "abcd",
                                new Partitions(16),
                                QUEUE,
                                "https://sqs.example/1/tonearm-billing.fifo",
                                "tonearm-test",
                                Formats.CURRENT.rehearsing(Set.of("volume")).writing(1),
                                PlansFile.read(PlansFile.shipped(PlansFile.TIERS)),
                                URI.create("http://discord.example/api/"),
                                URI.create("http://files.example:8080"),
                                true,
                                "http://music.example/catalogue.json",
                                Duration.ofSeconds(30),
                                0.25,
                                250,
                                true,
                                "/tmp/billing-clock"));
    }

    @ParameterizedTest
    @CsvSource({
        "TONEARM_DISCORD_APPLICATION_ID, '', is missing",
        "TONEARM_WRITE_FORMAT, 0, can be written",
        "TONEARM_WRITE_FORMAT, 1000, can be written",
        "TONEARM_WRITE_FORMAT, new, is not a number",
        "TONEARM_DISCORD_APPLICATION_ID, x, not a Discord id",
        "TONEARM_DISCORD_PUBLIC_KEY, ' ', is missing",
        "TONEARM_QUEUE_URL, https://sqs.example/1/q.fifo, has no {partition}",
        "TONEARM_DISCORD_CDN, cdn.discordapp.com, not an address of the web",
        "TONEARM_PLANS, /nowhere/plans.json, neither a file",
        "TONEARM_DISCORD_API, file:///etc, not an address of the web",
        "TONEARM_PARTITIONS, 3, power of two",
        "TONEARM_TYPED_REQUESTS, yes, neither on nor off",
        "TONEARM_PARTITIONS, many, is not a number",
        "TONEARM_TRACE_RATIO, 1.5, not between 0 and 1",
        "TONEARM_TRACE_RATIO, NaN, not between 0 and 1",
        "TONEARM_TRACE_RATIO, 5%, is not a number",
        "TONEARM_TRACE_SLOW_MILLIS, -1, not between 0 and 900000",
        "TONEARM_SIGNATURE_TOLERANCE_SECONDS, 5m, is not a number",
        "TONEARM_SIGNATURE_TOLERANCE_SECONDS, 241, not between 1 and 240",
        "TONEARM_SIGNATURE_TOLERANCE_SECONDS, 0, not between 1 and 240"
    })
    void what_makes_no_sense_is_named(String name, String value, String problem) {
        Map<String, String> environment = new HashMap<>(REQUIRED);
        environment.put(name, value);

        assertThatThrownBy(() -> EdgeSettings.from(environment))
                .isInstanceOf(WrongSettingsException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void what_it_reads_is_what_a_deployment_is_held_against() {
        var asked = new AskedVariables(REQUIRED);
        EdgeSettings.from(asked);
        assertThat(asked.names()).hasSameElementsAs(Deployable.EDGE.all());
        assertThat(Deployable.EDGE.needed()).hasSameElementsAs(REQUIRED.keySet());
    }

    @ParameterizedTest
    @MethodSource("needed")
    void it_does_not_start_without_what_it_needs(String name) {
        Map<String, String> without = new HashMap<>(REQUIRED);
        without.remove(name);
        assertThatThrownBy(() -> EdgeSettings.from(without)).hasMessage(name + " is missing");
    }

    static List<String> needed() {
        return Deployable.EDGE.needed();
    }
}
