package dev.tonearm.core.format;

import java.util.function.Function;

/// What became of reading something that another build may have written.
public sealed interface Reading<T> {
    record Read<T>(T value) implements Reading<T> {}

    /// A newer build wrote it, and only one that reads this format knows what it says. Nothing is
    /// wrong with it.
    record Newer<T>(int format) implements Reading<T> {}

    /// The same of something else.
    default <U> Reading<U> map(Function<T, U> change) {
        return switch (this) {
            case Read<T>(var value) -> new Read<>(change.apply(value));
            case Newer<T>(int format) -> new Newer<>(format);
        };
    }
}
