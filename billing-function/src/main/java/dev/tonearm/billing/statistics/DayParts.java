package dev.tonearm.billing.statistics;

import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// What was found so far of the days of a run, as it is carried from piece to piece: compressed,
/// because a sketch of few is mostly empty.
record DayParts(SortedMap<LocalDate, DayPart> byDay) {
    DayParts {
        byDay = Collections.unmodifiableSortedMap(new TreeMap<>(byDay));
    }

    DayParts plus(DayParts other) {
        SortedMap<LocalDate, DayPart> all = new TreeMap<>(byDay);
        other.byDay.forEach((day, part) -> all.merge(day, part, DayPart::plus));
        return new DayParts(all);
    }

    String text() {
        byte[] json =
                JsonWriter.object(
                        to -> byDay.forEach((day, part) -> to.put(day.toString(), part::write)));
        var bytes = new ByteArrayOutputStream();
        try (var deflated = new DeflaterOutputStream(bytes)) {
            deflated.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    static DayParts read(String text) {
        byte[] deflated = Base64.getDecoder().decode(text);
        JsonObject json =
                JsonObject.parse(new InflaterInputStream(new ByteArrayInputStream(deflated)));
        SortedMap<LocalDate, DayPart> parts = new TreeMap<>();
        for (String day : json.names()) {
            parts.put(LocalDate.parse(day), DayPart.read(json.object(day)));
        }
        return new DayParts(parts);
    }
}
