package org.attest.verification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.attest.claims.About;
import org.attest.claims.CasualtyCell;
import org.attest.claims.Claim;
import org.attest.claims.DamagedObject;
import org.attest.claims.Holder;
import org.attest.incidents.Account;
import org.attest.incidents.Incident;
import org.attest.reports.Media;
import org.attest.reports.Report;

/// Asks where what looks like many sources is one: several facts or reports that rest on one provider of images, one
/// holder, one text or one picture.
final class SingleOrigin {
    /// How many claims an audit lays side by side.
    private static final int SHOWN = 12;

    /// How many claims of one number are traced.
    private static final int MOST = 100;

    /// Words of a caption that two pictures share by chance.
    private static final int LEAST_CAPTION = 6;

    private static final String NOT_NAMED = "not named";

    private final Dossier dossier;
    private final Wording wording;

    SingleOrigin(Dossier dossier, Wording wording) {
        this.dossier = dossier;
        this.wording = wording;
    }

    List<Audit> find() {
        List<Audit> audits = new ArrayList<>();
        audits.addAll(texts());
        audits.addAll(providers());
        dossier.incidents().forEach(incident -> audits.addAll(numbers(incident)));
        return audits;
    }

    // ---- one text or picture ---------------------------------------------------------------------------------------

    /// Reports of several outlets that print one text, send one agency's text, or show one picture.
    private List<Audit> texts() {
        Map<Set<String>, Set<String>> incidentsOf = new LinkedHashMap<>();
        Map<Set<String>, String> how = new LinkedHashMap<>();
        for (Incident incident : dossier.incidents()) {
            List<Report> reports = Copies.inOrder(incident.accounts().stream()
                    .map(account -> dossier.reports().get(account.report()))
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList());
            for (Map.Entry<Set<String>, String> group :
                    groups(reports, dossier.stated(incident)).entrySet()) {
                incidentsOf
                        .computeIfAbsent(group.getKey(), _ -> new TreeSet<>())
                        .add(incident.id());
                how.putIfAbsent(group.getKey(), group.getValue());
            }
        }
        List<Audit> audits = new ArrayList<>();
        incidentsOf.forEach((reports, incidents) -> {
            List<String> claims = occurrences(reports, incidents);
            boolean part = incidentsOf.entrySet().stream()
                    .anyMatch(other -> other.getKey().size() > reports.size()
                            && other.getKey().containsAll(reports)
                            && other.getValue().containsAll(incidents));
            if (claims.size() > 1 && !part) {
                audits.add(new Audit(
                        Audit.Kind.SINGLE_ORIGIN,
                        claims,
                        List.copyOf(incidents),
                        0.9,
                        reports.size() + " reports, of " + outlets(reports) + ", " + how.get(reports)));
            }
        });
        return audits;
    }

    /// Groups of at least two outlets' reports, with what they share.
    ///
    /// @param stated claims of the incident, some of which may cite an agency that sent another's text
    private Map<Set<String>, String> groups(List<Report> reports, List<Claim> stated) {
        Map<Set<String>, String> groups = new LinkedHashMap<>();
        Map<String, Set<Report>> byKey = new TreeMap<>();
        int[] first = Copies.of(reports);
        for (int i = 0; i < reports.size(); i++) {
            Report report = reports.get(i);
            add(
                    byKey,
                    "share a text: long runs of words are the same\n"
                            + reports.get(Copies.root(first, i)).id(),
                    report);
            Dossier.agency(report).ifPresent(agency -> {
                String key = "carry the text of " + agency + " or cite it\n";
                add(byKey, key, report);
                reports.stream().filter(other -> cites(other, agency, stated)).forEach(other -> add(byKey, key, other));
            });
            for (Media media : report.media()) {
                caption(report, media)
                        .ifPresent(words -> add(byKey, "show a picture with the same caption\n" + words, report));
            }
        }
        byKey.forEach((key, having) -> {
            long outlets = having.stream()
                    .map(report -> report.source().outlet().orElse(report.id()))
                    .distinct()
                    .count();
            if (having.size() > 1 && outlets > 1) {
                Set<String> ids = new TreeSet<>();
                having.forEach(report -> ids.add(report.id()));
                groups.merge(ids, key.substring(0, key.indexOf('\n')), (one, other) -> one + " and " + other);
            }
        });
        return groups;
    }

