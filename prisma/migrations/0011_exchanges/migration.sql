-- What language models were asked and what they said, masked: no other form of it was ever there.

CREATE TABLE "exchange" (
    "id" TEXT NOT NULL,
    "task" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "prompt" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "tokens" INTEGER NOT NULL,
    "cost" DOUBLE PRECISION,
    "ms" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "exchange_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "exchange_at_idx" ON "exchange"("at");

GRANT SELECT, INSERT, DELETE ON "exchange" TO "fenghuo_worker";
ALTER TABLE "exchange" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "exchange" FORCE ROW LEVEL SECURITY;
CREATE POLICY "worker" ON "exchange" TO "fenghuo_worker" USING (true) WITH CHECK (true);
