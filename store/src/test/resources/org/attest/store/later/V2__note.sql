-- Stands for the next version of the ledger, to try how an older file is brought forward.
ALTER TABLE meta ADD COLUMN note TEXT;
PRAGMA user_version = 2;
