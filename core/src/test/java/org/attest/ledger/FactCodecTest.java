package org.attest.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.attest.incidents.IncidentType;
import org.attest.reports.Source;
import org.attest.reports.Span;
import org.attest.time.PublicationDate;
import org.attest.verification.Refusal;
import org.junit.jupiter.api.Test;

final class FactCodecTest {
    @Provide
    Arbitrary<Fact> facts() {
        return AnyFact.facts();
    }

    @Property(tries = 3000)
    void everyFactComesBackAsItWas(@ForAll("facts") Fact fact) {
        String content = FactCodec.encode(fact);
        assertEquals(fact, FactCodec.decode(fact.kind(), content));
        assertEquals(content, FactCodec.encode(FactCodec.decode(fact.kind(), content)));
    }

    @Property(tries = 300)
    void contentIsTheSameAfterARoundThroughBytes(@ForAll("facts") Fact fact) {
        String content = FactCodec.encode(fact);
        assertEquals(content, new String(content.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    @Test
    void contentIsTheRecordInItsOwnOrderWithoutWhatIsEmpty() {
        Fact refusal = new Fact.RefusalFact(new Refusal(
                "time.day-not-derivable",
                "3fa9",
                "when",
                Optional.empty(),
                Optional.of(new Span("3fa9", 4, 9)),
                "it says \"overnight\"\n"));
        assertEquals("""
                {"code":"time.day-not-derivable","report":"3fa9","field":"when",\
                "span":{"report":"3fa9","start":4,"end":9},"why":"it says \\"overnight\\"\\n"}""", FactCodec.encode(refusal));
    }

    @Test
    void aFieldThatNobodyKnowsIsAnErrorThatSaysWhere() {
        String content = """
                {"claim":"c1","actor":"army","behaviour":"denies","rate":0.5}""";
        String message = assertThrows(IllegalArgumentException.class, () -> FactCodec.decode("norm", content))
                .getMessage();
        assertEquals("content must have } at column 51; got \"rate\"", message);
    }

    @Test
    void aMissingFieldIsAnErrorAndNotAnEmptyOne() {
        assertEquals(
                "content must have \"actor\" at column 15; got \"behaviour\"",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> FactCodec.decode("norm", "{\"claim\":\"c1\",\"behaviour\":\"denies\"}"))
                        .getMessage());
    }

    @Test
    void theOrderOfConventionsDoesNotChangeAContent() {
        PublicationDate.Window may = new PublicationDate.Window(LocalDate.of(2020, 5, 4), LocalDate.of(2020, 5, 5));
        assertEquals(encode(Map.of("a", may, "b", may, "c", may)), encode(Map.of("c", may, "b", may, "a", may)));
    }

    private static String encode(Map<String, PublicationDate.Window> conventions) {
        return FactCodec.encode(new Fact.ReportFact(
                Reports.report("r1", "text", Source.of("a.txt")),
                new PublicationDate(
                        Optional.empty(), Optional.empty(), Optional.empty(), conventions, List.of(), List.of())));
    }

    @Test
    void contentDoesNotDependOnTheLanguageOfTheMachine() {
        Locale before = Locale.getDefault();
        try {
            Fact fact = Reports.account("c1", "r1", IncidentType.MISSILE_STRIKE, "c1");
            String content = FactCodec.encode(fact);
            Locale.setDefault(Locale.forLanguageTag("ar-SY-u-nu-arab"));
            assertEquals(content, FactCodec.encode(fact));
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertEquals(content, FactCodec.encode(fact));
            assertEquals("incident", Reports.incident("c1", "r1").kind());
        } finally {
            Locale.setDefault(before);
        }
    }
}
