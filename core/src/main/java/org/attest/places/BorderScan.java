package org.attest.places;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attest.language.Sentence;
import org.attest.language.Token;

/// Finds borders: "the Iraqi border", "the Syrian-Turkish border", "Syria's border with Turkey".
final class BorderScan {
    private final Line line;
    private final Gazetteer gazetteer;
    private final Lexicon lexicon;
    private final Sentence sentence;
    private final List<Token> tokens;

    BorderScan(Line line) {
        this.line = line;
        this.gazetteer = line.gazetteer;
        this.lexicon = line.lexicon;
        this.sentence = line.sentence;
        this.tokens = line.tokens;
    }

    /// "the Iraqi border", "the Iraq border", "the Syrian-Turkish border", "Syria's border with Turkey".
    Optional<Name> border(int i, int free) {
        int at = i;
        if (tokens.get(at).lower().equals("the")) {
            at++;
        }
        if (at >= tokens.size() || line.isOwned(at) || !Line.isCapital(tokens.get(at))) {
            return Optional.empty();
        }
        List<String> codes = new ArrayList<>();
        int end = at;
        String[] halves = tokens.get(at).text().split("[-\u2011\u2013]");
        if (halves.length == 2) {
            for (String half : halves) {
                line.countryOf(half).ifPresent(codes::add);
            }
            if (codes.size() != 2) {
                return Optional.empty();
            }
            end = at + 1;
        } else {
            Optional<String> first = Optional.empty();
            for (int k = Math.min(tokens.size(), at + 3); k > at && first.isEmpty(); k--) {
                first = line.countryOf(line.text(at, k));
                end = k;
            }
            if (first.isEmpty()) {
                return Optional.empty();
            }
            codes.add(first.get());
        }
        if (end < tokens.size() && tokens.get(end).text().matches("['\u2019]s?")) {
            end++;
        }
        if (end < tokens.size() && tokens.get(end).text().matches("[-\u2013/]") && end + 1 < tokens.size()) {
            Optional<String> second = line.countryOf(tokens.get(end + 1).text());
            if (second.isPresent()) {
                codes.add(second.get());
                end += 2;
            }
        }
        if (end >= tokens.size() || !tokens.get(end).lower().matches("borders?|frontiers?")) {
            return Optional.empty();
        }
        boolean crossing = lexicon.longest("facility", tokens, end).isPresent();
        end++;
        if (crossing) {
            return Optional.empty();
        }
        if (end + 1 < tokens.size()
                && codes.size() == 1
                && tokens.get(end).lower().equals("with")) {
            int k = end + 1;
            Optional<String> second = line.countryOf(tokens.get(k).text());
            if (second.isPresent()) {
                codes.add(second.get());
                end = k + 1;
            }
        }
        Optional<Entry> country = gazetteer.country(codes.getFirst());
        if (country.isEmpty()) {
            return Optional.empty();
        }
        int from = i > free && tokens.get(i - 1).lower().equals("near") ? i - 1 : i;
        return Optional.of(new Name(
                sentence,
                from,
                end,
                at,
                Math.min(end, at + 1),
                List.of(new Gazetteer.Hit(country.get(), -1, false)),
                Optional.empty(),
                Name.Frame.BORDER,
                Optional.empty(),
                0,
                codes.size() > 1 ? Optional.of(codes.get(1)) : Optional.empty()));
    }
}
