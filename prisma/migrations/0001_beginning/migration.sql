-- Unit paths are compared byte by byte (COLLATE "C"): a subtree is a range, never a pattern.

CREATE TABLE "incident" (
    "id" TEXT NOT NULL,
    "code" SERIAL NOT NULL,
    "unit" TEXT COLLATE "C" NOT NULL,
    "seen_by" TEXT[] COLLATE "C",
    "units" TEXT[] COLLATE "C",
    "stage" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "nature" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "state" JSONB NOT NULL,
    "reasons" TEXT[],
    "drill" BOOLEAN NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "last_mention_at" TIMESTAMPTZ(3),

    CONSTRAINT "incident_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "incident_code_key" ON "incident"("code");
CREATE INDEX "incident_unit_stage_idx" ON "incident"("unit", "stage");
CREATE INDEX "incident_updated_at_idx" ON "incident"("updated_at");

CREATE TABLE "event" (
    "seq" BIGSERIAL NOT NULL,
    "incident" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "body" JSONB NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("seq")
);
CREATE INDEX "event_incident_seq_idx" ON "event"("incident", "seq");

CREATE TABLE "audit" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "unit" TEXT COLLATE "C",
    "detail" JSONB NOT NULL,
    "prev_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_pkey" PRIMARY KEY ("seq")
);
CREATE INDEX "audit_subject_idx" ON "audit"("subject");

CREATE TABLE "audit_head" (
    "id" INTEGER NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("id")
);
INSERT INTO "audit_head" ("id", "seq", "hash") VALUES (1, 0, '');

