package dev.tonearm.function.aws;

import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.StandardRetryStrategy;

/// How long a function's calls to a service of AWS may take, so that they end while somebody still
/// waits for the answer.
///
/// @param attempt the most time for one try
/// @param call the most time for a call with all its tries
/// @param tries how many
public record CallLimits(Duration attempt, Duration call, int tries) {
    /// The HTTP of functions: `HttpURLConnection`, because the other clients load for longer than
    /// the whole of a warm answer takes.
    public static SdkHttpClient.Builder<?> http() {
        return UrlConnectionHttpClient.builder();
    }

    /// Sets them on a client that is being built. Region, credentials and endpoint are where the
    /// SDK looks for them.
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B on(B builder) {
        // The timeouts stand twice: the SDK's own only interrupt, which this HTTP does not heed.
        return builder.httpClientBuilder(
                        UrlConnectionHttpClient.builder()
                                .connectionTimeout(attempt)
                                .socketTimeout(attempt))
                .overrideConfiguration(settings ->
                        settings.apiCallAttemptTimeout(attempt)
                                .apiCallTimeout(call)
                                .retryStrategy(
                                        StandardRetryStrategy.builder()
                                                .maxAttempts(tries)
                                                .build()));
    }
}
