-- Whose phones were rung for an incident, by which way, what became of it, and when it was read. Ids, enums and times only.

CREATE TABLE "rung" (
    "id" TEXT NOT NULL,
    "incident" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "how" TEXT NOT NULL,
    "way" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT,
    "at" TIMESTAMPTZ(3),
    "ref" TEXT,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "rung_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "rung_incident_person_why_since_how_way_key" ON "rung"("incident", "person", "why", "since", "how", "way");

GRANT SELECT, INSERT, UPDATE ON "rung" TO "fenghuo_worker";
ALTER TABLE "rung" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "rung" FORCE ROW LEVEL SECURITY;
CREATE POLICY "worker" ON "rung" TO "fenghuo_worker" USING (true) WITH CHECK (true);
