package org.attest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.attest.claims.About;
import org.attest.claims.Claim;
import org.attest.incidents.Account;
import org.attest.ledger.Fact;
import org.attest.reports.Report;
import org.attest.reports.Span;

/// What holds of every text, made here of the example reports' sentences in any order, with junk between them.
final class PipelinePropertiesTest {
    private static final Pipeline PIPELINE = Pipeline.bundled();

    private static final List<String> SENTENCES = Stream.of("nyala-undated.txt", "nyala-wire.txt", "arauca-1991.txt")
            .flatMap(file -> Stream.of(Made.example(file).split("(?<=[.\"]) +|\n+")))
            .filter(sentence -> !sentence.isBlank())
            .toList();

    /// Words that look like something and are nothing.
    private static final List<String> ODD = List.of(
            "on February 30, 2023",
            "in the year 99999",
            "3000000000 days ago",
            "killing 99999999999999999999 people.",
            "killing minus four fighters, he said.",
            "between 7 and 3 people died.",
            "most of all of none of the drones",
            "(((\"'“",
            ")]}»",
            "- - — –",
            "said said said",
            "denied denying that it denied",
            "T-4-T-4-T-4-T-4",
            "at 25:61 on Monday Tuesday",
            "UPDATED: UPDATED:",
            "See Daily Daily, November 31:",
            "قصف الجيش مطار نيالا يوم الثلاثاء",
            "🔥🔥 strike 🔥",
            "e\u0301\u0301\u0301\u0301",
            "\u202eNyala\u202c",
            "\ufeff",
            "a".repeat(3000),
            "Nyala ".repeat(60),
            "and ".repeat(60),
            "\t\r\n");

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> sentences = Arbitraries.of(SENTENCES);
        Arbitrary<String> junk = Arbitraries.oneOf(
                Arbitraries.of(ODD),
                Arbitraries.strings().all().ofMaxLength(30),
                Arbitraries.strings().withChars(" \n.,;:'\"-()0123456789ABCabc").ofMaxLength(40));
        Arbitrary<String> cuts = Combinators.combine(
                        sentences, Arbitraries.integers().between(0, 200))
                .as((sentence, at) -> sentence.substring(0, Math.min(at, sentence.length())));
        Arbitrary<String> parts = Arbitraries.frequencyOf(Tuple.of(6, sentences), Tuple.of(2, junk), Tuple.of(1, cuts));
        return Combinators.combine(parts.list().ofMinSize(1).ofMaxSize(14), Arbitraries.of(" ", "\n", "\n\n"))
                .as((list, between) -> String.join(between, list))
                .filter(text -> !text.isBlank() && text.codePoints().anyMatch(Character::isLetterOrDigit));
    }

    @Property(tries = 150)
    void everyTextIsReadAndNothingIsQuotedThatIsNotThere(@ForAll("texts") String text) {
        Report report = Made.report(text, Optional.empty());
        List<Fact> facts = PIPELINE.read(report);
        Map<String, Claim> claims = new HashMap<>();
        for (Fact fact : facts) {
            if (fact instanceof Fact.ClaimFact(Claim claim)) {
                claims.put(claim.id(), claim);
                String quote = report.text().quote(claim.quote());
                assertEquals(quote.strip(), quote, "a quote must be trimmed");
                inside(report, claim.holderSpan(), claim);
                inside(report, claim.cue(), claim);
                inside(report, claim.content(), claim);
            }
        }
        List<Account> accounts = facts.stream()
                .filter(Fact.AccountFact.class::isInstance)
                .map(fact -> ((Fact.AccountFact) fact).account())
                .toList();
        for (Account account : accounts) {
            Claim occurrence = Optional.ofNullable(claims.get(account.id()))
                    .orElseThrow(() -> new AssertionError("an account's id must be that of a claim of its report"));
            assertEquals(About.OCCURRENCE, occurrence.about(), () -> occurrence.brief() + " in " + text);
            assertTrue(account.claims().contains(account.id()), "an account must hold its occurrence claim");
        }
        assertTrue(
                accounts.stream().filter(Account::main).count() <= 1, "one account at most is what a report is about");
    }

    private static void inside(Report report, Optional<Span> span, Claim claim) {
        span.ifPresent(words -> assertTrue(
                words.report().equals(report.id())
                        && words.end() <= report.text().length(),
                () -> words + " of " + claim.brief()));
    }

    @Property(tries = 150)
    void accountsHoldClaimsThatAreGivenOut(@ForAll("texts") String text) {
        assertHoldsItsClaims(text);
    }

    @Example
    void anActOfTwoTimesThatIsToldTwiceHoldsClaimsThatAreGivenOut() {
        String told =
                "PORT SUDAN, Feb 12 (Example Wire) - Drones attacked the airport of Nyala, the capital of Sudan's South"
                        + " Darfur state, before dawn on Tuesday, three residents said by telephone, adding that a hangar had"
                        + " burned for hours. ";
        assertHoldsItsClaims(
                "In the course of Sudan’s 22-month war, the army has bombed depots, convoys and barracks of"
                        + " the Rapid Support Forces hundreds of times. " + told + told);
    }

    private static void assertHoldsItsClaims(String text) {
        List<Fact> facts = PIPELINE.read(Made.report(text, Optional.empty()));
        Set<String> claims = facts.stream()
                .filter(Fact.ClaimFact.class::isInstance)
                .map(Fact::id)
                .collect(Collectors.toSet());
        for (Fact fact : facts) {
            if (fact instanceof Fact.AccountFact(Account account)) {
                assertTrue(claims.containsAll(account.claims()), () -> account.claims() + " of " + claims);
            }
        }
    }

    @Property(tries = 30)
    void readingTwiceMakesTheSameFacts(@ForAll("texts") String text) {
        Report report = Made.report(text, Optional.empty());
        assertEquals(PIPELINE.read(report), PIPELINE.read(report));
    }

    /// Incidents, what they hold, and how they are graded.
    @Property(tries = 40)
    void linkingDoesNotDependOnTheOrderOfReports(@ForAll("several") List<String> texts, @ForAll long seed) {
        List<Report> reports = texts.stream()
                .distinct()
                .map(text -> Made.report(text, Optional.empty()))
                .toList();
        List<Report> shuffled = new ArrayList<>(reports);
        Collections.shuffle(shuffled, new Random(seed));
        assertEquals(linked(Made.of(PIPELINE, reports)), linked(Made.of(PIPELINE, shuffled)));
    }

    @Provide
    Arbitrary<List<String>> several() {
        return texts().list().ofMinSize(2).ofMaxSize(4);
    }

    private static Set<String> linked(Made made) {
        return made.view().all(Fact.IncidentFact.class).stream()
                .map(fact -> fact + " graded "
                        + made.view().all(Fact.AssessmentFact.class).stream()
                                .filter(grade -> grade.id().equals(fact.id()))
                                .toList())
                .collect(Collectors.toSet());
    }
}
