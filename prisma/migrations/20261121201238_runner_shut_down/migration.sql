-- AlterTable
ALTER TABLE "runner" ADD COLUMN     "shut_down_at" TIMESTAMPTZ(3);
