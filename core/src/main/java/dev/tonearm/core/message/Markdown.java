package dev.tonearm.core.message;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.player.Track;
import java.net.URI;
import java.time.Instant;

/// Discord's Markdown from data that strangers wrote.
final class Markdown {
    private static final int MAX_TITLE = 100;

    private Markdown() {}

    /// Text that shows as it is: everything that Discord would read as Markdown is escaped, and
    /// line breaks are spaces.
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length() + 8);
        text.strip()
                .codePoints()
                .forEach(c -> {
                    if (Character.isISOControl(c)) {
                        plain.append(' ');
                        return;
                    }
                    if ("\\*_~`|<>[]()#-:@".indexOf(c) >= 0) plain.append('\\');
                    plain.appendCodePoint(c);
                });
        return plain.toString();
    }

    /// A title, cut to a length that fits a line.
    static String title(String title) {
        String cut =
                title.codePointCount(0, title.length()) <= MAX_TITLE
                        ? title
                        : title.substring(0, title.offsetByCodePoints(0, MAX_TITLE - 1)) + "…";
        return cut.isBlank() ? "?" : plain(cut);
    }

    static String bold(String title) {
        return "**" + title(title) + "**";
    }

    /// The title as a link to where the track is from, if that is a web address.
    static String link(Track track) {
        return isWeb(track.uri())
                ? "**[" + title(track.title()) + "](<" + track.uri() + ">)**"
                : bold(track.title());
    }

    /// Whether Discord takes it as a link; everything that could end the link early is left out.
    static boolean isWeb(String uri) {
        if (uri.length() > 300 || !(uri.startsWith("https://") || uri.startsWith("http://")))
            return false;
        try {
            return URI.create(uri).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static String mention(UserId user) {
        return "<@" + user + ">";
    }

    static String mention(ChannelId channel) {
        return "<#" + channel + ">";
    }

    /// A moment that every reader's own Discord shows as "in 3 minutes" and keeps current by
    /// itself.
    static String relative(Instant moment) {
        return "<t:" + moment.getEpochSecond() + ":R>";
    }
}
