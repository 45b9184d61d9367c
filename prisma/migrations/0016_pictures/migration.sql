-- Pictures that came with a message of the web console's board: charts of ours, let go when nobody looks back that far.

CREATE TABLE "board_picture" (
    "channel" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "board_picture_pkey" PRIMARY KEY ("channel", "key"),
    CONSTRAINT "board_picture_mime_check" CHECK ("mime" IN ('image/png', 'image/jpeg'))
);
CREATE INDEX "board_picture_at_idx" ON "board_picture"("at");

GRANT SELECT, INSERT, DELETE ON "board_picture" TO "fenghuo_worker";
ALTER TABLE "board_picture" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "board_picture" FORCE ROW LEVEL SECURITY;
CREATE POLICY "worker" ON "board_picture" TO "fenghuo_worker" USING (true) WITH CHECK (true);
