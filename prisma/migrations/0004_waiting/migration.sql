-- What is still to be decided waits in a narrow table of its own: a mention's row is written once, verdict and all, and
-- most are noise that never waits.
CREATE TABLE "waiting" (
    "mention" TEXT NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "revision" INTEGER NOT NULL,
    "leased_revision" INTEGER,
    "lease_until" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL,
    "decided" BOOLEAN NOT NULL,
    "aside" TEXT,
    CONSTRAINT "waiting_pkey" PRIMARY KEY ("mention")
);
CREATE INDEX "waiting_found_at_mention_idx" ON "waiting"("found_at", "mention");

INSERT INTO "waiting" ("mention", "found_at", "revision", "attempts", "decided", "aside")
SELECT "id", "found_at", 1, "attempts", "decided_at" IS NOT NULL, CASE WHEN "state" = 'aside' THEN coalesce("why", '') END
FROM "mention" WHERE "state" IN ('new', 'leased', 'aside');

DROP INDEX "mention_state_found_at_idx";
DROP INDEX "mention_exact_idx";
ALTER TABLE "mention" DROP COLUMN "state", DROP COLUMN "lease_until", DROP COLUMN "attempts", DROP COLUMN "leased_revision",
    DROP COLUMN "why";

-- Everything a mention is found again by, bands of its letters and words of its matter, is one kind of row: a keyed hash,
-- told apart by the units it is about. By month, so that what is too old to join anything goes by the table. Rows made
-- under the unkeyed hashes of before lead nowhere any more.
DROP TABLE "clue";
DROP TABLE "band";
CREATE TABLE "band" (
    "key" BIGINT NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "mention" TEXT NOT NULL,
    CONSTRAINT "band_pkey" PRIMARY KEY ("key", "found_at", "mention")
) PARTITION BY RANGE ("found_at");

-- Makes room for the month of `moment`; who works may not make tables.
CREATE FUNCTION "fenghuo_month"("moment" TIMESTAMPTZ) RETURNS VOID LANGUAGE plpgsql SECURITY DEFINER
SET search_path = "public", "pg_temp" AS $$
DECLARE
    opening TIMESTAMP := date_trunc('month', "moment" AT TIME ZONE 'UTC');
    wanted TEXT := 'band_' || to_char(opening, 'YYYY_MM');
BEGIN
    IF to_regclass(quote_ident(wanted)) IS NOT NULL THEN RETURN; END IF;
    PERFORM pg_advisory_xact_lock(7294002);
    IF to_regclass(quote_ident(wanted)) IS NOT NULL THEN RETURN; END IF;
    EXECUTE format('CREATE TABLE %I PARTITION OF "band" FOR VALUES FROM (%L) TO (%L)', wanted,
        to_char(opening, 'YYYY-MM-DD') || ' 00:00:00+00', to_char(opening + interval '1 month', 'YYYY-MM-DD') || ' 00:00:00+00');
END $$;

-- Whether there is room for the month of `moment` still.
CREATE FUNCTION "fenghuo_has_month"("moment" TIMESTAMPTZ) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
    SELECT to_regclass('"public"."band_' || to_char("moment" AT TIME ZONE 'UTC', 'YYYY_MM') || '"') IS NOT NULL
$$;

-- Lets go of the months that ended before `moment`, and tells how many. It rather gives up than keeps anybody waiting.
CREATE FUNCTION "fenghuo_forget_months"("moment" TIMESTAMPTZ) RETURNS INTEGER LANGUAGE plpgsql SECURITY DEFINER
SET search_path = "public", "pg_temp" SET lock_timeout = '2s' AS $$
DECLARE
    old TEXT;
    gone INTEGER := 0;
BEGIN
    FOR old IN
        SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = '"band"'::regclass AND c.relname ~ '^band_\d{4}_\d{2}$'
            AND (to_date(substr(c.relname, 6), 'YYYY_MM') + interval '1 month') AT TIME ZONE 'UTC' <= "moment"
    LOOP
        EXECUTE format('DROP TABLE %I', old);
        gone := gone + 1;
    END LOOP;
    RETURN gone;
END $$;

REVOKE ALL ON FUNCTION "fenghuo_month"(TIMESTAMPTZ), "fenghuo_forget_months"(TIMESTAMPTZ) FROM PUBLIC;
DO $$
DECLARE
    "month" TIMESTAMPTZ;
BEGIN
    FOR "month" IN SELECT DISTINCT date_trunc('month', "found_at" AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' FROM "mention" LOOP
        PERFORM "fenghuo_month"("month");
    END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION "fenghuo_month"(TIMESTAMPTZ), "fenghuo_forget_months"(TIMESTAMPTZ) TO "fenghuo_worker";
GRANT SELECT, INSERT, UPDATE, DELETE ON "waiting" TO "fenghuo_worker";
GRANT SELECT, INSERT, DELETE ON "band" TO "fenghuo_worker";
DO $$
DECLARE
    kept TEXT;
BEGIN
    FOREACH kept IN ARRAY ARRAY['waiting', 'band'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', kept);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', kept);
        EXECUTE format('CREATE POLICY "worker" ON %I TO "fenghuo_worker" USING (true) WITH CHECK (true)', kept);
    END LOOP;
END $$;
