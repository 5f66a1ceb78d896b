package dev.tonearm.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.cli.CommandMain;
import dev.tonearm.local.aws.LocalDynamo;
import dev.tonearm.store.StoreSettings;
import dev.tonearm.store.TableSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class GiftMainTest {
    private static final LocalDynamo DYNAMO =
            LocalDynamo.start(client -> TableSchema.create(client, StoreSettings.TABLE));

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir private Path home;

    @BeforeEach
    void a_stack_runs() throws IOException {
        Files.createDirectories(home.resolve(".local"));
        Files.writeString(
                home.resolve(".local/stack.json"), "{\"dynamodb\":\"" + DYNAMO.endpoint() + "\"}");
        System.setProperty("tonearm.home", home.toString());
    }

    @AfterEach
    void forget() {
        System.clearProperty("tonearm.home");
    }

    @AfterAll
    static void stop() {
        DYNAMO.close();
    }

    @Test
    void a_gift_is_given_shown_and_taken_back() {
        assertThat(gift("71", "premium", "--days", "3", "--local")).isZero();
        assertThat(text()).contains("71 has PREMIUM until 2026-11-24T12:00:00Z");

        now = now.plusSeconds(60);
        assertThat(gift("71", "--local")).isZero();
        assertThat(text())
                .contains(
                        "gift:1795262400000  PREMIUM  2026-11-21T12:00:00Z – 2026-11-24T12:00:00Z  holds")
                .contains("told by operator as 1795262400000", "before: nothing");

        assertThat(gift("71", "--take-back", "--local")).isZero();
        assertThat(text()).contains("gift:1795262400000 is taken back from 71.");
        now = now.plusSeconds(60);
        gift("71", "--local");
        assertThat(text()).contains("2026-11-21T12:01:00Z").doesNotContain("holds");
        gift("71", "--take-back", "--local");
        assertThat(text()).contains("71 holds no gift.");
    }

    @Test
    void a_gift_in_a_stack_whose_time_was_moved_begins_in_that_time() throws IOException {
        Path clock = Files.writeString(home.resolve("billing-clock"), "86400");
        Files.writeString(
                home.resolve(".local/stack.json"),
                "{\"dynamodb\":\"%s\",\"billingClock\":\"%s\"}"
                        .formatted(DYNAMO.endpoint(), clock));

        assertThat(gift("74", "premium", "--days", "3", "--local")).isZero();

        assertThat(text()).contains("74 has PREMIUM until 2026-11-25T12:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "somewhere|--local| not a Discord id",
                "72|free| FREE is what every server has",
                "72|gold| 'gold'",
                "72|--days=0| --days",
            })
    void what_makes_no_sense_is_named_and_nothing_is_done(String guild, String more, String why) {
        assertThat(gift(guild, more)).isEqualTo(CommandMain.BAD_USAGE);
        assertThat(text()).contains(why.strip());
    }

    @Test
    void without_a_local_stack_it_says_so() throws IOException {
        Files.delete(home.resolve(".local/stack.json"));

        assertThat(gift("73", "basic", "--local")).isEqualTo(CommandMain.BAD_USAGE);
        assertThat(text()).contains("no local stack");
    }

    private int gift(String... arguments) {
        printed.reset();
        var stream = new PrintStream(printed, true, UTF_8);
        var command = new GiftMain(Map.of(), InstantSource.fixed(now), stream, stream);
        return CommandMain.run(new CommandLine(command), stream, stream, arguments);
    }

    private String text() {
        return printed.toString(UTF_8);
    }
}
