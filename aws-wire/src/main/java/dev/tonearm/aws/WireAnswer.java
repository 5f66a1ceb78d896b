package dev.tonearm.aws;

import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import java.util.zip.CRC32;

/// A service's answer, whatever it says.
public final class WireAnswer {
    private final int status;
    private final byte[] body;
    private final long checksum;
    private final String requestId;

    /// @param checksum the CRC-32 that its bytes are to have; -1 if it does not say
    /// @param requestId AWS's name for the request; empty if it does not say
    WireAnswer(int status, byte[] body, long checksum, String requestId) {
        this.status = status;
        this.body = body;
        this.checksum = checksum;
        this.requestId = requestId;
    }

    int status() {
        return status;
    }

    String requestId() {
        return requestId;
    }

    /// What it says.
    ///
    /// @throws JsonException if its bytes are not those that were sent
    JsonObject json() {
        var actual = new CRC32();
        actual.update(body);
        return JsonObject.parse(checksum < 0 || checksum == actual.getValue() ? body : new byte[0]);
    }
}
