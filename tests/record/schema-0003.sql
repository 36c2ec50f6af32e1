CREATE TABLE alembic_version ( version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num) )
CREATE TABLE makers ( maker INTEGER NOT NULL, name TEXT NOT NULL, version TEXT NOT NULL, CONSTRAINT pk_makers PRIMARY KEY (maker), CONSTRAINT uq_makers_name_version UNIQUE (name, version) )
CREATE TABLE entries ( entry INTEGER NOT NULL, known VARCHAR(32) NOT NULL, maker INTEGER NOT NULL, action TEXT NOT NULL, CONSTRAINT pk_entries PRIMARY KEY (entry), CONSTRAINT uq_entries_known UNIQUE (known), CONSTRAINT fk_entries_maker FOREIGN KEY(maker) REFERENCES makers (maker) )
CREATE TABLE documents ( digest VARCHAR(64) NOT NULL, document TEXT NOT NULL, text TEXT NOT NULL, title TEXT, outlet TEXT, author TEXT, published DATE, zone TEXT, place TEXT, language TEXT, source TEXT, origins TEXT NOT NULL, entry INTEGER NOT NULL, CONSTRAINT pk_documents PRIMARY KEY (digest), CONSTRAINT fk_documents_entry FOREIGN KEY(entry) REFERENCES entries (entry) )
CREATE INDEX ix_documents_document ON documents (document)
CREATE INDEX ix_documents_entry ON documents (entry)
CREATE TABLE statements ( number INTEGER NOT NULL, statement VARCHAR(20) NOT NULL, digest VARCHAR(64) NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL, slots TEXT NOT NULL, quote TEXT NOT NULL, quote_start INTEGER NOT NULL, quote_end INTEGER NOT NULL, attribution TEXT NOT NULL, modality VARCHAR(16) NOT NULL, rule TEXT NOT NULL, inferred TEXT NOT NULL, reader INTEGER NOT NULL, held_earliest DATE, held_latest DATE, entry INTEGER NOT NULL, CONSTRAINT pk_statements PRIMARY KEY (number), CONSTRAINT uq_statements_digest_statement UNIQUE (digest, statement), CONSTRAINT ck_statements_span CHECK (quote_start <= quote_end), CONSTRAINT fk_statements_digest FOREIGN KEY(digest) REFERENCES documents (digest), CONSTRAINT fk_statements_reader FOREIGN KEY(reader) REFERENCES makers (maker), CONSTRAINT fk_statements_entry FOREIGN KEY(entry) REFERENCES entries (entry) )
CREATE INDEX ix_statements_statement ON statements (statement)
CREATE INDEX ix_statements_kind ON statements (kind)
CREATE INDEX ix_statements_held_earliest_held_latest ON statements (held_earliest, held_latest)
CREATE INDEX ix_statements_entry ON statements (entry)
CREATE TABLE statement_states ( number INTEGER NOT NULL, role VARCHAR(16) NOT NULL, state TEXT NOT NULL, CONSTRAINT pk_statement_states PRIMARY KEY (number, role, state), CONSTRAINT fk_statement_states_number FOREIGN KEY(number) REFERENCES statements (number) ) WITHOUT ROWID
CREATE INDEX ix_statement_states_state_number ON statement_states (state, number)
CREATE TRIGGER makers_no_update BEFORE UPDATE ON makers BEGIN SELECT RAISE(ABORT, 'the journal only grows: makers rows are never changed or removed'); END
CREATE TRIGGER makers_no_delete BEFORE DELETE ON makers BEGIN SELECT RAISE(ABORT, 'the journal only grows: makers rows are never changed or removed'); END
CREATE TRIGGER makers_no_replace BEFORE INSERT ON makers WHEN EXISTS (SELECT 1 FROM makers WHERE (maker = NEW.maker) OR (name = NEW.name AND version = NEW.version)) BEGIN SELECT RAISE(ABORT, 'the journal only grows: makers rows are never changed or removed'); END
CREATE TRIGGER entries_no_update BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'the journal only grows: entries rows are never changed or removed'); END
CREATE TRIGGER entries_no_delete BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'the journal only grows: entries rows are never changed or removed'); END
CREATE TRIGGER entries_no_replace BEFORE INSERT ON entries WHEN EXISTS (SELECT 1 FROM entries WHERE (entry = NEW.entry) OR (known = NEW.known)) BEGIN SELECT RAISE(ABORT, 'the journal only grows: entries rows are never changed or removed'); END
CREATE TRIGGER documents_no_update BEFORE UPDATE ON documents BEGIN SELECT RAISE(ABORT, 'the journal only grows: documents rows are never changed or removed'); END
CREATE TRIGGER documents_no_delete BEFORE DELETE ON documents BEGIN SELECT RAISE(ABORT, 'the journal only grows: documents rows are never changed or removed'); END
CREATE TRIGGER documents_no_replace BEFORE INSERT ON documents WHEN EXISTS (SELECT 1 FROM documents WHERE (digest = NEW.digest)) BEGIN SELECT RAISE(ABORT, 'the journal only grows: documents rows are never changed or removed'); END
CREATE TRIGGER statements_no_update BEFORE UPDATE ON statements BEGIN SELECT RAISE(ABORT, 'the journal only grows: statements rows are never changed or removed'); END
CREATE TRIGGER statements_no_delete BEFORE DELETE ON statements BEGIN SELECT RAISE(ABORT, 'the journal only grows: statements rows are never changed or removed'); END
CREATE TRIGGER statements_no_replace BEFORE INSERT ON statements WHEN EXISTS (SELECT 1 FROM statements WHERE (number = NEW.number) OR (digest = NEW.digest AND statement = NEW.statement)) BEGIN SELECT RAISE(ABORT, 'the journal only grows: statements rows are never changed or removed'); END
CREATE TRIGGER statement_states_no_update BEFORE UPDATE ON statement_states BEGIN SELECT RAISE(ABORT, 'the journal only grows: statement_states rows are never changed or removed'); END
CREATE TRIGGER statement_states_no_delete BEFORE DELETE ON statement_states BEGIN SELECT RAISE(ABORT, 'the journal only grows: statement_states rows are never changed or removed'); END
CREATE TRIGGER statement_states_no_replace BEFORE INSERT ON statement_states WHEN EXISTS (SELECT 1 FROM statement_states WHERE (number = NEW.number AND role = NEW.role AND state = NEW.state)) BEGIN SELECT RAISE(ABORT, 'the journal only grows: statement_states rows are never changed or removed'); END
CREATE TRIGGER entries_rise BEFORE INSERT ON entries WHEN EXISTS (SELECT 1 FROM entries WHERE known >= NEW.known OR entry >= NEW.entry) BEGIN SELECT RAISE(ABORT, 'the journal only grows: known times and entry numbers rise'); END
CREATE TABLE standings ( number INTEGER NOT NULL, entry INTEGER NOT NULL, stands INTEGER NOT NULL, CONSTRAINT pk_standings PRIMARY KEY (number, entry), CONSTRAINT fk_standings_number FOREIGN KEY(number) REFERENCES statements (number), CONSTRAINT fk_standings_entry FOREIGN KEY(entry) REFERENCES entries (entry), CONSTRAINT ck_standings_stands CHECK (stands IN (0, 1)) )
CREATE INDEX ix_standings_entry ON standings (entry)
CREATE TABLE reviews ( review INTEGER NOT NULL, subject VARCHAR(16) NOT NULL, target TEXT NOT NULL, verdict VARCHAR(16) NOT NULL, reason TEXT NOT NULL, undoes INTEGER, entry INTEGER NOT NULL, CONSTRAINT pk_reviews PRIMARY KEY (review), CONSTRAINT fk_reviews_undoes FOREIGN KEY(undoes) REFERENCES reviews (review), CONSTRAINT fk_reviews_entry FOREIGN KEY(entry) REFERENCES entries (entry) )
CREATE INDEX ix_reviews_entry ON reviews (entry)
CREATE INDEX ix_reviews_subject_target ON reviews (subject, target)
CREATE TABLE copies ( digest VARCHAR(64) NOT NULL, other VARCHAR(64) NOT NULL, likeness INTEGER NOT NULL, entry INTEGER NOT NULL, CONSTRAINT pk_copies PRIMARY KEY (digest, other), CONSTRAINT fk_copies_digest FOREIGN KEY(digest) REFERENCES documents (digest), CONSTRAINT fk_copies_other FOREIGN KEY(other) REFERENCES documents (digest), CONSTRAINT fk_copies_entry FOREIGN KEY(entry) REFERENCES entries (entry) )
CREATE INDEX ix_copies_other ON copies (other)
CREATE INDEX ix_copies_entry ON copies (entry)
CREATE TABLE bands ( band BIGINT NOT NULL, entry INTEGER NOT NULL, CONSTRAINT pk_bands PRIMARY KEY (band, entry), CONSTRAINT fk_bands_entry FOREIGN KEY(entry) REFERENCES entries (entry) ) WITHOUT ROWID
CREATE TABLE seals ( entry INTEGER NOT NULL, seal VARCHAR(64) NOT NULL, CONSTRAINT pk_seals PRIMARY KEY (entry), CONSTRAINT fk_seals_entry FOREIGN KEY(entry) REFERENCES entries (entry) )
CREATE TABLE affairs ( state TEXT NOT NULL, other TEXT NOT NULL, kind TEXT NOT NULL, number INTEGER NOT NULL, CONSTRAINT pk_affairs PRIMARY KEY (state, other, kind, number), CONSTRAINT fk_affairs_number FOREIGN KEY(number) REFERENCES statements (number) ) WITHOUT ROWID
CREATE TABLE named ( word TEXT NOT NULL, number INTEGER NOT NULL, CONSTRAINT pk_named PRIMARY KEY (word, number), CONSTRAINT fk_named_number FOREIGN KEY(number) REFERENCES statements (number) ) WITHOUT ROWID
CREATE VIRTUAL TABLE search USING fts5(words, content='', tokenize='ascii')
CREATE TABLE 'search_data'(id INTEGER PRIMARY KEY, block BLOB)
CREATE TABLE 'search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID
CREATE TABLE 'search_docsize'(id INTEGER PRIMARY KEY, sz BLOB)
CREATE TABLE 'search_config'(k PRIMARY KEY, v) WITHOUT ROWID
CREATE TRIGGER standings_no_update BEFORE UPDATE ON standings BEGIN SELECT RAISE(ABORT, 'the journal only grows: standings rows are never changed or removed'); END
CREATE TRIGGER standings_no_delete BEFORE DELETE ON standings BEGIN SELECT RAISE(ABORT, 'the journal only grows: standings rows are never changed or removed'); END
CREATE TRIGGER standings_no_replace BEFORE INSERT ON standings WHEN EXISTS (SELECT 1 FROM standings WHERE (number = NEW.number AND entry = NEW.entry)) BEGIN SELECT RAISE(ABORT, 'the journal only grows: standings rows are never changed or removed'); END
CREATE TRIGGER reviews_no_update BEFORE UPDATE ON reviews BEGIN SELECT RAISE(ABORT, 'the journal only grows: reviews rows are never changed or removed'); END
CREATE TRIGGER reviews_no_delete BEFORE DELETE ON reviews BEGIN SELECT RAISE(ABORT, 'the journal only grows: reviews rows are never changed or removed'); END
CREATE TRIGGER reviews_no_replace BEFORE INSERT ON reviews WHEN EXISTS (SELECT 1 FROM reviews WHERE (review = NEW.review)) BEGIN SELECT RAISE(ABORT, 'the journal only grows: reviews rows are never changed or removed'); END
CREATE TRIGGER copies_no_update BEFORE UPDATE ON copies BEGIN SELECT RAISE(ABORT, 'the journal only grows: copies rows are never changed or removed'); END
CREATE TRIGGER copies_no_delete BEFORE DELETE ON copies BEGIN SELECT RAISE(ABORT, 'the journal only grows: copies rows are never changed or removed'); END
CREATE TRIGGER copies_no_replace BEFORE INSERT ON copies WHEN EXISTS (SELECT 1 FROM copies WHERE (digest = NEW.digest AND other = NEW.other)) BEGIN SELECT RAISE(ABORT, 'the journal only grows: copies rows are never changed or removed'); END
CREATE TRIGGER seals_no_update BEFORE UPDATE ON seals BEGIN SELECT RAISE(ABORT, 'the journal only grows: seals rows are never changed or removed'); END
CREATE TRIGGER seals_no_delete BEFORE DELETE ON seals BEGIN SELECT RAISE(ABORT, 'the journal only grows: seals rows are never changed or removed'); END
CREATE TRIGGER seals_no_replace BEFORE INSERT ON seals WHEN EXISTS (SELECT 1 FROM seals WHERE (entry = NEW.entry)) BEGIN SELECT RAISE(ABORT, 'the journal only grows: seals rows are never changed or removed'); END
CREATE TABLE dated ( state TEXT NOT NULL, earliest DATE NOT NULL, kind TEXT NOT NULL, number INTEGER NOT NULL, CONSTRAINT pk_dated PRIMARY KEY (state, earliest, kind, number), CONSTRAINT fk_dated_number FOREIGN KEY(number) REFERENCES statements (number) ) WITHOUT ROWID
