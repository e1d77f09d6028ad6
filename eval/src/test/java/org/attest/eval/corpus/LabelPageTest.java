package org.attest.eval.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.attest.app.InChromium;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page of the corpus as a person has it. With `--long` it leaves pictures in `target/pictures`.
final class LabelPageTest extends InChromium {
    private static final Corpus SMALL = Corpus.compile(Path.of("src/test/resources/labels"));
    private static final Corpus WHOLE = Corpus.compile(Path.of("..", "corpus"));
    private static final List<Integer> WIDTHS = List.of(DESKTOP, PHONE);

    @TempDir
    static Path folder;

    @BeforeAll
    static void write() throws IOException {
        LabelPage.write(SMALL, folder.resolve("small.html"));
        LabelPage.write(WHOLE, folder.resolve("whole.html"));
    }

    @Test
    void aReportIsFoundByRegionMannerPartStanceAndWords() {
        for (int width : WIDTHS) {
            Page page = open(width, "");
            assertEquals(
                    "3 reports · 7 claims · 2 groups", page.locator("#counts").textContent());
            page.locator("#filter-stance").selectOption("DENIES");
            assertEquals(List.of("Radio denies everything"), shown(page));
            page.locator("#filter-manner").selectOption("wire copy");
            assertEquals("No report fits.", page.locator("#filter-count").textContent());
            page.locator("#filter-clear").click();
            page.locator("#filter-part").selectOption("train");
            assertEquals(
                    "2 of 3 reports in 1 group", page.locator("#filter-count").textContent());
            page.locator("#filter-region").selectOption("Elsewhere");
            page.locator("#filter-text").fill("border guard most");
            assertEquals(List.of("Shells hit a mill near Orlo"), shown(page));

            page.locator("#groups a:visible").click();
            page.locator("#reader-title")
                    .getByText("Shells hit a mill near Orlo")
                    .waitFor();
            assertTrue(
                    page.url().endsWith("#/arden-2003-wire"), "the address names the report, so that it can be sent");
            assertEquals(List.of(), sticksOut(page));
        }
    }

    @Test
    void everyLabelOfTheReportIsTold() {
        String labels = open(DESKTOP, "#/arden-2003-wire").locator("#labels").innerText();
        for (String expected : List.of(
                "Ardenian Border Guard",
                "at least 2",
                "AFFIRMS · interception · incident A · holder: actor · stated · no distance · evidence: none · quantity: MOST",
                "fall in the river(rounds)",
                "content: most of the rounds had fallen in the river",
                "main incident of this report",
                "shelling · 2003-04-07/2003-04-08 · Orlo mill, Ardenia (41.20, 44.31, within about 3 km)",
                "triggers: hit, wounding",
                "at least 2, civilian",
                "■ destroyed",
                "CONTRADICTS",
                "Two hurt against nobody",
                "Was a limit lost on the way?",
                "makes claim 4",
                "makes no claim",
                "Weapon",
                "2003-04-07/2003-04-08")) {
            assertTrue(labels.contains(expected), () -> "\"" + expected + "\" must stand in\n" + labels);
        }
        String other = open(DESKTOP, "#/arden-2003-radio").locator("#labels").innerText();
        assertTrue(other.contains("CLAIMS · interception · incident A · holder: actor · stated · distance"), other);
    }

    @Test
    void aClaimLeadsToItsWordsAndBackAndItsWordsToTheClaim() {
        for (int width : WIDTHS) {
            Page page = open(width, "#/arden-2003-wire");
            Locator claim = page.locator(".claim[data-claim='arden-2003-wire#3']");
            claim.locator("blockquote a").click();
            page.locator("mark.hit").first().waitFor();
            assertEquals(List.of("most of the rounds had fallen in the river"), hits(page));
            assertTrue(inView(page.locator("mark.hit")));
            assertTrue(page.url().contains("#/arden-2003-wire@"), page.url());
            page.locator("#passage-back").click();
            page.locator("#passages").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
            assertEquals(
                    "most of the rounds had fallen in the river",
                    page.evaluate("document.activeElement.textContent"),
                    "back leads to what was pressed");

            page.locator(".sign-button[aria-label='Claim 2, affirms']").press("Enter");
            Locator found = page.locator(".claim.found");
            found.waitFor();
            assertEquals("arden-2003-wire#2", found.getAttribute("data-claim"));
            assertTrue(page.url().endsWith("#/arden-2003-wire/2"), page.url());
            assertEquals("wounding at least two millers", said(page.locator(".words.chosen")));
        }
    }

    @Test
    void layersAndKindsOfMentionAreSwitchedOnAndOff() {
        for (int width : WIDTHS) {
            Page page = open(width, "#/arden-2003-wire");
            for (String layer : List.of("attributions", "triggers", "roles", "mentions")) {
                Locator drawn = page.locator("#reader-text .in-" + layer);
                assertTrue(drawn.count() > 0, layer);
                page.locator("#layer-" + layer).uncheck();
                assertEquals(0, drawn.count(), layer);
            }
            assertTrue(page.locator("#reader-text .words").count() > 0);
            page.locator("#layer-claims").uncheck();
            assertEquals(0, page.locator("#reader-text .words").count());
            page.locator("#layer-mentions").check();
            page.locator("#kinds summary").click();
            page.locator("#layer-weapon").uncheck();
            assertEquals(List.of(), page.locator("#reader-text .is-weapon").allTextContents());
            assertTrue(page.locator("#reader-text .is-facility").count() > 0);
        }
    }

