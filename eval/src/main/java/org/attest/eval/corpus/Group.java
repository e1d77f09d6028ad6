package org.attest.eval.corpus;

import java.util.List;
import java.util.Optional;

/// Reports that speak of the same incidents, with the relations between their claims; or reports that share nothing.
///
/// @param setting `invented`, `real-places` or `real`
/// @param unrelated whether the reports share nothing, no incident above all
/// @param incidents what is true in the group's world, pooled over its reports
public record Group(
        String id,
        String setting,
        String region,
        String period,
        boolean unrelated,
        List<Incident> incidents,
        List<LabelledReport> reports,
        List<Relation> relations,
        List<Audit> audits) {
    public Group {
        incidents = List.copyOf(incidents);
        reports = List.copyOf(reports);
        relations = List.copyOf(relations);
        audits = List.copyOf(audits);
    }

    public Optional<Incident> incident(String key) {
        return incidents.stream().filter(one -> one.key().equals(key)).findFirst();
    }

    public Optional<LabelledReport> report(String id) {
        return reports.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    public Optional<LabelledReport.Claim> claim(ClaimRef ref) {
        return report(ref.report()).flatMap(report -> report.claim(ref.claim()));
    }

    /// @param key a capital letter, unique in the group
    /// @param type one of [Labels#TYPES]; empty where a report doesn't say
    /// @param when EDTF; empty where nothing supports a time
    /// @param where empty where nothing supports a place
    public record Incident(String key, Optional<String> type, Optional<String> when, Optional<Place> where) {}

    /// @param position empty for a region
    public record Place(String name, String country, Optional<Position> position) {}

    /// @param radiusKm how loosely the texts place it
    public record Position(double latitude, double longitude, double radiusKm) {}

    public record ClaimRef(String report, int claim) {
        @Override
        public String toString() {
            return report + "#" + claim;
        }
    }

    public record Relation(ClaimRef a, ClaimRef b, String kind, String why) {}

    /// @param belongsTo the incident that a `WRONG_INCIDENT` claim fits
    /// @param reports those that rest on one provider, where no single claim is meant
    public record Audit(
            String kind, List<ClaimRef> claims, List<String> reports, Optional<String> belongsTo, String why) {
        public Audit {
            claims = List.copyOf(claims);
            reports = List.copyOf(reports);
        }
    }
}
