import { createHash } from 'node:crypto'
import { hashOf } from '../core/ports/hash-of.ts'

/** The head of a chain at some time: no phone number is in it. */
export interface ChainHead {
  tenant: string
  /** The record generation. */
  life: string
  seq: number
  hash: string
}

/** The leaf of a chain: a copy of its head that says nothing about anybody (REC-3). */
export function leafOf({ tenant, life, seq, hash }: ChainHead): string {
  return hashOf({ tenant, life, seq, hash })
}

/** How many shards a part of a digest has, so that one chain is found without reading everything. */
export const SHARDS = 16

/** The shard of a record generation. */
export function shardOf(life: string): number {
  return (createHash('sha256').update(life).digest()[0] ?? 0) % SHARDS
}

/** A line of a digest: which chain, and its leaf. */
export interface AnchorLine extends Omit<ChainHead, 'hash'> {
  leaf: string
}

/** The line of a head in a digest. */
export function lineOf({ tenant, life, seq }: ChainHead, leaf: string): string {
  return [tenant, life, seq, leaf].join(' ')
}

/** Reads a line of a digest; undefined for anything else. */
export function readLine(line: string): AnchorLine | undefined {
  const [tenant, life, seq, leaf, more] = line.split(' ')
  if (!tenant || !life || !leaf || more !== undefined || !/^[1-9]\d*$/.test(seq ?? '')) return undefined
  return { tenant, life, seq: Number(seq), leaf }
}
