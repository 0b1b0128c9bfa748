/** Items of the console that expire by themselves, by ids that only their owner's browser knows. */
export interface ShortLived {
  keep(id: string, content: string, until: string): Promise<void>
  /** The content; undefined if it was deleted, has expired, or never existed. */
  read(id: string, now: string): Promise<string | undefined>
  delete(id: string): Promise<void>
}
