-- A ledger in SQLite. Each script ends with the version that it makes; SqliteLedger.VERSION names the last one.

CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO meta (name, value) VALUES
    ('format', 'attest ledger 1'),
    ('about', 'entries: who recorded which fact; contents: the facts as JSON, by SHA-256, erasable. Times are microseconds since 1970 UTC. An entry''s hash is the SHA-256 of its fields as JSON, see org.attest.ledger.Entry');

CREATE TABLE entries (
    sequence     INTEGER PRIMARY KEY,
    kind         TEXT NOT NULL,
    fact_id      TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    author       TEXT NOT NULL,
    valid_from   INTEGER NOT NULL,
    recorded_at  INTEGER NOT NULL,
    previous     TEXT NOT NULL,
    hash         TEXT NOT NULL
) STRICT;

CREATE INDEX entries_by_fact ON entries (kind, fact_id, sequence);

CREATE TABLE contents (
    hash TEXT PRIMARY KEY,
    body TEXT NOT NULL
) STRICT;

CREATE TRIGGER entries_are_never_changed BEFORE UPDATE ON entries
BEGIN
    SELECT raise(ABORT, 'entries of a ledger are never changed');
END;

CREATE TRIGGER entries_are_never_removed BEFORE DELETE ON entries
BEGIN
    SELECT raise(ABORT, 'entries of a ledger are never removed');
END;

-- Also stops INSERT OR REPLACE, which removes a row without asking the trigger above.
CREATE TRIGGER entries_only_follow_the_last BEFORE INSERT ON entries
WHEN new.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM entries)
    OR new.previous IS NOT coalesce(
        (SELECT hash FROM entries ORDER BY sequence DESC LIMIT 1),
        '0000000000000000000000000000000000000000000000000000000000000000')
BEGIN
    SELECT raise(ABORT, 'an entry must follow the last one and name its hash');
END;

-- Contents may be erased, and never changed.
CREATE TRIGGER contents_are_never_changed BEFORE UPDATE ON contents
BEGIN
    SELECT raise(ABORT, 'contents of a ledger are never changed');
END;

-- 'ATST', so that a file of another program is told from a ledger.
PRAGMA application_id = 1096045396;
PRAGMA user_version = 1;
