package org.attest.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attest.Pipeline;
import org.attest.language.Document;
import org.attest.language.Reading;
import org.attest.language.RuleReader;
import org.attest.language.Statement;
import org.attest.ledger.Fact;
import org.attest.places.Gazetteer;
import org.attest.reports.ReportReader;
import org.attest.reports.Source;
import org.attest.reports.Span;
import org.junit.jupiter.api.Test;

/// A reader that says itself what is claimed.
final class StatementClaimsTest {
    private static final String TEXT =
            "The Syrian army said that shells killed two soldiers near Aleppo. Satellite images show a crater.";

    @Test
    void itsWordsAndStanceStandAndRulesReadTheRest() {
        assertEquals(
                List.of("CLAIMS casualties · Syrian military: kill [2 soldiers]"),
                claims(statement(
                        "The Syrian army", "said", "shells killed two soldiers near Aleppo", "CLAIMS", "casualties")));
    }

    @Test
    void picturesShowWhatTheyAreSaidToSay() {
        assertEquals(
                List.of("CONFIRMS damage SATELLITE"),
                made(statement("Satellite images", "show", "a crater", "AFFIRMS", "damage")).stream()
                        .map(claim -> claim.stance() + " " + claim.about().word() + " " + claim.evidence())
                        .toList());
    }

    @Test
    void whereItFindsNothingRulesDoNotSpeakForIt() {
        assertEquals(List.of(), made());
    }

    private static List<String> claims(Statement... statements) {
        return made(statements).stream()
                .map(claim -> claim.brief() + " "
                        + claim.casualties().stream()
                                .map(cell -> cell.number().min().orElse(0) + " " + cell.who())
                                .toList())
                .toList();
    }

    private static List<Claim> made(Statement... statements) {
        Pipeline pipeline = Pipeline.with(document -> reading(document, statements), Gazetteer.load(), List.of());
        List<Claim> claims = new ArrayList<>();
        for (Fact fact : pipeline.read(new ReportReader().read(Source.of("case"), TEXT))) {
            if (fact instanceof Fact.ClaimFact made && made.claim().about() != About.OCCURRENCE) {
                claims.add(made.claim());
            }
        }
        return claims;
    }

    private static Reading reading(Document document, Statement... statements) {
        Reading rules = new RuleReader().read(document);
        String report = document.report().id();
        return new Reading(
                document,
                rules.clauses(),
                rules.mentions(),
                rules.triggers(),
                rules.roles(),
                rules.attributions(),
                Optional.of(List.of(statements).stream()
                        .map(one -> new Statement(
                                in(report, one.quote()),
                                one.source().map(span -> in(report, span)),
                                one.cue().map(span -> in(report, span)),
                                one.content().map(span -> in(report, span)),
                                one.stance(),
                                one.about(),
                                one.status(),
                                one.evidence(),
                                one.probability()))
                        .toList()));
    }

    private static Span in(String report, Span span) {
        return new Span(report, span.start(), span.end());
    }

    private static Statement statement(String source, String cue, String content, String stance, String about) {
        return new Statement(
                span(source).union(span(content)),
                Optional.of(span(source)),
                Optional.of(span(cue)),
                Optional.of(span(content)),
                stance,
                about,
                "STATED",
                "none",
                0.9);
    }

    private static Span span(String words) {
        int start = TEXT.indexOf(words);
        return new Span("", start, start + words.length());
    }
}
