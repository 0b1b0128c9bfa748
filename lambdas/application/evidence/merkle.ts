import { createHash } from 'node:crypto'

/**
 * The root of a Merkle tree over leaves, as RFC 6962 builds it: leaves and nodes are hashed apart, so that no node can be
 * passed off as a leaf. In hexadecimal.
 */
export function merkleRoot(leaves: readonly string[]): string {
  if (leaves.length === 0) return sha256(Buffer.alloc(0)).toString('hex')
  let row = leaves.map((leaf) => sha256(LEAF, Buffer.from(leaf, 'hex')))
  while (row.length > 1) row = pairsOf(row)
  return (row[0] ?? Buffer.alloc(0)).toString('hex')
}

const LEAF = Buffer.from([0])
const NODE = Buffer.from([1])

/** A node without a neighbor moves up as it is. */
function pairsOf(row: readonly Buffer[]): Buffer[] {
  const above: Buffer[] = []
  for (let i = 0; i < row.length; i += 2) {
    const [left, right] = [row[i], row[i + 1]]
    if (left) above.push(right ? sha256(NODE, left, right) : left)
  }
  return above
}

function sha256(...parts: readonly Buffer[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
