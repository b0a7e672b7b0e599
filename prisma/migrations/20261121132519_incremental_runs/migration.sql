-- Attempts that are held now get an hour; their runs know when they have really used up their time.
ALTER TABLE "lease" ADD COLUMN     "condemned" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "overdue_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp() + interval '1 hour';
ALTER TABLE "lease" ALTER COLUMN "overdue_at" DROP DEFAULT;

-- AlterTable
ALTER TABLE "offer" ADD COLUMN     "labels" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- Until now the state was saved with every event.
ALTER TABLE "run" ADD COLUMN     "state_seq" INTEGER NOT NULL DEFAULT 0;
UPDATE "run" SET "state_seq" = "seq";