    /// Whether it has from the agency that the incident happened; to study an agency's text is another thing.
    private boolean cites(Report report, String agency, List<Claim> stated) {
        return stated.stream()
                .filter(claim -> claim.report().equals(report.id()) && claim.about() == About.OCCURRENCE)
                .filter(Dossier::isHeld)
                .flatMap(SingleOrigin::voices)
                .anyMatch(voice -> wording.isOneVoice(voice, agency));
    }

    private static void add(Map<String, Set<Report>> byKey, String key, Report report) {
        byKey.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(report);
    }

    private static Optional<String> caption(Report report, Media media) {
        String words = report.text()
                .quote(media.caption())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{Nd}]+", " ")
                .strip();
        return words.split(" ").length >= LEAST_CAPTION ? Optional.of(words) : Optional.empty();
    }

    /// Each report's first account of the incidents, by the claim that it happened.
    private List<String> occurrences(Set<String> reports, Set<String> incidents) {
        Map<String, String> claims = new TreeMap<>();
        for (Incident incident : dossier.incidents()) {
            if (incidents.contains(incident.id())) {
                for (Account account : incident.accounts()) {
                    if (reports.contains(account.report()) && dossier.claims().containsKey(account.id())) {
                        claims.putIfAbsent(account.report(), account.id());
                    }
                }
            }
        }
        return claims.values().stream().limit(SHOWN).toList();
    }

    private String outlets(Set<String> reports) {
        List<String> names =
                reports.stream().map(dossier::name).distinct().sorted().toList();
        return names.size() <= 4
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, 4)) + " and " + (names.size() - 4) + " more";
    }

    // ---- one provider of images ------------------------------------------------------------------------------------

    /// Something said to be hit, of one incident.
    ///
    /// @param what the word that names it
    private record Damage(String incident, String what) {}

    /// Facts of one or several incidents that a named provider's images show, and that other reports tell without
    /// naming it.
    private List<Audit> providers() {
        Map<String, Map<Damage, List<Claim>>> shown = new TreeMap<>();
        Map<Damage, List<Claim>> told = new LinkedHashMap<>();
        for (Incident incident : dossier.incidents()) {
            List<Claim> stated = dossier.stated(incident).stream()
                    .filter(Dossier::isPositive)
                    .toList();
            List<Claim> ofProviders =
                    stated.stream().filter(SingleOrigin::isProvider).toList();
            for (Claim claim : ofProviders.isEmpty() ? List.<Claim>of() : stated) {
                for (DamagedObject object : claim.objects()) {
                    boolean hit = object.state() == DamagedObject.State.DESTROYED
                            || object.state() == DamagedObject.State.DAMAGED;
                    String what = Dossier.head(object.what());
                    if (!hit || wording.isPointing(what)) {
                        continue;
                    }
                    Damage damage = new Damage(incident.id(), what);
                    told.computeIfAbsent(damage, _ -> new ArrayList<>()).add(claim);
                    ofProviders.stream()
                            .filter(provider -> shows(provider, damage))
                            .forEach(provider -> add(shown, provider, damage));
                }
            }
        }
        List<Audit> audits = new ArrayList<>();
        shown.forEach((provider, damages) -> provider(provider, damages, told).ifPresent(audits::add));
        return audits;
    }

    private static void add(Map<String, Map<Damage, List<Claim>>> shown, Claim provider, Damage damage) {
        List<Claim> claims = shown.computeIfAbsent(provider.holder().name(), _ -> new LinkedHashMap<>())
                .computeIfAbsent(damage, _ -> new ArrayList<>());
        if (!claims.contains(provider)) {
            claims.add(provider);
        }
    }

    private static boolean isProvider(Claim claim) {
        return claim.holder().kind() == Holder.Kind.IMAGERY
                && !claim.holder().name().contains(NOT_NAMED)
                && Character.isUpperCase(claim.holder().name().codePointAt(0));
    }

    private boolean shows(Claim provider, Damage damage) {
        return provider.objects().stream()
                        .anyMatch(object -> Dossier.head(object.what()).equals(damage.what()))
                || wording.content(dossier.quote(provider)).contains(damage.what());
    }

    private Optional<Audit> provider(String provider, Map<Damage, List<Claim>> damages, Map<Damage, List<Claim>> told) {
        Set<String> reports = new TreeSet<>();
        Set<String> incidents = new TreeSet<>();
        Set<String> claims = new LinkedHashSet<>();
        Set<String> facts = new LinkedHashSet<>();
        boolean unnamed = false;
        for (Map.Entry<Damage, List<Claim>> shown : damages.entrySet()) {
            List<Claim> all = told.getOrDefault(shown.getKey(), List.of());
            boolean others = all.stream().anyMatch(claim -> isOtherWitness(claim, provider));
            List<Claim> resting = all.stream()
                    .filter(claim ->
                            rests(claim, provider) && !claim.holder().name().equals(provider))
                    .toList();
            if (others) {
                continue;
            }
            unnamed |= !resting.isEmpty();
            facts.add(thing(all, shown.getKey()));
            incidents.add(shown.getKey().incident());
            Stream.concat(resting.stream(), shown.getValue().stream().limit(1)).forEach(claim -> {
                claims.add(claim.id());
                reports.add(claim.report());
            });
            shown.getValue().forEach(claim -> reports.add(claim.report()));
        }
        boolean telling = facts.size() > 1 && reports.size() > 1 && unnamed && claims.size() > 1;
        return telling
                ? Optional.of(new Audit(
                        Audit.Kind.SINGLE_ORIGIN,
                        claims.stream().limit(SHOWN).toList(),
                        List.copyOf(incidents),
                        incidents.size() > 1 ? 0.8 : 0.7,
                        "what is said of " + String.join(", ", facts) + " in " + incidents.size()
                                + (incidents.size() == 1 ? " incident" : " incidents")
                                + " rests on the images of one provider, " + provider
                                + ", which not every report names (" + reports.size() + " reports: "
                                + outlets(reports) + ")"))
                : Optional.empty();
    }

    /// What was hit, in the words of the first who says so.
    private static String thing(List<Claim> told, Damage damage) {
        return told.stream()
                .flatMap(claim -> claim.objects().stream())
                .map(DamagedObject::what)
                .filter(what -> Dossier.head(what).equals(damage.what()))
                .findFirst()
                .orElse(damage.what());
    }

    /// The article's own voice, and images of nobody named.
    private static boolean rests(Claim claim, String provider) {
        return claim.holder().name().equals(provider)
                || claim.holder().kind() == Holder.Kind.AUTHOR
                || claim.holder().kind() == Holder.Kind.IMAGERY && !isProvider(claim);
    }

    private static boolean isOtherWitness(Claim claim, String provider) {
        return !rests(claim, provider) && claim.holder().kind() != Holder.Kind.LINKED_HEADLINE;
    }

    // ---- one holder behind a number --------------------------------------------------------------------------------

    private record Toll(CasualtyCell.Kind kind, Optional<Integer> min, Optional<Integer> max) {}

    /// What all who are named for a number lead back to.
    ///
    /// @param told all claims with the number, those of nobody named too
    private record Traced(Claim source, Toll toll, List<Claim> told) {}

    /// Numbers that several reports give, each by a way that leads to the same holder: one question for each
    /// holder.
    private List<Audit> numbers(Incident incident) {
        Map<Toll, Set<Claim>> told = new LinkedHashMap<>();
        for (Claim claim : dossier.stated(incident)) {
            for (CasualtyCell cell : claim.casualties()) {
                boolean counts = cell.number()
                        .min()
                        .or(cell.number()::max)
                        .filter(n -> n > 0)
                        .isPresent();
                if (counts && claim.about() == About.CASUALTIES && Dossier.isPositive(claim)) {
                    told.computeIfAbsent(
                                    new Toll(
                                            cell.kind(),
                                            cell.number().min(),
                                            cell.number().max()),
                                    _ -> new LinkedHashSet<>())
                            .add(claim);
                }
            }
        }
        Map<String, List<Traced>> bySource = new TreeMap<>();
        told.forEach((toll, claims) -> source(List.copyOf(claims)).ifPresent(source -> {
            String name = bySource.keySet().stream()
                    .filter(other -> wording.isOneVoice(other, source.holder().name()))
                    .findFirst()
                    .orElse(source.holder().name());
            bySource.computeIfAbsent(name, _ -> new ArrayList<>()).add(new Traced(source, toll, List.copyOf(claims)));
        }));
        return bySource.entrySet().stream()
                .flatMap(entry -> number(incident, entry.getKey(), entry.getValue()).stream())
                .toList();
    }

    /// The claim that all claims of somebody named lead to, if they are of several reports.
    private Optional<Claim> source(List<Claim> claims) {
        List<Claim> held = claims.stream().filter(Dossier::isHeld).limit(MOST).toList();
        boolean several = held.stream().map(Claim::report).distinct().count() > 1;
        return held.stream()
                .filter(claim -> several && held.stream().allMatch(other -> leadsTo(other, claim)))
                .findFirst();
    }

    private Optional<Audit> number(Incident incident, String source, List<Traced> traced) {
        Set<String> heldIn = new TreeSet<>();
        Set<String> reports = new TreeSet<>();
        Set<String> claims = new LinkedHashSet<>();
        Set<String> numbers = new LinkedHashSet<>();
        boolean passedOn = false;
        boolean voiceless = false;
        for (Traced one : traced) {
            numbers.add(words(one.toll()));
            for (Claim claim : one.told()) {
                reports.add(claim.report());
                claims.add(claim.id());
                voiceless |= !Dossier.isHeld(claim);
                if (Dossier.isHeld(claim)) {
                    heldIn.add(claim.report());
                    passedOn |=
                            !claim.holder().name().equals(one.source().holder().name())
                                    || !claim.holder().via().isEmpty();
                }
            }
        }
        // That two reports quote one ministry is what they say; that three do, or one by way of another, is missed.
        return heldIn.size() < 3 && !passedOn
                ? Optional.empty()
                : Optional.of(new Audit(
                        Audit.Kind.SINGLE_ORIGIN,
                        claims.stream().limit(SHOWN).toList(),
                        List.of(incident.id()),
                        voiceless ? 0.6 : 0.75,
                        reports.size() + " reports give a toll (" + String.join(", ", numbers)
                                + ") that goes back to one holder, " + source
                                + (voiceless ? ", or to nobody who is named" : "")));
    }

    private static String words(Toll toll) {
        String number = toll.min().equals(toll.max())
                ? toll.min().map(String::valueOf).orElse("")
                : toll.max().isEmpty()
                        ? "at least " + toll.min().orElse(0)
                        : toll.min().isEmpty()
                                ? "up to " + toll.max().orElse(0)
                                : toll.min().get() + " to " + toll.max().get();
        return number + " " + toll.kind().name().toLowerCase(Locale.ROOT);
    }

    /// Whether a claim is the other's, or reached its report by way of it or of its report.
    private boolean leadsTo(Claim claim, Claim source) {
        return claim.equals(source)
                || voices(claim)
                        .anyMatch(voice ->
                                wording.isOneVoice(voice, source.holder().name()))
                || !claim.report().equals(source.report())
                        && voices(claim)
                                .anyMatch(voice -> dossier.publishers(source.report()).stream()
                                        .anyMatch(outlet -> wording.isOneVoice(voice, outlet)));
    }

    private static Stream<String> voices(Claim claim) {
        return Stream.concat(Stream.of(claim.holder().name()), claim.holder().via().stream());
    }
}
