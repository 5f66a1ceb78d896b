package dev.tonearm.local.aws;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Finds the requests in what a client sends on one connection, however it is cut up.
final class SentRequests {
    private static final String END = "\r\n\r\n";

    private final Each each;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int bodyFrom = -1;
    private int wanted;
    private boolean lost;

    /// Somebody who is told of each request.
    interface Each {
        void request(String line, Map<String, String> headers, byte[] body);
    }

    SentRequests(Each each) {
        this.each = each;
    }

    /// The next that was sent.
    void sent(byte[] bytes, int count) {
        if (lost) return;
        kept.write(bytes, 0, count);
        while (next()) {
            // until what was sent is no whole request
        }
    }

    private boolean next() {
        if (kept.size() == 0 || (bodyFrom < 0 && !head()) || lost) return false;
        if (kept.size() < bodyFrom + wanted) return false;
        byte[] all = kept.toByteArray();
        String head = new String(all, 0, bodyFrom, StandardCharsets.ISO_8859_1);
        byte[] body = new byte[wanted];
        System.arraycopy(all, bodyFrom, body, 0, wanted);
        int end = bodyFrom + wanted;
        kept.reset();
        kept.write(all, end, all.length - end);
        bodyFrom = -1;
        each.request(head.substring(0, head.indexOf("\r\n")), headers(head), body);
        return true;
    }

    /// Whether the end of the headers has come.
    private boolean head() {
        String text = kept.toString(StandardCharsets.ISO_8859_1);
        int end = text.indexOf(END);
        if (end < 0) return false;
        Map<String, String> headers = headers(text.substring(0, end));
        // AWS's clients say how long a body is. What does not cannot be followed, and is of no
        // concern.
        String length = headers.getOrDefault("content-length", "0");
        if (headers.containsKey("transfer-encoding") || !length.matches("\\d{1,8}")) {
            lost = true;
            kept.reset();
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