    @Test
    void aRelationShowsBothTextsSideBySide() {
        Page page = open(DESKTOP, "#/arden-2003-wire");
        page.locator("#labels-relations .lead").first().click();
        page.locator(".column").first().waitFor();
        assertTrue(page.url().endsWith("#/arden-2003/relation/0"), page.url());
        Locator columns = page.locator(".column");
        assertEquals(2, columns.count());
        assertEquals("wounding at least two millers", said(columns.first().locator("mark.hit")));
        assertEquals("nobody was hurt, it swore", said(columns.last().locator("mark.hit")));
        assertTrue(inView(columns.first().locator("mark.hit")));
        assertTrue(inView(columns.last().locator("mark.hit")));
        assertEquals(
                columns.first().boundingBox().y, columns.last().boundingBox().y, 1, "they stand beside one another");
        assertEquals(List.of(), sticksOut(open(PHONE, "#/arden-2003/audit/0")));
    }

    @Test
    void aReportOfMarkupAndDirectionsStaysWhole() {
        for (int width : WIDTHS) {
            Page page = open(width, "#/hostile-1-wire");
            LabelledReport report = SMALL.groups().getLast().reports().getFirst();
            assertEquals(
                    report.text().replace("\u202e", "⟦RLO⟧").replace("\u202c", "⟦PDF⟧"),
                    String.join("\n\n", page.locator("#reader-text > p[dir]").allTextContents()));
            assertEquals(report.title(), page.locator("#reader-title").textContent());
            assertTrue(page.locator("#reader-about").textContent().contains(report.outlet()));
            assertEquals(0, page.locator("main img, main script").count());
            page.locator("#labels").getByText("الجيش").first().click();
            page.locator("mark.hit").waitFor();
            assertEquals(List.of("الجيش"), hits(page));
            assertEquals(List.of(), sticksOut(page));
        }
    }

    @Test
    void keysAloneLeadThroughTheReports() {
        Page page = open(DESKTOP, "#/arden-2003-wire");
        page.locator("#report-after").press("Enter");
        page.locator("#reader-title").getByText("Radio denies everything").waitFor();
        page.locator(".claim blockquote a").first().press("Enter");
        page.locator("mark.hit").first().waitFor();
        page.keyboard().press("Escape");
        page.locator("#passages").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        assertTrue(page.url().endsWith("#/arden-2003-radio"), page.url());
    }

    @Test
    void axeFindsNothing() throws IOException {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : WIDTHS) {
                for (String anchor :
                        List.of("", "#/arden-2003-wire/3", "#/arden-2003-wire@0-13", "#/arden-2003/relation/1")) {
                    Page page = openFile(folder.resolve("small.html"), width, scheme, anchor);
                    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
                    assertEquals(List.of(), faults(page), () -> anchor + " at " + width + ", " + scheme);
                }
            }
        }
    }

    @Test
    void theWholeCorpusFitsIntoOneFileAndEveryTextInItIsWhole() throws IOException {
        long size = Files.size(folder.resolve("whole.html"));
        assertTrue(size < 6_000_000, "the page must be under 6 MB; it has " + size + " bytes");
        Page page = openFile(folder.resolve("whole.html"), DESKTOP, ColorScheme.LIGHT, "");
        List<LabelledReport> reports = WHOLE.groups().stream()
                .flatMap(group -> group.reports().stream())
                .toList();
        assertEquals(reports.size(), page.locator("[data-report]").count());
        List<?> drawn = (List<?>)
                page.evaluate("""
                async ids => {
                    const all = [];
                    for (const id of ids) {
                        const followed = new Promise(done => addEventListener('hashchange', done, { once: true }));
                        location.hash = '#/' + id;
                        await followed;
                        const text = document.getElementById('reader-text');
                        all.push([...text.querySelectorAll('p[dir]')].map(p => p.textContent).join('\\n\\n')
                            + ' ' + text.querySelectorAll('.sign-button').length);
                    }
                    return all;
                }""", reports.stream().map(LabelledReport::id).toList());
        for (int i = 0; i < reports.size(); i++) {
            LabelledReport report = reports.get(i);
            assertEquals(report.text() + " " + report.claims().size(), drawn.get(i), report.id());
        }
    }

    @Test
    @Tag("long")
    void theWholeCorpusOpensWithinTwoSeconds() {
        Page page = openFile(folder.resolve("whole.html"), DESKTOP, ColorScheme.LIGHT, "");
        double opened = ((Number) page.evaluate("performance.now()")).doubleValue();
        System.out.println("page of the whole corpus: stands after " + Math.round(opened) + " ms");
        assertTrue(opened < 2_000, "the page must stand within 2,000 ms; it took " + Math.round(opened) + " ms");
    }

    @Test
    @Tag("long")
    void picturesForThePersonWhoChangesHowItLooks() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : WIDTHS) {
                for (String anchor : List.of("", "#/thailand-1-ngo", "#/thailand-1-ngo/4", "#/thailand-1/relation/0")) {
                    Page page = openFile(folder.resolve("whole.html"), width, scheme, anchor);
                    page.evaluate("document.querySelector('#legend').open = location.hash.endsWith('ngo')");
                    String name = "labels-%s-%s%s.png"
                            .formatted(scheme.name().toLowerCase(Locale.ROOT), width, anchor.replaceAll("[#/]+", "-"));
                    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pictures", name)));
                }
            }
        }
    }

    private Page open(int width, String anchor) {
        return openFile(folder.resolve("small.html"), width, ColorScheme.LIGHT, anchor);
    }

    private static List<String> shown(Page page) {
        return page.locator("#groups [data-report] a:visible").allTextContents();
    }

    private static String said(Locator pieces) {
        return String.join("", pieces.allTextContents());
    }
}
