package dev.tonearm.worker.audio.session;

import static dev.tonearm.worker.audio.session.AudioStage.GUILD;
import static dev.tonearm.worker.audio.session.AudioStage.LOUNGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.tonearm.core.audio.Filter;
import dev.tonearm.core.audio.Filter.LowPass;
import dev.tonearm.core.audio.Filter.Timescale;
import dev.tonearm.core.audio.Filters;
import dev.tonearm.core.audio.Sound;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.Track;
import dev.tonearm.core.player.TrackClock;
import dev.tonearm.node.filter.FilterKind;
import dev.tonearm.standin.music.LibraryTrack;
import dev.tonearm.worker.OnTheWire;
import dev.tonearm.worker.audio.AudioNodes.Place;
import dev.tonearm.worker.audio.AudioNodes.Reconciled;
import dev.tonearm.worker.audio.LoadResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How players sound, and where they are at another speed than their tracks': a node counts the
/// seconds that are heard.
@OnTheWire
final class FilteredPlayersTest {
    private static final EntryId ENTRY = new EntryId(5);

    /// A third higher, and half as fast again.
    private static final Filters FAST = Filters.of(new Timescale(1.2, 1, 1.25), new LowPass(1.5f));

    @TempDir Path folder;
    private AudioStage stage;
    private LavalinkNodes nodes;
    private LibraryTrack piece;
    private QueueEntry entry;

    @BeforeEach
    void start() {
        stage = new AudioStage(folder);
        nodes = stage.worker();
        await().until(nodes::ready);
        piece = stage.piece(0);
        Track track = ((LoadResult.Single) nodes.load(stage.url(piece))).track();
        entry = new QueueEntry(ENTRY, track, new UserId(1));
        nodes.opened(GUILD, stage.invite("first"));
    }

    @AfterEach
    void stop() {
        nodes.close();
        stage.close();
    }

    @Test
    void a_fast_player_is_higher_and_where_its_clock_says() {
        DesiredPlayer.Playing fast = playing(20_000, FAST);
        nodes.reconcile(GUILD, fast);
        await().untilAsserted(() -> assertThat(hertz()).isCloseTo(high(), within(6.0)));
        await().until(() -> fast.playback().positionAt(Instant.now()) > 26_000);
        isWhereItShouldBe(fast);
        assertThat(nodes.reconcile(GUILD, fast)).isEqualTo(Reconciled.UNCHANGED);
    }

    @Test
    void another_speed_in_the_middle_goes_on_from_there_and_whoever_takes_over_knows() {
        nodes.reconcile(GUILD, playing(20_000, Filters.NONE));
        await().untilAsserted(() -> assertThat(hertz()).isCloseTo(piece.tone(), within(5.0)));
        Place.At before = (Place.At) nodes.whereIs(GUILD, ENTRY);
        DesiredPlayer.Playing fast = playing(before.positionMillis(), FAST);
        assertThat(nodes.reconcile(GUILD, fast)).isEqualTo(Reconciled.DONE);
        await().untilAsserted(() -> assertThat(hertz()).isCloseTo(high(), within(6.0)));
        long later = before.positionMillis() + 6_000;
        await().until(() -> fast.playback().positionAt(Instant.now()) > later);
        isWhereItShouldBe(fast);

        LavalinkNodes first = nodes;
        nodes = stage.worker();
        first.close();
        await().until(nodes::ready);
        assertThat(nodes.reconcile(GUILD, fast)).isEqualTo(Reconciled.UNCHANGED);
        isWhereItShouldBe(fast);
        assertThat(hertz()).isCloseTo(high(), within(6.0));
    }

    @Test
    void a_node_that_comes_back_is_told_the_filters_again() {
        DesiredPlayer.Playing fast = playing(20_000, FAST);
        nodes.reconcile(GUILD, fast);
        await().untilAsserted(() -> assertThat(hertz()).isCloseTo(high(), within(6.0)));
        stage.restartNode();
        stage.voice.ear(GUILD.value()).forgetGaps();
        await().until(() -> !stage.guildsIn("local", stage.find(0, "local").orElse("")).isEmpty());
        await().untilAsserted(() -> assertThat(hertz()).isCloseTo(high(), within(6.0)));
    }

    /// A node refuses a whole change for one filter that it does not have.
    @Test
    void a_node_without_a_filter_plays_without_it_and_that_is_told() {
        stage.startNode("local", stage.killNode("local"), Set.of(FilterKind.TIMESCALE));
        DesiredPlayer.Playing fast = playing(20_000, FAST);
        await().until(() -> nodes.reconcile(GUILD, fast) != Reconciled.LATER);
        await().untilAsserted(() -> assertThat(hertz()).isCloseTo(piece.tone(), within(5.0)));
        assertThat(stage.reports)
                .contains(new PlayerInput.FiltersMissing(Set.of(Filter.Kind.TIMESCALE)));
        assertThat(nodes.support(GUILD).lacking(FAST)).containsExactly(Filter.Kind.TIMESCALE);
    }

    @Test
    void a_guild_goes_to_a_node_that_has_its_filters() {
        stage.startNode("a-poor-one", 0, Set.of(FilterKind.TIMESCALE, FilterKind.LOW_PASS));
        nodes.close();
        nodes = stage.worker();
        nodes.opened(GUILD, stage.invite("second"));
        await().until(() -> stage.isHeld("local") && stage.isHeld("a-poor-one"));
        assertThat(nodes.support(GUILD).lacking(FAST)).isEmpty();
        nodes.reconcile(GUILD, playing(20_000, FAST));
        await().untilAsserted(() -> assertThat(hertz()).isCloseTo(high(), within(6.0)));
        assertThat(stage.nodesOf(GUILD)).containsExactly("local");
    }

    private void isWhereItShouldBe(DesiredPlayer.Playing wanted) {
        await().untilAsserted(() ->
                assertThat(nodes.whereIs(GUILD, ENTRY))
                        .isInstanceOfSatisfying(
                                Place.At.class,
                                at ->
                                        assertThat(at.positionMillis())
                                                .isCloseTo(
                                                        wanted.playback().positionAt(Instant.now()),
                                                        within(1_200L))));
    }

    private DesiredPlayer.Playing playing(long position, Filters filters) {
        TrackClock clock = new TrackClock(position, Instant.now(), false, filters.rate());
        return new DesiredPlayer.Playing(
                LOUNGE, new Playback.Loaded(entry, clock), Sound.PLAIN.with(filters));
    }

    private double high() {
        return piece.tone() * 1.25;
    }

    private double hertz() {
        return stage.voice
                .ear(GUILD.value())
                .heard(Duration.ofMillis(500))
                .spectrum()
                .dominantHertz();
    }
}
