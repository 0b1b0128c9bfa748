import type { Archive } from '../../application/retention/retire.ts'
import { readOptionalEnvironment } from '../../environment.ts'
import { createArchive } from './s3-archive.ts'

/** The archive configured in the environment; undefined when the deployment keeps none. */
export function archiveOfEnvironment(): Archive | undefined {
  const { ARCHIVE_BUCKET: bucket, ARCHIVE_YEARS: years } = readOptionalEnvironment([
    'ARCHIVE_BUCKET',
    'ARCHIVE_YEARS',
  ])
  return bucket && years ? createArchive(bucket, Number(years)) : undefined
}
