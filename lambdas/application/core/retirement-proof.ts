import type { KeyedHash } from './ports/keyed-hash.ts'
import type { Subject } from './subject.ts'

/** The proof in the note that a record generation is being retired: only who has the key can write one (REC-3). */
export function retirementProof(
  keyedHash: KeyedHash,
  { tenant, to }: Subject,
  life: string,
): Promise<string> {
  return keyedHash({ tenant, to: `${to}#retiring#${life}` })
}

/** Whether retention itself wrote this note. */
export async function isRetirement(
  keyedHash: KeyedHash,
  subject: Subject,
  { life, proof }: { life: string; proof: string | null },
): Promise<boolean> {
  return proof !== null && proof === (await retirementProof(keyedHash, subject, life))
}
