package org.attest.imagery.sar;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/// The images of one relative orbit, so of one viewing geometry, on one grid, in order of time.
public interface Looks {
    /// One time a look.
    List<Instant> times();

    /// How many looks are before the event; the others are after it.
    int before();

    /// In pixels.
    int width();

    /// In pixels.
    int height();

    /// Rows that cost least when read together, from a multiple of it on: a row of tiles.
    int rowsAtOnce();

    /// Fills `into` from `offset` on with whole rows of one look: backscatter in **linear power**, NaN where there
    /// is
    /// none. May be called from several threads at once.
    void read(int look, Band band, int firstRow, int rows, float[] into, int offset) throws IOException;
}
