import { readLine } from '../../lambdas/application/evidence/anchor.ts'
import type { Chain } from '../../lambdas/application/evidence/verify-tenant.ts'
import { after, HOUR } from '../../lambdas/domain/core/time.ts'

/**
 * What digests know of a tenant's chains, and what of it the table does not confirm (REC-3). A chain that did not change has the
 * same leaf in every digest, which is held once.
 */
export class AnchoredChains {
  /** Each chain that differs. */
  readonly problems: string[] = []
  /** By generation: the leaves by sequence number. */
  private readonly known = new Map<string, Map<number, string>>()
  private readonly seen = new Set<string>()
  private newest = ''
  private readonly tenant: string
  private readonly isWhole: boolean

  /** Only if all digests are read can a chain be one that they should know. */
  constructor(tenant: string, { isWhole = true } = {}) {
    this.tenant = tenant
    this.isWhole = isWhole
  }

  /** How many different leaves the digests have. */
  get leaves(): number {
    return [...this.known.values()].reduce((sum, { size }) => sum + size, 0)
  }

  /** Adds the lines of a digest that began at a time. */
  add(lines: readonly string[], since: string): void {
    if (since > this.newest) this.newest = since
    for (const line of lines) {
      const read = readLine(line)
      if (read?.tenant === this.tenant) this.know(read.life, read.seq, read.leaf)
    }
  }

  /** Compares a chain of the table; each of its leaves must stand at its place. */
  compare({ life, since, leaves }: Chain): void {
    this.seen.add(life)
    const known = this.known.get(life)
    if (!known && this.shouldKnow(since))
      this.problems.push(`${life}: no digest knows it, though it began before the last one`)
    for (const [seq, leaf] of known ?? [])
      if (leaves[seq - 1] !== leaf) this.problems.push(`${life}: event ${seq} is not the one of the digest`)
  }

  /** The generations that digests know and the table did not show. */
  missing(): string[] {
    return [...this.known.keys()].filter((life) => !this.seen.has(life))
  }

  private know(life: string, seq: number, leaf: string): void {
    const leaves = this.known.get(life) ?? new Map<number, string>()
    if ((leaves.get(seq) ?? leaf) !== leaf)
      this.problems.push(`${life}: two digests have different leaves of event ${seq}`)
    this.known.set(life, leaves.set(seq, leaf))
  }

  /** A digest is of about one time, so what began in the hour before it may be missing. */
  private shouldKnow(since: string): boolean {
    return this.isWhole && this.newest !== '' && after(since, HOUR) < this.newest
  }
}
