package org.attest.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.attest.publishing.ManyIncidents;
import org.attest.publishing.WorkingCopy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How quick a large page is. The limits are those of a machine with 2 cores that has nothing else to do, so the best
/// of several tries counts.
final class PageLoadTest extends InChromium {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void aThousandIncidentsOpenAndAreFiltered() throws IOException {
        WorkingCopy.write(ManyIncidents.view(1_000), folder);
        Page page = open(folder, DESKTOP, ColorScheme.LIGHT, "");

        assertTrue(page.locator(".row").count() < 100, "rows are drawn when they come into view");
        page.locator("#filter-place").fill("place 777");
        assertEquals(1, page.locator(".row").count());
        incident(page, "place 777");
    }

    @Test
    @Tag("long")
    void fiveThousandIncidentsOpenInTwoSecondsAndAFilterAnswersInATenth() throws IOException, InterruptedException {
        writeWithOneGigabyte();
        double megabytes = Files.size(folder.resolve("index.html")) / 1e6;
        double[] opened = new double[5];
        double[] answered = new double[20];
        Arrays.fill(answered, Double.MAX_VALUE);
        for (int i = 0; i < opened.length; i++) {
            Page page = page(DESKTOP, ColorScheme.LIGHT);
            page.navigate(folder.resolve("index.html").toUri().toString());
            page.locator(".spot").first().waitFor();
            opened[i] = number(page.evaluate(FIRST_USE));
            page.waitForTimeout(500);
            List<?> times = (List<?>) page.evaluate(FILTERS);
            for (int f = 0; f < times.size(); f++) {
                answered[f] = Math.min(answered[f], number(times.get(f)));
            }
            page.close();
        }
        double open = Arrays.stream(opened).min().orElseThrow();
        double slowest = Arrays.stream(answered)
                .filter(time -> time < Double.MAX_VALUE)
                .max()
                .orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "5,000 incidents, 50,000 claims: %.1f MB; list, map and a filter's answer %.0f ms after opening; the slowest"
                        + " of the filters answers in %.0f ms%n",
                megabytes,
                open,
                slowest);
        assertTrue(megabytes < 25, () -> "the file has " + megabytes + " MB");
        assertTrue(open < 2_000, () -> "usable after " + Arrays.toString(opened) + " ms");
        assertTrue(slowest < 100, () -> "filters answered in " + Arrays.toString(answered) + " ms");
    }

    private void writeWithOneGigabyte() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.toString())
                .inheritIO()
                .start();
        assertEquals(0, process.waitFor(), "1 GB of heap must be enough to write the page");
    }

    static final class Writer {
        private Writer() {}

        public static void main(String[] folder) throws IOException {
            WorkingCopy.write(ManyIncidents.view(5_000), Path.of(folder[0]));
        }
    }

    /// Since the page began to load until list and map stood and a filter had answered.
    private static final String FIRST_USE = """
            (async () => {
                const input = document.querySelector('#filter-place');
                input.value = 'place 77';
                input.dispatchEvent(new Event('input', { bubbles: true }));
                await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
                const time = performance.now();
                input.value = '';
                input.dispatchEvent(new Event('input', { bubbles: true }));
                return time;
            })()""";

    /// From a change of each filter until the next frame is drawn, in milliseconds.
    private static final String FILTERS = """
            async () => {
                const change = async (selector, value) => {
                    const input = document.querySelector(selector);
                    await new Promise(done => requestAnimationFrame(() => setTimeout(done, 30)));
                    const start = performance.now();
                    if (value === undefined) input.click();
                    else {
                        input.value = value;
                        input.dispatchEvent(new Event(input.type === 'date' || input.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }));
                    }
                    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
                    return performance.now() - start;
                };
                const times = [];
                for (const [selector, value] of [['#filter-text', 'witness 7'], ['#filter-text', 'house 3'], ['#filter-text', ''],
                    ['#filter-place', 'province 7'], ['#filter-place', ''], ['#facet-kind input[type=checkbox]'], ['#facet-grade input[type=checkbox]'],
                    ['#facet-actor input[type=checkbox]'], ['#filter-clear'], ['#filter-against'], ['#filter-against'],
                    ['#filter-from', '2015-01-01'], ['#filter-to', '2016-01-01'], ['#filter-undated'], ['#filter-clear'], ['#filter-sort', 'place']]) {
                    times.push(await change(selector, value));
                }
                return times;
            }""";

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }
}
