package dev.tonearm.bench.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.bench.Gap;
import dev.tonearm.core.audio.Sound;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.TrackClock;
import dev.tonearm.drive.Control;
import dev.tonearm.drive.Lookout;
import dev.tonearm.drive.NodePlayers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What is heard, where it is in the track, and what Discord would have refused.
final class Listening {
    /// Longer than a command takes, or a partition that goes from one worker to another and on to a
    /// third, by several looks, of which one takes seconds on a busy machine. Only what is missing
    /// is waited for.
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Control control;
    private final PlayerJournal journal;
    private final NodePlayers players;

    /// Where each guild was when it was begun anew.
    private final Map<GuildId, NodePlayers.Playing> begun = new HashMap<>();

    Listening(Control control, PlayerJournal journal, NodePlayers players) {
        this.control = control;
        this.journal = journal;
        this.players = players;
    }

    /// Nodes' positions against the journals'.
    ///
    /// @param millis how far apart they are, of each guild that plays
    /// @param silent guilds that should play and that no node plays, each with what is missing
    /// @param far those that are farther apart than they may be, each with where they are
    /// @param twice guilds that more than one node plays
    record Positions(List<Double> millis, List<String> silent, List<String> far, int twice) {}

    /// Begins anew.
    void forget(Collection<ChaosGuild> guilds) {
        for (ChaosGuild guild : guilds) control.delete("voice/" + guild.id() + "/gaps");
        begun.clear();
        for (var player : players.all()) begun.put(player.guild(), player);
        control.forgetViolations();
    }

    /// The longest gap of each guild since then, 0 where there was none.
    List<Double> gaps(Collection<ChaosGuild> guilds, Instant since) {
        List<Double> longest = new ArrayList<>();
        for (ChaosGuild guild : guilds) {
            JsonNode state = control.get("voice/" + guild.id());
            Instant now = Instant.now();
            longest.add(Gap.longest(Gap.of(state, now), since, now));
        }
        return longest;
    }

    /// Looks again where a guild is not found: nodes do not know a session for as long as a
    /// partition goes from one worker to another, while its music plays on.
    Positions positions(Collection<ChaosGuild> guilds) {
        List<Double> millis = new ArrayList<>();
        List<String> far = new ArrayList<>();
        Set<GuildId> twice = new HashSet<>();
        Map<GuildId, String> silent = new LinkedHashMap<>();
        for (ChaosGuild guild : guilds) silent.put(guild.id(), "");
        Lookout.until(
                () -> {
                    Map<GuildId, List<NodePlayers.Playing>> playing =
                            players.all().stream()
                                    .collect(Collectors.groupingBy(NodePlayers.Playing::guild));
                    for (GuildId guild : List.copyOf(silent.keySet())) {
                        var here = playing.getOrDefault(guild, List.of());
                        if (here.size() > 1) twice.add(guild);
                        PlayerState state = journal.load(guild).readable();
                        if (!here.isEmpty() && state.playback() instanceof Playback.Loaded loaded) {
                            silent.remove(guild);
                            double off = off(here.getFirst(), loaded);
                            millis.add(off);
                            if (off > Aim.POSITION_MILLIS) far.add(far(here.getFirst(), loaded));
                        } else {
                            silent.put(guild, missing(guild, here, state));
                        }
                    }
                    return silent.isEmpty();
                },
                PATIENCE,
                LOOK);
        return new Positions(millis, List.copyOf(silent.values()), far, twice.size());
    }

    private double off(NodePlayers.Playing player, Playback.Loaded loaded) {
        return Math.max(apart(player, loaded.clock()), missed(player));
    }

    /// How far a player is from its clock, in milliseconds of the track. A command may have set the
    /// clock anew since the node was asked: what it would have shown before counts then.
    static double apart(NodePlayers.Playing player, TrackClock clock) {
        return Math.abs(clock.lineAt(player.at()) - player.positionMillis());
    }

    private String far(NodePlayers.Playing player, Playback.Loaded loaded) {
        return "guild %s: at %d ms on %s at %s; in the journal %s; before %s; gaps %s"
                .formatted(
                        player.guild(),
                        player.positionMillis(),
                        player.node(),
                        player.at(),
                        loaded.clock(),
                        begun.get(player.guild()),
                        Gap.of(control.get("voice/" + player.guild()), Instant.now()));
    }

    private static String missing(
            GuildId guild, List<NodePlayers.Playing> here, PlayerState state) {
        return "guild %s: on nodes %s; in the journal %s in %s"
                .formatted(guild, here, state.playback(), state.voice());
    }

    /// How far a player is from where its listeners are, who have heard all but the silence since
    /// it was begun anew: what they missed, or heard twice.
    private double missed(NodePlayers.Playing player) {
        NodePlayers.Playing before = begun.get(player.guild());
        if (before == null) return 0;
        List<Gap> gaps = Gap.of(control.get("voice/" + player.guild()), Instant.now());
        double heard =
                Duration.between(before.at(), player.at()).toMillis()
                        - Gap.silence(gaps, before.at(), player.at());
        // The rate of a guild does not change while it is measured.
        double passed = heard * player.rate();
        return Math.abs(player.positionMillis() - before.positionMillis() - passed);
    }

    /// Guilds whose player has another volume or other filters than the journal says, and not only
    /// for as long as a command takes.
    List<GuildId> otherwise(Collection<ChaosGuild> guilds) {
        Set<GuildId> suspects = new LinkedHashSet<>();
        for (ChaosGuild guild : guilds) suspects.add(guild.id());
        Lookout.until(
                () -> {
                    suspects.removeIf(asWritten());
                    return suspects.isEmpty();
                },
                PATIENCE,
                LOOK);
        return List.copyOf(suspects);
    }

    /// Those that no node plays, or that sound now as the journal says.
    private Predicate<GuildId> asWritten() {
        Map<GuildId, Sound> heard = new HashMap<>();
        for (var player : players.all()) heard.put(player.guild(), player.sound());
        return guild -> {
            Sound sound = heard.get(guild);
            return sound == null || sound.equals(journal.load(guild).readable().sound());
        };
    }

    /// Where each guild is played now.
    Map<GuildId, String> nodes() {
        Map<GuildId, String> nodes = new HashMap<>();
        for (var player : players.all()) nodes.put(player.guild(), player.node());
        return nodes;
    }

    /// What Discord would have refused, by rule.
    Map<String, Integer> violations() {
        return control.violations();
    }
}
