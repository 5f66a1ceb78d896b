package dev.tonearm.local.aws;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// Counts the calls that may have changed something in DynamoDB Local which a function is told of,
/// once they are answered.
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
    private final String beats;

    /// @param beats the partition key under which somebody puts items all the time, of which no
    ///   function is told: those are not counted
    WriteCount(Handler database, String beats) {
        super(database);
        this.beats = "\"S\":\"" + beats + '"';
    }

    long count() {
        return count.get();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String target = String.valueOf(request.getHeaders().get(TARGET));
        String operation = target.substring(target.indexOf('.') + 1);
        if (READS.contains(operation)) return super.handle(request, response, callback);
        if (!operation.equals("PutItem"))
            return super.handle(request, response, Callback.from(count::incrementAndGet, callback));
        var put = new Put(request);
        Runnable written =
                () -> {
                    if (!put.isBeat) count.incrementAndGet();
                };
        return super.handle(put, response, Callback.from(written, callback));
    }

    /// A PutItem that looks at its own beginning while it is read.
    private final class Put extends Request.Wrapper {
        private volatile boolean isBeat;

        Put(Request request) {
            super(request);
        }

        @Override
        public Content.@Nullable Chunk read() {
            Content.Chunk chunk = super.read();
            if (chunk != null && chunk.hasRemaining()) {
                var text = StandardCharsets.UTF_8.decode(chunk.getByteBuffer().duplicate());
                isBeat |= text.toString().contains(beats);
            }
            return chunk;
        }
    }
}
