package dev.tonearm.core.message;

/// The colours of message frames.
public final class Colour {
    public static final int DONE = 0x3BA58B;
    public static final int REFUSED = 0xD9A441;
    public static final int PLAYING = 0xE8663C;
    public static final int QUIET = 0x6B7280;

    private Colour() {}
}
