package dev.tonearm.core.family;

import org.jspecify.annotations.Nullable;

/// A press says what no message of this build says; never leaves [Pressed].
final class OldPressException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OldPressException(@Nullable Throwable cause) {
        super(null, cause, false, false);
    }
}
