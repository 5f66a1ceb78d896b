package dev.tonearm.interactions.answer;

import dev.tonearm.core.catalogue.Catalogue;
import dev.tonearm.core.family.Completer;
import dev.tonearm.core.family.SlashCommand;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.library.Library;
import dev.tonearm.core.library.Piece;
import dev.tonearm.core.locale.Texts;
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
import java.util.Optional;

/// What could be meant by what somebody is typing.
final class Suggestions {
    /// How far into a queue titles are looked through; whoever is after a later one types its
    /// position.
    private static final int MOST_WAITING = 500;

    private static final int MOST_TYPED = 256;

    private final Glances glances;
    private final MusicCatalogue music;

    Suggestions(Glances glances, MusicCatalogue music) {
        this.glances = glances;
        this.music = music;
    }

    /// Suggestions for the option that has the focus; none for one that has no sensible ones.
    List<Choice> of(Incoming.Typing typing) {
        if (!(typing.caller().place() instanceof Place.Server server)) return List.of();
        String typed = beginning(typing.typed()).strip().toLowerCase(Locale.ROOT);
        Texts texts = Texts.of(typing.caller().locale());
        Completer completer =
                Catalogue.find(typing.name())
                        .map(command -> command.completer(typing.focused()))
                        .orElse(Completer.NOBODY);
        return switch (completer) {
            case MUSIC -> music(server.guild(), typed, texts);
            case WAITING -> waiting(server.guild(), typed, texts);
            case COMMANDS -> commands(typed, texts);
            case NOBODY -> List.of();
        };
    }

    /// Discord bounds what may be typed only when it is sent; no name is longer.
    private static String beginning(String typed) {
        return typed.length() <= MOST_TYPED ? typed : typed.substring(0, MOST_TYPED);
    }

    /// What a search would find first, best first, so that whatever it finds is offered too; then
    /// what holds the words anywhere, and what the guild asked for before.
    private List<Choice> music(GuildId guild, String typed, Texts texts) {
        Library library = music.library();
        Map<String, Choice> byAddress = new LinkedHashMap<>();
        for (Piece piece : library.ranked(typed)) {
            if (byAddress.size() == Choice.MAX_CHOICES) break;
            suggest(byAddress, library, piece, typed, texts);
        }
        for (Piece piece : library.pieces()) {
            if (byAddress.size() == Choice.MAX_CHOICES) break;
            if (matches(piece.title() + " – " + piece.author(), typed)) {
                suggest(byAddress, library, piece, typed, texts);
            }
        }
        if (byAddress.size() < Choice.MAX_CHOICES) {
            for (Track track : glances.history(guild)) {
                String name = name(track.name(), track.author(), texts);
                boolean fits = !track.uri().isEmpty() && track.uri().length() <= Choice.MAX_LENGTH;
                if (fits && matches(name, typed)) {
                    byAddress.putIfAbsent(track.uri(), new Choice.OfText(name, track.uri()));
                }
            }
        }
        return byAddress.values().stream().limit(Choice.MAX_CHOICES).toList();
    }

    /// By its address, or by words that find it where Discord takes no address of that length.
    private static void suggest(
            Map<String, Choice> into, Library library, Piece piece, String typed, Texts texts) {
        if (into.containsKey(piece.url())) return;
        Optional<String> value =
                piece.url().length() <= Choice.MAX_LENGTH
                        ? Optional.of(piece.url())
                        : library.wordsFor(piece, typed, Choice.MAX_LENGTH);
        String name = name(piece.title(), piece.author(), texts);
        value.ifPresent(filled -> into.put(piece.url(), new Choice.OfText(name, filled)));
    }

    private static String name(String title, String author, Texts texts) {
        String shown = named(title, texts);
        return Legible.shows(author) ? shown + " – " + Legible.line(author) : shown;
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

    /// The position that was typed first, then those whose number or title holds what was typed. Of
    /// a queue that is too long to be looked at, the position alone.
    private List<Choice> waiting(GuildId guild, String typed, Texts texts) {
        int position = position(typed);
        return glances.queue(guild)
                .map(queue -> waiting(queue, position, typed, texts))
                .orElseGet(() ->
                        position == 0
                                ? List.of()
                                : List.of(new Choice.OfNumber(position + ".", position)));
    }

    private static List<Choice> waiting(
            List<QueueEntry> queue, int position, String typed, Texts texts) {
        List<Choice> choices = new ArrayList<>();
        if (position > 0 && position <= queue.size()) {
            choices.add(new Choice.OfNumber(numbered(queue, position, texts), position));
        }
        int most = Math.min(queue.size(), MOST_WAITING);
        for (int next = 1; next <= most && choices.size() < Choice.MAX_CHOICES; next++) {
            String name = numbered(queue, next, texts);
            if (next != position && matches(name, typed)) {
                choices.add(new Choice.OfNumber(name, next));
            }
        }
        return choices;
    }

    private static String numbered(List<QueueEntry> queue, int position, Texts texts) {
        return position + ". " + named(queue.get(position - 1).track().name(), texts);
    }

    /// A position that was typed, or 0.
    private static int position(String typed) {
        return typed.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(typed) : 0;
    }

    private static List<Choice> commands(String typed, Texts texts) {
        List<Choice> choices = new ArrayList<>();
        for (SlashCommand command : Catalogue.slashCommands()) {
            String name =
                    SlashCommand.typed(command.path(), texts) + ": " + texts.text(command.key());
            if (matches(name + " " + command.path(), typed))
                choices.add(new Choice.OfText(name, command.path()));
        }
        return choices.stream().limit(Choice.MAX_CHOICES).toList();
    }
}
