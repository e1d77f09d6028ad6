package org.attest.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.attest.language.Document;
import org.attest.language.RuleReader;
import org.attest.reports.Report;
import org.attest.reports.ReportReader;
import org.attest.reports.Source;
import org.junit.jupiter.api.Test;

final class StatementsTest {
    private static final Pieces PIECES = Pieces.bundled();

    @Test
    void eachCueGetsItsContentAndTheNearestSourceOutsideIt() {
        String text = "Shells hit the mill, the ministry said. The army denied that its guns had fired.";
        Marks marks = new Marks(text, PIECES)
                .claim("the ministry", "said", "Shells hit the mill", "AFFIRMS", "occurrence")
                .claim("The army", "denied", "its guns had fired", "DENIES", "responsibility");
        assertEquals(
                List.of("the ministry | said | Shells hit the mill", "The army | denied | its guns had fired"),
                Marks.lines(marks.encoded(), Statements.attributions(marks.encoded(), marks.scores())));
    }

    @Test
    void theSayingIsQuotedWithTheFirstThingSaidOnly() {
        String text = "The ministry said that shells hit the mill, wounding two millers.";
        Marks marks = new Marks(text, PIECES)
                .claim("The ministry", "said", "shells hit the mill", "AFFIRMS", "occurrence")
                .mark(Layer.CONTENT, "content", "wounding two millers")
                .mark(Layer.STANCE, "AFFIRMS", "wounding two millers")
                .mark(Layer.ABOUT, "casualties", "wounding two millers");
        assertEquals(
                List.of(
                        "AFFIRMS occurrence: The ministry said that shells hit the mill",
                        "AFFIRMS casualties: wounding two millers"),
                statements(text, marks));
    }

    @Test
    void whatTheSayingInterruptsIsOneStatementAndADemandIsNone() {
        String text = "Shells hit the mill, the ministry said, shortly after dawn. It demanded an apology.";
        Marks marks = new Marks(text, PIECES)
                .claim("the ministry", "said", "Shells hit the mill", "AFFIRMS", "occurrence")
                .mark(Layer.CONTENT, "content", "shortly after dawn")
                .mark(Layer.STANCE, "AFFIRMS", "shortly after dawn")
                .mark(Layer.ABOUT, "occurrence", "shortly after dawn")
                .claim("It", "demanded", "an apology", "no claim", "other");
        assertEquals(
                List.of("AFFIRMS occurrence: Shells hit the mill, the ministry said, shortly after dawn"),
                statements(text, marks));
    }

    @Test
    void aCueWithoutContentCountsOnlyWhereItWithholds() {
        String text = "The army did not comment. The ministry said nothing new, it added.";
        Marks marks = new Marks(text, PIECES)
                .mark(Layer.SOURCE, "source", "The army")
                .mark(Layer.CUE, "cue", "did not comment")
                .mark(Layer.STANCE, "NO_COMMENT", "The army did not comment")
                .mark(Layer.CUE, "cue", "added")
                .mark(Layer.STANCE, "NO_COMMENT", "added");
        assertEquals(List.of("NO_COMMENT occurrence: The army did not comment"), statements(text, marks));
    }

    @Test
    void whatTheAuthorStatesIsPutTogetherFromPieces() {
        String text = "Before dawn on Sunday, two shells fell beside the mill at Orlo.";
        Marks marks = new Marks(text, PIECES)
                .mark(Layer.STATEMENT, "statement", "Before dawn on Sunday")
                .mark(Layer.STATEMENT, "statement", "two shells fell beside the mill at Orlo")
                .mark(Layer.STANCE, "ASSERTS", "two shells fell beside the mill at Orlo")
                .mark(Layer.ABOUT, "occurrence", text);
        assertEquals(
                List.of("ASSERTS occurrence: Before dawn on Sunday, two shells fell beside the mill at Orlo"),
                statements(text, marks));
    }

    private static List<String> statements(String text, Marks marks) {
        Report report = new ReportReader().read(Source.of("case"), text);
        Document document = Document.of(report);
        return new Statements(marks.encoded(), marks.scores(), new RuleReader().read(document))
                .statements().stream()
                        .map(one -> one.stance() + " " + one.about() + ": " + document.quote(one.quote()))
                        .toList();
    }
}
