package dev.tonearm.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the code that runs in production does not do, whatever a review overlooks (docs/security.md
/// names the requirement of each).
class SafeCodeTest {
    private static final Set<String> DELIVERED =
            Set.of(
                    "core",
                    "aws-wire",
                    "store-dynamodb",
                    "function-base",
                    "interactions-function",
                    "billing-function",
                    "voice-worker");

    private static final Map<String, Pattern> NEVER =
            Map.of(
                    "starts a program of the machine",
                    Pattern.compile("\\bProcessBuilder\\b|getRuntime\\(\\)\\s*\\.exec\\b"),
                    "runs code that is data",
                    Pattern.compile("\\bScriptEngine|\\bdefineClass\\b"),
                    "makes objects of what it is sent",
                    Pattern.compile(
                            "\\bObjectInputStream\\b|enableDefaultTyping|activateDefaultTyping|@JsonTypeInfo"),
                    "reads XML",
                    Pattern.compile(
                            "\\bDocumentBuilderFactory\\b|\\bSAXParser|\\bXMLInputFactory\\b|\\bTransformerFactory\\b"),
                    "asks a directory",
                    Pattern.compile("\\bjavax\\.naming\\b|\\bInitialContext\\b"),
                    "uses a hash or cipher that is broken",
                    Pattern.compile(
                            "\"(?i:MD5|SHA-?1|HmacMD5|HmacSHA1|DES(?:ede)?(?:/[^\"]*)?|RC4|AES/ECB[^\"]*)\""),
                    "trusts whoever answers",
                    Pattern.compile(
                            "\\bX509TrustManager\\b|\\bHostnameVerifier\\b|trustAll|TrustSelfSigned"),
                    "prints past the log",
                    Pattern.compile("\\.printStackTrace\\(|\\bSystem\\.out\\.print"));

    @Test
    void nothing_in_production_does_what_it_never_should() {
        var wrong = new TreeMap<String, String>();
        for (Path file : delivered()) {
            String text = Checkout.read(file);
            NEVER.forEach((what, pattern) -> {
                if (pattern.matcher(text).find()) wrong.put(name(file), what);
            });
        }
        assertThat(wrong).isEmpty();
        assertThat(delivered()).hasSizeGreaterThan(500);
    }

    @Test
    void nobody_is_led_elsewhere_by_an_answer() {
        var wrong = new TreeMap<String, String>();
        for (Path file : delivered()) {
            String text = Checkout.read(file);
            // The JDK's newer client stays where it is unless it is told otherwise, the older one
            // goes.
            if (text.contains("followRedirects(HttpClient.Redirect"))
                wrong.put(name(file), "follows redirects");
            if (text.contains("openConnection(")
                    && !text.contains("setInstanceFollowRedirects(false)"))
                wrong.put(name(file), "does not say that it follows no redirect");
            // OkHttp, which JDA and Lavalink's client use, goes wherever it is sent.
            if (text.contains("OkHttpClient.Builder()") || text.contains("OkHttpClient improved("))
                if (!text.contains(".followRedirects(false)")
                        || !text.contains(".followSslRedirects(false)"))
                    wrong.put(name(file), "an OkHttpClient that follows redirects");
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_call_of_ours_to_the_outside_ends_some_time() {
        var wrong = new TreeMap<String, String>();
        for (Path file : delivered()) {
            String text = Checkout.read(file);
            if (text.contains("openConnection(")
                    && !(text.contains("setConnectTimeout(") && text.contains("setReadTimeout(")))
                wrong.put(name(file), "openConnection() without both timeouts");
            if (text.contains("HttpClient.newBuilder()") && !text.contains("connectTimeout("))
                wrong.put(name(file), "an HttpClient without a connect timeout");
            if (text.contains("HttpClient.newHttpClient()"))
                wrong.put(name(file), "an HttpClient without a connect timeout");
            if (text.contains("HttpRequest.newBuilder(")
                    && !text.contains(".timeout(")
                    && !text.contains(".get(TIMEOUT."))
                wrong.put(name(file), "a request without a timeout");
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void what_must_not_be_guessed_comes_from_a_secure_source() {
        var wrong = new TreeMap<String, String>();
        Pattern guessable =
                Pattern.compile("\\bnew Random\\(|\\bThreadLocalRandom\\b|Math\\.random");
        Pattern secret = Pattern.compile("(?i)\\b(secret|token|salt|password)\\w* *=");
        for (Path file : delivered()) {
            String text = Checkout.read(file);
            if (guessable.matcher(text).find() && secret.matcher(text).find())
                wrong.put(name(file), "has a random number that can be guessed beside a secret");
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void what_it_looks_for_it_finds() {
        List<String> samples =
                List.of(
                        "new ProcessBuilder(x)",
                        "new ScriptEngineManager()",
                        "new ObjectInputStream(in)",
                        "DocumentBuilderFactory.newInstance()",
                        "new InitialContext()",
                        "MessageDigest.getInstance(\"MD5\")",
                        "implements X509TrustManager",
                        "e.printStackTrace()");
        assertThat(samples)
                .allSatisfy(sample ->
                        assertThat(NEVER.values())
                                .anyMatch(pattern -> pattern.matcher(sample).find()));
        assertThat(samples).hasSameSizeAs(NEVER.keySet());
    }

    private static List<Path> delivered() {
        return DELIVERED.stream()
                .flatMap(module ->
                        Checkout.files(
                                Checkout.HOME.resolve(module).resolve("src/main/java"), ".java")
                                .stream())
                .toList();
    }

    private static String name(Path file) {
        return Checkout.HOME.relativize(file).toString();
    }
}
