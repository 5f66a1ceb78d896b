package dev.tonearm.infra.template;

import java.util.List;
import java.util.Locale;

/// What a deploy would do to one resource.
///
/// @param id its logical id
/// @param details what is different, a line each
public record Change(Kind kind, Effect effect, String id, String type, List<String> details) {
    public Change {
        details = List.copyOf(details);
    }

    /// What is done.
    public enum Kind {
        ADDED('+'),
        CHANGED('~'),
        REMOVED('-');

        private final char sign;

        Kind(char sign) {
            this.sign = sign;
        }
    }

    /// What becomes of what stands.
    public enum Effect {
        /// It stays, or held nothing.
        NONE(""),
        /// It makes room for another one: who knows it by its ARN has to be told.
        REPLACED("REPLACED by a new one"),
        /// It stays in the account, but no stack knows it any more.
        LEFT(
                "LEFT in the account: nothing of ours uses it, and a new one of its name cannot be made"),
        /// It is deleted with what is in it.
        LOST("LOST with everything in it"),
        /// Nobody has said what a change of its type does.
        UNKNOWN("UNKNOWN: add its type to ResourceKind");

        private final String words;

        Effect(String words) {
            this.words = words;
        }

        /// Whether somebody should look before it is deployed.
        public boolean isGrave() {
            return this != NONE;
        }
    }

    @Override
    public String toString() {
        var text = new StringBuilder("  ").append(kind.sign).append(' ').append(type);
        text.append(' ').append(id);
        if (effect.isGrave()) text.append("   ").append(effect.words);
        for (String detail : details) text.append("\n      ").append(detail);
        return text.toString();
    }

    /// For a sum of many.
    static String counted(Enum<?> what, long count) {
        return count + " " + what.name().toLowerCase(Locale.ROOT);
    }
}
