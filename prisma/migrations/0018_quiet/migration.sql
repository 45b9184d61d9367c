-- What lies below the alarm line belongs to no incident: its unit and those above it may look for what comes again and again.
-- What is not decided yet has no unit, and what names none of ours is headquarters': nobody else sees either.
CREATE POLICY "quiet" ON "mention" FOR SELECT TO "fenghuo_app"
    USING ("incident" IS NULL AND "fenghuo_sees"(ARRAY["unit"], (SELECT "fenghuo_scope"())));
