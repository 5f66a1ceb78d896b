package dev.tonearm.core.partition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkerMarkTest {
    private static final WorkerId WORKER = new WorkerId("voice-worker-0", "5e1f00aa");

    @Test
    void two_lives_of_a_worker_have_the_name_in_common() {
        WorkerMark before = WorkerMark.of(WORKER);
        WorkerMark after = WorkerMark.of(new WorkerId("voice-worker-0", "00000001"));
        assertThat(after.name()).isEqualTo(before.name());
        assertThat(after.life()).isNotEqualTo(before.life());
        assertThat(WorkerMark.of(new WorkerId("voice-worker-1", "5e1f00aa")).name())
                .isNotEqualTo(before.name());
    }

    @Test
    void it_is_read_as_it_is_written_in_ten_characters() {
        WorkerMark mark = WorkerMark.of(WORKER);
        assertThat(mark.toString()).hasSize(10);
        assertThat(WorkerMark.parse(mark.toString())).contains(mark);
    }

    @Test
    void what_an_older_build_wrote_there_is_no_mark() {
        assertThat(WorkerMark.parse("5b0d0c3e-6d4f-4f0a-9c8e-1f0f6c1b2a3d")).isEmpty();
        assertThat(WorkerMark.parse("")).isEmpty();
    }
}
