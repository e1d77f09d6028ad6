package org.attest.eval.corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attest.eval.corpus.LabelledReport.Holder;
import org.attest.eval.corpus.LabelledReport.Proposition;
import org.attest.eval.corpus.LabelledReport.Quantity;

/// `2 CLAIMS interception A by=army distance qty=MOST : shoot down(army, missiles)`: what a claim says of itself.
record ClaimLine(
        int line,
        int number,
        String stance,
        String about,
        List<String> incidents,
        Holder holder,
        boolean unconfirmed,
        boolean distance,
        String evidence,
        Optional<Quantity> quantity,
        Proposition proposition) {
    private static final Pattern WHOLE = Pattern.compile(
            "(?<number>\\d+) (?<stance>[A-Z_]+) (?<about>[a-z]+) (?<incidents>-|[A-Z](?:,[A-Z])*)(?<rest>(?: .*)?) : (?<proposition>.+)");
    private static final Pattern OPTION = Pattern.compile(" ([A-Za-z]+)(?:=(?:\"([^\"]*)\"|(\\S+)))?");
    private static final Pattern PROPOSITION =
            Pattern.compile("(?<not>not )?(?<predicate>[^()]+?)(?:\\((?<args>.*)\\))?");
    private static final Pattern RANGE = Pattern.compile("(\\d*)(-?)(\\d*)");

    /// @param holders by key, those of the group's header
    static Optional<ClaimLine> parse(String text, int line, Map<String, Holder> holders, Consumer<String> problem) {
        Matcher whole = WHOLE.matcher(text.strip());
        if (!whole.matches()) {
            problem.accept(
                    "a claim must be `N STANCE about INCIDENT [key=value …] : predicate(argument, …)`; got " + text);
            return Optional.empty();
        }
        Options options = new Options(holders, problem);
        String rest = whole.group("rest");
        Matcher option = OPTION.matcher(rest);
        int end = 0;
        while (option.find() && option.start() == end) {
            Optional<String> quoted = Optional.ofNullable(option.group(2));
            options.take(option.group(1), quoted.or(() -> Optional.ofNullable(option.group(3))), quoted.isPresent());
            end = option.end();
        }
        if (end < rest.length()) {
            problem.accept("what follows the incident must be key=value, with quotes around words with spaces; got"
                    + rest.substring(end));
        }
        String incidents = whole.group("incidents");
        return Optional.of(new ClaimLine(
                line,
                Integer.parseInt(whole.group("number")),
                whole.group("stance"),
                whole.group("about"),
                incidents.equals("-") ? List.of() : List.of(incidents.split(",")),
                options.holder(),
                options.unconfirmed,
                options.distance,
                options.evidence,
                options.quantity,
                proposition(whole.group("proposition"), problem)));
    }

    private static Proposition proposition(String text, Consumer<String> problem) {
        Matcher matcher = PROPOSITION.matcher(text.strip());
        if (!matcher.matches()) {
            problem.accept("a proposition must be `[not ]predicate(argument, …)`; got " + text);
            return new Proposition(text.strip(), List.of(), false);
        }
        List<String> args = Optional.ofNullable(matcher.group("args")).stream()
                .flatMap(all -> Arrays.stream(all.split(",")))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
        return new Proposition(
                matcher.group("predicate").strip(),
                args,
                Optional.ofNullable(matcher.group("not")).isPresent());
    }

    /// `3`, `2-4`, `20-` (at least), `-20` (up to), `?` (several).
    ///
    /// @return least and greatest; empty if it is none of these
    static Optional<List<Optional<Integer>>> range(String text) {
        if (text.equals("?")) {
            return Optional.of(List.of(Optional.empty(), Optional.empty()));
        }
        Matcher matcher = RANGE.matcher(text);
        if (!matcher.matches() || matcher.group(1).isEmpty() && matcher.group(3).isEmpty()) {
            return Optional.empty();
        }
        Optional<Integer> least = number(matcher.group(1));
        Optional<Integer> greatest = matcher.group(2).isEmpty() ? least : number(matcher.group(3));
        return Optional.of(List.of(least, greatest));
    }

    private static Optional<Integer> number(String digits) {
        return digits.isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(digits));
    }

    private static final class Options {
        private final Map<String, Holder> holders;
        private final Consumer<String> problem;
        private boolean unconfirmed;
        private boolean distance;
        private String evidence = "none";
        private Optional<Quantity> quantity = Optional.empty();
        private Optional<Holder> named = Optional.empty();
        private String kind = "";
        private final List<String> via = new ArrayList<>();

        Options(Map<String, Holder> holders, Consumer<String> problem) {
            this.holders = holders;
            this.problem = problem;
        }

        void take(String key, Optional<String> value, boolean quoted) {
            String words = value.orElse("");
            switch (key) {
                case "UNCONFIRMED" -> unconfirmed = true;
                case "distance" -> distance = true;
                case "ev" -> evidence = words;
                case "kind" -> kind = words;
                case "by" -> named = Optional.of(quoted ? new Holder(words, "", List.of()) : known(words));
                case "via" ->
                    Arrays.stream(words.split(";"))
                            .map(String::strip)
                            .map(one -> quoted && !holders.containsKey(one)
                                    ? one
                                    : known(one).name())
                            .forEach(via::add);
                case "qty" -> quantity = quantity(words);
                default ->
                    problem.accept("a claim's keys are by, kind, via, ev, qty, UNCONFIRMED and distance; got " + key);
            }
        }

        private Holder known(String key) {
            Optional<Holder> holder = Optional.ofNullable(holders.get(key));
            if (holder.isEmpty()) {
                problem.accept(
                        "a holder without quotes must be declared by `holder %s: Name; kind` in the header; got by=%s"
                                .formatted(key, key));
            }
            return holder.orElse(new Holder(key, "actor", List.of()));
        }

        private Optional<Quantity> quantity(String words) {
            if (List.of("ALL", "MOST", "SOME", "NOT_STATED").contains(words)) {
                return Optional.of(new Quantity(words, Optional.empty(), Optional.empty(), Optional.empty()));
            }
            Optional<List<Optional<Integer>>> range = range(words);
            if (range.isEmpty()) {
                problem.accept(
                        "qty must be a number, a range (2-4, 20-, -20), ALL, MOST, SOME or NOT_STATED; got " + words);
            }
            return range.map(ends -> new Quantity("NUMBER", ends.getFirst(), ends.getLast(), Optional.empty()));
        }

        Holder holder() {
            if (named.isEmpty()) {
                return new Holder("author", "author", via);
            }
            Holder holder = named.get();
            return new Holder(holder.name(), kind.isEmpty() ? holder.kind() : kind, via);
        }
    }
}
