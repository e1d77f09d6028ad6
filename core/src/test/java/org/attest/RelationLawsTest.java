package org.attest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.attest.claims.Claim;
import org.attest.claims.Stance;
import org.attest.incidents.Incident;
import org.attest.reports.Report;
import org.attest.verification.Relation;

/// Laws of relations and audits, for reports made of sentences about two raids of one week, in any number and order.
final class RelationLawsTest {
    private static final Pipeline PIPELINE = Pipeline.bundled();

    private static final List<String> RAIDS = List.of(
            "Drones attacked the airport of Nyala on Tuesday, residents said.",
            "On Monday shells hit the market of El Geneina, the Red Cross said.");

    private static final List<String> SAYINGS = List.of(
            "Seven people were killed, the Red Cross said.",
            "The Red Cross said that at least four people had been killed.",
            "No one was killed, the governor said.",
            "Residents counted twenty dead.",
            "Nine fighters were reportedly killed.",
            "The army did not comment on the raid.",
            "The army did not report any damage.",
            "The governor did not mention any deaths.",
            "The army denied that it had carried out the raid.",
            "The army claimed that it had shot down most of the drones.",
            "The army said that all the drones had been shot down.",
            "Satellite images show that a hangar was destroyed.",
            "The governor denied that the airport had been damaged.",
            "A hangar burned down, residents said.");

    @Provide
    Arbitrary<List<Report>> reports() {
        Arbitrary<Report> report = Combinators.combine(
                        Arbitraries.of(RAIDS),
                        Arbitraries.of(SAYINGS).list().ofMinSize(1).ofMaxSize(4),
                        Arbitraries.of(RAIDS),
                        Arbitraries.of(SAYINGS).list().ofMaxSize(2),
                        Arbitraries.integers().between(12, 14))
                .as((first, sayings, second, more, day) -> Made.report(
                        first + " " + String.join(" ", sayings)
                                + (more.isEmpty() ? "" : "\n\n" + second + " " + String.join(" ", more)),
                        Optional.of(LocalDate.of(2025, 2, day))));
        return report.list()
                .ofMinSize(2)
                .ofMaxSize(5)
                .map(list -> list.stream()
                        .collect(java.util.stream.Collectors.toMap(
                                Report::id, r -> r, (a, _) -> a, java.util.TreeMap::new))
                        .values()
                        .stream()
                        .toList());
    }

    @Property(tries = 60)
    void silenceAndNoCommentStandInNoRelation(@ForAll("reports") List<Report> reports) {
        Made made = Made.of(PIPELINE, reports);
        for (Relation relation : made.relations()) {
            for (String end : List.of(relation.a(), relation.b())) {
                Claim claim = made.claim(end);
                assertTrue(
                        claim.stance() != Stance.SILENT && claim.stance() != Stance.NO_COMMENT,
                        relation + " of " + claim.brief());
            }
        }
    }

    @Property(tries = 60)
    void claimsOfDifferentIncidentsAreNeverRelated(@ForAll("reports") List<Report> reports) {
        Made made = Made.of(PIPELINE, reports);
        for (Relation relation : made.relations()) {
            assertTrue(
                    made.incidents().stream()
                            .map(Incident::claims)
                            .anyMatch(claims -> claims.contains(relation.a()) && claims.contains(relation.b())),
                    relation.toString());
        }
    }

    @Property(tries = 60)
    void theOrderInWhichReportsArriveSaysNothing(@ForAll("reports") List<Report> reports, @ForAll Random random) {
        List<Report> shuffled = new ArrayList<>(reports);
        Collections.shuffle(shuffled, random);
        assertEquals(asked(Made.of(PIPELINE, reports)), asked(Made.of(PIPELINE, shuffled)));
    }

    private static Set<String> asked(Made made) {
        Set<String> asked = new TreeSet<>();
        made.relations().forEach(relation -> asked.add(relation.toString()));
        made.audits().forEach(audit -> asked.add(audit.toString()));
        return asked;
    }
}
