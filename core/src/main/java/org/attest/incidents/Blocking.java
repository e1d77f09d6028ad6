package org.attest.incidents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.attest.places.Geometry;
import org.attest.places.Where;
import org.attest.time.When;

/// Which accounts are worth comparing: those that share a block of place and time, or a rare word.
///
/// Places and times come in three sizes. An account stands in blocks of its own size, and looks into those of the
/// greater sizes that hold it, so that "in early May, in the north" meets "on May 5, in Kunduz" without meeting all of
/// a
/// war. A block of more than [#FULL] accounts is cut by the rarest words of its accounts, and what is still too large
/// is
/// put in the order of its words, in which each meets only its neighbours: the work of one account is bounded, whatever
/// the others are. The pairs depend on the set of accounts, and not on their order.
final class Blocking {
    /// Accounts of a block that are all compared with one another. Measured with the growth test of `bench`: 50 to
    /// 200 find the
    /// same pairs in the corpora, and time grows with it.
    private static final int FULL = 64;

    /// How far an account looks to either side in a block that cannot be cut.
    private static final int NEIGHBOURS = 12;

    /// Rare words that an account is looked up by.
    private static final int WORDS = 8;

    /// Rare words that large blocks are cut by.
    private static final int CUTS = 6;

    /// More blocks than this say that an account is nowhere in particular: one report may name 300 places.
    private static final int MOST_BLOCKS = 96;

    private static final double[] CELL_DEGREES = {0.5, 4, 32};
    private static final long[] CELL_DAYS = {8, 128, 2048};

    /// Blocks reach so far beyond a point, so that near points on two sides of a line meet.
    private static final double LEAST_REACH_DEGREES = 0.1;

    /// A report without a time tells of at most the days before it was published.
    private static final int DAYS_BEFORE_PUBLICATION = 14;

    private static final int INDEX_BITS = 23;
    private static final long INDEX_MASK = (1L << INDEX_BITS) - 1;

    /// Above index and role bit.
    private static final int BLOCK_SHIFT = INDEX_BITS + 1;

    private final int size;

    /// Block, role (1 for an account that only looks in) and index of an account, ordered so that each block is one
    /// run.
    private final long[] full;

    private final int[] fullStart;

    /// Of blocks too large even after cutting: in the order of words.
    private final int[] ordered;

    private final int[] orderedStart;

    /// By account, its positions in `full` and `ordered`.
    private final int[][] inFull;

    private final int[][] inOrdered;

    Blocking(List<Told> all) {
        size = all.size();
        if (size > INDEX_MASK) {
            throw new IllegalArgumentException(
                    "at most " + INDEX_MASK + " accounts can be linked at once; got " + size + ". Link them in parts");
        }
        long[][] cuts = new long[size][];
        Keys keys = new Keys();
        for (int i = 0; i < size; i++) {
            long[] rarest = all.get(i).own().rarest(Math.max(WORDS, CUTS));
            cuts[i] = rarest;
            add(all.get(i), i, rarest, keys);
        }
        Keys whole = new Keys();
        Keys cut = new Keys();
        long[] sorted = keys.sorted();
        forEachBlock(sorted, (from, to) -> {
            if (isFull(sorted, from, to)) {
                whole.addAll(sorted, from, to);
            } else {
                for (int e = from; e < to; e++) {
                    int i = index(sorted[e]);
                    long block = sorted[e] >>> BLOCK_SHIFT;
                    for (int w = 0; w < Math.min(CUTS, cuts[i].length); w++) {
                        cut.add(WordBag.mixed(block * 31 + cuts[i][w]), looksIn(sorted[e]), i);
                    }
                    if (cuts[i].length == 0) {
                        cut.add(WordBag.mixed(block * 31 + 7), looksIn(sorted[e]), i);
                    }
                }
            }
        });
        List<int[]> tooLarge = new ArrayList<>();
        long[] sortedCut = cut.sorted();
        forEachBlock(sortedCut, (from, to) -> {
            if (isFull(sortedCut, from, to)) {
                whole.addAll(sortedCut, from, to);
            } else {
                tooLarge.add(inOrderOfWords(sortedCut, from, to, all, cuts));
            }
        });
        full = whole.sorted();
        fullStart = new int[full.length + 1];
        forEachBlock(full, (from, to) -> Arrays.fill(fullStart, from, to, from));
        int total = tooLarge.stream().mapToInt(block -> block.length).sum();
        ordered = new int[total];
        orderedStart = new int[total + 1];
        int at = 0;
        for (int[] block : tooLarge) {
            System.arraycopy(block, 0, ordered, at, block.length);
            Arrays.fill(orderedStart, at, at + block.length, at);
            at += block.length;
        }
        inFull = positions(size, full.length, p -> index(full[p]));
        inOrdered = positions(size, total, p -> ordered[p]);
    }

