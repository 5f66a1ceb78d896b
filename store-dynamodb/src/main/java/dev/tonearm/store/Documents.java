package dev.tonearm.store;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.format.Reading;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.PlayerJson;
import dev.tonearm.core.player.PlayerState;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Lines and snapshots as one build reads and writes them.
///
/// Their format stands in the document itself and, above the first, beside it in the item: so a
/// write can be conditional on it, and nobody fetches the parts of what they cannot read.
final class Documents {
    /// Whether the item that a write would replace can be read by who writes.
    static final String READABLE = "(attribute_not_exists(#format) OR #format <= :reads)";

    /// "format" is one of DynamoDB's own words.
    static final Map<String, String> NAMES = Map.of("#format", Documents.FORMAT);

    static final String READS = ":reads";

    private static final String FORMAT = "format";

    /// Builds that read less have no [Dictionary].
    private static final int DICTIONARY_SINCE = 2;

    private final Formats formats;
    private final PlayerJson json;

    Documents(Formats formats) {
        this.formats = formats;
        this.json = new PlayerJson(formats);
    }

    Body write(JournalLine line, int inlineLimit) {
        byte[] written = json.write(line);
        return json.format(line) < DICTIONARY_SINCE
                ? Body.of(written, inlineLimit)
                : Body.ofLine(written, inlineLimit);
    }

    Body write(PlayerState state, int inlineLimit) {
        return Body.of(json.write(state), inlineLimit);
    }

    /// What a line's item says of its format.
    Map<String, AttributeValue> format(JournalLine line) {
        return attribute(json.format(line));
    }

    /// What a snapshot's item says of its format.
    Map<String, AttributeValue> format(PlayerState state) {
        return attribute(json.format(state));
    }

    /// The value of [#READS].
    AttributeValue reads() {
        return AttributeValue.fromN(Integer.toString(formats.reads()));
    }

    /// Whether this build cannot read what an item holds.
    boolean newer(Map<String, AttributeValue> item) {
        return format(item) > formats.reads();
    }

    /// The line that an item holds, or whose format it says.
    Reading<JournalLine> line(Map<String, AttributeValue> item) {
        return newer(item) ? new Reading.Newer<>(format(item)) : json.line(Body.read(item));
    }

    /// The line of a document that is fetched only if this build can read it.
    Reading<JournalLine> line(
            Map<String, AttributeValue> item, Supplier<? extends InputStream> document) {
        return newer(item) ? new Reading.Newer<>(format(item)) : json.line(document.get());
    }

    /// The text that a snapshot of a state is written as.
    String text(PlayerState state) {
        return new String(json.write(state), StandardCharsets.UTF_8);
    }

    /// The snapshot that an item holds, or whose format it says.
    Reading<PlayerState> state(Map<String, AttributeValue> item) {
        return newer(item) ? new Reading.Newer<>(format(item)) : json.state(Body.read(item));
    }

    Reading<PlayerState> state(List<SdkBytes> parts) {
        return json.state(Body.join(parts));
    }

    static int format(Map<String, AttributeValue> item) {
        AttributeValue format = item.get(FORMAT);
        return format == null ? Formats.FIRST : Integer.parseInt(format.n());
    }

    private static Map<String, AttributeValue> attribute(int format) {
        return format == Formats.FIRST
                ? Map.of()
                : Map.of(FORMAT, AttributeValue.fromN(Integer.toString(format)));
    }
}
