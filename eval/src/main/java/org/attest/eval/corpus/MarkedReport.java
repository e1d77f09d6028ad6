package org.attest.eval.corpus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attest.eval.corpus.LabelledReport.Attribution;
import org.attest.eval.corpus.LabelledReport.Claim;
import org.attest.eval.corpus.LabelledReport.Extent;
import org.attest.eval.corpus.LabelledReport.Mention;
import org.attest.eval.corpus.LabelledReport.People;
import org.attest.eval.corpus.LabelledReport.Quantity;
import org.attest.eval.corpus.LabelledReport.Role;
import org.attest.eval.corpus.LabelledReport.Trigger;
import org.attest.eval.corpus.MarkedText.Piece;

/// Turns the marks of one report and its claim lines into labels.
final class MarkedReport {
    private static final Pattern MENTION = Pattern.compile("(pl|fac|org|unit|per|nat|wpn|num|time)(?:=(.+))?");
    private static final Pattern TRIGGER = Pattern.compile("([A-Z])!");
    private static final Pattern ROLE = Pattern.compile("([A-Z])\\.(attacker|target|weapon|place|time)");
    private static final Pattern OBJECT = Pattern.compile("([A-Z])\\.object=(destroyed|damaged|intact|unstated)");
    private static final Pattern PEOPLE =
            Pattern.compile("([A-Z])\\.(killed|injured|missing)=(civilian|combatant|unknown):([\\d?-]+)");
    private static final Pattern CLAIM = Pattern.compile("(\\d+)([sucnq])");
    private static final Pattern ATTRIBUTION = Pattern.compile("a(\\d+)([suc])");

    private final String file;
    private final MarkedText marked;
    private final List<Problem> problems;

    private final List<Mention> mentions = new ArrayList<>();
    private final List<Trigger> triggers = new ArrayList<>();
    private final List<Role> roles = new ArrayList<>();
    private final List<Extent> links = new ArrayList<>();
    private final Map<Integer, Map<Character, List<Piece>>> claimPieces = new TreeMap<>();
    private final Map<Integer, Map<Character, List<Piece>>> attributionPieces = new TreeMap<>();
    private final List<Attribution> attributions = new ArrayList<>();
    private final List<Claim> claims = new ArrayList<>();

    MarkedReport(String file, MarkedText marked, List<ClaimLine> lines, List<Problem> problems) {
        this.file = file;
        this.marked = marked;
        this.problems = problems;
        marked.pieces().forEach(this::sort);
        lines.forEach(this::claim);
        Set<Integer> numbers = new HashSet<>();
        for (ClaimLine line : lines) {
            if (!numbers.add(line.number())) {
                problem(line.line(), "each claim must have one line; %s has two".formatted(line.number()));
            }
        }
        claimPieces.forEach((number, pieces) -> {
            if (!numbers.contains(number)) {
                problem(
                        pieces.values().iterator().next().getFirst().line(),
                        "a claim that is marked must have a line under `--- claims`; %s has none".formatted(number));
            }
        });
        attributionPieces.forEach((_, pieces) -> attributions.add(
                new Attribution(extents(pieces, 's'), extents(pieces, 'u'), extents(pieces, 'c'), Optional.empty())));
        attributions.sort(Comparator.comparingInt(one -> start(one)));
    }

    /// @param head everything that the header gives
    LabelledReport with(LabelledReport head) {
        return new LabelledReport(
                head.id(),
                head.manner(),
                head.outlet(),
                head.published(),
                head.title(),
                head.versionOf(),
                head.marker(),
                head.main(),
                marked.text(),
                head.views(),
                mentions,
                triggers,
                roles,
                attributions,
                claims,
                links);
    }

    private void sort(Piece piece) {
        String label = piece.label();
        Matcher mention = MENTION.matcher(label);
        Matcher trigger = TRIGGER.matcher(label);
        Matcher role = ROLE.matcher(label);
        Matcher object = OBJECT.matcher(label);
        Matcher people = PEOPLE.matcher(label);
        Matcher claim = CLAIM.matcher(label);
        Matcher attribution = ATTRIBUTION.matcher(label);
        if (mention.matches()) {
            mentions.add(new Mention(
                    Labels.MENTION_MARKS.getOrDefault(mention.group(1), ""),
                    piece.extent(),
                    Optional.ofNullable(mention.group(2))));
        } else if (trigger.matches()) {
            triggers.add(new Trigger(trigger.group(1), piece.extent()));
        } else if (role.matches()) {
            roles.add(new Role(role.group(1), role.group(2), piece.extent(), Optional.empty(), Optional.empty()));
        } else if (object.matches()) {
            roles.add(new Role(
                    object.group(1), "object", piece.extent(), Optional.of(object.group(2)), Optional.empty()));
        } else if (people.matches()) {
            people(people, piece);
        } else if (claim.matches()) {
            put(claimPieces, claim, piece);
        } else if (attribution.matches()) {
            put(attributionPieces, attribution, piece);
        } else if (label.equals("link")) {
            links.add(piece.extent());
        } else {
            problem(
                    piece.line(),
                    "a head must hold labels of the guidelines (section 1) before its first space; got [%s %s]. Write \\[ for a bracket"
                            .formatted(label, piece.extent().text()));
        }
    }