    /// Calls for each account before `i` (in the order given) that `i` is worth comparing with, once each.
    ///
    /// @param seen one number for each account, for the caller's thread alone
    void candidates(int i, int[] seen, IntConsumer each) {
        for (int p : inFull[i]) {
            boolean looksIn = looksIn(full[p]);
            long block = full[p] >>> BLOCK_SHIFT;
            for (int q = fullStart[p]; q < full.length && full[q] >>> BLOCK_SHIFT == block; q++) {
                if (looksIn && looksIn(full[q])) {
                    break; // those that only look in come last, and do not meet one another
                }
                call(i, index(full[q]), seen, each);
            }
        }
        for (int p : inOrdered[i]) {
            int from = Math.max(orderedStart[p], p - NEIGHBOURS);
            for (int q = from; q < Math.min(ordered.length, p + NEIGHBOURS + 1); q++) {
                if (orderedStart[q] == orderedStart[p]) {
                    call(i, ordered[q], seen, each);
                }
            }
        }
    }

    private static void call(int i, int k, int[] seen, IntConsumer each) {
        // i + 1, so that a fresh array has seen nothing.
        if (k < i && seen[k] != i + 1) {
            seen[k] = i + 1;
            each.accept(k);
        }
    }

    private static int[][] positions(int size, int entries, java.util.function.IntUnaryOperator account) {
        int[] counts = new int[size];
        for (int p = 0; p < entries; p++) {
            counts[account.applyAsInt(p)]++;
        }
        int[][] positions = new int[size][];
        for (int i = 0; i < size; i++) {
            positions[i] = new int[counts[i]];
        }
        for (int p = 0; p < entries; p++) {
            int i = account.applyAsInt(p);
            positions[i][--counts[i]] = p;
        }
        return positions;
    }

    /// Copies of one text come to stand side by side, and so do texts with the same rarest words.
    private static int[] inOrderOfWords(long[] sorted, int from, int to, List<Told> all, long[][] cuts) {
        return java.util.stream.IntStream.range(from, to)
                .map(e -> index(sorted[e]))
                .boxed()
                .sorted((x, y) -> {
                    int words = Arrays.compare(cuts[x], cuts[y]);
                    return words != 0
                            ? words
                            : all.get(x)
                                    .account()
                                    .id()
                                    .compareTo(all.get(y).account().id());
                })
                .mapToInt(i -> i)
                .toArray();
    }

    private static int index(long entry) {
        return (int) (entry & INDEX_MASK);
    }

    private static boolean looksIn(long entry) {
        return (entry >>> INDEX_BITS & 1) == 1;
    }

    /// Small enough, counting only what is compared: those that only look in are not compared with one another.
    private static boolean isFull(long[] sorted, int from, int to) {
        int stand = 0;
        while (from + stand < to && !looksIn(sorted[from + stand])) {
            stand++;
        }
        return stand == 0 || (long) stand * (to - from) <= (long) FULL * FULL;
    }

    private interface Run {
        void of(int from, int to);
    }

    private static void forEachBlock(long[] sorted, Run each) {
        int from = 0;
        while (from < sorted.length) {
            int to = from + 1;
            while (to < sorted.length && sorted[to] >>> BLOCK_SHIFT == sorted[from] >>> BLOCK_SHIFT) {
                to++;
            }
            boolean somebodyStandsThere = !looksIn(sorted[from]);
            if (to > from + 1 && somebodyStandsThere) {
                each.of(from, to);
            }
            from = to;
        }
    }

    private static void add(Told told, int i, long[] rarest, Keys keys) {
        List<Cell> places = places(told.account());
        List<Cell> times = times(told);
        int blocks = 0;
        for (Cell place : places) {
            for (Cell time : times) {
                if (blocks++ < MOST_BLOCKS) {
                    keys.add(WordBag.mixed(place.key * 31 + time.key), place.looksIn || time.looksIn, i);
                }
            }
        }
        // Those that name no place meet all of their days.
        boolean placeless = Likeness.isPlaceless(told.account());
        for (Cell time : times) {
            if (time.level == 0) {
                keys.add(WordBag.mixed(time.key * 31 + 1), !placeless, i);
            }
        }
        for (int w = 0; w < Math.min(WORDS, rarest.length); w++) {
            keys.add(rarest[w], false, i);
        }
    }

    /// @param looksIn whether the account itself is smaller than the cell
    private record Cell(long key, int level, boolean looksIn) {}

    private static List<Cell> places(Account account) {
        List<Cell> cells = new ArrayList<>();
        for (Where where : account.where()) {
            switch (where) {
                case Where.Found found -> point(found, cells);
                case Where.Ambiguous several ->
                    several.candidates().stream().limit(4).forEach(found -> point(found, cells));
                case Where.Region region -> region(region, cells);
                case Where.Unknown unknown ->
                    cells.add(new Cell(WordBag.hash(Geometry.spellingKey(unknown.name())), 0, false));
            }
        }
        return cells.stream().distinct().toList();
    }

    private static void point(Where.Found found, List<Cell> cells) {
        double north = Math.max(LEAST_REACH_DEGREES, 2 * found.radiusMetres() / 111_000);
        double east = north / Math.max(0.05, Math.cos(Math.toRadians(found.latitude())));
        box(
                found.longitude() - east,
                found.latitude() - north,
                found.longitude() + east,
                found.latitude() + north,
                cells);
        // An unlocated name elsewhere may be this place.
        cells.add(new Cell(WordBag.hash(Geometry.spellingKey(found.name())), 0, true));
    }

