-- AlterTable
ALTER TABLE "attempt_log" ADD COLUMN     "own_bytes" BIGINT NOT NULL DEFAULT 0;
