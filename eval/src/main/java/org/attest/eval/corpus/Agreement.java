package org.attest.eval.corpus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.attest.eval.corpus.LabelledReport.Claim;
import org.attest.eval.corpus.LabelledReport.Extent;

/// How a second labelling of the same reports, made from the guidelines alone, differs from the first. It shows how
/// clear the guidelines are; the hands are of one team, so it does not show how far people agree.
public final class Agreement {
    private final Map<String, int[]> spans = new TreeMap<>();
    private final Map<String, int[]> values = new TreeMap<>();
    private final Map<String, Integer> confusions = new TreeMap<>();
    private int reports;

    private Agreement() {}

    /// @param second groups of the second labelling; reports are matched by id and must have the same text
    /// @param problems gets reports whose texts differ, which are left out
    public static Agreement of(List<Group> first, List<Group> second, List<Problem> problems) {
        Agreement agreement = new Agreement();
        for (Group group : second) {
            for (LabelledReport again : group.reports()) {
                Optional<LabelledReport> before = first.stream()
                        .flatMap(one -> one.report(again.id()).stream())
                        .findFirst();
                if (before.isEmpty() || !before.get().text().equals(again.text())) {
                    problems.add(new Problem(
                            group.id(),
                            0,
                            "a report labelled again must have its first text; " + again.id()
                                    + (before.isEmpty() ? " is not in the corpus" : " differs")));
                } else {
                    agreement.compare(before.get(), again);
                }
            }
        }
        return agreement;
    }

    public int reports() {
        return reports;
    }

    private void compare(LabelledReport a, LabelledReport b) {
        reports++;
        for (String kind : Labels.MENTIONS) {
            spans("mention: " + kind, mentions(a, kind), mentions(b, kind));
        }
        spans(
                "trigger",
                a.triggers().stream().map(LabelledReport.Trigger::extent).toList(),
                b.triggers().stream().map(LabelledReport.Trigger::extent).toList());
        for (String role : Labels.ROLES) {
            spans("role: " + role, roles(a, role), roles(b, role));
        }
        spans(
                "attribution: source",
                pieces(a, LabelledReport.Attribution::source),
                pieces(b, LabelledReport.Attribution::source));
        spans(
                "attribution: cue",
                pieces(a, LabelledReport.Attribution::cue),
                pieces(b, LabelledReport.Attribution::cue));
        spans(
                "attribution: content",
                pieces(a, LabelledReport.Attribution::content),
                pieces(b, LabelledReport.Attribution::content));
        claims(a, b);
    }

    private static List<Extent> mentions(LabelledReport report, String kind) {
        return report.mentions().stream()
                .filter(one -> one.kind().equals(kind))
                .map(LabelledReport.Mention::extent)
                .toList();
    }

    private static List<Extent> roles(LabelledReport report, String role) {
        return report.roles().stream()
                .filter(one -> one.role().equals(role))
                .map(LabelledReport.Role::extent)
                .toList();
    }

    private static List<Extent> pieces(LabelledReport report, Function<LabelledReport.Attribution, List<Extent>> part) {
        return report.attributions().stream()
                .flatMap(one -> part.apply(one).stream())
                .distinct()
                .toList();
    }

    /// Matched one to one where they overlap, longest overlap first; `{matched, first, second, exact}`.
    private void spans(String label, List<Extent> first, List<Extent> second) {
        int[] tally = spans.computeIfAbsent(label, _ -> new int[4]);
        tally[1] += first.size();
        tally[2] += second.size();
        Set<Integer> taken = new HashSet<>();
        for (Extent a : first) {
            int best = best(a, second, taken);
            if (best >= 0) {
                taken.add(best);
                tally[0]++;
                tally[3] += a.start() == second.get(best).start()
                                && a.end() == second.get(best).end()
                        ? 1
                        : 0;
            }
        }
    }

    private static int best(Extent a, List<Extent> others, Set<Integer> taken) {
        int best = -1;
        int most = 0;
        for (int i = 0; i < others.size(); i++) {
            int shared = Math.min(a.end(), others.get(i).end())
                    - Math.max(a.start(), others.get(i).start());
            if (shared > most && !taken.contains(i)) {
                most = shared;
                best = i;
            }
        }
        return best;
    }

    private void claims(LabelledReport first, LabelledReport second) {
        int[] tally = spans.computeIfAbsent("claim", _ -> new int[4]);
        tally[1] += first.claims().size();
        tally[2] += second.claims().size();
        List<Claim> left = new ArrayList<>(second.claims());
        for (Claim a : first.claims()) {
            Optional<Claim> match = left.stream()
                    .filter(b -> dice(a.quote(), b.quote()) >= 0.5)
                    .max(Comparator.comparingDouble(
                            b -> dice(a.quote(), b.quote()) + (a.about().equals(b.about()) ? 0.05 : 0)));
            if (match.isPresent()) {
                Claim b = match.get();
                left.remove(b);
                tally[0]++;
                tally[3] += a.quote().equals(b.quote()) ? 1 : 0;
                value("stance", a.stance(), b.stance());
                value("subject", a.about(), b.about());
                value("status", a.unconfirmed() ? "UNCONFIRMED" : "stated", b.unconfirmed() ? "UNCONFIRMED" : "stated");
                value("distance", String.valueOf(a.distance()), String.valueOf(b.distance()));
                value("kind of holder", a.holder().kind(), b.holder().kind());
                value("evidence", a.evidence(), b.evidence());
            }
        }
    }

    private static double dice(Extent a, Extent b) {
        int shared = Math.max(0, Math.min(a.end(), b.end()) - Math.max(a.start(), b.start()));
        return 2.0 * shared / (a.end() - a.start() + b.end() - b.start());
    }

    private void value(String label, String a, String b) {
        int[] tally = values.computeIfAbsent(label, _ -> new int[2]);
        tally[1]++;
        if (a.equals(b)) {
            tally[0]++;
        } else {
            confusions.merge(label + ": " + a + " or " + b, 1, Integer::sum);
        }
    }

    /// Tables in Markdown.
    public String tables() {
        List<String> lines = new ArrayList<>();
        lines.add("| span | first | second | overlap F1 | exact F1 |");
        lines.add("|---|---:|---:|---:|---:|");
        spans.forEach((label, tally) -> {
            int held = tally[1] + tally[2];
            if (held > 0) {
                lines.add(String.format(
                        Locale.ROOT,
                        "| %s | %d | %d | %.1f %% | %.1f %% |",
                        label,
                        tally[1],
                        tally[2],
                        200.0 * tally[0] / held,
                        200.0 * tally[3] / held));
            }
        });
        lines.add("");
        lines.add("| value of a claim found by both | same |");
        lines.add("|---|---:|");
        values.forEach((label, tally) -> lines.add(
                String.format(Locale.ROOT, "| %s | %.1f %% of %d |", label, 100.0 * tally[0] / tally[1], tally[1])));
        lines.add("");
        lines.add("| most frequent differences (first or second) | times |");
        lines.add("|---|---:|");
        confusions.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(15)
                .forEach(one -> lines.add("| %s | %s |".formatted(one.getKey(), one.getValue())));
        lines.add("");
        return String.join("\n", lines);
    }
}
