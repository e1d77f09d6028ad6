package org.attest.eval.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attest.eval.corpus.Group.Audit;
import org.attest.eval.corpus.Group.ClaimRef;
import org.attest.eval.corpus.Group.Incident;
import org.attest.eval.corpus.Group.Place;
import org.attest.eval.corpus.Group.Position;
import org.attest.eval.corpus.Group.Relation;
import org.attest.eval.corpus.LabelledReport.Holder;

/// Compiles a marked file (`corpus/GUIDELINES.md`, section 1). What is wrong is collected with its line, and the rest
/// is compiled.
public final class MarkedGroup {
    private static final Pattern FIELD = Pattern.compile("([A-Za-z-]+(?:\\.[a-z]+)?):(?: (.*))?");
    private static final Pattern HOLDER = Pattern.compile("holder ([\\w-]+): ([^;]+); ?(\\w+)");
    private static final Pattern INCIDENT = Pattern.compile("incident ([A-Z])");
    private static final Pattern VIEW = Pattern.compile("([A-Z])\\.(when|type|where)");
    private static final Pattern POSITION =
            Pattern.compile("(-?\\d+(?:\\.\\d+)?)[ ,]+(-?\\d+(?:\\.\\d+)?); ?(\\d+(?:\\.\\d+)?) ?km");
    private static final Pattern REF = Pattern.compile("([\\w-]+)#(\\d+)");
    private static final Pattern RELATION = Pattern.compile("(\\S+) ([A-Z_]+) (\\S+) : (.+)");
    private static final Pattern AUDIT = Pattern.compile("([A-Z_]+) ([^:>]+?)(?: > ([A-Z]))? : (.+)");
    private static final String UNKNOWN = "unknown";

    private final String file;
    private final List<String> lines;
    private final List<Problem> problems;
    private int at;

    private final Map<String, String> header = new HashMap<>();
    private final Map<String, Holder> holders = new HashMap<>();
    private final Map<String, Map<String, String>> incidents = new LinkedHashMap<>();
    private final List<LabelledReport> reports = new ArrayList<>();
    private final List<Relation> relations = new ArrayList<>();
    private final List<Audit> audits = new ArrayList<>();

    private MarkedGroup(String file, List<String> lines, List<Problem> problems) {
        this.file = file;
        this.lines = lines;
        this.problems = problems;
    }

    /// @param problems gets what is wrong
    public static Group compile(Path file, List<Problem> problems) {
        try {
            return compile(String.valueOf(file.getFileName()), Files.readAllLines(file), problems);
        } catch (IOException e) {
            throw new UncheckedIOException("a marked file must be readable as UTF-8; got " + e + " for " + file, e);
        }
    }

    static Group compile(String file, List<String> lines, List<Problem> problems) {
        return new MarkedGroup(file, lines, problems).group();
    }

    private Group group() {
        header();
        while (at < lines.size()) {
            String section = lines.get(at).strip();
            if (section.startsWith("=== report ")) {
                report(section.substring("=== report ".length()).strip());
            } else if (section.equals("=== relations")) {
                each(line -> relation(line));
            } else if (section.equals("=== audits")) {
                each(line -> audit(line));
            } else {
                problem("a section must be `=== report ID`, `=== relations` or `=== audits`; got " + section);
                at++;
            }
        }
        return new Group(
                header.getOrDefault("group", ""),
                header.getOrDefault("setting", ""),
                header.getOrDefault("region", ""),
                header.getOrDefault("period", ""),
                header.getOrDefault("unrelated", "false").equals("true"),
                incidents.entrySet().stream()
                        .map(one -> incident(one.getKey(), one.getValue()))
                        .toList(),
                reports,
                relations,
                audits);
    }

    private void header() {
        Map<String, String> fields = header;
        for (; at < lines.size() && !lines.get(at).startsWith("=== "); at++) {
            String line = withoutComment(lines.get(at));
            Matcher holder = HOLDER.matcher(line);
            Matcher incident = INCIDENT.matcher(line);
            Matcher field = FIELD.matcher(line);
            if (holder.matches()) {
                holders.put(holder.group(1), new Holder(holder.group(2).strip(), holder.group(3), List.of()));
            } else if (incident.matches()) {
                fields = incidents.computeIfAbsent(incident.group(1), _ -> new HashMap<>());
            } else if (field.matches()) {
                fields.put(field.group(1), value(field));
            } else if (!line.isEmpty()) {
                problem("a line of the header must be `key: value`, `holder KEY: Name; kind` or `incident X`; got "
                        + line);
            }
        }
    }

    private void report(String id) {
        at++;
        Map<String, String> fields = new LinkedHashMap<>();
        for (; at < lines.size() && !isRuler(); at++) {
            String line = withoutComment(lines.get(at));
            Matcher field = FIELD.matcher(line);
            if (field.matches()) {
                fields.put(field.group(1), value(field));
            } else if (!line.isEmpty()) {
                problem("a line of a report's header must be `key: value`; got " + line);
            }
        }
        MarkedText text = text();
        List<ClaimLine> claims = new ArrayList<>();
        if (at < lines.size() && lines.get(at).strip().equals("--- claims")) {
            each(line -> ClaimLine.parse(line, at + 1, holders, this::problem).ifPresent(claims::add));
        }
        reports.add(new MarkedReport(file, text, claims, problems).with(head(id, fields)));
    }

