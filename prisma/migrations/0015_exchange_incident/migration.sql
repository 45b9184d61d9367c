-- Which incident a model was asked about: what one incident may cost is counted over restarts too.

ALTER TABLE "exchange" ADD COLUMN "incident" TEXT;
CREATE INDEX "exchange_incident_idx" ON "exchange"("incident");
