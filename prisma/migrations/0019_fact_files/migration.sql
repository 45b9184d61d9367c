-- Files that show a fact: sealed, each with the hash of its bytes. What one is never changes; shredded, its bytes are gone.

CREATE TABLE "fact_file" (
    "id" TEXT NOT NULL,
    "incident" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "sealed" BYTEA,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "fact_file_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "fact_file_kind_check" CHECK ("kind" IN ('pdf', 'png', 'jpg', 'heic', 'docx', 'xlsx', 'txt', 'eml')),
    CONSTRAINT "fact_file_size_check" CHECK ("size" BETWEEN 1 AND 10485760),
    CONSTRAINT "fact_file_sha256_check" CHECK ("sha256" ~ '^[0-9a-f]{64}$')
);
CREATE INDEX "fact_file_incident_idx" ON "fact_file"("incident");

GRANT SELECT, INSERT, UPDATE ("sealed") ON "fact_file" TO "fenghuo_worker";
ALTER TABLE "fact_file" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "fact_file" FORCE ROW LEVEL SECURITY;
CREATE POLICY "worker" ON "fact_file" TO "fenghuo_worker" USING (true) WITH CHECK (true);