    private MarkedText text() {
        if (at >= lines.size() || !lines.get(at).strip().equals("--- text")) {
            problem("a report's header must be followed by `--- text`");
            return new MarkedText("", List.of());
        }
        int first = at + 1;
        at++;
        while (at < lines.size() && !isRuler()) {
            at++;
        }
        int last = at;
        while (first < last && lines.get(first).isBlank()) {
            first++;
        }
        while (first < last && lines.get(last - 1).isBlank()) {
            last--;
        }
        return MarkedText.parse(file, lines.subList(first, last), first + 1, problems);
    }

    private LabelledReport head(String id, Map<String, String> fields) {
        Map<String, Map<String, String>> views = new LinkedHashMap<>();
        fields.forEach((key, value) -> {
            Matcher view = VIEW.matcher(key);
            if (view.matches()) {
                views.computeIfAbsent(view.group(1), one -> new HashMap<>(incidents.getOrDefault(one, Map.of())))
                        .put(view.group(2), value);
            } else if (!List.of("manner", "outlet", "published", "title", "main", "version-of", "marker")
                    .contains(key)) {
                problem(
                        "a report's keys are manner, outlet, published, title, main, version-of, marker and A.when, A.type, A.where; got "
                                + key + " for " + id);
            }
        });
        return new LabelledReport(
                id,
                fields.getOrDefault("manner", ""),
                fields.getOrDefault("outlet", ""),
                given(fields, "published"),
                fields.getOrDefault("title", ""),
                given(fields, "version-of"),
                given(fields, "marker"),
                given(fields, "main"),
                "",
                views.entrySet().stream()
                        .map(view -> incident(view.getKey(), view.getValue()))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private Incident incident(String key, Map<String, String> fields) {
        return new Incident(
                key,
                given(fields, "type"),
                given(fields, "when"),
                given(fields, "where").flatMap(this::place));
    }

    private Optional<Place> place(String words) {
        String[] parts = words.split("; ?", 3);
        if (parts.length < 3) {
            problem("where must be `name; country; latitude longitude; radius km` or `name; country; region`; got "
                    + words);
            return Optional.empty();
        }
        if (parts[2].strip().equals("region")) {
            return Optional.of(new Place(parts[0].strip(), parts[1].strip(), Optional.empty()));
        }
        Matcher position = POSITION.matcher(parts[2].strip());
        if (!position.matches()) {
            problem("a position must be `latitude longitude; radius km`; got " + parts[2]);
            return Optional.empty();
        }
        return Optional.of(new Place(
                parts[0].strip(),
                parts[1].strip(),
                Optional.of(new Position(
                        Double.parseDouble(position.group(1)),
                        Double.parseDouble(position.group(2)),
                        Double.parseDouble(position.group(3))))));
    }

    private void relation(String line) {
        Matcher matcher = RELATION.matcher(line);
        if (!matcher.matches()) {
            problem("a relation must be `REPORT#CLAIM KIND REPORT#CLAIM : why`; got " + line);
            return;
        }
        Optional<ClaimRef> a = ref(matcher.group(1));
        Optional<ClaimRef> b = ref(matcher.group(3));
        if (a.isPresent() && b.isPresent()) {
            relations.add(new Relation(
                    a.get(), b.get(), matcher.group(2), matcher.group(4).strip()));
        }
    }

    private void audit(String line) {
        Matcher matcher = AUDIT.matcher(line);
        if (!matcher.matches()) {
            problem("an audit must be `KIND REPORT#CLAIM … [> INCIDENT] : why`; got " + line);
            return;
        }
        List<ClaimRef> claims = new ArrayList<>();
        List<String> wholes = new ArrayList<>();
        Arrays.stream(matcher.group(2).strip().split("[ ,]+")).forEach(one -> {
            if (one.contains("#")) {
                ref(one).ifPresent(claims::add);
            } else {
                wholes.add(one);
            }
        });
        audits.add(new Audit(
                matcher.group(1),
                claims,
                wholes,
                Optional.ofNullable(matcher.group(3)),
                matcher.group(4).strip()));
    }

    private Optional<ClaimRef> ref(String words) {
        Matcher matcher = REF.matcher(words);
        if (!matcher.matches()) {
            problem("a claim is named REPORT#NUMBER; got " + words);
            return Optional.empty();
        }
        return Optional.of(new ClaimRef(matcher.group(1), Integer.parseInt(matcher.group(2))));
    }

    /// Every line until the next section that is not empty and no comment.
    private void each(Consumer<String> reader) {
        at++;
        for (; at < lines.size() && !isRuler(); at++) {
            String line = withoutComment(lines.get(at));
            if (!line.isEmpty()) {
                reader.accept(line);
            }
        }
    }

    private boolean isRuler() {
        return lines.get(at).startsWith("=== ") || lines.get(at).startsWith("--- ");
    }

    private static String value(Matcher field) {
        return Optional.ofNullable(field.group(2)).orElse("").strip();
    }

    private static Optional<String> given(Map<String, String> fields, String key) {
        return Optional.ofNullable(fields.get(key))
                .filter(value -> !value.isEmpty() && !value.equals("none") && !value.equals(UNKNOWN));
    }

    private static String withoutComment(String line) {
        return line.startsWith("#") ? "" : line.replaceFirst("\\s{2,}#.*", "").strip();
    }

    private void problem(String message) {
        problems.add(new Problem(file, at + 1, message));
    }
}
