package org.attest.publishing;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A page in one file, which opens from disk and loads nothing. Its policy names by their hashes the one style and the
/// one script that may run; no other script, style, picture or address loads.
///
/// The page of a run is one. Others can be made of its parts, so that they look and read alike.
public final class SinglePage {
    private static final Pattern PART = Pattern.compile("\\{\\{(\\w+)}}");

    private SinglePage() {}

    /// Parts of the run's page, joined: `base.css`, `reader.css`, `words.js` …
    ///
    /// @param names in the order in which they shall stand
    /// @throws NullPointerException naming the part that is none
    public static String parts(List<String> names) throws IOException {
        StringBuilder joined = new StringBuilder();
        for (String name : names) {
            joined.append(joined.isEmpty() ? "" : "\n").append(part(name));
        }
        return joined.toString();
    }

    static String part(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(SinglePage.class.getResourceAsStream("page/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// JSON in a form in which nothing in it can be taken for markup; `unpack.js` reads it back.
    public static String pack(String json) {
        return Chunks.pack(json);
    }

    /// @param template with `{{policy}}`, `{{style}}`, `{{script}}`, and `{{NAME}}` for each of `data`
    /// @param script what all scripts are when joined; it runs in a scope of its own
    /// @param data packed, by name
    /// @throws NullPointerException if the template wants a part that is not given
    public static void write(String template, String style, String script, Map<String, String> data, Writer out)
            throws IOException {
        String scoped = "(() => {\n\"use strict\";\n\n" + script + "})();\n";
        Map<String, String> parts = new HashMap<>(data);
        parts.put(
                "policy",
                "default-src 'none'; script-src '" + hash(scoped) + "'; style-src '" + hash(style)
                        + "'; base-uri 'none'; form-action 'none'");
        parts.put("style", style);
        parts.put("script", scoped);
        // One pass over the template, so that what a part says in braces stays as it is.
        out.write(PART.matcher(template)
                .replaceAll(part ->
                        Matcher.quoteReplacement(Objects.requireNonNull(parts.get(part.group(1)), part.group(1)))));
    }

    /// As the policy names the one script and the one style that may run.
    static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
