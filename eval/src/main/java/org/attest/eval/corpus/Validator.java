package org.attest.eval.corpus;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.attest.eval.corpus.Group.Audit;
import org.attest.eval.corpus.Group.ClaimRef;
import org.attest.eval.corpus.Group.Incident;
import org.attest.eval.corpus.Group.Relation;
import org.attest.eval.corpus.LabelledReport.Claim;
import org.attest.eval.corpus.LabelledReport.Extent;
import org.attest.eval.corpus.LabelledReport.Mention;

/// Holds a group to the guidelines and to the laws: spans quote their text, labels come from the closed lists, ids
/// resolve, absent is never zero, silence contradicts nothing.
public final class Validator {
    private final Group group;
    private final Settings settings;
    private final List<Problem> problems = new ArrayList<>();

    private Validator(Group group, Settings settings) {
        this.group = group;
        this.settings = settings;
    }

    /// What is wrong with `group`; empty if nothing is.
    public static List<Problem> problems(Group group, Settings settings) {
        Validator validator = new Validator(group, settings);
        validator.group();
        group.reports().forEach(validator::report);
        group.relations().forEach(validator::relation);
        group.audits().forEach(validator::audit);
        return validator.problems;
    }

    private void group() {
        if (!group.id().matches("[a-z0-9-]+")) {
            problem("a group's id must be lower-case letters, digits and hyphens; got '" + group.id() + "'");
        }
        among("setting", group.setting(), Labels.SETTINGS);
        if (!settings.regions().containsKey(group.region())) {
            problem("region must be one of settings.tsv; got '" + group.region() + "'");
        }
        if (!group.period().matches("\\d{4}(-\\d{4})?")) {
            problem("period must be a year or two (1999, 1999-2001); got '" + group.period() + "'");
        }
        if (group.unrelated() ? !group.incidents().isEmpty() : group.incidents().isEmpty()) {
            problem(
                    group.unrelated()
                            ? "reports that share nothing must have no incident of the group"
                            : "a group must have an incident, or say `unrelated: true`");
        }
        if (!group.unrelated() && (group.reports().size() < 2 || group.reports().size() > 6)) {
            problem("a group must have 2 to 6 reports; got " + group.reports().size());
        }
        for (Incident incident : group.incidents()) {
            if (incident.type().isEmpty()) {
                problem("incident " + incident.key() + " of the group must have a type");
            }
            incident("the group", incident);
        }
        Set<String> ids = new HashSet<>();
        for (LabelledReport report : group.reports()) {
            if (!ids.add(report.id())) {
                problem("report ids must differ; got " + report.id() + " twice");
            }
        }
        for (Incident incident : group.incidents()) {
            if (group.reports().stream().noneMatch(report -> report.spokenOf().contains(incident.key()))) {
                problem("incident " + incident.key() + " must be spoken of by a report; none does");
            }
        }
    }

    private void incident(String where, Incident incident) {
        incident.type()
                .ifPresent(
                        type -> among("the type of incident " + incident.key() + " of " + where, type, Labels.TYPES));
        incident.when().ifPresent(edtf -> edtf("incident " + incident.key() + " of " + where, edtf));
        incident.where().flatMap(Group.Place::position).ifPresent(position -> {
            if (Math.abs(position.latitude()) > 90
                    || Math.abs(position.longitude()) > 180
                    || position.radiusKm() <= 0) {
                problem("incident %s of %s must lie on Earth with a radius above 0 km; got %s"
                        .formatted(incident.key(), where, position));
            }
        });
    }

    private void edtf(String what, String edtf) {
        if (!edtf.matches(
                "(\\.\\.|[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?[~?%]?)(/(\\.\\.|[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?[~?%]?))?|\\[.+\\]")) {
            problem(what + " must have its time as EDTF (2003-04-07, 2003-04, 2003-04-07/2003-04-09, ../2003); got "
                    + edtf);
            return;
        }
        for (String date : edtf.split("/")) {
            if (date.matches("\\d{4}-\\d{2}-\\d{2}")) {
                day(what, date);
            }
        }
    }

    private void day(String what, String date) {
        try {
            LocalDate.parse(date);
        } catch (DateTimeException e) {
            problem(what + " must have days that exist; got " + date);
        }
    }

