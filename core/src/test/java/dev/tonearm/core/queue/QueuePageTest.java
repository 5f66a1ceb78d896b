package dev.tonearm.core.queue;

import static dev.tonearm.core.message.Sent.json;
import static dev.tonearm.core.player.Moments.NOW;
import static dev.tonearm.core.player.Moments.entry;
import static dev.tonearm.core.player.Moments.live;
import static dev.tonearm.core.player.Moments.paused;
import static dev.tonearm.core.player.Moments.playing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.Track;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A page of `/queue`.
class QueuePageTest {
    private static final Texts ENGLISH = Texts.DEFAULT;

    @Test
    void a_queue_page_shows_ten_and_where_they_stand() {
        String page = json(QueuePage.of(withWaiting(25, "track"), 2, NOW, ENGLISH));
        assertThat(page)
                .contains("`11.`")
                .contains("`20.`")
                .doesNotContain("`21.`")
                .contains("Page 2 of 3 · 25 tracks");
        assertThat(page).contains("t1:turn:1").contains("t1:turn:3");
    }

    @Test
    void a_page_beyond_the_end_is_the_last_one() {
        assertThat(json(QueuePage.of(withWaiting(11, "t"), 99, NOW, ENGLISH))).contains("`11.`");
    }

    @Test
    void the_longest_page_stays_below_what_discord_takes() {
        Message page = QueuePage.of(withWaiting(10, "*".repeat(300)), 1, NOW, ENGLISH);
        assertThat(textLength(JsonObject.parse(page.post(false)))).isBetween(2_000, 4_000);
    }

    @Test
    void what_is_live_has_no_place() {
        assertThat(json(QueuePage.of(paused(live(1)), 1, NOW, ENGLISH))).contains("no tracks\"");
    }

    /// One track plays and others wait, all of one title.
    private static PlayerState withWaiting(int count, String title) {
        Track track =
                new Track("QAAA", title, "Someone", 180_000, "https://a.example/", "", false, true);
        QueueEntry[] waiting =
                IntStream.rangeClosed(2, count + 1)
                        .mapToObj(id -> entry(id, track))
                        .toArray(QueueEntry[]::new);
        return playing(entry(1, track), waiting);
    }

    /// The characters of all text displays together, which Discord counts.
    private static int textLength(JsonObject component) {
        int own = component.optionalString("content").orElse("").length();
        return own
                + component.objects("components").stream()
                        .mapToInt(QueuePageTest::textLength)
                        .sum();
    }
}
