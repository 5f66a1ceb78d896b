package dev.tonearm.local.aws;

import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Counts the calls that may have changed something in DynamoDB Local, once they are answered.
final class WriteCount extends Handler.Wrapper {
    private static final String TARGET = "X-Amz-Target";

    /// What only reads; any other call may write.
    private static final Set<String> READS =
            Set.of(
                    "BatchGetItem",
                    "DescribeStream",
                    "DescribeTable",
                    "GetItem",
                    "GetRecords",
                    "GetShardIterator",
                    "ListStreams",
                    "ListTables",
                    "Query",
                    "Scan",
                    "TransactGetItems");

    private final AtomicLong count = new AtomicLong();

    WriteCount(Handler database) {
        super(database);
    }

    long count() {
        return count.get();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String target = String.valueOf(request.getHeaders().get(TARGET));
        if (READS.contains(target.substring(target.indexOf('.') + 1)))
            return super.handle(request, response, callback);
        return super.handle(request, response, Callback.from(count::incrementAndGet, callback));
    }
}
