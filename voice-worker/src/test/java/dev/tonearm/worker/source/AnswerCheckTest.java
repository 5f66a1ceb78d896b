package dev.tonearm.worker.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.player.Track;
import dev.tonearm.worker.audio.LoadResult.Origin;
import dev.tonearm.worker.audio.LoadResult.Single;
import dev.tonearm.worker.source.AnswerCheck.Asked;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AnswerCheckTest {
    private static final String OUTSIDE = "https://cdn.example.com/a.mp3";
    private static final String LIBRARY = "http://127.0.0.1:8080/music/";

    private final List<String> resolved = Collections.synchronizedList(new ArrayList<>());
    private final AnswerCheck answers =
            new AnswerCheck(
                    new AddressCheck(
                            List.of(LIBRARY), new Hosts(this::resolve, InstantSource.system())));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:18901/secret.mp3",
                "http://127.0.0.1:8080/admin",
                "http://127.0.0.1:8080/music/..;/admin",
                "http://inside.example.com/a.mp3",
                "http://nowhere.example.com/a.mp3",
                "http://[64:ff9b:1::1]/a.mp3",
                "http://0177.0.0.1/a.mp3",
                "http://user@cdn.example.com/a.mp3",
                "http://cdn.example.com\\@127.0.0.1/a.mp3",
                "icy://127.0.0.1/radio",
                "file:///etc/passwd",
                "/etc/passwd",
                "words"
            })
    void what_the_fetching_source_was_led_to_has_to_be_an_address_one_may_ask_for(String to) {
        assertThat(playable(new Asked.Address(), fetched(to))).isEmpty();
    }

    @Test
    void a_host_that_some_read_otherwise_is_left_out_though_a_browser_would_find_it_outside() {
        // To Java it is 10.8.8.8.
        assertThat(playable(new Asked.Address(), fetched("http://010.8.8.8/a.mp3"))).isEmpty();
        assertThat(playable(new Asked.Address(), fetched("http://8.8.8.8/a.mp3"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                OUTSIDE,
                "icy://cdn.example.com/radio",
                "http://127.0.0.1:8080/music/night%20train.wav"
            })
    void what_is_outside_or_trusted_plays(String to) {
        assertThat(playable(new Asked.Address(), fetched(to))).hasSize(1);
    }

    @Test
    void other_sources_have_names_of_their_own_and_fetch_by_themselves() {
        Single video = single("dQw4w9WgXcQ", "youtube", "https://www.youtube.com/watch?v=x", "");
        Single speech = single("ftts://hello", "flowery-tts", "ftts://hello", "");
        assertThat(playable(new Asked.Address(), video, speech))
                .extracting(Track::uri)
                .containsExactly("https://www.youtube.com/watch?v=x", "");
        assertThat(resolved).isEmpty();
    }

    @Test
    void a_file_of_the_nodes_machine_plays_from_an_operators_search_only() {
        Single file = single("/srv/music/a.mp3", "local", "/srv/music/a.mp3", "");
        assertThat(playable(new Asked.Address(), file)).isEmpty();
        assertThat(playable(new Asked.Words(), file)).extracting(Track::uri).containsExactly("");
    }

    @Test
    void an_operators_piece_plays_from_where_its_catalogue_says() {
        String own = "http://10.0.0.7/a.mp3";
        assertThat(playable(new Asked.Piece(own), fetched(own)))
                .extracting(Track::uri)
                .containsExactly(own);
        assertThat(playable(new Asked.Piece(own), fetched("http://10.0.0.7/b.mp3"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/a",
                "http://router/a",
                "http://localhost/a",
                "http://printer.local/a",
                "http://admin.internal./a",
                "javascript:/alert(1)",
                "words"
            })
    void links_and_pictures_never_lead_inside(String link) {
        assertThat(playable(new Asked.Address(), single("id", "plugin", link, link)))
                .extracting(Track::uri, Track::artworkUrl)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("", ""));
    }

    @Test
    void a_link_is_stored_as_a_browser_reads_it() {
        assertThat(
                        playable(
                                new Asked.Address(),
                                single("id", "plugin", "https://ä.example/a b", "")))
                .extracting(Track::uri)
                .containsExactly("https://xn--4ca.example/a%20b");
    }

    @Test
    void ten_thousand_tracks_of_one_host_cost_one_question() {
        Single[] list =
                IntStream.range(0, 10_000)
                        .mapToObj(i -> fetched("https://cdn.example.com/" + i + ".mp3"))
                        .toArray(Single[]::new);
        assertThat(playable(new Asked.Address(), list)).hasSize(10_000);
        assertThat(playable(new Asked.Address(), list)).hasSize(10_000);
        assertThat(resolved).containsExactly("cdn.example.com");
    }

    @Test
    void many_hosts_cost_a_bounded_number_of_questions_and_the_rest_is_left_out() {
        Single[] list =
                IntStream.range(0, 1_000)
                        .mapToObj(i -> fetched("https://h" + i + ".example.com/a.mp3"))
                        .toArray(Single[]::new);
        assertThat(playable(new Asked.Address(), list)).hasSize(Hosts.MOST_AT_ONCE);
        assertThat(resolved).hasSize(Hosts.MOST_AT_ONCE);
    }

    private List<Track> playable(Asked asked, Single... found) {
        return answers.playable(List.of(found), asked);
    }

    private static Single fetched(String to) {
        return single(to, "http", to, "");
    }

    private static Single single(String identifier, String source, String uri, String artwork) {
        return new Single(
                new Track("QAAA", "title", "author", 1_000, uri, artwork, false, true),
                new Origin(identifier, source));
    }

    private InetAddress[] resolve(String host) throws UnknownHostException {
        resolved.add(host);
        if (host.startsWith("nowhere")) throw new UnknownHostException(host);
        return Stream.of(host.startsWith("inside") ? "10.0.0.1" : "93.184.216.34")
                .map(InetAddress::ofLiteral)
                .toArray(InetAddress[]::new);
    }
}
