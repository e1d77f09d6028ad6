package org.attest.eval.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attest.eval.corpus.LabelledReport.Claim;
import org.junit.jupiter.api.Test;

class MarkedGroupTest {
    private static final Settings SETTINGS =
            new Settings(Map.of("Valley", "train", "Coast", "dev"), Map.of("wire copy", "train", "tabloid", "dev"));

    private static final String HEADER = """
            group: valley
            setting: invented
            region: Valley
            period: 2003

            holder guard: Valley Guard; actor

            incident A
            type: shelling
            when: 2003-04-07/2003-04-08
            where: Orlo mill; Valley; 41.20 44.31; 3 km

            """;
    private static final String SECOND = """

            === report second
            manner: wire copy
            outlet: Other
            published: none
            main: A
            --- text
            [1c [A! Shells fell] on Orlo].
            --- claims
            1 ASSERTS occurrence A : fall on(shells, Orlo)
            """;

    private final List<Problem> problems = new ArrayList<>();

    private Group compile(String text, String claims, String rest) {
        String report = """
                === report first
                manner: wire copy
                outlet: Valley Wire
                published: 2003-04-08
                title: Shells hit a mill
                main: A
                --- text
                %s
                --- claims
                %s
                """.formatted(text, claims);
        Group group = MarkedGroup.compile(
                "valley.txt", (HEADER + report + SECOND + rest).lines().toList(), problems);
        problems.addAll(Validator.problems(group, SETTINGS));
        return group;
    }

    private void assertProblem(String words) {
        assertTrue(
                problems.stream().anyMatch(problem -> problem.toString().contains(words)),
                () -> words + " in " + problems);
    }

    @Test
    void textIsFreedFromItsMarksAndEverySpanQuotesIt() {
        Group group = compile(
                "[1c [wpn,A.weapon Mortar 😀 shells] [A! hit] [fac,A.place the mill]] [time=2003-04-07/2003-04-08,A.time overnight], [2c wounding [A.injured=civilian:2- at least [num two] \\[sic\\] millers]], [1s,2s [org the Guard]] [1u,2u said].",
                """
                1 AFFIRMS occurrence A by=guard : hit(mortar shells, mill)
                2 AFFIRMS casualties A by=guard qty=2- : wound(shells, millers)""",
                "");
        assertEquals(List.of(), problems);
        LabelledReport report = group.reports().getFirst();
        assertEquals(
                "Mortar 😀 shells hit the mill overnight, wounding at least two [sic] millers, the Guard said.",
                report.text());
        Claim first = report.claims().getFirst();
        assertEquals(
                "Mortar 😀 shells hit the mill overnight, wounding at least two [sic] millers, the Guard said",
                first.quote().text());
        assertEquals("Valley Guard", first.holder().name());
        Claim second = report.claims().getLast();
        assertEquals(
                "wounding at least two [sic] millers",
                second.quote().text(),
                "a second content under one cue is quoted alone");
        assertEquals(Optional.of(2), second.quantity().orElseThrow().min());
        assertEquals(Optional.empty(), second.quantity().orElseThrow().max());
        assertEquals(
                List.of(
                        "weapon Mortar 😀 shells",
                        "facility the mill",
                        "time overnight",
                        "number two",
                        "organisation the Guard"),
                report.mentions().stream()
                        .map(one -> one.kind() + " " + one.extent().text())
                        .toList());
        assertEquals(2, report.attributions().size());
    }

    @Test
    void contentInTwoPiecesIsOneClaim() {
        Group group = compile(
                "\"[1c Shells hit the mill],\" [1s the Guard] [1u said], \"[1c and burned it].\"",
                "1 AFFIRMS damage A by=guard : burn(shells, mill)",
                "");
        assertEquals(List.of(), problems);
        assertEquals(2, group.reports().getFirst().claims().getFirst().content().size());
    }

    @Test
    void keptFilesGiveTheSameGroup() throws Exception {
        Group group = compile(
                "[1c Shells hit [fac,A.object=damaged the mill]], [1s the Guard] [1u claimed]. [a1s It] [a1u vowed] [a1c revenge].",
                "1 CLAIMS occurrence A by=guard via=\"Radio Orlo\" distance UNCONFIRMED : hit(shells, mill)",
                """

                === relations
                first#1 SUPPORTS second#1 : both have shells on Orlo
                === audits
                SINGLE_ORIGIN first second : one radio
                """);
        assertEquals(List.of(), problems);
        java.nio.file.Path folder = java.nio.file.Files.createTempDirectory("corpus");
        for (Map.Entry<String, String> file : CorpusFolder.files(List.of(group)).entrySet()) {
            java.nio.file.Path path = folder.resolve(file.getKey());
            java.nio.file.Files.createDirectories(folder.resolve("labels"));
            java.nio.file.Files.writeString(path, file.getValue());
        }
        assertEquals(List.of(group), CorpusFolder.read(folder));
    }

    @Test
    void faultsAreNamedWithTheirLines() {
        compile("[1c Shells hit [fac the mill].", "1 ASSERTS occurrence A : hit(shells, mill)", "");
        assertProblem("valley.txt:20: each mark must be closed");
        compile("[pq Shells] [1c hit the mill].", "1 ASSERTS occurrence A : hit(shells, mill)", "");
        assertProblem("a head must hold labels");
        compile("[1c Shells] [2c hit].", "1 ASSERTS occurrence A : hit(shells)", "");
        assertProblem("a claim that is marked must have a line");
        compile("[1c Sh]ells hit.", "1 ASSERTS occurrence A : hit(shells)", "");
        assertProblem("must not cut a word");
    }

    @Test
    void lawsHold() {
        compile("[1c Shells hit], [1s the Guard] [1u said].", "1 ASSERTS occurrence A : hit(shells)", "");
        assertProblem("a claim with source words must say by=");
        compile(
                "[1c Shells hit], [1s pictures] [1u show].",
                "1 CONFIRMS occurrence A by=\"pictures\" kind=imagery : hit(shells)",
                "");
        assertProblem("CONFIRMS must say by what");
        compile("[1c Shells hit].", "1 ASSERTS occurrence B : hit(shells)", "");
        assertProblem("every incident must be declared");
        compile("[1c Shells hit].", "1 ASSERTS damage - : hit(shells)", "");
        assertProblem("must belong to an incident");
        compile(
                "[1s The Guard] [1u did not mention] [1c the mill].",
                "1 SILENT damage A by=guard : hit(mill)",
                "\n=== relations\nfirst#1 CONTRADICTS second#1 : silence\n");
        assertProblem("silence contradicts nothing");
        compile(
                "[1c Shells hit].",
                "1 ASSERTS occurrence A : hit(shells)",
                "\n=== relations\nfirst#1 SUPPORTS second#9 : none\n");
        assertProblem("a claim that is named must exist; got second#9");
    }

    @Test
    void heldBackMannersNeedHeldBackRegions() {
        Group group = MarkedGroup.compile(
                "valley.txt",
                (HEADER + SECOND.replace("wire copy", "tabloid")).lines().toList(),
                problems);
        assertEquals("dev", SETTINGS.part(group));
        problems.addAll(Validator.problems(group, SETTINGS));
        assertProblem("a manner that is held back must stand in a region that is");
    }
}
