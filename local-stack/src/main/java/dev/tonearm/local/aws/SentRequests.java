package dev.tonearm.local.aws;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Finds the requests in what a client sends on one connection, however it is cut up, and gives
/// each on when it is whole.
final class SentRequests {
    private static final String END = "\r\n\r\n";

    private final Each each;
    private final Rest rest;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int bodyFrom = -1;
    private int wanted;
    private boolean lost;

    /// Somebody who gets each request.
    interface Each {
        /// Gets one.
        ///
        /// @param line the request's first
        /// @param headers by their names in lower case
        /// @param all of it, as it was sent
        void request(String line, Map<String, String> headers, byte[] body, byte[] all)
                throws IOException, InterruptedException;
    }

    /// Somebody who gets what cannot be told apart into requests.
    interface Rest {
        void sent(byte[] bytes, int count) throws IOException, InterruptedException;
    }

    SentRequests(Each each, Rest rest) {
        this.each = each;
        this.rest = rest;
    }

    /// The next that was sent.
    void sent(byte[] bytes, int count) throws IOException, InterruptedException {
        kept.write(bytes, 0, count);
        while (next()) {
            // until what was sent is no whole request
        }
        if (lost && kept.size() > 0) {
            rest.sent(kept.toByteArray(), kept.size());
            kept.reset();
        }
    }

    private boolean next() throws IOException, InterruptedException {
        if (lost || kept.size() == 0 || (bodyFrom < 0 && !head())) return false;
        if (kept.size() < bodyFrom + wanted) return false;
        byte[] all = kept.toByteArray();
        String head = new String(all, 0, bodyFrom, StandardCharsets.ISO_8859_1);
        byte[] body = new byte[wanted];
        System.arraycopy(all, bodyFrom, body, 0, wanted);
        int end = bodyFrom + wanted;
        kept.reset();
        kept.write(all, end, all.length - end);
        bodyFrom = -1;
        each.request(
                head.substring(0, head.indexOf("\r\n")),
                headers(head),
                body,
                Arrays.copyOf(all, end));
        return true;
    }

    /// Whether the end of the headers has come.
    private boolean head() {
        String text = kept.toString(StandardCharsets.ISO_8859_1);
        int end = text.indexOf(END);
        if (end < 0) return false;
        Map<String, String> headers = headers(text.substring(0, end));
        // AWS's clients say how long a body is, and send it without being asked to. What does not
        // cannot be followed, and is of no concern.
        String length = headers.getOrDefault("content-length", "0");
        if (headers.containsKey("transfer-encoding")
                || headers.containsKey("expect")
                || !length.matches("\\d{1,8}")) {
            lost = true;
            return false;
        }
        bodyFrom = end + END.length();
        wanted = Integer.parseInt(length);
        return true;
    }

    private static Map<String, String> headers(String head) {
        var headers = new HashMap<String, String>();
        for (String line : head.split("\r\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }
}
