package dev.tonearm.worker.audio.guild;

import dev.tonearm.worker.audio.node.NodePlayer;

/// What is wrong with a guild's player in a session.
public enum Finding {
    FINE,
    /// It should not be there, or not in this session.
    ORPHAN,
    /// It should be there.
    MISSING,
    /// It plays something else, or otherwise.
    WRONG;

    /// Compares a player that should be in a session, as far as is known, with what is there.
    static Finding of(NodePlayer known, NodePlayer found) {
        boolean there = found instanceof NodePlayer.There;
        return switch (known) {
            // It is being tried again.
            case NodePlayer.Unknown _ -> FINE;
            case NodePlayer.None _ -> there ? WRONG : FINE;
            case NodePlayer.There believed when found instanceof NodePlayer.There real ->
                    NodePlayer.alike(believed, real) ? FINE : WRONG;
            case NodePlayer.There _ -> MISSING;
        };
    }
}
