package org.attest.places;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/// Gathers keys and rows in any order and writes a [KeyTable]: sorted runs go to disk when they fill their share of
/// memory, and are merged at the end, so that a table may be larger than the heap.
final class KeyWriter {
    /// Keys that are sorted in memory at once: about 60 MB.
    private static final int RUN = 600_000;

    /// More rows than this under one key say nothing ("San José" has 2,000): the most populous are kept.
    static final int MOST_ROWS = 300;

    /// Longer keys are no names; one byte holds a length.
    private static final int LONGEST = 120;

    private final Path folder;
    private final String name;
    private final List<Path> runs = new ArrayList<>();
    private List<Item> open = new ArrayList<>();

    private record Item(byte[] key, int row, int weight) {
        static final Comparator<Item> ORDER = ((Comparator<Item>) (a, b) -> Arrays.compareUnsigned(a.key, b.key))
                .thenComparing(Comparator.comparingInt(Item::weight).reversed())
                .thenComparingInt(Item::row);
    }

    KeyWriter(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /// @param weight rows of one key come in falling order of it
    void add(String key, int row, int weight) throws IOException {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0 || bytes.length > LONGEST) {
            return;
        }
        open.add(new Item(bytes, row, weight));
        if (open.size() == RUN) {
            runs.add(spill());
        }
    }

    private Path spill() throws IOException {
        open.sort(Item.ORDER);
        Path run = folder.resolve(name + "-" + runs.size() + ".run");
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(run), 1 << 16))) {
            for (Item item : open) {
                out.writeByte(item.key.length);
                out.write(item.key);
                out.writeInt(item.row);
                out.writeInt(item.weight);
            }
        }
        open = new ArrayList<>();
        return run;
    }

    /// @return the file of the section
    Path write() throws IOException {
        Path data = folder.resolve(name + ".data");
        Table table;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(data), 1 << 16)) {
            table = new Table(out);
            if (runs.isEmpty()) {
                open.sort(Item.ORDER);
                for (Item item : open) {
                    table.add(item);
                }
            } else {
                runs.add(spill());
                merge(table);
            }
            table.finish();
        }
        Path section = folder.resolve(name + ".keys");
        ByteBuffer head = ByteBuffer.allocate(2 * Integer.BYTES + table.fences.size() * (Long.BYTES + Integer.BYTES));
        head.putInt(table.size).putInt(table.fences.size());
        table.fences.forEach(head::putLong);
        table.starts.forEach(head::putInt);
        try (OutputStream out = Files.newOutputStream(section)) {
            out.write(head.array());
            Files.copy(data, out);
        }
        Files.delete(data);
        return section;
    }

    private void merge(Table table) throws IOException {
        PriorityQueue<Run> queue = new PriorityQueue<>(Comparator.comparing(Run::head, Item.ORDER));
        List<Run> all = new ArrayList<>();
        try {
            for (Path path : runs) {
                Run run = new Run(path);
                all.add(run);
                if (run.advance()) {
                    queue.add(run);
                }
            }
            while (!queue.isEmpty()) {
                Run run = queue.remove();
                table.add(run.head());
                if (run.advance()) {
                    queue.add(run);
                }
            }
        } finally {
            all.forEach(Run::close);
        }
        for (Path path : runs) {
            Files.delete(path);
        }
    }

    private static final class Run {
        private final DataInputStream in;
        private Item head = new Item(new byte[0], 0, 0);

        Run(Path path) throws IOException {
            in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16));
        }

        Item head() {
            return head;
        }

        boolean advance() throws IOException {
            try {
                byte[] key = new byte[in.readUnsignedByte()];
                in.readFully(key);
                head = new Item(key, in.readInt(), in.readInt());
                return true;
            } catch (EOFException _) {
                return false;
            }
        }

        void close() {
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException("closing a temporary file of the gazetteer", e);
            }
        }
    }

    /// The blocks, in the order of the keys.
    private static final class Table {
        private final OutputStream out;
        private final List<Long> fences = new ArrayList<>();
        private final List<Integer> starts = new ArrayList<>();
        private byte[] before = new byte[0];
        private byte[] key = new byte[0];
        private final List<Integer> rows = new ArrayList<>();
        private final Set<Integer> seen = new TreeSet<>();
        private int size;
        private long written;

        Table(OutputStream out) {
            this.out = out;
        }

        void add(Item item) throws IOException {
            if (!Arrays.equals(item.key, key)) {
                flush();
                key = item.key;
            }
            if (rows.size() < MOST_ROWS && seen.add(item.row)) {
                rows.add(item.row);
            }
        }

        void finish() throws IOException {
            flush();
        }

        private void flush() throws IOException {
            if (rows.isEmpty()) {
                return;
            }
            boolean first = size % KeyTable.BLOCK == 0;
            int shared = first ? 0 : Math.max(0, Arrays.mismatch(before, key));
            if (first) {
                fences.add(KeyTable.fence(key, key.length));
                starts.add(Math.toIntExact(written));
            }
            ByteArrayOutputStream list = new ByteArrayOutputStream();
            for (int row : rows) {
                int rest = row;
                while ((rest & ~0x7F) != 0) {
                    list.write(rest & 0x7F | 0x80);
                    rest >>>= 7;
                }
                list.write(rest);
            }
            ByteArrayOutputStream item = new ByteArrayOutputStream();
            item.write(shared);
            item.write(key.length - shared);
            item.write(key, shared, key.length - shared);
            if (list.size() < 0xFF) {
                item.write(list.size());
            } else {
                item.write(0xFF);
                item.write(list.size() >>> 8);
                item.write(list.size());
            }
            list.writeTo(item);
            item.writeTo(out);
            written += item.size();
            before = key;
            size++;
            rows.clear();
            seen.clear();
        }
    }
}
