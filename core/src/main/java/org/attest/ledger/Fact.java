package org.attest.ledger;

import java.util.Locale;
import java.util.Optional;
import org.attest.actors.Tie;
import org.attest.claims.Claim;
import org.attest.incidents.Account;
import org.attest.incidents.Incident;
import org.attest.incidents.Ruling;
import org.attest.reports.Notice;
import org.attest.reports.Report;
import org.attest.time.PublicationDate;
import org.attest.verification.Assessment;
import org.attest.verification.Audit;
import org.attest.verification.Finding;
import org.attest.verification.Norm;
import org.attest.verification.Refusal;
import org.attest.verification.Relation;
import org.attest.verification.Revision;
import org.attest.verification.Trend;

/// Something the ledger records. A later fact of the same kind and id replaces the earlier one in views as of later
/// times.
public sealed interface Fact {
    /// Unique within its kind.
    String id();

    /// The kind's name in the ledger: `report`, `claim`, ...
    default String kind() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT).replace("fact", "");
    }

    /// @param reader name and version of what read it; empty where nothing did
    /// @param otherLanguage ISO 639 code of a language that is not read
    record ReportFact(Report report, PublicationDate published, Optional<String> reader, Optional<String> otherLanguage)
            implements Fact {
        public ReportFact(Report report, PublicationDate published) {
            this(report, published, Optional.empty(), Optional.empty());
        }

        @Override
        public String id() {
            return report.id();
        }
    }

    record ClaimFact(Claim claim) implements Fact {
        @Override
        public String id() {
            return claim.id();
        }
    }

    record AccountFact(Account account) implements Fact {
        @Override
        public String id() {
            return account.id();
        }
    }

    record IncidentFact(Incident incident) implements Fact {
        @Override
        public String id() {
            return incident.id();
        }
    }

    /// A person merged or split incidents. Withdrawing it undoes that.
    record RulingFact(Ruling ruling) implements Fact {
        @Override
        public String id() {
            return ruling.id();
        }
    }

    record RelationFact(Relation relation) implements Fact {
        @Override
        public String id() {
            return relation.a() + " " + relation.kind() + " " + relation.b();
        }
    }

    record AssessmentFact(Assessment assessment) implements Fact {
        @Override
        public String id() {
            return assessment.subject();
        }
    }

    record RefusalFact(Refusal refusal) implements Fact {
        @Override
        public String id() {
            return refusal.code() + " " + refusal.report() + " "
                    + refusal.incident().orElse("") + " "
                    + refusal.span().map(s -> s.brief()).orElse("");
        }
    }

    record NormFact(Norm norm) implements Fact {
        @Override
        public String id() {
            return norm.claim();
        }
    }

    record TrendFact(Trend trend) implements Fact {
        @Override
        public String id() {
            return trend.claim();
        }
    }

    record RevisionFact(Revision revision) implements Fact {
        @Override
        public String id() {
            return revision.older() + " " + revision.newer();
        }
    }

    record TieFact(Tie tie) implements Fact {
        @Override
        public String id() {
            // No names: ids outlive the erasure of words.
            return tie.from().report() + " " + tie.from().start() + " "
                    + tie.from().end() + " " + tie.kind();
        }
    }

    record AuditFact(Audit audit) implements Fact {
        @Override
        public String id() {
            return audit.kind() + " " + String.join(" ", audit.claims());
        }
    }

    record FindingFact(Finding finding) implements Fact {
        /// The hash of the building's name: an id stays in the ledger when what it names is erased.
        @Override
        public String id() {
            return Hash.of(finding.incident() + "\n" + finding.footprint()).substring(0, 20);
        }
    }

    record NoticeFact(Notice notice) implements Fact {
        /// The hash of the words and not the words: an id stays in the ledger when what it names is erased.
        @Override
        public String id() {
            return notice.code() + " "
                    + Hash.of(notice.report().orElse("") + "\n"
                            + notice.span().map(s -> s.brief()).orElse("") + "\n" + notice.detail());
        }
    }

    /// Takes back a fact: a newer reading of the same report no longer makes it, or incidents merged.
    ///
    /// @param ofKind and @param ofId the fact that is taken back
    /// @param redirect id that replaces it, empty for none
    record WithdrawnFact(String ofKind, String ofId, String redirect, String why) implements Fact {
        @Override
        public String id() {
            return ofKind + " " + ofId;
        }
    }
}
