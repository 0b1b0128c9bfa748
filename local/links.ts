import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const PROGRAMS = join(import.meta.dirname, '..', 'programs')

/**
 * Whether a definition leaves out a link, so that it leads to a page of this run: only then does the assembly depend on the
 * port. A file that cannot be read is reported when it is loaded.
 */
export function leavesOutLinks(): boolean {
  return globSync('*.json', { cwd: PROGRAMS }).some((file) => {
    try {
      const { tenant, links } = JSON.parse(readFileSync(join(PROGRAMS, file), 'utf8'))
      return tenant !== undefined && !(links?.terms && links.privacy && links.signUp)
    } catch {
      return false
    }
  })
}
