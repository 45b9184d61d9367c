-- What HQ reads where it reads more than a branch: those who act in public duty by name. Null where both read the same.
-- No grant to readers: only who has been found to look with HQ's eyes is handed it.
ALTER TABLE "mention" ADD COLUMN "title_hq" TEXT, ADD COLUMN "text_hq" TEXT;
