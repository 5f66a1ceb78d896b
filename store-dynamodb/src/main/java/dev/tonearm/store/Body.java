package dev.tonearm.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A JSON document as items hold it: as text while that is short, so that the console shows it;
/// compressed when long; in parts of their own when too big for its item.
///
/// @param attributes what its item gets
/// @param parts the pieces that need items of their own; none for most
record Body(Map<String, AttributeValue> attributes, List<SdkBytes> parts) {
    /// How many parts an item's body is in.
    static final String PARTS = "parts";

    private static final String TEXT = "json";
    private static final String COMPRESSED = "z";
    private static final String WITH_DICTIONARY = "d";

    /// With key and write id, an item whose text is no longer than this takes one write unit (1
    /// KB).
    private static final int TEXT_LIMIT = 800;

    /// An item may have 400 KB.
    private static final int PART_SIZE = 380_000;

    /// @param inlineLimit the most bytes for the item itself
    static Body of(byte[] json, int inlineLimit) {
        if (json.length <= TEXT_LIMIT) {
            String text = new String(json, StandardCharsets.UTF_8);
            return new Body(Map.of(TEXT, AttributeValue.fromS(text)), List.of());
        }
        return compressed(compress(json), inlineLimit);
    }

    /// As [#of], but what its item has room for is compressed with the [Dictionary], which only
    /// builds of the second format know.
    static Body ofLine(byte[] json, int inlineLimit) {
        if (json.length <= TEXT_LIMIT) return of(json, inlineLimit);
        byte[] compressed = Dictionary.compress(json);
        if (compressed.length > inlineLimit) return of(json, inlineLimit);
        SdkBytes bytes = SdkBytes.fromByteArrayUnsafe(compressed);
        return new Body(Map.of(WITH_DICTIONARY, AttributeValue.fromB(bytes)), List.of());
    }

    private static Body compressed(byte[] compressed, int inlineLimit) {
        if (compressed.length <= inlineLimit) {
            SdkBytes bytes = SdkBytes.fromByteArrayUnsafe(compressed);
            return new Body(Map.of(COMPRESSED, AttributeValue.fromB(bytes)), List.of());
        }
        List<SdkBytes> parts = new ArrayList<>();
        for (int from = 0; from < compressed.length; from += PART_SIZE) {
            int length = Math.min(PART_SIZE, compressed.length - from);
            parts.add(SdkBytes.fromByteBuffer(ByteBuffer.wrap(compressed, from, length)));
        }
        String count = Integer.toString(parts.size());
        return new Body(Map.of(PARTS, AttributeValue.fromN(count)), parts);
    }

    /// The document of an item that holds it all.
    static InputStream read(Map<String, AttributeValue> item) {
        AttributeValue text = item.get(TEXT);
        if (text != null) {
            return new ByteArrayInputStream(text.s().getBytes(StandardCharsets.UTF_8));
        }
        AttributeValue known = item.get(WITH_DICTIONARY);
        if (known != null) {
            return Dictionary.read(new ByteArrayInputStream(known.b().asByteArrayUnsafe()));
        }
        AttributeValue compressed = item.get(COMPRESSED);
        if (compressed == null) throw new IllegalStateException("an item without a body");
        return new InflaterInputStream(
                new ByteArrayInputStream(compressed.b().asByteArrayUnsafe()));
    }

    /// How many parts of their own the body of an item is in; 0 if the item holds it all.
    static int parts(Map<String, AttributeValue> item) {
        AttributeValue parts = item.get(PARTS);
        return parts == null ? 0 : Integer.parseInt(parts.n());
    }

    /// About how many bytes an item's body takes in it.
    static int size(Map<String, AttributeValue> item) {
        AttributeValue text = item.get(TEXT);
        if (text != null) return text.s().length();
        AttributeValue compressed = item.getOrDefault(WITH_DICTIONARY, item.get(COMPRESSED));
        return compressed == null ? 0 : compressed.b().asByteArrayUnsafe().length;
    }

    /// The document that parts hold.
    static InputStream join(List<SdkBytes> parts) {
        List<InputStream> streams = new ArrayList<>();
        for (SdkBytes part : parts) {
            streams.add(new ByteArrayInputStream(part.asByteArrayUnsafe()));
        }
        return new InflaterInputStream(new SequenceInputStream(Collections.enumeration(streams)));
    }

    private static byte[] compress(byte[] json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(json.length / 3);
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
            deflater.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
