package org.attest.eval;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attest.eval.corpus.Group;
import org.attest.eval.corpus.LabelledReport;

/// The Attest corpus as gold for whole readings. Incidents are keyed by group, since letters repeat.
final class CorpusGold {
    private static final Pattern DATE = Pattern.compile("(\\d{4})(?:-(\\d{2}))?(?:-(\\d{2}))?[~?%]?");

    private final Group group;

    private CorpusGold(Group group) {
        this.group = group;
    }

    static Gold of(List<Group> groups) {
        return new Gold(groups.stream()
                .flatMap(group -> {
                    CorpusGold gold = new CorpusGold(group);
                    return group.reports().stream().map(gold::report);
                })
                .toList());
    }

    private Gold.Report report(LabelledReport report) {
        Map<String, List<Gold.Claim>> byIncident = new HashMap<>();
        for (LabelledReport.Claim claim : report.claims()) {
            String key = claim.incidents().stream().findFirst().orElse("");
            byIncident.computeIfAbsent(key, _ -> new ArrayList<>()).add(claim(report, claim));
        }
        return new Gold.Report(
                report.id(),
                report.id(),
                report.outlet(),
                report.published().orElse(""),
                new ReportText(report.text()),
                report.spokenOf().stream()
                        .map(key -> incident(report, key, byIncident.getOrDefault(key, List.of())))
                        .toList(),
                byIncident.getOrDefault("", List.of()),
                relations(report),
                List.of(),
                List.of(),
                audits(report));
    }

    /// An audit hangs on the report of its first claim; one that names reports only has none to be found by.
    private List<Gold.Audit> audits(LabelledReport report) {
        return group.audits().stream()
                .filter(audit -> !audit.claims().isEmpty()
                        && audit.claims().getFirst().report().equals(report.id()))
                .map(audit -> new Gold.Audit(
                        audit.kind(),
                        audit.claims().stream().map(Group.ClaimRef::toString).toList()))
                .toList();
    }

    /// Relations hang on the report of their first claim.
    private List<Gold.Relation> relations(LabelledReport report) {
        return group.relations().stream()
                .filter(relation -> relation.a().report().equals(report.id()))
                .map(relation ->
                        new Gold.Relation(relation.a().toString(), relation.b().toString(), List.of(relation.kind())))
                .toList();
    }

    private Gold.Incident incident(LabelledReport report, String key, List<Gold.Claim> claims) {
        Group.Incident incident = report.views().stream()
                .filter(view -> view.key().equals(key))
                .findFirst()
                .or(() -> group.incident(key))
                .orElseThrow(() -> new CorpusException(
                        "every incident must be declared in its group; %s of %s is not".formatted(key, report.id())));
        Optional<Group.Position> position = incident.where().flatMap(Group.Place::position);
        return new Gold.Incident(
                group.id() + "/" + key,
                report.main().equals(Optional.of(key)),
                List.of(incident.type().orElse("other")),
                incident.when().flatMap(CorpusGold::days),
                incident.where().map(Group.Place::name).orElse(""),
                position.map(Group.Position::latitude).orElse(Double.NaN),
                position.map(Group.Position::longitude).orElse(Double.NaN),
                position.map(Group.Position::radiusKm).orElse(Double.NaN),
                incident.where().isPresent() && position.isEmpty(),
                fatalities(report, key),
                roles(report, key, "object")
                        .map(role -> new Gold.Damage(
                                role.extent().text(), role.state().orElse("")))
                        .toList(),
                Stream.of("killed", "injured", "missing")
                        .flatMap(kind -> roles(report, key, kind).map(role -> casualties(report, kind, role)))
                        .toList(),
                claims);
    }

    private static Stream<LabelledReport.Role> roles(LabelledReport report, String incident, String role) {
        return report.roles().stream()
                .filter(one -> one.incident().equals(incident) && one.role().equals(role));
    }

    private static Gold.Casualties casualties(LabelledReport report, String kind, LabelledReport.Role role) {
        boolean unconfirmed = report.claims().stream()
                .filter(claim -> claim.quote().start() <= role.extent().start()
                        && role.extent().end() <= claim.quote().end())
                .anyMatch(LabelledReport.Claim::unconfirmed);
        return new Gold.Casualties(
                kind,
                role.people().flatMap(LabelledReport.People::min),
                role.people().flatMap(LabelledReport.People::max),
                unconfirmed);
    }

    /// The first number of killed in the text; what others say of it stands in the cells.
    private static Optional<Gold.Fatalities> fatalities(LabelledReport report, String incident) {
        return roles(report, incident, "killed")
                .flatMap(role -> role.people().stream())
                .filter(people -> people.min().isPresent())
                .findFirst()
                .map(people -> new Gold.Fatalities(people.min().orElseThrow(), people.max()));
    }

    private static Gold.Claim claim(LabelledReport report, LabelledReport.Claim claim) {
        String source = switch (claim.holder().kind()) {
            case "author" -> "author";
            case "unnamed" -> "unnamed";
            case "linked_headline" -> "linked headline";
            default -> claim.holder().name();
        };
        List<String> aliases = Stream.concat(
                        claim.source().stream().map(LabelledReport.Extent::text), claim.holder().via().stream())
                .collect(Collectors.toList());
        return new Gold.Claim(
                report.id() + "#" + claim.number(),
                claim.quote().start(),
                claim.quote().end(),
                claim.quote().text(),
                source,
                aliases,
                claim.stance(),
                claim.about(),
                claim.evidence(),
                claim.unconfirmed());
    }

    /// Days of an EDTF interval; empty where a year is unknown.
    static Optional<Days> days(String edtf) {
        String[] ends = edtf.split("/", 2);
        Optional<LocalDate> start = ends[0].equals("..") ? Optional.of(LocalDate.MIN) : end(ends[0], false);
        Optional<LocalDate> end =
                ends[ends.length - 1].equals("..") ? Optional.of(LocalDate.MAX) : end(ends[ends.length - 1], true);
        return start.isPresent() && end.isPresent() ? Optional.of(new Days(start.get(), end.get())) : Optional.empty();
    }

    private static Optional<LocalDate> end(String date, boolean last) {
        Matcher matcher = DATE.matcher(date);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(matcher.group(1));
        String month = matcher.group(2);
        String day = matcher.group(3);
        if (month == null) {
            return Optional.of(last ? LocalDate.of(year, 12, 31) : Year.of(year).atDay(1));
        }
        YearMonth ofMonth = YearMonth.of(year, Integer.parseInt(month));
        return Optional.of(
                day != null ? ofMonth.atDay(Integer.parseInt(day)) : last ? ofMonth.atEndOfMonth() : ofMonth.atDay(1));
    }
}
