-- AlterTable
ALTER TABLE "runner" ADD COLUMN     "clock_skew_ms" INTEGER,
ADD COLUMN     "declared" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "drained_at" TIMESTAMPTZ(3),
ADD COLUMN     "labels" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "most_at_once" INTEGER,
ADD COLUMN     "removed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "token" ADD COLUMN     "labels" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "most_at_once" INTEGER,
ADD COLUMN     "replaces" UUID;

-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "token_key" TEXT NOT NULL DEFAULT '';
