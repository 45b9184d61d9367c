-- A text without authors could be approved by whoever wrote it: it has some, and a later one forgets none of them.

CREATE FUNCTION "fenghuo_version_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF cardinality(NEW."authors") = 0 OR NEW."authors" && ARRAY['']
        OR array_position(NEW."authors", NULL) IS NOT NULL THEN
        RAISE EXCEPTION 'a text has authors' USING ERRCODE = 'FG001';
    END IF;
    IF EXISTS (SELECT FROM "version" v WHERE v."incident" = NEW."incident" AND v."statement" = NEW."statement"
        AND (v."number" > NEW."number" OR NOT v."authors" <@ NEW."authors")) THEN
        RAISE EXCEPTION 'a text comes after the one before it, and has its authors' USING ERRCODE = 'FG001';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "version_guard" BEFORE INSERT ON "version"
    FOR EACH ROW EXECUTE FUNCTION "fenghuo_version_guard"();
