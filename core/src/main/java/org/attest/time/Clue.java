package org.attest.time;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.attest.reports.Span;
import org.attest.time.PublicationDate.Window;

/// What one thing in a report says about its day of publication: a window under each convention that applies. All of a
/// report's clues hold at once, so they are cut with one another.
///
/// @param conventions at least one
/// @param mainstream the window of the conventions that writers commonly use
record Clue(Map<String, Window> conventions, Optional<Window> mainstream, List<String> basis, List<Span> from) {
    Clue {
        conventions = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(conventions));
        basis = List.copyOf(basis);
        from = List.copyOf(from);
        if (conventions.isEmpty()) {
            throw new IllegalArgumentException("a clue must leave a window; got none for " + basis);
        }
    }

    static Window day(LocalDate day) {
        return new Window(day, day);
    }

    static Window union(List<Window> windows) {
        return windows.stream()
                .reduce((a, b) -> new Window(Days.earlier(a.start(), b.start()), Days.later(a.end(), b.end())))
                .orElseThrow();
    }

    private static Optional<Window> both(Window a, Window b) {
        LocalDate start = Days.later(a.start(), b.start());
        LocalDate end = Days.earlier(a.end(), b.end());
        return start.isAfter(end) ? Optional.empty() : Optional.of(new Window(start, end));
    }

    Window outer() {
        return union(List.copyOf(conventions.values()));
    }

    /// Where both hold, under each pair of their conventions; empty if under none.
    Optional<Clue> and(Clue other) {
        Map<String, Window> joined = new LinkedHashMap<>();
        conventions.forEach((name, window) -> other.conventions.forEach((otherName, otherWindow) ->
                both(window, otherWindow).ifPresent(both -> joined.put(name + "_and_" + otherName, both))));
        return joined.isEmpty()
                ? Optional.empty()
                : Optional.of(new Clue(
                        joined,
                        mainstream.flatMap(own -> other.mainstream.flatMap(its -> both(own, its))),
                        joined(basis, other.basis),
                        joined(from, other.from)));
    }

    /// Where one or the other holds: for clues that contradict each other.
    Clue or(Clue other) {
        Map<String, Window> all = new LinkedHashMap<>(conventions);
        other.conventions.forEach(all::putIfAbsent);
        return new Clue(all, Optional.empty(), joined(basis, other.basis), joined(from, other.from));
    }

    /// Cut by something that each window must satisfy; unchanged if no window does, or all do as they are.
    Clue where(UnaryOperator<Optional<Window>> cut, String why, List<Span> evidence) {
        Map<String, Window> left = new LinkedHashMap<>();
        conventions.forEach((name, window) -> cut.apply(Optional.of(window)).ifPresent(kept -> left.put(name, kept)));
        if (left.isEmpty() || left.equals(conventions)) {
            return this;
        }
        return new Clue(left, cut.apply(mainstream), joined(basis, List.of(why)), joined(from, evidence));
    }

    private static <T> List<T> joined(List<T> a, List<T> b) {
        List<T> all = new ArrayList<>(a);
        b.stream().filter(each -> !all.contains(each)).forEach(all::add);
        return all;
    }

    PublicationDate toDate() {
        return new PublicationDate(Optional.empty(), Optional.of(outer()), mainstream, conventions, basis, from);
    }
}
