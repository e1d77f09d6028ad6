package org.attest.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.attest.publishing.SampleLedger;
import org.attest.publishing.WorkingCopy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The list with its filters, the map and the timeline: every control, on a desktop and on a phone.
final class PageFilterTest extends InChromium {
    @TempDir
    static Path folder;

    @BeforeAll
    static void write() throws IOException {
        WorkingCopy.write(SampleLedger.view(), folder);
    }

    @ParameterizedTest
    @ValueSource(ints = {DESKTOP, PHONE})
    void wordsAndPlacesKeepWhatFits(int width) {
        Page page = open(width);

        page.locator("#filter-text").fill("miller");
        assertShown(page, "Shelling at Old Bridge");
        assertEquals("1 of 6 incidents", page.locator("#filter-count").textContent());
        page.locator("#filter-text").fill("");
        page.locator("#filter-place").fill("latakia");
        assertShown(page, "Shelling at the port of Nahr Safi");
        page.locator("#filter-place").fill("atlantis");
        assertTrue(page.locator("#rows").innerText().contains("No incident fits the filter."));
        page.locator(".chip").click();
        assertEquals(6, page.locator(".row").count());
    }

    @ParameterizedTest
    @ValueSource(ints = {DESKTOP, PHONE})
    void choicesSayWhatTheyWouldLeaveAndCanBeTakenOff(int width) {
        Page page = open(width);

        choose(page, "kind", "Shelling");
        assertEquals(3, page.locator(".row").count());
        page.locator("#facet-grade > summary").click();
        // Of the shellings; the other kinds are still offered beside it.
        assertEquals(
                List.of("Single source 2", "Unverified 1"),
                page.locator("#facet-grade label").allInnerTexts().stream()
                        .map(text -> text.replaceAll("^\\W+", "").replaceAll("\\s+", " "))
                        .toList());
        page.keyboard().press("Escape");
        choose(page, "actor", "Nobody named");
        assertEquals(2, page.locator(".row").count());
        assertEquals(
                List.of("Shelling", "Nobody named"), page.locator(".chip bdi").allTextContents());
        page.locator("#filter-clear").click();
        page.locator("#filter-against").check();
        assertShown(page, "Airstrike at Tel Marwan depot");
        page.locator("#filter-against").uncheck();
        assertEquals(6, page.locator(".row").count());
    }

    @ParameterizedTest
    @ValueSource(ints = {DESKTOP, PHONE})
    void aTimeKeepsWhatMayHaveHappenedThenAndWhatHasNoDateOnlyWhenAsked(int width) {
        Page page = open(width);

        page.locator("#facet-time > summary").click();
        page.locator("#filter-from").fill("2020-09-01");
        page.locator("#filter-to").fill("2020-09-06");
        page.locator("#filter-to").blur();
        assertShown(page, "Shelling at Bab Zara", "Airstrike at Wadi Sahl");
        page.locator("#filter-undated").check();
        assertEquals(4, page.locator(".row").count());
        page.locator("#timeline-all").click();
        assertEquals(6, page.locator(".row").count());
    }

    @ParameterizedTest
    @ValueSource(ints = {DESKTOP, PHONE})
    void draggingOverTheTimelineChoosesATime(int width) {
        Page page = open(width);

        page.locator("#timeline-box > svg").scrollIntoViewIfNeeded();
        BoundingBox box = page.locator("#timeline-box > svg").boundingBox();
        page.mouse().move(box.x + 1, box.y + 10);
        page.mouse().down();
        page.mouse().move(box.x + box.width * 0.3, box.y + 12, new Mouse.MoveOptions().setSteps(5));
        page.mouse().up();
        page.locator(".chip").waitFor();
        assertShown(page, "Shelling at the port of Nahr Safi");
    }

    @ParameterizedTest
    @ValueSource(ints = {DESKTOP, PHONE})
    void aFilterIsInTheAddressAndBackKeepsIt(int width) {
        Page page = open(width);
        choose(page, "kind", "Airstrike");
        incident(page, "Wadi Sahl");
        page.goBack();
        page.locator("#rows").waitFor();
        assertEquals(2, page.locator(".row").count());

        Page other = open(folder, width, ColorScheme.LIGHT, "#/incidents?kind=shelling&sort=place&q=guards%3C%00");
        assertEquals("place", other.locator("#filter-sort").inputValue());
        assertEquals(0, other.locator(".row").count());
        other.locator("#filter-clear").click();
        assertEquals(6, other.locator(".row").count());
    }

