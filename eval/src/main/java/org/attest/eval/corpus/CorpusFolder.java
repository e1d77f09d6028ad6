package org.attest.eval.corpus;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A part of the corpus as it is kept: `reports.jsonl` holds the texts, in the form that `attest run` reads, and
/// `labels/GROUP.json` what stands in them.
public final class CorpusFolder {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .build();

    private CorpusFolder() {}

    public static boolean isOne(Path folder) {
        return Files.isRegularFile(folder.resolve("reports.jsonl")) && Files.isDirectory(folder.resolve("labels"));
    }

    /// @throws UncheckedIOException if a file is missing, unreadable or not of this form
    public static List<Group> read(Path folder) {
        try {
            Map<String, String> texts = new HashMap<>();
            for (String line : Files.readAllLines(folder.resolve("reports.jsonl"))) {
                JsonNode report = JSON.readTree(line);
                texts.put(report.path("id").asText(), report.path("text").asText());
            }
            List<Group> groups = new ArrayList<>();
            for (Path file : files(folder.resolve("labels"), ".json")) {
                Group group = JSON.readValue(file.toFile(), Group.class);
                groups.add(withTexts(group, texts));
            }
            return groups;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "a part of the corpus must be a folder with reports.jsonl and labels/; got " + e.getMessage(), e);
        }
    }

    private static Group withTexts(Group group, Map<String, String> texts) {
        return new Group(
                group.id(),
                group.setting(),
                group.region(),
                group.period(),
                group.unrelated(),
                group.incidents(),
                group.reports().stream()
                        .map(report -> report.withText(texts.getOrDefault(report.id(), "")))
                        .toList(),
                group.relations(),
                group.audits());
    }

    /// @return the files of a part of the corpus, by path within it
    public static Map<String, String> files(List<Group> groups) {
        Map<String, String> files = new HashMap<>();
        files.put(
                "reports.jsonl",
                groups.stream()
                        .flatMap(group -> group.reports().stream())
                        .map(CorpusFolder::line)
                        .collect(Collectors.joining("\n", "", "\n")));
        groups.forEach(group -> files.put("labels/" + group.id() + ".json", text(group)));
        return files;
    }

    private static String line(LabelledReport report) {
        ObjectNode line = JSON.createObjectNode();
        line.put("id", report.id()).put("title", report.title()).put("outlet", report.outlet());
        report.published().ifPresent(date -> line.put("published", date));
        line.put("text", report.text());
        return line.toString();
    }

    private static String text(Group group) {
        StringBuilder text = new StringBuilder();
        append(JSON.valueToTree(group), 0, text);
        return text.append('\n').toString();
    }

    /// One label a line, so that a change of one label changes one line.
    private static void append(JsonNode node, int depth, StringBuilder text) {
        boolean labels = depth >= 4 || depth % 2 == 0 && depth > 0 && node.isObject() && !node.has("manner");
        if (labels || node.isValueNode() || node.isEmpty()) {
            text.append(node);
            return;
        }
        String indent = " ".repeat(depth + 1);
        String separator = "";
        text.append(node.isObject() ? "{" : "[");
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                text.append(separator)
                        .append('\n')
                        .append(indent)
                        .append('"')
                        .append(field.getKey())
                        .append("\": ");
                append(field.getValue(), depth + 1, text);
                separator = ",";
            }
        } else {
            for (JsonNode element : node) {
                text.append(separator).append('\n').append(indent);
                append(element, depth + 1, text);
                separator = ",";
            }
        }
        text.append('\n').append(" ".repeat(depth)).append(node.isObject() ? "}" : "]");
    }

    static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).endsWith(ending))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        }
    }

    static JsonNode tree(Object value) throws JsonProcessingException {
        return JSON.valueToTree(value);
    }
}
