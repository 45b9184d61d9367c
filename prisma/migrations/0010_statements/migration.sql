-- What may be said in public: texts that never change, who approved exactly which, and what went out. The database
-- itself refuses a publication without its quorum (SECURITY T8), whoever asks.

CREATE TABLE "version" (
    "incident" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "statement" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "authors" TEXT[] NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "version_pkey" PRIMARY KEY ("incident", "number")
);
CREATE INDEX "version_incident_statement_idx" ON "version"("incident", "statement");

CREATE TABLE "submission" (
    "incident" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    "needs" TEXT[] NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "due_until" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "submission_pkey" PRIMARY KEY ("incident", "number"),
    CONSTRAINT "submission_needs_check" CHECK (cardinality("needs") > 0)
);

CREATE TABLE "approval" (
    "incident" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "person" TEXT NOT NULL,
    "duty" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "taken_back_at" TIMESTAMPTZ(3),

    CONSTRAINT "approval_pkey" PRIMARY KEY ("incident", "number", "person")
);

CREATE TABLE "publication" (
    "id" TEXT NOT NULL,
    "incident" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "way" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "publication_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "publication_state_check" CHECK ("state" IN
        ('asked', 'sending', 'published', 'handedOver', 'failed', 'uncertain', 'stopped'))
);
-- Each version by each way at most once, unless it is certain that nothing became public.
CREATE UNIQUE INDEX "publication_once" ON "publication"("incident", "number", "way")
    WHERE "state" NOT IN ('failed', 'stopped');

-- One row: while it is stopped nothing goes out.
CREATE TABLE "stop_switch" (
    "id" INTEGER NOT NULL,
    "stopped_at" TIMESTAMPTZ(3),
    "by" TEXT,
    "reason" TEXT,
    "lifted_by" TEXT[] NOT NULL,

    CONSTRAINT "stop_switch_pkey" PRIMARY KEY ("id")
);
INSERT INTO "stop_switch" ("id", "lifted_by") VALUES (1, '{}');

