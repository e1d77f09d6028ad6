package org.attest.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.attest.ledger.View;
import org.attest.publishing.OddReports;
import org.attest.publishing.WorkingCopy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What no page is made for: it stays whole, and says what it cannot show.
final class PageOddTest extends InChromium {
    @TempDir
    static Path folder;

    @TempDir
    static Path nothing;

    @BeforeAll
    static void write() throws IOException {
        WorkingCopy.write(OddReports.view(), folder);
        WorkingCopy.write(new View(List.of()), nothing);
    }

    @ParameterizedTest
    @ValueSource(ints = {DESKTOP, PHONE})
    void threeHundredPlacesAreCountedAndFolded(int width) {
        Page page = open(folder, width, ColorScheme.LIGHT, "");
        page.locator(".spot").first().waitFor();

        assertTrue(page.locator(".spot").count() < 200, "marks near one another are one");
        Locator sites = incident(page, "Town 0");
        assertTrue(sites.innerText().contains("292 more places"), sites.innerText());
        assertEquals(List.of(), sticksOut(page));
    }

    @ParameterizedTest
    @ValueSource(ints = {DESKTOP, PHONE})
    void aWordOfTenThousandLettersBreaksAndItsNameIsCut(int width) {
        Page page = open(folder, width, ColorScheme.LIGHT, "");

        assertEquals(List.of(), sticksOut(page));
        Locator dossier = incident(page, "Llanfair");
        assertTrue(dossier.locator("h1").textContent().contains("… (10,004 characters)"));
        assertEquals(List.of(), sticksOut(page));
        press(dossier, "The words that say so");
        assertEquals(
                10_004 + "A bomb went off in ".length(), hits(page).getFirst().length(), "the text itself is whole");
        assertEquals(List.of(), sticksOut(page));
    }

    @ParameterizedTest
    @ValueSource(ints = {DESKTOP, PHONE})
    void whatActsUnseenIsSeenAndDoesNotAct(int width) {
        Page page = open(folder, width, ColorScheme.LIGHT, "");
        Locator dossier = incident(page, "egdirb");

        assertEquals("Incident at bridge⟦RLO⟧egdirb", dossier.locator("h1").textContent());
        String text = page.locator("#reader-text").textContent();
        assertTrue(text.contains("Rebels⟦RLO⟧ destroyed ⟦LRI⟧bridge␇␀ <b onclick=x>"), text);
        assertTrue(text.contains("This text holds 4 characters that cannot be seen"), text);
        assertTrue(page.locator("#reader-about").textContent().contains("address: javascript:alert(1)"));
        assertFalse(
                page.locator("main, .reader").allTextContents().toString().contains("\u202e"),
                "no such character is left in the page");
    }

    @Test
    void neitherPlaceNorTimeIsSaidInWords() {
        Page page = open(folder, DESKTOP, ColorScheme.LIGHT, "");
        assertTrue(page.locator("#map-note").textContent().contains("1 incident with no place stated"));

        Locator dossier = incident(page, "place not stated");
        assertTrue(dossier.locator(".facts")
                .innerText()
                .replaceAll("\\s+", " ")
                .contains("When not stated Where not stated By not stated"));
    }

    @Test
    void aReportWithoutAWordSaysSo() {
        Page page = open(folder, DESKTOP, ColorScheme.LIGHT, "#/reports");

        page.locator("[data-report] h2 a").getByText("empty.txt").click();
        page.getByText("This report has no text").waitFor();
    }

    @Test
    void aReportInAnotherLanguageIsMarkedAsNotRead() {
        Page page = open(folder, DESKTOP, ColorScheme.LIGHT, "#/reports");
        Locator item = page.locator("[data-report]").filter(new Locator.FilterOptions().setHasText("french.txt"));
        assertTrue(item.innerText().contains("Not read: the text is in French (fr)"), item.innerText());
        item.locator("h2 a").click();
        page.getByText("It is kept, and no claim was taken from it.").waitFor();
        assertTrue(page.locator("#reader-text").innerText().contains("Les obus ont touché le moulin."));
    }

    @ParameterizedTest
    @ValueSource(ints = {DESKTOP, PHONE})
    void aLedgerWithNothingInItOpens(int width) throws IOException {
        Page page = open(nothing, width, ColorScheme.LIGHT, "");

        assertTrue(page.locator("#rows").innerText().contains("These reports tell of no incident."));
        assertEquals(List.of(), faults(page));
        for (String view : List.of("reports", "not-said", "checks")) {
            page.evaluate("view => { location.hash = '#/' + view; }", view);
            page.locator("#view-" + view + " h1").waitFor();
        }
    }

    @Test
    void axeFindsNothingInIt() throws IOException {
        Page page = open(folder, PHONE, ColorScheme.DARK, "");
        assertEquals(List.of(), faults(page));
        incident(page, "Town 0");
        assertEquals(List.of(), faults(page));
    }
}
