package dev.tonearm.e2e.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.drive.Interaction;
import dev.tonearm.drive.Library.Piece;
import dev.tonearm.drive.Person;
import dev.tonearm.drive.Server;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Rules and manners that a server sets, on their way from its settings to what is heard.
class MannersJourneyTest {
    @RegisterExtension static final StackExtension STACK = new StackExtension();

    private final Server server = STACK.server("manners");
    private final Piece first = STACK.pieces().get(0);
    private final Piece second = STACK.pieces().get(1);

    @SideBySide
    void listeners_skip_together_and_only_those_who_listen() {
        set("{\"who\":{\"rules\":{\"skip\":\"vote\"}}}");
        Person cleo = server.person("cleo");
        Person dan = server.person("dan");
        server.ada().joins(server.lounge());
        server.ben().joins(server.lounge());
        cleo.joins(server.lounge());
        dan.joins(server.studio());
        server.ada().uses("play", Map.of("query", first.longer()));
        server.ada().uses("play", Map.of("query", second.title()));
        STACK.hears(server, first);

        assertThat(dan.uses("skip").text()).contains("<#" + server.lounge() + ">");
        assertThat(server.ben().uses("skip").text()).contains("**1** of **2** votes");
        assertThat(server.ben().uses("skip").text()).contains("counts already");
        Interaction enough = cleo.uses("skip");
        assertThat(enough.text()).contains("Skipped", "Decided by vote");
        STACK.hears(server, second);
    }

    @SideBySide
    void when_somebody_leaves_the_votes_of_those_who_stay_are_enough() {
        set("{\"who\":{\"rules\":{\"skip\":\"vote\"}}}");
        Person cleo = server.person("cleo");
        server.ada().joins(server.lounge());
        server.ben().joins(server.lounge());
        cleo.joins(server.lounge());
        server.ada().uses("play", Map.of("query", first.longer()));
        server.ada().uses("play", Map.of("query", second.title()));
        STACK.hears(server, first);
        assertThat(server.ben().uses("skip").text()).contains("**1** of **2** votes");
        cleo.deafens(true);
        STACK.hears(server, second);
        STACK.eventually(
                "the message of the vote",
                () -> server.messages().toString().contains("as listeners came or left"));
    }

    @SideBySide
    void it_leaves_when_it_has_been_alone_for_as_long_as_the_server_says() {
        set("{\"manners\":{\"alone\":10}}");
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", first.longer()));
        STACK.hears(server, first);
        server.ada().leavesVoice();
        STACK.eventually("the bot has left", () -> server.botChannel().isEmpty());
        server.ada().joins(server.lounge());
        server.ada().uses("resume");
        STACK.hears(server, first);
    }

    @SideBySide
    void music_waits_for_who_comes_back() {
        set("{\"manners\":{\"pauses\":true}}");
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", first.longer()));
        STACK.hears(server, first);
        server.ada().leavesVoice();
        STACK.hearsNothing(server);
        server.ada().joins(server.lounge());
        STACK.hears(server, first);
    }

    private void set(String settings) {
        String file =
                server.ada().uploads("settings.json", "application/json", settings.getBytes(UTF_8));
        assertThat(server.ada().uses("settings import", Map.of("file", file)).text())
                .contains("Saved");
    }
}
