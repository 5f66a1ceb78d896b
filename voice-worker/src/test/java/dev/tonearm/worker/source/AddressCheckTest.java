package dev.tonearm.worker.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.worker.source.AddressCheck.Verdict;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressCheckTest {
    private final AddressCheck check =
            new AddressCheck(List.of("http://127.0.0.1:8080/music/"), AddressCheckTest::resolve);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/a.mp3",
                "http://example.com:8000/stream?x=1#t",
                "HTTPS://EXAMPLE.com/a.mp3",
                "http://93.184.216.34/a.mp3",
                "http://[2606:4700::1111]/a.mp3",
                "http://127.0.0.1:8080/music/night%20train.wav"
            })
    void an_address_on_the_internet_or_a_trusted_one_is_allowed(String address) {
        assertThat(check.check(address)).isEqualTo(new Verdict.Allowed(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.0.0.1:8080/",
                "http://127.0.0.1:8080/music/../admin",
                "http://127.0.0.1:8080/music/%2e%2e/admin",
                "http://127.0.0.1:8080/music/%252e%252e/admin",
                "http://127.0.0.1:8080/musical",
                "http://127.0.0.1:8080.example.com@127.0.0.1/",
                "http://localhost:2333/v4/info",
                "http://0.0.0.0/",
                "http://10.1.2.3/",
                "http://172.20.0.1/",
                "http://192.168.0.1/",
                "http://100.64.0.1/",
                "http://169.254.169.254/latest/meta-data/",
                "http://224.0.0.1/",
                "http://255.255.255.255/",
                "http://[::1]/",
                "http://[::]/",
                "http://[fe80::1]/",
                "http://[fd00:ec2::254]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:169.254.169.254]/",
                "http://[::127.0.0.1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[2002:7f00:1::]/",
                "http://[2001:db8::1]/",
                "http://[ff02::1]/",
                "http://inside.example.com/",
                "http://both.example.com/",
                "http://user:pass@example.com/",
                "http://user@example.com/",
                "http://example.com\\@127.0.0.1/",
                "http://example.com /",
                "http:///etc/passwd",
                "http:/example.com",
                "file:///etc/passwd",
                "ftp://example.com/a.mp3",
                "gopher://example.com/",
                "javascript:/alert(1)",
                "https://exa mple.com/"
            })
    void what_leads_inside_or_could_be_read_in_two_ways_is_refused(String address) {
        assertThat(check.check(address)).isEqualTo(new Verdict.Refused());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://2130706433/",
                "http://0x7f000001/",
                "http://017700000001/",
                "http://127.1/"
            })
    void the_odd_ways_to_write_an_address_are_never_allowed(String address) {
        assertThat(check.check(address)).isNotInstanceOf(Verdict.Allowed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "night train",
                "re: stacks",
                "AC/DC",
                "12:51",
                "what://",
                "C:\\music",
                "/etc/passwd",
                "scsearch:words",
                "jar:http://example.com/a.jar!/x",
                "a",
                "ünïcödé 音楽"
            })
    void words_are_not_taken_for_an_address(String words) {
        assertThat(check.check(words)).isNotInstanceOf(Verdict.Allowed.class);
    }

    @Test
    void words_are_words() {
        assertThat(check.check("  night train ")).isEqualTo(new Verdict.Words());
        assertThat(check.check("re: stacks")).isEqualTo(new Verdict.Words());
    }

    @Test
    void a_host_nobody_knows_is_unknown() {
        assertThat(check.check("http://nowhere.example.com/a.mp3"))
                .isEqualTo(new Verdict.Unknown());
    }

    @Test
    void discords_brackets_around_an_address_are_taken_off() {
        assertThat(check.check("<https://example.com/a.mp3>"))
                .isEqualTo(new Verdict.Allowed("https://example.com/a.mp3"));
    }

    @Test
    void an_address_longer_than_any_is_refused() {
        assertThat(check.check("https://example.com/" + "a".repeat(2_000)))
                .isEqualTo(new Verdict.Refused());
    }

    /// Literal addresses as Java reads them; names as this test says.
    private static InetAddress[] resolve(String host) throws UnknownHostException {
        return switch (host) {
            case "example.com", "EXAMPLE.com" -> InetAddress.getAllByName("93.184.216.34");
            case "inside.example.com" -> InetAddress.getAllByName("10.0.0.1");
            case "localhost" -> InetAddress.getAllByName("127.0.0.1");
            case "both.example.com" ->
                    new InetAddress[] {
                        InetAddress.getAllByName("93.184.216.34")[0],
                        InetAddress.getAllByName("127.0.0.1")[0]
                    };
            default -> {
                boolean literal = host.contains(":") || host.matches("[0-9.]+");
                if (!literal) throw new UnknownHostException(host);
                yield InetAddress.getAllByName(host);
            }
        };
    }
}
