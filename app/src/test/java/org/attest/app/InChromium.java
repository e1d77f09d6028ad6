package org.attest.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.TestInstance;

/// The page as a person has it: opened from disk in the system's Chromium. Whatever the browser complains of fails the
/// test.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class InChromium {
    protected static final int DESKTOP = 1280;
    protected static final int PHONE = 390;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final Path executable = browserOrSkip();
    private final Playwright playwright = Playwright.create();
    private final Browser browser =
            playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(executable));

    /// Skipping is loud: the reason stands in the log.
    private static Path browserOrSkip() {
        Optional<Path> found = findBrowser();
        if (found.isEmpty()) {
            System.err.println("SKIPPED: the page was not tested. Install Chromium, or set ATTEST_CHROMIUM to one.");
        }
        Assumptions.assumeTrue(found.isPresent(), "no Chromium on PATH or in ATTEST_CHROMIUM");
        return found.orElseThrow();
    }

    private static Optional<Path> findBrowser() {
        Stream<Path> named = Stream.of("ATTEST_CHROMIUM", "CHROMIUM")
                .map(System::getenv)
                .filter(Objects::nonNull)
                .map(Path::of);
        List<Path> path = Stream.of(
                        Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        Stream<Path> onPath = Stream.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
                .flatMap(name -> path.stream().map(folder -> folder.resolve(name)));
        return Stream.concat(named, onPath).filter(Files::isExecutable).findFirst();
    }

    @AfterEach
    void closePages() throws Exception {
        for (AutoCloseable page : open) {
            page.close();
        }
        open.clear();
        assertEquals(List.of(), complaints);
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
        playwright.close();
    }

    /// Opened, and drawn.
    Page open(Path folder, int width, ColorScheme scheme, String anchor) {
        return openFile(folder.resolve("index.html"), width, scheme, anchor);
    }

    protected Page openFile(Path file, int width, ColorScheme scheme, String anchor) {
        Page page = page(width, scheme);
        page.navigate(file.toUri() + anchor);
        page.locator("html[data-ready]").waitFor();
        return page;
    }

    /// Any message in the console, any error and any request for something else fails the test.
    protected Page page(int width, ColorScheme scheme) {
        Page page = browser.newPage(new Browser.NewPageOptions()
                .setViewportSize(width, width == PHONE ? 844 : 800)
                .setHasTouch(width == PHONE)
                .setColorScheme(scheme));
        page.setDefaultTimeout(10_000);
        open.add(page);
        page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
        page.onPageError(error -> complaints.add("error: " + error));
        page.onRequest(request -> {
            if (!request.url().startsWith("file:") || !request.url().contains(".html")) {
                complaints.add("request: " + request.url());
            }
        });
        return page;
    }

    /// The incident, opened from its row in the list.
    static Locator incident(Page page, String place) {
        page.locator(".row h2 a")
                .filter(new Locator.FilterOptions().setHasText(place))
                .first()
                .click();
        Locator dossier = page.locator(".dossier");
        dossier.locator("h1").getByText(place).waitFor();
        return dossier;
    }

    /// Follows a value, and waits until its words are marked.
    static void press(Locator within, String value) {
        within.locator(".value")
                .filter(new Locator.FilterOptions().setHasText(exactly(value)))
                .first()
                .click();
        within.page().locator("mark.now").first().waitFor();
    }

    /// Playwright hands the pattern to JavaScript, which knows no `\Q`.
    private static Pattern exactly(String words) {
        return Pattern.compile("^" + words.replaceAll("[^\\w ]", "\\\\$0") + "$");
    }

    /// The highlighted words, those that stand beside one another as one.
    protected static List<String> hits(Page page) {
        Object words = page.evaluate("""
                () => {
                    const hits = [];
                    let last = null;
                    for (const hit of document.querySelectorAll('#reader-text mark.hit')) {
                        const range = document.createRange();
                        if (last) {
                            range.setStartAfter(last);
                            range.setEndBefore(hit);
                        }
                        if (last && range.toString() === '') hits.push(hits.pop() + hit.textContent);
                        else hits.push(hit.textContent);
                        last = hit;
                    }
                    return hits;
                }""");
        return ((List<?>) words).stream().map(Object::toString).toList();
    }

    protected static boolean inView(Locator locator) {
        Object inside = locator.first().evaluate("""
                element => {
                    const box = element.getBoundingClientRect();
                    const reader = element.closest('.reader-text')?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
                    return box.top >= reader.top - 1 && box.bottom <= Math.min(reader.bottom, innerHeight) + 1;
                }""");
        return Objects.equals(inside, true);
    }

    /// What sticks out to the right: a page that must be pushed sideways is broken on a phone.
    protected static Object sticksOut(Page page) {
        return page.evaluate("""
                () => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? []
                    : [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 0.5
                        && !e.closest('.unseen, thead, .reader, svg')).map(e => e.outerHTML.slice(0, 120))""");
    }

    static String saved(Page page, Runnable press) throws IOException {
        Download download = page.waitForDownload(press);
        return Files.readString(download.path());
    }

    /// What axe-core has against what is shown.
    protected static Object faults(Page page) throws IOException {
        page.evaluate(axe());
        return page.evaluate("""
                async () => (await axe.run()).violations.map(v =>
                    v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 300) + ' ' + n.failureSummary).join(' | '))""");
    }

    private static String axe() throws IOException {
        try (InputStream in = Objects.requireNonNull(InChromium.class.getResourceAsStream("/axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
