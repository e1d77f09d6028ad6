package org.attest.actors;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A stretch of a line that may become a mention.
///
/// @param start index of its first token
/// @param end index after its last
/// @param rank among drafts of equal length the least wins
record Draft(int start, int end, int rank, Meaning meaning) {
    sealed interface Meaning {
        record Known(Who who) implements Meaning {}

        /// A state's institution whose state only the report can tell.
        ///
        /// @param regime whether the words are "regime" or its institution ("the regime's military")
        record OfContext(Entry.Institution institution, boolean regime) implements Meaning {}

        /// "the Observatory", "the company": stands for one named before, or for nobody.
        ///
        /// @param otherwise what it is if nobody was named before
        record Short(String head, Optional<Who> otherwise) implements Meaning {}

        /// "images", "the picture": a provider's if one was named before.
        ///
        /// @param sure whether they are pictures even if no provider was ("the picture of a party in chaos" is
        /// none)
        record Pictures(boolean sure) implements Meaning {}

        /// An indefinite description whose name may come later ("an Israeli company ...").
        ///
        /// @param home the country it is at home in, if it says so
        record Described(Who who, Optional<State> home) implements Meaning {}
    }

    int length() {
        return end - start;
    }

    boolean overlaps(Draft other) {
        return start < other.end && other.start < end;
    }

    @Nullable
    Who who() {
        return switch (meaning) {
            case Meaning.Known known -> known.who();
            case Meaning.Described described -> described.who();
            case Meaning.OfContext _, Meaning.Short _, Meaning.Pictures _ -> null;
        };
    }
}
