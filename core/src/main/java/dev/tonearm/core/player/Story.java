package dev.tonearm.core.player;

/// What has been, as far as somebody may ask for it again.
///
/// @param past what can be undone and done again
public record Story(Past past) {
    public static final Story NEW = new Story(Past.NOTHING);

    Story with(Past changed) {
        return new Story(changed);
    }
}
