package org.attest.verification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads the lines of a policy file. What it does not understand it refuses, rather than grade by half a policy.
final class PolicyFile {
    private static final Pattern CONDITION = Pattern.compile("(\\w+) *([=<>]) *(\\d{1,6})");
    private static final Pattern EFFECT = Pattern.compile("(\\w+) *([=+]) *(\\d{1,6})");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w*)}");

    private final String file;
    private final List<String> names = new ArrayList<>();
    private final List<Policy.Rule> grades = new ArrayList<>();
    private final List<Policy.Move> moves = new ArrayList<>();
    private final List<Policy.Labelling> views = new ArrayList<>();
    private int line;

    private PolicyFile(String file) {
        this.file = file;
    }

    static Policy read(String file, String content) {
        PolicyFile reader = new PolicyFile(file);
        content.lines().forEach(reader::line);
        if (reader.names.size() != 1) {
            throw new PolicyException("a policy must have one line \"policy\", which names it; got "
                    + reader.names.size() + " in " + file + ": give it one");
        }
        if (reader.grades.isEmpty()) {
            throw new PolicyException("a policy must have lines \"grade\"; got none in " + file + ": copy those of"
                    + " policy.tsv and change them");
        }
        return new Policy(reader.names.getFirst(), reader.grades, reader.moves, reader.views);
    }

    private void line(String content) {
        line++;
        if (content.isBlank() || content.startsWith("#")) {
            return;
        }
        String[] cells = content.split("\t", -1);
        switch (cells[0]) {
            case "policy" -> names.add(cell(cells, 1, "a name"));
            case "grade" ->
                grades.add(new Policy.Rule(
                        grade(cell(cells, 1, "a grade")),
                        conditions(cell(cells, 2, "conditions")),
                        template(cell(cells, 3, "a reason"))));
            case "move" ->
                moves.add(new Policy.Move(
                        conditions(cell(cells, 1, "conditions")),
                        effects(cell(cells, 2, "effects")),
                        cell(cells, 3, "what happens, in words")));
            case "view" ->
                views.add(new Policy.Labelling(
                        cell(cells, 1, "a system"),
                        cell(cells, 2, "a label"),
                        conditions(cell(cells, 3, "conditions")),
                        cell(cells, 4, "a meaning")));
            default ->
                throw wrong("a line must be a rule of the kind policy, grade, move or view", cells[0], "correct it");
        }
    }

    private String cell(String[] cells, int column, String what) {
        if (column >= cells.length || cells[column].isBlank()) {
            throw wrong(
                    "a line \"" + cells[0] + "\" must have " + what + " in column " + (column + 1),
                    "nothing",
                    "columns are separated by tabs");
        }
        return cells[column].strip();
    }

    private Assessment.Grade grade(String word) {
        return Arrays.stream(Assessment.Grade.values())
                .filter(grade -> grade.name().equals(word))
                .findFirst()
                .orElseThrow(() -> wrong(
                        "a grade must be one of " + Arrays.toString(Assessment.Grade.values()),
                        word,
                        "a policy may refine grades, not rename them"));
    }

    private List<Policy.Condition> conditions(String cell) {
        if (cell.equals("always")) {
            return List.of();
        }
        return Arrays.stream(cell.split(" *, *"))
                .map(part -> {
                    Matcher condition =
                            matched(CONDITION, part, "a condition must be a count, =, < or >, and a number");
                    return new Policy.Condition(
                            count(condition.group(1)),
                            condition.group(2).charAt(0),
                            Integer.parseInt(condition.group(3)));
                })
                .toList();
    }

    private List<Policy.Effect> effects(String cell) {
        return Arrays.stream(cell.split(" *, *"))
                .map(part -> {
                    Matcher effect = matched(EFFECT, part, "an effect must be a count, + or =, and a number");
                    return new Policy.Effect(
                            count(effect.group(1)), effect.group(2).equals("+"), Integer.parseInt(effect.group(3)));
                })
                .toList();
    }

    private Matcher matched(Pattern pattern, String part, String must) {
        Matcher matcher = pattern.matcher(part);
        if (!matcher.matches()) {
            throw wrong(must, part, "write it as in \"groups > 1\"");
        }
        return matcher;
    }

    private String template(String words) {
        PLACEHOLDER.matcher(words).results().forEach(match -> count(match.group(1)));
        return words;
    }

    private Count count(String word) {
        return Count.find(word)
                .orElseThrow(() -> wrong(
                        "a rule must ask of "
                                + Arrays.stream(Count.values()).map(Count::word).collect(Collectors.joining(", ")),
                        word,
                        "use one of these"));
    }

    private PolicyException wrong(String must, String got, String advice) {
        return new PolicyException(must + "; got \"" + got + "\" in line " + line + " of " + file + ": " + advice);
    }
}
