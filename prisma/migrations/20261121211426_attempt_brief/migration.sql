-- CreateTable
CREATE TABLE "attempt_brief" (
    "run_id" UUID NOT NULL,
    "attempt_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "carried" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attempt_brief_pkey" PRIMARY KEY ("run_id","attempt_id")
);

-- AddForeignKey
ALTER TABLE "attempt_brief" ADD CONSTRAINT "attempt_brief_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
