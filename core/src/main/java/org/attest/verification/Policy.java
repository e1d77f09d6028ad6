package org.attest.verification;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How counts become a grade: rules that an editor can read and change, under a name that every grade carries.
/// `docs/policy.md` explains them.
///
/// @param name with its version, e.g. `attest-3`
/// @param grades in order; the first whose conditions hold decides, and one always does
/// @param moves what could happen next, for "what would change it"
/// @param views other systems' labels; the first of each system whose conditions hold, or none
public record Policy(String name, List<Rule> grades, List<Move> moves, List<Labelling> views) {
    public Policy {
        grades = List.copyOf(grades);
        moves = List.copyOf(moves);
        views = List.copyOf(views);
    }

    /// @param why with `{count}` where its number goes
    public record Rule(Assessment.Grade grade, List<Condition> when, String why) {
        public Rule {
            when = List.copyOf(when);
        }
    }

    /// @param what could happen, in words
    public record Move(List<Condition> when, List<Effect> effects, String what) {
        public Move {
            when = List.copyOf(when);
            effects = List.copyOf(effects);
        }
    }

    /// @param system whose label it is
    public record Labelling(String system, String label, List<Condition> when, String meaning) {
        public Labelling {
            when = List.copyOf(when);
        }
    }

    /// @param comparison `=`, `<` or `>`
    public record Condition(Count count, char comparison, int number) {
        boolean holds(Map<Count, Integer> counts) {
            int value = counts.getOrDefault(count, 0);
            return switch (comparison) {
                case '<' -> value < number;
                case '>' -> value > number;
                default -> value == number;
            };
        }
    }

    /// @param adds whether the number is added, or else set
    public record Effect(Count count, boolean adds, int number) {}

    /// The rule that decides. What no rule covers is not graded better than what only unnamed sources say.
    Rule rule(Map<Count, Integer> counts) {
        return grades.stream()
                .filter(rule -> holds(rule.when(), counts))
                .findFirst()
                .orElse(new Rule(
                        Assessment.Grade.UNVERIFIED, List.of(), "no rule of the policy " + name + " covers it"));
    }

    /// What would make another grade of it, and which.
    List<String> wouldChange(Map<Count, Integer> counts) {
        Assessment.Grade now = rule(counts).grade();
        Set<String> changes = new LinkedHashSet<>();
        for (Move move : moves) {
            if (holds(move.when(), counts)) {
                Assessment.Grade then = rule(after(move, counts)).grade();
                if (then != now) {
                    changes.add(move.what() + ": " + then);
                }
            }
        }
        return List.copyOf(changes);
    }

    static Map<Count, Integer> after(Move move, Map<Count, Integer> counts) {
        Map<Count, Integer> then = new EnumMap<>(Count.class);
        then.putAll(counts);
        move.effects()
                .forEach(effect -> then.merge(
                        effect.count(), effect.number(), (was, number) -> effect.adds() ? was + number : number));
        return then;
    }

    List<Assessment.View> views(Map<Count, Integer> counts) {
        List<Assessment.View> views = new ArrayList<>();
        Set<String> systems = new LinkedHashSet<>();
        for (Labelling view : this.views) {
            if (holds(view.when(), counts) && systems.add(view.system())) {
                views.add(new Assessment.View(view.system(), view.label(), view.meaning()));
            }
        }
        return views;
    }

    static boolean holds(List<Condition> conditions, Map<Count, Integer> counts) {
        return conditions.stream().allMatch(condition -> condition.holds(counts));
    }

    /// The policy that comes with Attest, `policy.tsv`.
    public static Policy bundled() {
        try (InputStream in = Policy.class.getResourceAsStream("policy.tsv")) {
            if (in == null) {
                throw new IllegalStateException(
                        "org/attest/verification/policy.tsv must be on the class path;" + " rebuild core");
            }
            return PolicyFile.read("policy.tsv", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("org/attest/verification/policy.tsv must be readable", e);
        }
    }

    /// A policy of an editor's own.
    ///
    /// @throws PolicyException naming the line, if it is no policy
    /// @throws IOException if the file cannot be read
    public static Policy read(Path file) throws IOException {
        return PolicyFile.read(file.toString(), Files.readString(file));
    }
}
