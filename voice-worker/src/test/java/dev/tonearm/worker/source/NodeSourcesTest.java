package dev.tonearm.worker.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.Query;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.LeftOut;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.player.Resolution;
import dev.tonearm.core.player.Track;
import dev.tonearm.worker.audio.AudioNodes;
import dev.tonearm.worker.audio.LoadResult;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class NodeSourcesTest implements AudioNodes {
    private static final Track ONE = track("one");
    private static final Track TWO = track("two");
    private static final Track THREE = track("three");

    private final List<String> asked = new ArrayList<>();
    private LoadResult result = new LoadResult.Nothing();

    @Test
    void an_address_is_loaded_as_it_is() {
        result = single(ONE);
        assertThat(resolve("https://example.com/one.mp3"))
                .isEqualTo(new Resolution.Found(List.of(ONE), ""));
        assertThat(asked).containsExactly("https://example.com/one.mp3");
    }

    @Test
    void words_are_searched_for_and_the_best_hit_plays() {
        result = new LoadResult.Search(singles(TWO, ONE));
        assertThat(resolve(" two ")).isEqualTo(new Resolution.Found(List.of(TWO), ""));
        assertThat(asked).containsExactly("scsearch:two");
    }

    @Test
    void a_playlist_begins_with_the_track_that_was_named() {
        result = new LoadResult.Playlist("Mix", 1, singles(ONE, TWO, THREE), 0);
        assertThat(resolve("https://example.com/mix"))
                .isEqualTo(new Resolution.Found(List.of(TWO, THREE, ONE), "Mix"));
        result = new LoadResult.Playlist("", -1, singles(ONE), 0);
        assertThat(resolve("https://example.com/mix"))
                .as("a list of one, without a name")
                .isEqualTo(new Resolution.Found(List.of(ONE), "", true, LeftOut.NONE));
        result = new LoadResult.Playlist("Mix", -1, List.of(), 0);
        assertThat(resolve("https://example.com/mix")).isEqualTo(new Resolution.NothingFound());
    }

    @Test
    void a_forbidden_address_reaches_no_node() {
        assertThat(resolve("http://169.254.169.254/"))
                .isEqualTo(new Resolution.Refused(Refusal.Simple.ADDRESS_INSIDE));
        assertThat(resolve("file:///etc/passwd"))
                .isEqualTo(new Resolution.Refused(Refusal.Simple.ADDRESS_NOT_WEB));
        assertThat(asked).isEmpty();
    }

    @Test
    void without_a_search_words_find_nothing_and_reach_no_node() {
        NodeSources sources = sources("");
        assertThat(sources.resolve(new Query.Best("/etc/passwd")))
                .isEqualTo(new Resolution.NothingFound());
        assertThat(asked).isEmpty();
    }

    @Test
    void a_failure_says_what_listeners_may_know() {
        result = new LoadResult.Failed("This track is not available.");
        assertThat(resolve("https://example.com/x"))
                .isEqualTo(new Resolution.Failed("This track is not available."));
    }

    @Test
    void a_node_that_is_away_is_no_fault_of_the_link() {
        result = new LoadResult.Away();
        assertThat(resolve("https://example.com/x"))
                .isEqualTo(new Resolution.Refused(Refusal.Simple.NODE_AWAY));
        result = new LoadResult.TooBig();
        assertThat(resolve("https://example.com/x"))
                .isEqualTo(new Resolution.Refused(Refusal.Simple.TOO_BIG));
        result = new LoadResult.Late();
        assertThat(resolve("https://example.com/x"))
                .isEqualTo(new Resolution.Refused(Refusal.Simple.SOURCE_LATE));
    }

    @Test
    void a_node_gets_the_address_that_was_judged() {
        resolve(" <https://Example.com:443/a b/../ü|[1].mp3> ");
        assertThat(asked).containsExactly("https://example.com/%C3%BC%7C%5B1%5D.mp3");
    }

    @Test
    void warming_asks_a_node_once_for_something_that_no_source_knows() {
        sources("scsearch:").warm();
        assertThat(asked)
                .singleElement()
                .asString()
                .as("no source's prefix and no address: nothing leaves the node")
                .doesNotContain(":");
    }

    @Test
    void tracks_that_were_too_big_are_counted_as_left_out() {
        result = new LoadResult.Playlist("Mix", -1, singles(ONE, TWO), 3);
        assertThat(resolve("https://example.com/mix"))
                .isEqualTo(
                        new Resolution.Found(List.of(ONE, TWO), "Mix", true, new LeftOut(0, 0, 3)));
    }

    private Resolution resolve(String query) {
        return sources("scsearch:").resolve(new Query.Best(query));
    }

    private NodeSources sources(String prefix) {
        return new NodeSources(
                this,
                SourceSettings.of("", "", prefix),
                InstantSource.system(),
                host ->
                        InetAddress.getAllByName(
                                "example.com".equals(host) ? "93.184.216.34" : host));
    }

    @Override
    public Reconciled reconcile(GuildId guild, DesiredPlayer desired) {
        return Reconciled.UNCHANGED;
    }

    @Override
    public void leaveAlone(GuildId guild) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Place whereIs(GuildId guild, EntryId entry) {
        throw new UnsupportedOperationException();
    }

    @Override
    public LoadResult load(String identifier) {
        asked.add(identifier);
        return result;
    }

    private static LoadResult.Single single(Track track) {
        return new LoadResult.Single(track, new LoadResult.Origin(track.encoded(), "radio-plugin"));
    }

    private static List<LoadResult.Single> singles(Track... tracks) {
        return Stream.of(tracks).map(NodeSourcesTest::single).toList();
    }

    private static Track track(String name) {
        return new Track(name, name, "", 1_000, "", "", false, true);
    }
}
