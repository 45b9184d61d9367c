-- The group that is an incident's own 响应群; what it is for and how it came to be stands in the incident's events.

CREATE TABLE "room" (
    "channel" TEXT NOT NULL,
    "incident" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "room_pkey" PRIMARY KEY ("channel")
);

GRANT SELECT, INSERT, UPDATE, DELETE ON "room" TO "fenghuo_worker";
ALTER TABLE "room" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "room" FORCE ROW LEVEL SECURITY;
CREATE POLICY "worker" ON "room" TO "fenghuo_worker" USING (true) WITH CHECK (true);
