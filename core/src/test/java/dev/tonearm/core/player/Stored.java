package dev.tonearm.core.player;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.format.Reading;
import java.nio.charset.StandardCharsets;

/// What a build of today writes, and reads of what one of its kind wrote.
public final class Stored {
    private static final PlayerJson JSON = new PlayerJson(Formats.CURRENT);

    private Stored() {}

    public static byte[] write(JournalLine line) {
        return JSON.write(line);
    }

    public static byte[] write(PlayerState state) {
        return JSON.write(state);
    }

    public static JournalLine line(byte[] json) {
        return read(JSON.line(json));
    }

    public static PlayerState state(byte[] json) {
        return read(JSON.state(json));
    }

    /// JSON as tests write it down, with ' for ".
    static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8).replace('"', '\'');
    }

    /// The JSON that a test wrote down with ' for ".
    static byte[] bytes(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    /// What must not be newer.
    public static <T> T read(Reading<T> reading) {
        assertThat(reading).isInstanceOf(Reading.Read.class);
        return ((Reading.Read<T>) reading).value();
    }
}
