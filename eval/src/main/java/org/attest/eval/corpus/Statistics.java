package org.attest.eval.corpus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// How much there is of each label.
///
/// @param train and @param dev the groups of each part
public record Statistics(List<Group> train, List<Group> dev) {
    /// What the corpus promises: at least this many.
    private static final Map<String, Integer> PROMISED = Map.of(
            "reports", 240,
            "claims", 3000,
            "groups of 2 to 6 reports", 60,
            "reports without an incident", 50,
            "regions", 15,
            "manners of writing", 10);

    public Statistics {
        train = List.copyOf(train);
        dev = List.copyOf(dev);
    }

    /// What falls short of the promise; empty if nothing does.
    public List<String> shortfalls() {
        List<String> shortfalls = new ArrayList<>();
        Map<String, Long> sizes = sizes();
        PROMISED.forEach((what, least) -> {
            if (sizes.getOrDefault(what, 0L) < least) {
                shortfalls.add("the corpus must hold at least %s %s; got %s".formatted(least, what, sizes.get(what)));
            }
        });
        return shortfalls;
    }

    private List<Group> all() {
        return Stream.concat(train.stream(), dev.stream()).toList();
    }

    /// How many of each thing both parts hold together.
    public Map<String, Long> sizes() {
        return sizes(all());
    }

    private static Map<String, Long> sizes(List<Group> groups) {
        Map<String, Long> sizes = new TreeMap<>();
        List<LabelledReport> reports = reports(groups);
        sizes.put(
                "groups of 2 to 6 reports",
                groups.stream().filter(one -> !one.unrelated()).count());
        sizes.put("reports", (long) reports.size());
        sizes.put(
                "reports without an incident",
                reports.stream().filter(one -> one.spokenOf().isEmpty()).count());
        sizes.put("regions", groups.stream().map(Group::region).distinct().count());
        sizes.put(
                "manners of writing",
                reports.stream().map(LabelledReport::manner).distinct().count());
        sizes.put(
                "incidents",
                groups.stream().mapToLong(one -> one.incidents().size()).sum());
        sizes.put(
                "words",
                reports.stream().mapToLong(one -> Words.of(one.text()).size()).sum());
        sizes.put(
                "mentions",
                reports.stream().mapToLong(one -> one.mentions().size()).sum());
        sizes.put(
                "triggers",
                reports.stream().mapToLong(one -> one.triggers().size()).sum());
        sizes.put(
                "role fillers",
                reports.stream().mapToLong(one -> one.roles().size()).sum());
        sizes.put(
                "attributions",
                reports.stream().mapToLong(one -> one.attributions().size()).sum());
        sizes.put(
                "claims", reports.stream().mapToLong(one -> one.claims().size()).sum());
        sizes.put(
                "relations",
                groups.stream().mapToLong(one -> one.relations().size()).sum());
        sizes.put(
                "audits", groups.stream().mapToLong(one -> one.audits().size()).sum());
        return sizes;
    }

    private static List<LabelledReport> reports(List<Group> groups) {
        return groups.stream().flatMap(group -> group.reports().stream()).toList();
    }

    /// Tables in Markdown.
    public String tables() {
        List<String> lines = new ArrayList<>();
        Map<String, Long> ofTrain = sizes(train);
        Map<String, Long> ofDev = sizes(dev);
        table(lines, "", ofTrain, ofDev, sizes());
        table(
                lines,
                "claims by stance",
                claims(train, LabelledReport.Claim::stance),
                claims(dev, LabelledReport.Claim::stance));
        table(lines, "claims by status", claims(train, Statistics::status), claims(dev, Statistics::status));
        table(
                lines,
                "claims by subject",
                claims(train, LabelledReport.Claim::about),
                claims(dev, LabelledReport.Claim::about));
        table(
                lines,
                "claims by kind of holder",
                claims(train, one -> one.holder().kind()),
                claims(dev, one -> one.holder().kind()));
        table(
                lines,
                "claims by evidence",
                claims(train, LabelledReport.Claim::evidence),
                claims(dev, LabelledReport.Claim::evidence));
        table(lines, "mentions", mentions(train), mentions(dev));
        table(lines, "role fillers", roles(train), roles(dev));
        table(lines, "incidents by type", types(train), types(dev));
        table(lines, "relations", relations(train), relations(dev));
        table(lines, "audits", audits(train), audits(dev));
        table(
                lines,
                "reports by manner",
                by(reports(train), LabelledReport::manner),
                by(reports(dev), LabelledReport::manner));
        table(lines, "reports by region", regions(train), regions(dev));
        table(lines, "groups by setting", by(train, Group::setting), by(dev, Group::setting));
        return String.join("\n", lines);
    }

    private static void table(List<String> lines, String title, Map<String, Long> train, Map<String, Long> dev) {
        Map<String, Long> all = new TreeMap<>(train);
        dev.forEach((key, count) -> all.merge(key, count, Long::sum));
        table(lines, title, train, dev, all);
    }

    private static void table(
            List<String> lines, String title, Map<String, Long> train, Map<String, Long> dev, Map<String, Long> all) {
        lines.add("| %s | train | dev | all |".formatted(title));
        lines.add("|---|---:|---:|---:|");
        all.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Long> one) -> -one.getValue())
                        .thenComparing(Map.Entry::getKey))
                .forEach(one -> lines.add(String.format(
                        Locale.ROOT,
                        "| %s | %,d | %,d | %,d |",
                        one.getKey(),
                        train.getOrDefault(one.getKey(), 0L),
                        dev.getOrDefault(one.getKey(), 0L),
                        one.getValue())));
        lines.add("");
    }

    private static String status(LabelledReport.Claim claim) {
        return (claim.unconfirmed() ? "UNCONFIRMED" : "stated") + (claim.distance() ? ", distance" : "");
    }

    private static Map<String, Long> claims(List<Group> groups, Function<LabelledReport.Claim, String> label) {
        return by(reports(groups).stream().flatMap(one -> one.claims().stream()).toList(), label);
    }

    private static Map<String, Long> mentions(List<Group> groups) {
        return by(
                reports(groups).stream().flatMap(one -> one.mentions().stream()).toList(),
                LabelledReport.Mention::kind);
    }

    private static Map<String, Long> roles(List<Group> groups) {
        return by(
                reports(groups).stream().flatMap(one -> one.roles().stream()).toList(),
                role -> role.role()
                        + role.state().map(state -> " " + state).orElse("")
                        + role.people().map(people -> " " + people.side()).orElse(""));
    }

    private static Map<String, Long> types(List<Group> groups) {
        return by(
                groups.stream().flatMap(one -> one.incidents().stream()).toList(),
                incident -> incident.type().orElse("not stated"));
    }

    private static Map<String, Long> relations(List<Group> groups) {
        return by(groups.stream().flatMap(one -> one.relations().stream()).toList(), Group.Relation::kind);
    }

    private static Map<String, Long> audits(List<Group> groups) {
        return by(groups.stream().flatMap(one -> one.audits().stream()).toList(), Group.Audit::kind);
    }

    private static Map<String, Long> regions(List<Group> groups) {
        Map<String, Long> counts = new TreeMap<>();
        groups.forEach(
                group -> counts.merge(group.region(), (long) group.reports().size(), Long::sum));
        return counts;
    }

    private static <T> Map<String, Long> by(List<T> things, Function<T, String> label) {
        Map<String, Long> counts = new TreeMap<>();
        things.forEach(thing -> counts.merge(label.apply(thing), 1L, Long::sum));
        return counts;
    }
}
