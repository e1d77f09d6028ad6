package org.attest.places;

import java.util.List;
import java.util.Locale;

/// A place mention and why it stands for what it does: all that the name may mean, with what counts for each.
///
/// @param name the proper name alone; empty where there is none ("the north of the country")
/// @param frame what is said to lie where, seen from the name: "the place itself", "21 km south-east of it"
/// @param candidates best first; empty if the gazetteer has none
public record PlaceExplanation(PlaceMention mention, String name, String frame, List<Candidate> candidates) {
    public PlaceExplanation {
        candidates = List.copyOf(candidates);
    }

    /// @param score orders of magnitude of population; a lead of 0.6 decides
    /// @param why what counted: "+6.3 how well known it is"
    public record Candidate(Entry entry, double score, List<String> why) {
        public Candidate {
            why = List.copyOf(why);
        }
    }

    static String frame(Name name) {
        String direction = name.direction().map(Direction::words).orElse("");
        return switch (name.frame()) {
            case PLAIN -> "the place itself";
            case PART -> direction.isEmpty() ? "a part of it" : "its part " + direction;
            case SIDE -> direction.isEmpty() ? "beside it" : direction + " of it, or its " + direction + " side";
            case DISTANCE ->
                String.format(Locale.ROOT, "%.0f km %s of it", name.metres() / 1_000, direction)
                        .replaceAll("  +", " ");
            case BORDER -> "along its border";
            case EDGE -> "at its edge";
        };
    }
}
