package org.attest.eval.corpus;

import java.util.List;
import java.util.Map;

/// The closed lists of the guidelines.
public final class Labels {
    /// Short form in the marks to the name in the files.
    static final Map<String, String> MENTION_MARKS = Map.of(
            "pl", "place",
            "fac", "facility",
            "org", "organisation",
            "unit", "military unit",
            "per", "person",
            "nat", "nationality",
            "wpn", "weapon",
            "time", "time",
            "num", "number");

    public static final List<String> MENTIONS = List.of(
            "place", "facility", "organisation", "military unit", "person", "nationality", "weapon", "time", "number");
    public static final List<String> TYPES = List.of(
            "airstrike", "missile strike", "drone strike", "shelling", "bombing", "armed clash", "explosion", "other");
    public static final List<String> ROLES =
            List.of("attacker", "target", "weapon", "place", "time", "object", "killed", "injured", "missing");
    public static final List<String> STANCES =
            List.of("ASSERTS", "AFFIRMS", "CLAIMS", "CONFIRMS", "DENIES", "NO_COMMENT", "SILENT");
    public static final List<String> ABOUTS = List.of(
            "occurrence",
            "interception",
            "damage",
            "casualties",
            "responsibility",
            "weapon",
            "motive",
            "norm",
            "trend",
            "other");
    /// What may be claimed without an incident.
    static final List<String> GENERAL = List.of("norm", "trend", "other", "motive");

    static final List<String> HOLDERS =
            List.of("author", "actor", "outlet", "monitor", "imagery", "witness", "unnamed", "linked_headline");
    public static final List<String> EVIDENCE = List.of("satellite", "video", "photo", "witness", "document", "none");
    static final List<String> RELATIONS =
            List.of("SUPPORTS", "CONTRADICTS", "IN_TENSION", "SAME_AS", "STRENGTHENS", "WEAKENS", "STATUS_DRIFT");
    static final List<String> AUDITS =
            List.of("WRONG_INCIDENT", "DROPPED_QUANTIFIER", "DROPPED_HEDGE", "SINGLE_ORIGIN");
    static final List<String> SETTINGS = List.of("invented", "real-places", "real");

    private Labels() {}
}
