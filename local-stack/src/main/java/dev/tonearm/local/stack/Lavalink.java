package dev.tonearm.local.stack;

import java.net.URI;

/// An audio node that speaks Lavalink v4, and its password.
public record Lavalink(URI url, String password) {
    @Override
    public String toString() {
        return "Lavalink[" + url + "]"; // the password stays out of logs
    }
}
