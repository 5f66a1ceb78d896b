package dev.tonearm.core.queue;

import dev.tonearm.core.command.CustomId;
import dev.tonearm.core.family.Press;
import dev.tonearm.core.family.Request;
import dev.tonearm.core.family.Route;

/// The buttons about what waits.
public enum QueueRoute implements Route {
    SHUFFLE("shuffle"),

    /// Shows the queue in a new message.
    SHOW("queue"),

    /// Turns the queue message that the button is on to a page.
    TURN("turn"),

    /// Turns it to the first page.
    FIRST("first"),

    /// Turns it to whatever page is the last.
    LAST("last"),

    /// Asks for a page.
    JUMP("jump"),

    /// The page that somebody filled in.
    PAGE("page"),

    /// Undoes what a line did.
    UNDO("undo"),

    /// Does again what a line undid.
    REDO("redo");

    private static final int LAST_PAGE = 99_999;

    private final String wire;

    QueueRoute(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }

    /// @param page the page it turns to, from 1
    static CustomId turnTo(int page) {
        return TURN.id().with(page);
    }

    @Override
    public Request read(Press press) {
        return switch (this) {
            case SHUFFLE -> new Request.Player(new QueueCommand.Shuffle());
            case SHOW -> new Request.Show(new ShowQueue(1));
            case TURN -> new Request.Turn(new ShowQueue(press.number(0, 1, LAST_PAGE)));
            case FIRST -> new Request.Turn(new ShowQueue(1));
            case LAST -> new Request.Turn(new ShowQueue(LAST_PAGE));
            case JUMP -> new Request.Ask(new PageForm());
            case PAGE -> new Request.Turn(PageForm.filled(press));
            case UNDO -> new Request.Player(new QueueCommand.Undo(line(press)));
            case REDO -> new Request.Player(new QueueCommand.Redo(line(press)));
        };
    }

    private static int line(Press press) {
        return press.number(0, 1, Integer.MAX_VALUE);
    }
}