-- Who may act for the command group for a time.
CREATE TABLE "delegation" (
    "id" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "duty" TEXT NOT NULL,
    "behalf" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "delegation_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "delegation_until_idx" ON "delegation"("until");

-- A card may show a statement of an incident instead of the incident: `incident` then names both (`id/s1`).

CREATE FUNCTION "fenghuo_may_go_out"(doc "publication") RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    text_row "version"%ROWTYPE;
    asked "submission"%ROWTYPE;
    missing TEXT;
BEGIN
    SELECT * INTO text_row FROM "version" v WHERE v."incident" = doc."incident" AND v."number" = doc."number";
    IF NOT FOUND OR text_row."hash" <> doc."hash" THEN RETURN 'the text is not the one that was approved'; END IF;
    IF EXISTS (SELECT FROM "version" v WHERE v."incident" = doc."incident" AND v."statement" = text_row."statement"
        AND v."number" > doc."number") THEN RETURN 'a later text has taken its place'; END IF;
    SELECT * INTO asked FROM "submission" s WHERE s."incident" = doc."incident" AND s."number" = doc."number";
    IF NOT FOUND OR asked."ended_at" IS NOT NULL THEN RETURN 'it was not handed in, or that has ended'; END IF;
    IF greatest(asked."until", asked."due_until") <= greatest(doc."at", doc."since")
        THEN RETURN 'its approvals have expired'; END IF;
    IF NOT EXISTS (SELECT FROM "stop_switch" WHERE "id" = 1 AND "stopped_at" IS NULL)
        THEN RETURN 'all publishing is stopped'; END IF;
    SELECT n."duty" INTO missing FROM (SELECT unnest(asked."needs") AS "duty") n
    GROUP BY n."duty" HAVING count(*) > (
        SELECT count(DISTINCT a."person") FROM "approval" a
        WHERE a."incident" = doc."incident" AND a."number" = doc."number" AND a."hash" = doc."hash"
            AND a."duty" = n."duty" AND a."taken_back_at" IS NULL
            AND a."person" <> ALL (text_row."authors" || asked."by"))
    LIMIT 1;
    IF missing IS NOT NULL THEN RETURN 'an approval is missing'; END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION "fenghuo_publication_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    why TEXT;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF (NEW."id", NEW."incident", NEW."number", NEW."hash", NEW."way", NEW."at")
            IS DISTINCT FROM (OLD."id", OLD."incident", OLD."number", OLD."hash", OLD."way", OLD."at") THEN
            RAISE EXCEPTION 'a publication stays what it is' USING ERRCODE = 'FG001';
        END IF;
        IF NOT (
            (OLD."state" = 'asked' AND NEW."state" IN ('sending', 'stopped', 'failed'))
            OR (OLD."state" = 'asked' AND OLD."way" = 'byHand' AND NEW."state" = 'published')
            OR (OLD."state" = 'sending' AND NEW."state" IN ('published', 'handedOver', 'failed', 'uncertain'))
            OR (OLD."state" IN ('handedOver', 'uncertain') AND NEW."state" IN ('published', 'failed'))
        ) THEN
            RAISE EXCEPTION 'a publication does not go from % to %', OLD."state", NEW."state" USING ERRCODE = 'FG001';
        END IF;
        IF NEW."state" <> 'sending' THEN RETURN NEW; END IF;
    ELSIF NEW."state" <> 'asked' THEN
        RAISE EXCEPTION 'a publication begins by being asked for' USING ERRCODE = 'FG001';
    END IF;
    -- Whoever stops everything, and whoever withdraws an approval, waits for us or we for them.
    PERFORM FROM "stop_switch" FOR SHARE;
    PERFORM FROM "submission" s WHERE s."incident" = NEW."incident" AND s."number" = NEW."number" FOR SHARE;
    why := "fenghuo_may_go_out"(NEW);
    IF why IS NOT NULL THEN RAISE EXCEPTION 'not published: %', why USING ERRCODE = 'FG001'; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "publication_guard" BEFORE INSERT OR UPDATE ON "publication"
    FOR EACH ROW EXECUTE FUNCTION "fenghuo_publication_guard"();

-- What was handed in stays what it is, and what has ended does not begin again.

CREATE FUNCTION "fenghuo_submission_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW."incident", NEW."number", NEW."by", NEW."needs", NEW."at")
        IS DISTINCT FROM (OLD."incident", OLD."number", OLD."by", OLD."needs", OLD."at")
        OR (OLD."ended_at" IS NOT NULL AND NEW."ended_at" IS DISTINCT FROM OLD."ended_at") THEN
        RAISE EXCEPTION 'what was handed in stays what it is' USING ERRCODE = 'FG001';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "submission_guard" BEFORE UPDATE ON "submission"
    FOR EACH ROW EXECUTE FUNCTION "fenghuo_submission_guard"();

-- An approval is of the text as it is, by a person who neither wrote it nor handed it in, and what it says does not change.

CREATE FUNCTION "fenghuo_approval_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (NEW."incident", NEW."number", NEW."person", NEW."hash")
        IS DISTINCT FROM (OLD."incident", OLD."number", OLD."person", OLD."hash") THEN
        RAISE EXCEPTION 'an approval stays what it is' USING ERRCODE = 'FG001';
    END IF;
    -- A publication that is just being let go waits for us or we for it.
    PERFORM FROM "submission" s WHERE s."incident" = NEW."incident" AND s."number" = NEW."number" FOR NO KEY UPDATE;
    IF NEW."taken_back_at" IS NOT NULL THEN RETURN NEW; END IF;
    IF NOT EXISTS (SELECT FROM "version" v JOIN "submission" s USING ("incident", "number")
        WHERE v."incident" = NEW."incident" AND v."number" = NEW."number" AND v."hash" = NEW."hash"
        AND s."ended_at" IS NULL AND NEW."person" <> ALL (v."authors" || s."by")) THEN
        RAISE EXCEPTION 'an approval is of an exact text, by another than its authors' USING ERRCODE = 'FG001';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "approval_guard" BEFORE INSERT OR UPDATE ON "approval"
    FOR EACH ROW EXECUTE FUNCTION "fenghuo_approval_guard"();

-- One person's press does not lift what another stopped.

CREATE FUNCTION "fenghuo_stop_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD."stopped_at" IS NOT NULL AND NEW."stopped_at" IS NULL AND cardinality(OLD."lifted_by") = 0 THEN
        RAISE EXCEPTION 'two people lift the stop switch' USING ERRCODE = 'FG001';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "stop_guard" BEFORE UPDATE ON "stop_switch" FOR EACH ROW EXECUTE FUNCTION "fenghuo_stop_guard"();

CREATE TRIGGER "version_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "version"
    FOR EACH STATEMENT EXECUTE FUNCTION "fenghuo_append_only"();
CREATE TRIGGER "approval_kept" BEFORE DELETE OR TRUNCATE ON "approval"
    FOR EACH STATEMENT EXECUTE FUNCTION "fenghuo_append_only"();
CREATE TRIGGER "submission_kept" BEFORE DELETE OR TRUNCATE ON "submission"
    FOR EACH STATEMENT EXECUTE FUNCTION "fenghuo_append_only"();
CREATE TRIGGER "stop_switch_kept" BEFORE DELETE OR TRUNCATE ON "stop_switch"
    FOR EACH STATEMENT EXECUTE FUNCTION "fenghuo_append_only"();
CREATE TRIGGER "publication_kept" BEFORE DELETE OR TRUNCATE ON "publication"
    FOR EACH STATEMENT EXECUTE FUNCTION "fenghuo_append_only"();

GRANT SELECT, INSERT ON "version" TO "fenghuo_worker";
GRANT SELECT, INSERT, UPDATE ON "submission", "approval", "publication", "delegation" TO "fenghuo_worker";
GRANT SELECT, UPDATE ON "stop_switch" TO "fenghuo_worker";
DO $$
DECLARE
    kept TEXT;
BEGIN
    FOREACH kept IN ARRAY ARRAY['version', 'submission', 'approval', 'publication', 'stop_switch', 'delegation'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', kept);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', kept);
        EXECUTE format('CREATE POLICY "worker" ON %I TO "fenghuo_worker" USING (true) WITH CHECK (true)', kept);
    END LOOP;
END $$;
