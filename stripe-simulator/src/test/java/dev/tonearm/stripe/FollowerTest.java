package dev.tonearm.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.stripe.time.Follower;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What lives in the account's time and is moved with it.
class FollowerTest {
    private static final long START = Instant.parse("2026-11-21T12:00:00Z").getEpochSecond();
    private static final int DAY = 86_400;

    /// What was told, with what the account's clock said meanwhile.
    private final List<String> told = new ArrayList<>();

    private final TreeSet<Long> due = new TreeSet<>();
    private boolean stuck;
    private final StripeSimulator simulator =
            StripeSimulator.start(
                    StripeSettings.defaults()
                            .withClock(InstantSource.fixed(Instant.ofEpochSecond(START)))
                            .withFollower(
                                    new Follower() {
                                        @Override
                                        public void ahead(long seconds) {
                                            told.add("ahead " + seconds / DAY);
                                        }

                                        @Override
                                        public OptionalLong next() {
                                            return due.isEmpty()
                                                    ? OptionalLong.empty()
                                                    : OptionalLong.of(due.first());
                                        }

                                        @Override
                                        public void arrived() {
                                            // Asks the account, as a function that is told does.
                                            long days = (now() - START) / DAY;
                                            told.add("arrived " + days);
                                            if (!stuck) due.headSet(now(), true).clear();
                                        }
                                    }));

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void it_is_told_how_far_the_time_is_ahead_before_it_is_moved() {
        advance("P1D");
        advance("P2D");
        assertThat(told)
                .containsExactly(
                        "arrived 0", "ahead 1", "arrived 1", "arrived 1", "ahead 3", "arrived 3");
    }

    @Test
    void the_time_stops_at_each_moment_that_it_waits_for_and_goes_on_when_that_is_done() {
        due.addAll(List.of(START + 11L * DAY, START + 14L * DAY, START + 40L * DAY));
        advance("P30D");
        assertThat(told)
                .containsExactly(
                        "arrived 0",
                        "ahead 11",
                        "arrived 11",
                        "ahead 14",
                        "arrived 14",
                        "ahead 30",
                        "arrived 30");
        assertThat(now()).isEqualTo(START + 30L * DAY);
    }

    @Test
    void what_was_missed_happens_at_once_and_the_time_never_goes_back() {
        due.add(START - DAY);
        advance("P1D");
        assertThat(told).containsExactly("arrived 0", "ahead 1", "arrived 1");
    }

    @Test
    void what_cannot_be_done_at_its_moment_stops_the_time_once() {
        stuck = true;
        due.add(START + 2L * DAY);
        advance("P3D");
        assertThat(told)
                .containsExactly("arrived 0", "ahead 2", "arrived 2", "ahead 3", "arrived 3");
    }

    @Test
    void a_move_that_cannot_be_moves_nobody() {
        advance("P20Y");
        advance("-P1D");
        assertThat(told).isEmpty();
    }

    private void advance(String amount) {
        send(
                HttpRequest.newBuilder(URI.create(simulator.clock()))
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"advance\":\"%s\"}".formatted(amount))));
    }

    private long now() {
        String said = send(HttpRequest.newBuilder(URI.create(simulator.clock())).GET());
        return Long.parseLong(said.replaceAll("(?s).*\"seconds\"\\D*(\\d+).*", "$1"));
    }

    private static String send(HttpRequest.Builder request) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            request.setHeader("Content-Type", "application/json");
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