    private static void put(Map<Integer, Map<Character, List<Piece>>> all, Matcher label, Piece piece) {
        all.computeIfAbsent(Integer.valueOf(label.group(1)), _ -> new LinkedHashMap<>())
                .computeIfAbsent(label.group(2).charAt(0), _ -> new ArrayList<>())
                .add(piece);
    }

    private void people(Matcher label, Piece piece) {
        Optional<List<Optional<Integer>>> range = ClaimLine.range(label.group(4));
        if (range.isEmpty()) {
            problem(piece.line(), "a count of people must be 3, 2-4, 20-, -20 or ?; got " + label.group(4));
            return;
        }
        roles.add(new Role(
                label.group(1),
                label.group(2),
                piece.extent(),
                Optional.empty(),
                Optional.of(new People(
                        label.group(3), range.get().getFirst(), range.get().getLast()))));
    }

    private void claim(ClaimLine line) {
        Map<Character, List<Piece>> pieces = claimPieces.getOrDefault(line.number(), Map.of());
        Optional<Extent> quote = quote(line.number(), pieces);
        if (quote.isEmpty()) {
            problem(
                    line.line(),
                    "claim %s must have words of its own: mark %sc, or %sq where all its words are shared"
                            .formatted(line.number(), line.number(), line.number()));
            return;
        }
        List<Extent> source = extents(pieces, 's');
        List<Extent> cue = extents(pieces, 'u');
        List<Extent> content = extents(pieces, 'c');
        claims.add(new Claim(
                line.number(),
                quote.get(),
                source,
                cue,
                content,
                line.holder(),
                line.stance(),
                line.unconfirmed(),
                line.distance(),
                line.about(),
                line.evidence(),
                line.proposition(),
                line.quantity()
                        .map(quantity -> new Quantity(
                                quantity.kind(),
                                quantity.min(),
                                quantity.max(),
                                extents(pieces, 'n').stream().findFirst())),
                line.incidents()));
        if (!source.isEmpty() || !cue.isEmpty() && !line.holder().kind().equals("author")) {
            attributions.add(new Attribution(source, cue, content, Optional.of(line.number())));
        }
    }

    /// Marked, or from the first to the last of the claim's words that no lower-numbered claim shares.
    private Optional<Extent> quote(int number, Map<Character, List<Piece>> pieces) {
        List<Piece> given = pieces.getOrDefault('q', List.of());
        if (!given.isEmpty()) {
            if (given.size() > 1) {
                problem(
                        given.getLast().line(),
                        "a claim must have one quote in one piece; %sq is marked twice".formatted(number));
            }
            return Optional.of(given.getFirst().extent());
        }
        Set<Integer> shared = new HashSet<>();
        claimPieces.forEach((other, ofOther) -> {
            if (other < number) {
                ofOther.values().forEach(list -> list.forEach(piece -> shared.add(piece.mark())));
            }
        });
        List<Extent> own = pieces.entrySet().stream()
                .filter(entry -> entry.getKey() != 'n')
                .flatMap(entry -> entry.getValue().stream())
                .filter(piece -> !shared.contains(piece.mark()))
                .map(Piece::extent)
                .toList();
        if (own.isEmpty()) {
            return Optional.empty();
        }
        int start = own.stream().mapToInt(Extent::start).min().getAsInt();
        int end = own.stream().mapToInt(Extent::end).max().getAsInt();
        String text = marked.text();
        return Optional.of(new Extent(
                start, end, text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end))));
    }

    private static List<Extent> extents(Map<Character, List<Piece>> pieces, char letter) {
        return pieces.getOrDefault(letter, List.of()).stream()
                .map(Piece::extent)
                .toList();
    }

    private static int start(Attribution attribution) {
        return List.of(attribution.source(), attribution.cue(), attribution.content()).stream()
                .flatMap(List::stream)
                .mapToInt(Extent::start)
                .min()
                .orElse(0);
    }

    private void problem(int line, String message) {
        problems.add(new Problem(file, line, message));
    }
}
