package dev.tonearm.bench.billing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.billing.secret.GivenKeys;
import dev.tonearm.billing.secret.StripeKeys;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs as Stripe does, and packs it as an HTTP API hands it to a function.
final class SignedWebhooks {
    private static final String SECRET = "whsec_of_the_bench";
    private static final String ALGORITHM = "HmacSHA256";

    private final ObjectMapper json = new ObjectMapper();
    private final InstantSource clock;

    SignedWebhooks(InstantSource clock) {
        this.clock = clock;
    }

    StripeKeys keys() {
        return new GivenKeys("sk_test_of_the_bench", List.of(SECRET));
    }

    byte[] event(byte[] body) {
        long now = clock.instant().getEpochSecond();
        ObjectNode event =
                json.createObjectNode()
                        .put("version", "2.0")
                        .put("routeKey", "$default")
                        .put("rawPath", "/stripe")
                        .put("rawQueryString", "")
                        .put("body", new String(body, UTF_8))
                        .put("isBase64Encoded", false);
        event.putObject("headers")
                .put("content-type", "application/json; charset=utf-8")
                .put("stripe-signature", "t=" + now + ",v1=" + sign(now, body));
        event.putObject("requestContext").putObject("http").put("method", "POST");
        return event.toString().getBytes(UTF_8);
    }

    private static String sign(long now, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), ALGORITHM));
            mac.update((now + ".").getBytes(UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HMAC here", e);
        }
    }
}
