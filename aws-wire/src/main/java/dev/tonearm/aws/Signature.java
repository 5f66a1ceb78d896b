package dev.tonearm.aws;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.SortedMap;

/// AWS's signature of a request, version 4: a POST to `/` without a query, which is all that the
/// services with a JSON protocol know (docs.aws.amazon.com, "Create a signed AWS API request").
///
/// @param service its name in signatures
record Signature(String region, String service) {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final HexFormat HEX = HexFormat.of();

    /// The headers `x-amz-date` and `authorization`, and `x-amz-security-token` where the
    /// credentials have one, are put beside those that are there.
    ///
    /// @param headers all that are to be signed, with `host`; names in lower case
    void sign(
            SortedMap<String, String> headers, byte[] body, Credentials credentials, Instant now) {
        String date = basicDate(now);
        headers.put("x-amz-date", date);
        if (!credentials.token().isEmpty())
            headers.put("x-amz-security-token", credentials.token());
        String day = date.substring(0, 8);
        String scope = day + "/" + region + "/" + service + "/aws4_request";
        String names = String.join(";", headers.keySet());
        String request = canonical(headers, names, body);
        String toSign = ALGORITHM + "\n" + date + "\n" + scope + "\n" + hash(request);
        byte[] key = utf8("AWS4" + credentials.secret());
        for (String part : new String[] {day, region, service, "aws4_request"})
            key = Sha256.hmac(key, part);
        String signature = HEX.formatHex(Sha256.hmac(key, toSign));
        headers.put(
                "authorization",
                ALGORITHM
                        + " Credential="
                        + credentials.key()
                        + "/"
                        + scope
                        + ", SignedHeaders="
                        + names
                        + ", Signature="
                        + signature);
    }

    private static String canonical(SortedMap<String, String> headers, String names, byte[] body) {
        var request = new StringBuilder("POST\n/\n\n");
        headers.forEach(
                (name, value) -> request.append(name).append(':').append(value).append('\n'));
        return request.append('\n')
                .append(names)
                .append('\n')
                .append(HEX.formatHex(Sha256.of(body)))
                .toString();
    }

    private static String hash(String text) {
        return HEX.formatHex(Sha256.of(utf8(text)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// `20261126T184400Z`. Not by a formatter, which loads for longer than it writes.
    private static String basicDate(Instant now) {
        var time = LocalDateTime.ofEpochSecond(now.getEpochSecond(), 0, ZoneOffset.UTC);
        int day = time.getYear() * 10_000 + time.getMonthValue() * 100 + time.getDayOfMonth();
        int second = time.getHour() * 10_000 + time.getMinute() * 100 + time.getSecond();
        return day + "T" + String.valueOf(1_000_000 + second).substring(1) + "Z";
    }
}
