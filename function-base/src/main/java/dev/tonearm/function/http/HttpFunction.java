package dev.tonearm.function.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;

/// A Lambda function behind an HTTP API. Whoever implements it is what Lambda calls: a public class
/// whose constructor takes nothing, runs once per execution environment and before the first
/// request, and may take its time there and not later.
public interface HttpFunction extends RequestStreamHandler {
    /// Answers one invocation.
    ///
    /// @param event for [HttpRequest#parse(byte\[\])]
    /// @param requestId AWS's name for it, for the log
    /// @param xRay AWS's trace header of it, or empty
    HttpResponse answer(byte[] event, String requestId, String xRay);

    /// What nobody has to wait for: called when the answer is on its way.
    default void answered() {}

    @Override
    default void handleRequest(InputStream input, OutputStream output, Context context)
            throws IOException {
        String trace = Objects.requireNonNullElse(context.getXrayTraceId(), "");
        output.write(answer(input.readAllBytes(), context.getAwsRequestId(), trace).payload());
        answered();
    }
}
