package org.attest.claims;

import org.attest.language.Attribution;
import org.attest.language.Attribution.CueKind;

/// Which stance and status an attribution makes.
final class Stances {
    private Stances() {}

    /// @param content the words of what is said, empty if there are none
    /// @param clause the words of the whole quote
    static Stance decide(Attribution attribution, Holders.Resolved holder, About about, String content, String clause) {
        boolean negated = attribution.negated();
        return switch (attribution.kind()) {
            case COMMENT -> negated ? Stance.NO_COMMENT : neutral(holder, about, clause);
            case DECLINE -> negated ? neutral(holder, about, clause) : Stance.NO_COMMENT;
            case REPORT, ADMIT ->
                negated ? unsaid(attribution, holder, about, content) : neutral(holder, about, clause);
            case CONFIRM ->
                negated
                        ? unverified(attribution, holder)
                        : holder.isEvidence() ? Stance.CONFIRMS : neutral(holder, about, clause);
            case SHOW ->
                negated ? Stance.SILENT : holder.isEvidence() ? Stance.CONFIRMS : neutral(holder, about, clause);
            case DENY -> negated ? Stance.NO_COMMENT : Stance.DENIES;
            case DISTANCE -> negated ? Stance.SILENT : Stance.CLAIMS;
            case HEARSAY ->
                holder.holder().kind() == Holder.Kind.UNNAMED
                                && attribution.source().isEmpty()
                        ? Stance.ASSERTS
                        : Stance.AFFIRMS;
            case BELIEVE -> attribution.source().isEmpty() ? Stance.ASSERTS : neutral(holder, about, clause);
        };
    }

    private static Stance neutral(Holders.Resolved holder, About about, String clause) {
        boolean showsIt = holder.isEvidence() || holder.holder().kind() == Holder.Kind.IMAGERY && about == About.DAMAGE;
        if (showsIt) {
            return Stance.CONFIRMS;
        }
        boolean mereClaims = holder.holder().kind() == Holder.Kind.UNNAMED
                && holder.holder().words().matches("(?i).*\\b(?:claims?|allegations?|rumou?rs?)\\b.*");
        boolean aside = Phrases.findNormAside(clause).isPresent();
        return mereClaims || aside ? Stance.CLAIMS : Stance.AFFIRMS;
    }

    /// "did not report any damage" keeps silent about something; an army that "has not said anything about the
    /// strikes" gives
    /// no comment; media that do not mention them are silent.
    private static Stance unsaid(Attribution attribution, Holders.Resolved holder, About about, String content) {
        boolean official = holder.holder().kind() == Holder.Kind.ACTOR;
        boolean generic = about == About.OCCURRENCE || about == About.OTHER || about == About.RESPONSIBILITY;
        boolean aboutIt =
                content.isBlank() || content.matches("(?is)(?:anything |nothing )?(?:about|on|of|regarding) .*");
        return official && generic && aboutIt && attribution.kind() == CueKind.REPORT
                ? Stance.NO_COMMENT
                : Stance.SILENT;
    }

    /// "could not verify" leaves something open; "did not confirm" says nothing of it.
    private static Stance unverified(Attribution attribution, Holders.Resolved holder) {
        if (holder.holder().kind() == Holder.Kind.AUTHOR || attribution.source().isEmpty()) {
            return Stance.ASSERTS;
        }
        return Stance.AFFIRMS;
    }

    /// @param outside the words of the quote that are not what is said
    static Status status(Attribution attribution, String outside) {
        boolean unverified = attribution.kind() == CueKind.CONFIRM && attribution.negated();
        boolean hearsay = attribution.kind() == CueKind.HEARSAY
                || attribution.kind() == CueKind.BELIEVE && attribution.source().isEmpty();
        boolean saysSo = Phrases.isUnconfirmed(outside);
        return unverified || hearsay || saysSo ? Status.UNCONFIRMED : Status.STATED;
    }
}
