package dev.tonearm.core.family;

import dev.tonearm.core.player.Refusal;

/// Leaves a decision from however deep a check finds the reason; never leaves a [Family].
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    RefusedException(Refusal refusal) {
        super(null, null, false, false);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
