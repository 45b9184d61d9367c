-- What platforms must know after a restart, how soon more may be said to them, and what of a card was last shown.

CREATE TABLE "keepsake" (
    "platform" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "keepsake_pkey" PRIMARY KEY ("platform", "key")
);
CREATE INDEX "keepsake_until_idx" ON "keepsake"("until");

-- Forgotten by a crash: then the platform itself says whether it is too much.
CREATE UNLOGGED TABLE "pace" (
    "key" TEXT NOT NULL,
    "free_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pace_pkey" PRIMARY KEY ("key")
);

ALTER TABLE "card" ADD COLUMN "face" TEXT, ADD COLUMN "told_at" TIMESTAMPTZ(3);
CREATE INDEX "card_waiting_idx" ON "card"("channel") WHERE "ref" IS NULL AND "told_at" IS NULL;

-- One call, if every budget it is on has room: 0, and all of them are moved on; else the milliseconds until the last has.
-- A budget gives one call in `every` ms, and up to `ahead` ms of them at once after it has rested.
CREATE FUNCTION fenghuo_pace(keys TEXT[], every INTEGER[], ahead INTEGER[], at TIMESTAMPTZ) RETURNS INTEGER
LANGUAGE plpgsql AS $$
DECLARE
    latest TIMESTAMPTZ;
BEGIN
    INSERT INTO pace (key, free_at) SELECT k, at FROM unnest(keys) AS k ORDER BY k ON CONFLICT DO NOTHING;
    PERFORM FROM pace WHERE key = ANY(keys) ORDER BY key FOR UPDATE;
    SELECT max(p.free_at - b.ahead * interval '1 ms') INTO latest
    FROM unnest(keys, ahead) AS b(key, ahead) JOIN pace p ON p.key = b.key;
    IF latest > at THEN
        RETURN ceil(extract(epoch FROM latest - at) * 1000);
    END IF;
    UPDATE pace SET free_at = greatest(pace.free_at, at) + b.every * interval '1 ms'
    FROM unnest(keys, every) AS b(key, every) WHERE pace.key = b.key;
    RETURN 0;
END $$;

GRANT SELECT, INSERT, UPDATE, DELETE ON "keepsake", "pace" TO "fenghuo_worker";

DO $$
DECLARE
    kept TEXT;
BEGIN
    FOREACH kept IN ARRAY ARRAY['keepsake', 'pace'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', kept);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', kept);
        EXECUTE format('CREATE POLICY "worker" ON %I TO "fenghuo_worker" USING (true) WITH CHECK (true)', kept);
    END LOOP;
END $$;
