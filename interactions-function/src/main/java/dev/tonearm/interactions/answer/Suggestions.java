package dev.tonearm.interactions.answer;

import dev.tonearm.core.command.Catalogue;
import dev.tonearm.core.command.CommandSpec;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.Track;
import dev.tonearm.core.text.Legible;
import dev.tonearm.interactions.request.Incoming;
import dev.tonearm.interactions.request.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What could be meant by what somebody is typing.
final class Suggestions {
    /// How far back a guild's history is looked through: one read of the journal.
    private static final int HISTORY_LINES = 100;

    private final PlayerJournal journal;
    private final MusicCatalogue music;

    Suggestions(PlayerJournal journal, MusicCatalogue music) {
        this.journal = journal;
        this.music = music;
    }

    /// Suggestions for the option that has the focus; none for one that has no sensible ones.
    List<Choice> of(Incoming.Typing typing) {
        if (!(typing.caller().place() instanceof Place.Server server)) return List.of();
        String typed = typing.typed().strip().toLowerCase(Locale.ROOT);
        Texts texts = Texts.of(typing.caller().locale());
        return switch (typing.name() + " " + typing.focused()) {
            case "play query" -> music(server.guild(), typed, texts);
            case "remove position" -> waiting(server.guild(), typed, texts);
            case "help command" -> commands(typed, texts);
            default -> List.of();
        };
    }

    private List<Choice> music(GuildId guild, String typed, Texts texts) {
        Map<String, Choice> byAddress = new LinkedHashMap<>();
        for (MusicCatalogue.Piece piece : music.pieces()) {
            suggest(byAddress, typed, named(piece.title(), texts), piece.author(), piece.url());
        }
        if (byAddress.size() < Choice.MAX_CHOICES) {
            for (Track track : recent(guild)) {
                suggest(byAddress, typed, named(track.name(), texts), track.author(), track.uri());
            }
        }
        return byAddress.values().stream().limit(Choice.MAX_CHOICES).toList();
    }

    private static void suggest(
            Map<String, Choice> into, String typed, String title, String author, String address) {
        if (address.isEmpty() || address.length() > Choice.MAX_LENGTH) return;
        String name = Legible.shows(author) ? title + " – " + Legible.line(author) : title;
        if (matches(name, typed)) into.putIfAbsent(address, new Choice.OfText(name, address));
    }

    private static String named(String title, Texts texts) {
        String line = Legible.line(title);
        return line.isEmpty() ? texts.text("untitled") : line;
    }

    /// Every word of what was typed is somewhere in the name.
    private static boolean matches(String name, String typed) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String word : typed.split("\\s+", -1)) {
            if (!lower.contains(word)) return false;
        }
        return true;
    }

    /// What the guild asked for last, newest first.
    private List<Track> recent(GuildId guild) {
        long from = Math.max(1, journal.load(guild).sequence() - HISTORY_LINES + 1);
        List<Track> tracks = new ArrayList<>();
        for (JournalLine line : journal.lines(guild, from, HISTORY_LINES).reversed()) {
            for (PlayerEvent event : line.events()) {
                if (event instanceof PlayerEvent.Enqueued enqueued) {
                    enqueued.entries().forEach(entry -> tracks.add(entry.track()));
                }
            }
        }
        return tracks;
    }

    private List<Choice> waiting(GuildId guild, String typed, Texts texts) {
        PlayerState state = journal.load(guild);
        List<Choice> choices = new ArrayList<>();
        int position = 0;
        for (QueueEntry entry : state.queue()) {
            position++;
            String name = position + ". " + named(entry.track().name(), texts);
            if (matches(name, typed)) choices.add(new Choice.OfNumber(name, position));
            if (choices.size() == Choice.MAX_CHOICES) break;
        }
        return choices;
    }

    private static List<Choice> commands(String typed, Texts texts) {
        List<Choice> choices = new ArrayList<>();
        for (CommandSpec command : Catalogue.commands()) {
            String name = "/" + command.name() + ": " + Catalogue.description(command, texts);
            if (matches(name, typed)) choices.add(new Choice.OfText(name, command.name()));
        }
        return choices.stream().limit(Choice.MAX_CHOICES).toList();
    }
}
