package dev.tonearm.store;

import dev.tonearm.aws.Wire;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/// The network between a client and the table, which loses what a test tells it to lose.
final class FaultyNetwork implements SdkHttpClient {
    private final SdkHttpClient real;
    private final Deque<Fault> faults = new ArrayDeque<>();
    private int refusedFrom = Integer.MAX_VALUE;
    private boolean everyOther;
    private int answers;

    FaultyNetwork(SdkHttpClient real) {
        this.real = real;
    }

    /// The next call of an operation is done, and its answer never arrives.
    FaultyNetwork loseAnswerTo(String operation) {
        faults.add(new Fault(operation));
        return this;
    }

    /// The first answer never arrives, the second does, the third does not, and so on.
    FaultyNetwork loseEveryOtherAnswer() {
        everyOther = true;
        return this;
    }

    /// After so many more calls every one fails before it leaves, until [#restore()].
    void cutAfter(int calls) {
        refusedFrom = calls;
    }

    void restore() {
        refusedFrom = Integer.MAX_VALUE;
        faults.clear();
        everyOther = false;
        answers = 0;
    }

    boolean isWhole() {
        return faults.isEmpty();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest call = real.prepareRequest(request);
        String target = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElseThrow();
        String operation = target.substring(target.indexOf('.') + 1);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return carried(operation, call::call);
            }

            @Override
            public void abort() {
                call.abort();
            }
        };
    }

    /// The same faults on the way of the other client.
    Wire over(Wire wire) {
        return (target, body, patience) ->
                carried(
                        target.substring(target.indexOf('.') + 1),
                        () -> wire.post(target, body, patience));
    }

    private <T> T carried(String operation, Call<T> call) throws IOException {
        if (refusedFrom == 0) throw new IOException("the test cut the network");
        if (refusedFrom != Integer.MAX_VALUE) refusedFrom--;
        T answer = call.made();
        if (everyOther && answers++ % 2 == 0)
            throw new IOException("the test lost the answer to " + operation);
        Fault fault = faults.peek();
        if (fault != null && fault.operation().equals(operation)) {
            faults.remove();
            throw new IOException("the test lost the answer to " + operation);
        }
        return answer;
    }

    private interface Call<T> {
        T made() throws IOException;
    }

    @Override
    public void close() {
        real.close();
    }

    private record Fault(String operation) {}
}
