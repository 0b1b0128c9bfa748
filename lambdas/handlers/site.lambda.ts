import { consoleLog as log } from '../adapters/console-log.ts'
import { withPipeline } from './pipeline.ts'
import { createSiteHandler } from './site.ts'

export const handler = withPipeline(log, createSiteHandler())
