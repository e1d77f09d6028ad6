package org.attest.publishing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.attest.ledger.Fact;
import org.attest.ledger.MemoryLedger;
import org.attest.ledger.View;
import org.attest.reports.Report;
import org.attest.reports.Source;
import org.attest.reports.Text;
import org.attest.time.PublicationDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What can be said of the page without a browser; the one in app opens it in Chromium.
final class PageTest {
    @TempDir
    Path folder;

    @Test
    void thePolicyAllowsTheOneScriptAndTheOneStyleAndNothingElse() throws IOException, NoSuchAlgorithmException {
        String page = page(SampleLedger.view());

        assertEquals(
                "default-src 'none'; script-src '" + hash(page, "<script>(.*?)</script>") + "'; style-src '"
                        + hash(page, "<style>(.*?)</style>") + "'; base-uri 'none'; form-action 'none'",
                group(page, "Content-Security-Policy\" content=\"([^\"]*)\""));
        assertFalse(
                Pattern.compile("<[^>]*\\son\\w+=").matcher(withoutData(page)).find(), "no inline handlers");
    }

    @Test
    void theTextOfAReportStandsPackedSoThatNothingInItIsMarkup() throws IOException, DataFormatException {
        String page = page(reportOf("</script><!--<script> {{style}} {{script}} $1 \\1"));

        assertEquals(
                2 + chunks(page).size(),
                Pattern.compile("<script").matcher(page).results().count(),
                "the index, the script and the chunks");
        assertFalse(page.contains("<!--"));
        assertTrue(chunks(page).getFirst().contains("</script><!--<script> {{style}} {{script}} $1 \\\\1"));
    }

    @Test
    void halfASurrogatePairKeepsItsPlaceAsOneCodePoint() throws IOException, DataFormatException {
        assertTrue(chunks(page(reportOf("shells \ud83d hit"))).getFirst().contains("shells ? hit"));
    }

    @Test
    void theSameViewGivesTheSameBytes() throws IOException {
        assertEquals(page(SampleLedger.view()), page(SampleLedger.view()));
    }

    @Test
    void theHistoryOfAnIncidentNamesWhatWasRecordedWhen() throws IOException, DataFormatException {
        View view = SampleLedger.view();
        try (MemoryLedger ledger =
                new MemoryLedger(Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC))) {
            ledger.append(SampleLedger.facts(), "a coder", Instant.parse("2026-01-02T00:00:00Z"));
            WorkingCopy.write(view, ledger.entries(), folder);
        }

        String records = String.join("\n", chunks(Files.readString(folder.resolve("index.html"))));
        assertTrue(
                records.contains("\"history\":[{\"recorded_at\":\"2026-01-02T03:04:05Z\",\"author\":\"a coder\","
                        + "\"record\":\"recorded\",\"grade\":\"recorded\",\"claims\":"),
                records);
        assertFalse(String.join("", chunks(page(view))).contains("a coder"));
    }

    /// Unpacked, in their order.
    private static List<String> chunks(String page) throws DataFormatException {
        List<String> chunks = new ArrayList<>();
        Matcher matcher = Pattern.compile("id=\"chunk-\\d+\">([^<]*)<").matcher(page);
        while (matcher.find()) {
            Inflater inflater = new Inflater(true);
            inflater.setInput(Base64.getDecoder().decode(matcher.group(1)));
            byte[] bytes = new byte[4_000_000];
            chunks.add(new String(bytes, 0, inflater.inflate(bytes), StandardCharsets.UTF_8));
            inflater.end();
        }
        return chunks;
    }

    private String page(View view) throws IOException {
        WorkingCopy.write(view, folder);
        return Files.readString(folder.resolve("index.html"));
    }

    private static View reportOf(String text) {
        Report report = new Report(
                "r1",
                "r1",
                Source.of("r.txt"),
                new Text("r1", text),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of());
        return new View(List.of(new Fact.ReportFact(report, PublicationDate.unknown())));
    }

    private static String withoutData(String page) {
        return page.replaceAll("(?s)<script.*?</script>", "");
    }

    private static String group(String page, String pattern) {
        Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(page);
        return matcher.results()
                .map((MatchResult found) -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static String hash(String page, String pattern) throws NoSuchAlgorithmException {
        byte[] content = group(page, pattern).getBytes(StandardCharsets.UTF_8);
        return "sha256-"
                + Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
