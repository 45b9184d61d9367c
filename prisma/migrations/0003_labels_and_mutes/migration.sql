-- What people's presses said of mentions, and what HQ has muted: the bot's own, in nobody's sight.

CREATE TABLE "label" (
    "seq" BIGSERIAL NOT NULL,
    "mention" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "incident" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "said" TEXT NOT NULL,
    "relevant" BOOLEAN,
    "negative" BOOLEAN,
    "nature" TEXT,
    "level" TEXT,
    "by_kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "taken_back_at" TIMESTAMPTZ(3),

    CONSTRAINT "label_pkey" PRIMARY KEY ("seq"),
    CONSTRAINT "label_said_check" CHECK ("said" IN ('dismissed', 'notOurs', 'level', 'nature'))
);
CREATE INDEX "label_mention_idx" ON "label"("mention");
CREATE INDEX "label_incident_idx" ON "label"("incident");

CREATE TABLE "mute" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "sealed" BYTEA,
    "value_masked" TEXT NOT NULL,
    "reason_masked" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "lifted_at" TIMESTAMPTZ(3),
    "held" INTEGER NOT NULL,

    CONSTRAINT "mute_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "mute_kind_check" CHECK ("kind" IN ('author', 'site', 'phrase'))
);
CREATE UNIQUE INDEX "mute_key_key" ON "mute"("key");
CREATE INDEX "mute_until_idx" ON "mute"("until");

GRANT SELECT, INSERT, UPDATE ON "label", "mute" TO "fenghuo_worker";
GRANT USAGE ON SEQUENCE "label_seq_seq", "mute_id_seq" TO "fenghuo_worker";

DO $$
DECLARE
    kept TEXT;
BEGIN
    FOREACH kept IN ARRAY ARRAY['label', 'mute'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', kept);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', kept);
        EXECUTE format('CREATE POLICY "worker" ON %I TO "fenghuo_worker" USING (true) WITH CHECK (true)', kept);
    END LOOP;
END $$;
