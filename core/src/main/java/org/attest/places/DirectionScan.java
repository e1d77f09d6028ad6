package org.attest.places;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.attest.language.Sentence;
import org.attest.language.Token;

/// Finds names with a direction: "northern Syria", "south of Damascus", "21 km southeast of Aleppo", "in the
/// east".
final class DirectionScan {
    private static final Set<String> UNIT_KM =
            Set.of("km", "kms", "kilometres", "kilometers", "kilometre", "kilometer", "kilometres-", "kilometers-");

    private static final Set<String> UNIT_MILES = Set.of("miles", "mile", "mi");

    private static final double METRES_PER_MILE = 1_609.344;

    private final Line line;
    private final Gazetteer gazetteer;
    private final Lexicon lexicon;
    private final Sentence sentence;
    private final List<Token> tokens;
    private final KnownNames known;
    private final NounWords nouns;

    DirectionScan(Line line, KnownNames known, NounWords nouns) {
        this.line = line;
        this.gazetteer = line.gazetteer;
        this.lexicon = line.lexicon;
        this.sentence = line.sentence;
        this.tokens = line.tokens;
        this.known = known;
        this.nouns = nouns;
    }

    /// "northern Syria", "south of Damascus", "the centre of the country", "21 km southeast of Aleppo".
    Optional<Name> directed(int i) {
        int at = i;
        boolean article = tokens.get(i).lower().equals("the");
        if (article) {
            at++;
        }
        if (at >= tokens.size() || !lexicon.is("direction", tokens.get(at).lower()) || line.isOwned(at)) {
            return Optional.empty();
        }
        Optional<Name> area = areaAt(at);
        if (area.isPresent()) {
            return area;
        }
        Optional<Direction> direction = line.direction(tokens.get(at).lower());
        int next = at + 1;
        int start = article ? i : at;
        if (next >= tokens.size()) {
            return Optional.empty();
        }
        String after = tokens.get(next).lower();
        if (after.equals("of")) {
            return directionOf(start, at, next + 1, direction, article);
        }
        if (NounWords.PART_NOUNS.contains(after)
                && next + 1 < tokens.size()
                && tokens.get(next + 1).lower().equals("of")) {
            return directionOf(start, at, next + 2, direction, true);
        }
        // "in the centre and the south of the country": the country belongs to both
        if (article && after.equals("and")) {
            int second = next + 1;
            if (second < tokens.size() && tokens.get(second).lower().equals("the")) {
                second++;
            }
            if (second + 1 < tokens.size()
                    && lexicon.is("direction", tokens.get(second).lower())
                    && tokens.get(second + 1).lower().equals("of")) {
                return directionOf(start, second, second + 2, direction, true).map(n -> n.spanning(start, next));
            }
        }
        int target = next;
        while (target < tokens.size()
                && target < next + 2
                && !tokens.get(target).lower().equals("of")
                && (lexicon.is("filler", tokens.get(target).lower())
                        || tokens.get(target).lower().contains("-"))
                && !line.beginsName(target)) {
            target++;
        }
        if (target < tokens.size()
                && !line.isOwned(target)
                && tokens.get(target).isWord()) {
            Optional<Name> name = known.plain(target, true).map(nouns::nounAfter);
            if (name.isPresent() && name.get().noun().map(Name.Noun::isFacility).orElse(false)) {
                return name;
            }
            return name.map(n -> n.spanning(start, n.to())
                    .framed(nouns.isAreaFor(n) ? Name.Frame.PART : Name.Frame.SIDE, direction, 0));
        }
        return Optional.empty();
    }

    /// "northern Gaza", "southern Lebanon": areas of our own list, whatever their line.capitals.
    private Optional<Name> areaAt(int i) {
        for (int end = Math.min(tokens.size(), i + 4); end > i + 1; end--) {
            if (!line.runsOn(i, end) || !line.endsName(end - 1)) {
                continue;
            }
            List<Gazetteer.Hit> areas = gazetteer.hits(Spelling.exact(line.text(i, end)), false).stream()
                    .filter(h -> h.entry().kind() == Entry.Kind.AREA)
                    .toList();
            if (!areas.isEmpty()) {
                return Optional.of(Name.plain(sentence, i, end, areas));
            }
        }
        return Optional.empty();
    }

