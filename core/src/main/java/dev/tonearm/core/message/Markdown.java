package dev.tonearm.core.message;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.RoleId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.player.Track;
import dev.tonearm.core.text.Legible;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Discord's Markdown from data that strangers wrote.
public final class Markdown {
    private static final int MAX_TITLE = 100;
    private static final int MAX_SENTENCE = 200;
    private static final int MAX_ADDRESS = 300;
    private static final int MAX_MENTIONS = 10;

    private Markdown() {}

    /// A sentence that shows as it is, on one line of a length that leaves room for others: what
    /// people cannot read is left out, and everything that Discord would read as Markdown is
    /// escaped.
    public static String plain(String text) {
        return escaped(Legible.line(text, MAX_SENTENCE));
    }

    private static String escaped(String line) {
        StringBuilder plain = new StringBuilder(line.length() + 8);
        line.codePoints()
                .forEach(c -> {
                    if ("\\*_~`|<>[]()#-:@".indexOf(c) >= 0) plain.append('\\');
                    plain.appendCodePoint(c);
                });
        return plain.toString();
    }

    /// A title, cut to a length that fits a line.
    public static String title(String title, Texts texts) {
        return title(title, MAX_TITLE, texts);
    }

    private static String title(String title, int most, Texts texts) {
        String line = Legible.line(title, most);
        return line.isEmpty() ? texts.text("untitled") : escaped(line);
    }

    public static String bold(String title, Texts texts) {
        return bold(title, MAX_TITLE, texts);
    }

    /// Cut to a length that fits a line of a list.
    public static String bold(String title, int most, Texts texts) {
        return "**" + title(title, most, texts) + "**";
    }

    /// What stands between two backticks of a text. Nothing is escaped there, so nothing in it may
    /// end the span.
    public static String code(String text) {
        String line = Legible.line(text, MAX_TITLE).replace('`', 'ˋ');
        return line.isEmpty() ? "?" : line;
    }

    /// The track's name as a link to where it is from, if that is a web address.
    public static String link(Track track, Texts texts) {
        String name = title(track.name(), texts);
        return web(track.uri())
                .map(address -> "**[" + name + "](<" + address + ">)**")
                .orElse("**" + name + "**");
    }

    /// An address that Discord takes as a link; everything that could end the link early, or that
    /// looks like something else, is left out or percent-encoded.
    public static Optional<String> web(String address) {
        if (!(address.startsWith("https://") || address.startsWith("http://"))) {
            return Optional.empty();
        }
        try {
            URI uri = URI.create(address);
            String ascii = uri.toASCIIString();
            boolean fits = uri.getHost() != null && ascii.length() <= MAX_ADDRESS;
            return fits ? Optional.of(ascii) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public static String mention(UserId user) {
        return "<@" + user + ">";
    }

    /// A mention of somebody who may have had their data deleted since.
    public static String person(UserId user, Texts texts) {
        return user.equals(UserId.DELETED) ? texts.text("person.deleted") : mention(user);
    }

    public static String mention(RoleId role) {
        return "<@&" + role + ">";
    }

    public static String mention(ChannelId channel) {
        return "<#" + channel + ">";
    }

    /// A moment that every reader's own Discord shows as a date.
    public static String day(Instant moment) {
        return "<t:" + moment.getEpochSecond() + ":D>";
    }

    /// A moment that every reader's own Discord shows as a date and a time.
    public static String moment(Instant moment) {
        return "<t:" + moment.getEpochSecond() + ":f>";
    }

    /// A moment that every reader's own Discord shows as their time of day.
    public static String timeOfDay(Instant moment) {
        return "<t:" + moment.getEpochSecond() + ":t>";
    }

    /// Some channels, always in the same order; of many the first ones.
    public static String mentions(Set<ChannelId> channels) {
        String all =
                channels.stream()
                        .sorted((one, other) -> Long.compare(one.value(), other.value()))
                        .limit(MAX_MENTIONS)
                        .map(Markdown::mention)
                        .collect(Collectors.joining(", "));
        return channels.size() > MAX_MENTIONS ? all + " …" : all;
    }

    /// A moment that every reader's own Discord shows as "in 3 minutes" and keeps current by
    /// itself.
    public static String relative(Instant moment) {
        return "<t:" + moment.getEpochSecond() + ":R>";
    }
}
