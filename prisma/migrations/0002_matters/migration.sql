-- Mentions about one matter that hurts nobody are kept together by the first of them, so that the matter opens as a whole.
ALTER TABLE "mention" ADD COLUMN "quiet" TEXT;
CREATE INDEX "mention_quiet_idx" ON "mention"("quiet");

-- What decided mentions tell, as keyed hashes: a mention's words lead to those that share its rarest, the latest first.
CREATE TABLE "clue" (
    "key" BIGINT NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "mention" TEXT NOT NULL,
    CONSTRAINT "clue_pkey" PRIMARY KEY ("key", "found_at", "mention")
);
CREATE INDEX "clue_mention_idx" ON "clue"("mention");

GRANT SELECT, INSERT, DELETE ON "clue" TO "fenghuo_worker";
ALTER TABLE "clue" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "clue" FORCE ROW LEVEL SECURITY;
CREATE POLICY "worker" ON "clue" TO "fenghuo_worker" USING (true) WITH CHECK (true);

-- A comment belongs where its post is. Addresses may be longer than a B-tree takes.
CREATE INDEX "mention_url_idx" ON "mention" USING HASH ("url");
