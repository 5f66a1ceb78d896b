package dev.tonearm.core.statistics;

import dev.tonearm.core.player.Track;
import java.net.URI;
import java.util.Locale;

/// Where a track is from, as far as figures tell: some that everybody knows by name. Whose own
/// server somebody plays from is nobody's business.
enum Source {
    YOUTUBE,
    SOUNDCLOUD,
    SPOTIFY,
    APPLE,
    DEEZER,
    BANDCAMP,
    TWITCH,
    VIMEO,

    /// Attached in Discord.
    FILE,

    /// Any other address.
    WEB,

    /// One that was asked for on another day, or whose address the node did not say.
    UNKNOWN;

    static Source of(Track track) {
        if (track.uri().isEmpty()) return UNKNOWN;
        String name = host(track.uri());
        while (named(name) == WEB && name.indexOf('.') >= 0) {
            name = name.substring(name.indexOf('.') + 1);
        }
        return named(name);
    }

    private static Source named(String host) {
        return switch (host) {
            case "youtube.com", "youtu.be" -> YOUTUBE;
            case "soundcloud.com" -> SOUNDCLOUD;
            case "spotify.com" -> SPOTIFY;
            case "music.apple.com" -> APPLE;
            case "deezer.com" -> DEEZER;
            case "bandcamp.com" -> BANDCAMP;
            case "twitch.tv" -> TWITCH;
            case "vimeo.com" -> VIMEO;
            case "cdn.discordapp.com", "media.discordapp.net" -> FILE;
            default -> WEB;
        };
    }

    /// What a node says is an address may be anything.
    private static String host(String address) {
        try {
            String host = URI.create(address).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    String figure() {
        return DayFigures.TRACKS + "." + name().toLowerCase(Locale.ROOT);
    }
}
