package org.attest.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.attest.ledger.View;
import org.attest.publishing.SampleLedger;
import org.attest.publishing.WorkingCopy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The page as a person has it: opened from disk in the system's Chromium.
///
/// With `--long` it leaves pictures in `target/pictures` (or `-Dattest.pictures=DIR`), for whoever changes how it
/// looks.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PageTest {
    private static final int DESKTOP = 1280;
    private static final int PHONE = 390;

    @TempDir
    static Path folder;

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

    @BeforeAll
    static void write() throws IOException {
        WorkingCopy.write(SampleLedger.view(), folder);
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

    @Test
    void opensFromDiskWithACardForEachIncidentAndNoComplaint() {
        Page page = open(DESKTOP, ColorScheme.LIGHT);

        assertEquals(6, page.locator(".card").count());
        assertEquals(
                "6 incidents · 24 claims · 6 reports", page.locator("#counts").textContent());
        assertTrue(page.locator(".watermark").textContent().contains("not for publication"));
        Locator depot = card(page, "Tel Marwan depot");
        String text = depot.innerText();
        for (String expected : List.of(
                "Airstrike at Tel Marwan depot",
                "Contested",
                "Friday 11 September 2020, before dawn, or the night before",
                "Facility, within about 2 km",
                "fuel store destroyed",
                "at least 9",
                "unconfirmed",
                "none",
                "never added up",
                "Contradiction",
                "In tension")) {
            assertTrue(text.contains(expected), () -> "\"" + expected + "\" must stand in the card; got\n" + text);
        }
    }

    @Test
    void aValueLeadsToExactlyTheWordsItCameFromAlsoAfterAnEmoji() {
        Page page = open(DESKTOP, ColorScheme.LIGHT);
        Locator depot = card(page, "Tel Marwan depot");

        press(depot, "fuel store");
        assertEquals(List.of("fuel store"), hits(page));
        press(depot, "at least 9");
        assertEquals(List.of("at least 9"), hits(page));
        press(depot, "Not named");
        assertEquals(List.of("Unconfirmed accounts"), hits(page));
        press(depot, "Friday 11 September 2020, before dawn, or the night before");
        assertEquals(List.of("on Friday"), hits(page));
        assertTrue(inView(page.locator("mark.now")), "the words must be in view");
    }

    @Test
    void passagesOfSeveralReportsAreSteppedThrough() {
        Page page = open(DESKTOP, ColorScheme.LIGHT);

        press(card(page, "Tel Marwan depot"), "Tel Marwan depot, Homs, Syria");
        assertEquals(
                "Where: Tel Marwan depot, Homs, Syria (passage 1 of 3)",
                page.locator("#passage-what").textContent());
        assertEquals(List.of("the Tel Marwan depot"), hits(page));
        page.locator("#passage-after").click();
        page.locator("#passage-after").click();
        assertEquals(
                "Where: Tel Marwan depot, Homs, Syria (passage 3 of 3)",
                page.locator("#passage-what").textContent());
        assertEquals(List.of("مستودع تل مروان"), hits(page));
        assertEquals("rtl", page.locator("mark.now").evaluate("hit => getComputedStyle(hit.closest('p')).direction"));
    }

    @Test
    void everyValueOfEveryCardHasItsWords() {
        Page page = open(DESKTOP, ColorScheme.LIGHT);
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
        page.waitForTimeout(100);

        int values = page.locator(".card .value").count();
        Object without = page.evaluate("""
                () => [...document.querySelectorAll('.card .value')].filter(value => {
                    value.click();
                    return !document.querySelector('#reader-text mark.now')?.textContent;
                }).map(value => value.textContent)""");
        assertTrue(values > 80, () -> "the sample has many values; got " + values);
        assertEquals(List.of(), without);
    }

    @Test
    void nothingThatIsMissingIsShownAsAWordOfTheProgram() {
        Page page = open(DESKTOP, ColorScheme.LIGHT);
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
        page.waitForTimeout(100);
        for (String tab : List.of("reports", "unsaid", "checks", "incidents")) {
            page.locator("#tab-" + tab).click();
            String text = page.locator("body").innerText();
            for (String word : List.of("[object", "undefined", "null", "NaN")) {
                assertFalse(text.contains(word), () -> word + " stands in " + tab + ":\n" + text);
            }
        }
    }

    @Test
    void wordsOfTheTextShowTheClaimsThatRestOnThemAndLeadBackToTheIncident() {
        Page page = open(DESKTOP, ColorScheme.LIGHT);

        Locator words = page.locator(".words.stance-SILENT").first();
        words.focus();
        page.keyboard().press("Enter");

        Locator rests = page.locator("#rests");
        assertTrue(rests.innerText().contains("1 claim rests on these words"), rests.innerText());
        assertTrue(rests.innerText().contains("does not mention it"), rests.innerText());
        rests.getByText(Pattern.compile("Show in: Airstrike")).click();
        assertEquals(1, page.locator(".claim.found").count());
        assertTrue(inView(page.locator(".claim.found")));
    }

    @Test
    void whatAStrangerWroteStaysText() {
        Page page = open(DESKTOP, ColorScheme.LIGHT);

        press(card(page, "Old Bridge"), "Old Bridge");
        String text = page.locator("#reader-text").innerText();
        assertTrue(text.contains("</script><script>document.title='owned'</script>"), text);
        assertTrue(text.contains("<img src=x onerror=\"document.title='owned'\">"), text);
        assertEquals(
                0,
                page.locator("#reader-text img, #reader-text b, #reader-text script")
                        .count());
        assertEquals(0, page.locator("a[href^='javascript']").count());
        page.locator("#tab-reports").click();
        assertTrue(page.locator("#reports").innerText().contains("</script>"));
        assertFalse(page.title().contains("owned"));
    }

    @Test
    void reportsWithoutIncidentsAndWhatIsNotSaidAreListed() {
        Page page = open(DESKTOP, ColorScheme.LIGHT);

        page.locator("#tab-reports").click();
        String reports = page.locator("#reports").innerText();
        assertTrue(
                reports.contains("Parliament passes the harbour budget") && reports.contains("no incident in it"),
                reports);
        assertTrue(reports.contains("an archive photo"), reports);
        assertTrue(reports.contains("between 1 August and 17 October 2020, day not stated"), reports);
        page.keyboard().press("ArrowRight");
        assertTrue(page.locator("#unsaid").innerText().contains("12 Fridays fit"));
        page.keyboard().press("ArrowRight");
        assertTrue(page.locator("#checks").innerText().contains("dropped quantifier"));
    }

    @Test
    void theFilterKeepsWhatFits() {
        Page page = open(DESKTOP, ColorScheme.LIGHT);

        page.locator("#filter-text").fill("miller");
        assertEquals(1, page.locator(".card").count());
        page.locator("#filter-text").fill("");
        page.locator("#filter-grade").selectOption("CONTESTED");
        assertEquals(1, page.locator(".card").count());
        assertEquals("1 of 6", page.locator("#filter-count").textContent());
    }

    @Test
    void anIdLostByMergingLeadsToItsIncident() {
        Page page = open(DESKTOP, ColorScheme.LIGHT, "#0000aa11merged");

        assertEquals("Tel Marwan depot", page.locator(".card.found .of bdi").textContent());
    }

    @Test
    void aPhoneHasOneColumnAndTheReportOverIt() {
        Page page = open(PHONE, ColorScheme.LIGHT);
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");

        assertEquals(List.of(), page.evaluate("""
                () => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? []
                    : [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 0.5
                        && !e.closest('.unseen, thead, .reader')).map(e => e.outerHTML.slice(0, 120))"""));
        press(card(page, "Tel Marwan depot"), "fuel store");
        page.waitForTimeout(400);
        assertEquals(List.of("fuel store"), hits(page));
        assertTrue(inView(page.locator("mark.now")));
        page.keyboard().press("Escape");
        page.waitForTimeout(400);
        assertFalse(page.locator("#reader").isVisible());
    }

    @Test
    void axeFindsNothing() throws IOException {
        String axe = axe();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : List.of(DESKTOP, PHONE)) {
                Page page = open(width, scheme);
                page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
                press(card(page, "Tel Marwan depot"), "fuel store");
                page.waitForTimeout(400);
                for (String tab : List.of("incidents", "reports", "unsaid", "checks")) {
                    page.evaluate("tab => document.getElementById('tab-' + tab).click()", tab);
                    page.evaluate(axe);
                    Object found = page.evaluate("""
                            async () => (await axe.run()).violations.map(v =>
                                v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html + ' ' + n.failureSummary).join(' | '))""");
                    assertEquals(List.of(), found, () -> tab + " at " + width + ", " + scheme);
                }
            }
        }
    }

    @Test
    void aThousandIncidentsOpenQuickly() throws IOException {
        Path large = folder.resolve("large");
        WorkingCopy.write(new View(SampleLedger.many(1_000)), large);

        Page page = page(DESKTOP, ColorScheme.LIGHT);
        long start = System.nanoTime();
        page.navigate(large.resolve("index.html").toUri().toString());
        page.locator(".card").first().waitFor();
        long milliseconds = (System.nanoTime() - start) / 1_000_000;
        System.out.println("1,000 incidents, " + Files.size(large.resolve("index.html")) / 1_000_000
                + " MB: first card after " + milliseconds + " ms");
        assertTrue(page.locator(".card").count() < 100, "cards are drawn when they come into view");
        // Two busy cores are slow; on an idle one it is well under a second.
        assertTrue(milliseconds < 8_000, () -> "first card after " + milliseconds + " ms");
        page.locator("#filter-text").fill("place 777 ");
        page.locator(".card").nth(1).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        assertEquals(1, page.locator(".card").count());
    }

    @Test
    @Tag("long")
    void picturesForThePersonWhoChangesHowItLooks() {
        String wanted = System.getProperty("attest.pictures", "target/pictures");
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : List.of(DESKTOP, PHONE)) {
                String name = scheme.name().toLowerCase(Locale.ROOT) + "-" + width + "-";
                Page page = open(width, scheme);
                picture(page, wanted, name + "1-start", false);
                press(card(page, "Tel Marwan depot"), "at least 9");
                page.waitForTimeout(400);
                picture(page, wanted, name + "2-value", false);
                page.keyboard().press("Escape");
                page.evaluate("document.querySelectorAll('.card details').forEach(d => d.open = true)");
                page.waitForTimeout(400);
                picture(page, wanted, name + "3-all", true);
                for (String tab : List.of("reports", "unsaid", "checks")) {
                    page.locator("#tab-" + tab).click();
                    picture(page, wanted, name + "4-" + tab, false);
                }
            }
        }
        Page page = open(DESKTOP, ColorScheme.LIGHT);
        page.locator(".words.stance-CLAIMS").first().click();
        page.locator("#legend summary").click();
        picture(page, wanted, "light-1280-5-rests", false);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        picture(page, wanted, "print", true);
    }

    private static void picture(Page page, String folder, String name, boolean all) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of(folder, name + ".png"))
                .setFullPage(all));
    }

    private Page open(int width, ColorScheme scheme) {
        return open(width, scheme, "");
    }

    private Page open(int width, ColorScheme scheme, String anchor) {
        Page page = page(width, scheme);
        page.navigate(folder.resolve("index.html").toUri() + anchor);
        return page;
    }

    /// Any message in the console, any error and any request for something else fails the test.
    private Page page(int width, ColorScheme scheme) {
        Page page = browser.newPage(new Browser.NewPageOptions()
                .setViewportSize(width, width == PHONE ? 844 : 800)
                .setColorScheme(scheme));
        page.setDefaultTimeout(10_000);
        open.add(page);
        page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
        page.onPageError(error -> complaints.add("error: " + error));
        page.onRequest(request -> {
            if (!request.url().startsWith("file:") || !request.url().contains("index.html")) {
                complaints.add("request: " + request.url());
            }
        });
        return page;
    }

    private static Locator card(Page page, String place) {
        return page.locator(".card")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator(".of bdi")
                                .getByText(place, new Locator.GetByTextOptions().setExact(true))));
    }

    private static void press(Locator within, String value) {
        within.locator(".value")
                .filter(new Locator.FilterOptions().setHasText(exactly(value)))
                .first()
                .click();
    }

    /// Playwright hands the pattern to JavaScript, which knows no `\Q`.
    private static Pattern exactly(String words) {
        return Pattern.compile("^" + words.replaceAll("[^\\w ]", "\\\\$0") + "$");
    }

    /// The highlighted words, those that stand beside one another as one.
    private static List<String> hits(Page page) {
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

    private static boolean inView(Locator locator) {
        Object inside = locator.first().evaluate("""
                element => {
                    const box = element.getBoundingClientRect();
                    const reader = element.closest('.reader-text')?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
                    return box.top >= reader.top - 1 && box.bottom <= Math.min(reader.bottom, innerHeight) + 1;
                }""");
        return Objects.equals(inside, true);
    }

    private static String axe() throws IOException {
        try (InputStream in = Objects.requireNonNull(PageTest.class.getResourceAsStream("/axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
