package dev.tonearm.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/// A function that does what the request's body says, and otherwise answers with the event it got.
/// Runs in a process of its own under AWS's runtime interface client.
public final class EchoFunction implements RequestStreamHandler {
    private static final ObjectMapper JSON = new ObjectMapper();

    public EchoFunction() {
        if (System.getenv("ECHO_REFUSES_TO_START") != null) {
            throw new IllegalStateException("told to fail on start");
        }
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
            throws IOException {
        JsonNode event = JSON.readTree(in);
        String answer =
                switch (event.path("body").asText()) {
                    case "throw" -> throw new IllegalStateException("told to fail");
                    case "crash" -> {
                        Runtime.getRuntime().halt(7);
                        yield "";
                    }
                    case "hang" -> {
                        hang();
                        yield "";
                    }
                    case "late" -> {
                        LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
                        yield answer(200, "late");
                    }
                    case "garbage" -> "no json";
                    case "pid" -> answer(201, String.valueOf(ProcessHandle.current().pid()));
                    case "remaining" ->
                            answer(200, String.valueOf(context.getRemainingTimeInMillis()));
                    default -> answer(200, event.toString());
                };
        out.write(answer.getBytes(StandardCharsets.UTF_8));
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static String answer(int status, String body) {
        var answer = JSON.createObjectNode().put("statusCode", status).put("body", body);
        answer.putObject("headers").put("Content-Type", "application/json").put("X-Echo", "yes");
        return answer.toString();
    }
}
