package dev.tonearm.core.guild;

/// What is wrong with a place of a document of settings.
///
/// @param path the names of members that lead there, with dots between them; somebody else may have
///   written them
/// @param bound what would be right, such as `1–100`, or empty
public record SettingProblem(String path, Kind kind, String bound) {
    /// Each has a text `settings.problem.` and its name in lower case.
    public enum Kind {
        /// Nobody has such a setting.
        UNKNOWN,
        NOT_AN_OBJECT,
        NOT_A_LIST,
        NOT_A_TEXT,
        NOT_A_NUMBER,
        /// Neither true nor false.
        NOT_A_FLAG,
        /// None of Discord's ids, which are texts of digits.
        NOT_AN_ID,
        OUT_OF_RANGE,
        /// What somebody filled in is no time, or none that it can be.
        NOT_SUCH_A_TIME,
        TOO_MANY,
        TOO_LONG,
        NOT_A_CHOICE,
        NO_SUCH_COMMAND,
        /// A command that cannot be taken away from whoever manages the server.
        NOT_TO_BE_RULED,
        NO_SUCH_LANGUAGE
    }

    /// One that says all by its kind.
    public SettingProblem(String path, Kind kind) {
        this(path, kind, "");
    }
}