CREATE TABLE "ask" (
    "id" TEXT NOT NULL,
    "incident" TEXT NOT NULL,
    "decision" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ask_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "ask_at_idx" ON "ask"("at");

CREATE TABLE "text" (
    "id" TEXT NOT NULL,
    "incident" TEXT NOT NULL,
    "unit" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT NOT NULL,
    "sealed" BYTEA,
    "masked" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "text_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "text_incident_idx" ON "text"("incident");

CREATE TABLE "mention" (
    "id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "site" TEXT,
    "url" TEXT,
    "title_masked" TEXT NOT NULL,
    "text_masked" TEXT NOT NULL,
    "author_masked" TEXT,
    "sealed" BYTEA,
    "evidence" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "reads" BIGINT NOT NULL,
    "comments" BIGINT NOT NULL,
    "shares" BIGINT NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "lease_until" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "leased_revision" INTEGER,
    "why" TEXT,
    "incident" TEXT,
    "units" TEXT[] COLLATE "C",
    "unit" TEXT COLLATE "C",
    "level" TEXT,
    "negative" BOOLEAN,
    "exact" BIGINT,
    "signature" BYTEA,
    "told" BYTEA,
    "decided_at" TIMESTAMPTZ(3),
    "first_card_at" TIMESTAMPTZ(3),

    CONSTRAINT "mention_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "mention_state_check" CHECK ("state" IN ('new', 'leased', 'settled', 'joined', 'aside'))
);
CREATE UNIQUE INDEX "mention_source_external_id_key" ON "mention"("source", "external_id");
CREATE INDEX "mention_incident_found_at_idx" ON "mention"("incident", "found_at");
CREATE INDEX "mention_state_found_at_idx" ON "mention"("state", "found_at");
CREATE INDEX "mention_exact_idx" ON "mention"("exact");
CREATE INDEX "mention_source_found_at_idx" ON "mention"("source", "found_at");

CREATE TABLE "mention_before" (
    "mention" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "evidence" TEXT NOT NULL,
    "sealed" BYTEA,
    "found_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mention_before_pkey" PRIMARY KEY ("mention", "revision")
);

CREATE TABLE "band" (
    "band" BIGINT NOT NULL,
    "mention" TEXT NOT NULL,

    CONSTRAINT "band_pkey" PRIMARY KEY ("band", "mention")
);
CREATE INDEX "band_mention_idx" ON "band"("mention");

CREATE TABLE "inbox" (
    "platform" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "answer" BYTEA,
    "attempts" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "why" TEXT,

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("platform", "key")
);
CREATE INDEX "inbox_done_at_at_idx" ON "inbox"("done_at", "at");

CREATE TABLE "card" (
    "incident" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "ref" TEXT,
    "rev" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "shown_at" TIMESTAMPTZ(3),

    CONSTRAINT "card_pkey" PRIMARY KEY ("incident", "channel")
);
CREATE UNIQUE INDEX "card_key_key" ON "card"("key");
CREATE INDEX "card_channel_ref_idx" ON "card"("channel", "ref");

CREATE TABLE "board_message" (
    "seq" BIGSERIAL NOT NULL,
    "channel" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "message" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "board_message_pkey" PRIMARY KEY ("seq")
);
CREATE UNIQUE INDEX "board_message_channel_key_key" ON "board_message"("channel", "key");
CREATE INDEX "board_message_channel_seq_idx" ON "board_message"("channel", "seq");

CREATE TABLE "board_read" (
    "person" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,

    CONSTRAINT "board_read_pkey" PRIMARY KEY ("person", "channel")
);

CREATE TABLE "source_state" (
    "source" TEXT NOT NULL,
    "etag" TEXT,
    "last_modified" TEXT,
    "cursor" TEXT,
    "last_ok_at" TIMESTAMPTZ(3),
    "last_item_at" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "last_error_at" TIMESTAMPTZ(3),
    "silent_since" TIMESTAMPTZ(3),

    CONSTRAINT "source_state_pkey" PRIMARY KEY ("source")
);

CREATE TABLE "evidence" (
    "sha256" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sealed" BYTEA,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("sha256")
);

-- What is written stays written, whoever asks.

CREATE FUNCTION "fenghuo_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER "audit_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit"
    FOR EACH STATEMENT EXECUTE FUNCTION "fenghuo_append_only"();
CREATE TRIGGER "event_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "event"
    FOR EACH STATEMENT EXECUTE FUNCTION "fenghuo_append_only"();

-- Two roles: what people read, and the bot's own work. The login of the service is a member of both and owns nothing
-- in production; roles belong to the whole server, so another database may have made them already.

DO $$
DECLARE
    wanted TEXT;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['fenghuo_app', 'fenghuo_worker'] LOOP
        BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
                EXECUTE format('CREATE ROLE %I NOLOGIN NOBYPASSRLS', wanted);
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END;
        -- To become one of them is a step to take; who has not taken it sees nothing.
        IF NOT pg_has_role(CURRENT_USER, wanted, 'MEMBER') THEN
            EXECUTE format('GRANT %I TO CURRENT_USER', wanted)
                || CASE WHEN current_setting('server_version_num')::int >= 160000 THEN ' WITH INHERIT FALSE' ELSE '' END;
        END IF;
    END LOOP;
END $$;

GRANT USAGE ON SCHEMA "public" TO "fenghuo_app", "fenghuo_worker";
GRANT SELECT, INSERT ON "event", "audit", "ask" TO "fenghuo_worker";
GRANT SELECT, UPDATE ON "audit_head" TO "fenghuo_worker";
GRANT SELECT, INSERT, UPDATE ON "incident", "text", "mention", "mention_before", "inbox", "card", "board_message", "board_read",
    "source_state", "evidence" TO "fenghuo_worker";
GRANT SELECT, INSERT, DELETE ON "band" TO "fenghuo_worker";
GRANT USAGE ON ALL SEQUENCES IN SCHEMA "public" TO "fenghuo_worker";

-- Sealed words are in no column that a reader may name.
GRANT SELECT ON "incident", "event" TO "fenghuo_app";
GRANT SELECT ("id", "incident", "unit", "kind", "masked", "by", "at") ON "text" TO "fenghuo_app";
GRANT SELECT ("id", "source", "kind", "site", "url", "title_masked", "text_masked", "author_masked", "evidence",
    "reads", "comments", "shares", "published_at", "found_at", "updated_at", "state", "incident", "units", "unit",
    "level", "negative", "decided_at") ON "mention" TO "fenghuo_app";

-- pg-boss makes its tables here at start; jobs are sent inside the worker's transactions.
CREATE SCHEMA IF NOT EXISTS "pgboss";
GRANT USAGE ON SCHEMA "pgboss" TO "fenghuo_worker";
ALTER DEFAULT PRIVILEGES IN SCHEMA "pgboss" GRANT SELECT, INSERT, UPDATE ON TABLES TO "fenghuo_worker";

-- A scope is a JSON array of paths, set for one transaction. After it the setting is '', which must mean nothing at all.
CREATE FUNCTION "fenghuo_scope"() RETURNS TEXT[] LANGUAGE sql STABLE AS $$
    SELECT ARRAY(SELECT jsonb_array_elements_text(NULLIF(current_setting('app.scope', true), '')::jsonb))
$$;

-- True when any of the units is one of the paths or below it: '0' is the character after '/'.
CREATE FUNCTION "fenghuo_sees"("units" TEXT[], "scope" TEXT[]) RETURNS BOOLEAN LANGUAGE sql IMMUTABLE AS $$
    SELECT EXISTS (
        SELECT FROM unnest("units") AS u("unit"), unnest("scope") AS s("path")
        WHERE u."unit" = s."path"
            OR (u."unit" COLLATE "C" >= s."path" || '/' AND u."unit" COLLATE "C" < s."path" || '0')
    )
$$;

DO $$
DECLARE
    kept TEXT;
BEGIN
    FOREACH kept IN ARRAY ARRAY['incident', 'event', 'audit', 'audit_head', 'ask', 'text', 'mention', 'mention_before', 'band',
        'inbox', 'card', 'board_message', 'board_read', 'source_state', 'evidence'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', kept);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', kept);
        EXECUTE format('CREATE POLICY "worker" ON %I TO "fenghuo_worker" USING (true) WITH CHECK (true)', kept);
    END LOOP;
END $$;

CREATE POLICY "seen" ON "incident" FOR SELECT TO "fenghuo_app"
    USING ("fenghuo_sees"("seen_by", (SELECT "fenghuo_scope"())));
CREATE POLICY "seen" ON "event" FOR SELECT TO "fenghuo_app"
    USING (EXISTS (SELECT FROM "incident" i WHERE i."id" = "event"."incident"));
CREATE POLICY "seen" ON "text" FOR SELECT TO "fenghuo_app"
    USING (EXISTS (SELECT FROM "incident" i WHERE i."id" = "text"."incident"));
CREATE POLICY "seen" ON "mention" FOR SELECT TO "fenghuo_app"
    USING (EXISTS (SELECT FROM "incident" i WHERE i."id" = "mention"."incident"));
