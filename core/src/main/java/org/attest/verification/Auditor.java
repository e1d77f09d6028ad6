package org.attest.verification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attest.claims.Claim;
import org.attest.incidents.Incident;
import org.attest.reports.Report;

/// Asks what looks wrong across reports: a number at the wrong incident, a limiting word lost on the way, many voices
/// that are one. Each [Audit] is a question with the claims side by side, never a verdict.
///
/// The same incidents give the same audits, in whatever order they arrive. What each kind asks and when, with what it
/// misses: docs/audits.md.
public final class Auditor {
    private final Wording wording = Wording.bundled();

    /// The audits of all incidents, by kind and claims.
    ///
    /// @param claims all claims by id
    /// @param reports those of the incidents, by id; audits that need the words of an erased one are not made
    public List<Audit> find(List<Incident> incidents, Map<String, Claim> claims, Map<String, Report> reports) {
        List<Incident> inOrder =
                incidents.stream().sorted(Comparator.comparing(Incident::id)).toList();
        Dossier dossier = new Dossier(inOrder, claims, reports);
        List<Audit> audits = new ArrayList<>(new WrongIncident(dossier, wording).find());
        DroppedWords dropped = new DroppedWords(dossier, wording);
        inOrder.forEach(incident -> audits.addAll(dropped.find(incident)));
        audits.addAll(new SingleOrigin(dossier, wording).find());
        // A claim about two incidents is asked about once.
        Map<List<Object>, Audit> once = new LinkedHashMap<>();
        audits.stream()
                .sorted(Comparator.comparing(Audit::kind).thenComparing(audit -> String.join(" ", audit.claims())))
                .forEach(audit -> once.putIfAbsent(List.of(audit.kind(), audit.claims()), audit));
        return List.copyOf(once.values());
    }
}
