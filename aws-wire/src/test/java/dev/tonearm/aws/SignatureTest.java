package dev.tonearm.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

final class SignatureTest {
    private static final String KEY = "AKIDEXAMPLE";
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    /// `post-vanilla` of AWS's test suite for signatures of version 4.
    @Test
    void signs_as_in_the_test_suite_of_aws() {
        SortedMap<String, String> headers = new TreeMap<>();
        headers.put("host", "example.amazonaws.com");
        new Signature("us-east-1", "service")
                .sign(
                        headers,
                        new byte[0],
                        new Credentials(KEY, SECRET, ""),
                        Instant.parse("2015-08-30T12:36:00Z"));
        assertThat(headers)
                .containsEntry("x-amz-date", "20150830T123600Z")
                .containsEntry(
                        "authorization",
                        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                                + " SignedHeaders=host;x-amz-date,"
                                + " Signature=5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "https://dynamodb.us-east-1.amazonaws.com, us-east-1, dynamodb, \"\", 2026-11-26T18:44:00Z, {}",
                "https://sqs.eu-central-1.amazonaws.com, eu-central-1, sqs, session/token+=, 2026-01-02T03:04:05.678Z, \"{\"\"a\"\":\"\"é✓\"\"}\"",
                "http://127.0.0.1:41234, us-east-1, dynamodb, t, 2027-12-31T23:59:59Z, {}",
            })
    void signs_as_the_sdk_does(
            URI address, String region, String service, String token, Instant now, String body) {
        SortedMap<String, String> headers = new TreeMap<>();
        headers.put("host", address.getRawAuthority());
        headers.put("content-type", "application/x-amz-json-1.0");
        headers.put("x-amz-target", "Service.Operation");
        // Only S3 asks for this one; the SDK sends it always.
        String hash = HexFormat.of().formatHex(Sha256.of(body.getBytes(UTF_8)));
        headers.put("x-amz-content-sha256", hash);
        SortedMap<String, String> theirs =
                signedBySdk(headers, address, region, service, token, now, body);
        new Signature(region, service)
                .sign(headers, body.getBytes(UTF_8), new Credentials(KEY, SECRET, token), now);
        assertThat(headers).isEqualTo(theirs);
    }

    private static SortedMap<String, String> signedBySdk(
            SortedMap<String, String> headers,
            URI address,
            String region,
            String service,
            String token,
            Instant now,
            String body) {
        SdkHttpRequest.Builder request =
                SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(address.resolve("/"));
        headers.forEach(request::putHeader);
        AwsCredentialsIdentity identity =
                token.isEmpty()
                        ? AwsCredentialsIdentity.create(KEY, SECRET)
                        : AwsSessionCredentialsIdentity.create(KEY, SECRET, token);
        SdkHttpRequest signed =
                AwsV4HttpSigner.create()
                        .sign(sign ->
                                sign.identity(identity)
                                        .request(request.build())
                                        .payload(() ->
                                                new ByteArrayInputStream(body.getBytes(UTF_8)))
                                        .putProperty(
                                                AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, service)
                                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                                        .putProperty(
                                                HttpSigner.SIGNING_CLOCK,
                                                Clock.fixed(now, ZoneOffset.UTC)))
                        .request();
        SortedMap<String, String> all = new TreeMap<>();
        signed.forEachHeader(
                (name, values) -> all.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 200})
    void authenticates_as_the_jdk_does_with_keys_of_any_length(int length) throws Exception {
        byte[] key = "k".repeat(length).getBytes(UTF_8);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        assertThat(Sha256.hmac(key, "text")).isEqualTo(mac.doFinal("text".getBytes(UTF_8)));
    }

    @Test
    void nobody_reads_the_secret_in_a_log() {
        assertThat(new Credentials(KEY, "hidden", "too").toString())
                .doesNotContain("hidden", "too");
    }
}
