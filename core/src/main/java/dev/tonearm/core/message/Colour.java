package dev.tonearm.core.message;

/// The colours of message frames.
final class Colour {
    static final int DONE = 0x3BA58B;
    static final int REFUSED = 0xD9A441;
    static final int PLAYING = 0xE8663C;
    static final int QUIET = 0x6B7280;

    private Colour() {}
}
