package dev.tonearm.function.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.function.http.HttpFunction;
import dev.tonearm.function.http.HttpResponse;
import dev.tonearm.function.log.FunctionLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RuntimeLoopTest {
    private static final String LOST = "GET invocation/next";

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final List<String> events = new ArrayList<>();
    private final ScriptedRuntimeApi api = new ScriptedRuntimeApi();

    RuntimeLoopTest() throws IOException {}

    @AfterEach
    void end() throws IOException {
        api.close();
    }

    @Test
    void every_event_is_answered_on_one_connection() {
        api.event("one", "{\"a\":1}").accepted().event("two", "{}").accepted().breaks();

        assertThat(run(this::echo)).isEqualTo(1);

        assertThat(api.asked)
                .containsExactly(
                        "GET invocation/next",
                        "POST invocation/one/response",
                        "GET invocation/next",
                        "POST invocation/two/response",
                        LOST);
        assertThat(api.connections).hasValue(1);
        assertThat(events).containsExactly("one Root=1-2 {\"a\":1}", "two Root=1-2 {}");
        assertThat(api.bodies.get(1)).contains("\"statusCode\":200").contains("one Root=1-2");
    }

    @Test
    void an_event_may_come_in_chunks() {
        api.raw(
                        """
                        HTTP/1.1 200 OK
                        lambda-runtime-aws-request-id: c
                        Transfer-Encoding: chunked

                        3
                        abc
                        A;x=y
                        0123456789
                        0
                        Trailer: x

                        """
                                .replace("\n", "\r\n"))
                .accepted()
                .breaks();

        run(this::echo);

        assertThat(events).containsExactly("c  abc0123456789");
    }

    @Test
    void a_large_event_and_a_large_answer_arrive_whole() {
        String large = "x".repeat(6 << 20);
        api.event("large", large).accepted().breaks();

        run(this::echo);

        assertThat(events.getFirst()).hasSize("large Root=1-2 ".length() + large.length());
        assertThat(api.bodies.get(1)).contains(large);
    }

    @Test
    void a_failure_costs_its_own_event_only() {
        api.event("bad", "secret-token").accepted().event("good", "{}").accepted().breaks();

        run((event, id, trace) -> {
            if (id.equals("bad")) throw new IllegalStateException("cannot read secret-token");
            return echo(event, id, trace);
        });

        assertThat(api.asked)
                .contains("POST invocation/bad/error", "POST invocation/good/response");
        assertThat(api.heads.get(1))
                .contains("Lambda-Runtime-Function-Error-Type: java.lang.IllegalStateException");
        assertThat(api.bodies.get(1)).contains("\"errorType\":\"java.lang.IllegalStateException\"");
        assertThat(api.bodies.get(1) + said()).doesNotContain("secret-token");
        assertThat(said()).contains("an invocation failed", "\"request\":\"bad\"");
    }

    @Test
    void without_memory_the_process_ends_after_it_said_so() {
        api.event("one", "{}").accepted().event("two", "{}").accepted();

        int code =
                run((_, _, _) -> {
                    throw new OutOfMemoryError();
                });

        assertThat(code).isEqualTo(1);
        assertThat(api.asked).containsExactly(LOST, "POST invocation/one/error");
    }

    @Test
    void a_function_that_does_not_start_is_told_and_ends() {
        api.accepted();

        int code =
                run(() -> {
                    throw new UnsupportedOperationException("of no kind that is ours");
                });

        assertThat(code).isEqualTo(1);
        assertThat(api.asked).containsExactly("POST init/error");
        assertThat(api.bodies.getFirst())
                .contains("java.lang.UnsupportedOperationException")
                .doesNotContain("of no kind");
        assertThat(said()).contains("the function does not start");
    }

    @Test
    void a_connection_that_broke_is_opened_again() {
        api.event("one", "{}").breaks().accepted().event("two", "{}").accepted().breaks();

        run(this::echo);

        assertThat(api.connections).hasValue(2);
        assertThat(api.asked)
                .containsExactly(
                        LOST,
                        "POST invocation/one/response",
                        "POST invocation/one/response",
                        LOST,
                        "POST invocation/two/response",
                        LOST);
    }

    @Test
    void a_reply_that_closes_its_connection_is_whole() {
        api.raw(
                        "HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}")
                .accepted()
                .breaks();

        run(this::echo);

        assertThat(events).containsExactly("x  {}");
    }

    @Test
    void an_answer_that_comes_too_late_ends_nothing() {
        api.event("late", "{}").status(400).event("next", "{}").accepted().breaks();

        run(this::echo);

        assertThat(api.asked).contains("POST invocation/next/response");
        assertThat(said()).contains("Lambda did not take an answer", "\"status\":\"400\"");
    }

    @Test
    void a_runtime_api_in_trouble_ends_the_process() {
        api.event("one", "{}").status(500).event("two", "{}").accepted();

        assertThat(run(this::echo)).isEqualTo(1);

        assertThat(events).hasSize(1);
        assertThat(said()).contains("Lambda's Runtime API does not answer");
    }

    @Test
    void outside_of_lambda_it_says_what_is_missing() {
        assertThat(RuntimeLoop.run(Map.of(), () -> this::echo, functionLog())).isEqualTo(1);

        assertThat(said()).contains("AWS_LAMBDA_RUNTIME_API is not set");
    }

    @Test
    void what_nobody_waits_for_comes_after_the_answer_and_ends_nothing() {
        api.event("one", "{}").accepted().event("two", "{}").accepted().breaks();
        List<Integer> askedBefore = new ArrayList<>();

        run(
                new HttpFunction() {
                    @Override
                    public HttpResponse answer(byte[] event, String id, String trace) {
                        return echo(event, id, trace);
                    }

                    @Override
                    public void answered() {
                        askedBefore.add(api.asked.size());
                        throw new IllegalStateException("the figures' fault");
                    }
                });

        assertThat(askedBefore).containsExactly(2, 4);
        assertThat(said()).contains("what follows an answer failed");
    }

    private HttpResponse echo(byte[] event, String id, String trace) {
        String text = id + " " + trace + " " + new String(event, StandardCharsets.UTF_8);
        events.add(text);
        return new HttpResponse(200, text);
    }

    private int run(HttpFunction function) {
        return run(() -> function);
    }

    private int run(Supplier<HttpFunction> function) {
        return RuntimeLoop.run(
                Map.of(RuntimeLoop.VARIABLE, api.address()), function, functionLog());
    }

    private FunctionLog functionLog() {
        return new FunctionLog(
                new PrintStream(log, true, StandardCharsets.UTF_8), InstantSource.system());
    }

    private String said() {
        return log.toString(StandardCharsets.UTF_8);
    }
}
