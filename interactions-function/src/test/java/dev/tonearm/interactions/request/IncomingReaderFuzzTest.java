package dev.tonearm.interactions.request;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.function.http.HttpRequest;

/// Whatever bytes Discord's key signs, reading them ends in an interaction or in one of two
/// exceptions.
///
/// A normal run replays the inputs in `IncomingReaderFuzzTestInputs`; with `JAZZER_FUZZ=1` it
/// searches for more.
class IncomingReaderFuzzTest {
    @FuzzTest(maxDuration = "2m")
    void hostile_bytes_end_in_an_interaction_or_a_complaint(byte[] body) {
        try {
            IncomingReader.read(body);
        } catch (JsonException expected) {
            // what the reader documents
        }
    }

    @FuzzTest(maxDuration = "2m")
    void hostile_events_are_read_or_refused(byte[] event) {
        HttpRequest.parse(event).ifPresent(request -> request.header("x-signature-ed25519"));
    }
}
