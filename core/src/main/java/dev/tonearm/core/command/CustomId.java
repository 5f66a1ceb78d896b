package dev.tonearm.core.command;

import java.util.Optional;

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

    /// What a press means; empty for an id that is not ours or of another version.
    public static Optional<Request> parse(String customId) {
        return switch (customId) {
            case TOGGLE_PAUSE -> player(new PlayerCommand.TogglePause());
            case SKIP -> player(new PlayerCommand.Skip(1));
            case STOP -> player(new PlayerCommand.Stop());
            case SHUFFLE -> player(new PlayerCommand.Shuffle());
            case LOOP -> player(new PlayerCommand.CycleLoop());
            case SHOW_QUEUE -> Optional.of(new Request.ShowQueue(1));
            default -> turn(customId);
        };
    }

    private static Optional<Request> player(PlayerCommand command) {
        return Optional.of(new Request.Player(command));
    }

    private static Optional<Request> turn(String customId) {
        if (!customId.startsWith(TURN)) return Optional.empty();
        String page = customId.substring(TURN.length());
        return page.matches("[1-9]\\d{0,4}")
                ? Optional.of(new Request.TurnQueue(Integer.parseInt(page)))
                : Optional.empty();
    }
}
