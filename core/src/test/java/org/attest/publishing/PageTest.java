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
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attest.ledger.Fact;
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
    void theTextOfAReportEndsNeitherTheElementItStandsInNorFillsATemplate() throws IOException {
        String page = page(reportOf("</script><!--<script> {{style}} {{script}} $1 \\1"));

        assertEquals(2, Pattern.compile("<script").matcher(page).results().count());
        assertFalse(page.contains("<!--"));
        assertTrue(group(page, "id=\"data\">(.*?)</script>").contains("{{style}} {{script}} $1 \\\\1"));
    }

    @Test
    void halfASurrogatePairKeepsItsPlaceAsOneCodePoint() throws IOException {
        assertTrue(page(reportOf("shells \ud83d hit")).contains("shells ? hit"));
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
        return page.replaceFirst("(?s)id=\"data\">.*?</script>", "");
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
