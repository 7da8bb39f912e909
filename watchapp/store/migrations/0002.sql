-- Format 2, frozen. Which company a filing means when its symbol changes, and what a deal was in.
ALTER TABLE issuer ADD COLUMN lei TEXT NOT NULL DEFAULT '';
ALTER TABLE issuer ADD COLUMN cik TEXT NOT NULL DEFAULT '';
ALTER TABLE insider_deal ADD COLUMN instrument TEXT NOT NULL DEFAULT 'share';
ALTER TABLE insider_deal ADD COLUMN pays_for TEXT NOT NULL DEFAULT '';
ALTER TABLE holding ADD COLUMN roles TEXT NOT NULL DEFAULT '[]';
ALTER TABLE holding ADD COLUMN direct INTEGER;
ALTER TABLE holding ADD COLUMN vehicle TEXT NOT NULL DEFAULT '';
ALTER TABLE repurchase ADD COLUMN remaining_shares TEXT;
ALTER TABLE repurchase ADD COLUMN remaining_value TEXT;
