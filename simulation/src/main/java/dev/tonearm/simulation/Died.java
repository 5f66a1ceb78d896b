package dev.tonearm.simulation;

/// Unwinds a task whose process is dead. An Error, because a process that dies runs no `catch`.
final class Died extends Error {
    private static final long serialVersionUID = 1L;

    Died() {
        super("its process is dead", null, false, false);
    }
}
