package dev.tonearm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tonearm.drive.Interaction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeenTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    {'state':'sent','settled':false}                                               | NOTHING
                    {'state':'deferred','settled':false}                                           | NOTHING
                    {'state':'failed','settled':true,'failure':'no answer in 3 s'}                 | ERROR
                    {'state':'answered','settled':true,'message':{'content':'Paused at 0:07.'}}    | ANSWER
                    {'state':'answered','settled':true,'message':{'content':'This takes longer…'}} | NOTHING
                    """)
    void an_answer_is_what_ends_the_waiting(String json, Ledger.Seen seen) throws Exception {
        var interaction = new Interaction(new ObjectMapper().readTree(json.replace('\'', '"')));
        assertThat(Ledger.Seen.of(interaction)).isEqualTo(seen);
    }
}
