package dev.tonearm.core.guild;

/// Who may command the bot from outside its voice channel.
public enum Reach {
    /// Nobody: who changes the music hears it.
    TOGETHER("together"),
    DJS("djs"),
    EVERYONE("everyone");

    private final String wire;

    Reach(String wire) {
        this.wire = wire;
    }

    /// What envelopes and settings call it.
    public String wire() {
        return wire;
    }

    /// Reads it.
    ///
    /// @throws IllegalArgumentException if none is called so
    public static Reach named(String wire) {
        for (Reach reach : values()) if (reach.wire.equals(wire)) return reach;
        throw new IllegalArgumentException("nobody reaches as far as " + wire);
    }

    /// Whether it lets somebody of a standing.
    public boolean lets(Standing standing) {
        return switch (this) {
            case TOGETHER -> false;
            case DJS -> standing == Standing.DJ;
            case EVERYONE -> true;
        };
    }
}
