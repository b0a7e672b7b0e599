-- CreateTable
CREATE TABLE "run_origin" (
    "run_id" UUID NOT NULL,
    "state" JSONB NOT NULL,
    "lineage" UUID,
    "position" INTEGER NOT NULL DEFAULT 0,
    "source" JSONB,

    CONSTRAINT "run_origin_pkey" PRIMARY KEY ("run_id")
);

-- CreateIndex
CREATE INDEX "run_origin_lineage_idx" ON "run_origin"("lineage");

-- AddForeignKey
ALTER TABLE "run_origin" ADD CONSTRAINT "run_origin_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
