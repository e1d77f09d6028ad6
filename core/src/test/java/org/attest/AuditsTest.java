package org.attest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.attest.claims.Claim;
import org.attest.incidents.Incident;
import org.attest.reports.Report;
import org.attest.reports.ReportReader;
import org.attest.reports.Source;
import org.attest.verification.Auditor;
import org.attest.verification.Origins;
import org.attest.verification.Relation;
import org.attest.verification.Relations;
import org.junit.jupiter.api.Test;

/// What is asked across reports, and what stands against what, read from texts by the whole pipeline.
final class AuditsTest {
    private static final Pipeline PIPELINE = Pipeline.bundled();

    @Test
    void everyCaseIsAskedWhatItMustBeAndOneEditChangesIt() {
        List<String> wrong = new ArrayList<>();
        List<AuditCases.Case> cases = AuditCases.read(AuditCases.FILE);
        for (AuditCases.Case one : cases) {
            String asked = one.asked(PIPELINE);
            if (!asked.equals(one.expected())) {
                wrong.add(one.name() + ": must ask " + one.expected() + ", asked " + asked);
            }
        }
        assertEquals("", String.join("\n", wrong));
        assertTrue(cases.stream()
                        .filter(one -> one.edited() && !one.expected().equals("NONE"))
                        .count()
                >= 15);
    }

    @Test
    void aNumberThatOneHolderRaisesLaterIsNoContradiction() {
        Made made = Made.of(
                PIPELINE,
                List.of(
                        dated(
                                "2014-02-03",
                                "A bomb exploded at the market of Maiduguri on Monday. Four people were killed, the Red Cross said."),
                        dated(
                                "2014-02-05",
                                "A bomb went off in the market of Maiduguri on Monday. The Red Cross said that seven people had been killed.")));
        assertEquals(
                "International Committee of the Red Cross first said Four killed, later seven killed",
                why(made, Relation.Kind.STRENGTHENS));
        assertTrue(made.relations().stream().noneMatch(r -> r.kind() == Relation.Kind.CONTRADICTS));
    }

    @Test
    void numbersThatMeetDoNotContradict() {
        Made made = Made.of(
                PIPELINE,
                List.of(
                        dated(
                                "2014-02-03",
                                "A bomb exploded at the market of Maiduguri on Monday. At least five people were killed, the police said."),
                        dated(
                                "2014-02-04",
                                "A bomb went off in the market of Maiduguri on Monday. The hospital said that seven people had been killed.")));
        assertTrue(made.relations().stream()
                .noneMatch(r -> r.kind() == Relation.Kind.CONTRADICTS || r.kind() == Relation.Kind.IN_TENSION));
    }

    @Test
    void mostIsInTensionWithDamageAndAllContradictsIt() {
        String damage =
                "Drones attacked the power station of Kharkiv on Tuesday. Satellite images show that one building was destroyed.";
        Function<String, List<Relation.Kind>> kinds = share -> Made.of(
                        PIPELINE,
                        List.of(
                                dated("2021-05-04", damage),
                                dated(
                                        "2021-05-05",
                                        "Drones attacked the power station of Kharkiv on Tuesday. The Ukrainian military said that its gunners had shot down "
                                                + share + " of the drones.")))
                .relations()
                .stream()
                .map(Relation::kind)
                .filter(kind -> kind == Relation.Kind.CONTRADICTS || kind == Relation.Kind.IN_TENSION)
                .toList();
        assertEquals(List.of(Relation.Kind.IN_TENSION), kinds.apply("most"));
        assertEquals(List.of(Relation.Kind.CONTRADICTS), kinds.apply("all"));
        assertEquals(List.of(), kinds.apply("some"));
    }

    @Test
    void anAgencysTextInManyPapersIsOneOrigin() {
        String text =
                "A bomb exploded at the market of Maiduguri on Monday, the police said, adding that five traders had been killed and eleven wounded when the stalls caught fire.";
        List<Report> reports = IntStream.range(0, 3000)
                .mapToObj(i -> dated("2014-02-03", text + " Printed as number " + i + "."))
                .toList();
        Map<String, String> origins = Origins.of(reports);
        assertEquals(3000, origins.size());
        assertEquals(1, origins.values().stream().distinct().count());
    }

    @Test
    void anIncidentOfThousandsOfReportsGivesFewRelationsAndAudits() {
        List<Report> reports = IntStream.range(0, 800)
                .mapToObj(i -> dated(
                        "2014-02-04",
                        "A bomb exploded at the market of Maiduguri on Monday. " + (3 + i % 40)
                                + " people were killed, the police said. The army denied any attack. Paper " + i + "."))
                .toList();
        Made made = Made.of(PIPELINE, reports);
        Map<String, Claim> claims = made.claims().stream().collect(Collectors.toMap(Claim::id, Function.identity()));
        Map<String, Report> byId = reports.stream().collect(Collectors.toMap(Report::id, Function.identity()));
        Incident largest = made.incidents().stream()
                .max(java.util.Comparator.comparingInt(i -> i.accounts().size()))
                .orElseThrow();
        assertTrue(
                largest.accounts().size() > 500,
                "accounts: " + largest.accounts().size());
        int relations = new Relations().find(largest, claims, byId).size();
        assertTrue(relations < 500, "relations: " + relations);
        int audits = new Auditor().find(List.of(largest), claims, byId).size();
        assertTrue(audits < 500, "audits: " + audits);
    }

    private static String why(Made made, Relation.Kind kind) {
        return made.relations().stream()
                .filter(r -> r.kind() == kind)
                .map(Relation::why)
                .collect(Collectors.joining("\n"));
    }

    private static Report dated(String day, String text) {
        Source source = new Source(
                "report.txt",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Source.Published(LocalDate.parse(day), "metadata")));
        return new ReportReader().read(source, text);
    }
}
