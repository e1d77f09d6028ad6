package org.attest.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class PolicyTest {
    private static final Policy POLICY = Policy.bundled();

    @Test
    void theBundledPolicyGradesAsItsDocumentSays() {
        assertEquals("attest-3", POLICY.name());
        assertEquals(Assessment.Grade.UNVERIFIED, grade(Map.of(Count.SPEAKING, 2)));
        assertEquals(Assessment.Grade.SINGLE_SOURCE, grade(said(1)));
        assertEquals(Assessment.Grade.CORROBORATED, grade(said(2)));
        assertEquals(Assessment.Grade.WITHDRAWN, grade(Map.of(Count.WITHDRAWN, 3)));
        Map<Count, Integer> contested = new EnumMap<>(said(4));
        contested.put(Count.CONTRADICTIONS, 1);
        assertEquals(Assessment.Grade.CONTESTED, grade(contested));
        Map<Count, Integer> seen = new EnumMap<>(said(1));
        seen.put(Count.FINDINGS, 1);
        assertEquals(Assessment.Grade.CORROBORATED, grade(seen));
    }

    @Test
    void whatWouldChangeAGradeNamesTheGradeThatFollows() {
        assertEquals(
                List.of(
                        "one more source says so, firmly, by name, of another side and by way of another origin:"
                                + " CORROBORATED",
                        "a source contradicts it: CONTESTED",
                        "an image check shows it: CORROBORATED",
                        "every report that says so takes it back: WITHDRAWN"),
                POLICY.wouldChange(said(1)));
    }

    /// A code such as F or 6 is a statement that something cannot be judged, never the low end of a scale.
    @Test
    void codesThatCannotBeJudgedSayThatInWords() {
        assertEquals(
                List.of(
                        new Assessment.View("admiralty-source", "F", "the source's reliability cannot be judged"),
                        new Assessment.View("admiralty-information", "6", "the truth cannot be judged")),
                POLICY.views(said(1)));
        Map<Count, Integer> civilians = new EnumMap<>(said(2));
        civilians.put(Count.CIVILIANS, 1);
        assertEquals(
                List.of("Fair", "F", "1"),
                POLICY.views(civilians).stream().map(Assessment.View::label).toList());
    }

    @Property(tries = 300)
    void everyChangeThatIsToldDoesChangeTheGrade(@ForAll("counts") Map<Count, Integer> counts) {
        Assessment.Grade now = grade(counts);
        List<String> told = POLICY.wouldChange(counts);
        for (Policy.Move move : POLICY.moves()) {
            Assessment.Grade then = grade(Policy.after(move, counts));
            boolean isTold = told.contains(move.what() + ": " + then);
            assertEquals(Policy.holds(move.when(), counts) && then != now, isTold);
        }
        told.forEach(change -> assertNotEquals(now.name(), change.substring(change.lastIndexOf(' ') + 1)));
    }

    @Provide
    Arbitrary<Map<Count, Integer>> counts() {
        return Arbitraries.maps(
                Arbitraries.of(Count.class), Arbitraries.integers().between(0, 3));
    }

    @Test
    void anEditorsOwnFileGradesByItsRules() throws IOException {
        Path file = Files.createTempFile("policy", ".tsv");
        Files.writeString(
                file,
                "policy\tdaily-1\ngrade\tCORROBORATED\tgroups > 2\t{groups} sources\tours\n"
                        + "grade\tSINGLE_SOURCE\talways\tno three sources\tours\n");
        Policy own = Policy.read(file);
        Files.delete(file);
        assertEquals("daily-1", own.name());
        assertEquals(Assessment.Grade.SINGLE_SOURCE, own.rule(said(2)).grade());
        assertEquals(Assessment.Grade.CORROBORATED, own.rule(said(3)).grade());
    }

    @Test
    void anUnknownRuleIsRefusedWithItsLineAndWhatWouldDo() {
        assertRefused(
                "a line must be a rule of the kind policy, grade, move or view; got \"garde\" in line 2 of p.tsv",
                "policy\tx\ngarde\tCONTESTED\talways\twhy");
        assertRefused(
                "a rule must ask of speaking, firm, groups, evidence, contradictions, tensions, withdrawn, admissions,"
                        + " accused, civilians, findings; got \"grops\" in line 2 of p.tsv",
                "policy\tx\ngrade\tCONTESTED\tgrops > 1\twhy");
        assertRefused(
                "got \"PROVEN\" in line 2 of p.tsv: a policy may refine grades, not rename them",
                "policy\tx\ngrade\tPROVEN\talways\twhy");
        assertRefused(
                "a condition must be a count, =, < or >, and a number; got \"groups >= 2\"",
                "policy\tx\ngrade\tCONTESTED\tgroups >= 2\twhy");
        assertRefused("must have conditions in column 3; got \"nothing\"", "policy\tx\ngrade\tCONTESTED");
        assertRefused("a policy must have one line \"policy\", which names it; got 0", "grade\tCONTESTED\talways\ty");
        assertRefused("a policy must have lines \"grade\"; got none", "policy\tx");
    }

    private static void assertRefused(String message, String content) {
        PolicyException refused = assertThrows(PolicyException.class, () -> PolicyFile.read("p.tsv", content));
        assertTrue(String.valueOf(refused.getMessage()).contains(message), refused.getMessage());
    }

    private static Assessment.Grade grade(Map<Count, Integer> counts) {
        return POLICY.rule(counts).grade();
    }

    private static Map<Count, Integer> said(int groups) {
        return new EnumMap<>(Map.of(Count.SPEAKING, groups, Count.FIRM, groups, Count.GROUPS, groups));
    }
}
