package org.attest.verification;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.attest.claims.About;
import org.attest.claims.CasualtyCell;
import org.attest.claims.Claim;
import org.attest.claims.Holder;
import org.attest.claims.Quantity;
import org.attest.claims.Status;
import org.attest.incidents.Account;
import org.attest.incidents.Incident;
import org.attest.incidents.Link;
import org.attest.places.Geometry;
import org.attest.places.Where;
import org.attest.time.When;

/// Asks whether a number was attached to the wrong incident: one report lays sixteen deaths to a raid for which nobody
/// else has them, and others have sixteen deaths of the same people for another raid of those days.
///
/// Two incidents are only compared if some report tells of both: then they are two, and not one that was placed twice.
final class WrongIncident {
    /// Below, equal numbers are chance. Half of all tolls in `corpus/train` are 1 to 4.
    private static final int LEAST_NUMBER = 3;

    /// From here on two equal numbers are rarely chance.
    private static final int TELLING_NUMBER = 10;

    /// How far apart incidents may be that a writer confuses.
    private static final int DAYS_APART = 7;

    private static final double METRES_APART = 500_000;

    /// A number that so many incidents share says nothing.
    private static final int COMMON = 4;

    private static final double ASKED_FROM = 0.55;

    private final Dossier dossier;
    private final Wording wording;
    private final Map<String, Incident> incidents = new HashMap<>();
    private final Map<String, Set<String>> incidentsOfReport = new HashMap<>();

    WrongIncident(Dossier dossier, Wording wording) {
        this.dossier = dossier;
        this.wording = wording;
        for (Incident incident : dossier.incidents()) {
            incidents.put(incident.id(), incident);
            for (Account account : incident.accounts()) {
                incidentsOfReport
                        .computeIfAbsent(account.report(), _ -> new TreeSet<>())
                        .add(incident.id());
            }
        }
    }

    /// People of one fate and number.
    private record Toll(CasualtyCell.Kind kind, int number) {}

    /// @param from where it is said; several where numbers of one holder add up to it
    private record Told(Toll toll, List<Claim> from, CasualtyCell.Class side, Set<String> who, boolean sum) {
        String report() {
            return from.getFirst().report();
        }
    }

    List<Audit> find() {
        Map<String, List<Told>> byIncident = new LinkedHashMap<>();
        dossier.incidents().forEach(incident -> byIncident.put(incident.id(), tolls(incident)));
        List<Audit> audits = new ArrayList<>();
        Set<Set<String>> asked = new HashSet<>();
        for (Incident home : dossier.incidents()) {
            for (Told told : byIncident.getOrDefault(home.id(), List.of())) {
                if (!told.sum()) {
                    question(home, told, byIncident)
                            .filter(audit -> asked.add(Set.copyOf(audit.claims())))
                            .ifPresent(audits::add);
                }
            }
        }
        return audits;
    }

    /// The exact numbers that are told for an incident, and what the numbers of one holder in one report add up to.
    private List<Told> tolls(Incident incident) {
        List<Told> tolls = new ArrayList<>();
        Map<List<Object>, List<Told>> byHolder = new LinkedHashMap<>();
        for (Claim claim : dossier.stated(incident)) {
            if (!Dossier.isPositive(claim)) {
                continue;
            }
            for (CasualtyCell cell : claim.casualties()) {
                exact(cell).ifPresent(number -> {
                    Told told = new Told(
                            new Toll(cell.kind(), number),
                            List.of(claim),
                            cell.side(),
                            wording.people(cell.who()),
                            false);
                    tolls.add(told);
                    byHolder.computeIfAbsent(
                                    List.of(claim.report(), claim.holder().name(), cell.kind()), _ -> new ArrayList<>())
                            .add(told);
                });
            }
        }
        byHolder.values().forEach(parts -> sum(parts).ifPresent(tolls::add));
        return tolls;
    }

    /// "Seven died near one town, nine near the other": sixteen.
    private static Optional<Told> sum(List<Told> parts) {
        List<Claim> from =
                parts.stream().flatMap(part -> part.from().stream()).distinct().toList();
        if (parts.size() != 2 || from.size() != 2) {
            return Optional.empty();
        }
        Set<String> who = new LinkedHashSet<>();
        parts.forEach(part -> who.addAll(part.who()));
        Told first = parts.getFirst();
        int number = parts.stream().mapToInt(part -> part.toll().number()).sum();
        return Optional.of(new Told(new Toll(first.toll().kind(), number), from, first.side(), who, true));
    }

