package dev.tonearm.worker.player;

import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.AsRead;
import dev.tonearm.core.message.GoldenReplies;
import dev.tonearm.worker.intake.Handed;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What listeners read after each command, in every language. The commands are the examples of
/// [AnsweredAgainTest].
class CommandRepliesTest {
    static List<Texts> languages() {
        return Texts.all();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void what_a_command_is_answered_is_as_written_down(Texts texts) {
        var golden = new GoldenReplies("what commands are answered", texts);
        for (AnsweredAgainTest.Example example : AnsweredAgainTest.examples()) {
            var worker = new Worker();
            worker.language = texts.locale().code();
            Handed done = AnsweredAgainTest.done(worker, example);
            golden.add(
                    example.toString(),
                    AsRead.of(JsonObject.parse(AnsweredAgainTest.told(worker, done))));
        }
        golden.check();
    }
}