    private void report(LabelledReport report) {
        String id = report.id();
        if (!settings.manners().containsKey(report.manner())) {
            problem(id + ": manner must be one of settings.tsv; got '" + report.manner() + "'");
        }
        if (settings.manners().getOrDefault(report.manner(), "").equals("dev")
                && !settings.regions().getOrDefault(group.region(), "dev").equals("dev")) {
            problem(id + ": a manner that is held back must stand in a region that is; got " + report.manner() + " in "
                    + group.region());
        }
        report.published().ifPresent(date -> day(id, date));
        report.versionOf()
                .filter(other -> group.report(other).isEmpty())
                .ifPresent(other -> problem(id + ": version-of must name a report of the group; got " + other));
        report.marker().ifPresent(marker -> among(id + ": marker", marker, List.of("UPDATED", "CORRECTED")));
        report.views().forEach(view -> incident(id, view));
        for (String key : report.spokenOf()) {
            if (group.incident(key).isEmpty()) {
                problem(id + ": every incident must be declared in the header; got " + key);
            }
        }
        for (Incident incident : group.incidents()) {
            boolean told =
                    report.triggers().stream().anyMatch(one -> one.incident().equals(incident.key()));
            boolean claimed =
                    report.claims().stream().anyMatch(one -> one.incidents().contains(incident.key()));
            if (told && !claimed) {
                problem(id + ": an incident that is told (trigger " + incident.key()
                        + "!) must have a claim; got none");
            }
        }
        extents(report).forEach(extent -> extent(report, extent));
        report.mentions().forEach(mention -> mention(report, mention));
        report.claims().forEach(claim -> claim(report, claim));
        report.roles().stream()
                .filter(role -> role.people()
                                .flatMap(LabelledReport.People::min)
                                .isPresent()
                        && role.people().flatMap(LabelledReport.People::max).isPresent()
                        && role.people().get().min().get()
                                > role.people().get().max().get())
                .forEach(role -> problem(id + ": the least number of people must not exceed the greatest; got \""
                        + role.extent().text() + "\""));
    }

    static Stream<Extent> extents(LabelledReport report) {
        return Stream.of(
                        report.mentions().stream().map(Mention::extent),
                        report.triggers().stream().map(LabelledReport.Trigger::extent),
                        report.roles().stream().map(LabelledReport.Role::extent),
                        report.links().stream(),
                        report.attributions().stream()
                                .flatMap(one -> Stream.of(one.source(), one.cue(), one.content())
                                        .flatMap(List::stream)),
                        report.claims().stream().map(Claim::quote),
                        report.claims().stream()
                                .flatMap(one -> one.quantity().flatMap(LabelledReport.Quantity::words).stream()))
                .flatMap(one -> one);
    }

    private void extent(LabelledReport report, Extent extent) {
        String text = report.text();
        int length = text.codePointCount(0, text.length());
        if (extent.start() < 0
                || extent.end() > length
                || extent.start() >= extent.end()
                || !text.substring(text.offsetByCodePoints(0, extent.start()), text.offsetByCodePoints(0, extent.end()))
                        .equals(extent.text())) {
            problem("%s: every span must quote its text; [%s, %s) is not \"%s\""
                    .formatted(report.id(), extent.start(), extent.end(), extent.text()));
        } else if (cuts(text, extent.start()) || cuts(text, extent.end())) {
            problem("%s: a span must not cut a word; got \"%s\"".formatted(report.id(), extent.text()));
        }
    }

    private static boolean cuts(String text, int codePoint) {
        int at = text.offsetByCodePoints(0, codePoint);
        return at > 0
                && at < text.length()
                && Character.isLetterOrDigit(text.codePointBefore(at))
                && Character.isLetterOrDigit(text.codePointAt(at));
    }

    private void mention(LabelledReport report, Mention mention) {
        among(report.id() + ": the kind of \"" + mention.extent().text() + "\"", mention.kind(), Labels.MENTIONS);
        mention.value().ifPresent(value -> {
            if (!mention.kind().equals("time")) {
                problem(report.id() + ": only a time has a value; got "
                        + mention.extent().text());
            }
            edtf(report.id() + ": \"" + mention.extent().text() + "\"", value);
        });
    }

