package dev.tonearm.core.player;

import dev.tonearm.core.audio.Filters;
import dev.tonearm.core.audio.Sound;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.format.Reading;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.core.player.StayEvent.LeaveReason;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The JSON of journal lines and snapshots.
///
/// Journals outlive releases: a name in here may be added, and is never changed or given another
/// meaning. What is false, zero or empty by far the most often is left out. What older readers
/// would not understand, or would forget, raises the document's [format][Formats].
public final class PlayerJson {
    private final Formats formats;

    /// @param formats what this build reads and writes
    public PlayerJson(Formats formats) {
        this.formats = formats;
    }

    /// The format that a line needs.
    public int format(JournalLine line) {
        return format(line.events());
    }

    /// The format that a line of these events needs: the greatest of theirs.
    public int format(List<PlayerEvent> events) {
        int format = Formats.FIRST;
        for (PlayerEvent event : events) format = Math.max(format, formats.of(event.form()));
        return isBrief(events) ? Math.max(format, formats.of(EntryJson.Form.BRIEF)) : format;
    }

    private boolean isBrief(List<PlayerEvent> events) {
        if (!formats.mayWrite(formats.of(EntryJson.Form.BRIEF))) return false;
        for (PlayerEvent event : events) {
            if (event instanceof QueueEvent.Enqueued enqueued && enqueued.isBrief()) return true;
        }
        return false;
    }

    /// The format that a snapshot needs: the greatest of its members', without those that say no
    /// more than that nothing ever happened.
    public int format(PlayerState state) {
        int format = Formats.FIRST;
        if (state.volume() != PlayerState.NEW.volume())
            format = Math.max(format, formats.of(SoundEvent.Form.VOLUME));
        if (state.loop() != PlayerState.NEW.loop())
            format = Math.max(format, formats.of(PlaybackEvent.Form.LOOP));
        if (!state.sound().filters().isEmpty())
            format = Math.max(format, formats.of(SoundEvent.Form.FILTERS));
        if (state.turns()) format = Math.max(format, formats.of(QueueEvent.Form.TURNS_SET));
        if (keepsPast(state)) format = Math.max(format, formats.of(StoryEvent.Form.UNDONE));
        if (state.company() instanceof Company.Parted(var why))
            format = Math.max(format, formats.of(why.form()));
        return Math.max(format, HouseJson.format(state.house(), formats));
    }

    /// What was done before builds could undo can be undone by this one, but while older builds run
    /// nothing may be undone, and they shall read on.
    private boolean keepsPast(PlayerState state) {
        return !state.past().isEmpty() && formats.mayWrite(formats.of(StoryEvent.Form.UNDONE));
    }

    /// One line as UTF-8.
    public byte[] write(JournalLine line) {
        return JsonWriter.object(json -> {
            Formats.mark(json, format(line));
            json.put("n", line.sequence()).put("at", line.at().toString());
            json.put("by", cause -> write(cause, line.cause()));
            boolean brief = isBrief(line.events());
            json.array("events", line.events(), brief ? EventJson::writeBriefly : EventJson::write);
        });
    }

    /// One state as UTF-8.
    public byte[] write(PlayerState state) {
        return JsonWriter.object(json -> {
            Formats.mark(json, format(state));
            json.put("n", state.sequence());
            json.put("playback", playback -> write(playback, state.playback()));
            json.array("queue", state.queue(), EntryJson::write);
            json.put("loop", LoopNames.of(state.loop()));
            write(json, state.sound());
            if (state.voice() instanceof Whereabouts.InVoice(var channel))
                json.put("voice", channel.value());
            write(json, state.company());
            json.put("panel", panel -> PanelJson.write(panel, state.shown()));
            if (!state.language().isEmpty()) json.put("language", state.language());
            json.put("next", state.nextEntry());
            if (state.turns()) json.put("turns", true);
            if (keepsPast(state)) json.put("past", past -> StoryJson.write(past, state.past()));
            if (state.story().tally().since().isPresent())
                json.put("tally", tally -> TallyJson.write(tally, state.story().tally()));
            // An older reader forgets it, and breaks on nothing: it raises no format.
            if (!state.recent().isEmpty()) json.array("recent", state.recent(), StoryJson::write);
            json.array("handled", state.handled(), PlayerJson::write);
            if (state.setbacks().count() > 0 || !state.setbacks().back().isEmpty())
                json.put("setbacks", setbacks -> write(setbacks, state.setbacks()));
            if (!state.house().equals(House.USUAL))
                json.put("house", house -> HouseJson.write(house, state.house()));
        });
    }

    /// Reads what [#write(JournalLine)] wrote.
    ///
    /// @throws JsonException if it is anything else, and not newer
    public Reading<JournalLine> line(byte[] utf8) {
        return line(new ByteArrayInputStream(utf8));
    }

    /// Reads it while it comes: what was stored before there were bounds may be big.
    public Reading<JournalLine> line(InputStream utf8) {
        return read(
                utf8,
                "a journal line",
                json ->
                        new JournalLine(
                                json.number("n"),
                                Instant.parse(json.string("at")),
                                cause(json.object("by")),
                                json.objects("events").stream().map(EventJson::read).toList()));
    }

    /// Reads what [#write(PlayerState)] wrote.
    ///
    /// @throws JsonException if it is anything else, and not newer
    public Reading<PlayerState> state(byte[] utf8) {
        return state(new ByteArrayInputStream(utf8));
    }

    /// Reads it while it comes, so that a big one is not held twice.
    public Reading<PlayerState> state(InputStream utf8) {
        return read(utf8, "a player state", PlayerJson::state);
    }

