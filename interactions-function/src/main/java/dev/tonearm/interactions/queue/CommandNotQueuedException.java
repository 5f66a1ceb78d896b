package dev.tonearm.interactions.queue;

import dev.tonearm.core.command.CommandEnvelope;

/// The queue did not confirm a command in time; it may or may not hold it.
public final class CommandNotQueuedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommandNotQueuedException(CommandEnvelope command, Throwable cause) {
        super(
                "interaction "
                        + command.interaction().id()
                        + " of guild "
                        + command.guild()
                        + " is not in its queue",
                cause);
    }
}
