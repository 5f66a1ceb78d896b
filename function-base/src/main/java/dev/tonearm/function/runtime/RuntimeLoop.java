package dev.tonearm.function.runtime;

import dev.tonearm.aws.HttpSocket.Reply;
import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.function.http.HttpFunction;
import dev.tonearm.function.log.FunctionLog;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;

/// Runs a function on Lambda's Runtime API, version 2018-06-01: asks for an event, answers it, and
/// asks for the next, until Lambda ends the process.
/// <https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html>
///
/// What Lambda is told of a failure is its class and, where the message is ours, the message: what
/// others say of what they could not read may quote it, and what arrives here holds tokens. Places
/// are in the function's log.
public final class RuntimeLoop {
    /// Where Lambda says that the API is.
    public static final String VARIABLE = "AWS_LAMBDA_RUNTIME_API";

    private static final String BASE = "/2018-06-01/runtime/";

    private final RuntimeConnection api;
    private final FunctionLog log;

    private RuntimeLoop(RuntimeConnection api, FunctionLog log) {
        this.api = api;
        this.log = log;
    }

    /// Makes the function and serves it.
    ///
    /// @return what the process is to end with, once it can do nothing more; Lambda starts another
    public static int run(
            Map<String, String> environment, Supplier<HttpFunction> function, FunctionLog log) {
        String address = environment.getOrDefault(VARIABLE, "");
        if (address.isEmpty()) {
            log.error("not started by Lambda: " + VARIABLE + " is not set", Map.of());
            return 1;
        }
        try (var api = new RuntimeConnection(address)) {
            var loop = new RuntimeLoop(api, log);
            HttpFunction made;
            try {
                made = function.get();
            } catch (RuntimeException | Error e) {
                loop.failedToStart(e);
                return 1;
            }
            loop.serve(made);
        } catch (IOException e) {
            log.error("Lambda's Runtime API does not answer", Map.of(), e);
        }
        return 1;
    }

    private void failedToStart(Throwable failure) throws IOException {
        log.error("the function does not start", Map.of(), failure);
        api.post(BASE + "init/error", type(failure), description(failure));
    }

    private void serve(HttpFunction function) throws IOException {
        boolean on = true;
        while (on) {
            Reply next = api.get(BASE + "invocation/next");
            if (next.status != 200) {
                throw new IOException("asked for an event, got HTTP " + next.status);
            }
            on = answer(function, next, next.header("lambda-runtime-aws-request-id"));
        }
    }

    /// False when the process is no longer fit to answer another.
    private boolean answer(HttpFunction function, Reply next, String id) throws IOException {
        byte[] answer;
        try {
            String trace = next.header("lambda-runtime-trace-id");
            answer = function.answer(next.body, id, trace).payload();
        } catch (RuntimeException | Error e) {
            log.error("an invocation failed", Map.of("request", id), e);
            tell(id, "/error", type(e), description(e));
            return !(e instanceof VirtualMachineError);
        }
        tell(id, "/response", "", answer);
        try {
            function.answered();
        } catch (RuntimeException e) {
            log.error("what follows an answer failed", Map.of("request", id), e);
        }
        return true;
    }

    private void tell(String id, String what, String headers, byte[] body) throws IOException {
        int status = api.post(BASE + "invocation/" + id + what, headers, body).status;
        if (status >= 500) throw new IOException("answered an event, got HTTP " + status);
        // Late or for the second time: whoever asked has had another answer.
        if (status >= 400) {
            log.error(
                    "Lambda did not take an answer",
                    Map.of("request", id, "status", String.valueOf(status)));
        }
    }

    private static String type(Throwable failure) {
        return "Lambda-Runtime-Function-Error-Type: " + failure.getClass().getName() + "\r\n";
    }

    private static byte[] description(Throwable failure) {
        String type = failure.getClass().getName();
        boolean ours = type.startsWith("dev.tonearm.");
        String message =
                ours ? String.valueOf(failure.getMessage()) : "its log says where it failed";
        return JsonWriter.object(json -> json.put("errorType", type).put("errorMessage", message));
    }
}
