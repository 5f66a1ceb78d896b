package dev.tonearm.core.command;

import java.util.OptionalInt;

/// The custom ids of our buttons: all that a press needs is in them, so a button works after any
/// restart.
///
/// The form is `t1:` and a name, with what the name needs behind another colon. The `1` is raised
/// when a meaning changes; buttons of old messages then say that they are old instead of doing
/// something else.
public final class CustomId {
    private static final String VERSION = "t1:";

    public static final String TOGGLE_PAUSE = VERSION + "pause";
    public static final String SKIP = VERSION + "skip";
    public static final String STOP = VERSION + "stop";
    public static final String SHUFFLE = VERSION + "shuffle";
    public static final String LOOP = VERSION + "loop";
    public static final String SHOW_QUEUE = VERSION + "queue";

    private static final String TURN = VERSION + "turn:";

    private CustomId() {}

    /// The id of a button that turns a queue message.
    ///
    /// @param page the page it turns to, from 1
    public static String turnTo(int page) {
        return TURN + page;
    }

    /// The page that a button of this id turns to; empty for any other button.
    public static OptionalInt turnsTo(String customId) {
        if (!customId.startsWith(TURN)) return OptionalInt.empty();
        String page = customId.substring(TURN.length());
        return page.matches("[1-9]\\d{0,4}")
                ? OptionalInt.of(Integer.parseInt(page))
                : OptionalInt.empty();
    }
}
