package dev.tonearm.billing.stripe;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/// The network between a function and its table, which dies at a call: before it leaves, or when it
/// is done and only the answer is lost. Like the function itself it then stays dead.
final class LossyNetwork implements SdkHttpClient {
    private final SdkHttpClient real;
    private final AtomicInteger left;
    private final boolean afterwards;
    private volatile boolean dead;

    LossyNetwork(SdkHttpClient real, int calls, boolean afterwards) {
        this.real = real;
        this.left = new AtomicInteger(calls);
        this.afterwards = afterwards;
    }

    boolean died() {
        return dead;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest call = real.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                if (dead) throw new IOException("the function is dead");
                boolean last = left.decrementAndGet() < 0;
                if (last) dead = true;
                if (last && !afterwards) throw new IOException("the function died");
                HttpExecuteResponse answer = call.call();
                if (last) throw new IOException("the function died");
                return answer;
            }

            @Override
            public void abort() {
                call.abort();
            }
        };
    }

    @Override
    public void close() {
        real.close();
    }
}
