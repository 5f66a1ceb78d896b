package dev.tonearm.local.aws;

import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/// What the emulators are called with: the SDK wants a key and a region, the emulators check
/// neither.
public final class LocalCredentials {
    public static final Region REGION = Region.US_EAST_1;
    private static final String KEY = "tonearmlocal";
    private static final String SECRET = "local";

    private LocalCredentials() {}

    /// The AWS SDK's own environment variables for a process that is to use these services.
    public static Map<String, String> environment(URI sqs, URI dynamoDb) {
        return Map.of(
                "AWS_REGION", REGION.id(),
                "AWS_ACCESS_KEY_ID", KEY,
                "AWS_SECRET_ACCESS_KEY", SECRET,
                "AWS_ENDPOINT_URL_SQS", sqs.toString(),
                "AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.toString());
    }

    /// A part's own key, by which it is known who asked for what ([AwsCall#caller()]).
    ///
    /// @param part letters only
    public static Map<String, String> of(String part) {
        return Map.of("AWS_ACCESS_KEY_ID", part);
    }

    /// The same for a client of the SDK in this JVM.
    public static AwsCredentialsProvider provider() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET));
    }
}
