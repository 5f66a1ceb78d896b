package dev.tonearm.bench.edge;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// A function that answers what the edge answers and does nothing for it: what the JVM, the runtime
/// interface client and the host cost.
public final class EmptyFunction implements RequestStreamHandler {
    private static final byte[] DEFERRED =
            """
            {"statusCode":200,"headers":{"content-type":"application/json"},"body":"{\\"type\\":5}"}\
            """
                    .getBytes(StandardCharsets.UTF_8);

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
            throws IOException {
        input.readAllBytes();
        output.write(DEFERRED);
    }
}
