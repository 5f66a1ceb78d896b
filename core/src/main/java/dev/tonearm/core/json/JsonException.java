package dev.tonearm.core.json;

/// The text is not JSON, or not the JSON that was expected; the message names the place, never the
/// content.
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;

    JsonException(String message) {
        this(message, 0);
    }

    JsonException(String message, int line) {
        super(message);
        this.line = line;
    }

    /// The line in which a text breaks off being JSON, from 1; 0 if that is not what is wrong.
    public int line() {
        return line;
    }

    /// For a reader whose values make no sense together.
    ///
    /// The cause's message stays behind, since the JDK's quote what could not be read; where it was
    /// thrown is kept.
    public static JsonException invalid(String what, RuntimeException cause) {
        var invalid =
                new JsonException(
                        "not " + what + ": " + cause.getClass().getSimpleName() + place(cause));
        invalid.setStackTrace(cause.getStackTrace());
        return invalid;
    }

    /// For members that should say the same.
    public static JsonException contradiction(String one, String other) {
        return new JsonException("'" + one + "' and '" + other + "' contradict each other");
    }

    /// Our own line that could not go on.
    private static String place(RuntimeException cause) {
        for (StackTraceElement frame : cause.getStackTrace()) {
            if (frame.getClassName().startsWith("dev.tonearm."))
                return " in " + frame.getFileName() + ":" + frame.getLineNumber();
        }
        return "";
    }
}