    private void claim(LabelledReport report, Claim claim) {
        String id = report.id() + "#" + claim.number();
        among(id + ": stance", claim.stance(), Labels.STANCES);
        among(id + ": about", claim.about(), Labels.ABOUTS);
        among(id + ": ev", claim.evidence(), Labels.EVIDENCE);
        among(id + ": the holder's kind", claim.holder().kind(), Labels.HOLDERS);
        if (claim.incidents().isEmpty() && !Labels.GENERAL.contains(claim.about())) {
            problem(id
                    + ": a claim about %s must belong to an incident (background is `other`)".formatted(claim.about()));
        }
        boolean author = claim.holder().kind().equals("author");
        boolean ownVoice = author
                || List.of("linked_headline", "outlet").contains(claim.holder().kind());
        if (claim.stance().equals("ASSERTS") && !ownVoice) {
            problem(id + ": ASSERTS is the article's own voice; got holder "
                    + claim.holder().name());
        }
        if (author && !claim.stance().equals("ASSERTS")) {
            problem(id + ": the author only ASSERTS; got " + claim.stance()
                    + ". Say by=… (or by=\"not named\" kind=unnamed)");
        }
        if (author && !claim.source().isEmpty()) {
            problem(id + ": a claim with source words must say by=…; got source \""
                    + claim.source().getFirst().text() + "\"");
        }
        if (claim.stance().equals("CONFIRMS") && claim.evidence().equals("none")) {
            problem(id + ": CONFIRMS must say by what (ev=…)");
        }
        if (List.of("NO_COMMENT", "SILENT").contains(claim.stance())
                && claim.quantity().isPresent()) {
            problem(id + ": who is silent gives no quantity");
        }
        if (claim.distance() && !List.of("CLAIMS", "DENIES").contains(claim.stance())) {
            problem(id + ": distance makes it CLAIMS; got " + claim.stance());
        }
        if (!claim.source().isEmpty() && !author && claim.cue().isEmpty()) {
            problem(id + ": who says it needs the words that say so (mark %su)".formatted(claim.number()));
        }
    }

    private void relation(Relation relation) {
        among("a relation's kind", relation.kind(), Labels.RELATIONS);
        Optional<Claim> a = claim(relation.a());
        Optional<Claim> b = claim(relation.b());
        if (a.isEmpty() || b.isEmpty()) {
            return;
        }
        if (relation.a().equals(relation.b())) {
            problem("a relation must join two claims; got " + relation.a() + " twice");
        }
        if (List.of("CONTRADICTS", "IN_TENSION").contains(relation.kind())) {
            for (ClaimRef ref : List.of(relation.a(), relation.b())) {
                if (group.claim(ref)
                        .filter(one -> List.of("NO_COMMENT", "SILENT").contains(one.stance()))
                        .isPresent()) {
                    problem("silence contradicts nothing; got " + ref + " " + relation.kind());
                }
            }
            Set<String> both = new HashSet<>(a.get().incidents());
            both.retainAll(b.get().incidents());
            if (both.isEmpty()
                    && !(a.get().incidents().isEmpty() && b.get().incidents().isEmpty())) {
                problem("different incidents never contradict; got %s and %s".formatted(relation.a(), relation.b()));
            }
        }
    }

    private void audit(Audit audit) {
        among("an audit's kind", audit.kind(), Labels.AUDITS);
        audit.claims().forEach(this::claim);
        audit.reports().stream()
                .filter(id -> group.report(id).isEmpty())
                .forEach(id -> problem("an audit must name reports or claims of the group; got " + id));
        if (audit.kind().equals("WRONG_INCIDENT")
                && (audit.belongsTo().flatMap(group::incident).isEmpty()
                        || audit.claims().isEmpty())) {
            problem("WRONG_INCIDENT must name the claim and, after >, the incident that it fits");
        }
        if (audit.claims().size() + audit.reports().size() < (audit.kind().equals("WRONG_INCIDENT") ? 1 : 2)) {
            problem(audit.kind() + " must name both texts");
        }
    }

    private Optional<Claim> claim(ClaimRef ref) {
        Optional<Claim> claim = group.claim(ref);
        if (claim.isEmpty()) {
            problem("a claim that is named must exist; got " + ref);
        }
        return claim;
    }

    private void among(String what, String value, List<String> allowed) {
        if (!allowed.contains(value)) {
            problem("%s must be one of %s; got '%s'".formatted(what, allowed, value));
        }
    }

    private void problem(String message) {
        problems.add(new Problem(group.id(), 0, message));
    }
}
