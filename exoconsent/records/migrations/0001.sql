-- The archive of one clinic, schema 1. Every table is STRICT; times are ISO 8601 with offset, dates YYYY-MM-DD.
-- A covered table is one whose every row is named, with its digest, by an entry of the audit log: all but audit and
-- chain_head, which bear their own seals. Rows are put in, changed and taken out by exoconsent.records.rows only.

CREATE TABLE meta (                       -- what the archive knows about itself; covered
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE secrets (                    -- keys and passphrases that may lie nowhere else; covered
    name  TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (                   -- what the clinic chose; covered
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE users (                      -- mirror of the key slots, with those who were removed; covered
    id         TEXT NOT NULL PRIMARY KEY,
    name       TEXT NOT NULL,
    role       TEXT NOT NULL,
    added_at   TEXT NOT NULL,
    removed_at TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (                      -- the log; each entry is chained to the one before it
    seq       INTEGER PRIMARY KEY,
    at        TEXT NOT NULL,
    user_id   TEXT NOT NULL,
    user_name TEXT NOT NULL,
    act       TEXT NOT NULL,
    about     TEXT NOT NULL,              -- document number or user id; never a patient's name
    detail    TEXT NOT NULL,
    rows      TEXT NOT NULL,              -- JSON [[table, key, sha256 or "" for taken out], ...]
    doubt     TEXT NOT NULL,              -- a sentence when the clock stepped back
    mac       BLOB NOT NULL
) STRICT;
CREATE INDEX audit_about ON audit (about) WHERE about <> '';

CREATE TABLE chain_head (                 -- one row: where the log ends, sealed, so that a cut tail shows
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    seq     INTEGER NOT NULL,
    highest TEXT NOT NULL,                -- the latest time since the clock was last confirmed
    mac     BLOB NOT NULL
) STRICT;

CREATE TABLE records (                    -- what was filed, as it was filed; covered, never changed
    id           INTEGER PRIMARY KEY,
    number       TEXT NOT NULL UNIQUE,
    kind         TEXT NOT NULL,           -- consent, withdrawal, declined, given-up, paper
    patient_name TEXT NOT NULL,
    born         TEXT NOT NULL,           -- '' where not known
    form_id      TEXT NOT NULL,
    form_title   TEXT NOT NULL,
    edition      TEXT NOT NULL,
    language     TEXT NOT NULL,
    treatment    TEXT NOT NULL,
    product      TEXT NOT NULL,
    lot          TEXT NOT NULL,
    decided_by   TEXT NOT NULL,           -- patient, parent, representative ...
    created      TEXT NOT NULL,
    signed_at    TEXT NOT NULL,           -- '' for what was not signed
    filed_at     TEXT NOT NULL,
    filed_by     TEXT NOT NULL,           -- user id
    valid_until  TEXT NOT NULL,
    keep_until   TEXT NOT NULL,           -- '' = no rule, so it is never deleted
    content_hash TEXT NOT NULL,
    pdf_sha256   TEXT NOT NULL
) STRICT;

-- Forms as used, each once: with every record they would be half of the archive; covered, never changed.
CREATE TABLE form_texts (
    sha256 TEXT NOT NULL PRIMARY KEY,     -- of the text
    text   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE documents (                  -- the heavy part of a record; covered, never changed
    record_id  INTEGER PRIMARY KEY REFERENCES records (id),
    pdf        BLOB NOT NULL,             -- empty where nothing was printed or signed
    form_sha256 TEXT NOT NULL REFERENCES form_texts (sha256),
    draft      TEXT NOT NULL,
    consent    TEXT NOT NULL,
    signatures TEXT NOT NULL,
    facts      TEXT NOT NULL,
    reasons    TEXT NOT NULL,
    warnings   TEXT NOT NULL
) STRICT;

CREATE TABLE strokes (                    -- the drawn signatures, apart: most readers need not see them; covered
    record_id INTEGER PRIMARY KEY REFERENCES records (id),
    strokes   TEXT NOT NULL
) STRICT;

CREATE TABLE events (                     -- what happened to a record later; covered, never changed
    id        INTEGER PRIMARY KEY,
    record_id INTEGER NOT NULL REFERENCES records (id),
    kind      TEXT NOT NULL,              -- one of exoconsent.records.record.EventKind
    at        TEXT NOT NULL,
    user_id   TEXT NOT NULL,
    user_name TEXT NOT NULL,
    reason    TEXT NOT NULL,
    detail    TEXT NOT NULL               -- JSON
) STRICT;
CREATE INDEX events_of ON events (record_id, id);

CREATE TABLE listing (                    -- each record as it stands now, for lists and search; covered, follows records and events
    record_id   INTEGER PRIMARY KEY REFERENCES records (id),
    number      TEXT NOT NULL,
    kind        TEXT NOT NULL,
    name        TEXT NOT NULL,
    name_key    TEXT NOT NULL,            -- folded, for sorting
    born        TEXT NOT NULL,
    form_id     TEXT NOT NULL,
    form_title  TEXT NOT NULL,
    treatment   TEXT NOT NULL,
    product     TEXT NOT NULL,
    lot         TEXT NOT NULL,
    signed_at   TEXT NOT NULL,
    filed_at    TEXT NOT NULL,
    valid_until TEXT NOT NULL,
    keep_until  TEXT NOT NULL,
    language    TEXT NOT NULL,
    standing    TEXT NOT NULL DEFAULT '', -- '', withdrawn, part-withdrawn, void, renewed
    withdrawn   TEXT NOT NULL DEFAULT '', -- scopes, separated by blanks
    words       TEXT NOT NULL             -- folded: names (former ones too), born in several orders, number, lot ...
) STRICT;
CREATE INDEX listing_name ON listing (name_key);      -- few: each one is written at every filing
CREATE INDEX listing_signed ON listing (signed_at);
CREATE INDEX listing_standing ON listing (standing) WHERE standing <> '';
CREATE INDEX listing_valid ON listing (valid_until) WHERE valid_until <> '';
CREATE INDEX listing_lot ON listing (lot) WHERE lot <> '';

CREATE VIRTUAL TABLE lookup USING fts5 (  -- follows listing by triggers; 'rebuild' makes it anew. The words are folded
    -- already; the ascii tokenizer takes every letter beyond ASCII as it is, unicode61 would part Indic words at vowels.
    words, content = 'listing', content_rowid = 'record_id', prefix = '1 2 3', detail = 'none',
    columnsize = 0, tokenize = 'ascii'
);
INSERT INTO lookup (lookup, rank) VALUES ('secure-delete', 1);  -- a deleted name leaves no trace in the index
CREATE TRIGGER listing_in AFTER INSERT ON listing BEGIN
    INSERT INTO lookup (rowid, words) VALUES (NEW.record_id, NEW.words);
END;
CREATE TRIGGER listing_out AFTER DELETE ON listing BEGIN
    INSERT INTO lookup (lookup, rowid, words) VALUES ('delete', OLD.record_id, OLD.words);
END;
CREATE TRIGGER listing_new AFTER UPDATE ON listing WHEN OLD.words IS NOT NEW.words BEGIN
    INSERT INTO lookup (lookup, rowid, words) VALUES ('delete', OLD.record_id, OLD.words);
    INSERT INTO lookup (rowid, words) VALUES (NEW.record_id, NEW.words);
END;

CREATE TABLE tombstones (                 -- what stays of a deleted record; covered, never changed
    record_id    INTEGER PRIMARY KEY,
    number       TEXT NOT NULL UNIQUE,
    kind         TEXT NOT NULL,
    signed_at    TEXT NOT NULL,
    filed_at     TEXT NOT NULL,
    keep_until   TEXT NOT NULL CHECK (keep_until <> ''),
    deleted_at   TEXT NOT NULL CHECK (substr(deleted_at, 1, 10) > keep_until),
    content_hash TEXT NOT NULL,
    pdf_sha256   TEXT NOT NULL,
    asked_by     TEXT NOT NULL CHECK (asked_by <> ''),
    agreed_by    TEXT NOT NULL CHECK (agreed_by <> '' AND agreed_by <> asked_by),
    reason       TEXT NOT NULL CHECK (reason <> '')
) STRICT;

-- Deletion: first the tombstone, which needs the other person's request; then strokes, documents, events, listing and
-- at last the record, which the tombstone lets go. Nothing else lets a filed row go.
CREATE TRIGGER tombstones_asked BEFORE INSERT ON tombstones
WHEN NOT EXISTS (SELECT 1 FROM events WHERE record_id = NEW.record_id AND kind = 'deletion-asked' AND user_id = NEW.asked_by)
  OR NOT EXISTS (SELECT 1 FROM records WHERE id = NEW.record_id AND number = NEW.number AND keep_until = NEW.keep_until)
BEGIN SELECT RAISE(ABORT, 'nobody asked for this deletion'); END;
CREATE TRIGGER tombstones_stay BEFORE DELETE ON tombstones BEGIN SELECT RAISE(ABORT, 'filed rows stay'); END;
CREATE TRIGGER tombstones_same BEFORE UPDATE ON tombstones BEGIN SELECT RAISE(ABORT, 'filed rows do not change'); END;
CREATE TRIGGER records_new BEFORE INSERT ON records WHEN EXISTS (SELECT 1 FROM tombstones WHERE record_id = NEW.id OR number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'a deleted record does not come back'); END;

CREATE TRIGGER audit_stay BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'filed rows stay'); END;
CREATE TRIGGER audit_same BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'filed rows do not change'); END;
CREATE TRIGGER records_same BEFORE UPDATE ON records BEGIN SELECT RAISE(ABORT, 'filed rows do not change'); END;
CREATE TRIGGER form_texts_stay BEFORE DELETE ON form_texts BEGIN SELECT RAISE(ABORT, 'filed rows stay'); END;
CREATE TRIGGER form_texts_same BEFORE UPDATE ON form_texts BEGIN SELECT RAISE(ABORT, 'filed rows do not change'); END;
CREATE TRIGGER documents_same BEFORE UPDATE ON documents BEGIN SELECT RAISE(ABORT, 'filed rows do not change'); END;
CREATE TRIGGER strokes_same BEFORE UPDATE ON strokes BEGIN SELECT RAISE(ABORT, 'filed rows do not change'); END;
CREATE TRIGGER events_same BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'filed rows do not change'); END;
CREATE TRIGGER records_stay BEFORE DELETE ON records WHEN NOT EXISTS (SELECT 1 FROM tombstones WHERE record_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'filed rows stay'); END;
CREATE TRIGGER documents_stay BEFORE DELETE ON documents WHEN NOT EXISTS (SELECT 1 FROM tombstones WHERE record_id = OLD.record_id)
BEGIN SELECT RAISE(ABORT, 'filed rows stay'); END;
CREATE TRIGGER strokes_stay BEFORE DELETE ON strokes WHEN NOT EXISTS (SELECT 1 FROM tombstones WHERE record_id = OLD.record_id)
BEGIN SELECT RAISE(ABORT, 'filed rows stay'); END;
CREATE TRIGGER events_stay BEFORE DELETE ON events WHEN NOT EXISTS (SELECT 1 FROM tombstones WHERE record_id = OLD.record_id)
BEGIN SELECT RAISE(ABORT, 'filed rows stay'); END;
CREATE TRIGGER listing_stay BEFORE DELETE ON listing WHEN NOT EXISTS (SELECT 1 FROM tombstones WHERE record_id = OLD.record_id)
BEGIN SELECT RAISE(ABORT, 'filed rows stay'); END;
