package dev.tonearm.worker.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.worker.source.WebAddress.Reading;
import java.net.URI;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class WebAddressPropertiesTest {
    @Property(tries = 5_000)
    void what_is_taken_is_read_alike_by_strict_readers_and_by_us(@ForAll("typed") String typed) {
        if (!(WebAddress.read(typed) instanceof Reading.Address(var address))) return;
        URI strict = URI.create(address.text());
        assertThat(strict.getScheme()).isIn("http", "https");
        assertThat(strict.getRawUserInfo()).isNull();
        assertThat(strict.getRawAuthority()).doesNotContain("@");
        assertThat(address.isWrittenPlainlyIn(address.text())).isTrue();
        assertThat(address.text()).matches("[\\x21-\\x7e]+").doesNotContain("\\");
        assertThat(address.text().length()).isLessThanOrEqualTo(WebAddress.MAX_LENGTH);
        assertThat(WebAddress.read(address.text())).isEqualTo(new Reading.Address(address));
        // A number that some reader takes for an address is one to us.
        if (address.host().matches("[0-9.]+")) assertThat(address.literal()).isPresent();
    }

    @Provide
    Arbitrary<String> typed() {
        Arbitrary<String> odd =
                Arbitraries.of(
                        "@",
                        ":",
                        "/",
                        "\\",
                        "%",
                        "%2e",
                        "%2F",
                        "%25",
                        "..",
                        ";",
                        "?",
                        "#",
                        "[",
                        "]",
                        "|",
                        " ",
                        "\t",
                        "\n",
                        "\u0000",
                        "ß",
                        "。",
                        "１",
                        "\u202e",
                        "\ud83d",
                        "0x7f",
                        "0177",
                        "127.1",
                        "::1",
                        "example.com",
                        "localhost",
                        "&",
                        "a",
                        "-",
                        "_",
                        "{",
                        "<",
                        ">",
                        "'",
                        "\"",
                        "^",
                        "`",
                        "80",
                        "99999");
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(3);
        Arbitrary<String> rest =
                Arbitraries.oneOf(odd, any)
                        .list()
                        .ofMaxSize(12)
                        .map(parts -> String.join("", parts));
        return Combinators.combine(
                        Arbitraries.of(
                                "http://", "https://", "HTTP:/", "http:\\\\", "http:///", ""),
                        rest)
                .as((scheme, text) -> scheme + text);
    }
}
