package dev.tonearm.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueueNamesTest {
    /// Another name would be another queue, and the commands in the old one nobody's.
    @Test
    void queues_are_called_what_they_are_called_in_every_stage_that_stands() {
        assertThat(QueueNames.commands(15)).isEqualTo("tonearm-commands-15.fifo");
        assertThat(QueueNames.commandsDeadLetters(0)).isEqualTo("tonearm-commands-0-dlq.fifo");
        assertThat(QueueNames.commandsOfAll().replace(QueueNames.PARTITION, "3"))
                .isEqualTo(QueueNames.commands(3));
        assertThat(QueueNames.BILLING).isEqualTo("tonearm-billing.fifo");
        assertThat(QueueNames.BILLING_DEAD_LETTERS).isEqualTo("tonearm-billing-dlq.fifo");
    }
}
