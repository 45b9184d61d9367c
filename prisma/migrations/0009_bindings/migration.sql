-- Accounts that people have bound to themselves by a one-time code, beside those of people.csv.

CREATE TABLE "binding" (
    "identity" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "binding_pkey" PRIMARY KEY ("identity")
);

GRANT SELECT, INSERT, UPDATE, DELETE ON "binding" TO "fenghuo_worker";
ALTER TABLE "binding" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "binding" FORCE ROW LEVEL SECURITY;
CREATE POLICY "worker" ON "binding" TO "fenghuo_worker" USING (true) WITH CHECK (true);
