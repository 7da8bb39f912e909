-- Format 1, frozen. Money, shares and prices are decimal text; days ISO; instants ISO in UTC.
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE issuer (id TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT;

CREATE TABLE listing (
  id TEXT PRIMARY KEY,
  issuer_id TEXT NOT NULL REFERENCES issuer (id),
  symbol TEXT UNIQUE,
  name TEXT NOT NULL,
  isin TEXT,
  wkn TEXT,
  mic TEXT NOT NULL,
  exchange TEXT NOT NULL,
  currency TEXT,
  zone TEXT,
  kind TEXT NOT NULL,
  share_class TEXT NOT NULL,
  shares_per_adr TEXT
) STRICT;
CREATE INDEX listing_issuer ON listing (issuer_id);

CREATE TABLE watchlist (
  id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, position INTEGER NOT NULL
) STRICT;

CREATE TABLE list_row (
  id TEXT PRIMARY KEY,
  list_id TEXT NOT NULL REFERENCES watchlist (id),
  listing_id TEXT NOT NULL REFERENCES listing (id),
  position INTEGER NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX list_row_list ON list_row (list_id);
CREATE INDEX list_row_listing ON list_row (listing_id);

CREATE TABLE person (id TEXT PRIMARY KEY, name TEXT NOT NULL, aliases TEXT NOT NULL) STRICT;

CREATE TABLE series (
  id TEXT PRIMARY KEY,
  listing_id TEXT NOT NULL UNIQUE REFERENCES listing (id),
  origin TEXT NOT NULL,
  source TEXT NOT NULL,
  currency TEXT,
  basis_day TEXT NOT NULL,
  data BLOB NOT NULL
) STRICT;

CREATE TABLE event (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  issuer_id TEXT NOT NULL REFERENCES issuer (id),
  listing_id TEXT REFERENCES listing (id),
  share_class TEXT NOT NULL,
  status TEXT NOT NULL,
  traded_from TEXT,
  traded_to TEXT,
  published_at TEXT,
  published_on TEXT,
  timing TEXT NOT NULL,
  mic TEXT NOT NULL,
  shares TEXT,
  price TEXT,
  value TEXT,
  currency TEXT,
  note TEXT NOT NULL,
  entered_at TEXT,
  entered_by TEXT NOT NULL,
  supersedes TEXT
) STRICT;
CREATE INDEX event_issuer ON event (issuer_id, traded_from);
CREATE INDEX event_listing ON event (listing_id);

CREATE TABLE insider_deal (
  id TEXT PRIMARY KEY REFERENCES event (id) ON DELETE CASCADE,
  person_id TEXT REFERENCES person (id),
  person TEXT NOT NULL,
  roles TEXT NOT NULL,
  side TEXT NOT NULL,
  code TEXT NOT NULL,
  scheme TEXT NOT NULL,
  price_kind TEXT NOT NULL,
  price_low TEXT,
  price_high TEXT,
  direct INTEGER,
  vehicle TEXT NOT NULL,
  discretion TEXT NOT NULL,
  holding_before TEXT,
  holding_after TEXT,
  percent_after TEXT,
  passive INTEGER NOT NULL
) STRICT;

CREATE TABLE insider_plan (
  id TEXT PRIMARY KEY REFERENCES event (id) ON DELETE CASCADE,
  person_id TEXT REFERENCES person (id),
  person TEXT NOT NULL,
  roles TEXT NOT NULL,
  side TEXT NOT NULL
) STRICT;

CREATE TABLE buyback_programme (
  id TEXT PRIMARY KEY REFERENCES event (id) ON DELETE CASCADE,
  programme_kind TEXT NOT NULL,
  name TEXT NOT NULL,
  end_rule TEXT NOT NULL,
  purpose TEXT NOT NULL
) STRICT;

CREATE TABLE repurchase (
  id TEXT PRIMARY KEY REFERENCES event (id) ON DELETE CASCADE,
  method TEXT NOT NULL,
  price_low TEXT,
  price_high TEXT,
  cumulative_shares TEXT,
  cumulative_value TEXT,
  cumulative_basis TEXT NOT NULL,
  programme_id TEXT REFERENCES event (id)
) STRICT;
CREATE INDEX repurchase_programme ON repurchase (programme_id);

CREATE TABLE holding (
  id TEXT PRIMARY KEY REFERENCES event (id) ON DELETE CASCADE,
  person_id TEXT REFERENCES person (id),
  person TEXT NOT NULL,
  percent_after TEXT
) STRICT;

CREATE TABLE share_count (
  id TEXT PRIMARY KEY REFERENCES event (id) ON DELETE CASCADE
) STRICT;

CREATE TABLE calendar_day (
  id TEXT PRIMARY KEY REFERENCES event (id) ON DELETE CASCADE,
  calendar_kind TEXT NOT NULL,
  rule TEXT NOT NULL
) STRICT;

CREATE TABLE note (
  id TEXT PRIMARY KEY REFERENCES event (id) ON DELETE CASCADE
) STRICT;

CREATE TABLE event_source (
  event_id TEXT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  name TEXT NOT NULL,
  url TEXT NOT NULL,
  key TEXT NOT NULL,
  retrieved_at TEXT,
  quote TEXT NOT NULL,
  parser TEXT NOT NULL,
  confidence TEXT,
  PRIMARY KEY (event_id, place)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX event_source_key ON event_source (name, key) WHERE key <> '';

CREATE TABLE coverage (
  id TEXT PRIMARY KEY,
  issuer_id TEXT NOT NULL REFERENCES issuer (id),
  source TEXT NOT NULL,
  first TEXT NOT NULL,
  last TEXT NOT NULL
) STRICT;

CREATE TABLE proposal (
  id TEXT PRIMARY KEY,
  issuer_id TEXT NOT NULL REFERENCES issuer (id),
  kind TEXT NOT NULL,
  reason TEXT NOT NULL,
  body TEXT NOT NULL,
  proposed_at TEXT NOT NULL
) STRICT;

-- What an event was before it was changed or deleted, and in which span of time we knew it so.
CREATE TABLE event_version (
  event_id TEXT NOT NULL,
  known_from TEXT,
  known_to TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX event_version_event ON event_version (event_id);
