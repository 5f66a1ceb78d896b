package dev.tonearm.e2e.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a web page from elsewhere can do to a simulator on the machine that it is looked at.
class HostilePageTest {
    @RegisterExtension static final Chromium chromium = new Chromium();

    private final Javalin elsewhere =
            Javalin.create(
                            config -> {
                                config.startup.showJavalinBanner = false;
                                config.routes.get(
                                        "/",
                                        ctx -> ctx.html("<!doctype html><title>Kittens</title>"));
                            })
                    .start("127.0.0.1", 0);
    private Scene scene;

    @BeforeEach
    void open() throws IOException {
        scene = new Scene();
    }

    @AfterEach
    void close() {
        chromium.leave();
        scene.close();
        elsewhere.stop();
    }

    @Test
    void it_changes_nothing() {
        String before = scene.control.get("state").get("users").toString();
        Page page = kittens();

        page.evaluate(
                """
                async users => {
                  const body = '{"name":"mallory"}';
                  await fetch(users, { method: 'POST', mode: 'no-cors', body });
                  await fetch(users, { method: 'POST', mode: 'no-cors', body, headers: { 'Content-Type': 'text/plain' } });
                  await fetch(users, { method: 'POST', body, headers: { 'Content-Type': 'application/json' } }).catch(() => {});
                  navigator.sendBeacon(users, body);
                  await new Promise(loaded => {
                    const frame = document.createElement('iframe');
                    frame.name = 'hidden';
                    document.body.append(frame);
                    const form = document.createElement('form');
                    Object.assign(form, { method: 'post', action: users, target: 'hidden', enctype: 'text/plain' });
                    form.innerHTML = `<input name='{"name":"mallory","x":"' value='"}'>`;
                    document.body.append(form);
                    frame.onload = loaded;
                    form.submit();
                  });
                }
                """,
                scene.address.resolve("control/users").toString());

        assertThat(scene.control.get("state").get("users")).hasToString(before);
    }

    @Test
    void it_hears_nothing() {
        Object heard =
                kittens()
                        .evaluate(
                                """
                                async host => {
                                  const socket = new WebSocket(`ws://${host}/gateway/?v=10&encoding=json`);
                                  const bySocket = new Promise(heard => {
                                    socket.onmessage = () => heard('a message');
                                    socket.onclose = () => heard('nothing');
                                  });
                                  const text = await fetch(`http://${host}/control/state`).then(it => it.text()).catch(() => 'nothing');
                                  return `${await bySocket}, ${text}`;
                                }
                                """,
                                scene.address.getAuthority());

        assertThat(heard).isEqualTo("nothing, nothing");
    }

    /// Browsers take every name below `localhost` for this machine, as they take any name whose
    /// owner says so.
    @Test
    void a_name_that_was_pointed_at_this_machine_shows_nothing() {
        URI rebound = URI.create("http://evil.localhost:" + scene.address.getPort() + "/");

        assertThat(
                        Objects.requireNonNull(chromium.newPage(800, 600).navigate("" + rebound))
                                .status())
                .isEqualTo(421);
        assertThat(
                        Objects.requireNonNull(
                                        chromium.newPage(800, 600)
                                                .navigate("" + rebound.resolve("control/state")))
                                .status())
                .isEqualTo(421);
    }

    @Test
    void it_cannot_put_our_page_below_its_own_buttons() {
        Page page = kittens();
        page.evaluate(
                """
                ours => new Promise(loaded => {
                  const frame = document.createElement('iframe');
                  frame.onload = loaded;
                  frame.src = ours;
                  document.body.append(frame);
                })
                """,
                scene.address.toString());

        assertThat(page.frames()).hasSize(2);
        assertThat(page.frames().getLast().url()).isNotEqualTo(scene.address.toString());
    }

    private Page kittens() {
        return chromium.open(URI.create("http://kittens.localhost:" + elsewhere.port()), 800, 600);
    }
}