    private static void region(Where.Region region, List<Cell> cells) {
        if (!region.isCountry()) {
            Where.Extent box = region.extent();
            box(box.west(), box.south(), box.east() < box.west() ? box.east() + 360 : box.east(), box.north(), cells);
        }
    }

    private static void box(double west, double south, double east, double north, List<Cell> cells) {
        int own = 0;
        while (own < CELL_DEGREES.length - 1 && Math.max(east - west, north - south) > 2 * CELL_DEGREES[own]) {
            own++;
        }
        for (int level = own; level < CELL_DEGREES.length; level++) {
            double size = CELL_DEGREES[level];
            long around = Math.round(360 / size);
            for (long row = (long) Math.floor(south / size); row <= Math.floor(north / size); row++) {
                for (long column = (long) Math.floor(west / size); column <= Math.floor(east / size); column++) {
                    long key = (level * 100_003L + row + 1_000) * 100_003L + Math.floorMod(column, around);
                    cells.add(new Cell(WordBag.mixed(key), level, level > own));
                }
            }
        }
    }

    private static List<Cell> times(Told told) {
        List<Cell> cells = new ArrayList<>();
        daysOfTheYear(told.account().when(), cells);
        Optional<LocalDate> start = Optional.empty();
        Optional<LocalDate> end = Optional.empty();
        if (told.account().when() instanceof When.Interval interval) {
            start = interval.start().map(day -> day.minusDays(1));
            end = interval.end();
        } else if (told.published().isPresent()) {
            start = Optional.of(told.published().get().start().minusDays(DAYS_BEFORE_PUBLICATION));
            end = Optional.of(told.published().get().end());
        }
        if (start.isEmpty() || end.isEmpty()) {
            // Open ("since April"): as large as can be, at its known end.
            Optional<LocalDate> known =
                    start.or(() -> told.account().when() instanceof When.Interval i ? i.end() : Optional.empty());
            known.ifPresent(day -> cells(day.toEpochDay(), day.toEpochDay(), CELL_DAYS.length - 1, cells));
            return cells;
        }
        long from = start.get().toEpochDay();
        long to = end.get().toEpochDay();
        int own = 0;
        while (own < CELL_DAYS.length - 1 && to - from > 2 * CELL_DAYS[own]) {
            own++;
        }
        // A window of centuries is everywhere, which is nowhere.
        if (to - from <= 2 * CELL_DAYS[CELL_DAYS.length - 1]) {
            cells(from, to, own, cells);
        }
        return cells;
    }

    /// "On May 9", of no known year, stands where those that know the year look in.
    private static void daysOfTheYear(When when, List<Cell> cells) {
        switch (when) {
            case When.YearUnknown y -> dayOfYear(y.start().atYear(2000), y.end().atYear(2000), false, cells);
            case When.Interval i
            when i.start().isPresent() && i.end().isPresent() ->
                dayOfYear(i.start().get().minusDays(1), i.end().get(), true, cells);
            case When.Interval _, When.Unknown _ -> {}
        }
    }

    private static void dayOfYear(LocalDate start, LocalDate end, boolean looksIn, List<Cell> cells) {
        if (!end.isBefore(start) && end.isBefore(start.plusDays(CELL_DAYS[0]))) {
            for (LocalDate day : List.of(start, end)) {
                long cell = day.getMonthValue() * 8L + (day.getDayOfMonth() - 1) / 8;
                cells.add(new Cell(WordBag.mixed(cell + 991), 0, looksIn));
            }
        }
    }

    private static void cells(long from, long to, int own, List<Cell> cells) {
        for (int level = own; level < CELL_DAYS.length; level++) {
            for (long cell = Math.floorDiv(from, CELL_DAYS[level]);
                    cell <= Math.floorDiv(to, CELL_DAYS[level]);
                    cell++) {
                cells.add(new Cell(WordBag.mixed(cell * 8 + level + 77), level, level > own));
            }
        }
    }

    /// Entries in the making.
    private static final class Keys {
        private long[] entries = new long[1024];
        private int count;

        void add(long block, boolean looksIn, int index) {
            append((block >>> BLOCK_SHIFT) << BLOCK_SHIFT | (looksIn ? 1L << INDEX_BITS : 0) | index);
        }

        void addAll(long[] from, int start, int end) {
            for (int i = start; i < end; i++) {
                append(from[i]);
            }
        }

        private void append(long entry) {
            if (count == entries.length) {
                entries = Arrays.copyOf(entries, count * 2);
            }
            entries[count++] = entry;
        }

        /// In the order of blocks, each once: an account of two sites in one cell stands in it once.
        long[] sorted() {
            long[] sorted = Arrays.copyOf(entries, count);
            Arrays.parallelSort(sorted);
            int kept = 0;
            for (int i = 0; i < sorted.length; i++) {
                if (i == 0 || sorted[i] != sorted[i - 1]) {
                    sorted[kept++] = sorted[i];
                }
            }
            return Arrays.copyOf(sorted, kept);
        }
    }
}