    private static PlayerState state(JsonObject json) {
        Sound sound = sound(json);
        return new PlayerState(
                json.number("n"),
                new Deck(
                        playback(json.object("playback"), sound),
                        LoopNames.mode(json.string("loop")),
                        json.optionalObject("setbacks")
                                .map(PlayerJson::setbacks)
                                .orElse(Setbacks.NONE)),
                new Waiting(
                        json.objects("queue").stream().map(EntryJson::read).toList(),
                        json.number("next"),
                        json.optionalFlag("turns").orElse(false)),
                new Stay(
                        json.optionalNumber("voice")
                                .<Whereabouts>map(id -> new Whereabouts.InVoice(new ChannelId(id)))
                                .orElse(Whereabouts.NOWHERE),
                        company(json)),
                sound,
                PanelJson.shown(json.object("panel"), json.optionalString("language").orElse("")),
                new Story(
                        json.optionalObject("past").map(StoryJson::past).orElse(Past.NOTHING),
                        json.optionalObject("tally").map(TallyJson::read).orElse(Tally.NOTHING),
                        json.objects("recent").stream().map(StoryJson::played).toList()),
                new Memory(json.objects("handled").stream().map(PlayerJson::handled).toList()),
                json.optionalObject("house").map(HouseJson::read).orElse(House.USUAL));
    }

    /// Filters are left out where there are none.
    private static void write(JsonWriter json, Sound sound) {
        json.put("volume", sound.volume());
        if (!sound.filters().isEmpty()) json.put("filters", sound.filters()::write);
    }

    private static Sound sound(JsonObject json) {
        return new Sound(
                json.integer("volume"),
                json.optionalObject("filters").map(Filters::read).orElse(Filters.NONE));
    }

    private <T> Reading<T> read(InputStream utf8, String what, Function<JsonObject, T> reader) {
        JsonObject json = JsonObject.parse(utf8);
        try {
            return formats.read(json, reader);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw JsonException.invalid(what, e);
        }
    }

    private static void write(JsonWriter json, Cause cause) {
        switch (cause) {
            case Cause.Asked(var interaction, var user, var command) ->
                    json.put("t", "asked")
                            .put("i", interaction.value())
                            .put("u", user.value())
                            .put("c", command);
            case Cause.Node() -> json.put("t", "node");
            case Cause.Discord() -> json.put("t", "discord");
        }
    }

    private static Cause cause(JsonObject json) {
        String type = json.string("t");
        return switch (type) {
            case "asked" ->
                    new Cause.Asked(
                            new InteractionId(json.number("i")),
                            new UserId(json.number("u")),
                            json.string("c"));
            case "node" -> Cause.NODE;
            case "discord" -> Cause.DISCORD;
            default -> throw new IllegalArgumentException("unknown cause " + type);
        };
    }

    private static void write(JsonWriter json, Playback playback) {
        switch (playback) {
            case Playback.Idle() -> json.put("t", "idle");
            case Playback.Loaded(var entry, var clock) ->
                    json.put("t", "loaded")
                            .put("entry", inner -> EntryJson.write(inner, entry))
                            .put("position", clock.positionMillis())
                            .put("since", clock.since().toString())
                            .put("paused", clock.paused());
        }
    }

    /// @param sound says how fast it moves
    private static Playback playback(JsonObject json, Sound sound) {
        String type = json.string("t");
        return switch (type) {
            case "idle" -> Playback.IDLE;
            case "loaded" -> {
                QueueEntry entry = EntryJson.read(json.object("entry"));
                yield new Playback.Loaded(
                        entry,
                        new TrackClock(
                                json.number("position"),
                                Instant.parse(json.string("since")),
                                json.flag("paused"),
                                entry.track().heard(sound).rate()));
            }
            default -> throw new IllegalArgumentException("unknown playback " + type);
        };
    }

    private static void write(JsonWriter json, Company company) {
        switch (company) {
            case Company.People() -> {}
            case Company.Nobody(var since) -> json.put("alone", since.toString());
            case Company.Parted(var why) -> json.put("parted", why.wire());
        }
    }

    private static Company company(JsonObject json) {
        Optional<Company> nobody =
                json.optionalString("alone").map(Instant::parse).map(Company.Nobody::new);
        return nobody.or(() ->
                        json.optionalString("parted")
                                .map(LeaveReason::named)
                                .map(Company.Parted::new))
                .orElse(Company.PEOPLE);
    }

    private static void write(JsonWriter json, Handled handled) {
        json.put("i", handled.interaction().value()).put("n", handled.sequence());
        if (handled.callsOff()) json.put("off", true);
    }

    private static Handled handled(JsonObject json) {
        return new Handled(
                new InteractionId(json.number("i")),
                json.number("n"),
                json.optionalFlag("off").orElse(false));
    }

    private static void write(JsonWriter json, Setbacks setbacks) {
        json.put("count", setbacks.count());
        json.array("out", setbacks.out(), EntryJson::write);
        json.numbers("back", setbacks.back().stream().map(EntryId::value).toList());
        if (!setbacks.why().isEmpty()) json.put("why", setbacks.why());
        json.put("since", setbacks.since().toString()).put("last", setbacks.last().toString());
    }

    private static Setbacks setbacks(JsonObject json) {
        return new Setbacks(
                json.integer("count"),
                json.objects("out").stream().map(EntryJson::read).toList(),
                json.numbers("back").stream().map(EntryId::new).toList(),
                json.optionalString("why").orElse(""),
                Instant.parse(json.string("since")),
                Instant.parse(json.string("last")));
    }
}