    @ParameterizedTest
    @ValueSource(ints = {DESKTOP, PHONE})
    void theListIsSortedAsAsked(int width) {
        Page page = open(width);

        assertTrue(page.locator(".row h2").first().textContent().contains("Tel Marwan"), "the latest is first");
        page.locator("#filter-sort").selectOption("earliest");
        assertTrue(page.locator(".row h2").first().textContent().contains("Nahr Safi"));
        page.locator("#filter-sort").selectOption("place");
        assertTrue(page.locator(".row h2").first().textContent().contains("Bab Zara"));
        page.locator("#filter-sort").selectOption("claims");
        assertTrue(page.locator(".row h2").first().textContent().contains("Tel Marwan"));
    }

    @ParameterizedTest
    @ValueSource(ints = {DESKTOP, PHONE})
    void theFilteredListIsSavedWithWhatIsNotStatedLeftOut(int width) throws IOException {
        Page page = open(width);
        choose(page, "kind", "Shelling");

        String csv =
                saved(page, () -> page.locator("[data-export='incidents.csv']").click());
        List<String> lines = csv.lines().toList();
        assertEquals(4, lines.size(), csv);
        assertTrue(lines.getFirst().startsWith("\ufeffid,type,edtf,start,end,when,place"), csv);
        assertTrue(lines.getFirst().endsWith(",not_for_publication"), csv);
        String mill = lines.stream()
                .filter(line -> line.contains("Old Bridge"))
                .findFirst()
                .orElseThrow();
        assertTrue(
                mill.contains(",shelling,XXXX-09-11,,,\"11 September, year not stated\",Old Bridge,,,unknown,,,"),
                mill);

        JsonNode json = new ObjectMapper()
                .readTree(saved(
                        page,
                        () -> page.locator("[data-export='incidents.json']").click()));
        assertTrue(json.path("not_for_publication").booleanValue());
        assertEquals(3, json.path("incidents").size());
        assertFalse(json.path("incidents").get(0).path("claims").isEmpty(), "whole records, not rows");
        incident(page, "Old Bridge");
        assertTrue(saved(page, () -> page.locator("[data-export='claims.csv']").click())
                .contains("villagers"));
        for (Map.Entry<String, String> list : Map.of("reports", "reports", "not-said", "not-said", "checks", "checks")
                .entrySet()) {
            page.evaluate("view => { location.hash = '#/' + view; }", list.getKey());
            assertTrue(saved(
                            page,
                            () -> page.locator("[data-export='" + list.getValue() + ".csv']")
                                    .click())
                    .contains("working copy"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {DESKTOP, PHONE})
    void theMapShowsAreasAsAreasCandidatesAsCandidatesAndSaysWhatItCannotShow(int width) {
        Page page = open(width);
        page.locator(".spot").first().waitFor();

        assertEquals(1, page.locator(".areas rect").count());
        assertEquals(1, page.locator(".spot[aria-label^='Area: Sarat hills']").count());
        assertEquals(
                2,
                page.locator(".spot[aria-label^='Possible place: Nahr Safi']").count(),
                "an ambiguous name has as many marks as candidates");
        String note = page.locator("#map-note").textContent();
        assertTrue(note.contains("1 incident at a place in no gazetteer"), note);
        assertTrue(note.contains("as they are controlled on the ground"), note);
        String timeNote = page.locator("#timeline-note").textContent();
        assertTrue(timeNote.contains("1 incident with a day but no year; 1 incident with no date"), timeNote);
    }

    @ParameterizedTest
    @ValueSource(ints = {DESKTOP, PHONE})
    void aMarkLeadsToWhatHappenedThereAndARingGrowsToScale(int width) {
        Page page = open(width);
        page.locator("#filter-place").fill("tel marwan");
        Locator mark = page.locator(".spot[aria-label*='Tel Marwan depot']");
        mark.waitFor();

        // Until the ring of 2 km is larger than the mark.
        for (int i = 0; i < 12 && page.locator(".rings circle").count() == 0; i++) {
            page.locator(".map-keys button").first().click();
            page.waitForTimeout(60);
        }
        double metres = 40_075_016.7 * Math.cos(Math.toRadians(34.5)) / scale(page);
        double radius = Double.parseDouble(page.locator(".rings circle").first().getAttribute("r"));
        assertEquals(2000, radius * metres, 40, "the ring is two kilometres on the ground");
        mark.focus();
        page.keyboard().press("Enter");
        Locator card = page.locator(".map-card");
        assertTrue(card.innerText().contains("Facility, within about 2 km"), card.innerText());
        card.getByText("Show it in the list").click();
        assertEquals("Tel Marwan depot", page.locator(".chip bdi").last().textContent());
    }

    @ParameterizedTest
    @ValueSource(ints = {DESKTOP, PHONE})
    void theMapIsMovedByMouseKeysAndButtons(int width) {
        Page page = open(width);
        page.locator(".spot").first().waitFor();
        Locator map = page.locator("#map-box > svg");
        List<String> views = new ArrayList<>();
        Runnable changed = () -> {
            page.waitForTimeout(80);
            String now = view(page);
            assertNotEquals(views.getLast(), now);
            views.add(now);
        };
        views.add(view(page));

        map.focus();
        for (String key : List.of("ArrowLeft", "ArrowUp", "+", "+", "-", "ArrowRight")) {
            page.keyboard().press(key);
            changed.run();
        }
        page.locator(".map-keys button").nth(1).click();
        changed.run();
        BoundingBox box = map.boundingBox();
        page.mouse().move(box.x + 60, box.y + 60);
        page.mouse().wheel(0, -300);
        changed.run();
        page.mouse().down();
        page.mouse().move(box.x + 120, box.y + 90, new Mouse.MoveOptions().setSteps(4));
        page.mouse().up();
        changed.run();
        page.locator(".map-keys button").nth(2).click();
        changed.run();
        assertEquals(views.getFirst(), views.getLast(), "everything is shown again");
    }

    @Test
    void twoFingersZoomTheMapAndOneScrollsThePage() {
        Page page = open(PHONE);
        page.locator(".spot").first().waitFor();
        page.evaluate("document.querySelector('#map-box').scrollIntoView({ block: 'center' })");
        double top = ((Number) page.evaluate("scrollY")).doubleValue();
        BoundingBox box = page.locator("#map-box > svg").boundingBox();
        double before = scale(page);
        CDPSession fingers = page.context().newCDPSession(page);
        double y = box.y + box.height / 2;
        double middle = box.x + box.width / 2;
        touch(fingers, "touchStart", y, middle - 20, middle + 20);
        for (int apart = 30; apart <= 80; apart += 10) {
            touch(fingers, "touchMove", y, middle - apart, middle + apart);
        }
        touch(fingers, "touchEnd", y);
        page.waitForTimeout(100);
        assertTrue(scale(page) > before * 2, () -> scale(page) + " after " + before);

        String view = view(page);
        for (int up = 0; up <= 100; up += 20) {
            touch(fingers, up == 0 ? "touchStart" : "touchMove", y - up, middle);
        }
        touch(fingers, "touchEnd", y);
        page.waitForTimeout(200);
        assertTrue(((Number) page.evaluate("scrollY")).doubleValue() > top + 30, "the page scrolls under one finger");
        assertEquals(view, view(page));
    }

    private static void touch(CDPSession fingers, String type, double y, double... xs) {
        JsonArray points = new JsonArray();
        for (double x : xs) {
            JsonObject point = new JsonObject();
            point.addProperty("x", x);
            point.addProperty("y", y);
            point.addProperty("id", points.size());
            points.add(point);
        }
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", points);
        fingers.send("Input.dispatchTouchEvent", event);
    }

    @ParameterizedTest
    @ValueSource(ints = {DESKTOP, PHONE})
    void theBarsOfTheTimelineAreWalkedWithArrows(int width) {
        Page page = open(width);

        assertEquals(4, page.locator("a.event").count(), "those with a date");
        assertEquals(1, page.locator("a.event[tabindex='0']").count());
        page.locator("a.event[tabindex='0']").focus();
        page.keyboard().press("ArrowRight");
        String title = (String) page.evaluate("document.activeElement.getAttribute('aria-label')");
        page.keyboard().press("Enter");
        page.locator(".dossier").waitFor();
        assertTrue(title.startsWith(page.locator(".dossier h1").textContent()), title);
        assertEquals("H1", page.evaluate("document.activeElement.tagName"), "focus follows");
    }

    private static double scale(Page page) {
        return ((Number) page.evaluate("""
                () => { const [, s] = document.querySelector('.land').getAttribute('transform').match(/scale\\(([^)]+)\\)/); return s * 4096; }""")).doubleValue();
    }

    private static String view(Page page) {
        return page.locator(".land").getAttribute("transform");
    }

    private static void choose(Page page, String facet, String choice) {
        page.locator("#facet-" + facet + " > summary").click();
        page.locator("#facet-" + facet + " label")
                .filter(new Locator.FilterOptions().setHasText(choice))
                .first()
                .locator("input")
                .check();
        page.keyboard().press("Escape");
    }

    private static void assertShown(Page page, String... titles) {
        assertEquals(List.of(titles), page.locator(".row h2").allTextContents());
    }

    private Page open(int width) {
        return open(folder, width, ColorScheme.LIGHT, "");
    }
}
