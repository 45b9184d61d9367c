-- Up to which local day a group has had its digest, by form: one digest a day, whatever stops and starts in between.

CREATE TABLE "digest" (
    "channel" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "last" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "digest_pkey" PRIMARY KEY ("channel", "form")
);

GRANT SELECT, INSERT, UPDATE ON "digest" TO "fenghuo_worker";
ALTER TABLE "digest" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "digest" FORCE ROW LEVEL SECURITY;
CREATE POLICY "worker" ON "digest" TO "fenghuo_worker" USING (true) WITH CHECK (true);