    private static Optional<Integer> exact(CasualtyCell cell) {
        Quantity number = cell.number();
        boolean exact = number.kind() == Quantity.Kind.NUMBER
                && number.min().isPresent()
                && number.min().equals(number.max());
        return exact ? number.min() : Optional.empty();
    }

    private record Fit(Incident other, List<Told> there, double confidence, List<String> reasons) {}

    private Optional<Audit> question(Incident home, Told told, Map<String, List<Told>> byIncident) {
        if (told.toll().number() < LEAST_NUMBER) {
            return Optional.empty();
        }
        List<Told> here = same(told, byIncident.getOrDefault(home.id(), List.of()));
        List<Fit> fits = neighbours(home).stream()
                .flatMap(other -> fit(home, told, here, other, byIncident).stream())
                .sorted(Comparator.comparingDouble(Fit::confidence)
                        .reversed()
                        .thenComparing(fit -> fit.other().id()))
                .toList();
        if (fits.isEmpty() || fits.size() >= COMMON || fits.getFirst().confidence() < ASKED_FROM) {
            return Optional.empty();
        }
        return Optional.of(audit(home, told, fits.getFirst()));
    }

    /// Incidents that some report tells of beside this one, near in time and space.
    private List<Incident> neighbours(Incident home) {
        Set<String> ids = new TreeSet<>();
        for (Account account : home.accounts()) {
            ids.addAll(incidentsOfReport.getOrDefault(account.report(), Set.of()));
        }
        ids.remove(home.id());
        return ids.stream()
                .map(incidents::get)
                .filter(other ->
                        other != null && isNear(home.when(), other.when()) && isNear(home.where(), other.where()))
                .toList();
    }

    private static boolean isNear(When a, When b) {
        return a instanceof When.Interval x
                && b instanceof When.Interval y
                && x.start().isPresent()
                && y.start().isPresent()
                && x.end().isPresent()
                && y.end().isPresent()
                && ChronoUnit.DAYS.between(x.latest(), y.earliest()) <= DAYS_APART
                && ChronoUnit.DAYS.between(y.latest(), x.earliest()) <= DAYS_APART;
    }

    /// Two places that are known, are not the same, and are in one theatre.
    private static boolean isNear(Where a, Where b) {
        return a instanceof Where.Found x
                && b instanceof Where.Found y
                && Geometry.distanceMetres(x, y) <= METRES_APART
                && !Geometry.sameOrContained(x, y);
    }

    private static List<Told> same(Told told, List<Told> all) {
        return all.stream().filter(one -> one.toll().equals(told.toll())).toList();
    }

    private Optional<Fit> fit(
            Incident home, Told told, List<Told> here, Incident other, Map<String, List<Told>> byIncident) {
        List<Told> there = same(told, byIncident.getOrDefault(other.id(), List.of())).stream()
                .filter(one -> !one.report().equals(told.report()) && !isOtherSide(one.side(), told.side()))
                .toList();
        Set<String> reportsHere = reports(here);
        Set<String> reportsThere = reports(there);
        // A report that has the number for both incidents knows of two.
        boolean both = reportsHere.stream().anyMatch(reportsThere::contains);
        if (there.isEmpty() || both || reportsThere.size() < reportsHere.size()) {
            return Optional.empty();
        }
        Claim claim = told.from().getFirst();
        boolean firmThere = there.stream().anyMatch(one -> isFirm(one.from().getFirst()));
        boolean shaky = !isFirm(claim);
        boolean contested = othersSayOtherwise(home, told, byIncident);
        boolean outnumbered = reportsThere.size() > reportsHere.size();
        if (!firmThere || !shaky && !contested && !outnumbered) {
            return Optional.empty();
        }
        double confidence = 0.3;
        List<String> reasons = new ArrayList<>();
        reasons.add(told.toll().number() + " " + told.toll().kind().name().toLowerCase(Locale.ROOT) + ": "
                + dossier.name(told.report()) + " has them for " + home.where().name() + ", "
                + String.join(", ", names(reportsThere)) + " for "
                + other.where().name());
        if (told.toll().number() >= TELLING_NUMBER) {
            confidence += 0.15;
        }
        Set<String> who = new TreeSet<>(told.who());
        there.forEach(one -> who.retainAll(one.who()));
        boolean sameWords = !who.isEmpty();
        boolean sameSide =
                told.side() != CasualtyCell.Class.UNKNOWN && there.stream().anyMatch(one -> one.side() == told.side());
        if (sameWords || sameSide) {
            confidence += sameWords ? 0.2 : 0.1;
            reasons.add(sameWords ? "both are said of " + String.join(" ", who) : "both are of one class of people");
        }
        if (shaky) {
            confidence += 0.15;
            reasons.add("here it is unconfirmed or nobody is named for it");
        }
        if (outnumbered) {
            confidence += 0.1;
            reasons.add(
                    "more reports have it there (" + reportsThere.size() + ") than here (" + reportsHere.size() + ")");
        }
        if (contested) {
            confidence += 0.1;
            reasons.add("others say otherwise of " + home.where().name());
        }
        if (!isStated(home, claim)) {
            confidence += 0.1;
            reasons.add("the run of the text, not its own words, puts it here");
        }
        if (there.stream().anyMatch(Told::sum)) {
            confidence += 0.1;
            reasons.add("there the numbers of two sites add up to it");
        }
        return Optional.of(new Fit(other, there, Math.min(0.95, confidence), reasons));
    }

