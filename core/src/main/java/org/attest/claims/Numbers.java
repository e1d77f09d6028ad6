package org.attest.claims;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attest.reports.Span;

/// Reads numbers and quantifiers out of the words of a noun phrase.
final class Numbers {
    private static final Map<String, Integer> UNITS = Map.ofEntries(
            Map.entry("a", 1),
            Map.entry("an", 1),
            Map.entry("one", 1),
            Map.entry("another", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("thirteen", 13),
            Map.entry("fourteen", 14),
            Map.entry("fifteen", 15),
            Map.entry("sixteen", 16),
            Map.entry("seventeen", 17),
            Map.entry("eighteen", 18),
            Map.entry("nineteen", 19));
    private static final Map<String, Integer> TENS = Map.of(
            "twenty", 20, "thirty", 30, "forty", 40, "fifty", 50, "sixty", 60, "seventy", 70, "eighty", 80, "ninety",
            90);

    private static final String NUMBER =
            "(?:\\d{1,3}(?:,\\d{3})+|\\d+|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
                    + "|a dozen|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
                    + "(?: (?:hundred|thousand))?|an?(?= )|a hundred|a thousand|another(?= )";
    private static final Pattern RANGE = Pattern.compile(
            "(?:between )?\\b(" + NUMBER + ")\\b (?:to|and|or) (" + NUMBER + ")\\b(?! (?:of|other))",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PLAIN = Pattern.compile(
            "(?:\\b(at least|no fewer than|no less than|not less than|more than|over|up to|at most|as many as|no more than|fewer than|less than|about|around|some|nearly|almost|approximately|roughly|an estimated) )?\\b("
                    + NUMBER + ")\\b(?! (?:number|lot|handful|few|couple))",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NONE = Pattern.compile(
            "\\b(?:no(?! (?:fewer|less|more))|none|not a single|not one|zero|nobody|without)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ALL =
            Pattern.compile("\\b(?:all|every|each|both|the whole|entire)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern MOST = Pattern.compile(
            "\\b(?:most|the majority|a majority|the greater part|the bulk|nearly all|almost all|the larger part|the better part|much of)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SOME = Pattern.compile(
            "\\b(?:some|several|many|a number|a few|dozens|scores|hundreds|part|half|certain|a couple|various|numerous|a handful|tens)\\b",
            Pattern.CASE_INSENSITIVE);

    private Numbers() {}

    /// What the words say of how many; empty if they say nothing.
    ///
    /// @param span where the words stand
    static Optional<Quantity> parse(String words, Span span) {
        String plain = words.replace('\n', ' ').replace('\u2011', '-');
        Optional<Quantity> quantifier = quantifier(plain, span);
        if (quantifier.isPresent()) {
            return quantifier;
        }
        // Before numbers: "no one" is none, not one.
        Matcher none = NONE.matcher(plain);
        if (none.find()) {
            return Optional.of(new Quantity(
                    none.group(), Quantity.Kind.NUMBER, Optional.of(0), Optional.of(0), Optional.of(span)));
        }
        Matcher range = RANGE.matcher(plain);
        if (range.find()) {
            int low = value(range.group(1));
            int high = value(range.group(2));
            if (low < high) {
                return Optional.of(new Quantity(
                        range.group(), Quantity.Kind.NUMBER, Optional.of(low), Optional.of(high), Optional.of(span)));
            }
        }
        Matcher number = PLAIN.matcher(plain);
        if (number.find()) {
            int value = value(number.group(2));
            String bound = number.group(1) == null ? "" : number.group(1).toLowerCase(Locale.ROOT);
            Optional<Integer> min = switch (bound) {
                case "up to", "at most", "as many as", "no more than", "fewer than", "less than" -> Optional.empty();
                case "more than", "over" -> Optional.of(value + 1);
                default -> Optional.of(value);
            };
            Optional<Integer> max = switch (bound) {
                case "at least", "no fewer than", "no less than", "not less than", "more than", "over" ->
                    Optional.empty();
                case "fewer than", "less than" -> Optional.of(value - 1);
                default -> Optional.of(value);
            };
            return Optional.of(new Quantity(number.group().strip(), Quantity.Kind.NUMBER, min, max, Optional.of(span)));
        }
        return quantity(SOME, Quantity.Kind.SOME, plain, span);
    }

    private static Optional<Quantity> quantifier(String words, Span span) {
        return quantity(MOST, Quantity.Kind.MOST, words, span).or(() -> quantity(ALL, Quantity.Kind.ALL, words, span));
    }

    private static Optional<Quantity> quantity(Pattern pattern, Quantity.Kind kind, String words, Span span) {
        Matcher matcher = pattern.matcher(words);
        return matcher.find()
                ? Optional.of(
                        new Quantity(matcher.group(), kind, Optional.empty(), Optional.empty(), Optional.of(span)))
                : Optional.empty();
    }

    private static int value(String words) {
        String lower = words.toLowerCase(Locale.ROOT).replace(",", "");
        int scale = lower.endsWith("hundred") ? 100 : lower.endsWith("thousand") ? 1000 : 1;
        String number = lower.replaceFirst(" ?(hundred|thousand)$", "");
        if (number.equals("a dozen")) {
            return 12;
        }
        if (!number.isEmpty() && Character.isDigit(number.charAt(0))) {
            // Nine digits at most: a longer one is no count of people or things.
            return number.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(number) * scale;
        }
        int value = 0;
        for (String part : number.split("[- ]")) {
            value += TENS.getOrDefault(part, UNITS.getOrDefault(part, 0));
        }
        return Math.max(value, 1) * scale;
    }
}
