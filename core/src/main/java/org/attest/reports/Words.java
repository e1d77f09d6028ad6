package org.attest.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The word lists of `words.txt`, by section. What a layout is recognised by is data, so that adding an outlet's
/// habit is one more word in a file.
final class Words {
    private static final String RESOURCE = "words.txt";

    private final Map<String, List<List<String>>> sections;

    private Words(Map<String, List<List<String>>> sections) {
        this.sections = sections;
    }

    static Words load() {
        try (@Nullable InputStream in = Words.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(
                        RESOURCE + " must lie beside Words.class; it is not on the class path; build core again");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " of the class path could not be read", e);
        }
    }

    private static Words parse(String text) {
        Map<String, List<List<String>>> sections = new LinkedHashMap<>();
        List<List<String>> current = new ArrayList<>();
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("[")) {
                current = new ArrayList<>();
                sections.put(line.substring(1, line.length() - 1), current);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                current.add(Arrays.stream(line.split("\\|")).map(String::strip).toList());
            }
        }
        return new Words(sections);
    }

    /// The entries of a section, each with its spellings.
    List<List<String>> entries(String section) {
        List<List<String>> entries = sections.get(section);
        if (entries == null) {
            throw new IllegalArgumentException(
                    RESOURCE + " must have the section asked for; it has no [" + section + "]");
        }
        return entries;
    }

    List<String> all(String section) {
        return entries(section).stream().flatMap(List::stream).toList();
    }

    /// All spellings of a section, in lower case.
    Set<String> lowerCase(String section) {
        return all(section).stream().map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /// A regular expression for any spelling of a section: longest first ("Sept" before "Sep"), a space
    /// matching any white space, an apostrophe either of its forms.
    String anyOf(String section) {
        return all(section).stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Words::expression)
                .collect(Collectors.joining("|", "(?:", ")"));
    }

    private static String expression(String spelling) {
        return Arrays.stream(spelling.split(" "))
                .map(word -> Arrays.stream(word.split("['’]", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("['’]")))
                .collect(Collectors.joining("\\s+"));
    }
}
