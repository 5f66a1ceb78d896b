package dev.tonearm.core.player;

/// Where the bot is, and with whom.
///
/// @param voice where it should be heard
/// @param company who hears it there, or why it is nowhere
public record Stay(Whereabouts voice, Company company) {
    static final Stay NOWHERE = new Stay(Whereabouts.NOWHERE, Company.PEOPLE);

    Stay with(Company changed) {
        return new Stay(voice, changed);
    }
}
