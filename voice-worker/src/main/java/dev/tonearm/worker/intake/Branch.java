package dev.tonearm.worker.intake;

/// The message groups of a guild. The queue hands out nothing of a group while one of its messages
/// is in hand: whatever is to keep nobody waiting is copied into a group of its own.
public enum Branch {
    /// What the edge sends.
    COMMANDS(""),
    /// What waits for a source: nobody but another lookup is to wait for it.
    LOOKUPS(":lookups"),
    /// What is decided, and Discord has not taken its answer yet.
    ANSWERS(":answers");

    private final String suffix;

    Branch(String suffix) {
        this.suffix = suffix;
    }

    static Branch of(String group) {
        for (Branch branch : new Branch[] {LOOKUPS, ANSWERS}) {
            if (group.endsWith(branch.suffix)) return branch;
        }
        return COMMANDS;
    }

    /// Its group of the guild that another group is of.
    String groupBeside(String group) {
        String suffixed = of(group).suffix;
        return group.substring(0, group.length() - suffixed.length()) + suffix;
    }

    /// The deduplication id of a command's copy in it.
    ///
    /// @param command what tells the command from others
    public String copyOf(String command) {
        return command + suffix;
    }
}
