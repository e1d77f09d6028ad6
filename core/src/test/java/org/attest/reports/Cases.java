package org.attest.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads the case files beside the tests.
final class Cases {
    private Cases() {}

    /// @param name what the case is about
    /// @param given what goes in
    /// @param expected what must come out
    record Case(String name, String given, String expected) {}

    static byte[] bytes(String file) {
        try (@Nullable InputStream in = Cases.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("a case file must lie beside the tests; there is no " + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    /// Lines of `"given"   expected`.
    static List<Case> pairs(String file) {
        List<Case> cases = new ArrayList<>();
        for (String line : text(file).lines().toList()) {
            if (line.startsWith("\"")) {
                int close = line.lastIndexOf('"');
                String given = line.substring(1, close);
                cases.add(new Case(
                        given.isEmpty() ? "(nothing)" : given,
                        given,
                        line.substring(close + 1).strip()));
            }
        }
        return cases;
    }

    /// Cases of the form `=== name`, what is given, `---`, what is expected.
    static List<Case> blocks(String file) {
        Map<String, Case> cases = new TreeMap<>();
        String[] parts = text(file).split("(?m)^=== ");
        for (int i = 1; i < parts.length; i++) {
            String name = parts[i].substring(0, parts[i].indexOf('\n'));
            String[] sides = parts[i].substring(name.length() + 1).split("(?m)^---\n");
            Case before = cases.put(name, new Case(name, sides[0].strip(), sides[1].strip()));
            if (before != null) {
                throw new IllegalStateException("case names must differ; " + file + " has " + name + " twice");
            }
        }
        return List.copyOf(cases.values());
    }
}
