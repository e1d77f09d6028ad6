package org.attest.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.attest.publishing.SampleLedger;
import org.attest.publishing.WorkingCopy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From an incident to its words and back.
///
/// With `--long` it leaves pictures in `target/pictures` (or `-Dattest.pictures=DIR`), for whoever changes how it
/// looks.
final class PageTest extends InChromium {
    @TempDir
    static Path folder;

    @BeforeAll
    static void write() throws IOException {
        WorkingCopy.write(SampleLedger.view(), folder);
    }

    @Test
    void opensFromDiskWithARowForEachIncidentAndNoComplaint() {
        Page page = open(DESKTOP, ColorScheme.LIGHT);

        assertEquals(6, page.locator(".row").count());
        assertEquals(
                "6 incidents · 24 claims · 6 reports", page.locator("#counts").textContent());
        assertTrue(page.locator(".watermark").textContent().contains("not for publication"));
    }

    @Test
    void anIncidentShowsWhatIsClaimedForAndAgainstAndWhatIsNotStated() {
        Page page = open(DESKTOP, ColorScheme.LIGHT);
        Locator depot = incident(page, "Tel Marwan depot");
        String text = depot.innerText();
        for (String expected : List.of(
                "Airstrike at Tel Marwan depot",
                "Contested",
                "Friday 11 September 2020, before dawn, or the night before",
                "Facility, within about 2 km",
                "fuel store destroyed says Satellite images",
                "at least 9",
                "unconfirmed",
                "none",
                "never added up",
                "Contradiction",
                "In tension",
                "16 claims: ",
                "What would change it",
                "2 buildings: 1 damaged, 1 cannot say",
                "too small for the images' resolution",
                "Time of change of 1: consistent with the time that is claimed",
                "What is not stated",
                "History")) {
            assertTrue(text.contains(expected), () -> "\"" + expected + "\" must stand in the page; got\n" + text);
        }
        Locator hurt = depot.locator(".subject")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("h3", new Page.LocatorOptions().setHasText("People hurt"))));
        assertEquals(
                List.of("For", "Against"), hurt.locator(".sides > .side > h4").allTextContents());
        assertTrue(
                hurt.locator(".side-against").innerText().contains("denied that anyone had been killed"),
                "who denies stands on the other side");
    }

    @Test
    void aValueLeadsToExactlyTheWordsItCameFromAlsoAfterAnEmoji() {
        Page page = open(DESKTOP, ColorScheme.LIGHT);
        Locator depot = incident(page, "Tel Marwan depot");

        press(depot, "fuel store");
        assertEquals(List.of("fuel store"), hits(page));
        press(depot, "at least 9");
        page.getByText("People: at least 9").waitFor();
        assertEquals(List.of("at least 9"), hits(page));
        press(depot, "Not named");
        page.getByText("Claimant: Not named").waitFor();
        assertEquals(List.of("Unconfirmed accounts"), hits(page));
        press(depot, "Friday 11 September 2020, before dawn, or the night before");
        page.getByText("When: Friday").waitFor();
        assertEquals(List.of("on Friday"), hits(page));
        assertTrue(inView(page.locator("mark.now")), "the words must be in view");
    }

    @Test
    void backLeadsFromTheWordsToTheValueAndFromTheIncidentToTheList() {
        for (int width : List.of(DESKTOP, PHONE)) {
            Page page = open(width, ColorScheme.LIGHT);
            press(incident(page, "Tel Marwan depot"), "fuel store");
            page.goBack();
            page.locator("mark.now").waitFor(gone());
            assertEquals("fuel store", page.evaluate("document.activeElement.textContent"));
            if (width == PHONE) {
                page.waitForTimeout(400);
                assertFalse(page.locator("#reader").isVisible());
            }
            page.goBack();
            page.locator("#rows").waitFor();
            assertEquals(6, page.locator(".row").count());
        }
    }

    @Test
    void aLinkToSomeWordsOrToAClaimCanBeSent() {
        Page page = open(DESKTOP, ColorScheme.LIGHT);
        press(incident(page, "Tel Marwan depot"), "fuel store");
        String words = page.url().substring(page.url().indexOf('#'));
        String claim = page.locator(".claim[data-claim]").first().getAttribute("data-claim");
        String incident = page.locator(".dossier").getAttribute("data-incident");

        Page other = open(DESKTOP, ColorScheme.LIGHT, words);
        assertEquals(List.of("fuel store"), hits(other));
        assertEquals(
                "Damage: fuel store (passage 1 of 2)",
                other.locator("#passage-what").textContent());
        Page third = open(DESKTOP, ColorScheme.LIGHT, "#/incident/" + incident + "/claim/" + claim);
        assertEquals(claim, third.locator(".claim.found").getAttribute("data-claim"));
        Page bad = open(DESKTOP, ColorScheme.LIGHT, "#/incident/nobody@zz:9-3,%E0%A4%A:1-2");
        assertTrue(bad.locator("#main").innerText().contains("No incident of this ledger has the id nobody"));
    }

    @Test
    void passagesOfSeveralReportsAreSteppedThrough() {
        Page page = open(DESKTOP, ColorScheme.LIGHT);

        press(incident(page, "Tel Marwan depot"), "Tel Marwan depot, Homs, Syria");
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
        page.locator("#passage-before").click();
        page.getByText("(passage 2 of 3)").waitFor();
        page.locator("#passage-back").click();
        page.locator("mark.now").waitFor(gone());
    }

    @Test
    void everyValueOfEveryIncidentHasItsWords() {
        Page page = open(DESKTOP, ColorScheme.LIGHT);
        int values = 0;
        for (String title : page.locator(".row h2").allTextContents()) {
            page.locator(".tabs a").first().click();
            page.locator(".row h2 a")
                    .getByText(title)
                    .or(page.locator(".row h2 a").filter(new Locator.FilterOptions().setHasText(title)))
                    .first()
                    .click();
            page.locator(".dossier").waitFor();
            page.evaluate("document.querySelectorAll('.dossier details').forEach(d => d.open = true)");
            page.waitForTimeout(100);
            Object without = page.evaluate("""
                    async () => {
                        const without = [];
                        for (const value of document.querySelectorAll('.dossier .value, .margin .value')) {
                            value.click();
                            for (let i = 0; i < 50 && value.getAttribute('aria-current') !== 'location'; i++) await new Promise(r => setTimeout(r, 4));
                            await new Promise(r => setTimeout(r, 15));
                            if (!document.querySelector('#reader-text mark.now')?.textContent && value.isConnected) without.push(value.textContent);
                        }
                        return without;
                    }""");
            assertEquals(List.of(), without, title);
            values += page.locator(".dossier .value").count();
        }
        int all = values;
        assertTrue(values > 80, () -> "the sample has many values; got " + all);
    }

    @Test
    void nothingThatIsMissingIsShownAsAWordOfTheProgram() {
        Page page = open(DESKTOP, ColorScheme.LIGHT);
        List<String> views = List.of("#/reports", "#/not-said", "#/checks", "#/incidents");
        for (String view : views) {
            page.evaluate("view => { location.hash = view; }", view);
            page.waitForTimeout(200);
            saysNoWordOfTheProgram(page, view);
        }
        for (Object href :
                (List<?>) page.locator(".row h2 a").evaluateAll("all => all.map(a => a.getAttribute('href'))")) {
            page.evaluate("view => { location.hash = view; }", href);
            page.waitForTimeout(150);
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
            page.waitForTimeout(100);
            saysNoWordOfTheProgram(page, href.toString());
        }
    }

    private static void saysNoWordOfTheProgram(Page page, String view) {
        String text = page.locator("body").innerText();
        for (String word : List.of("[object", "undefined", "null", "NaN")) {
            assertFalse(text.contains(word), () -> word + " stands in " + view + ":\n" + text);
        }
    }

    @Test
    void wordsOfTheTextShowTheClaimsThatRestOnThemAndLeadBackToTheIncident() {
        Page page = open(DESKTOP, ColorScheme.LIGHT);
        incident(page, "Tel Marwan depot");

        Locator words = page.locator(".words.stance-SILENT").first();
        words.focus();
        page.keyboard().press("Enter");

        Locator rests = page.locator("#rests");
        assertTrue(rests.innerText().contains("1 claim rests on these words"), rests.innerText());
        assertTrue(rests.innerText().contains("does not mention it"), rests.innerText());
        rests.getByText(Pattern.compile("Show in: Airstrike")).click();
        page.locator(".claim.found").waitFor();
        assertEquals(1, page.locator(".claim.found").count());
        assertTrue(inView(page.locator(".claim.found")));
    }

    @Test
    void theMarginNamesWhatWasReadFromAParagraphAndLeadsToIt() {
        Page page = open(DESKTOP, ColorScheme.LIGHT, "#/reports");
        page.locator("[data-report] h2 a").getByText("Depot at Tel Marwan hit").click();
        Locator margin = page.locator(".margin").first();
        margin.getByText("fuel store: destroyed").waitFor();
        assertTrue(margin.innerText().contains("Tel Marwan depot ±2 km"), margin.innerText());
        press(margin, "fuel store: destroyed");
        assertEquals(List.of("fuel store"), hits(page));
        page.goBack();
        page.locator("mark.now").waitFor(gone());
    }

    @Test
    void whatAStrangerWroteStaysText() {
        Page page = open(DESKTOP, ColorScheme.LIGHT);

        press(incident(page, "Old Bridge"), "Old Bridge");
        String text = page.locator("#reader-text").innerText();
        assertTrue(text.contains("</script><script>document.title='owned'</script>"), text);
        assertTrue(text.contains("<img src=x onerror=\"document.title='owned'\">"), text);
        assertEquals(
                0,
                page.locator("#reader-text img, #reader-text b, #reader-text script")
                        .count());
        assertEquals(0, page.locator("a[href^='javascript']").count());
        page.locator(".tabs a").getByText("Reports").click();
        page.locator("[data-report]").first().waitFor();
        assertTrue(page.locator("#view-reports").innerText().contains("</script>"));
        assertFalse(page.title().contains("owned"));
    }

    @Test
    void reportsWithoutIncidentsAndWhatIsNotSaidAreListed() {
        Page page = open(DESKTOP, ColorScheme.LIGHT);

        page.locator(".tabs a").getByText("Reports").click();
        page.locator("[data-report]").first().waitFor();
        String reports = page.locator("#view-reports").innerText();
        assertTrue(
                reports.contains("Parliament passes the harbour budget") && reports.contains("no incident in it"),
                reports);
        assertTrue(reports.contains("an archive photo"), reports);
        assertTrue(reports.contains("between 1 August and 17 October 2020, day not stated"), reports);
        page.locator("#reports-find").fill("budget");
        assertEquals(1, page.locator("[data-report]").count());
        page.locator(".tabs a").getByText("Not said").click();
        page.getByText("12 Fridays fit").waitFor();
        page.locator(".tabs a").getByText("Checks").click();
        page.locator("#view-checks")
                .getByText("Was a limit lost on the way?")
                .first()
                .waitFor();
        assertEquals(
                "page", page.locator(".tabs a").getByText("Checks").getAttribute("aria-current"), "the tab says so");
    }

    @Test
    void anIdLostByMergingLeadsToItsIncident() {
        Page page = open(DESKTOP, ColorScheme.LIGHT, "#0000aa11merged");

        assertEquals(
                "Airstrike at Tel Marwan depot", page.locator(".dossier h1").textContent());
    }

    @Test
    void aPhoneHasOneColumnAndTheReportOverIt() {
        Page page = open(PHONE, ColorScheme.LIGHT);
        assertEquals(List.of(), sticksOut(page));
        Locator depot = incident(page, "Tel Marwan depot");
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
        assertEquals(List.of(), sticksOut(page));
        press(depot, "fuel store");
        page.waitForTimeout(400);
        assertEquals(List.of("fuel store"), hits(page));
        assertTrue(inView(page.locator("mark.now")));
        page.keyboard().press("Escape");
        page.waitForTimeout(400);
        assertFalse(page.locator("#reader").isVisible());
        page.locator("#reader-open").click();
        page.waitForTimeout(400);
        page.locator("#reader-close").click();
        page.waitForTimeout(400);
        assertFalse(page.locator("#reader").isVisible());
    }

    @Test
    void everySheetOfPaperSaysThatItIsNotForPublication() {
        Page page = open(DESKTOP, ColorScheme.LIGHT);
        incident(page, "Tel Marwan depot");
        page.evaluate("dispatchEvent(new Event('beforeprint'))");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertEquals("fixed", page.locator(".watermark").evaluate("mark => getComputedStyle(mark).position"));
        assertTrue(page.locator(".watermark").isVisible());
        assertTrue(page.getByText("How it is known")
                .locator("..")
                .getByText("Friday on or before")
                .first()
                .isVisible());
        assertFalse(page.locator(".export").first().isVisible());
    }

    @Test
    void axeFindsNothing() throws IOException {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : List.of(DESKTOP, PHONE)) {
                Page page = open(width, scheme);
                page.evaluate("document.querySelectorAll('.atlas details').forEach(d => d.open = true)");
                page.locator("#facet-grade summary").click();
                assertEquals(List.of(), faults(page), () -> "the list at " + width + ", " + scheme);
                page.locator("#facet-grade summary").click();
                press(incident(page, "Tel Marwan depot"), "fuel store");
                page.evaluate("document.querySelectorAll('main details, .legend').forEach(d => d.open = true)");
                page.waitForTimeout(400);
                assertEquals(List.of(), faults(page), () -> "an incident at " + width + ", " + scheme);
                for (String view : List.of("reports", "not-said", "checks")) {
                    page.evaluate("view => { location.hash = '#/' + view; }", view);
                    page.locator("#view-" + view + " h1").waitFor();
                    page.waitForTimeout(300);
                    assertEquals(List.of(), faults(page), () -> view + " at " + width + ", " + scheme);
                }
            }
        }
    }

    @Test
    @Tag("long")
    void picturesForThePersonWhoChangesHowItLooks() {
        String wanted = System.getProperty("attest.pictures", "target/pictures");
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : List.of(DESKTOP, PHONE)) {
                String name = scheme.name().toLowerCase(Locale.ROOT) + "-" + width + "-";
                Page page = open(width, scheme);
                page.waitForTimeout(400);
                picture(page, wanted, name + "1-start", false);
                press(incident(page, "Tel Marwan depot"), "at least 9");
                page.waitForTimeout(400);
                picture(page, wanted, name + "2-value", false);
                page.keyboard().press("Escape");
                page.waitForTimeout(400);
                picture(page, wanted, name + "3-all", true);
                for (String view : List.of("reports", "not-said", "checks")) {
                    page.evaluate("view => { location.hash = '#/' + view; }", view);
                    page.waitForTimeout(400);
                    picture(page, wanted, name + "4-" + view, false);
                }
            }
        }
        Page page = open(DESKTOP, ColorScheme.LIGHT);
        incident(page, "Tel Marwan depot");
        page.evaluate("dispatchEvent(new Event('beforeprint'))");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        picture(page, wanted, "print", true);
    }

    private static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
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
        return open(folder, width, scheme, anchor);
    }
}