    private static Set<String> reports(List<Told> told) {
        Set<String> reports = new TreeSet<>();
        told.forEach(one -> reports.add(one.report()));
        return reports;
    }

    private List<String> names(Set<String> reports) {
        return reports.stream().map(dossier::name).distinct().sorted().limit(4).toList();
    }

    private static boolean isOtherSide(CasualtyCell.Class a, CasualtyCell.Class b) {
        return a != b && a != CasualtyCell.Class.UNKNOWN && b != CasualtyCell.Class.UNKNOWN;
    }

    private static boolean isFirm(Claim claim) {
        return claim.status() != Status.UNCONFIRMED
                && claim.holder().kind() != Holder.Kind.UNNAMED
                && claim.holder().kind() != Holder.Kind.LINKED_HEADLINE;
    }

    /// Whether somebody denies casualties of the kind here, or has another number.
    private boolean othersSayOtherwise(Incident home, Told told, Map<String, List<Told>> byIncident) {
        boolean denied = dossier.stated(home).stream()
                .anyMatch(claim -> !claim.report().equals(told.report()) && deniesPeople(claim)
                        || claim.report().equals(told.report())
                                && deniesPeople(claim)
                                && !claim.holder().equals(told.from().getFirst().holder()));
        return denied
                || byIncident.getOrDefault(home.id(), List.of()).stream()
                        .anyMatch(one -> one.toll().kind() == told.toll().kind()
                                && one.toll().number() != told.toll().number()
                                && !one.report().equals(told.report()));
    }

    private static boolean deniesPeople(Claim claim) {
        boolean about = claim.about() == About.CASUALTIES;
        boolean none = claim.casualties().stream()
                .anyMatch(cell -> cell.number().max().filter(max -> max == 0).isPresent());
        return about && (!Dossier.isPositive(claim) || none);
    }

    private static boolean isStated(Incident home, Claim claim) {
        return home.accounts().stream()
                .flatMap(account -> account.links().stream())
                .filter(link -> link.claim().equals(claim.id()))
                .anyMatch(Link::stated);
    }

    private Audit audit(Incident home, Told told, Fit fit) {
        Map<String, Claim> fromReport = new LinkedHashMap<>();
        // Each report once, whole numbers before those that add up.
        fit.there().stream()
                .sorted(Comparator.comparing(Told::sum))
                .forEach(one -> fromReport.putIfAbsent(one.report(), one.from().getFirst()));
        List<String> claims = new ArrayList<>();
        told.from().forEach(claim -> claims.add(claim.id()));
        fromReport.values().stream().limit(4).forEach(claim -> claims.add(claim.id()));
        return new Audit(
                Audit.Kind.WRONG_INCIDENT,
                claims,
                List.of(home.id(), fit.other().id()),
                fit.confidence(),
                String.join("; ", fit.reasons()));
    }
}
