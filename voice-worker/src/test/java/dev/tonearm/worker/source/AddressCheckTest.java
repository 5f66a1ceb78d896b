package dev.tonearm.worker.source;

import static dev.tonearm.core.player.Refusal.Simple.ADDRESS_BROKEN;
import static dev.tonearm.core.player.Refusal.Simple.ADDRESS_INSIDE;
import static dev.tonearm.core.player.Refusal.Simple.ADDRESS_NOT_WEB;
import static dev.tonearm.core.player.Refusal.Simple.ADDRESS_TOO_LONG;
import static dev.tonearm.core.player.Refusal.Simple.ADDRESS_WITH_PASSWORD;
import static dev.tonearm.core.player.Refusal.Simple.HOST_UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.player.Refusal;
import dev.tonearm.worker.source.AddressCheck.Verdict;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressCheckTest {
    private final AddressCheck check =
            new AddressCheck(
                    List.of("http://127.0.0.1:8080/music/"),
                    new Hosts(AddressCheckTest::resolve, InstantSource.system()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/a.mp3",
                "http://example.com:8000/stream?x=1#t",
                "http://93.184.216.34/a.mp3",
                "http://[2606:4700::1111]/a.mp3",
                "http://127.0.0.1:8080/music/night%20train.wav",
                "http://127.0.0.1:8080/music/100%25%20pure;live.wav",
                "http://127.0.0.1:8080/music/%252.wav",
                "http://under_score.example.com/a.mp3"
            })
    void an_address_on_the_internet_or_a_trusted_one_is_allowed(String address) {
        assertThat(check.check(address)).isEqualTo(new Verdict.Allowed(address));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "HTTPS://EXAMPLE.com/a.mp3 > https://example.com/a.mp3",
                "http:/example.com > http://example.com/",
                "http:\\\\example.com\\a > http://example.com/a",
                "http://example.com\\@127.0.0.1/ > http://example.com/@127.0.0.1/",
                "http://example.com:80/a b|c[d]{e}.mp3 >"
                        + " http://example.com/a%20b%7Cc%5Bd%5D%7Be%7D.mp3",
                "http://example.com/100% pure.wav > http://example.com/100%25%20pure.wav",
                "http://example.com/ä?q=ü > http://example.com/%C3%A4?q=%C3%BC",
                "http://example.com/a/./b/%2e%2E/c > http://example.com/a/c",
                "http://straße.example.com/ > http://xn--strae-oqa.example.com/",
                "http://éxample.com/ > http://xn--xample-9ua.com/",
                "http://0x5D.0xb8.216.042/ > http://93.184.216.34/",
                "http://127.0.0.1:8080/music/x/../a.wav > http://127.0.0.1:8080/music/a.wav"
            })
    void an_address_is_read_as_a_browser_reads_it(String typed, String address) {
        assertThat(check.check(typed)).isEqualTo(new Verdict.Allowed(address));
    }

    @Test
    void tabs_and_line_breaks_go() {
        assertThat(check.check("\u0000 http://exam\tple.com/a\r\nb "))
                .isEqualTo(new Verdict.Allowed("http://example.com/ab"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.0.0.1./",
                "http://127.0.0.1:8080/",
                "http://127.0.0.1:8080/music/../admin",
                "http://127.0.0.1:8080/music/%2e%2e/admin",
                "http://127.0.0.1:8080/music/%252e%252e/admin",
                "http://127.0.0.1:8080/music/%25252e%25252e/admin",
                "http://127.0.0.1:8080/music/%252525252e./admin",
                "http://127.0.0.1:8080/music/..;/admin",
                "http://127.0.0.1:8080/music/..;a=b/admin",
                "http://127.0.0.1:8080/music/%2e.;/admin",
                "http://127.0.0.1:8080/music/..%3b/admin",
                "http://127.0.0.1:8080/music/x%2f..%2f..%2fadmin",
                "http://127.0.0.1:8080/music/..%5cadmin",
                "http://127.0.0.1:8080/music/%c0%ae%c0%ae/admin",
                "http://127.0.0.1:8080/music/a%00.wav",
                "http://127.0.0.1:8080/music/..\\admin",
                "http://127.0.0.1:8080/musical",
                "http://localhost:2333/v4/info",
                "http://0.0.0.0/",
                "http://0/",
                "http://10.1.2.3/",
                "http://172.20.0.1/",
                "http://192.168.0.1/",
                "http://100.64.0.1/",
                "http://168.63.129.16/machine",
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
                "http://[64:ff9b::a9fe:a9fe]/",
                "http://[64:ff9b:1::1]/",
                "http://[64:ff9b:1:ffff::8.8.8.8]/",
                "http://[64:ff9b:2::808:808]/",
                "http://[2002:7f00:1::]/",
                "http://[2001:db8::1]/",
                "http://[ff02::1]/",
                "http://0177.0.0.1/",
                "http://0x7f.1/",
                "http://0x7F000001/",
                "http://2130706433/",
                "http://017700000001/",
                "http://127.1/",
                "http://１２７。0。0。1/",
                "http://%31%32%37.0.0.1/",
                "http://inside.example.com/",
                "http://both.example.com/"
            })
    void what_leads_inside_is_refused_however_it_is_written(String address) {
        assertThat(check.check(address)).isEqualTo(new Verdict.Refused(ADDRESS_INSIDE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://256.1.1.1/",
                "http://1.2.3.4.5/",
                "http://0x1ffffffff/",
                "http://089.1.1.1/",
                "http://example.com:99999/",
                "http://exa mple.com/",
                "http://h|x/",
                "http://a..b/",
                "http://[fe80::1%25eth0]/",
                "http://[::g]/",
                "https://",
                "http:///",
                "http://\u00ad/"
            })
    void what_names_no_host_is_called_damaged(String address) {
        assertThat(check.check(address)).isEqualTo(new Verdict.Refused(ADDRESS_BROKEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user:pass@example.com/",
                "http://user@example.com/",
                "http://127.0.0.1:8080.example.com@127.0.0.1/"
            })
    void who_is_named_before_the_host_is_the_reason(String address) {
        assertThat(check.check(address)).isEqualTo(new Verdict.Refused(ADDRESS_WITH_PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://example.com/a.mp3",
                "gopher://example.com/",
                "javascript:/alert(1)",
                "what://"
            })
    void another_scheme_is_the_reason(String address) {
        assertThat(check.check(address)).isEqualTo(new Verdict.Refused(ADDRESS_NOT_WEB));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "night train",
                "re: stacks",
                "AC/DC",
                "12:51",
                "C:music",
                "/etc/passwd",
                "scsearch:words",
                "jar:http://example.com/a.jar!/x",
                "http: the song",
                "a",
                "ünïcödé 音楽"
            })
    void words_are_words(String words) {
        assertThat(check.check(words)).isEqualTo(new Verdict.Words());
    }

    @Test
    void a_host_nobody_knows_is_said_to_be_unknown() {
        assertThat(check.check("http://nowhere.example.com/a.mp3"))
                .isEqualTo(new Verdict.Refused(HOST_UNKNOWN));
        assertThat(check.check("http:///etc/passwd")).isEqualTo(new Verdict.Refused(HOST_UNKNOWN));
    }

    @Test
    void discords_brackets_around_an_address_are_taken_off() {
        assertThat(check.check("<https://example.com/a.mp3>"))
                .isEqualTo(new Verdict.Allowed("https://example.com/a.mp3"));
    }

    @Test
    void an_address_longer_than_any_is_said_to_be_too_long() {
        Refusal.Simple why = ADDRESS_TOO_LONG;
        assertThat(check.check("https://example.com/" + "a".repeat(2_000)))
                .isEqualTo(new Verdict.Refused(why));
        assertThat(check.check("https://example.com/" + "ä".repeat(400)))
                .isEqualTo(new Verdict.Refused(why));
    }

    /// As a name service answers; literal addresses are none of its business.
    private static InetAddress[] resolve(String host) throws UnknownHostException {
        return switch (host) {
            case "example.com",
                    "under_score.example.com",
                    "xn--strae-oqa.example.com",
                    "xn--xample-9ua.com" ->
                    InetAddress.getAllByName("93.184.216.34");
            case "inside.example.com" -> InetAddress.getAllByName("10.0.0.1");
            case "localhost" -> InetAddress.getAllByName("127.0.0.1");
            case "both.example.com" ->
                    new InetAddress[] {
                        InetAddress.getAllByName("93.184.216.34")[0],
                        InetAddress.getAllByName("127.0.0.1")[0]
                    };
            default -> throw new UnknownHostException(host);
        };
    }
}
