package dev.tonearm.billing.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class UniquesTest {
    private static final SecretHash HASH = hash("secret of a week");

    @Test
    void the_same_people_on_two_days_are_counted_once() {
        Uniques monday = people(HASH, 0, 60);
        Uniques tuesday = people(HASH, 30, 90);
        monday.add(tuesday);

        assertThat(monday.estimate()).isEqualTo(90);
    }

    @Test
    void parts_in_any_order_make_the_same_sketch() {
        Uniques forwards = Uniques.none();
        Uniques backwards = Uniques.none();
        for (int part = 0; part < 10; part++) {
            forwards.add(people(HASH, 50 * part, 50 * part + 80));
            backwards.add(people(HASH, 50 * (9 - part), 50 * (9 - part) + 80));
        }
        backwards.add(Uniques.of(forwards.bytes()));

        assertThat(backwards.bytes()).isEqualTo(forwards.bytes());
        assertThat(forwards.bytes()).isEqualTo(people(HASH, 0, 530).bytes());
    }

    @Test
    void a_hundred_thousand_are_counted_nearly() {
        assertThat((double) people(HASH, 0, 100_000).estimate())
                .isCloseTo(100_000, within(5_000.0));
    }

    @Test
    void a_sketch_has_four_kilobytes_whoever_was_there() {
        assertThat(Uniques.none().bytes()).hasSize(4_096);
        assertThat(people(HASH, 0, 10_000).bytes()).hasSize(4_096);
    }

    /// Whoever has another secret, or none any more, finds a person's register nowhere.
    @Test
    void under_another_secret_the_same_person_is_somebody_else() {
        int found = 0;
        Uniques seen = people(HASH, 0, 200);
        SecretHash guess = hash("secret of another week");
        for (int person = 0; person < 200; person++) {
            Uniques with = Uniques.of(seen.bytes());
            with.add(people(guess, person, person + 1));
            if (Arrays.equals(with.bytes(), seen.bytes())) found++;
        }
        // With the right one it would be all of them.
        assertThat(found).isLessThan(30);
    }

    @Test
    void a_server_and_a_person_of_one_number_are_two() {
        assertThat(HASH.of("user#1")).isNotEqualTo(HASH.of("guild#1"));
        assertThat(HASH.of("user#1")).isEqualTo(HASH.of("user#1"));
    }

    private static Uniques people(SecretHash hash, int from, int end) {
        Uniques uniques = Uniques.none();
        for (int person = from; person < end; person++) uniques.add(hash.of("user#" + person));
        return uniques;
    }

    private static SecretHash hash(String secret) {
        return new SecretHash(secret.getBytes(StandardCharsets.UTF_8));
    }
}
