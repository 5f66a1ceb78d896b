package dev.tonearm.core.player;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.format.Formats;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Nodes' names of tracks, which say again what a line says beside them.
final class EncodedNameTest {
    private static final String TITLE = "Für Elise 🎹";
    private static final String URI = "https://www.youtube.com/watch?v=dQw4w9WgXcQ";
    private static final String ART = "https://i.ytimg.com/vi/dQw4w9WgXcQ/maxresdefault.jpg";

    @Test
    void a_name_that_says_no_more_is_made_again_from_the_other_members() throws IOException {
        Track track = track(encoded(TITLE, ART, 3, new byte[8]));
        EncodedName name = EncodedName.of(track).orElseThrow();
        assertThat(name).isEqualTo(new EncodedName("dQw4w9WgXcQ", "", "youtube", ""));
        assertThat(name.with(track.encoded(""))).isEqualTo(track.encoded());
    }

    @Test
    void what_a_source_adds_is_kept_as_it_is() throws IOException {
        byte[] rest = {0, 3, 'm', 'p', '3', 0, 0, 0, 0, 0, 0, 0, 1};
        Track track = track(encoded(TITLE, ART, 3, rest));
        EncodedName name = EncodedName.of(track).orElseThrow();
        assertThat(name.rest()).isNotEmpty();
        assertThat(name.with(track.encoded(""))).isEqualTo(track.encoded());
    }

    @Test
    void a_name_that_says_anything_else_is_left_as_it_is() throws IOException {
        assertThat(EncodedName.of(track(encoded("Another title", ART, 3, new byte[8])))).isEmpty();
        assertThat(EncodedName.of(track(encoded(TITLE, "", 3, new byte[8])))).isEmpty();
        assertThat(EncodedName.of(track(encoded(TITLE, ART, 2, new byte[8])))).isEmpty();
        String whole = encoded(TITLE, ART, 3, new byte[8]);
        assertThat(EncodedName.of(track(whole + whole))).isEmpty();
        for (String none : List.of("", "QAAA", "no Base64 at all", "====", "A".repeat(20_000))) {
            assertThat(EncodedName.of(track(none))).as(none).isEmpty();
        }
        Track half = new Track("", "a \ud83c title", "", 1, "", "", false, true);
        String name = new EncodedName("x", "", "youtube", "").with(half);
        assertThat(EncodedName.of(half.encoded(name))).as("half a character").isEmpty();
    }

    @Test
    void a_line_of_several_tracks_is_written_without_their_names_and_read_with_them()
            throws IOException {
        JournalLine line = enqueued(2);
        String written = new String(Stored.write(line), UTF_8);
        assertThat(written)
                .startsWith("{\"format\":2,")
                .contains("\"x\":\"dQw4w9WgXcQ\",\"s\":\"youtube\"")
                .doesNotContain("\"e\":", "QAAA");
        assertThat(Stored.line(written.getBytes(UTF_8))).isEqualTo(line);
    }

    @Test
    void a_line_of_one_track_can_be_read_by_older_builds_and_all_can_while_these_may_come_back()
            throws IOException {
        assertThat(new String(Stored.write(enqueued(1)), UTF_8))
                .doesNotContain("\"format\"")
                .contains("\"e\":\"");
        PlayerJson old = new PlayerJson(Formats.CURRENT.writing(Formats.FIRST));
        assertThat(old.format(enqueued(5))).isEqualTo(Formats.FIRST);
        assertThat(new String(old.write(enqueued(5)), UTF_8))
                .doesNotContain("\"format\"", "\"x\":")
                .contains("\"e\":\"");
    }

    private static JournalLine enqueued(int count) throws IOException {
        Track track = track(encoded(TITLE, ART, 3, new byte[8]));
        List<QueueEntry> entries =
                Examples.entries(1, count).stream()
                        .map(entry -> new QueueEntry(entry.id(), track, entry.requester()))
                        .toList();
        return Examples.line(
                PlayerState.NEW,
                Examples.asked(1, "search"),
                new QueueEvent.Enqueued(0, entries, ""));
    }

    private static Track track(String encoded) {
        return new Track(encoded, TITLE, "Ludwig", 213_000, URI, ART, false, true);
    }

    /// A name as Lavaplayer writes it.
    private static String encoded(String title, String art, int version, byte[] rest)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream body = new DataOutputStream(bytes);
        body.writeByte(version);
        body.writeUTF(title);
        body.writeUTF("Ludwig");
        body.writeLong(213_000);
        body.writeUTF("dQw4w9WgXcQ");
        body.writeBoolean(false);
        body.writeBoolean(true);
        body.writeUTF(URI);
        body.writeBoolean(!art.isEmpty());
        if (!art.isEmpty()) body.writeUTF(art);
        body.writeBoolean(false);
        body.writeUTF("youtube");
        body.write(rest);
        byte[] message = bytes.toByteArray();
        bytes.reset();
        body.writeInt(message.length | 1 << 30);
        body.write(message);
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