    /// "in the east" of the country that the report is about.
    Optional<Name> inDirection(int i) {
        if (i < 2
                || i + 1 >= tokens.size()
                || !tokens.get(i - 1).lower().equals("the")
                || !tokens.get(i - 2).lower().equals("in")
                || !lexicon.is("direction", tokens.get(i).lower())) {
            return Optional.empty();
        }
        Token next = tokens.get(i + 1);
        boolean alone = !next.isWord() || lexicon.is("break", next.lower()) || lexicon.is("be", next.lower());
        boolean compass = line.direction(tokens.get(i).lower())
                .filter(d -> d != Direction.CENTRE)
                .isPresent();
        return alone && compass && !next.text().startsWith("'") && !next.text().startsWith("\u2019")
                ? Optional.of(new Name(
                        sentence,
                        i - 1,
                        i + 1,
                        i + 1,
                        i + 1,
                        List.of(),
                        Optional.empty(),
                        Name.Frame.PART,
                        line.direction(tokens.get(i).lower()),
                        0,
                        Optional.empty()))
                : Optional.empty();
    }

    /// @param target first token of what follows "of"
    /// @param within whether the words speak of a part ("the south of") rather than a way from ("south of")
    private Optional<Name> directionOf(int start, int at, int target, Optional<Direction> direction, boolean within) {
        int i = target;
        if (i < tokens.size() && tokens.get(i).lower().equals("the")) {
            i++;
        }
        if (i >= tokens.size()) {
            return Optional.empty();
        }
        if (tokens.get(i).lower().equals("country")) {
            return Optional.of(new Name(
                    sentence,
                    start,
                    i + 1,
                    i + 1,
                    i + 1,
                    List.of(),
                    Optional.empty(),
                    Name.Frame.PART,
                    direction,
                    0,
                    Optional.empty()));
        }
        // "south of the capital Damascus", "west of the city of Homs"
        while (i + 1 < tokens.size()
                && !Line.isCapital(tokens.get(i))
                && (lexicon.is("settlement", tokens.get(i).lower())
                        || lexicon.is("filler", tokens.get(i).lower()))) {
            i++;
        }
        if (i >= tokens.size() || line.isOwned(i) || !tokens.get(i).isWord()) {
            return Optional.empty();
        }
        Optional<Name> name = known.plain(i, true).map(nouns::nounAfter);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Name its = name.get();
        double metres = within ? 0 : distanceBefore(at);
        if (metres > 0) {
            return Optional.of(
                    its.spanning(distanceStart(at), its.to()).framed(Name.Frame.DISTANCE, direction, metres));
        }
        boolean part = nouns.isAreaFor(its);
        return Optional.of(
                its.spanning(start, its.to()).framed(part ? Name.Frame.PART : Name.Frame.SIDE, direction, 0));
    }

    private double distanceBefore(int direction) {
        int unit = direction - 1;
        if (unit < 0) {
            return 0;
        }
        if (tokens.get(unit).lower().equals("the") || tokens.get(unit).lower().equals("to")) {
            unit--;
        }
        String word = unit < 0 ? "" : tokens.get(unit).lower();
        double perUnit = UNIT_KM.contains(word) ? 1_000 : UNIT_MILES.contains(word) ? METRES_PER_MILE : 0;
        if (perUnit > 0 && unit > 0) {
            return number(tokens.get(unit - 1).text()) * perUnit;
        }
        if (word.matches("\\d[\\d.,]*-?(km|kms)")) {
            return number(word.replaceAll("[^\\d.,]", "")) * 1_000;
        }
        return 0;
    }

    private int distanceStart(int direction) {
        int start = direction - 1;
        while (start > 0 && !Character.isDigit(tokens.get(start).text().charAt(0))) {
            start--;
        }
        return start;
    }

    private static double number(String text) {
        String digits = text.replace(",", "");
        return digits.matches("\\d{1,4}(\\.\\d+)?") ? Double.parseDouble(digits) : 0;
    }
}
