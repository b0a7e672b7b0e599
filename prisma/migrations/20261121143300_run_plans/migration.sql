-- CreateTable
CREATE TABLE "run_plan" (
    "run_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "by" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "task" TEXT,
    "added" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "run_plan_pkey" PRIMARY KEY ("run_id","number")
);

-- AddForeignKey
ALTER TABLE "run_plan" ADD CONSTRAINT "run_plan_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
