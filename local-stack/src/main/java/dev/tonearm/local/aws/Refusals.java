package dev.tonearm.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Lets a service of AWS refuse calls while it is told to. What stands behind it never sees them,
/// as AWS refuses before it does anything.
public final class Refusals {
    private final AwsService service;
    private final RandomGenerator random;
    private volatile @Nullable Refusing now;
    private volatile BiConsumer<String, AwsError> told = (_, _) -> {};

    /// Refuses nothing yet.
    ///
    /// @param random picks the calls
    public Refusals(AwsService service, RandomGenerator random) {
        this.service = service;
        this.random = random;
    }

    /// Refuses from now on, and something else than before.
    public void begin(Refusing refusing) {
        now = refusing;
    }

    /// The same, as somebody wrote it down.
    ///
    /// @throws IllegalArgumentException saying what is wrong with it
    public void begin(JsonNode json) {
        begin(Refusing.read(service, json));
    }

    public void end() {
        now = null;
    }

    /// What is refused at the moment.
    public Optional<Refusing> now() {
        return Optional.ofNullable(now);
    }

    /// Somebody who is told of each refused call, by its operation.
    public void tell(BiConsumer<String, AwsError> listener) {
        told = listener;
    }

    /// What a call is answered at once, if it is refused.
    ///
    /// @param line the request's first
    /// @param headers by their names in lower case
    public Optional<byte[]> refusal(String line, Map<String, String> headers, byte[] body) {
        Refusing refusing = now;
        if (refusing == null) return Optional.empty();
        String operation = CallReader.operation(line, headers);
        if (!refusing.operations().matcher(operation).matches()) return Optional.empty();
        if (random.nextInt(100) >= refusing.percent()) return Optional.empty();
        told.accept(operation, refusing.error());
        String id = HexFormat.of().withUpperCase().toHexDigits(random.nextLong());
        return Optional.of(
                service.answer(refusing.error(), operation, service.steps(operation, body), id));
    }
}
