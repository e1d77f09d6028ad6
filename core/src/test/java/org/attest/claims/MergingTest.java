package org.attest.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attest.Pipeline;
import org.attest.language.Act;
import org.attest.language.Document;
import org.attest.language.Judgement;
import org.attest.language.Opinion;
import org.attest.language.Reading;
import org.attest.language.RuleReader;
import org.attest.language.Statement;
import org.attest.ledger.Fact;
import org.attest.places.Gazetteer;
import org.attest.reports.ReportReader;
import org.attest.reports.Source;
import org.attest.reports.Span;
import org.junit.jupiter.api.Test;

/// Rules and a trained reader that read the same report.
final class MergingTest {
    private static final String TEXT = "The Syrian army said that shells killed two soldiers near Aleppo on Friday. "
            + "The mill is a ruin, a miller wept. Satellite images show a crater.";
    private static final Judgement NO_CLAIM = judgement(0, "AFFIRMS", 1, "other", 1);

    @Test
    void wordsAndNumbersAreTheRulesAndTheStanceIsTheReadersWhereItIsSure() {
        String words = "The Syrian army said that shells killed two soldiers near Aleppo on Friday";
        assertEquals(
                List.of("CLAIMS casualties · Syrian military: kill [2 soldiers] \"" + words + "\""),
                claims(statement(
                        "The Syrian army",
                        "said",
                        "shells killed two soldiers near Aleppo",
                        judgement(1, "CLAIMS", 0.999, "casualties", 1))));
    }

    @Test
    void theRulesStanceAndSubjectStandWhereTheReaderIsNotSure() {
        Judgement unsure = judgement(1, "CLAIMS", 0.9, "weapon", 0.8);
        assertEquals(
                List.of(
                        "AFFIRMS casualties · Syrian military: kill [2 soldiers] \"The Syrian army said that shells killed two soldiers near Aleppo on Friday\""),
                claims(statement("The Syrian army", "said", "shells killed two soldiers near Aleppo", unsure)));
    }

    @Test
    void whatOnlyTheReaderStatesIsAdded() {
        assertEquals(
                List.of("AFFIRMS damage · miller: state [] \"The mill is a ruin, a miller wept\""),
                claims(statement("a miller", "wept", "The mill is a ruin", judgement(1, "AFFIRMS", 1, "damage", 1))));
    }

    @Test
    void picturesShowWhatTheyAreSaidToSay() {
        assertEquals(
                List.of("CONFIRMS damage SATELLITE"),
                made(statement("Satellite images", "show", "a crater", judgement(1, "AFFIRMS", 1, "damage", 1)))
                        .stream()
                        .map(claim -> claim.stance() + " " + claim.about().word() + " " + claim.evidence())
                        .toList());
    }

    @Test
    void whatTheReaderTakesForNoClaimIsNoneWhateverTheRulesFind() {
        assertEquals(List.of(), claims());
    }

    private static List<String> claims(Statement... statements) {
        return made(statements).stream()
                .map(claim -> "%s %s \"%s\""
                        .formatted(
                                claim.brief(),
                                claim.casualties().stream()
                                        .map(cell -> cell.number().min().orElse(0) + " " + cell.who())
                                        .toList(),
                                TEXT.substring(
                                        claim.quote().start(), claim.quote().end())))
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
        List<Statement> inReport = List.of(statements).stream()
                .map(one -> new Statement(
                        in(report, one.quote()),
                        one.source().map(span -> in(report, span)),
                        one.cue().map(span -> in(report, span)),
                        one.content().map(span -> in(report, span)),
                        one.judgement(),
                        one.probability()))
                .toList();
        return new Reading(
                document,
                rules.clauses(),
                rules.mentions(),
                rules.triggers(),
                rules.roles(),
                rules.attributions(),
                Optional.of(new Opinion() {
                    @Override
                    public List<Statement> statements() {
                        return inReport;
                    }

                    @Override
                    public List<Act> acts() {
                        return List.of();
                    }

                    @Override
                    public Judgement of(Span words) {
                        return inReport.stream()
                                .filter(one -> one.quote().overlaps(words))
                                .map(Statement::judgement)
                                .findFirst()
                                .orElse(NO_CLAIM);
                    }
                }));
    }

    private static Span in(String report, Span span) {
        return new Span(report, span.start(), span.end());
    }

    private static Judgement judgement(
            double claimed, String stance, double sureOfStance, String about, double sureOfAbout) {
        return new Judgement(
                claimed,
                probabilities(stance, sureOfStance, "AFFIRMS"),
                probabilities(about, sureOfAbout, "casualties"),
                Map.of("STATED", 1.0),
                Map.of("none", 1.0));
    }

    /// What a label leaves of 1 is another's.
    private static Map<String, Double> probabilities(String label, double sure, String other) {
        return label.equals(other) ? Map.of(label, 1.0) : Map.of(label, sure, other, 1 - sure);
    }

    private static Statement statement(String source, String cue, String content, Judgement judgement) {
        return new Statement(
                span(source).union(span(cue)).union(span(content)),
                Optional.of(span(source)),
                Optional.of(span(cue)),
                Optional.of(span(content)),
                judgement,
                0.9);
    }

    private static Span span(String words) {
        int start = TEXT.indexOf(words);
        return new Span("", start, start + words.length());
    }
}
