package org.attest.places;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.attest.language.Token;

/// Which name says what another lies in: "Tripoli, northern **Lebanon**", "Mayadeen in **Deir ez-Zor**",
/// "**Syria**'s Homs".
final class Containers {
    private static final int MOST_TOKENS_BETWEEN = 8;

    /// ",", "in the", ", a village in", ", the capital of".
    private static final Pattern BETWEEN =
            Pattern.compile(",|, (in|of)( the)?|\\(|in( the)?|, (the )?|, (a|an|the)( [a-z-]+){1,4} (in|of)( the)?");

    private static final int MUCH_LARGER = 20;

    private final Lexicon lexicon;

    Containers(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    Optional<Name> find(List<Name> names, int i) {
        Name name = names.get(i);
        Optional<Name> after = i + 1 < names.size() ? Optional.of(names.get(i + 1)) : Optional.empty();
        Optional<Name> holds = after.filter(next -> next.inSentenceOf(name)
                && next.from() > name.to()
                && next.from() - name.to() <= MOST_TOKENS_BETWEEN
                && BETWEEN.matcher(between(name, next)).matches()
                && isLarger(next, name)
                && !acts(next));
        if (holds.isPresent() || i == 0) {
            return holds;
        }
        Name before = names.get(i - 1);
        boolean possessor = before.inSentenceOf(name)
                && before.hasKind(Entry.Kind.COUNTRY)
                && between(before, name).matches("['\u2019]s?|:");
        return possessor ? Optional.of(before) : Optional.empty();
    }

    /// "At talks in Geneva, Syria said": the second name begins a clause of its own.
    private boolean acts(Name name) {
        List<Token> tokens = name.tokens();
        if (name.to() >= tokens.size()) {
            return false;
        }
        String next = tokens.get(name.to()).lower();
        return tokens.get(name.from() - 1).text().equals(",")
                && (lexicon.is("speech", next) || lexicon.is("act", next) && !lexicon.is("be", next));
    }

    /// A region; or a city, where the first is a facility or a much smaller place ("Barzeh, Damascus") and no
    /// list goes on.
    private static boolean isLarger(Name outer, Name inner) {
        if (outer.hits().stream()
                .anyMatch(h -> h.entry().kind().isRegion() && h.entry().kind() != Entry.Kind.DISTRICT)) {
            return true;
        }
        List<Token> tokens = outer.tokens();
        boolean list =
                outer.to() < tokens.size() && tokens.get(outer.to()).lower().matches("and|or|,");
        return !list && most(outer) > MUCH_LARGER * Math.max(1, most(inner));
    }

    private static long most(Name name) {
        return name.hits().stream().mapToLong(h -> h.entry().population()).max().orElse(0);
    }

    /// The words between two names of a sentence, in lower case.
    static String between(Name a, Name b) {
        StringBuilder text = new StringBuilder();
        for (int i = a.to(); i < b.from(); i++) {
            text.append(text.isEmpty() ? "" : " ").append(a.tokens().get(i).lower());
        }
        return text.toString();
    }
}
